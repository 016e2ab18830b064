/** What names of a sort may be: as app/journal/entry.go has them. */
export interface Limits {
  most: number;
  /** Characters of one. */
  longest: number;
  /** Stands before a name as it is typed and is no part of it. */
  mark: string;
}
export const tagLimits: Limits = { most: 32, longest: 64, mark: "#" };
export const peopleLimits: Limits = { most: 16, longest: 64, mark: "" };
export const feelingLimits: Limits = { most: 16, longest: 40, mark: "#" };
/** Suggestions shown at once: what is taken in at a glance. */
const shown = 6;

const same = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase();

/** A tag or another name being typed, and what it could become. */
export class TagEntry {
  typed = $state("");
  /** The suggestion under the cursor; -1 is what was typed. */
  active = $state(-1);
  /** Whether suggestions may show. */
  open = $state(false);

  /** Both are read afresh: what the entry has, and what other entries have. */
  constructor(
    private own: () => string[],
    private known: () => string[],
    private change: (tags: string[]) => void,
    readonly limits: Limits = tagLimits,
  ) {}

  offers = $derived.by(() => {
    const start = this.#plain.toLowerCase();
    const free = this.known().filter((tag) => !this.own().some(same(tag)));
    return this.open ? free.filter((tag) => tag.toLowerCase().startsWith(start)).slice(0, shown) : [];
  });
  full = $derived.by(() => this.own().length >= this.limits.most);

  move(by: 1 | -1) {
    this.open = true;
    const count = this.offers.length + 1;
    this.active = ((this.active + 1 + by + count) % count) - 1;
  }

  /** Takes the suggestion under the cursor, or else what was typed. */
  add(tag = this.offers[this.active] ?? this.#plain) {
    this.typed = "";
    this.active = -1;
    if (tag !== "" && !this.full && !this.own().some(same(tag))) this.change([...this.own(), tag]);
  }

  remove(tag: string) {
    this.change(this.own().filter((other) => other !== tag));
  }

  removeLast() {
    this.change(this.own().slice(0, -1));
  }

  close() {
    this.open = false;
    this.active = -1;
  }

  // What stands between words is one space, and a mark before the name is left out.
  get #plain(): string {
    const { mark, longest } = this.limits;
    const text = this.typed.replace(/\s+/g, " ").trim();
    const begin = mark === "" ? 0 : text.search(new RegExp(`[^${mark}\\s]`));
    return begin < 0 ? "" : [...text.slice(begin)].slice(0, longest).join("");
  }
}
