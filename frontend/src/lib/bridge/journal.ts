import { call } from "./call";
import type { Job } from "./jobs";

/** 0 none, 1 heavy, 2 low, 3 even, 4 light, 5 clear. */
export type Mood = 0 | 1 | 2 | 3 | 4 | 5;

export type EntryKind = "entry" | "letter" | "thought" | "achievement" | "dream" | "thought-record" | "grief";

/** What a thought record asks; the beliefs are 0 to 100, null when not said. */
export interface ThoughtRecord {
  thought: string;
  for: string;
  against: string;
  kinder: string;
  before: number | null;
  after: number | null;
}

export interface Attachment {
  id: string;
  name: string;
  media_type: string;
  size: number;
  /** Hexadecimal. */
  sha256: string;
  added_at: string;
  /** Empty unless it was removed; it can be brought back for thirty days. */
  removed_at: string;
  preview: "image" | "text" | "none";
}

export interface Entry {
  /** Empty for an entry that was never saved. */
  id: string;
  kind: EntryKind;
  title: string;
  /** Empty while it is sealed. */
  text: string;
  at: string;
  zone: string;
  mood: Mood;
  feelings: string[];
  /** 0 to 10; null when not said. */
  pull: number | null;
  tags: string[];
  people: string[];
  /** To whom a letter is. */
  to: string;
  /** Until when a letter is sealed; empty if it never was. */
  sealed_until: string;
  /** It cannot be read now. Saving takes tags only, and breakSeal is the one way to open it early. */
  sealed: boolean;
  /** When its seal was broken before its date; never empty again. */
  broken_at: string;
  /** Only of a thought record. */
  record: ThoughtRecord | null;
  /** What is sent back with a save is ignored: they are added and removed by themselves. Removed ones are listed too. */
  attachments: Attachment[];
  created_at: string;
  updated_at: string;
  /** Empty unless it lies in the trash. */
  trashed_at: string;
  revision: number;
}

export interface EntryRow {
  id: string;
  kind: EntryKind;
  title: string;
  excerpt: string;
  at: string;
  zone: string;
  mood: Mood;
  feelings: string[];
  tags: string[];
  to: string;
  /** How many files are attached. */
  attachments: number;
  sealed: boolean;
  sealed_until: string;
  updated_at: string;
  trashed_at: string;
}

export interface EntryQuery {
  /** "2026-11", or empty for all. */
  month: string;
  /** "2026-11-20", or empty for all. */
  day: string;
  tag: string;
  /** Any of these; none for all. */
  kinds: EntryKind[];
  /** 0 for any. */
  mood: number;
  feeling: string;
  person: string;
  trashed: boolean;
  offset: number;
  limit: number;
}

export interface EntryPage {
  total: number;
  rows: EntryRow[];
}

export interface Month {
  month: string;
  count: number;
}

export interface Version {
  revision: number;
  /** When it was written. */
  at: string;
  title: string;
  words: number;
}

export interface Template {
  /** Empty for one that was never saved. */
  id: string;
  name: string;
  kind: EntryKind;
  text: string;
}

export interface PromptHistory {
  /** When each prompt was last shown, by its id. */
  shown: Record<string, string>;
  /** Kinds of prompts that are not wanted. */
  hushed: string[];
}

export interface DaySeen {
  date: string;
  entries: number;
  words: number;
  /** The last one said that day. */
  mood: Mood;
  pull: number | null;
}

export interface MonthSeen {
  month: string;
  entries: number;
  words: number;
  /** How many entries of each mood: six, by Mood. */
  moods: number[];
  /** Most frequent first. */
  feelings: { name: string; count: number }[];
  kinds: Partial<Record<EntryKind, number>>;
}

export interface ImportRow {
  id: string;
  source: string;
  at: string;
  added: number;
  /** Empty unless the whole import was taken back. */
  undone_at: string;
}

const everything: EntryQuery = {
  ...{ month: "", day: "", tag: "", kinds: [], mood: 0, feeling: "", person: "" },
  ...{ trashed: false, offset: 0, limit: 0 },
};

