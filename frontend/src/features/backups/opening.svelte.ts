import { backups as bridge } from "~/lib/bridge";
import type { Chosen } from "~/lib/bridge/backups";
import type { Job, JobKind } from "~/lib/bridge/jobs";
import { messageOf } from "~/lib/errors";
import type { Jobs } from "~/lib/jobs/jobs.svelte";
import { words } from "~/words";

type Work = "look" | "verify" | "restore";

/** One backup on its way from a file to what is in it, and on to a new vault. It works while locked, too. */
export class Opening {
  file = $state.raw<Chosen>();
  passphrase = $state("");
  /** Asked to restore, and not begun yet. */
  restoring = $state(false);
  #refused = $state("");
  #ids = $state<Partial<Record<Work, string>>>({});

  look = $derived(this.#find("look"));
  verify = $derived(this.#find("verify"));
  restore = $derived(this.#find("restore"));
  contents = $derived(this.look?.result ?? undefined);
  restored = $derived(this.restore?.result ?? undefined);
  running = $derived([this.look, this.verify, this.restore].find((job) => job?.state === "running"));
  step = $derived(
    this.restored ? "restored" : !this.contents ? "passphrase" : this.restoring ? "restore" : "inside",
  );
  /** Why the last thing asked for did not come about; empty when all is well. */
  error = $derived(
    this.#refused || this.#failure(this.restore) || this.#failure(this.verify) || this.#failure(this.look),
  );

  constructor(private jobs: Jobs) {}

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
    this.#forget(work);
    if (work !== "look") this.#forget("verify");
    try {
      const job = await bridge[work](this.file.token, this.passphrase);
      this.jobs.take(job);
      if (job) this.#ids[work] = job.id;
    } catch (error) {
      this.#refused = messageOf(error, words.backups.openFailures);
    }
  }

  cancel() {
    if (this.running) void this.jobs.cancel(this.running.id).catch(() => {});
  }

  /** Lets go of everything, the passphrase first. */
  stop() {
    this.passphrase = "";
    this.cancel();
    this.restoring = false;
    for (const work of ["look", "verify", "restore"] as const) this.#forget(work);
  }

  #find<K extends Work & JobKind>(kind: K) {
    const id = this.#ids[kind];
    return this.jobs.all.find((job): job is Extract<Job, { kind: K }> => job.id === id && job.kind === kind);
  }

  #forget(work: Work) {
    const id = this.#ids[work];
    if (id) this.jobs.forget(id);
    delete this.#ids[work];
  }

  #failure(job: Job | undefined) {
    if (job?.state !== "failed" && job?.state !== "cancelled") return "";
    return messageOf({ code: job.code || "cancelled" }, words.backups.openFailures);
  }
}
