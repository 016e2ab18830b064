import { civilDate, fromWall, readDay, readTime, rightNow, showDay, showTime, toWall } from "~/lib/time";
import type { DateTimeWords } from "./date-time";
import { ends, within } from "./month";

interface Given {
  /** RFC 3339, or empty. */
  value: string;
  zone: string;
  min: string | undefined;
  max: string | undefined;
  dayOnly: boolean;
  says: DateTimeWords;
}

/** A day and a time being typed, and the moment they make. What cannot be read makes none. */
export class DateTimeEntry {
  day = $state("");
  time = $state("");
  /** What is wrong, once a box was left; empty when all is well. */
  problem = $state("");
  #told: { value: string; zone: string; dayOnly: boolean } | undefined;

  /** `given` is read afresh each time; `tell` hears of every other moment. */
  constructor(
    private given: () => Given,
    private tell: (value: string) => void,
  ) {}

  /** Shows what was given, unless it is what was typed here. */
  follow() {
    const { value, zone, dayOnly } = this.given();
    const { value: told, zone: where, dayOnly: how } = this.#told ?? {};
    if (value === told && zone === where && dayOnly === how) return;
    this.#told = { value, zone, dayOnly };
    const wall = toWall(value, zone);
    this.day = wall && showDay(wall.slice(0, 10));
    this.time = wall && showTime(wall.slice(11));
    this.problem = "";
  }

  /** The day typed, if it can be read: where the calendar opens. */
  get civil(): string | undefined {
    return readDay(this.day, this.#near);
  }

  /** The days that can be chosen. */
  get least(): string {
    const { min, zone } = this.given();
    return min ? toWall(min, zone).slice(0, 10) : "1900-01-01";
  }
  get most(): string {
    const { max, zone } = this.given();
    return max ? toWall(max, zone).slice(0, 10) : ends.last;
  }

  /** A box was left: what stands in both is read. The other box is waited for unless all of it was left. */
  read(left: boolean) {
    const { value, zone, dayOnly, says } = this.given();
    const day = this.civil;
    const time = dayOnly ? "12:00" : readTime(this.time);
    const [blankDay, blankTime] = [this.day.trim() === "", dayOnly || this.time.trim() === ""];
    if (blankDay && blankTime) this.#settle("", "");
    else if (!blankDay && day === undefined) this.#settle("", says.noDay(this.#example));
    else if (!blankTime && time === undefined) this.#settle("", says.noTime(showTime("20:15")));
    else if (day === undefined) this.#settle("", left ? says.needsDay : "");
    else if (time === undefined) this.#settle("", left ? says.needsTime(showTime("20:15")) : "");
    else {
      this.day = showDay(day);
      this.time = dayOnly ? "" : showTime(time);
      // The seconds of a moment that was not touched stay.
      const wall = `${day}T${time}`;
      const same = toWall(value, zone).slice(0, dayOnly ? 10 : 16) === wall.slice(0, dayOnly ? 10 : 16);
      this.#within(same ? value : (fromWall(wall, zone) ?? ""), day);
    }
  }

  /** A day was chosen in the calendar; the time stays. */
  choose(day: string) {
    this.day = showDay(within(day, this.least, this.most));
    this.read(false);
  }

  #within(moment: string, day: string) {
    const { zone, max, min, dayOnly, says } = this.given();
    const shown = (edge: string) => {
      const wall = toWall(edge, zone);
      return dayOnly
        ? showDay(wall.slice(0, 10))
        : `${showDay(wall.slice(0, 10))}, ${showTime(wall.slice(11))}`;
    };
    const late = max !== undefined && (dayOnly ? day > this.most : Date.parse(moment) > Date.parse(max));
    const early = min !== undefined && (dayOnly ? day < this.least : Date.parse(moment) < Date.parse(min));
    if (late) this.#settle("", says.tooLate(shown(max)));
    else if (early) this.#settle("", says.tooEarly(shown(min)));
    else if (day < this.least) this.#settle("", says.tooEarly(showDay(this.least)));
    else this.#settle(moment, "");
  }

  #settle(value: string, problem: string) {
    this.problem = problem;
    const { zone, dayOnly, value: before } = this.given();
    const said = this.#told?.value;
    this.#told = { value, zone, dayOnly };
    if (value !== before || value !== said) this.tell(value);
  }

  get #near() {
    const { value, zone } = this.given();
    return toWall(value || rightNow(zone), zone).slice(0, 10);
  }
  get #example() {
    return showDay(civilDate(rightNow(), this.given().zone));
  }
}
