import { bytes, listed, number, plural } from "~/lib/text";

const count = (value: number) => plural(value, { one: "# message", other: "# messages" });
const doubtful = (value: number) =>
  plural(value, { one: "# place is doubtful", other: "# places are doubtful" });
const refused = (value: number) =>
  plural(value, { one: "# part was not understood", other: "# parts were not understood" });

/** Conversations read out of files. */
export const messages = {
  tab: "Messages",
  files: "Files of messages",
  take: "Take in messages",
  empty: "No messages taken in yet",
  emptyLead:
    "Chats, texts, mail and calls that a phone or a program wrote into a file. The file is kept byte for byte, and read here.",
  understood: "What is understood, and how to get it without the network",
  understoodLead: "Bring the file over by cable or card. Mail and clouds leave copies elsewhere.",
  sources: {
    whatsapp: {
      name: "WhatsApp",
      file: "A chat as .txt, or the ZIP with its pictures",
      how: [
        "Android: open the chat, the three dots, More, Export chat.",
        "iPhone: open the chat, touch its name, Export chat, then Save to Files.",
        "With media it becomes a ZIP. WhatsApp writes 40,000 messages at most, 10,000 with media, and leaves the oldest out.",
      ],
    },
    smsbackup: {
      name: "SMS Backup & Restore",
      file: "Texts or calls of an Android phone, .xml",
      how: [
        "In the app SMS Backup & Restore, choose Back up now, and this phone only as the place.",
        "Copy the .xml file over by cable.",
      ],
    },
    mail: {
      name: "Mail",
      file: ".eml, .mbox or .msg",
      how: [
        "One mail: save it as a file in the mail program. That keeps its headers; a forwarded one does not.",
        "A whole folder: export it as .mbox, as Thunderbird and Apple Mail do.",
      ],
    },
    meta: {
      name: "Messenger and Instagram",
      file: "The ZIP of your data, with JSON in it",
      how: [
        "In the Accounts Centre, ask for a copy of your messages to this device, as JSON. This one is made by the company and has to be downloaded once.",
        "Chats with end-to-end encryption are downloaded apart.",
      ],
    },
    telegram: {
      name: "Telegram",
      file: "result.json, or its folder as a ZIP",
      how: ["In Telegram Desktop, open the chat, the three dots, Export chat history, and choose JSON."],
    },
    signal: {
      name: "Signal",
      file: "A plaintext export as a ZIP, or Markdown from signal-export",
      how: ["Export the messages without encryption in Signal, or with signal-export beside Signal Desktop."],
    },
    discord: {
      name: "Discord",
      file: "JSON from DiscordChatExporter",
      how: ["Export the channel with DiscordChatExporter, as JSON."],
    },
    imessage: {
      name: "iMessage",
      file: "Text or HTML from imessage-exporter",
      how: [
        "Back the iPhone up to a computer by cable. imessage-exporter reads that backup, or a Mac’s own messages.",
      ],
    },
    calls: {
      name: "List of calls",
      file: "CSV, one call in a line",
      how: ["Many call log apps and phone companies hand out a CSV. You say which column is which."],
    },
    pages: {
      name: "Saved page",
      file: ".mhtml, SingleFile .html or WARC; the text of it",
      how: [
        "In the browser, save the page as a single file. It shows what stood there, without going there.",
      ],
    },
  },

  // The list of what was read.
  count,
  spanOf: (from: string, until: string) => (from === until ? from : `${from} to ${until}`),
  noSpan: "no dates in the file",
  doubtful,
  refused,
  outdated: "May be read better now",

  // Taking in.
  takeLead:
    "The file itself is kept as an exhibit first, byte for byte. Its messages are taken in once you have seen what was found.",
  choose: "Choose a file…",
  chooseKept: "One that is kept here…",
  chooseThis: "Read this one",
  chooseKeptTitle: "Read a file that is kept here",
  chooseKeptLead: "A file that is read again takes the place of what was read out of it before.",
  fileOf: (at: number, all: number) => (all > 1 ? `File ${number(at)} of ${number(all)}` : ""),
  keptAs: (value: number) => `Kept as exhibit ${number(value)}, byte for byte.`,
  sealed: "This file is kept unread. Unseal it first, then it can be read.",
  from: "Where it comes from",
  unknownFile: "Nothing in this file looks like an export that is understood. Say what it is, if you know.",
  nothingChosen: "Not said",
  reading: "Reading",
  taking: "Taking in",
  progress: (done: number, total: number) => `${bytes(done)} of ${bytes(total)}`,
  stop: "Stop",
  found: "What was found",
  foundMessages: (messages: number, threads: number) =>
    `${count(messages)} in ${plural(threads, { one: "# conversation", other: "# conversations" })}`,
  capped: "As many as the program writes at most: older messages may be missing.",
  mediaOf: (all: number, missing: number) =>
    all === 0
      ? ""
      : missing === 0
        ? plural(all, { one: "# file sent along", other: "# files sent along" })
        : `${plural(all, { one: "# file sent along", other: "# files sent along" })}, ${number(missing)} not in the export`,
  first: "The first messages, as they would be read",
  open: "What the file leaves open",
  order: "Day or month first",
  orderLead: "All dates in this file can be read both ways. Think of a day you are sure of.",
  orders: { dmy: "Day, month, year", mdy: "Month, day, year", ymd: "Year, month, day" },
  readAs: (written: string, date: string) => `“${written}” is ${date}`,
  zone: "Time zone of the phone",
  zoneHint: "The file gives times without saying where. If it travelled, choose where it mostly was.",
  zoneUnsure: (zone: string) => `Not sure: read as ${zone}, and marked as assumed`,
  whoIsMe: "Which one is you",
  meHint: "Your messages then stand on your side.",
  meNone: "I do not say",
  meOption: (name: string, value: number) => `${name} (${number(value)})`,
  columns: "Which column is which",
  columnOf: {
    date: "Date",
    time: "Time, if apart",
    number: "Number",
    name: "Name",
    type: "Kind of call",
    direction: "In or out, if apart",
    duration: "How long",
  },
  noColumn: "None",
  rows: "The first lines of the file",
  takeIt: "Take them in",
  otherFile: "Another file",
  skip: "Leave it as a file",
  taken: (value: number) => `${count(value)} taken in.`,
  takeBack: "Take it back",
  takenBack: "What was read is gone. The file stays.",
  nextFile: "Next file",
  lookAt: "Look at them",

  // What reading has shown.
  about: "About this file",
  again: "Read it again",
  remove: "Throw away what was read…",
  removeTitle: "Throw away what was read?",
  removeLead:
    "The file stays as an exhibit, and messages picked into incidents stay there. It can be read again.",
  removeConfirm: "Throw it away",
  removed: "What was read is gone. The file stays.",
  source: "From",
  file: "File",
  exhibit: (value: number, name: string) => `Exhibit ${number(value)}: ${name}`,
  span: "From and until",
  messages: "Messages",
  people: "Who writes",
  peopleOf: (names: string[], more: number) =>
    more > 0 ? `${names.join(", ")} and ${number(more)} more` : listed(names),
  writer: (name: string, value: number) => `${name} (${number(value)})`,
  zoneOf: "Time zone",
  zoneStated: (zone: string) => `${zone}, as you said`,
  zoneAssumed: (zone: string) => `${zone}, assumed: nobody said`,
  dates: "Dates",
  meOf: "You are",
  sent: "Sent along",
  readBy: "Read by",
  doubts: "Doubtful places",
  noDoubts: "Nothing in it is doubtful to the reader.",
  refusals: "Parts that were not understood",
  refusal: (where: string, why: string) => `${where}: ${why}`,
  atLine: (line: number) => `line ${number(line)}`,
  atByte: (offset: number) => `byte ${number(offset)}`,
  andMore: (value: number) => `and ${number(value)} more`,
  reasons: {
    broken: "not written as such a file should be",
    "too-large": "larger than one message can be",
    nested: "deeper than any such file is",
    bomb: "would unpack to far more than it should",
    "unsafe-name": "a name that leads out of the archive",
    link: "a link, which is not followed",
    twice: "a second file of the same name",
    unreadable: "could not be read to its end",
    unknown: "a kind that is not known here",
  },
  doubt: {
    "spoofed-header": "Its text imitates the beginning of another message.",
    "date-order": "Day and month could be each other.",
    "no-date": "The file gives no date that can be.",
    "half-day": "Morning or afternoon is not said.",
    "clock-change": "The clock was changed that day: this time came twice, or never.",
    "out-of-order": "It is more than an hour earlier than the one above it.",
    "repaired-text": "Letters the program had broken were put right.",
    "replaced-text": "Some bytes are no letters; they show as \uFFFD.",
    "cut-text": "Only the beginning is shown; the file has all of it.",
    placeholder: "The file says “null”: that may be the words, or nothing.",
    "media-missing": "What was sent along is not in the export.",
    conflict: "Two places of the file say different things about it.",
    "hidden-text": "Hidden letters turn its words about.",
  },

  // Conversations.
  threads: "Conversations",
  noName: "Without a name",
  backToThreads: "All conversations",
  search: "Search in this conversation",
  person: "From",
  everybody: "Everybody",
  jump: "Go to a day",
  noneThere: "No message fits this.",
  noDay: "There is no message on that day or later.",
  notReady: "Not all words can be found yet; more may come.",
  matches: (value: number) => plural(value, { one: "# message fits", other: "# messages fit" }),
  list: (name: string) => `Messages: ${name}`,
  clock: (zone: string) => `Times of ${zone}`,
  basis: {
    "": "",
    utc: "The file gives this moment itself.",
    stated: "A time in the zone you stated.",
    assumed: "The file says no zone; this one is assumed.",
  },
  assumed: (time: string) => `${time}, assumed`,
  noTime: "no time",
  me: "Me",
  unknownSender: "Not said who",
  by: (who: string, when: string) => [who, when].filter(Boolean).join(", "),
  edited: (when: string) => `Changed ${when}`,
  kinds: {
    text: "",
    call: "Call",
    system: "",
    unsent: "Taken back by whoever wrote it",
    draft: "Written, not sent",
    failed: "Not delivered, as far as the file says",
    mail: "",
    page: "Saved page",
  },
  calls: {
    call: "Call",
    incoming: "Incoming call",
    outgoing: "Outgoing call",
    missed: "Missed call",
    voicemail: "Voicemail",
    rejected: "Call rejected",
    refused: "Call refused",
  },
  lasted: (call: string, seconds: number) =>
    `${call}, ${seconds < 60 ? plural(seconds, { one: "# second", other: "# seconds" }) : plural(Math.round(seconds / 60), { one: "# minute", other: "# minutes" })}`,
  whole: "Show all of it",
  to: (names: string[]) => `To ${listed(names)}`,
  sentFile: "A file",
  sentMissing: "not in the export",
  showSent: (name: string) => `Show: ${name}`,
  coverSent: (name: string) => `Cover again: ${name}`,
  sentUnreadable: "This cannot be shown here. Saved as a copy, it can be opened.",
  saveSent: "Save a copy…",
  openExhibit: "Open the file it is from",

  // One message as it stands in the file.
  more: "As it stands in the file",
  raw: "The bytes of this message, as text",
  rawWhole: "These bytes are what they were when they were read.",
  rawChanged: "These bytes are not what they were when they were read.",
  rawTime: "Time as written",
  shownAs: "Read as",
  place: "Place in the file",
  placeOf: (member: string, offset: number, length: number) =>
    [member, `byte ${number(offset)}, ${number(length)} long`].filter(Boolean).join(", "),
  sender: "From",
  recipients: "To",
  subject: "Subject",
  reactions: "Answers in one sign",

  // Picking.
  pick: "Pick messages",
  stopPicking: "Done picking",
  pickOne: (who: string) => `Pick the message of ${who}`,
  pickHint: "Space picks; Shift with an arrow or a click picks all between.",
  picked: (value: number) => plural(value, { one: "# message picked", other: "# messages picked" }),
  pickAll: (value: number) => plural(value, { one: "Pick the one shown", other: "Pick all # shown" }),
  unpick: "Clear",
  put: "Into an incident…",
  most: (value: number) => `An incident takes ${number(value)} messages. More stand in the file.`,
  putTitle: (value: number) =>
    plural(value, { one: "Put # message into an incident", other: "Put # messages into an incident" }),
  putLead: "Word for word, with their place in the file. The file is linked with them.",
  where: "Into which",
  fresh: "A new incident",
  freshHint: (when: string) => `When: ${when}`,
  kept: "One that is kept here",
  keptHint: "The messages come behind those picked already.",
  what: "What happened",
  whatNeed: "A line is needed, so that you find it again.",
  putDo: (value: number) => plural(value, { one: "Put # in", other: "Put # in" }),
  tooManyIn: "That is more than one incident can hold. Pick fewer, or take another.",
  isIn: (value: number, incident: number) =>
    value === 0
      ? `They were in incident ${number(incident)} already.`
      : plural(value, {
          one: `# message is in incident ${number(incident)} now.`,
          other: `# messages are in incident ${number(incident)} now.`,
        }),
  openIncident: (incident: number) => `Open incident ${number(incident)}`,

  // At an exhibit.
  inExhibit: "Messages in this file",
  readAlready: (value: number) => `${count(value)} read out of it`,
  openThreads: "Open",
  canRead: "It looks like an export of messages.",
  readNow: "Read them…",
};
