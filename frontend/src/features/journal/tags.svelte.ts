/** As many tags as an entry takes, and as many characters as a tag: app/journal/entry.go. */
const most = 32;
export const longest = 64;
/** Suggestions shown at once: what is taken in at a glance. */
const shown = 6;

const same = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase();

/** A tag being typed, and what it could become. */
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
  ) {}

  offers = $derived.by(() => {
    const start = plain(this.typed).toLowerCase();
    const free = this.known().filter((tag) => !this.own().some(same(tag)));
    return this.open ? free.filter((tag) => tag.toLowerCase().startsWith(start)).slice(0, shown) : [];
  });
  full = $derived.by(() => this.own().length >= most);

  move(by: 1 | -1) {
    this.open = true;
    const count = this.offers.length + 1;
    this.active = ((this.active + 1 + by + count) % count) - 1;
  }

  /** Takes the suggestion under the cursor, or else what was typed. */
  add(tag = this.offers[this.active] ?? plain(this.typed)) {
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
}

const plain = (typed: string) =>
  typed
    .replace(/\s+/g, " ")
    .replace(/^[#\s]+/, "")
    .trim()
    .slice(0, longest);
