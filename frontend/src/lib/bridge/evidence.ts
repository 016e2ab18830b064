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
  preview: "image" | "text" | "none";
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

export interface Incident {
  id: string;
  number: number;
  what: string;
  happened: When;
  /** Fixed by the app when the incident is first saved. */
  recorded_at: string;
  zone: string;
  tactics: string[];
  channel: string;
  people: string[];
  words: string;
  exhibits: Exhibit[];
  excerpts: Excerpt[];
  updated_at: string;
  trashed_at: string;
  revision: number;
}

/** What is sent to save an incident; an empty id makes a new one. */
export type IncidentDraft = Pick<
  Incident,
  "id" | "what" | "happened" | "zone" | "tactics" | "channel" | "people" | "words" | "revision"
> & { exhibits: string[] };

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
  exhibits: number;
  bytes: number;
  damaged: number;
  /** The oldest check among what is kept; empty if anything was never checked. */
  checked_at: string;
}

/** Both open a dialog of the system; null when it was closed without choosing. */
export const chooseFiles = () => call<Job | null>("Evidence", "ChooseFiles");
export const chooseFolder = () => call<Job | null>("Evidence", "ChooseFolder");
export const exhibits = (query: ExhibitQuery) =>
  call<{ total: number; rows: Exhibit[] }>("Evidence", "Exhibits", query);
export const exhibit = (id: string) => call<Exhibit>("Evidence", "Exhibit", id);
export const remove = (id: string) => call<void>("Evidence", "Remove", id);
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
export const summary = () => call<EvidenceSummary>("Evidence", "Summary");

/** Where the window's own server hands out the decrypted bytes of an allow-listed picture. */
export const pictureOf = (id: string) => `/exhibit/${id}`;
/** The first 256 KiB as plain text. */
export const textOf = (id: string) => `/exhibit/${id}?as=text`;
