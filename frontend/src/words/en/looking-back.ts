import { listed, number, plural } from "~/lib/text";

const entries = (count: number) => plural(count, { one: "# entry", other: "# entries" });
const written = (count: number) => plural(count, { one: "# word", other: "# words" });
const times = (count: number) => plural(count, { one: "once", other: "# times" });

type Grown = { thought: number; achievement: number; dream: number };
const grownOf = {
  thought: (count: number) => plural(count, { one: "# thought", other: "# thoughts" }),
  achievement: (count: number) => plural(count, { one: "# achievement", other: "# achievements" }),
  dream: (count: number) => plural(count, { one: "# dream", other: "# dreams" }),
};

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
  dayEntries: (day: string, count: number) =>
    count === 0 ? `${day}: nothing written` : `${day}: ${entries(count)}`,
  monthEntries: (days: number, count: number) =>
    count === 0
      ? "Nothing written in this month."
      : `${entries(count)} on ${plural(days, { one: "# day", other: "# days" })}.`,

  onThisDay: "On this day",
  onThisDayNone: "Nothing was written on this day in earlier years.",
  yearsAgo: (years: number) => plural(years, { one: "# year ago", other: "# years ago" }),

  yearOfMoods: "How the days felt",
  moods: "Moods",
  moodOfDay: (day: string, mood: string) => `${day}: ${mood}`,
  unsaid: "not said",
  daysSaid: (count: number) =>
    count === 0
      ? "No day of this time has a mood. It takes one tap below an entry."
      : plural(count, { one: "# day has a mood:", other: "# days have a mood:" }),
  eachMood: (moods: { mood: string; count: number }[]) =>
    listed(moods.map(({ mood, count }) => `${mood.toLowerCase()} ${times(count)}`)),
  inAll: (said: string) => `${said}.`,
  none: "Nothing in this time.",

  moodOverTime: "Mood, month by month",
  meanMood: "On the whole",
  meanSaid: ([month, mood]: string[]) => `${month}: ${mood}.`,
  fromTo: ([first, was]: string[], [last, is]: string[]) => `${first}: ${was}. ${last}: ${is}.`,
  near: (mood: string, next: string) => `Between ${mood.toLowerCase()} and ${next.toLowerCase()}`,

  feelings: "Feelings, month by month",
  feeling: "Feeling",
  timesHead: "Times",
  when: "When",
  feelingIn: (month: string, count: number) => `${month} (${number(count)})`,
  feelingSaid: (month: string, name: string, count: number) => `${month}, ${name}: ${times(count)}`,
  feelingsInWords: (all: { name: string; count: number }[]) =>
    all.length === 0
      ? "No feelings were picked in this time."
      : `Most often ${listed(all.map(({ name, count }) => `${name} (${number(count)})`))}.`,

  grows: "What grows",
  growing: { thought: "Thoughts", achievement: "Achievements", dream: "Dreams" },
  growsInWords: (of: Grown) =>
    `${listed([grownOf.thought(of.thought), grownOf.achievement(of.achievement), grownOf.dream(of.dream)])}.`,
  grownSaid: (month: string, of: Grown, kind: keyof Grown) => `${month}: ${grownOf[kind](of[kind])}`,
  growsNone:
    "No thoughts, achievements or dreams in this time. They are kinds of entry that can be begun beside New.",

  words: "Words, month by month",
  wordsSaid: (month: string, count: number) => `${month}: ${written(count)}`,
  wordsInAll: (count: number, of: number) => `${written(count)} in ${entries(of)}.`,
  wordsHead: "Words",
  entriesHead: "Entries",
};
