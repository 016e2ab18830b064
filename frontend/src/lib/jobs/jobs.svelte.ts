import { createContext } from "svelte";
import { SvelteMap } from "svelte/reactivity";
import { jobs as bridge } from "~/lib/bridge";
import type { Job, JobKind } from "~/lib/bridge/jobs";

/** Long work under way, kept above the rooms so that it outlives a visit to another one. */
export class Jobs {
  #byId = new SvelteMap<string, Job>();

  /** Newest last. */
  all = $derived([...this.#byId.values()]);

  /** The latest job of a kind, whatever its state. */
  latest<K extends JobKind>(kind: K): Extract<Job, { kind: K }> | undefined {
    return this.all.findLast((job): job is Extract<Job, { kind: K }> => job.kind === kind);
  }

  take(job: Job | null) {
    if (job && !this.#ended(job)) this.#byId.set(job.id, job);
  }

  // The answer of the call that began a short job may arrive after the event that ended it.
  #ended(job: Job): boolean {
    const known = this.#byId.get(job.id);
    return job.state === "running" && known !== undefined && known.state !== "running";
  }

  cancel(id: string): Promise<void> {
    return bridge.cancel(id);
  }

  /** Drops a job that has ended and whose end was seen. */
  forget(id: string) {
    this.#byId.delete(id);
  }

  clear() {
    this.#byId.clear();
  }
}

export const [useJobs, giveJobs] = createContext<Jobs>();
