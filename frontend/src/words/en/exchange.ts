import type { DiarySource, ExportFormat, Refusal, RefusalReason } from "~/lib/bridge/exchange";
import type { Code } from "~/lib/errors/codes";
import { listed, number, plural } from "~/lib/text";

type Failures = Partial<Record<Code, string>>;

const entries = (count: number) => plural(count, { one: "# entry", other: "# entries" });
const attachments = (count: number) => plural(count, { one: "# attachment", other: "# attachments" });
const both = (of: { entries: number; attachments: number }) =>
  of.attachments > 0 ? `${entries(of.entries)} and ${attachments(of.attachments)}` : entries(of.entries);
const reasons: Record<RefusalReason, string> = {
  broken: "could not be understood",
  "no-date": "has no date that could be read",
  "too-large": "is larger than an entry or attachment may be",
  "too-many": "is more than one import takes",
  nested: "is nested too deeply",
  bomb: "unpacks to far too much",
  "unsafe-name": "has a name that leads out of the diary",
  link: "is a link to somewhere else",
  missing: "is named, but is not there",
  twice: "stands there twice; the first one counts",
  unreadable: "could not be read to its end",
  tags: "has more tags, or longer ones, than fit; the rest of it comes",
  sealed: "is a sealed letter, whose words were not written out",
};

export const exchange = {
  title: "In and out of the journal",
  lead: "Bring in what you wrote in another program, or take out what you wrote here.",
  bringIn: "Bring in a diary",
  bringInLead:
    "Nothing is changed until you have seen what would come. The diary itself stays where it is, as it is.",
  source: "Where it was written",
  sources: {
    dayone: { name: "Day One", means: "Its JSON export: a ZIP file, with pictures." },
    jrnl: { name: "jrnl", means: "Its JSON export, or its text file." },
    minidiary: { name: "Mini Diary", means: "Its JSON export." },
    minidiarium: { name: "Mini Diarium", means: "Its JSON export." },
    markdown: { name: "A folder of Markdown", means: "Obsidian, Diaryx, or what was taken out of here." },
    stillwater: { name: "Stillwater", means: "The JSON file that was taken out of here." },
  } satisfies Record<DiarySource, { name: string; means: string }>,
  chooseFile: "Choose the file…",
  chooseFolder: "Choose the folder…",
  reading: "Reading it, without taking anything in",
  readNames: (name: string) => name,

  wouldCome: (of: { entries: number; attachments: number }) => `${both(of)} would come in.`,
  wouldNot: "Nothing new would come in.",
  between: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  already: (count: number) =>
    plural(count, {
      one: "# entry is here already and is passed over.",
      other: "# entries are here already and are passed over.",
    }),
  first: "The first of them",
  untitled: "Without a title",
  fields: (names: string[]) => `An entry has no place for ${listed(names)}. They are left out.`,
  refused: (count: number) =>
    plural(count, { one: "# thing was not understood", other: "# things were not understood" }),
  place: ({ file, entry, line }: Refusal, name: string) =>
    [file && name, entry && `entry ${number(entry)}`, line && `line ${number(line)}`]
      .filter(Boolean)
      .join(", ") || "The diary",
  refusal: (place: string, reason: RefusalReason) => `${place} ${reasons[reason] ?? reasons.broken}.`,
  andMore: (count: number) => plural(count, { one: "and # more", other: "and # more" }),
  other: "Choose another",
  bring: (count: number) => plural(count, { one: "Bring in # entry", other: "Bring in # entries" }),
  bringing: "Bringing them in",

  came: (of: { entries: number; attachments: number }) => `${both(of)} came in.`,
  cameNone: "Nothing new came in.",
  undo: "Take all of it back",
  undone: (deleted: number, kept: number) =>
    kept === 0
      ? plural(deleted, { one: "# entry was taken back.", other: "# entries were taken back." })
      : `${plural(deleted, { one: "# entry was taken back", other: "# entries were taken back" })}. ` +
        plural(kept, {
          one: "# was changed since and stays.",
          other: "# were changed since and stay.",
        }),
  imports: "Brought in so far",
  importsNone: "Nothing was brought in yet.",
  imported: (source: string, count: number) => `${source}, ${entries(count)}`,
  takenBack: (when: string) => `taken back ${when}`,
  undoNamed: (what: string) => `Take back: ${what}`,
  undoTitle: "Take the whole import back?",
  undoLead: "The entries that came with it are deleted for good. Those you have changed since stay.",
  keep: "Keep it",
  failures: {
    cancelled: "Stopped. Nothing was brought in.",
    "not-found": "It is not there any more. Choose it again.",
    "no-access": "That could not be opened. Choose another.",
    invalid: "This is not what this program exports, or nothing in it could be understood.",
    "too-large": "This is larger than any diary.",
  } as Failures,

  takeOut: "Take entries out",
  takeOutLead: "What is taken out is not sealed any more: anybody who gets hold of it can read it.",
  format: "As",
  formats: {
    markdown: {
      name: "Markdown",
      means: "A folder with a text file for each entry, and the attachments beside.",
    },
    json: {
      name: "JSON",
      means: "One file for other programs, with its form described, and the attachments beside.",
    },
    pdf: { name: "PDF", means: "One file, set to be read or printed." },
  } as Record<ExportFormat, { name: string; means: string }>,
  which: "Which",
  everything: "All entries",
  kinds: "Kinds",
  from: "From",
  to: "To",
  tag: "Tag",
  anyTag: "Any tag",
  order: "The last day lies before the first.",
  own: "Passphrase of this vault",
  ownHint: "Asked again, so that nobody takes your words out while you are not at the desk.",
  choosePlace: "Choose where…",
  writing: "Writing them out",
  saved: (of: { name: string; entries: number; attachments: number }) =>
    `${both(of)} ${of.entries === 1 && of.attachments === 0 ? "was" : "were"} saved as “${of.name}”.`,
  sealed: (count: number) =>
    plural(count, {
      one: "# letter is sealed: its text was left out.",
      other: "# letters are sealed: their text was left out.",
    }),
  lost: (count: number) =>
    plural(count, {
      one: "# attachment is damaged or gone, and was left out.",
      other: "# attachments are damaged or gone, and were left out.",
    }),
  readable: "It can be read by anybody who has it. Keep it as you would keep the diary itself.",
  takeOutFailures: {
    "wrong-passphrase": "That was not the passphrase of this vault. Nothing was taken out.",
    "no-space": "There is not enough room there. Nothing was left behind; choose another place.",
    "read-only": "That place does not allow writing. Choose another.",
    exists: "Something of that name is there already. Nothing was overwritten; choose another place.",
    "not-found": "No entry is of that choice. Nothing was written.",
    cancelled: "Stopped. Nothing was left behind.",
  } as Failures,
};
