import { evidence as bridge } from "~/lib/bridge";
import type { Mark, Patterns } from "~/lib/bridge/evidence";
import type { words } from "~/words";
import { beginOf } from "./charts";

export type Period = keyof typeof words.patterns.periods;

/** The counts that are looked at, and the person's own dates. */
export class SeenPatterns {
  period = $state<Period>("all");
  patterns = $state.raw<Patterns>();
  /** All of them, also those outside the time looked at. */
  marks = $state.raw<Mark[]>([]);
  failed = $state.raw<unknown>();
  #age = 0;

  async load() {
    const age = ++this.#age;
    try {
      const [patterns, marks] = await Promise.all([
        bridge.patterns(beginOf(this.period), ""),
        bridge.marks(),
      ]);
      if (age !== this.#age) return;
      [this.patterns, this.marks, this.failed] = [patterns, marks, undefined];
    } catch (error) {
      if (age === this.#age) this.failed = error;
    }
  }

  choose(period: Period) {
    this.period = period;
    return this.load();
  }

  async mark(day: string, label: string) {
    await bridge.saveMark({ id: "", day, label });
    await this.load();
  }

  async forget({ id }: Mark) {
    await bridge.deleteMark(id);
    await this.load();
  }

  /** Puts a forgotten date back. */
  async putBack({ day, label }: Mark) {
    await this.mark(day, label);
  }
}
