import { drafts, plan as bridge } from "~/lib/bridge";
import type { Item } from "~/lib/bridge/plan";
import { messageOf } from "~/lib/errors";
import { onFlush } from "~/lib/flush";
import { words } from "~/words";
import { problemsOf, sent } from "./fields";

/** A pause in typing, after which what is not saved is kept as a sealed draft. */
const pause = 400;

/** Writing an item, or changing one. */
export class ItemForm {
  item: Item = $state() as Item;
  tried = $state(false);
  busy = $state(false);
  error = $state("");
  #clean: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #done = false;

  text = $derived(JSON.stringify(this.item));
  problems = $derived.by(() => problemsOf(this.item));
  shown = $derived(this.tried ? this.problems : {});
  readonly name: string;

  constructor(readonly start: Item) {
    this.item = structuredClone(start);
    this.#clean = JSON.stringify(start);
    this.name = `plan:${start.id || `${start.kind}:${start.offer}`}`;
  }

  get dirty() {
    return this.text !== this.#clean;
  }

  /** Brings a draft back and keeps it from then on; the returned function ends that. */
  open(): () => void {
    const off = onFlush(() => this.keep());
    void drafts.get(this.name).then(
      (text) => {
        if (text === "" || this.dirty) return;
        const kept = JSON.parse(text) as Item;
        if (kept.revision === this.start.revision) this.item = { ...this.item, ...kept };
      },
      () => {}, // a draft that cannot be read is none
    );
    return () => {
      off();
      clearTimeout(this.#timer);
    };
  }

  /** To be told of every change. */
  changed() {
    clearTimeout(this.#timer);
    if (this.dirty && !this.#done) this.#timer = setTimeout(() => void this.keep(), pause);
  }

  async keep() {
    clearTimeout(this.#timer);
    if (this.dirty && !this.#done) await drafts.put(this.name, this.text);
  }

  /** Throws away what is not saved. */
  async discard() {
    this.#done = true;
    clearTimeout(this.#timer);
    await drafts.drop(this.name).catch(() => {}); // it is brought back once more, and does no harm
  }

  /** Answers with what is kept; with nothing where the form must be looked at first. */
  async save(): Promise<Item | undefined> {
    this.tried = true;
    if (this.busy || Object.keys(this.problems).length > 0) return undefined;
    this.busy = true;
    this.error = "";
    try {
      const saved = await bridge.save(sent($state.snapshot(this.item)));
      await this.discard();
      return saved;
    } catch (error) {
      this.error = messageOf(error, { conflict: words.plan.changed });
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
