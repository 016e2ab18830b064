import { listed, number, plural } from "~/lib/text";

const times = (count: number) => plural(count, { one: "once", other: "# times" });
const incidents = (count: number) => plural(count, { one: "# incident", other: "# incidents" });

/** What is counted over incidents: counts, and nothing they would mean. */
export const patterns = {
  title: "Patterns",
  lead: "Counts of what you recorded, and nothing else. What they mean is for people to say.",
  back: "Back to the evidence",
  period: "Which time",
  periods: {
    all: "All of it",
    year: "The last 12 months",
    half: "The last 6 months",
    quarter: "The last 3 months",
  },
  empty: "Nothing to count yet",
  emptyLead:
    "Once you have recorded a few incidents, you can see here how they fall over weeks, days and hours.",
  counted: (count: number, undated: number) =>
    undated === 0 ? incidents(count) : `${incidents(count)}, ${number(undated)} of them at a time not known`,
  asTable: "As a table",
  asPicture: "As a picture",
  nothing: "Nothing in this time.",

  weeks: "Week by week",
  week: "Week of",
  weekOf: (monday: string) => `Week of ${monday}`,
  weekSaid: (monday: string, count: number) => `Week of ${monday}: ${incidents(count)}`,
  weeksInWords: (count: number, weeks: number, most: string, top: number) =>
    `${incidents(count)} over ${plural(weeks, { one: "# week", other: "# weeks" })}. The most in one week: ${number(top)}, in the week of ${most}.`,
  count: "Incidents",
  grave: "How grave",
  unsaidGrave: "Not said",
  graves: ["Not said", "Slight", "Serious", "Severe", "Grave"],
  graveParts: { light: "Slight or not said", mid: "Serious", strong: "Severe or grave" },
  fearHead: "Most fear",
  fears: ["–", "Some fear", "Strong fear", "In fear of my life"],
  markedHead: "Your dates",
  graveInWords: (light: number, mid: number, strong: number) =>
    `${number(strong)} severe or grave, ${number(mid)} serious, ${number(light)} slight or not said.`,

  hours: "Hour and weekday",
  hoursSaid: (day: string, hour: string, count: number) => `${day}, ${hour}: ${incidents(count)}`,
  hoursInWords: (day: string, hour: string, count: number) =>
    `Most often: ${day}, from ${hour}, ${times(count)}.`,
  hoursNone: "No incident here has an hour to it.",
  unhoured: (count: number) =>
    count === 0
      ? ""
      : plural(count, { one: "# is known by its day only.", other: "# are known by their day only." }),
  weekday: "Weekday",
  spread: "At these hours",
  hourTimes: (hour: string, count: number) => `${hour} (${number(count)})`,

  channels: "By which way",
  tactics: "What it was",
  tallyInWords: (tallies: { name: string; count: number }[]) =>
    `Most often: ${listed(tallies.map(({ name, count }) => `${name} ${times(count)}`))}.`,
  way: "Way",
  tactic: "Tactic",
  timesHead: "Times",
  tacticsNote: "One incident can carry several.",

  escalation: "How often, and how grave",
  phases: "The cycle, as you tagged it",
  phasesNone: "No incident is tagged as a part of the cycle. You can tag one where you edit it.",
  phase: "Part of the cycle",
  phaseDay: "Day",
  phaseSaid: (day: string, phase: string) => `${day}: ${phase}`,
  phasesInWords: (counts: { name: string; count: number }[]) =>
    `Tagged: ${listed(counts.map(({ name, count }) => `${name.toLowerCase()} ${times(count)}`))}.`,
  breaches: "Against an order or agreement",
  breachesInWords: (days: string[]) => `On ${listed(days)}.`,

  marks: "Your own dates",
  marksLead: "A hearing, a birthday, a move. They stand in the pictures beside what happened.",
  marksNone: "None yet.",
  markDay: "Day",
  markLabel: "What it was",
  markAdd: "Mark a date",
  markSave: "Add",
  markRemove: (label: string) => `Forget the date “${label}”`,
  markRemoved: "The date is forgotten.",
  markNeeds: "A day and a word or two are needed.",
};
