import { call } from "./call";

/** 0 none, 1 heavy, 2 low, 3 even, 4 light, 5 clear. */
export type Mood = 0 | 1 | 2 | 3 | 4 | 5;

/** How it was at one moment. What was not said is null or empty. */
export interface CheckIn {
  /** Empty for a new one. */
  id: string;
  at: string;
  zone: string;
  mood: Mood;
  /** From 0 to 10. */
  pull: number | null;
  /** Of the night before. */
  sleep_half_hours: number | null;
  /** Keys of ours, or a person's own words. */
  symptoms: string[];
  care: string[];
  medicines: string[];
  line: string;
  updated_at: string;
}

/** What is sent to keep one. */
export type Said = Omit<CheckIn, "updated_at">;

/** The check-ins of some days, newest first; a day is written as 2026-11-20, empty for no bound. */
export interface CheckInQuery {
  from: string;
  to: string;
  offset: number;
  /** 0 for all. */
  limit: number;
}

export interface CheckInPage {
  total: number;
  rows: CheckIn[];
}

/** What the check-ins and visits to the pull of one day say. */
export interface CheckInDay {
  date: string;
  check_ins: number;
  visits: number;
  /** The last one said. */
  mood: Mood;
  /** The mean. */
  pull: number | null;
  /** The last one said. */
  sleep_half_hours: number | null;
  symptoms: string[];
  care: string[];
}

/** On how many days with a kind of care the pull was lower than on half of all days, and on how many without. */
export interface Together {
  care: string;
  lower: number;
  days: number;
  lower_other: number;
  another: number;
}

export interface CheckInsSeen {
  /** Those with something in them, oldest first. */
  days: CheckInDay[];
  /** Only where there are enough days to say so. */
  together: Together[];
  /** Hard moments by weekday, Monday first, and hour. */
  hours: number[][];
}

/** What a person marks besides what everybody is offered, and which of our keys they do not wish to see. */
export interface Choices {
  symptoms: string[];
  care: string[];
  medicines: string[];
  hidden: string[];
}

export const list = (query: CheckInQuery) => call<CheckInPage>("CheckIns", "List", query);
export const get = (id: string) => call<CheckIn>("CheckIns", "Get", id);
export const save = (said: Said) => call<CheckIn>("CheckIns", "Save", said);
/** Deletes one; until the vault is locked it can be brought back. */
export const remove = (id: string) => call<void>("CheckIns", "Remove", id);
export const bringBack = (id: string) => call<void>("CheckIns", "BringBack", id);
/** The days that have something in them, oldest first; either bound may be empty. */
export const days = (from: string, to: string) => call<CheckInDay[]>("CheckIns", "Days", from, to);
export const seen = (from: string, to: string) => call<CheckInsSeen>("CheckIns", "Seen", from, to);
export const choices = () => call<Choices>("CheckIns", "Choices");
export const saveChoices = (choices: Choices) => call<Choices>("CheckIns", "SaveChoices", choices);
