import { call } from "./call";

/** How a visit ended; empty while it goes on, or if it was left. */
export type End = "" | "passed" | "here" | "contact";

/** One visit to the pull. What was not said is null or empty. */
export interface Urge {
  id: string;
  started_at: string;
  zone: string;
  /** How strong it is, from 0 to 10. */
  before: number | null;
  after: number | null;
  /** Keys of ours, or a person's own words. */
  triggers: string[];
  trigger: string;
  helped: string[];
  instead: string;
  end: End;
  ended_at: string;
  /** Whom it was about, or empty. */
  person: string;
  /** It can be come back to. */
  going: boolean;
}

export interface UrgePage {
  total: number;
  rows: Urge[];
}

/** The visit that goes on, or a new one that is kept from this moment on. */
export const begin = (zone: string) => call<Urge>("Pull", "Begin", zone);
/** The visit that goes on, if there is one. */
export const going = async () => (await call<Urge[]>("Pull", "Going"))[0];
export const save = (urge: Urge) => call<Urge>("Pull", "Save", urge);
/** Newest first; limit 0 for all. */
export const list = (offset: number, limit: number) => call<UrgePage>("Pull", "List", offset, limit);
/** Deletes one; until the vault is locked it can be brought back. */
export const remove = (id: string) => call<void>("Pull", "Remove", id);
export const bringBack = (id: string) => call<void>("Pull", "BringBack", id);
