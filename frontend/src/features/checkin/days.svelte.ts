import { checkin as bridge, pull } from "~/lib/bridge";
import type { CheckIn } from "~/lib/bridge/checkin";
import type { Urge } from "~/lib/bridge/pull";
import { messageOf } from "~/lib/errors";
import { rightNow } from "~/lib/time";
import type { Toasts } from "~/lib/toast/toasts.svelte";
import { words } from "~/words";

const w = words.checkin;
/** Lines read at once. */
const few = 20;

/** What was marked before: today's check-ins for a card; for the room all of them a window at a time, and the visits to the pull. */
export class Days {
  today = $state.raw<CheckIn[]>();
  all = $state.raw<CheckIn[]>([]);
  total = $state(0);
  visits = $state.raw<Urge[]>([]);
  visitsInAll = $state(0);
  error = $state("");
  #shown = few;
  #visitsShown = few;

  /** The newest of today. */
  latest = $derived.by(() => this.today?.[0]);

  constructor(private toasts: Toasts) {}

  /** Today's alone: all that a card needs. */
  async loadToday() {
    await this.#try(async () => {
      const day = rightNow().slice(0, 10);
      this.today = (await bridge.list({ from: day, to: day, offset: 0, limit: 0 })).rows;
    });
  }

  async load() {
    await this.#try(async () => {
      const [page, visits] = await Promise.all([
        bridge.list({ from: "", to: "", offset: 0, limit: this.#shown }),
        pull.list(0, this.#visitsShown),
      ]);
      [this.all, this.total] = [page.rows, page.total];
      [this.visits, this.visitsInAll] = [visits.rows, visits.total];
    });
  }

  more() {
    this.#shown += few;
    return this.load();
  }

  moreVisits() {
    this.#visitsShown += few;
    return this.load();
  }

  /** Removes a check-in, and says how to have it back; `after` follows both. */
  async remove({ id }: CheckIn, after: () => Promise<unknown>) {
    if (!(await this.toasts.tell(bridge.remove(id)))) return;
    await after();
    this.toasts.show(w.removed, async () => {
      await bridge.bringBack(id);
      await after();
    });
  }

  async removeVisit({ id }: Urge, after: () => Promise<unknown>) {
    if (!(await this.toasts.tell(pull.remove(id)))) return;
    await after();
    this.toasts.show(w.visitRemoved, async () => {
      await pull.bringBack(id);
      await after();
    });
  }

  async #try(work: () => Promise<unknown>) {
    try {
      await work();
      this.error = "";
    } catch (error) {
      this.error = messageOf(error, { internal: w.loadFailed });
    }
  }
}
