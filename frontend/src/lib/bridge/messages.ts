import { call } from "./call";
import type { Incident } from "./evidence";
import type { Job } from "./jobs";

/** Where messages come from. */
export type Source =
  | "whatsapp"
  | "smsbackup"
  | "telegram"
  | "discord"
  | "imessage"
  | "calls"
  | "mail"
  | "meta"
  | "signal"
  | "pages";

/** The order of day, month and year; empty: not known. */
export type Order = "" | "dmy" | "mdy" | "ymd";

/** What a file leaves open. The order and the columns must be said before it is taken in. */
export type Question = "date-order" | "zone" | "me" | "columns";

export type Kind = "text" | "call" | "system" | "unsent" | "draft" | "failed" | "mail" | "page";

/** What a time rests on: an instant in the file, a zone somebody stated, or one nobody did. */
export type TimeBasis = "" | "utc" | "stated" | "assumed";

/** What may be wrong with how a message was read. */
export type Doubt =
  | "spoofed-header"
  | "date-order"
  | "no-date"
  | "half-day"
  | "clock-change"
  | "out-of-order"
  | "repaired-text"
  | "replaced-text"
  | "cut-text"
  | "placeholder"
  | "media-missing"
  | "conflict"
  | "hidden-text";

/** Why a part of a file was not understood. */
export type Unread =
  "broken" | "too-large" | "nested" | "bomb" | "unsafe-name" | "link" | "twice" | "unreadable" | "unknown";

/** What the user says of a file. */
export interface Options {
  /** IANA name; empty: the page's own, marked as assumed. */
  zone: string;
  order: Order;
  /** Who of them the user is; empty: not said. */
  me: string;
  /** Of a list of calls: which column holds "number", "name", "date", "time", "type", "duration". */
  columns: Record<string, string>;
}

export interface Thread {
  name: string;
  messages: number;
  /** How many of them have a doubt. */
  doubtful: number;
  first_at: string;
  last_at: string;
  /** The first few who write. */
  people: string[];
}

export interface Count {
  name: string;
  count: number;
}

export interface Refused {
  /** Of an archive; empty otherwise. */
  member: string;
  /** From 1; 0 if it is not known. */
  line: number;
  offset: number;
  reason: Unread;
}

/** What reading a file has shown. */
export interface Summary {
  source: Source;
  reader: string;
  messages: number;
  first_at: string;
  last_at: string;
  order: Order;
  open: Question[];
  threads: Thread[];
  people: Count[];
  /** By Doubt. */
  doubts: Count[];
  media: number;
  media_missing: number;
  /** As many as the program exports at most: older ones may be missing. */
  capped: boolean;
  refused: Refused[];
  refused_total: number;
  /** A few dates as written, if their order is open. */
  samples: string[];
  /** Of a list of calls: its columns, those in use, and a few rows. */
  header: string[];
  columns: Record<string, string>;
  rows: string[][];
}

export interface Media {
  name: string;
  type: string;
  /** -1: not known. */
  size: number;
  missing: boolean;
}

export interface Message {
  /** Empty of one that is not kept. */
  id: string;
  import: string;
  /** Empty if the file says none, or its order is open. */
  at: string;
  raw_time: string;
  basis: TimeBasis;
  thread: string;
  from: string;
  mine: boolean;
  to: string[];
  kind: Kind;
  subject: string;
  text: string;
  edited_at: string;
  /** Of a call: "incoming", "outgoing", "missed", "voicemail", "rejected", "refused", or "call". */
  call: string;
  seconds: number;
  media: Media[];
  reactions: { sign: string; from: string }[];
  /** What else the file says, under its own names. */
  fields: { name: string; value: string }[];
  doubts: Doubt[];
  member: string;
  offset: number;
  length: number;
}

/** What a file would bring; the result of read's job. */
export interface Reading {
  summary: Summary;
  first: Message[];
}

/** One reading that was kept; the result of take's and again's job. */
export interface Import {
  id: string;
  exhibit: string;
  /** The exhibit's. */
  number: number;
  name: string;
  options: Options;
  /** Nobody stated the zone. */
  assumed: boolean;
  imported_at: string;
  /** A newer reader may read more. */
  outdated: boolean;
  /** Without its lists; details has them. */
  summary: Summary;
}

/** What is given is asked for together. */
export interface Query {
  import: string;
  thread: string;
  /** Every thread, one behind the other. */
  all_of: boolean;
  words: string;
  person: string;
  mine: boolean;
  /** Days such as 2026-11-20 on the clock of the import, both included; empty: open. */
  from_day: string;
  until_day: string;
  /** A message that is to stand in the middle, or empty. */
  around: string;
  offset: number;
  limit: number;
}

/** Oldest first. */
export interface Page {
  total: number;
  /** Of the first row. */
  offset: number;
  /** False while words may not all be found yet. */
  ready: boolean;
  rows: Message[];
}

/** What an exhibit may hold messages of, the likeliest first. */
export const sources = (exhibit: string) => call<Source[]>("Messages", "Sources", exhibit);
/** Reads and keeps nothing. */
export const read = (exhibit: string, source: Source, said: Options) =>
  call<Job>("Messages", "Read", exhibit, source, said);
/** Replaces what was read of the same exhibit and source before. */
export const take = (exhibit: string, source: Source, said: Options) =>
  call<Job>("Messages", "Import", exhibit, source, said);
export const again = (id: string) => call<Job>("Messages", "ReadAgain", id);
/** The latest first. */
export const imports = () => call<Import[]>("Messages", "Imports");
export const details = (id: string) => call<Summary>("Messages", "Details", id);
/** The one written in last first. */
export const threads = (id: string) => call<Thread[]>("Messages", "Threads", id);
export const list = (query: Query) => call<Page>("Messages", "List", query);
export const show = (id: string) => call<Message>("Messages", "Show", id);
/** As it stands in its file, at most 64 KiB; whole: its bytes are what they were. */
export const raw = (id: string) => call<{ text: string; whole: boolean }>("Messages", "Raw", id);
/** Into an incident, behind those picked already; added are those that were not in it before. */
export const pick = (incident: string, ids: string[]) =>
  call<{ incident: Incident; added: string[] }>("Messages", "Pick", incident, ids);
/** Out of an incident again; the exhibit stays linked. */
export const unpick = (incident: string, ids: string[]) =>
  call<Incident>("Messages", "Unpick", incident, ids);
/** The file itself stays. */
export const remove = (id: string) => call<void>("Messages", "Remove", id);
/** Null: no place was chosen. */
export const saveMedia = (id: string, n: number) => call<Job | null>("Messages", "SaveMedia", id, n);
/** Where the window's own server hands out a picture that was sent along. */
export const pictureOf = (id: string, n: number) => `/sent/${id}/${n}`;
/** Likewise a recording, whole. */
export const bytesOf = (id: string, n: number) => `/sent/${id}/${n}?as=recording`;
