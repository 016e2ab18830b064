import { call } from "./call";
import type { Correction, How, When } from "./evidence";

export type Saying = "quoted" | "paraphrased" | "reported";
export type Nature = "" | "fact" | "opinion" | "mixed" | "threat";
export type Basis = "" | "seen" | "told" | "inferred";
/** "private": true, and nobody's business. */
export type Truth = "" | "false" | "misleading" | "private" | "unsure";
export type State = "open" | "corrected" | "withdrawn" | "in-court";
export type Answer = "" | "yes" | "no";

/** One time and place a claim was made. */
export interface Appearance {
  /** Null: not said. */
  when: When | null;
  place: string;
  link: string;
  audience: string;
  /** How many heard or read it; 0: not known. */
  size: number;
  relayed_by: string;
  learned: How;
  learned_at: When | null;
  online: Answer;
  note: string;
  /** The id of an incident that says more, or empty. */
  incident: string;
  /** That show it was said. */
  exhibits: string[];
  people_ids: string[];
}

export interface Rebuttal {
  statement: string;
  /** Exhibits that show it. */
  for: string[];
  /** Exhibits the other side may show. */
  against: string[];
  witness: string;
  witness_id: string;
  first_hand: Answer;
  willing: Answer;
  /** To contact. */
  safe: Answer;
  missing: string;
}

export interface Harm {
  kind: string;
  when: When | null;
  amount: string;
  note: string;
  exhibits: string[];
}

export interface Standing {
  state: State;
  since: When | null;
  note: string;
  /** When it was written down; the app sets it. */
  at: string;
}

/** What a claim's account says. */
export interface ClaimSaid {
  words: string;
  saying: Saying;
  nature: Nature;
  made_by: string;
  /** Of a person, or empty. */
  made_by_id: string;
  basis: Basis;
  first_known: When | null;
  topic: string;
  truth: Truth;
  /** What is true instead. */
  true: string;
  decided: string;
  /** In no bundle unless asked for. */
  lawyer_note: string;
  missing: string;
  zone: string;
  appearances: Appearance[];
  rebuttals: Rebuttal[];
  harms: Harm[];
}

/** What an account still lacks. */
export type Gap = "no-appearance" | "not-shown" | "no-rebuttal" | "rebuttal-not-shown" | "missing";

export interface Claim extends ClaimSaid {
  id: string;
  number: number;
  /** The last of standing; "open" if there is none. */
  stands: State;
  /** The oldest first. */
  standing: Standing[];
  /** Those that repeat it. */
  incidents: string[];
  gaps: Gap[];
  corrections: Correction[];
  recorded_at: string;
  updated_at: string;
  trashed_at: string;
  revision: number;
}

/** What is sent to save a claim; an empty id makes a new one. */
export interface ClaimDraft extends ClaimSaid {
  id: string;
  revision: number;
}

export interface ClaimRow {
  id: string;
  number: number;
  words: string;
  saying: Saying;
  made_by: string;
  topic: string;
  truth: Truth;
  stands: State;
  /** How many, as the two below. */
  appearances: number;
  rebuttals: number;
  exhibits: number;
  recorded_at: string;
  trashed_at: string;
}

/** One appearance of one claim, with what shows and rebuts it. */
export interface MatrixRow {
  claim: string;
  number: number;
  /** Its place in the claim; -1 if there is none yet. */
  appearance: number;
  when: When | null;
  place: string;
  shows: string[];
  for: string[];
  against: string[];
  witnesses: number;
  gaps: Gap[];
}

export interface ClaimQuery {
  trashed: boolean;
  offset: number;
  limit: number;
}

/** A claim of which nothing is said yet. */
export const blankClaim = (zone: string): ClaimSaid => ({
  words: "",
  saying: "reported",
  nature: "",
  made_by: "",
  made_by_id: "",
  basis: "",
  first_known: null,
  topic: "",
  truth: "",
  true: "",
  decided: "",
  lawyer_note: "",
  missing: "",
  zone,
  appearances: [],
  rebuttals: [],
  harms: [],
});

export const blankAppearance = (): Appearance => ({
  when: null,
  place: "",
  link: "",
  audience: "",
  size: 0,
  relayed_by: "",
  learned: "",
  learned_at: null,
  online: "",
  note: "",
  incident: "",
  exhibits: [],
  people_ids: [],
});

export const blankRebuttal = (): Rebuttal => ({
  statement: "",
  for: [],
  against: [],
  witness: "",
  witness_id: "",
  first_hand: "",
  willing: "",
  safe: "",
  missing: "",
});

export const blankHarm = (): Harm => ({ kind: "", when: null, amount: "", note: "", exhibits: [] });

/** The newest number first. */
export const list = (query: ClaimQuery) => call<{ total: number; rows: ClaimRow[] }>("Claims", "List", query);
export const get = (id: string) => call<Claim>("Claims", "Get", id);
export const save = (draft: ClaimDraft) => call<Claim>("Claims", "Save", draft);
/** What it was before stays; at is the app's. */
export const addStanding = (id: string, standing: Omit<Standing, "at">) =>
  call<Claim>("Claims", "AddStanding", id, { ...standing, at: "" });
export const trash = (id: string) => call<void>("Claims", "Trash", id);
export const restore = (id: string) => call<void>("Claims", "Restore", id);
export const matrix = () => call<MatrixRow[]>("Claims", "Matrix");
