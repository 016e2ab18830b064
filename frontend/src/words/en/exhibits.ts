import { number, plural } from "~/lib/text";

export const exhibits = {
  // Kept unread.
  addUnread: "Files, kept unread…",
  unread: "Kept unread",
  unreadLead:
    "It was taken in and hashed, and never opened. It proves what it proves without your having to see it.",
  unseal: "Break the seal…",
  unsealTitle: "Break the seal?",
  unsealLead:
    "It can be shown from then on, and read for what it says of itself. The custody log keeps that and when you did it. It cannot be undone.",
  unsealConfirm: "Break the seal",
  unsealed: "The seal is broken. It is still covered until you ask.",
  unsealedAt: (when: string) => `Kept unread until ${when}`,

  // Looking at it.
  play: "Get it ready to play",
  playCovered: "Covered. Nothing is loaded, and nothing plays, until you ask.",
  recording: (name: string) => `Recording: ${name}`,
  video: (name: string) => `Video: ${name}`,
  noPlay: "This kind of recording cannot be played here. Save a copy to hear or see it elsewhere.",
  tooLong: "This is too long to be played here. Save a copy to hear or see it elsewhere.",
  pdf: "This PDF is too large to be shown here. Save a copy to read it elsewhere.",
  pages: "Pages",
  pagesKeys:
    "The page. Page Up and Page Down turn it, Home and End go to the first and the last, plus and minus make it larger and smaller.",
  page: (n: number, of: number) => `Page ${number(n)} of ${number(of)}`,
  pageOf: (n: number, of: number, name: string) => `Page ${number(n)} of ${number(of)} of ${name}`,
  pageBefore: "Page before",
  pageAfter: "Next page",
  larger: "Larger",
  smaller: "Smaller",
  zoom: (scale: number) => `${number(scale * 100)} %`,
  drawing: "Drawing the page",
  showWords: "Words of the page",
  wordsOf: (n: number) => `Words of page ${number(n)}`,
  noWords: "No words stand in this page as letters; it may be a scan.",
  noPage: "This page cannot be shown here. Save a copy to see it elsewhere.",
  pdfPassword:
    "This PDF opens with a password only, so it cannot be shown here. Save a copy to open it elsewhere.",

  // What the file says, beside what the user says.
  fileSays: "What the file says of itself",
  fileSaysLead: "Anybody could have written it there. It is kept as it was found.",
  fileSaysNothing: "It says nothing of itself.",
  fileSaysLater: "Nothing is read from it while it is kept unread.",
  allFacts: (count: number) => plural(count, { one: "# more entry", other: "# more entries" }),
  about: {
    date: "Date",
    place: "Place",
    device: "Device",
    software: "Program",
    person: "Person",
    size: "Size",
    action: "Would run",
  },
  fact: (name: string, origin: string) => `${name}, ${origin}`,
  unzoned: (when: string) => `${when}, by its own clock`,
  origins: {
    file: "file",
    exif: "EXIF",
    xmp: "XMP",
    iptc: "IPTC",
    movie: "movie",
    pdf: "PDF",
    mail: "mail header",
  },
  youSay: "What you say of it",
  youSayNothing: "Not said yet: who made it, where it came from, how it got here.",
  describe: "Say more…",
  edit: "Change…",
  described: "Kept. What it said before stays beside it.",
  formTitle: "What you say of it",
  formLead: "All of it can stay empty. It goes into a bundle; leave out what the other side should not see.",
  madeBy: "Who made it",
  madeByHint: "Who took the picture, wrote the letter, made the recording.",
  kind: "What it is",
  kindHint: "In a word: screenshot, photo, export, letter.",
  device: "Made on",
  deviceHint: "Which phone or computer.",
  account: "Account",
  accountHint: "The number or account, not only a contact’s name.",
  app: "Program",
  method: "How it was got out",
  methodHint: "A screenshot, “Export chat”, a download of my data, a scan.",
  from: "Handed over by",
  when: "Got it on",
  series: "Section",
  seriesHint: "A letter or word to number it under, such as A or Bank.",
  note: "Note",
  missing: "What somebody who was not there would miss",
  seen: {
    cropped: "Parts are cut off, or what was said around it is not there",
    "no-sender": "It does not show who sent it",
    "no-date": "It does not show when",
  },
  conflict:
    "This was changed somewhere else in the meantime. Yours is still in the form; saving again replaces the other.",

  // What weakens it.
  concerns: "What somebody may ask about it",
  concernsLead: "No reproach: most files with such gaps are what they are said to be.",
  found: {
    cropped: "You say that parts are cut off. If the whole can still be had, add it as well.",
    "no-sender": "It does not show who sent it. A picture with the number or address helps.",
    "no-date": "Nothing in it says when it was made. Say so yourself, and how you know.",
    "metadata-stripped":
      "What a camera writes into a picture is not there, as after messengers and web pages. The first copy may still have it.",
    "re-saved":
      "Its name is one that messengers give to their own, smaller copies. The first copy is stronger.",
    edited: "It names a program that alters pictures. If there is an unaltered one, add it as well.",
    "maybe-cropped": "It is as wide as a phone’s screen and less high: maybe a part of a screenshot.",
    "dates-differ": "It says that it was changed before it was made. A clock may have been wrong.",
    "has-place": "It says where it was made. A copy for others would tell them.",
    active: "It would run or fetch something when opened. Here nothing of it is run.",
  },

  // Copies.
  copyOf: "A copy of",
  cover: "Cover parts…",
  redactTitle: "Cover parts of the picture",
  redactLead:
    "The boxes are painted over for good in a copy. The original stays as it is, and the log ties the two together.",
  redactHow:
    "Draw with the pointer, or add a box and move it with the arrow keys; Shift with arrows changes its size, Delete takes it away.",
  addBox: "Add a box",
  box: (value: number) => `Box ${number(value)}`,
  boxAt: (value: number, left: number, top: number, width: number, height: number) =>
    `Box ${number(value)}: ${number(left)} % from the left, ${number(top)} % from the top, ${number(width)} % wide, ${number(height)} % high`,
  removeBox: "Take this box away",
  undoBox: "Take the last one away",
  boxes: (count: number) => plural(count, { one: "# box", other: "# boxes" }),
  makeCopy: "Make the copy",
  copied: "The copy with covered parts is kept as an exhibit of its own.",
};
