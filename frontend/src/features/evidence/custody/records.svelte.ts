import { untrack } from "svelte";
import { custody as bridge } from "~/lib/bridge";
import type { CustodyRecord } from "~/lib/bridge/custody";
import { messageOf } from "~/lib/errors";
import { Loaded } from "../loaded.svelte";

/** Lines shown at once, and how many come with each asking. */
const batch = 12;

/** The newest part of the log that is about one thing, oldest first. */
export class Records {
  #most = $state(batch);
  #lines = new Loaded<{ total: number; rows: CustodyRecord[] }>();

  rows = $derived(this.#lines.value?.rows.toReversed() ?? []);
  total = $derived(this.#lines.value?.total ?? 0);
  /** How many the next asking brings. */
  earlier = $derived(Math.min(batch, this.total - this.rows.length));
  error = $derived(this.#lines.failed ? messageOf(this.#lines.failed) : "");

  /** Of the exhibit or the incident with this number; an effect that asks runs again when more is asked for. */
  load(about: { exhibit?: number; incident?: number }) {
    const { exhibit = 0, incident = 0 } = about;
    const query = { exhibit, incident, offset: 0, limit: this.#most };
    return untrack(() => this.#lines.ask(bridge.log(query)));
  }

  more() {
    this.#most += batch;
  }
}
