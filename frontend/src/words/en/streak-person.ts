import type { Code } from "~/lib/errors/codes";
import { plural } from "~/lib/text";

const contacts = (count: number) =>
  plural(count, { one: "# contact you noted lies", other: "# contacts you noted lie" });

/** What can be arranged about one person: what counts, low contact, own marks, the start, putting away. */
export const streakPerson = {
  levels: {
    title: "What counts",
    lead: "Choose what you keep from. Each has a count of its own, and none takes anything from another.",
    choose: "Choose what counts",
    names: {
      called: "I called",
      wrote: "I wrote",
      replied: "I replied",
      met: "We met",
      looked: "I looked at their profile",
      asked: "I asked others about them",
    } as Record<string, string>,
    means: {
      called: "Also a call that nobody answered.",
      wrote: "A message, a letter, a comment, a reaction.",
      replied: "To a message or a call of theirs.",
      met: "By appointment, or staying when they came.",
      looked: "Social media, their status, their street.",
      asked: "How they are, where they are, what they say.",
    } as Record<string, string>,
    headline: "The large number counts",
    all: "All of these together",
    needOne: "Choose at least one.",
    saved: "What counts is changed. Nothing that you noted is lost.",
    level: "What",
    now: "Now",
    longest: "Longest",
    total: "In all",
    card: "One by one",
    days: (count: number) => plural(count, { one: "# day", other: "# days" }),
    isHeadline: "the large number",
  },

  low: {
    title: "Low contact",
    lead: "Where no contact cannot be: children, money, a house, work. As little as can be, on your terms.",
    set: "Low contact…",
    on: "I keep low contact with them",
    onHint: "Then each exchange is noted, and only one outside your rules begins a new count.",
    channels: "The ways I allow",
    topics: "The matters I allow",
    topicNames: {
      children: "Children",
      money: "Money",
      property: "Property",
      pets: "Pets",
      work: "Work",
      health: "Health",
    } as Record<string, string>,
    addTopic: "Another matter",
    rules: "My rules",
    ruleNames: {
      "business-only": "Business only",
      "no-feelings": "No feelings",
      "no-defence": "No defence, no explanations",
      "no-bait": "No answer to blame or bait",
      short: "As short as can be",
      "in-writing": "In writing only",
      "not-at-night": "Never at night",
    } as Record<string, string>,
    addRule: "Another rule",
    add: "Add",
    remove: (what: string) => `Take out “${what}”`,
    wait: "Wait before answering",
    waits: (hours: number) =>
      hours === 0 ? "No time set" : plural(hours, { one: "# hour", other: "# hours" }),
    saved: "Your terms are kept.",
    ended: "No contact it is. What you noted stays.",
    card: "My terms",
    change: "Change",
    none: "Nothing set.",
  },

  milestones: {
    title: "Marks of your own",
    lead: "A length that means something to you. It appears beside the others, quietly.",
    set: "Marks of my own…",
    days: "After how many days",
    add: "Add",
    remove: (count: number) => plural(count, { one: "Take out # day", other: "Take out # days" }),
    none: "None yet.",
    invalid: "A whole number of days from 1 to 36,500.",
    known: "This mark is there already.",
  },

  start: {
    set: "Move the start…",
    title: "Move the start",
    lead: "For when the day you gave was not the right one. As you remember it honestly is right enough.",
    at: "No contact since",
    same: "Nothing changes.",
    earlier: (when: string) => `Counting begins on ${when}. The days from then on count, too.`,
    later: (when: string) => `Counting begins on ${when}. Days before it no longer count.`,
    before: (count: number) =>
      count === 0
        ? ""
        : `${contacts(count)} before it. ${plural(count, { one: "It stays", other: "They stay" })} in the list and no longer ${plural(count, { one: "counts", other: "count" })}.`,
    runs: "The present run goes on as it is: it began after contact you noted later.",
    save: "Move it",
    saved: "The start is moved.",
  },

  about: {
    set: "Name and link…",
    title: "Who it is",
    link: "The same person in Evidence",
    linkHint: "Then an incident made here names them.",
    noLink: "Not linked",
    saved: "Saved.",
  },

  putAway: {
    set: "Put away…",
    title: (name: string) => `Put ${name} away?`,
    lead: "Their count is no longer shown or searched. Nothing is removed, and you can bring it back at any time.",
    confirm: "Put away",
    done: "Put away.",
    list: (count: number) => `Put away (${count})…`,
    listTitle: "Put away",
    listLead: "Not shown any more, and not gone.",
    since: (when: string) => `Put away ${when}`,
    back: "Bring back",
    isBack: "Brought back.",
    remove: "Remove for good…",
    removeTitle: (name: string) => `Remove ${name} for good?`,
    removeLead: (events: number) =>
      events === 0
        ? "Nothing was noted about them. What is in Evidence stays there. This cannot be undone."
        : `${plural(events, { one: "The one thing", other: "All # things" })} you noted about them ${plural(events, { one: "goes", other: "go" })} with it. What is in Evidence stays there, and so do earlier backups. This cannot be undone.`,
    removeConfirm: "Remove for good",
    removed: "Removed.",
    empty: "Nobody is put away.",
  },
  refused: {
    invalid: "This cannot be kept as it is: something is missing or too long.",
  } as Partial<Record<Code, string>>,
};
