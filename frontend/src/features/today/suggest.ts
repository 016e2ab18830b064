import type { Backup } from "~/lib/bridge/backups";
import type { EvidenceSummary } from "~/lib/bridge/evidence";
import type { Item } from "~/lib/bridge/plan";

const day = 86_400_000;
const month = 30 * day;

export type Suggestion = "backup" | "old-backup" | "reason" | "support" | "check";

/** What is known; a part that could not be read is undefined, and nothing is suggested from it. */
export interface Known {
  entries?: readonly unknown[];
  kept?: EvidenceSummary;
  backup?: Backup | null;
  reasons?: readonly Item[];
  support?: readonly Item[];
}

/** The one thing worth a line today, what could be lost first; undefined is the usual answer. */
export function suggest(known: Known, now: Date): Suggestion | undefined {
  const { entries, kept, backup, reasons, support } = known;
  const age = (moment: string) => now.getTime() - Date.parse(moment);
  const something = (entries?.length ?? 0) > 0 || (kept?.exhibits ?? 0) > 0;
  if (backup === null && something) return "backup";
  if (backup && age(backup.saved_at) > month) return "old-backup";
  if (reasons?.length === 0 && something) return "reason";
  if (support?.length === 0 && something) return "support";
  if (kept && kept.exhibits > 0 && kept.checked_at !== "" && age(kept.checked_at) > month) return "check";
  return undefined;
}
