import { SvelteMap } from "svelte/reactivity";

/** How many rows are asked for at once: a screen and a half of the lowest rows. */
const page = 50;
/** Rows drawn beyond each edge, so that a quick scroll does not show bare ground. */
const beyond = 6;

export type LoadRows<T> = (offset: number, limit: number) => Promise<T[]>;

/** Rows that stand together under a heading. */
export interface RowGroup {
  label: string;
  count: number;
}

/** Which rows of a long list are in sight, and the pages of them that were fetched. */
export class RowWindow<T> {
  total = $state(0);
  /** Measured from the first row drawn; 0 until then. */
  rowHeight = $state(0);
  scrolled = $state(0);
  height = $state(0);
  /** In order, and all rows in one of them; none where rows stand without headings. */
  groups = $state.raw<RowGroup[]>([]);
  /** Measured from the first heading drawn; 0 until then. */
  headHeight = $state(0);
  failed = $state.raw<unknown>();
  #rows = new SvelteMap<number, T>();
  #asked: boolean[] = [];
  #age = 0;

  /** Where each group begins: its first row, and the place of its heading. */
  heads = $derived.by(() => {
    let row = 0;
    return this.groups.map(({ label, count }, at) => {
      const head = { label, row, top: row * this.rowHeight + at * this.headHeight };
      row += count;
      return head;
    });
  });
  /** The group at the upper edge. */
  group = $derived.by(() => this.heads.findLastIndex(({ top }) => top <= Math.max(0, this.scrolled)));
  /** How high all of it is. */
  size = $derived(this.total * this.rowHeight + this.groups.length * this.headHeight);

  first = $derived.by(() => Math.max(0, Math.floor(this.#at(this.scrolled)) - beyond));
  last = $derived.by(() =>
    this.rowHeight === 0
      ? Math.min(this.total, 1)
      : Math.min(this.total, Math.ceil(this.#at(this.scrolled + this.height)) + beyond),
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

  top(index: number): number {
    const group = this.heads.findLastIndex(({ row }) => row <= index);
    return index * this.rowHeight + (group + 1) * this.headHeight;
  }

  /** Where to scroll so that a row is wholly in sight, below the heading that stays at the edge. */
  reveal(index: number): number {
    const top = this.top(index);
    const edge = this.groups.length > 0 ? this.headHeight : 0;
    if (top - edge < this.scrolled) return top - edge;
    return Math.max(this.scrolled, top + this.rowHeight - this.height);
  }

  // The row at a place, with a fraction; at a heading, the one below it.
  #at(place: number): number {
    const head = this.heads.findLast(({ top }) => top <= place);
    if (!head) return place / (this.rowHeight || 1);
    return head.row + Math.max(0, place - head.top - this.headHeight) / (this.rowHeight || 1);
  }
}
