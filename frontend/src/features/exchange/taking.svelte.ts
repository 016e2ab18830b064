import { exchange as bridge, journal } from "~/lib/bridge";
import type { ExportFormat } from "~/lib/bridge/exchange";
import type { EntryKind } from "~/lib/bridge/journal";
import { messageOf } from "~/lib/errors";
import type { Jobs } from "~/lib/jobs/jobs.svelte";
import { OwnJobs } from "~/lib/jobs/own-jobs.svelte";
import { civilDate, hereZone } from "~/lib/time";
import { words } from "~/words";

/** Entries on their way out: which, as what, and what came of it. */
export class Taking {
  format = $state<ExportFormat>("markdown");
  /** None for all. */
  kinds = $state.raw<EntryKind[]>([]);
  /** RFC 3339, the noon of a day; empty for no bound. */
  from = $state("");
  to = $state("");
  tag = $state("");
  passphrase = $state("");
  tags = $state.raw<string[]>([]);
  busy = $state(false);
  #refused = $state("");
  #own: OwnJobs<"export-journal">;

  job = $derived.by(() => this.#own.of("export-journal"));
  running = $derived.by(() => this.job?.state === "running");
  done = $derived.by(() => this.job?.result ?? undefined);
  /** The days are the wrong way round. */
  turned = $derived.by(() => this.from !== "" && this.to !== "" && this.from > this.to);
  ready = $derived.by(() => this.passphrase !== "" && !this.turned && !this.running);
  error = $derived.by(() => this.#refused || this.#own.failure("export-journal"));

  constructor(jobs: Jobs) {
    this.#own = new OwnJobs(jobs, words.exchange.takeOutFailures);
  }

  async load() {
    this.tags = await journal.tags();
  }

  toggle(kind: EntryKind) {
    this.kinds = this.kinds.includes(kind) ? this.kinds.filter((one) => one !== kind) : [...this.kinds, kind];
  }

  /** Asks where to, and begins; nothing happens where no place was chosen. */
  async begin() {
    if (!this.ready || this.busy) return;
    this.busy = true;
    this.#refused = "";
    const { format, kinds, tag, passphrase } = this;
    const day = (moment: string) => (moment === "" ? "" : civilDate(moment, hereZone()));
    try {
      const choice = { format, kinds, from: day(this.from), to: day(this.to), tag, passphrase };
      const job = await bridge.exportJournal(choice);
      if (!job) return;
      this.passphrase = "";
      this.#own.take("export-journal", job);
    } catch (error) {
      this.#refused = messageOf(error, words.exchange.takeOutFailures);
    } finally {
      this.busy = false;
    }
  }

  cancel() {
    this.#own.cancel();
  }

  /** Lets go of everything, the passphrase first. */
  stop() {
    this.passphrase = "";
    this.cancel();
    this.#own.forget("export-journal");
  }
}
