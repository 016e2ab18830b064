import { number, plural } from "~/lib/text";

const records = (count: number) => plural(count, { one: "# record", other: "# records" });
const exhibits = (count: number) => plural(count, { one: "# exhibit", other: "# exhibits" });

export const custody = {
  title: "Custody log",
  lead: "Every act on evidence, in order. Lines are only ever added; none is changed or taken out.",
  proves:
    "It shows that nothing was reworded, left out or swapped since a line was sealed. It does not show who sat at the keyboard, and the clock is that of this computer.",
  parts: { log: "Log", seal: "Paper seal", stamps: "Time-stamps", checkpoints: "Checkpoints" },
  whatToShow: "What to show of the log",
  records,
  empty: "Nothing logged yet",
  emptyLead: "The log begins with the first file or record you keep.",
  line: (seq: number) => `#${number(seq)}`,
  oneLine: (seq: number) => `Record ${number(seq)}`,
  earlier: (count: number) => `Show ${number(count)} earlier`,

  // Checking the whole.
  check: "Check the log",
  holds: (count: number) => `All ${records(count)} hold.`,
  sealedTo: (sealed: number, checkpoints: number) =>
    `${records(sealed)} under ${plural(checkpoints, { one: "# signed checkpoint", other: "# signed checkpoints" })}.`,
  breaks: "The log does not hold",
  breaksLead: "A backup from before may hold the whole of it. Change nothing until you have compared.",
  lost: (count: number) => `${exhibits(count)} in the log and not here any more:`,
  unlogged: (count: number) => `${exhibits(count)} here and not in the log:`,
  differ: (count: number) => `${exhibits(count)} with other bytes than the log says:`,
  span: (from: number, to: number) =>
    from === to ? `Record ${number(from)}` : `Records ${number(from)} to ${number(to)}`,
  aCheckpoint: "A checkpoint",
  faults: {
    missing: "not there",
    doubled: "there twice",
    moved: "not where it was",
    reworded: "not what it was when it was sealed",
    malformed: "cannot be read",
    forged: "not signed by this log",
    cut: "sealed once, and gone",
  },
  fault: (where: string, what: string) => `${where}: ${what}.`,

  // A record in words.
  sha: (short: string) => `sha256 ${short}`,
  added: (name: string, size: string, hash: string) => `Added ${name}, ${size}, sha256 ${hash}`,
  bytes: (count: number) => plural(count, { one: "# byte", other: "# bytes" }),
  unread: (text: string) => `${text}, kept unread`,
  aFile: "a file",
  ofExhibit: (value: string, text: string) => `Exhibit ${value}: ${text}`,
  copyMade: (of: string) => `Made as a copy of exhibit ${of}`,
  redacted: (of: string) => `Made as a copy of exhibit ${of} with parts covered`,
  shown: "Shown",
  unsealed: "Seal broken: it may be shown from now on",
  readAsMessages: "Read as messages",
  checkedIntact: "Checked: the bytes are those that were added",
  checkedDamaged: "Checked: the bytes are not those that were added",
  checkedAll: (count: number) =>
    `All were checked: ${exhibits(count)}; what was not as it was added has a line of its own`,
  checkedSome: (count: number, of: number) => `Checked, and ended early: ${number(count)} of ${exhibits(of)}`,
  savedOut: "A copy was saved",
  bundled: (name: string, to: string) =>
    to === "" ? `Exported in bundle “${name}”` : `Exported in bundle “${name}”, for ${to}`,
  notBundled: "That bundle was not written after all",
  handedOver: (to: string) => (to === "" ? "Handed over" : `Handed over to ${to}`),
  returned: "Came back",
  described: "What is said of it was changed",
  erased: "Its bytes were destroyed; number, name and hash stay",
  stamped: (at: string) => `Time-stamp reply taken in, signed ${at}`,
  anchored: "A paper seal was made",
  subjects: {
    incident: (value: string) => `Incident ${value}`,
    claim: (value: string) => `Claim ${value}`,
    person: (value: string) => `Person ${value}`,
  },
  did: {
    "written down": "written down",
    corrected: "corrected; the earlier wording stays",
    "exhibits linked": "exhibits linked",
    "exhibits unlinked": "exhibits unlinked",
  },
  linkedTo: (what: string) => `Linked to ${what}`,
  unlinkedFrom: (what: string) => `Unlinked from ${what}`,
  about: (what: string, did: string) => `${what}: ${did}`,

  // One record in full.
  fields: {
    at: "When",
    action: "Action",
    exhibit: "Exhibit",
    name: "Name",
    size: "Size",
    sha256: "SHA-256",
    recipient: "To",
    reason: "As logged",
    note: "Note",
    clock: "The clock",
    params: "More",
  },

  // On an exhibit and an incident.
  ofThis: "Custody",
  toLog: "The whole log",

  // Checkpoints.
  checkpointsLead: "The log signs itself at each lock, bundle, paper seal and time-stamp.",
  noCheckpoints: "No checkpoint yet",
  noCheckpointsLead: "The first is signed when you lock, or when you make a paper seal.",
  why: {
    lock: "At a lock",
    paper: "For a paper seal",
    "time-stamp": "For a time-stamp",
    bundle: "For a bundle",
  },
  covers: (count: number) => `${records(count)} under it`,

  // The paper seal.
  sealTitle: "A seal on paper",
  sealLead:
    "Write this down or print it, and keep it where nobody changes it, or give it to somebody you trust. Later it shows whether anything before it was changed.",
  sealOf: (count: number) => `Over ${records(count)}`,
  sealCode: "The code",
  sealMake: "Show the seal",
  sealQr: "The same code as a square for a camera",
  sealSame: "It stays the same until something new is logged.",
  print: "Print",
  saveSeal: "Save the square…",
  sealSaved: (name: string) => `${name} was saved.`,
  checkTitle: "Check a seal you kept",
  typeCode: "Type the code",
  typeHint:
    "Fifteen groups of five. Capitals, spaces and dashes do not matter; O is read as 0, I and L as 1.",
  checkSeal: "Check",
  fromPicture: "Read it from a picture…",
  group: (value: number) => `Group ${number(value)}`,
  slips: (groups: number[]) =>
    groups.length === 0
      ? "There is a slip somewhere in the code. Compare it with the paper once more."
      : `There is a slip in ${groups.length === 1 ? "group" : "groups"} ${groups.map(number).join(", ")}. Compare with the paper; nothing was checked yet.`,
  sealHolds: (sealed: number, records: number) =>
    `It holds. All ${number(sealed)} records under this seal are as they were; ${number(records - sealed)} came after.`,
  sealMade: (when: string) => `This log made the seal on ${when}.`,
  sealUnknown: "This copy does not remember making the seal, but it fits.",
  sealCut: (sealed: number, records: number) =>
    `This copy ends before the seal you wrote down: it has ${number(records)} of the ${number(sealed)} records. It is an older copy, or somebody put an older one in its place.`,
  sealReworded: (from: number, to: number) =>
    from === to
      ? `It does not hold. Record ${number(from)} is not what it was when the seal was made.`
      : `It does not hold. Something between record ${number(from)} and record ${number(to)} is not what it was when the seal was made.`,
  sealForged: "This seal is of another log. Look whether it belongs to another vault.",

  // Time-stamps.
  stampsLead:
    "A time-stamp authority signs that the log existed at a certain time. Nothing goes out from here: you carry a small file to another computer and bring the reply back.",
  stampSteps: [
    "Save the request (.tsq). It holds a hash and nothing of what is in the log.",
    "On a computer that may be online, send it to an authority you choose. Keep the reply (.tsr).",
    "Bring the reply here. It is checked, kept, and goes into bundles.",
  ],
  ask: "Save a request…",
  asked: "The request was saved.",
  take: "Bring a reply…",
  taken: "The time-stamp holds, and is kept.",
  noStamps: "No time-stamp was asked for yet.",
  askedAt: (when: string) => `Asked ${when}`,
  states: { waiting: "Waiting for the reply", holds: "Holds", fails: "Does not hold" },
  signedAt: (when: string, by: string) => `Signed ${when} by ${by}`,
  within: (seconds: number) =>
    plural(seconds, { one: "give or take # second", other: "give or take # seconds" }),
  restsOn: (root: string) => `Rests on ${root}`,
  rootsTitle: "Authorities you trust",
  rootsLead:
    "Add the root certificate of the authority you use, as it publishes it (PEM). Compare its hash with what they print.",
  noRoots: "None yet. Without one, a reply cannot be checked here.",
  addRoots: "Add a certificate…",
  rootsAdded: (count: number) =>
    plural(count, { one: "# certificate added.", other: "# certificates added." }),
  until: (when: string) => `valid until ${when}`,
  dropRoot: (name: string) => `No longer trust ${name}`,
  dropTitle: (name: string) => `No longer trust ${name}?`,
  dropLead: "Time-stamps that rest on it will say that they cannot be checked, until you add it again.",
  dropConfirm: "No longer trust it",
};
