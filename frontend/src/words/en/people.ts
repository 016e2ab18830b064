import { listed, number, plural } from "~/lib/text";

/** Those who appear in what is kept. */
export const people = {
  tab: "People",
  empty: "Nobody kept yet",
  emptyLead:
    "Names, handles and numbers in one place, so that you find who said what. You name them as you like.",
  add: "New person",
  trash: (count: number) => `Trash (${number(count)})`,
  outOfTrash: "Back to the people",
  roles: {
    person: "The one it is about",
    carrier: "Carries messages or news",
    witness: "Witness",
    safe: "Safe to talk to",
    other: "Somebody else",
  },
  roleMeans: {
    person: "Whom you keep your distance from.",
    carrier: "Brings their words to you, or yours to them.",
    witness: "Saw or heard something, and may say so.",
    safe: "On your side.",
    other: "Appears here, and no more is said.",
  },
  appears: (incidents: number, claims: number) =>
    listed(
      [
        incidents > 0 && plural(incidents, { one: "# incident", other: "# incidents" }),
        claims > 0 && plural(claims, { one: "# claim", other: "# claims" }),
      ].filter((part) => part !== false),
    ),
  nowhere: "named nowhere yet",
  kept: (when: string) => `Kept since ${when}`,
  also: "Also called",
  handles: "Handles and addresses",
  numbers: "Numbers",
  note: "Note",
  incidents: "Incidents",
  claims: "Claims",
  inNone: "Named in no incident or claim yet.",
  more: (count: number) => `Show ${number(count)} more`,
  edit: "Edit",
  toTrash: "Move to trash",
  inTrash: "Moved to the trash. Where they are named, they stay.",
  restore: "Take back",
  restored: "Taken back from the trash.",

  newTitle: "Keep a person",
  editTitle: "Change what is kept",
  lead: "Only what helps to recognise them. This may reach the other side one day.",
  name: "What you call them",
  nameHint: "A first name, a letter, “my brother”: as you like.",
  role: "Who they are here",
  alsoHint: "Other names, with commas between.",
  handlesHint: "On platforms, and e-mail addresses, with commas between.",
  numbersHint: "Of phones, with commas between.",
  noteHint: "How they know you, what they know, when they can be reached.",
  save: "Save",
  saved: "Saved.",
  needName: "A name is needed. A letter is enough.",
  long: "This is longer than can be kept here.",
  many: "These are more than can be kept here.",
};
