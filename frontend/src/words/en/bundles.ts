import { bytes, listed, number, plural } from "~/lib/text";

const count = {
  incidents: (value: number) => plural(value, { one: "# incident", other: "# incidents" }),
  claims: (value: number) => plural(value, { one: "# claim", other: "# claims" }),
  people: (value: number) => plural(value, { one: "# person", other: "# people" }),
  exhibits: (value: number) => plural(value, { one: "# exhibit", other: "# exhibits" }),
};

export const bundles = {
  title: "Bundles",
  lead: "What you hand over to a lawyer, the police or a court, and what was in it. Anybody can check it without this app.",
  make: "Make a bundle",
  none: "No bundle made yet",
  noneLead: "Choose what goes in, look at what may harm, then save it as one file.",
  madeAt: (when: string) => `Made ${when}`,
  madeFor: (to: string) => `for ${to}`,
  holds: (incidents: number, claims: number, exhibits: number, size: number) =>
    `${listed([count.incidents(incidents), count.claims(claims), count.exhibits(exhibits)])}, ${bytes(size)}`,
  encrypted: "Encrypted",
  again: "Make it again…",
  compare: "Compare with now",
  comparing: "Making it again to compare",
  same: "The same choice gives the same bundle today.",
  differs: (value: number) =>
    plural(value, { one: "# file would be different today:", other: "# files would be different today:" }),
  wouldCome: (file: string) => `${file}: would be added`,
  wouldGo: (file: string) => `${file}: would not be in it`,
  wouldChange: (file: string) => `${file}: would be another`,
  lost: (value: number) => `${count.exhibits(value)} could not go in: the bytes are damaged.`,
  key: "Signed with the key",
  keyLead: "Tell it to whoever gets the bundle in another way, so that they can compare.",

  // Choosing.
  makerTitle: "Make a bundle",
  what: "What goes in",
  everything: "Everything",
  everythingHint: "All incidents, claims and exhibits that are not in the trash.",
  chosen: "Only what I choose",
  chosenHint: "Exhibits come along with the incidents and claims that name them.",
  incidents: "Incidents",
  claims: "Claims",
  exhibits: "More exhibits",
  noneThere: "There is none.",
  picked: (name: string, value: number) =>
    value === 0 ? `${name}: none chosen` : `${name}: ${number(value)} chosen`,
  incident: (value: number, what: string) => `${number(value)}. ${what}`,
  who: "For whom",
  presets: {
    full: "For a lawyer, the police or a court",
    shared: "For others",
  },
  presetHints: {
    full: "The originals with everything embedded in them, and every line of the log about them.",
    shared:
      "Pictures are stripped of what is embedded, such as the place. What cannot be stripped is left out.",
  },
  name: "Name of the case",
  nameHint: "It stands on the first page and in the names of the files.",
  author: "Your name",
  authorHint: "As it should stand under the statement. It can stay empty.",
  to: "Who gets it",
  people: "People by their initials",
  peopleLead: "Everybody else stands by their full name.",
  options: "What else",
  flags: {
    strangers: "Names of people not kept here also by their initials",
    covered: "Where a copy with parts covered is kept, only that copy",
    pictures: "Pictures in the report",
    witnesses: "Witnesses, and how to reach them",
    notes: "Notes on exhibits and appearances",
    lawyer_notes: "Notes for a lawyer",
    excerpts: "What you copied from the journal",
    series: "Number all exhibits in one row",
  },
  never: "Notes for yourself and the journal never go in.",
  look: "Look at what would be in it",
  back: "Change the choice",

  // Looking at it first.
  inIt: "What would be in it",
  total: (incidents: number, claims: number, people: number, size: number) =>
    `${listed([count.incidents(incidents), count.claims(claims), count.people(people)])}; about ${bytes(size)}`,
  nothing: "Nothing is chosen yet.",
  harm: "What may harm",
  noHarm: "Nothing was found that is known to harm. Read the report before you hand it over.",
  keep: (value: number, name: string) => `Exhibit ${number(value)}, ${name}`,
  gives: {
    original: "the original",
    redacted: "a copy with parts covered",
    stripped: "a copy without what is embedded",
  },
  only: "only its number, name and hash",
  absent: (why: string) => `no original: ${why}`,
  warnings: {
    private: "Notes for yourself stay here",
    lawyer: "Notes for a lawyer go along",
    excerpts: "Words from your journal go along",
    place: "The place where it was made is in the file",
    reach: "Addresses or numbers by which somebody can be found",
    names:
      "Somebody you show by initials stands in full here. Texts are left as they were written; only names beside them are shortened",
    chats: "A whole conversation goes along, not only what you quote",
    unread: "Kept unread: nobody has looked at it",
    removed: "Its bytes were removed; it says so",
    damaged: "Its bytes are damaged; it says so",
    "left-out": "Left out, since it cannot be freed of what is embedded",
    embedded: "What the camera or program embedded goes along",
    witnesses: "Who saw it, and how to reach them",
  },
  where: (places: string[]) => listed(places),
  more: (value: number) => `${number(value)} more`,
  andMore: (value: number) => `and ${number(value)} more`,
  proof: "What it proves, and what not",
  proves:
    "It shows that nothing was changed since it was added here, and in which order it was written down. It does not show who made a file, or that what it says is true. The report says so too.",

  // Making it.
  save: "Make it…",
  saveTitle: "Make the bundle",
  saveLead:
    "Your passphrase is asked for once more: somebody at your open window could hand out everything else. You choose next where it goes.",
  own: "Passphrase of this vault",
  encrypt: "Encrypt it with a passphrase",
  encryptHint: "Whoever gets it needs the passphrase and the program age. Tell it in another way.",
  choosePlace: "Choose where…",
  making: "Making the bundle",
  checking: "Checking the bundle",
  done: (name: string) => `${name} was written, read back and checked.`,
  failures: { "wrong-passphrase": "That is not the passphrase of this vault." },
};
