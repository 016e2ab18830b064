import { call } from "./call";

/** Who the person is here; a carrier brings messages or news. */
export type Role = "person" | "carrier" | "witness" | "safe" | "other";

export interface Person {
  id: string;
  name: string;
  /** Other names. */
  also: string[];
  handles: string[];
  numbers: string[];
  role: Role;
  note: string;
  recorded_at: string;
  updated_at: string;
  trashed_at: string;
  revision: number;
}

/** With the ids of where they appear. */
export interface PersonRow extends Person {
  incidents: string[];
  claims: string[];
}

/** What is sent to save a person; an empty id makes a new one. */
export type PersonDraft = Pick<
  Person,
  "id" | "name" | "also" | "handles" | "numbers" | "role" | "note" | "revision"
>;

/** By name. */
export const list = (trashed = false) => call<PersonRow[]>("People", "List", trashed);
export const save = (draft: PersonDraft) => call<Person>("People", "Save", draft);
/** Where they are named, they stay. */
export const trash = (id: string) => call<void>("People", "Trash", id);
export const restore = (id: string) => call<void>("People", "Restore", id);
