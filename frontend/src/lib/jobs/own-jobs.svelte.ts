import type { Job, JobKind } from "~/lib/bridge/jobs";
import { messageOf } from "~/lib/errors";
import type { Jobs } from "./jobs.svelte";

type Failures = Parameters<typeof messageOf>[1];

/** The jobs one form began, of each kind the last: it shows these only, whoever else began one. */
export class OwnJobs<K extends JobKind> {
  #ids = $state<Partial<Record<K, string>>>({});

  constructor(
    private jobs: Jobs,
    private failures: Failures,
  ) {}

  get running(): Job | undefined {
    const ids = Object.values<string | undefined>(this.#ids);
    return this.jobs.all.find((job) => job.state === "running" && ids.includes(job.id));
  }

  of<One extends K>(kind: One) {
    const id = this.#ids[kind];
    return this.jobs.all.find(
      (job): job is Extract<Job, { kind: One }> => job.id === id && job.kind === kind,
    );
  }

  /** Puts a job in the place of what came of the same before. */
  take(kind: K, job: Job) {
    this.forget(kind);
    this.jobs.take(job);
    this.#ids[kind] = job.id;
  }

  forget(...kinds: K[]) {
    for (const kind of kinds) {
      const id = this.#ids[kind];
      if (id) this.jobs.forget(id);
      delete this.#ids[kind];
    }
  }

  cancel() {
    if (this.running) void this.jobs.cancel(this.running.id).catch(() => {});
  }

  /** Why the first of these that did not come about did not; empty when all is well. */
  failure(...kinds: K[]): string {
    const job = kinds
      .map((kind) => this.of(kind))
      .find((one) => one?.state === "failed" || one?.state === "cancelled");
    return job ? messageOf({ code: job.code || "cancelled" }, this.failures) : "";
  }
}
