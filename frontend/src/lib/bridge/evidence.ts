import { call } from "./call";
import type { Job } from "./jobs";

export interface Exhibit {
  id: string;
  number: number;
  name: string;
  media_type: string;
  size: number;
  /** Hexadecimal. */
  sha256: string;
  modified_at: string;
  added_at: string;
  zone: string;
  /** Empty if never checked. */
  checked_at: string;
  state: "unchecked" | "intact" | "damaged" | "removed";
  incidents: string[];
  claims: string[];
  /** "none" for one that is kept unread, whatever it is. */
  preview: "image" | "text" | "audio" | "video" | "pages" | "none";
  said: Provenance;
  /** Of what is said: sent back with describe. */
  revision: number;
  found: FoundConcern[];
  /** Kept unread: hashed and sealed, never shown until unseal. */
  sealed: boolean;
  unsealed_at: string;
  /** The exhibit it is a copy of, or empty for an original. */
  derived_from: string;
}

/** What the person says of an exhibit, as opposed to what its bytes say. */
export interface Provenance {
  made_by: string;
  note: string;
  /** The label of the section it belongs to. */
  series: string;
  source: Source;
  concerns: SeenConcern[];
}

export interface Source {
  kind: string;
  device: string;
  account: string;
  app: string;
  export_method: string;
  obtained_from: string;
  obtained_at: string;
}

/** What a person can see is missing. */
export type SeenConcern = "cropped" | "no-sender" | "no-date";

/** What the file shows. */
export type FoundConcern =
  | "no-date"
  | "metadata-stripped"
  | "re-saved"
  | "edited"
  | "maybe-cropped"
  | "no-sender"
  | "dates-differ"
  | "has-place"
  | "active";

/** One thing a file says of itself; anybody could have written it there. */
export interface Fact {
  origin: "file" | "exif" | "xmp" | "iptc" | "movie" | "pdf" | "mail";
  name: string;
  value: string;
  about: "" | "date" | "place" | "device" | "software" | "person" | "size" | "action";
  /** Of a date; UTC stands for a clock whose zone is not said. */
  at: string;
  /** Whether the file says its zone. */
  zoned: boolean;
}

/** In pixels of the upright picture, from its upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Precision = "exact" | "about" | "day" | "between" | "unknown";

export interface When {
  sure: Precision;
  at: string;
  until: string;
  zone: string;
}

export interface IncidentRow {
  id: string;
  number: number;
  what: string;
  happened: When;
  recorded_at: string;
  tactics: string[];
  channel: string;
  severity: number;
  breach: boolean;
  phase: Phase;
  claims: string[];
  people_ids: string[];
  /** How many exhibits are linked. */
  exhibits: number;
  trashed_at: string;
}

/** Words of the journal, copied deliberately. */
export interface Excerpt {
  text: string;
  from: "journal";
  /** The entry's id; it may be gone by now. */
  entry: string;
  /** When the entry last changed before it was copied. */
  written_at: string;
  copied_at: string;
}

/** A message picked from an exhibit that holds many. */
export interface Quote {
  exhibit: string;
  member: string;
  offset: number;
  length: number;
  slice_sha256: string;
  thread: string;
  from: string;
  mine: boolean;
  /** Empty if the file says none. */
  at: string;
  raw_time: string;
  /** Of the zone. */
  basis: "" | "utc" | "stated" | "assumed";
  text: string;
  doubts: string[];
  added_at: string;
}

/** An earlier wording: what stood there until a change. */
export interface Correction {
  at: string;
  revision: number;
  /** was is null where it was empty. */
  earlier: { field: string; was: unknown }[];
}

/** How a person knows of something. */
export type How = "" | "first-hand" | "second-hand" | "seen" | "inferred";
export type Phase = "" | "idealise" | "devalue" | "discard";
export type Involved = "children" | "vehicle" | "weapon";

/** What an incident states, and the note for oneself beside it. */
export interface Said {
  what: string;
  happened: When;
  zone: string;
  /** Null: not said. */
  learned_at: When | null;
  learned: How;
  tactics: string[];
  channel: string;
  /** 1 to 4; 0: not said. */
  severity: number;
  /** 0 to 3; null: not said. */
  fear: number | null;
  involved: Involved[];
  phase: Phase;
  people: string[];
  /** Of an order or agreement. */
  breach: boolean;
  /** Which. */
  order: string;
  words: string;
  place: string;
  link: string;
  harm: string;
  reference: string;
  response: string;
  witnesses: string;
  /** Never in a bundle. */
  private: string;
  claims: string[];
  people_ids: string[];
}

export interface Incident extends Said {
  id: string;
  number: number;
  /** Fixed by the app when the incident is first saved. */
  recorded_at: string;
  exhibits: Exhibit[];
  excerpts: Excerpt[];
  quotes: Quote[];
  /** The oldest first. */
  corrections: Correction[];
  updated_at: string;
  trashed_at: string;
  revision: number;
}

/** What is sent to save an incident; an empty id makes a new one. */
export interface IncidentDraft extends Said {
  id: string;
  exhibits: string[];
  revision: number;
}

/** An incident of which nothing is said yet. */
export const nothingSaid = (zone: string): Said => ({
  what: "",
  happened: { sure: "unknown", at: "", until: "", zone: "" },
  zone,
  learned_at: null,
  learned: "",
  tactics: [],
  channel: "",
  severity: 0,
  fear: null,
  involved: [],
  phase: "",
  people: [],
  breach: false,
  order: "",
  words: "",
  place: "",
  link: "",
  harm: "",
  reference: "",
  response: "",
  witnesses: "",
  private: "",
  claims: [],
  people_ids: [],
});

