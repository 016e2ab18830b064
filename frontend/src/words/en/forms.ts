import { listed, number, plural } from "~/lib/text";

/** The forms of an entry: its kinds, feelings, letters and their seals, questions, templates, versions, excerpts. */
export const forms = {
  newKind: "New of another kind",
  fromTemplate: (name: string) => `From “${name}”`,
  templates: "Templates…",
  kindLead: {
    entry: "",
    letter: "Say it here. It is not sent, and nobody waits for an answer.",
    thought: "Something you noticed about yourself. A line is enough.",
    achievement: "Something you did, however small. It counts because you did it.",
    dream: "From the night, or a wish for later. Pictures are enough.",
    "thought-record": "A hard thought, looked at from both sides. Any field may stay empty.",
    grief: "For what is gone, or never was. There is no order to it, and no hurry.",
  },

  written: (when: string) => `It was written ${when}.`,

  feelings: "Feelings",
  addFeeling: "Feeling",
  feelingsLead: "Whatever is there. Several may be, and none has to.",
  ownFeeling: "In your own word",
  addOwn: "Add",
  used: "Yours",
  removeFeeling: (name: string) => `Remove the feeling ${name}`,
  families: [
    { name: "At ease", feelings: ["calm", "safe", "relieved", "rested", "content", "grateful"] },
    { name: "Coming back", feelings: ["hopeful", "curious", "proud", "strong", "free", "clear"] },
    { name: "Close", feelings: ["loved", "understood", "tender", "trusting"] },
    { name: "Sad", feelings: ["sad", "lonely", "longing", "disappointed", "empty", "grieving"] },
    { name: "Afraid", feelings: ["anxious", "afraid", "on edge", "watched", "overwhelmed", "unsure"] },
    { name: "Angry", feelings: ["angry", "irritated", "bitter", "betrayed"] },
    { name: "Hurt", feelings: ["hurt", "ashamed", "a little guilt", "rejected", "small"] },
    { name: "Far away", feelings: ["numb", "tired", "restless", "foggy", "confused"] },
  ],

  pull: "The pull",
  pullNamed: (pull: number) => `Pull ${number(pull)}`,
  addPull: "Pull",
  pullLead: "How strong is the pull to make contact? 0 is none, 10 is very strong.",
  pullUnsaid: "Not said",
  people: "People",
  addPerson: "Add a person",
  removePerson: (name: string) => `Remove ${name}`,
  knownPeople: "People you have named",

  to: "To",
  toHint: "A name, or whatever you call them.",
  seal: "Seal it until a date…",
  sealTitle: "Seal this letter?",
  sealLead:
    "Until the date it cannot be read or changed here, not by you either, and the date cannot be brought closer.",
  sealMeans: [
    "It can be opened early only by breaking the seal. That it was broken stays noted.",
    "Its earlier versions are closed with it.",
    "It is a promise to yourself and not a second lock. Backups you made before still hold the letter open.",
  ],
  sealUntil: "Sealed until",
  sealIn: { day: "Tomorrow", week: "In a week", month: "In a month", year: "In a year" },
  sealIt: "Seal it",
  sealNotNow: "Not now",
  sealFailed: "It could not be sealed yet. The letter is as it was.",
  sealed: "This letter is sealed",
  sealedTo: (name: string) => `A letter to ${name}, sealed`,
  sealedUntil: (when: string) => `Until ${when} it rests here, unread. Then it opens by itself.`,
  breakSeal: "Break the seal…",
  breakTitle: "Break the seal now?",
  breakLead: (when: string) =>
    `You wanted to leave this letter closed until ${when}. If you open it now, it stays open, and a note that the seal was broken stays with it. Waiting is open to you, too.`,
  breakIt: "Break the seal",
  leaveSealed: "Leave it sealed",
  broken: (when: string) => `The seal was broken on ${when}.`,
  wasSealed: (when: string) => `It was sealed until ${when}.`,

  record: {
    thought: "The thought",
    thoughtHint: "As it says itself.",
    for: "What speaks for it",
    forHint: "Facts somebody else could have seen.",
    against: "What speaks against it",
    againstHint: "What it leaves out. What you would tell a friend.",
    kinder: "A kinder true sentence",
    kinderHint: "Not cheerful: just fair, and true.",
    before: "How true it feels now",
    after: "How true it feels after this",
    belief: (value: number) => `${number(value)} of 100`,
    unsaid: "Not said",
    unsay: (label: string) => `${label}: take it back`,
    more: "Anything else",
  },

  question: "Ask me something",
  questionMenu: "A question to write from",
  questionCard: "A question to write from",
  another: "Another one",
  notThisKind: "Not this kind",
  questionStage: "What the question is about",
  putAway: "Put away:",
  askAgain: (kind: string) => `Ask about it again: ${kind}`,
  writeFrom: "Write from it",
  noQuestions: "Every question was asked within the last thirty days. More come back with time.",
  closeQuestion: "Put the question away",

  templatesTitle: "Templates",
  templatesLead: "Pages you begin with again and again.",
  templatesNone:
    "None yet. Write a page the way you like to begin, then choose “Keep as a template” in its menu.",
  useTemplate: "Begin with it",
  useNamed: (name: string) => `Begin with it: “${name}”`,
  editTemplate: (name: string) => `Change “${name}”`,
  removeTemplate: (name: string) => `Remove “${name}”`,
  templateRemoved: "The template was removed.",
  keepTemplate: "Keep as a template…",
  keepTemplateTitle: "Keep this page as a template",
  templateTitle: "Change the template",
  templateName: "Name",
  templateKind: "Begins as",
  templateText: "What stands on the page",
  templateNeeds: "It needs a name.",
  templateKept: "The template is kept.",

  versions: "Earlier versions",
  versionsLead:
    "Every state of the last day, one an hour for a week, then one a day. The first is never dropped.",
  versionsNone: "There is no earlier version of this yet.",
  versionOf: (when: string, count: number) =>
    `${when}, ${plural(count, { one: "# word", other: "# words" })}`,
  then: (when: string) => `Then, ${when}`,
  now: "Now",
  comparing: "Comparing",
  added: "added:",
  removed: "removed:",
  end: "end of it.",
  changes: (added: number, removed: number) =>
    added + removed === 0
      ? "The words are the same."
      : `Since then ${listed([
          plural(added, { one: "# word was added", other: "# words were added" }),
          plural(removed, { one: "# was removed", other: "# were removed" }),
        ])}.`,
  coarse: "These are so different that whole paragraphs are marked, not words.",
  titleWas: "Title",
  bringBack: "Bring this back",
  broughtBack: "The earlier version stands again.",
  closeVersions: "Close",

  trashDueTitle: (count: number) =>
    plural(count, {
      one: "# entry has been in the trash for more than thirty days.",
      other: "# entries have been in the trash for more than thirty days.",
    }),
  trashDueLead: "They can go for good, or stay as long as you like.",
  trashDueEmpty: "Let them go",
  trashDueKeep: "Keep them",
  trashDueGone: (count: number) =>
    plural(count, { one: "# entry is gone for good.", other: "# entries are gone for good." }),
  trashDueConfirm: (count: number) =>
    plural(count, { one: "Delete # entry for ever?", other: "Delete # entries for ever?" }),
  trashDueConfirmLead: "Nothing can bring them back but an older backup.",

  promote: "Use as evidence…",
  promoteTitle: "Use these words as evidence",
  promoteWarning:
    "What is in evidence may reach the other side one day: in court, by a lawyer, by a mistake. Copy only what they may read.",
  promoteExact:
    "Exactly this is copied, with the day it was written and the day it was copied. The entry stays as it is.",
  promoteNone: "Mark the words first that you want to use, then choose this again.",
  promoteWhere: "Where it belongs",
  promoteNew: "A new incident",
  promoteIncident: (value: number, what: string) => `Incident ${number(value)}: ${what}`,
  promoteIt: "Copy it there",
  promoted: "Copied into evidence.",
  promoteNotThere:
    "These words do not stand in the entry as it is kept. Wait until it is saved, then mark them again.",
};
