import { SvelteMap } from "svelte/reactivity";

/** Rows that are fetched, drawn and measured together. */
export const blockSize = 40;
/** Blocks drawn beyond each edge. */
const beyond = 1;
/** The least height of a row before one was measured, in pixels. */
const least = 64;

export interface Block<T> {
  /** The row before the first, for what is said between two. */
  before: T | undefined;
  rows: T[];
}

/** A long list of rows that are each as high as they are: blocks of them in sight, and how high the others may be. */
export class Blocks<T> {
  total = $state(0);
  scrolled = $state(0);
  height = $state(0);
  failed = $state.raw<unknown>();
  #blocks = new SvelteMap<number, Block<T>>();
  #heights = new SvelteMap<number, number>();
  /** Of a row, from the first block that was measured: it stays, so that nothing moves later. */
  #guess = $state(0);
  #asked: boolean[] = [];
  /** Grows with every list that takes the place of the one before. */
  age = $state(0);

  count = $derived(Math.ceil(this.total / blockSize));
  /** Where each block begins, and where the last ends. */
  tops = $derived.by(() => {
    const tops = [0];
    for (let at = 0; at < this.count; at++) tops.push((tops[at] ?? 0) + this.heightOf(at));
    return tops;
  });
  first = $derived.by(() => Math.max(0, this.#at(this.scrolled) - beyond));
  last = $derived.by(() => Math.min(this.count, this.#at(this.scrolled + this.height) + 1 + beyond));
  shown = $derived(Array.from({ length: Math.max(0, this.last - this.first) }, (_, at) => this.first + at));

  constructor(private fetch: (offset: number, limit: number) => Promise<T[]>) {}

  block(at: number): Block<T> | undefined {
    return this.#blocks.get(at);
  }

  row(index: number): T | undefined {
    return this.#blocks.get(Math.floor(index / blockSize))?.rows[index % blockSize];
  }

  rowsIn(at: number): number {
    return Math.max(0, Math.min(blockSize, this.total - at * blockSize));
  }

  heightOf(at: number): number {
    return this.#heights.get(at) ?? this.rowsIn(at) * (this.#guess || least);
  }

  /** Takes a block's real height; says how far what is in sight was moved by it. */
  measure(at: number, height: number): number {
    const before = this.heightOf(at);
    if (height <= 0 || before === height || !this.#blocks.has(at)) return 0;
    const above = (this.tops[at + 1] ?? 0) <= this.scrolled;
    this.#heights.set(at, height);
    if (this.#guess === 0) this.#guess = height / Math.max(1, this.rowsIn(at));
    return above ? height - before : 0;
  }

  /** Begins anew with so many rows. */
  renew(total: number) {
    this.age++;
    this.#asked = [];
    this.#blocks.clear();
    this.#heights.clear();
    this.total = total;
  }

  /** Fetches what is in sight and was not asked for yet. */
  fill = () => Promise.all(this.shown.map((at) => this.load(at)));

  async load(at: number) {
    if (this.#asked[at] || at < 0 || at >= this.count) return;
    this.#asked[at] = true;
    const age = this.age;
    const from = Math.max(0, at * blockSize - 1);
    const lead = at * blockSize - from;
    try {
      const rows = await this.fetch(from, this.rowsIn(at) + lead);
      // An answer to a question about the list as it was before is worth nothing.
      if (age !== this.age) return;
      this.#blocks.set(at, { before: lead > 0 ? rows[0] : undefined, rows: rows.slice(lead) });
      this.failed = undefined;
    } catch (error) {
      if (age !== this.age) return;
      this.#asked[at] = false;
      this.failed = error;
    }
  }

  // The block at a place.
  #at(place: number): number {
    let low = 0;
    let high = Math.max(0, this.count - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.tops[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Where a key leads from a row, or from the first in sight where none was gone to; nowhere with other keys. */
export function placeFor(key: string, now: number, total: number, seen: () => number): number | undefined {
  const last = total - 1;
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
  if (now < 0) return seen();
  return Math.max(0, Math.min(last, now + (key === "ArrowDown" ? 1 : -1)));
}
