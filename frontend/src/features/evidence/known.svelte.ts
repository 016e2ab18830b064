import { SvelteMap } from "svelte/reactivity";
import { evidence as bridge } from "~/lib/bridge";
import type { Exhibit } from "~/lib/bridge/evidence";

/** Exhibits that are only known by their ids, read once each. */
export class Known {
  exhibits = new SvelteMap<string, Exhibit>();
  #asked: Record<string, boolean> = {};

  want(ids: readonly string[]) {
    for (const id of ids) {
      if (this.#asked[id]) continue;
      this.#asked[id] = true;
      bridge.exhibit(id).then(
        (exhibit) => this.exhibits.set(id, exhibit),
        // Only its number is missing; it is asked for again with the next that is wanted.
        () => (this.#asked[id] = false),
      );
    }
  }

  /** Their numbers, as far as they are known yet, in order. */
  numbers(ids: readonly string[]): number[] {
    return ids.flatMap((id) => this.exhibits.get(id)?.number ?? []).sort((a, b) => a - b);
  }
}
