import { journal as bridge } from "~/lib/bridge";
import type { EntryRow, Month } from "~/lib/bridge/journal";

/** Which entries are listed, and how many there are of them. */
export class Catalogue {
  month = $state("");
  tag = $state("");
  trashed = $state(false);
  total = $state(0);
  months = $state.raw<Month[]>([]);
  tags = $state.raw<string[]>([]);
  /** Grows whenever what is listed changed. */
  version = $state(0);
  /** True once anything was ever counted. */
  ready = $state(false);
  #asked = 0;

  filtered = $derived(this.month !== "" || this.tag !== "");

  load = async (offset: number, limit: number): Promise<EntryRow[]> =>
    (await bridge.list({ ...this.#wanted, offset, limit })).rows;

  /** Counts anew, and gives the first row. */
  async refresh(): Promise<EntryRow | undefined> {
    const asked = ++this.#asked;
    const page = bridge.list({ ...this.#wanted, offset: 0, limit: 1 });
    const [{ total, rows }, months, tags] = await Promise.all([page, bridge.months(), bridge.tags()]);
    if (asked === this.#asked) {
      Object.assign(this, { total, months, tags, ready: true });
      this.version++;
    }
    return rows[0];
  }

  async show(filter: { month?: string; tag?: string; trashed?: boolean }): Promise<EntryRow | undefined> {
    Object.assign(this, filter);
    return this.refresh();
  }

  get #wanted() {
    const { month, tag, trashed } = this;
    return { month, tag, trashed };
  }
}
