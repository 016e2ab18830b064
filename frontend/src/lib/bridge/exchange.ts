import { call } from "./call";
import type { Job } from "./jobs";
import type { EntryKind, ImportRow } from "./journal";

/** What other programs export, a folder of Markdown files, and our own JSON export. */
export type DiarySource = "dayone" | "jrnl" | "minidiary" | "minidiarium" | "markdown" | "stillwater";

/** Why something in a chosen diary was not understood. */
export type RefusalReason =
  /** Not the syntax it should have; reading went on after it. */
  | "broken"
  /** No date, or one that is none or outside 1900 to 9999. */
  | "no-date"
  /** Longer or larger than an entry or an attachment may be. */
  | "too-large"
  /** More entries or files than one import takes. */
  | "too-many"
  /** Nested deeper than any diary is. */
  | "nested"
  /** It unpacks to far more than a file of its kind could hold. */
  | "bomb"
  /** A name that leads out of the diary. */
  | "unsafe-name"
  /** A link to somewhere else; links are not followed. */
  | "link"
  /** The diary names a file that is not there. */
  | "missing"
  /** The same entry stands twice in the diary; the first counts. */
  | "twice"
  /** The file could not be read to its end. */
  | "unreadable"
  /** The entry comes, but not all of its tags: they are too many or too long. */
  | "tags"
  /** A sealed letter of our own export, whose words were never written out. */
  | "sealed";

/** Where it stands: each part is empty or 0 if it is not known or does not apply; both numbers count from 1. */
export interface Refusal {
  file: string;
  entry: number;
  line: number;
  reason: RefusalReason;
}

/** What a chosen diary would bring; nothing has been taken in yet. */
export interface DiaryPlan {
  token: string;
  source: DiarySource;
  /** Of the chosen file or folder. */
  name: string;
  /** How many entries and attachments would come. */
  entries: number;
  attachments: number;
  /** How many of its entries are in the journal already and would be passed over. */
  already: number;
  /** The first hundred. */
  refused: Refusal[];
  refused_total: number;
  /** Names of fields at the top of the files that an entry has no place for. */
  fields: string[];
  /** Of the entries that would come; empty if there are none. */
  first_at: string;
  last_at: string;
  /** Of the first few that would come; empty strings for entries without a title. */
  titles: string[];
}

export interface DiaryImported {
  /** For undoImport; empty if nothing was taken in. */
  batch: string;
  added: number;
  attachments: number;
  already: number;
  refused: Refusal[];
  refused_total: number;
}

export type ExportFormat = "markdown" | "json" | "pdf";

export interface ExportChoice {
  format: ExportFormat;
  /** None for all. */
  kinds: EntryKind[];
  /** As "2026-11-20", both included; empty for no bound. */
  from: string;
  to: string;
  tag: string;
  /** The vault's passphrase, asked again. */
  passphrase: string;
}

export interface Exported {
  /** Of the folder or file that was written. */
  name: string;
  entries: number;
  attachments: number;
  /** How many letters are sealed: their text was left out. */
  sealed: number;
  /** How many attachments are damaged or gone, and were left out. */
  lost: number;
}

/** Asks for a file, or a folder for Markdown, and reads it without taking anything in; null when the dialog was closed. */
export const chooseDiary = (source: DiarySource) => call<Job | null>("Exchange", "ChooseDiary", source);
/** Takes in what was read under this token. */
export const importDiary = (token: string) => call<Job>("Exchange", "ImportDiary", token);
/** Takes a whole import back. Entries that were changed since stay. */
export const undoImport = (batch: string) =>
  call<{ deleted: number; kept: number }>("Exchange", "UndoImport", batch);
export const imports = () => call<ImportRow[]>("Exchange", "Imports");
/** Asks for a folder to put it in; null when the dialog was closed. Nothing is ever overwritten. */
export const exportJournal = (choice: ExportChoice) => call<Job | null>("Exchange", "Export", choice);
