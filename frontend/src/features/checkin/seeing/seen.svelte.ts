import { addDays } from "~/components/month";
import { checkin as bridge } from "~/lib/bridge";
import type { CheckInsSeen } from "~/lib/bridge/checkin";
import { messageOf } from "~/lib/errors";
import { rightNow } from "~/lib/time";
import { words } from "~/words";

export type Period = keyof typeof words.checkin.periods;
const lengths: Record<Period, number> = { month: 30, quarter: 90, year: 365, all: 0 };

/** The first day of a period that ends today; empty for all of it. */
export const firstDay = (period: Period, today = rightNow().slice(0, 10)): string =>
  lengths[period] === 0 ? "" : addDays(today, 1 - lengths[period]);

/** What check-ins add up to in the time looked at. */
export class Seen {
  period = $state<Period>("quarter");
  seen = $state.raw<CheckInsSeen>();
  error = $state("");
  #age = 0;

  async load() {
    const age = ++this.#age;
    try {
      const seen = await bridge.seen(firstDay(this.period), "");
      if (age !== this.#age) return;
      [this.seen, this.error] = [seen, ""];
    } catch (error) {
      if (age === this.#age) this.error = messageOf(error, { internal: words.checkin.loadFailed });
    }
  }

  choose(period: Period) {
    this.period = period;
    return this.load();
  }
}
