import { journal as bridge } from "~/lib/bridge";
import type { DaySeen, EntryRow, MonthSeen } from "~/lib/bridge/journal";
import { messageOf } from "~/lib/errors";
import { civilDate, rightNow } from "~/lib/time";
import { type Period, periodOf, yearsOf } from "./period";

/** All that the journal shows when it is looked back on. */
export class Seen {
  readonly today: string;
  months = $state.raw<MonthSeen[]>([]);
  days = $state.raw<DaySeen[]>([]);
  past = $state.raw<EntryRow[]>([]);
  /** The year looked at, or empty for the last twelve months. */
  year = $state("");
  ready = $state(false);
  error = $state("");
  #asked = 0;

  constructor(now = rightNow()) {
    this.today = civilDate(now);
  }

  period: Period = $derived.by(() => periodOf(this.year, this.today));
  /** Years that have entries, newest first. */
  years = $derived.by(() => yearsOf(this.months));
  /** One for each month of the period, also for those without entries. */
  shown = $derived.by(() =>
    this.period.months.map(
      (month): MonthSeen => this.months.find((seen) => seen.month === month) ?? bare(month),
    ),
  );

  async load() {
    const asked = ++this.#asked;
    try {
      const { from, to } = this.period;
      const [months, days, past] = await Promise.all([
        bridge.monthsSeen(),
        bridge.days(from, to),
        bridge.onThisDay(this.today),
      ]);
      if (asked !== this.#asked) return;
      Object.assign(this, { months, days, past, ready: true, error: "" });
    } catch (error) {
      if (asked === this.#asked) this.error = messageOf(error);
    }
  }

  async choose(year: string) {
    this.year = year;
    await this.load();
  }
}

const bare = (month: string): MonthSeen => ({
  month,
  entries: 0,
  words: 0,
  moods: [0, 0, 0, 0, 0, 0],
  feelings: [],
  kinds: {},
});
