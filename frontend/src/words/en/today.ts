import { plural } from "~/lib/text";

export const today = {
  title: "Today",
  greetings: {
    night: "It is late. Nothing here needs you to hurry.",
    morning: "Good morning. Nothing here needs you to hurry.",
    afternoon: "Good afternoon. Nothing here needs you to hurry.",
    evening: "Good evening. Nothing here needs you to hurry.",
  },
  loadFailed: "Some of this page could not be read.",

  days: (count: number) => plural(count, { one: "day", other: "days" }),
  held: (days: number) => plural(days, { one: "# day of no contact", other: "# days of no contact" }),
  firstDay: "The first day of no contact",
  heldOf: (held: string, name: string) => `${held} · ${name}`,
  ring: (days: number, toGo: string) =>
    `${plural(days, { one: "# day held", other: "# days held" })}. ${toGo}`,
  toGo: (days: number, mark: string) =>
    plural(days, { one: `# day to your ${mark} mark.`, other: `# days to your ${mark} mark.` }),
  marks: {
    day: (count: number) => plural(count, { one: "one-day", other: "#-day" }),
    week: (count: number) => plural(count, { one: "one-week", other: "#-week" }),
    month: (count: number) => plural(count, { one: "one-month", other: "#-month" }),
    year: (count: number) => plural(count, { one: "one-year", other: "#-year" }),
  },
  inAll: (days: number) =>
    plural(days, {
      one: "# day in all; the days before still count.",
      other: "# days in all; the days before still count.",
    }),
  since: (day: string) => `Since ${day}.`,
  hoursIn: (hours: number) =>
    plural(hours, { one: "# hour so far. It counts.", other: "# hours so far. They count." }),
  others: "Your other streaks",
  other: (name: string, days: number) => plural(days, { one: `${name}: # day`, other: `${name}: # days` }),
  reachedOut: "They reached out",
  write: "Write",
  startTitle: "One day, and then the next",
  startLead: "If it would help to see the days you keep, they can be counted from whenever they began.",
  start: "Start counting",

  latest: "Latest entries",
  latestNone: "Nothing is written yet. A line is enough to begin.",
  untitled: "Without a title",
  toJournal: "Open the journal",

  safe: "Kept safe",
  nothingKept: "Nothing is kept as evidence yet",
  intact: (count: number) => plural(count, { one: "# exhibit, intact", other: "# exhibits, all intact" }),
  unchecked: (count: number) => plural(count, { one: "# exhibit kept", other: "# exhibits kept" }),
  damaged: (count: number) => plural(count, { one: "# exhibit is damaged", other: "# exhibits are damaged" }),
  checked: (when: string) => `Checked ${when}`,
  notChecked: "Not all checked yet",
  lastBackup: (when: string) => `Last backup ${when}`,
  noBackup: "No backup yet",
  makeBackup: "Make one",
  verified: "Verified",
  readBack: "Read back",
  look: "Look",
  noFailures: "No failed unlock",
  noFailuresSince: (day: string) => `No failed unlock since ${day}`,
  failures: (count: number) =>
    plural(count, {
      one: "# failed unlock since you were last here",
      other: "# failed unlocks since you were last here",
    }),
};
