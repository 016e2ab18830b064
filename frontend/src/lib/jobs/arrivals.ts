import type { Job } from "~/lib/bridge/jobs";

/** Imports that begin while something is open that wants their exhibits. */
export class Arrivals {
  #seen: Set<string>;
  #waiting: Set<string>;

  /** Waits also for the imports named, which began earlier; none of the others that did. */
  constructor(jobs: readonly Job[], waiting: readonly string[] = []) {
    this.#waiting = new Set(waiting);
    this.#seen = new Set(jobs.map(({ id }) => id).filter((id) => !this.#waiting.has(id)));
  }

  /** What has arrived since it was last asked, and which imports are still under way. */
  take(jobs: readonly Job[]): { exhibits: string[]; waiting: string[] } {
    const exhibits: string[] = [];
    for (const job of jobs) {
      if (job.kind !== "import" || this.#seen.has(job.id)) continue;
      this.#waiting.add(job.id);
      if (job.state === "running") continue;
      this.#seen.add(job.id);
      this.#waiting.delete(job.id);
      // One that was stopped leaves what it had taken in.
      exhibits.push(...(job.result?.exhibits ?? []));
    }
    return { exhibits, waiting: [...this.#waiting] };
  }
}
