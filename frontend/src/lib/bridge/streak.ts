import { call } from "./call";
import type { Job } from "./jobs";

/** One way of making contact; each that is kept has a run of its own. */
export const levels = ["called", "wrote", "replied", "met", "looked", "asked"] as const;
export type Level = (typeof levels)[number];

/** What contact is within the rules where none is not possible. */
export interface LowContact {
  channels: string[];
  topics: string[];
  /** By our names or in the person's own words. */
  rules: string[];
  wait_hours: number;
}

/** What is decided about a person beside the start. */
export interface Choices {
  levels: Level[];
  /** Whose run stands first; empty for all kept levels together. */
  headline: Level | "";
  /** Null: no contact at all. */
  low: LowContact | null;
  /** Own ones, in days. */
  milestones: number[];
  /** The same person in the evidence, or empty. */
  link: string;
}

export interface Person extends Choices {
  id: string;
  name: string;
  started_at: string;
  /** When the start was moved last, or the person added. */
  start_set_at: string;
  zone: string;
  /** Empty for somebody who is shown. */
  put_away_at: string;
}

/** Somebody no longer shown, and how much was noted about them. */
export interface Away {
  person: Person;
  events: number;
}

export type EventType = "attempt" | "contact" | "exchange" | "pause";

/** What may be put right long after it was noted, since nothing is counted by it. */
export interface Details {
  note: string;
  /** Of a contact: what it gave, and what would help next time. */
  gave: string;
  help: string;
  /** Of an attempt. */
  tactic: string;
  through: string;
  /** Of an exchange. */
  topic: string;
  /** Of an attempt, in the evidence: its incident, or empty, and what came with it. */
  incident: string;
  exhibits: string[];
}

/** What is sent to note something; which fields matter depends on what it is. */
export interface Happening extends Details {
  person: string;
  at: string;
  zone: string;
  channel: string;
  /** Of a contact, or of an exchange outside the rules; none means every level that is kept. */
  levels: Level[];
  /** Of a pause: the first moment after it. */
  until: string;
  /** Of an exchange. */
  within: boolean;
  waited: boolean;
}

export interface StreakEvent extends Happening {
  id: string;
  type: EventType;
  recorded_at: string;
  undo_until: string;
}

export interface EventQuery {
  person: string;
  /** Empty for all. */
  type: EventType | "";
  offset: number;
  /** 0 for all. */
  limit: number;
}

/** Newest first. */
export interface EventPage {
  total: number;
  rows: StreakEvent[];
}

export interface Day {
  date: string;
  state: "before" | "held" | "paused" | "contact";
  attempts: number;
  /** Of mine, also what ended no run. */
  contacts: number;
  /** The mean of the day, from 0 to 10; null if it was not marked. */
  pull: number | null;
}

export interface Milestone {
  /** "2-week" */
  key: string;
  reached: boolean;
  due: string;
  own: boolean;
}

/** What runs add up to: the one that goes on, the longest, and all of them. */
export interface Counted {
  current_days: number;
  current_hours: number;
  longest_days: number;
  total_days: number;
  /** Beyond the days. */
  total_hours: number;
  /** Times contact ended a run. */
  contacts: number;
  since: string;
}

export interface Streak extends Counted {
  person: Person;
  /** One for each level that is kept. */
  levels: (Counted & { level: Level })[];
  /** When the next day is whole. */
  next_day: string;
  /** Times of contact before the start, which count for nothing. */
  before: number;
  attempts: number;
  attempts_unanswered: number;
  /** Share of held dates of the last six months, or since the start: from 0 to 1. */
  last_months: number;
  /** How many dates those are. */
  last_months_days: number;
  /** From 0 to 1. */
  strength: number;
  paused: boolean;
  paused_until: string;
  /** The clock shows a time over a day before something that was noted; counted to that then. */
  clock_behind: boolean;
  counted_to: string;
  /** This machine does not know the person's zone. */
  zone_unknown: boolean;
  /** 365, today the last. */
  days: Day[];
  milestones: Milestone[];
  /** The newest hundred. */
  events: StreakEvent[];
  event_count: number;
}

/** Their attempts, counted; days are written as 2026-11-20. */
export interface Attempts {
  attempts: number;
  /** Every week up to this one, empty ones too. */
  weeks: { monday: string; direct: number; through: number }[];
  /** Most first. */
  channels: { key: string; count: number }[];
  tactics: { key: string; count: number }[];
  /** By weekday from Monday, then by hour. */
  hours: number[][];
}

/** Everybody who is not put away. */
export const get = () => call<Streak[]>("Streak", "Get");
export const away = () => call<Away[]>("Streak", "Away");
export const events = (query: EventQuery) => call<EventPage>("Streak", "Events", query);
export const event = (id: string) => call<StreakEvent>("Streak", "Event", id);
/** Their attempts from a moment on; empty for all. */
export const seen = (person: string, from: string) => call<Attempts>("Streak", "Seen", person, from);
export const start = (name: string, at: string, zone: string) =>
  call<Person>("Streak", "Start", name, at, zone);
export const rename = (id: string, name: string) => call<Person>("Streak", "Rename", id, name);
export const choose = (id: string, choices: Choices) => call<Person>("Streak", "Choose", { id, ...choices });
/** Moves the start; contact that lies before it then stays noted and no longer counts. */
export const setStart = (id: string, at: string, zone: string) =>
  call<Person>("Streak", "SetStart", id, at, zone);
export const putAway = (id: string) => call<Person>("Streak", "PutAway", id);
export const bringBack = (id: string) => call<Person>("Streak", "BringBack", id);
/** For good, with everything noted; only of somebody put away. */
export const remove = (id: string) => call<number>("Streak", "Remove", id);
/** They reached out: changes no run. */
export const attempt = (happening: Happening) => call<StreakEvent>("Streak", "Attempt", happening);
/** I made contact: starts new runs and takes nothing from the days in all. */
export const contact = (happening: Happening) => call<StreakEvent>("Streak", "Contact", happening);
/** In low contact; only one outside the rules starts new runs. */
export const exchange = (happening: Happening) => call<StreakEvent>("Streak", "Exchange", happening);
/** Up to a year ahead; contact inside it ends no run. */
export const pause = (happening: Happening) => call<StreakEvent>("Streak", "Pause", happening);
/** Ends a pause that goes on, now. */
export const endPause = (event: string) => call<StreakEvent>("Streak", "EndPause", event);
/** Other words, however old it is; what of them is not of its kind is dropped. */
export const revise = (id: string, details: Details) =>
  call<StreakEvent>("Streak", "Revise", { id, ...details });
export const undo = (event: string) => call<void>("Streak", "Undo", event);
/** Makes an incident of an attempt, or finds the one that was made; an empty headline takes the note's first line. */
export const attemptIncident = (attempt: string, what: string) =>
  call<StreakEvent>("Streak", "AttemptIncident", attempt, what);
/** Asks for files that came with an attempt; null when the dialog was closed without choosing. */
export const chooseFiles = (attempt: string, unread: boolean) =>
  call<Job | null>("Streak", "ChooseFiles", attempt, unread);
/** Where files dropped on the window go from now on; an empty id gives them back to the evidence. */
export const dropInto = (attempt: string, unread: boolean) =>
  call<void>("Streak", "DropInto", attempt, unread);
