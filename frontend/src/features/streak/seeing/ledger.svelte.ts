import { streak as bridge } from "~/lib/bridge";
import type { EventType, StreakEvent } from "~/lib/bridge/streak";
import { messageOf } from "~/lib/errors";

/** As many as a screen shows. */
const few = 8;
/** How many more each time. */
const page = 50;

/** A list of what was noted about one person, newest first, that grows when asked to. */
export class Ledger {
  /** Undefined until the first answer. */
  rows = $state.raw<StreakEvent[]>();
  total = $state(0);
  error = $state("");
  #wanted = few;
  #age = 0;

  constructor(
    private person: string,
    private types: readonly EventType[],
  ) {}

  /** How many more are shown when it is asked to grow. */
  more = $derived(Math.min(page, Math.max(0, this.total - (this.rows?.length ?? 0))));

  async load() {
    const age = ++this.#age;
    try {
      // The newest of each kind: what is newest of all is among them.
      const pages = await Promise.all(
        this.types.map((type) =>
          bridge.events({ person: this.person, type, offset: 0, limit: this.#wanted }),
        ),
      );
      if (age !== this.#age) return;
      this.rows = pages
        .flatMap(({ rows }) => rows)
        .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.recorded_at.localeCompare(a.recorded_at))
        .slice(0, this.#wanted);
      this.total = pages.reduce((sum, { total }) => sum + total, 0);
      this.error = "";
    } catch (error) {
      if (age === this.#age) this.error = messageOf(error);
    }
  }

  grow() {
    this.#wanted += page;
    return this.load();
  }
}
