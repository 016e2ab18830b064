import { call } from "./call";

/** The parts of the plan, in the order of the room. */
export const kinds = [
  "step",
  "channel",
  "avoid",
  "boundary",
  "support",
  "reason",
  "ledger",
  "strength",
  "care",
  "order",
  "safety",
  "words",
] as const;

export type Kind = (typeof kinds)[number];

/** What an item is within its kind, in the order of the room. */
export const sorts = {
  step: ["accept", "boundaries", "block", "support", "self", "grieve", "on"],
  channel: [
    "calls",
    "texts",
    "apps",
    "email",
    "post",
    "social",
    "accounts",
    "door",
    "work",
    "places",
    "mutuals",
    "carriers",
    "gifts",
    "games",
    "payments",
    "children",
    "own",
  ],
  avoid: ["person", "unsafe"],
  boundary: ["refuse", "accept"],
  support: ["friend", "family", "therapist", "advocate", "lawyer", "group", "line", "other"],
  reason: ["left", "regained"],
  ledger: [],
  strength: ["skill", "achievement", "mine"],
  care: ["sleep", "movement", "food", "quiet", "therapy", "people", "creating", "medicine", "feels-like-me"],
  order: ["order", "agreement"],
  safety: ["danger", "door", "suicide", "found", "other"],
  words: ["children", "family", "work", "friends", "other"],
} as const satisfies Record<Kind, readonly string[]>;

/** A channel not looked at yet, closed, not possible to close yet, or one that does not apply. */
export type ChannelState = "open" | "blocked" | "not-yet" | "none";

/** A time of the week at which somebody can be reached, on the clock of this machine. */
export interface Hours {
  /** 1 for Monday to 7 for Sunday. */
  days: number[];
  from: string;
  /** Earlier than from: on the next day. */
  until: string;
}

/** Something noted about an item on a day. */
export interface Mark {
  what: "practised" | "kept" | "crossed" | "done" | "breach";
  on: string;
  note: string;
  /** The incident that shows it, or nothing. */
  incident: string;
}

/** One thing in the plan; what its kind does not use is empty. Dates are civil: "2026-11-21". */
export interface Item {
  id: string;
  kind: Kind;
  sort: string;
  /** Which of ours was taken over. */
  offer: string;
  title: string;
  /** Of a reason, the reason itself; of a ledger, what I miss; of somebody to avoid, why. */
  text: string;
  /** Of a ledger: what it was really like. */
  was: string;
  /** Of a boundary: how I would say it. */
  sentence: string;
  /** Of a boundary: who it holds for; of an order: the officer or lawyer. */
  who: string;
  state: ChannelState | "";
  /** Of somebody to avoid: the ways closed to them. */
  channels: string[];
  on: string;
  every: "day" | "week" | "";
  done_at: string;
  /** Of a step: the date it was chosen for as the one thing. */
  today: string;
  /** Of somebody safe: how to reach them. */
  reach: string;
  any_time: boolean;
  hours: Hours[];
  knows: string;
  good_for: string;
  not_pass_on: string;
  number: string;
  court: string;
  from: string;
  until: string;
  /** Oldest first. */
  marks: Mark[];
  incidents: string[];
  people: string[];
  entries: string[];
  created_at: string;
  updated_at: string;
  trashed_at: string;
  revision: number;
}

/** In the user's order; of every kind with none. */
export const list = (kind: Kind | "" = "") => call<Item[]>("Plan", "List", kind);
/** Why I left, and what I regained. */
export const reasons = () => list("reason");
/** What I miss, and what it was really like. */
export const ledger = () => list("ledger");
/** Who is safe, how and when to reach them; see lib/reach. */
export const support = () => list("support");
export const trashed = () => call<Item[]>("Plan", "Trashed");
/** An empty id makes a new one. Marks, done_at and today are not taken from here. */
export const save = (item: Item) => call<Item>("Plan", "Save", item);
/** Before another of its kind; behind all of them with none. */
export const move = (id: string, before = "") => call<void>("Plan", "Move", id, before);
export const done = (id: string, is: boolean) => call<Item>("Plan", "Done", id, is);
/** Makes a step the one thing of a date; no id chooses nothing. */
export const choose = (id: string, date: string) => call<void>("Plan", "Choose", id, date);
/** The one thing of a date. */
export const today = (date: string) => call<Item | null>("Plan", "Today", date);
export const mark = (id: string, mark: Mark) => call<Item>("Plan", "Mark", id, mark);
export const unmark = (id: string, mark: Mark) => call<Item>("Plan", "Unmark", id, mark);
export const trash = (id: string) => call<void>("Plan", "Trash", id);
export const restore = (id: string) => call<void>("Plan", "Restore", id);
/** For good; only from the trash. */
export const remove = (id: string) => call<void>("Plan", "Delete", id);
/** Asks where to; of a part all, or the items named. Answers with the file's name, or nothing if no place was chosen. */
export const print = (kind: Kind, only: string[] = []) => call<string>("Plan", "Print", kind, only);

/** An item with nothing in it. */
export const blank = (kind: Kind, sort = ""): Item => ({
  id: "",
  kind,
  sort,
  offer: "",
  title: "",
  text: "",
  was: "",
  sentence: "",
  who: "",
  state: kind === "channel" ? "open" : "",
  channels: [],
  on: "",
  every: "",
  done_at: "",
  today: "",
  reach: "",
  any_time: false,
  hours: [],
  knows: "",
  good_for: "",
  not_pass_on: "",
  number: "",
  court: "",
  from: "",
  until: "",
  marks: [],
  incidents: [],
  people: [],
  entries: [],
  created_at: "",
  updated_at: "",
  trashed_at: "",
  revision: 0,
});
