import { call } from "./call";

export type Phase = "new" | "locked" | "open";

export interface SessionState {
  phase: Phase;
  /** Who keeps the network shut: the operating system, or only the page's own policy. */
  network: "sealed" | "page";
  version: string;
}

export interface Judgement {
  score: number;
  enough: boolean;
  guesses_log10: number;
  reason: "" | "too-guessable" | "common" | "repeat" | "sequence" | "guessable-word" | "short";
}

export interface RecoveryCode {
  code: string;
  groups: string[];
}

export type SecretKind = "passphrase" | "recovery";

export interface Unlocked {
  /** When attempts failed since the last unlock. */
  failures: string[];
  /** When the passphrase last changed; empty if never. */
  last_change: string;
  notes: string[];
}

export interface Access {
  at: string;
  what: string;
  how: SecretKind | "";
}

export const state = () => call<SessionState>("Session", "State");
/** The IANA zone of the page, for what the shell itself writes down. */
export const useZone = (zone: string) => call<void>("Session", "UseZone", zone);
export const suggestPassphrase = () => call<string>("Session", "SuggestPassphrase");
export const judgePassphrase = (passphrase: string, guessable: string[]) =>
  call<Judgement>("Session", "JudgePassphrase", passphrase, guessable);
export const create = (passphrase: string, guessable: string[]) =>
  call<void>("Session", "Create", passphrase, guessable);
/** The passphrase may be empty only right after create, in the same first run. */
export const newRecoveryCode = (passphrase: string) =>
  call<RecoveryCode>("Session", "NewRecoveryCode", passphrase);
export const confirmRecoveryCode = (group: number, text: string) =>
  call<void>("Session", "ConfirmRecoveryCode", group, text);
export const hasRecoveryCode = () => call<boolean>("Session", "HasRecoveryCode");
export const removeRecoveryCode = (passphrase: string) =>
  call<void>("Session", "RemoveRecoveryCode", passphrase);
export const unlock = (secret: string, kind: SecretKind) => call<Unlocked>("Session", "Unlock", secret, kind);
export const changePassphrase = (current: string, next: string, guessable: string[]) =>
  call<void>("Session", "ChangePassphrase", current, next, guessable);
export const lock = () => call<void>("Session", "Lock");
/** The window is gone at once; the vault locks by itself soon after. */
export const hide = () => call<void>("Session", "Hide");
/** Locks and quits. */
export const leave = () => call<void>("Session", "Leave");
export const touch = () => call<void>("Session", "Touch");
export const accessLog = () => call<Access[]>("Session", "AccessLog");
export const openAnother = () => call<SessionState>("Session", "OpenAnother");
