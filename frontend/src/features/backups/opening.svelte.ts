import { backups as bridge } from "~/lib/bridge";
import type { Chosen } from "~/lib/bridge/backups";
import { messageOf } from "~/lib/errors";
import type { Jobs } from "~/lib/jobs/jobs.svelte";
import { OwnJobs } from "~/lib/jobs/own-jobs.svelte";
import { words } from "~/words";

type Work = "look" | "verify" | "restore";

/** One backup on its way from a file to what is in it, and on to a new vault. It works while locked, too. */
export class Opening {
  file = $state.raw<Chosen>();
  passphrase = $state("");
  /** Asked to restore, and not begun yet. */
  restoring = $state(false);
  #refused = $state("");
  #own: OwnJobs<Work>;

  look = $derived.by(() => this.#own.of("look"));
  verify = $derived.by(() => this.#own.of("verify"));
  restore = $derived.by(() => this.#own.of("restore"));
  contents = $derived(this.look?.result ?? undefined);
  restored = $derived(this.restore?.result ?? undefined);
  running = $derived.by(() => this.#own.running);
  step = $derived(
    this.restored ? "restored" : !this.contents ? "passphrase" : this.restoring ? "restore" : "inside",
  );
  /** Why the last thing asked for did not come about; empty when all is well. */
  error = $derived.by(() => this.#refused || this.#own.failure("restore", "verify", "look"));

  constructor(jobs: Jobs) {
    this.#own = new OwnJobs(jobs, words.backups.openFailures);
  }

  /** Asks for a file; false if none was chosen. One that cannot be read is an `error`. */
  async choose(): Promise<boolean> {
    this.#refused = "";
    try {
      const file = await bridge.choose();
      if (!file) return false;
      this.stop();
      this.file = file;
    } catch (error) {
      this.#refused = messageOf(error, words.backups.openFailures);
    }
    return true;
  }

  /** Begins one piece of work; what came of the same before is forgotten. */
  async begin(work: Work) {
    if (!this.file || this.running) return;
    this.#refused = "";
    this.#own.forget(work);
    if (work !== "look") this.#own.forget("verify");
    try {
      const job = await bridge[work](this.file.token, this.passphrase);
      if (job) this.#own.take(work, job);
    } catch (error) {
      this.#refused = messageOf(error, words.backups.openFailures);
    }
  }

  cancel() {
    this.#own.cancel();
  }

  /** Lets go of everything, the passphrase first. */
  stop() {
    this.passphrase = "";
    this.cancel();
    this.restoring = false;
    this.#own.forget("look", "verify", "restore");
  }
}
