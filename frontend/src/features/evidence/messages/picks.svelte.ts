import { SvelteMap } from "svelte/reactivity";
import type { When } from "~/lib/bridge/evidence";
import type { Message } from "~/lib/bridge/messages";

/** As many as one incident takes. */
export const mostPicked = 500;

/** Messages chosen to be put into an incident, in the order they were picked. */
export class Picks {
  /** Picking is under way: a press on a message picks it. */
  on = $state(false);
  /** More were wanted than can be. */
  full = $state(false);
  #all = new SvelteMap<string, Message>();
  #anchor = -1;

  get size() {
    return this.#all.size;
  }

  has(id: string) {
    return this.#all.has(id);
  }

  toggle(message: Message, index: number) {
    this.on = true;
    this.#anchor = index;
    if (!this.#all.delete(message.id)) this.#take([message]);
    else this.full = false;
  }

  /** Picks all from the one picked last to this place. */
  async span(index: number, rows: (offset: number, limit: number) => Promise<Message[]>) {
    this.on = true;
    if (this.#anchor < 0) this.#anchor = index;
    const from = Math.min(this.#anchor, index);
    const limit = Math.abs(this.#anchor - index) + 1;
    this.#take(await rows(from, Math.min(limit, mostPicked)));
    this.full ||= limit > mostPicked;
  }

  /** Picks all of a list. */
  async all(total: number, rows: (offset: number, limit: number) => Promise<Message[]>) {
    this.on = true;
    this.#take(await rows(0, Math.min(total, mostPicked)));
  }

  /** What was picked before another list came has no place in it. */
  relist() {
    this.#anchor = -1;
  }

  clear() {
    this.#all.clear();
    this.full = false;
    this.#anchor = -1;
  }

  stop() {
    this.clear();
    this.on = false;
  }

  /** In the order of the conversation, as far as their ids tell: a file numbers its messages. */
  get ids(): string[] {
    return [...this.#all.keys()].sort();
  }

  /** When they were written: one moment, or the time between the first and the last. */
  when(zone: string): When {
    const dated = [...this.#all.values()]
      .filter(({ at }) => at !== "")
      .sort((a, b) => instant(a) - instant(b));
    const [first, last] = [dated[0], dated.at(-1)];
    if (!first || !last) return { sure: "unknown", at: "", until: "", zone: "" };
    if (instant(first) !== instant(last)) return { sure: "between", at: first.at, until: last.at, zone };
    return { sure: first.basis === "assumed" ? "about" : "exact", at: first.at, until: "", zone };
  }

  #take(some: Message[]) {
    const fresh = some.filter(({ id }) => !this.#all.has(id));
    const room = mostPicked - this.#all.size;
    this.full = fresh.length > room;
    for (const message of fresh.slice(0, room)) this.#all.set(message.id, message);
  }
}

const instant = ({ at }: Message) => Date.parse(at);
