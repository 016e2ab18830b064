import { call } from "./call";

export type SearchRoom = "journal" | "evidence" | "checkin" | "plan";

export interface Search {
  /** Words, "a phrase", -without, tag: mood: kind: feeling: person: before: after:. The last word may be half typed. */
  query: string;
  /** Empty for all. */
  room: SearchRoom | "";
  offset: number;
  limit: number;
}

export interface Hit {
  id: string;
  room: SearchRoom;
  /** Of an entry its kind; else "incident" or "exhibit". */
  kind: string;
  title: string;
  /** A part of the text around what was found; the marks are pairs of UTF-16 offsets, from and to, in order. */
  snippet: { text: string; marks: [number, number][] };
  at: string;
  zone: string;
  score: number;
}

export interface Found {
  total: number;
  /** False while the index is still being read: there may be more. */
  ready: boolean;
  /** Best first. */
  hits: Hit[];
}

export const find = (search: Search) => call<Found>("Search", "Find", search);
