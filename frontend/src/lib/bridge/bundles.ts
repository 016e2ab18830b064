import { call } from "./call";
import type { Job } from "./jobs";

export type Preset = "full" | "shared";

/** What goes into a bundle; lists hold ids. */
export interface BundleChoice {
  name: string;
  author: string;
  for: string;
  preset: Preset;
  /** In place of incidents, claims and exhibits. */
  everything: boolean;
  incidents: string[];
  claims: string[];
  /** Beside those that incidents and claims name. */
  exhibits: string[];
  /** Exhibits that are named and not handed over. */
  without: string[];
  /** People who stand by their initials. */
  initials: string[];
  /** So does everybody who is not among the people kept here. */
  strangers: boolean;
  /** One series of exhibits, whatever their labels. */
  series: boolean;
  /** Where a copy with parts covered is kept, only that copy. */
  covered: boolean;
  pictures: boolean;
  witnesses: boolean;
  notes: boolean;
  lawyer_notes: boolean;
  /** What was copied from the journal into incidents. */
  excerpts: boolean;
}

export type WarningKind =
  | "private"
  | "lawyer"
  | "excerpts"
  | "place"
  | "reach"
  | "names"
  | "chats"
  | "unread"
  | "removed"
  | "damaged"
  | "left-out"
  | "embedded"
  | "witnesses";

export interface BundlePreview {
  incidents: number;
  claims: number;
  people: number;
  /** Roughly. */
  bytes: number;
  exhibits: {
    number: number;
    name: string;
    gives: ("original" | "redacted" | "stripped")[];
    absent: string;
  }[];
  warnings: { kind: WarningKind; where: string[] }[];
}

/** A bundle that was made, as it was then. */
export interface MadeBundle {
  id: string;
  made_at: string;
  name: string;
  place: string;
  case: string;
  for: string;
  preset: Preset;
  encrypted: boolean;
  size: number;
  incidents: number;
  claims: number;
  exhibits: number;
  /** Numbers of exhibits whose bytes are damaged. */
  lost: number[];
  /** Pictures its report only names. */
  unset: number;
  payload: string;
  /** Fingerprint of what signed it. */
  key: string;
  /** Of the custody log, under its checkpoint. */
  records: number;
}

/** The result of a "compare-bundle" job. */
export interface Compared {
  differences: { file: string; was: boolean; is: boolean }[];
}

export interface ChosenBundle {
  token: string;
  name: string;
  encrypted: boolean;
}

export type BundleProblem =
  "changed" | "missing" | "added" | "reworded" | "unsigned" | "untied" | "unproved" | "odd-name" | "repacked";

/** The result of a "check-bundle" job. */
export interface BundleReport {
  made_at: string;
  preset: Preset | "";
  files: number;
  bytes: number;
  key: string;
  /** This vault signed it. */
  own: boolean;
  records: number;
  log_records: number;
  originals: number;
  originals_in_log: number;
  stamps: { at: string; authority: string; known: boolean }[];
  /** An empty file is the ZIP itself; a line is of the custody log. */
  findings: { file: string; line: number; problem: BundleProblem }[];
}

export const preview = (choice: BundleChoice) => call<BundlePreview>("Bundles", "Preview", choice);
/** An empty other passphrase leaves it open; null when the dialog was closed. Its result is a MadeBundle. */
export const make = (choice: BundleChoice, vaultPassphrase: string, otherPassphrase: string) =>
  call<Job | null>("Bundles", "Make", choice, vaultPassphrase, otherPassphrase);
export const list = () => call<MadeBundle[]>("Bundles", "List");
export const choiceOf = (id: string) => call<BundleChoice>("Bundles", "Choice", id);
export const compare = (id: string) => call<Job>("Bundles", "Compare", id);
/** Works while locked too; null when the dialog was closed. */
export const choose = () => call<ChosenBundle | null>("Bundles", "Choose");
export const check = (token: string, passphrase: string) => call<Job>("Bundles", "Check", token, passphrase);
