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
  lowSince: (name: string, when: string) => `Low contact with ${name}, within your rules since ${when}`,
  sinceLevel: {
    called: (name: string, when: string) => `You have not called ${name} since ${when}`,
    wrote: (name: string, when: string) => `You have not written to ${name} since ${when}`,
    replied: (name: string, when: string) => `You have not replied to ${name} since ${when}`,
    met: (name: string, when: string) => `You have not met ${name} since ${when}`,
    looked: (name: string, when: string) => `You have not looked at what ${name} shows since ${when}`,
    asked: (name: string, when: string) => `You have not asked others about ${name} since ${when}`,
  },
  whose: "Whose streak is shown",
  reachedOut: "They reached out",
  madeContact: "I made contact",
  wereInTouch: "We were in touch",
  answer: "Write an answer…",
  pause: "Set a pause…",
  somebodyElse: "Add somebody else",
  /** From anywhere, by name. */
  commands: {
    contact: { label: "I made contact", also: "setback lapse called wrote replied" },
    exchange: { label: "We were in touch", also: "low contact exchange within rules" },
    answer: { label: "Write an answer", also: "grey rock brief informative friendly firm draft reply" },
    pause: { label: "Set a pause", also: "court day hand-over" },
  },
  found: "What you looked for",
  foundAway: "This was noted about somebody who is put away.",

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
  reachedToday: (mark: string) => `${mark}, reached today.`,
  own: "your own",
  pausedUntil: (when: string) => `In a pause until ${when}. Its days count as held.`,
  endPause: "End the pause",
  pauseEnded: "The pause has ended.",
  clockBehind: (when: string) =>
    `The clock of this computer shows a time before something you noted already. Days are counted up to ${when} until it is right again.`,
  zoneUnknown: (zone: string) =>
    `This computer does not know the time zone ${zone}. Days are counted by world time (UTC) here.`,

  total: (count: number) =>
    plural(count, { one: "day without contact in all", other: "days without contact in all" }),
  longest: (count: number) =>
    plural(count, { one: "day, the longest streak", other: "days, the longest streak" }),
  shareOfHalfYear: "of the last 6 months",
  shareSoFar: "of the days since the start",
  unanswered: (count: number) =>
    plural(count, { one: "attempt you did not answer", other: "attempts you did not answer" }),
  strength: "strength",
  strengthMeans:
    "Strength grows a little with every day held and gives way a little on a day with contact; half of it is made in the last 13 days, so one day never takes it all (after the score of Loop Habit Tracker).",

  year: "The last year",
  yearInWords: (held: number, contacts: number, attempts: number) =>
    `${plural(held, { one: "# day held", other: "# days held" })}, ` +
    `${plural(contacts, { one: "# day with contact you made", other: "# days with contact you made" })}, ` +
    `${reached(attempts)}.`,
  pausedInWords: (count: number) =>
    plural(count, {
      one: "# of the days held was in a pause.",
      other: "# of the days held were in a pause.",
    }),
  month: "Month",
  whatHappened: "What happened",
  held: "held",
  heldThrough: "held while they reached out",
  contactMade: "contact I made",
  paused: "held, in a pause",
  before: "before the start",
  pull: "Pull",
  pullStrong: "strong",
  pullQuiet: "quiet",
  pullUnknown: "not marked",
  pullSaid: (pull: string) => `pull ${pull} of 10`,
  dayInWords: (date: string, state: string, pull: string, attempts: number) =>
    `${date}: ${[state, pull, attempts > 0 ? reached(attempts) : ""].filter(Boolean).join(", ")}`,
  nothingTaken: "A setback starts a new streak. It takes nothing away from the days you held.",

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
};