/** What an entry of any kind begins with; time and zone are the caller's. */
export const blank = (): Omit<Entry, "at" | "zone"> => ({
  ...{ id: "", kind: "entry", title: "", text: "", mood: 0, feelings: [], pull: null, tags: [], people: [] },
  ...{ to: "", sealed_until: "", sealed: false, broken_at: "", record: null, attachments: [] },
  ...{ created_at: "", updated_at: "", trashed_at: "", revision: 0 },
});

export const list = (query: Partial<EntryQuery>) =>
  call<EntryPage>("Journal", "List", { ...everything, ...query });
/** How many of them there are in each month, newest first, whatever the window. */
export const months = (query: Partial<EntryQuery> = {}) =>
  call<Month[]>("Journal", "Months", { ...everything, ...query });
export const tags = () => call<string[]>("Journal", "Tags");
/** In use, the most frequent first. */
export const feelings = () => call<string[]>("Journal", "Feelings");
export const people = () => call<string[]>("Journal", "People");
export const get = (id: string) => call<Entry>("Journal", "Get", id);
export const save = (entry: Entry) => call<Entry>("Journal", "Save", entry);
/** Opens a sealed letter before its date; that it was is kept for ever. */
export const breakSeal = (id: string) => call<Entry>("Journal", "BreakSeal", id);
export const trash = (id: string) => call<void>("Journal", "Trash", id);
export const restore = (id: string) => call<void>("Journal", "Restore", id);
/** Only what lies in the trash can be deleted. */
export const remove = (id: string) => call<void>("Journal", "Delete", id);
export const emptyTrash = () => call<number>("Journal", "EmptyTrash");
/** How many entries have lain in the trash for more than thirty days. */
export const trashDue = () => call<number>("Journal", "TrashDue");

/** Earlier states, newest first, without the one that stands. */
export const versions = (id: string) => call<Version[]>("Journal", "Versions", id);
export const version = (id: string, revision: number) => call<Entry>("Journal", "Version", id, revision);
/** Saves an earlier state anew, so that this too can be taken back. */
export const bringBack = (id: string, revision: number) => call<Entry>("Journal", "BringBack", id, revision);

export const templates = () => call<Template[]>("Journal", "Templates");
export const saveTemplate = (template: Template) => call<Template>("Journal", "SaveTemplate", template);
export const removeTemplate = (id: string) => call<void>("Journal", "RemoveTemplate", id);
export const prompts = () => call<PromptHistory>("Journal", "Prompts");
export const promptShown = (id: string) => call<void>("Journal", "PromptShown", id);
export const hushPrompts = (kind: string, on: boolean) => call<void>("Journal", "HushPrompts", kind, on);

/** The days from and to included that have entries, oldest first; both as "2026-11-20". */
export const days = (from: string, to: string) => call<DaySeen[]>("Journal", "Days", from, to);
/** The months that have entries, oldest first. */
export const monthsSeen = () => call<MonthSeen[]>("Journal", "MonthsSeen");
/** Entries of the same day in earlier years, newest first. */
export const onThisDay = (date: string) => call<EntryRow[]>("Journal", "OnThisDay", date);

/** Opens a dialog of the system; null when it was closed without choosing. */
export const chooseAttachments = (entry: string) => call<Job | null>("Journal", "ChooseAttachments", entry);
/** At most 32 MiB; larger files come by dialog or drop. */
export const pasteAttachment = (entry: string, name: string, base64: string) =>
  call<Attachment>("Journal", "PasteAttachment", entry, name, base64);
export const removeAttachment = (id: string) => call<void>("Journal", "RemoveAttachment", id);
export const restoreAttachment = (id: string) => call<void>("Journal", "RestoreAttachment", id);
/** Asks where to; null when the dialog was closed. */
export const saveAttachment = (id: string) => call<Job | null>("Journal", "SaveAttachment", id);
/** Files dropped on the window go to this entry until told otherwise; empty: to the evidence again. */
export const dropInto = (entry: string) => call<void>("Journal", "DropInto", entry);

/** Copies a part of an entry into an incident, word for word; an empty incident makes a new one. Answers with its id. */
export const promote = (excerpt: { entry: string; text: string; incident: string }) =>
  call<string>("Journal", "Promote", excerpt);

/** Where the window's own server hands out the decrypted bytes of an allow-listed picture. */
export const pictureOf = (id: string) => `/attachment/${id}`;
/** The first 256 KiB as plain text. */
export const textOf = (id: string) => `/attachment/${id}?as=text`;
