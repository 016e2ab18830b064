import { listed, number, plural } from "~/lib/text";

const entries = (count: number) => plural(count, { one: "# entry", other: "# entries" });
const written = (count: number) => plural(count, { one: "# word", other: "# words" });
const times = (count: number) => plural(count, { one: "once", other: "# times" });

export const lookingBack = {
  title: "Look back",
  lead: "What you wrote, seen from a little further away. Nothing here is a verdict.",
  back: "Back to the entries",
  period: "Which time",
  lastMonths: "The last 12 months",
  emptyTitle: "Nothing to look back on yet",
  emptyLead: "Once you have written a little, the days, moods and words show here.",
  asTable: "As a table",
  asPicture: "As a picture",
  month: "Month",

  calendar: "Days you wrote",
  pastHint: "Choose a day to see what you wrote on it.",
  dayEntries: (day: string, count: number) =>
    count === 0 ? `${day}: nothing written` : `${day}: ${entries(count)}`,
  earlierMonth: "Earlier month",
  laterMonth: "Later month",
  earlierYear: "Earlier year",
  laterYear: "Later year",
  monthEntries: (days: number, count: number) =>
    count === 0
      ? "Nothing written in this month."
      : `${entries(count)} on ${plural(days, { one: "# day", other: "# days" })}.`,

  onThisDay: "On this day",
  onThisDayNone: "Nothing was written on this day in earlier years.",
  yearsAgo: (years: number) => plural(years, { one: "# year ago", other: "# years ago" }),

  yearOfMoods: "How the days felt",
  moodOfDay: (day: string, mood: string) => `${day}: ${mood}`,
  unsaid: "not said",
  daysSaid: (count: number) =>
    count === 0
      ? "No day has a mood yet."
      : plural(count, { one: "# day has a mood.", other: "# days have a mood." }),
  eachMood: (moods: { mood: string; count: number }[]) =>
    listed(moods.map(({ mood, count }) => `${mood.toLowerCase()} ${times(count)}`)),
  none: "None in this time.",

  moodOverTime: "Mood, month by month",
  meanMood: "Mean mood",
  meanSaid: (month: string, mood: string) => `${month}: ${mood}`,
  /** Between two of the moods, or one of them. */
  near: (mood: string, next: string) =>
    mood === next ? mood : `between ${mood.toLowerCase()} and ${next.toLowerCase()}`,

  feelings: "Feelings, month by month",
  feeling: "Feeling",
  feelingSaid: (month: string, name: string, count: number) => `${month}, ${name}: ${times(count)}`,
  feelingsInWords: (all: { name: string; count: number }[]) =>
    all.length === 0
      ? "No feelings were picked in this time."
      : `Most often ${listed(all.map(({ name, count }) => `${name} (${number(count)})`))}.`,

  grows: "What grows",
  growing: { thought: "Thoughts", achievement: "Achievements", dream: "Dreams" },
  growsInWords: (of: { thought: number; achievement: number; dream: number }) =>
    `${listed([
      plural(of.thought, { one: "# thought", other: "# thoughts" }),
      plural(of.achievement, { one: "# achievement", other: "# achievements" }),
      plural(of.dream, { one: "# dream", other: "# dreams" }),
    ])} in this time.`,
  growsNone:
    "No thoughts, achievements or dreams in this time. They are kinds of entry you can begin with New.",

  words: "Words, month by month",
  wordsSaid: (month: string, count: number) => `${month}: ${written(count)}`,
  wordsInAll: (count: number, of: number) => `${written(count)} in ${entries(of)}.`,
  wordsHead: "Words",
};
