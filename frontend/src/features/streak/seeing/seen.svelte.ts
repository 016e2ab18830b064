import { streak as bridge } from "~/lib/bridge";
import type { Attempts } from "~/lib/bridge/streak";
import { messageOf } from "~/lib/errors";
import { beginOf, type Period } from "./charts";

/** Counts of one person's attempts over a time that is looked at. */
export class SeenAttempts {
  period = $state<Period>("half");
  attempts = $state.raw<Attempts>();
  error = $state("");
  #age = 0;

  constructor(private person: string) {}

  async load() {
    const age = ++this.#age;
    try {
      const attempts = await bridge.seen(this.person, beginOf(this.period));
      if (age !== this.#age) return;
      [this.attempts, this.error] = [attempts, ""];
    } catch (error) {
      if (age === this.#age) this.error = messageOf(error);
    }
  }

  choose(period: Period) {
    this.period = period;
    return this.load();
  }
}
