import { exchange as bridge } from "~/lib/bridge";
import type { DiarySource } from "~/lib/bridge/exchange";
import type { Job } from "~/lib/bridge/jobs";
import { messageOf } from "~/lib/errors";
import type { Jobs } from "~/lib/jobs/jobs.svelte";
import { OwnJobs } from "~/lib/jobs/own-jobs.svelte";
import { words } from "~/words";

type Work = "read-diary" | "import-diary";

/** A diary on its way in: chosen, read without taking anything in, then brought in, and perhaps taken back. */
export class Bringing {
  source = $state<DiarySource>("dayone");
  /** What taking it back came to. */
  undone = $state.raw<{ deleted: number; kept: number }>();
  busy = $state(false);
  #refused = $state("");
  #own: OwnJobs<Work>;

  reading = $derived.by(() => this.#own.of("read-diary"));
  importing = $derived.by(() => this.#own.of("import-diary"));
  plan = $derived.by(() => this.reading?.result ?? undefined);
  done = $derived.by(() => this.importing?.result ?? undefined);
  running = $derived.by(() => this.#own.running);
  step = $derived.by(() => (this.done ? "done" : this.plan ? "plan" : "choose"));
  /** Why the last thing asked for did not come about; empty when all is well. */
  error = $derived.by(() => this.#refused || this.#own.failure("import-diary", "read-diary"));

  constructor(jobs: Jobs) {
    this.#own = new OwnJobs(jobs, words.exchange.failures);
  }

  /** Asks for the diary and reads it; nothing happens where none was chosen. */
  async choose() {
    await this.#begin("read-diary", () => bridge.chooseDiary(this.source));
  }

  async bring() {
    const { plan } = this;
    if (plan) await this.#begin("import-diary", () => bridge.importDiary(plan.token));
  }

  /** Takes all of it back that was not changed since. */
  async undo() {
    const batch = this.done?.batch;
    if (!batch || this.busy) return;
    this.busy = true;
    this.#refused = "";
    try {
      this.undone = await bridge.undoImport(batch);
    } catch (error) {
      this.#refused = messageOf(error);
    } finally {
      this.busy = false;
    }
  }

  cancel() {
    this.#own.cancel();
  }

  /** Back to the beginning. */
  again() {
    this.#refused = "";
    this.undone = undefined;
    this.#own.forget("read-diary", "import-diary");
  }

  stop() {
    this.cancel();
    this.again();
  }

  async #begin(work: Work, ask: () => Promise<Job | null>) {
    if (this.running || this.busy) return;
    this.busy = true;
    this.#refused = "";
    try {
      const job = await ask();
      if (job) this.#own.take(work, job);
    } catch (error) {
      this.#refused = messageOf(error, words.exchange.failures);
    } finally {
      this.busy = false;
    }
  }
}
