import { addDays, addMonths, weeksOf } from "~/components/month";
import { journal as bridge } from "~/lib/bridge";
import type { DaySeen } from "~/lib/bridge/journal";

/** A month of days on a calendar, and the day that keys go on from. */
export class Turning {
  at = $state("");
  #seen = $state.raw<DaySeen[]>([]);
  #asked = 0;

  /** Begins at a day; weeks begin on this weekday. */
  constructor(
    day: string,
    private begins: number,
  ) {
    this.at = day;
  }

  weeks = $derived.by(() => weeksOf(this.at, this.begins));
  month = $derived.by(() => this.at.slice(0, 7));
  /** Days of the month that were written on, and entries on them. */
  written = $derived.by(() => {
    const days = this.#seen.filter(({ date }) => date.startsWith(this.month));
    return { days: days.length, entries: days.reduce((sum, { entries }) => sum + entries, 0) };
  });

  entries(day: string): number {
    return this.#seen.find(({ date }) => date === day)?.entries ?? 0;
  }

  /** Goes to a day, and reads what was written around it. */
  async reach(day: string) {
    this.at = day;
    await this.read();
  }

  turn(months: number) {
    return this.reach(addMonths(this.at, months));
  }

  async read() {
    const asked = ++this.#asked;
    const from = this.weeks[0]?.[0] ?? this.at;
    const days = await bridge.days(from, this.weeks.at(-1)?.[6] ?? addDays(from, 41));
    if (asked === this.#asked) this.#seen = days;
  }
}
