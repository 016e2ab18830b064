import { plan as bridge } from "~/lib/bridge";
import { blank, type Item, type Kind, kinds, type Mark, sorts } from "~/lib/bridge/plan";
import { messageOf } from "~/lib/errors";
import { civilDate, rightNow } from "~/lib/time";
import type { Toasts } from "~/lib/toast/toasts.svelte";
import { words } from "~/words";
import type { Offer } from "~/words/en/plan-offers";
import { keyOf } from "./channels";

export type View = Kind | "trash";

/** A form that is open: for what it starts with. */
export interface Asked {
  start: Item;
}

const w = words.plan;

/** The plan as it is shown: one part at a time. */
export class Book {
  items = $state.raw<Item[]>([]);
  trash = $state.raw<Item[]>([]);
  loaded = $state(false);
  failed = $state.raw<unknown>();
  view = $state<View>("step");
  /** The item to be brought into sight once, by its key. */
  sought = $state("");
  form = $state.raw<Asked>();
  printing = $state("");

  constructor(readonly toasts: Toasts) {}

  today = () => civilDate(rightNow());
  of = (kind: Kind) => this.items.filter((item) => item.kind === kind);
  /** The one thing of today, done or not. */
  get chosen() {
    const today = this.today();
    return this.items.find((item) => item.today === today);
  }

  async load() {
    try {
      [this.items, this.trash] = await Promise.all([bridge.list(), bridge.trashed()]);
      this.failed = undefined;
      this.loaded = true;
    } catch (error) {
      this.failed = error;
    }
  }

  /** What is asked for from elsewhere: a part, "new:" and a part, or an item's id. */
  async open(intent: string) {
    if (!this.loaded) await this.load();
    const kind = kinds.find((kind) => kind === intent || `new:${kind}` === intent);
    const item = this.items.find(({ id }) => id === intent);
    if (item) this.sought = keyOf(item);
    this.view = kind ?? item?.kind ?? this.view;
    if (kind && intent !== kind) this.write(kind);
  }

  /** Opens the form of something new. */
  write(kind: Kind, sort: string = sorts[kind][0] ?? "") {
    const today = kind === "reason" ? { on: this.today() } : {};
    this.form = { start: { ...blank(kind, kind === "channel" ? "own" : sort), ...today } };
  }

  edit(item: Item) {
    this.form = { start: item };
  }

  /** What of ours is not taken over yet. */
  offers(kind: Kind): Offer[] {
    const taken = this.items.map(({ offer }) => offer);
    return (words.planOffers[kind] ?? []).filter(({ offer }) => !taken.includes(offer));
  }

  /** Does it and loads anew; tells whether it went well. */
  async do(work: Promise<unknown>): Promise<boolean> {
    const well = await this.toasts.tell(work);
    await this.load();
    return well;
  }

  take = (kind: Kind, offer: Offer) =>
    this.do(bridge.save({ ...blank(kind), ...offer }).then(() => this.toasts.show(w.taken)));

  /** Puts an item before another of what is shown, or behind all of that. */
  async move(id: string, before: string, shown: Item[]) {
    let to = before;
    if (to === "") {
      const last = shown.findLast((item) => item.id !== id);
      const all = this.items.filter((item) => item.kind === last?.kind && item.id !== id);
      to = all[all.findIndex((item) => item.id === last?.id) + 1]?.id ?? "";
    }
    await this.do(bridge.move(id, to));
  }

  done = (item: Item, is: boolean) => this.do(bridge.done(item.id, is));
  choose = (id: string) => this.do(bridge.choose(id, this.today()));
  mark = (item: Item, mark: Mark) => this.do(bridge.mark(item.id, mark));
  unmark = (item: Item, mark: Mark) => this.do(bridge.unmark(item.id, mark));

  async discard(item: Item) {
    if (!(await this.do(bridge.trash(item.id)))) return;
    this.toasts.show(w.inTrash, () => this.do(bridge.restore(item.id)));
  }

  async restore(item: Item) {
    try {
      await bridge.restore(item.id);
      this.toasts.show(w.restored);
    } catch (error) {
      this.toasts.show(messageOf(error, w.refusedRestore));
    }
    await this.load();
  }

  async remove(item: Item) {
    await bridge.remove(item.id);
    this.toasts.final();
    await this.load();
  }

  /** Of a part all, or one item. */
  async print(kind: Kind, only?: Item) {
    this.printing = only?.id ?? kind;
    try {
      const name = await bridge.print(kind, only ? [only.id] : []);
      if (name !== "") this.toasts.show(w.printed(name));
    } catch (error) {
      this.toasts.show(messageOf(error, { "not-found": w.nothingToPrint }));
    } finally {
      this.printing = "";
    }
  }

  /** Keeps what was said of a way in; the first word on it makes its item. */
  channel = (item: Item, change: Partial<Item>) => this.do(bridge.save({ ...item, ...change }));
}
