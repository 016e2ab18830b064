import { call } from "./call";
import type { Job } from "./jobs";

export interface Backup {
  id: string;
  saved_at: string;
  name: string;
  place: string;
  size: number;
  entries: number;
  exhibits: number;
  checked: "read-back" | "verified" | "none";
  checked_at: string;
}

export interface Chosen {
  token: string;
  name: string;
  size: number;
}

export interface Contents {
  created_at: string;
  entries: number;
  exhibits: number;
  incidents: number;
  size: number;
  /** The first thousand. */
  files: { name: string; size: number }[];
  total_files: number;
}

/** An empty other passphrase means the vault's own; null when the dialog was closed. */
export const save = (vaultPassphrase: string, otherPassphrase: string) =>
  call<Job | null>("Backups", "Export", vaultPassphrase, otherPassphrase);
export const list = () => call<Backup[]>("Backups", "List");
/** Works while locked too. */
export const choose = () => call<Chosen | null>("Backups", "Choose");
export const look = (token: string, passphrase: string) => call<Job>("Backups", "Look", token, passphrase);
export const verify = (token: string, passphrase: string) =>
  call<Job>("Backups", "Verify", token, passphrase);
/** Into the usual place if no vault is there, or else an empty folder it asks for; null when none was chosen. */
export const restore = (token: string, passphrase: string) =>
  call<Job | null>("Backups", "Restore", token, passphrase);
