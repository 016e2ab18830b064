import { SvelteMap } from "svelte/reactivity";

/** How many rows are asked for at once: a screen and a half of the lowest rows. */
const page = 50;
/** Rows drawn beyond each edge, so that a quick scroll does not show bare ground. */
const beyond = 6;

export type LoadRows<T> = (offset: number, limit: number) => Promise<T[]>;

/** Which rows of a long list are in sight, and the pages of them that were fetched. */
export class RowWindow<T> {
  total = $state(0);
  /** Measured from the first row drawn; 0 until then. */
  rowHeight = $state(0);
  scrolled = $state(0);
  height = $state(0);
  failed = $state.raw<unknown>();
  #rows = new SvelteMap<number, T>();
  #asked: boolean[] = [];
  #age = 0;

  first = $derived(Math.max(0, Math.floor(this.scrolled / (this.rowHeight || 1)) - beyond));
  last = $derived(
    this.rowHeight === 0
      ? Math.min(this.total, 1)
      : Math.min(this.total, Math.ceil((this.scrolled + this.height) / this.rowHeight) + beyond),
  );
  indices = $derived(Array.from({ length: Math.max(0, this.last - this.first) }, (_, at) => this.first + at));

  constructor(private load: LoadRows<T>) {}

  row(index: number): T | undefined {
    return this.#rows.get(index);
  }

  /** Fetches whatever is in sight and was not asked for yet. */
  async fill() {
    const age = this.#age;
    const from = Math.floor(this.first / page);
    const to = Math.floor(Math.max(this.first, this.last - 1) / page);
    for (let at = from; at <= to && this.total > 0; at++) {
      if (this.#asked[at]) continue;
      this.#asked[at] = true;
      try {
        const rows = await this.load(at * page, page);
        // An answer to a question about the list as it was before is worth nothing.
        if (age !== this.#age) return;
        rows.forEach((row, index) => this.#rows.set(at * page + index, row));
        this.failed = undefined;
      } catch (error) {
        if (age !== this.#age) return;
        this.#asked[at] = false;
        this.failed = error;
        return;
      }
    }
  }

  /** Forgets what was fetched, because the list behind it changed. The rows stay until new ones come. */
  renew(total: number) {
    this.#age++;
    this.#asked = [];
    this.total = total;
  }

  /** Where to scroll so that a row is wholly in sight. */
  reveal(index: number): number {
    const top = index * this.rowHeight;
    if (top < this.scrolled) return top;
    return Math.max(this.scrolled, top + this.rowHeight - this.height);
  }
}
