import { journal as bridge, search } from "~/lib/bridge";
import type { EntryKind, EntryRow, Month } from "~/lib/bridge/journal";
import type { Hit } from "~/lib/bridge/search";
import { everything, type Filter, isHeld, queryOf } from "./filter";

/** Milliseconds until a search is made again while the index is still being read. */
const soon = 700;

/** Which entries are listed, and how many there are of them. */
export class Catalogue {
  filter = $state.raw<Filter>(everything);
  trashed = $state(false);
  total = $state(0);
  /** How many entries there are in each month, newest first, whatever the filter. */
  months = $state.raw<Month[]>([]);
  tags = $state.raw<string[]>([]);
  feelings = $state.raw<string[]>([]);
  people = $state.raw<string[]>([]);
  /** What is listed by month, newest first; none where it is not in that order. */
  groups = $state.raw<Month[]>([]);
  /** Grows whenever what is listed changed. */
  version = $state(0);
  /** True once anything was ever counted. */
  ready = $state(false);
  /** What is listed was found, best first, rather than listed by date. */
  found = $state(false);
  /** The index is still being read: a search may find more later. */
  reading = $state(false);
  /** Kinds that any entry is of. */
  kinds = $state.raw<EntryKind[]>([]);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  filtered = $derived.by(() => isHeld(this.filter));
  /** All entries outside the trash. */
  all = $derived.by(() => this.months.reduce((sum, { count }) => sum + count, 0));

  load = async (offset: number, limit: number): Promise<EntryRow[]> =>
    (await bridge.list({ ...this.#wanted, offset, limit })).rows;

  find = async (offset: number, limit: number): Promise<Hit[]> => (await this.#search(offset, limit)).hits;

  /** Counts anew, and gives the first of what is listed. */
  async refresh(): Promise<{ id: string } | undefined> {
    const asked = ++this.#asked;
    clearTimeout(this.#timer);
    const found = !this.trashed && this.filter.text.trim() !== "";
    const page = found ? this.#search(0, 1) : bridge.list({ ...this.#wanted, offset: 0, limit: 1 });
    const [first, months, tags, listed] = await Promise.all([
      page,
      bridge.months(),
      bridge.tags(),
      // What was found stands best first, not by date.
      found ? [] : bridge.months(this.#wanted),
    ]);
    const newest = ("hits" in first ? first.hits : first.rows)[0];
    if (asked !== this.#asked) return newest;
    const { total } = first;
    // An entry may have come between the answers.
    const groups = listed.reduce((sum, { count }) => sum + count, 0) === total ? listed : [];
    Object.assign(this, { total, months, tags, found, groups, ready: true });
    this.reading = "ready" in first && !first.ready;
    this.version++;
    if (this.reading) this.#timer = setTimeout(() => void this.refresh().catch(() => {}), soon);
    return newest;
  }

  async show(filter: Partial<Filter> & { trashed?: boolean }): Promise<{ id: string } | undefined> {
    const { trashed = this.trashed, ...held } = filter;
    this.trashed = trashed;
    this.filter = { ...this.filter, ...held };
    return this.refresh();
  }

  /** Asks which feelings, people and kinds there are, for choosing among them. */
  async learn() {
    const [feelings, people, seen] = await Promise.all([
      bridge.feelings(),
      bridge.people(),
      bridge.monthsSeen(),
    ]);
    const kinds = seen.flatMap((month) => Object.keys(month.kinds) as EntryKind[]);
    Object.assign(this, { feelings, people, kinds });
  }

  stop() {
    this.#asked++;
    clearTimeout(this.#timer);
  }

  #search(offset: number, limit: number) {
    return search.find({ query: queryOf(this.filter), room: "journal", offset, limit });
  }

  get #wanted() {
    const { month, day, tag, kinds, mood, feeling, person } = this.trashed ? everything : this.filter;
    return { month, day, tag, kinds, mood, feeling, person, trashed: this.trashed };
  }
}
