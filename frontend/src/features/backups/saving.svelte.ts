import { backups as bridge } from "~/lib/bridge";
import { messageOf } from "~/lib/errors";
import type { Jobs } from "~/lib/jobs/jobs.svelte";
import { words } from "~/words";

/** Asking for a backup: the passphrase once more, and perhaps another for the file. */
export class Saving {
  own = $state("");
  useOther = $state(false);
  busy = $state(false);
  error = $state("");

  constructor(private jobs: Jobs) {}

  /** Asks where to, and begins; false if it was called off there or refused. */
  async begin(other: string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = "";
    try {
      const job = await bridge.save(this.own, this.useOther ? other : "");
      this.jobs.take(job);
      return job !== null;
    } catch (error) {
      this.error = messageOf(error, words.backups.saveFailures);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
