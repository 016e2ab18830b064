import { backups as bridge, evidence, journal } from "~/lib/bridge";
import type { Backup } from "~/lib/bridge/backups";
import { messageOf } from "~/lib/errors";

/** The backups made, and what the next one would hold. */
export class Kept {
  /** Newest first; undefined until the first answer. */
  list = $state.raw<Backup[]>();
  ahead = $state.raw<{ entries: number; exhibits: number; bytes: number }>();
  error = $state("");

  async load() {
    try {
      const [list, months, { exhibits, bytes }] = await Promise.all([
        bridge.list(),
        journal.months(),
        evidence.summary(),
      ]);
      this.list = list;
      this.ahead = { entries: months.reduce((sum, { count }) => sum + count, 0), exhibits, bytes };
      this.error = "";
    } catch (error) {
      this.error = messageOf(error);
    }
  }
}
