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
  none: {
    held: (days: number) => plural(days, { one: "# day of no contact", other: "# days of no contact" }),
    firstDay: "The first day of no contact",
  },
  low: {
    held: (days: number) =>
      plural(days, { one: "# day within your rules", other: "# days within your rules" }),
    firstDay: "The first day within your rules",
  },
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
  pull: "I feel the pull",
  write: "Write",
  startTitle: "One day, and then the next",
  startLead: "If it would help to see the days you keep, they can be counted from whenever they began.",
  start: "Start counting",

  latest: "Latest entries",
  latestNone: "Nothing is written yet. A line is enough to begin.",
  untitled: "Without a title",
  toJournal: "Open the journal",

  earlier: "On this day",

  reason: "One of your reasons",
  toReasons: "Open",
  reasonOf: (day: string, at: number, count: number) => `Of ${day} · ${at} of ${count}`,
  reasonAt: (at: number, count: number) => `${at} of ${count}`,
  another: "Another one",

  thing: "One thing today",
  toSteps: "All steps",
  thingLead: "If it fits today. Tomorrow is fine, too.",
  thingDone: "Done.",
  thingNone: "Nothing is chosen for today, and nothing has to be. The next small step would be:",
  takeThing: "Take it for today",
  thingAllDone: "Every step you took over is done.",

  arrange: "Arrange this page",
  arrangeLead: "What helps stays, what does not can go. Nothing is deleted by it.",
  arrangeOurs: "As it was at first",
  up: (card: string) => `${card}: up`,
  down: (card: string) => `${card}: down`,
  cards: {
    "check-in": "How it is right now",
    reason: "One of your reasons",
    thing: "One thing today",
    latest: "Latest entries",
    earlier: "On this day",
    safe: "Kept safe",
  },

  suggestions: {
    name: "A suggestion",
    texts: {
      backup: "There is no backup of this yet. It takes a minute, and a drive of your own.",
      "old-backup": "The last backup is over a month old.",
      reason: "A reason in your own words helps when the pull comes. One sentence is enough.",
      support: "Who is safe to call? A name kept here is found faster in a hard hour.",
      check: "Your evidence was last checked over a month ago.",
    },
    go: {
      backup: "Make a backup",
      "old-backup": "Make a backup",
      reason: "Write one",
      support: "Add somebody",
      check: "Open evidence",
    },
    hush: "Not today",
  },

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
