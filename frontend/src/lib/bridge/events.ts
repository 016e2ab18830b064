import type { Job } from "./jobs";
import type { SessionState } from "./session";

/** What the shell tells the page, by name. */
export interface Events {
  job: Job;
  session: SessionState;
  /** Files were dropped on the open window; their import has begun. */
  dropped: Job;
  evidence: unknown;
  journal: unknown;
  streak: unknown;
  messages: unknown;
}

/** Listens until the returned function is called; fits an $effect as it is. */
export function on<E extends keyof Events>(name: E, listener: (data: Events[E]) => void): () => void {
  return window.runtime?.EventsOn(name, listener) ?? (() => {});
}
