import { call } from "./call";

/** 0 none, 1 heavy, 2 low, 3 even, 4 light, 5 clear. */
export type Mood = 0 | 1 | 2 | 3 | 4 | 5;

export interface Entry {
  /** Empty for an entry that was never saved. */
  id: string;
  title: string;
  text: string;
  at: string;
  zone: string;
  mood: Mood;
  tags: string[];
  created_at: string;
  updated_at: string;
  /** Empty unless it lies in the trash. */
  trashed_at: string;
  revision: number;
}

export interface EntryRow {
  id: string;
  title: string;
  excerpt: string;
  at: string;
  zone: string;
  mood: Mood;
  tags: string[];
  updated_at: string;
  trashed_at: string;
}

export interface EntryQuery {
  /** "2026-11", or empty for all. */
  month: string;
  tag: string;
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

export const list = (query: EntryQuery) => call<EntryPage>("Journal", "List", query);
export const months = () => call<Month[]>("Journal", "Months");
export const tags = () => call<string[]>("Journal", "Tags");
export const get = (id: string) => call<Entry>("Journal", "Get", id);
export const save = (entry: Entry) => call<Entry>("Journal", "Save", entry);
export const trash = (id: string) => call<void>("Journal", "Trash", id);
export const restore = (id: string) => call<void>("Journal", "Restore", id);
/** Only what lies in the trash can be deleted. */
export const remove = (id: string) => call<void>("Journal", "Delete", id);
export const emptyTrash = () => call<number>("Journal", "EmptyTrash");
