import { plan as bridge, streak as streaks } from "~/lib/bridge";
import type { Item } from "~/lib/bridge/plan";
import { byReach } from "~/lib/reach";

/** Reasons shown at once: as many as are read on a hard evening. */
const few = 2;

/** What a person has written for this moment: reasons, what it was really like, and who is safe. */
export class Helps {
  reasons = $state.raw<Item[]>([]);
  ledger = $state.raw<Item[]>([]);
  safe = $state.raw<Item[]>([]);
  /** Contact is counted for somebody. */
  counted = $state(false);
  ready = $state(false);
  #from = $state(0);

  shown = $derived.by(() => this.#round(this.reasons, few));
  /** One pair of it. */
  pair = $derived.by(() => this.#round(this.ledger, 1)[0]);

  /** What cannot be read is left out: nothing here may stand in the way. */
  async load() {
    const read = <T>(work: Promise<T[]>) => work.catch((): T[] => []);
    const [reasons, ledger, support, people] = await Promise.all([
      read(bridge.reasons()),
      read(bridge.ledger()),
      read(bridge.support()),
      read(streaks.get()),
    ]);
    this.reasons = reasons.filter(({ text, title }) => (text || title) !== "");
    this.ledger = ledger.filter(({ text, was }) => text !== "" && was !== "");
    this.safe = byReach(support);
    this.counted = people.length > 0;
    // Not always the same ones: another day, another reason.
    this.#from = Math.floor(Date.now() / 86_400_000) * few;
    this.ready = true;
  }

  others() {
    this.#from += few;
  }

  #round<T>(all: T[], most: number): T[] {
    const start = all.length > 0 ? this.#from % all.length : 0;
    return [...all.slice(start), ...all.slice(0, start)].slice(0, most);
  }
}
