import type { Code } from "~/lib/errors/codes";
import { plural } from "~/lib/text";

const milestones: Record<string, (count: number) => string> = {
  day: (count) => plural(count, { one: "# day", other: "# days" }),
  week: (count) => plural(count, { one: "# week", other: "# weeks" }),
  month: (count) => plural(count, { one: "# month", other: "# months" }),
  year: (count) => plural(count, { one: "# year", other: "# years" }),
};
const reached = (count: number) =>
  plural(count, { one: "they reached out once", other: "they reached out # times" });

export const streak = {
  title: "Streak",
  since: (name: string, when: string) => `No contact with ${name} since ${when}`,
  whose: "Whose streak is shown",
  reachedOut: "They reached out",
  madeContact: "I made contact",
  somebodyElse: "Add somebody else",
  rename: "Change the name",

  emptyTitle: "Days that are yours",
  emptyLead:
    "Say who you keep no contact with and since when. From then on every day counts, and none that you held is ever taken back.",
  begin: "Start",
  startTitle: "Start counting",
  startLead: "Call them whatever you like. Nobody reads it but you.",
  name: "What you call them",
  nameExample: "R., my mother",
  startedAt: "No contact since",
  zone: "Time zone",
  zoneHint: "Days are counted by the clocks of this place, wherever you are.",
  refusedStart: {
    invalid: "Give them a name of up to a hundred letters, and a date after 1900.",
  } as Partial<Record<Code, string>>,

  days: (count: number) => plural(count, { one: "day", other: "days" }),
  hours: (count: number) => plural(count, { one: "# hour", other: "# hours" }),
  milestones: "Milestones",
  /** From a count and a unit, as in "2-week". */
  milestone: (key: string) => {
    const [count = "", unit = ""] = key.split("-");
    return milestones[unit]?.(Number(count)) ?? key;
  },
  reached: (when: string) => `Reached ${when}`,
  ahead: (when: string) => `On ${when}`,

  total: (count: number) =>
    plural(count, { one: "day without contact in all", other: "days without contact in all" }),
  longest: (count: number) =>
    plural(count, { one: "day, the longest streak", other: "days, the longest streak" }),
  shareOfHalfYear: "of the last 6 months",
  shareSoFar: "of the days since the start",
  unanswered: (count: number) =>
    plural(count, { one: "attempt you did not answer", other: "attempts you did not answer" }),

  year: "The last year",
  yearInWords: (held: number, contacts: number, attempts: number) =>
    `${plural(held, { one: "# day held", other: "# days held" })}, ` +
    `${plural(contacts, { one: "# day with contact you made", other: "# days with contact you made" })}, ` +
    `${reached(attempts)}.`,
  month: "Month",
  whatHappened: "What happened",
  held: "held",
  heldThrough: "held while they reached out",
  contactMade: "contact I made",
  before: "before the start",
  dayInWords: (date: string, state: string, attempts: number) =>
    attempts > 0 ? `${date}: ${state}, ${reached(attempts)}` : `${date}: ${state}`,
  nothingTaken: "A setback starts a new streak. It takes nothing away from the days you held.",

  attemptTitle: "They reached out",
  attemptLead: "What they do is theirs. This goes on record and does not break anything of yours.",
  contactTitle: "I made contact",
  contactLead: (days: number) =>
    days > 0
      ? `It happens, and it is part of the way. ${plural(days, { one: "You held # day. It stays.", other: "You held # days. Those stay." })} A new count begins at the time you give, and you can undo this for 48 hours.`
      : "It happens, and it is part of the way. A new count begins at the time you give, and you can undo this for 48 hours.",
  when: "When",
  how: "How",
  noChannel: "Not said",
  channels: {
    "phone-call": "Phone call",
    "text-message": "Text message",
    "messaging-app": "Messaging app",
    email: "Email",
    "social-media": "Social media",
    "in-person": "In person",
    "at-home": "At my home",
    "at-work": "At work",
    "through-others": "Through others",
    post: "Post",
    gift: "A gift",
    "shared-account": "A shared account",
    "payment-note": "A payment note",
    game: "A game",
    "childs-device": "A child’s device",
    "court-or-lawyer": "Court or lawyer",
    other: "Something else",
  } as Record<string, string>,
  attemptNote: "Note",
  attemptNoteHint: "A few words are enough. What they wrote or sent belongs in Evidence.",
  contactNote: "What happened",
  contactNoteHint: "Only for you, and only if you want to.",
  keepAttempt: "Note it",
  keepContact: "Start anew",
  refused: { invalid: "That time lies before the start, or the note is too long." } as Partial<
    Record<Code, string>
  >,
  attemptKept: "Noted. Your days go on.",
  contactKept: (days: number) =>
    days > 0
      ? plural(days, { one: "You held # day. It stays.", other: "You held # days. Those stay." })
      : "Noted. A new count has begun.",

  history: "What was noted",
  historyEmpty: "Nothing so far.",
  showAll: (count: number) => `Show all ${count}`,
  undoLeft: (hours: number) => plural(hours, { one: "Undo, # hour left", other: "Undo, # hours left" }),
  undone: "Undone, as if it had not been noted.",
};
