import type { Code } from "~/lib/errors/codes";
import { call } from "./call";

export type Action =
  | "acquire"
  | "view"
  | "derive"
  | "redact"
  | "export"
  | "handover"
  | "return"
  | "verify"
  | "timestamp"
  | "anchor"
  | "correct"
  | "erase";

/** One line of the log of what was done with evidence. */
export interface CustodyRecord {
  /** Its place, from 1. */
  seq: number;
  at: string;
  zone: string;
  /** What was odd about the clock, in English; mostly empty. */
  clock_note: string;
  action: Action;
  /** A number; 0 if it is about none. */
  exhibit: number;
  sha256: string;
  size: number;
  name: string;
  /** Such as incident, revision, fields, linked. */
  params: Record<string, string>;
  recipient: string;
  /** In English, as it stands in the log. */
  reason: string;
  note: string;
}

export interface CustodyQuery {
  /** An exhibit's number; 0 for all. */
  exhibit: number;
  /** Or that of an incident; 0 for all. */
  incident: number;
  offset: number;
  limit: number;
}

export type Fault = "missing" | "doubled" | "moved" | "reworded" | "malformed" | "forged" | "cut";

export interface CustodyReport {
  holds: boolean;
  records: number;
  /** How many of them a signed checkpoint covers. */
  sealed: number;
  checkpoints: number;
  /** The first record that does not hold comes first; 0 and 0: a checkpoint itself. */
  breaks: { fault: Fault; from: number; to: number }[];
  /** Numbers of exhibits: in the log and gone; there and not in the log; with another hash. */
  lost: number[];
  unlogged: number[];
  differ: number[];
}

export interface PaperSeal {
  /** Fifteen groups of five letters, with dashes between. */
  code: string;
  /** The same in three rows, as it stands on paper. */
  rows: string[];
  /** How many records are under it. */
  records: number;
  /** The QR code as an SVG path of filled squares, side units wide and high. */
  path: string;
  side: number;
}

export interface SealCheck {
  holds: boolean;
  /** "cut": this is an older copy. "forged": a seal of another log. */
  fault: "" | "forged" | "cut" | "reworded";
  /** How many records are under the seal. */
  sealed: number;
  /** How many this log has. */
  records: number;
  /** For "reworded": between which records it does not hold. */
  from: number;
  to: number;
  /** When this log made the seal; empty if it does not know it. */
  made_at: string;
  /** Groups with a slip in them, from 1; nothing was compared then. */
  typo: number[];
  /** There is a slip, whether or not it is known where. */
  slipped: boolean;
}

export interface Checkpoint {
  id: string;
  at: string;
  why: "lock" | "paper" | "time-stamp" | "bundle";
  records: number;
  /** Hexadecimal. */
  root: string;
}

export interface Timestamp {
  id: string;
  state: "waiting" | "holds" | "fails";
  records: number;
  asked_at: string;
  /** As the authority says; empty while there is no reply. */
  at: string;
  accuracy_seconds: number;
  authority: string;
  /** The trusted certificate it rests on. */
  root: string;
  serial: string;
  /** Why it fails, or empty. */
  code: Code | "";
}

export interface Root {
  name: string;
  sha256: string;
  until: string;
}

/** The newest first. */
export const log = (query: CustodyQuery) =>
  call<{ total: number; rows: CustodyRecord[] }>("Custody", "Log", query);
/** Reads and computes the whole log again. */
export const check = () => call<CustodyReport>("Custody", "Check");
/** The newest first. */
export const checkpoints = () => call<Checkpoint[]>("Custody", "Checkpoints");
/** The same until something new is logged. */
export const seal = () => call<PaperSeal>("Custody", "Seal");
/** Opens a dialog, writes the QR code as a picture and answers with its name; empty when nothing was chosen. */
export const saveSeal = () => call<string>("Custody", "SaveSeal");
/** A slip in the code is an answer, not an error. */
export const checkSeal = (code: string) => call<SealCheck>("Custody", "CheckSeal", code);
/** Opens a dialog for a picture; null when nothing was chosen. Rejects with "no-seal" where there is none in it. */
export const chooseSeal = () => call<SealCheck | null>("Custody", "ChooseSeal");
/** The newest first. */
export const timestamps = () => call<Timestamp[]>("Custody", "Timestamps");
/** Opens a dialog and writes the request there; null when nothing was chosen. */
export const askTimestamp = () => call<Timestamp | null>("Custody", "AskTimestamp");
/** Opens a dialog for the authority's reply; null when nothing was chosen. */
export const takeTimestamp = () => call<Timestamp | null>("Custody", "TakeTimestamp");
export const roots = () => call<Root[]>("Custody", "Roots");
/** Opens a dialog for certificates in PEM; empty when nothing was chosen. */
export const addRoots = () => call<Root[]>("Custody", "AddRoots");
export const dropRoot = (sha256: string) => call<void>("Custody", "DropRoot", sha256);