/** What a kept incident states, for a form that changes a part of it. */
export function saidOf(incident: Incident): Said {
  const said = nothingSaid(incident.zone);
  for (const name of Object.keys(said) as (keyof Said)[]) Object.assign(said, { [name]: incident[name] });
  return said;
}

/** Counts over incidents; days are written as 2026-11-20. */
export interface Patterns {
  incidents: number;
  /** Of unknown time: in none of the counts by time. */
  undated: number;
  /** Counted by day, in no hour. */
  unhoured: number;
  /** Empty if no day is known. */
  from: string;
  until: string;
  /** Every week from the first to the last; severity says how many of each, 0 (not said) to 4. */
  weeks: { monday: string; count: number; severity: number[]; fear: number }[];
  /** By weekday from Monday, then by hour. */
  hours: number[][];
  channels: { key: string; count: number }[];
  tactics: { key: string; count: number }[];
  phases: { day: string; phase: Phase }[];
  breaches: string[];
  marks: Mark[];
}

/** A date of the person's own. */
export interface Mark {
  id: string;
  /** Such as 2026-11-20. */
  day: string;
  label: string;
}

export interface ExhibitQuery {
  /** An incident's id, or empty for all. */
  incident: string;
  offset: number;
  limit: number;
}

export interface IncidentQuery {
  trashed: boolean;
  offset: number;
  limit: number;
}

export interface EvidenceSummary {
  incidents: number;
  claims: number;
  people: number;
  exhibits: number;
  bytes: number;
  damaged: number;
  /** The oldest check among what is kept; empty if anything was never checked. */
  checked_at: string;
}

/** Both open a dialog of the system; null when it was closed without choosing. What is taken in unread stays sealed. */
export const chooseFiles = (unread = false) => call<Job | null>("Evidence", "ChooseFiles", unread);
export const chooseFolder = (unread = false) => call<Job | null>("Evidence", "ChooseFolder", unread);
export const exhibits = (query: ExhibitQuery) =>
  call<{ total: number; rows: Exhibit[] }>("Evidence", "Exhibits", query);
export const exhibit = (id: string) => call<Exhibit>("Evidence", "Exhibit", id);
export const remove = (id: string) => call<void>("Evidence", "Remove", id);
export const describe = (id: string, said: Provenance, revision: number) =>
  call<Exhibit>("Evidence", "Describe", id, said, revision);
/** Read from the file the first time; rejects with "unread" for one that is sealed. */
export const facts = (id: string) => call<Fact[]>("Evidence", "Facts", id);
/** Breaks the seal of an exhibit that was kept unread, for good; the custody log says so. */
export const unseal = (id: string) => call<Exhibit>("Evidence", "Unseal", id);
/** A new exhibit: the picture with opaque boxes over parts of it. */
export const redact = (id: string, boxes: Box[]) => call<Exhibit>("Evidence", "Redact", id, boxes);
/** How large a picture is once it is upright, in the pixels that boxes are given in. */
export const pictureSize = (id: string) => call<Pick<Box, "width" | "height">>("Evidence", "PictureSize", id);
export const saveCopy = (id: string) => call<Job | null>("Evidence", "SaveCopy", id);
export const checkAll = () => call<Job>("Evidence", "CheckAll");
export const incidents = (query: IncidentQuery) =>
  call<{ total: number; rows: IncidentRow[] }>("Evidence", "Incidents", query);
export const incident = (id: string) => call<Incident>("Evidence", "Incident", id);
export const saveIncident = (draft: IncidentDraft) => call<Incident>("Evidence", "SaveIncident", draft);
export const trashIncident = (id: string) => call<void>("Evidence", "TrashIncident", id);
export const restoreIncident = (id: string) => call<void>("Evidence", "RestoreIncident", id);
export const link = (incident: string, exhibits: string[]) =>
  call<void>("Evidence", "Link", incident, exhibits);
export const unlink = (incident: string, exhibit: string) =>
  call<void>("Evidence", "Unlink", incident, exhibit);
/** By its place in the list of the incident's excerpts. */
export const removeExcerpt = (incident: string, index: number) =>
  call<Incident>("Evidence", "RemoveExcerpt", incident, index);
/** By its place in the list of the incident's quotes. */
export const removeQuote = (incident: string, index: number) =>
  call<Incident>("Evidence", "RemoveQuote", incident, index);
/** From a moment on and before another; empty leaves that side open. */
export const patterns = (from: string, until: string) => call<Patterns>("Evidence", "Patterns", from, until);
export const marks = () => call<Mark[]>("Evidence", "Marks");
/** An empty id makes a new one. */
export const saveMark = (mark: Mark) => call<Mark>("Evidence", "SaveMark", mark);
export const deleteMark = (id: string) => call<void>("Evidence", "DeleteMark", id);
export const summary = () => call<EvidenceSummary>("Evidence", "Summary");

/** Where the window's own server hands out the decrypted bytes of an allow-listed picture. */
export const pictureOf = (id: string) => `/exhibit/${id}`;
/** The first 256 KiB as plain text. */
export const textOf = (id: string) => `/exhibit/${id}?as=text`;
/** The whole of a recording that can be played. */
export const bytesOf = (id: string) => `/exhibit/${id}?as=recording`;
/** A page of a PDF as a picture that many pixels wide; its answer says in pagesHeader how many there are. */
export const pageOf = (id: string, page: number, wide: number) =>
  `/exhibit/${id}?as=page&page=${page}&wide=${wide}`;
export const pagesHeader = "Stillwater-Pages";
/** The words of a page of a PDF. */
export const wordsOf = (id: string, page: number) => `/exhibit/${id}?as=words&page=${page}`;
