import type { Hours } from "~/lib/bridge/plan";

/** When somebody can be reached: now and until when, or next on which weekday from when. */
export type Reach =
  { now: true; until: string } | { now: false; day: number; from: string; today: boolean } | { now: false };

const minutes = (clock: string) => {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return 60 * hour + minute;
};
const week = 7 * 24 * 60;

/** By the clock of this machine. Hours that end earlier than they begin end on the next day; such that end when
    they begin go round the clock. An empty until means at any time. */
export function reach(who: { any_time: boolean; hours: Hours[] }, now = new Date()): Reach {
  if (who.any_time) return { now: true, until: "" };
  const at = (((now.getDay() + 6) % 7) * 24 + now.getHours()) * 60 + now.getMinutes();
  let next: { wait: number; day: number; from: string } | undefined;
  let until: { left: number; clock: string } | undefined;
  for (const hours of who.hours) {
    const from = minutes(hours.from);
    const long = (minutes(hours.until) - from + 1440) % 1440 || 1440;
    for (const day of hours.days) {
      const since = (at - ((day - 1) * 1440 + from) + week) % week;
      if (since < long && (!until || long - since > until.left))
        until = { left: long - since, clock: hours.until };
      if (!next || week - since < next.wait) next = { wait: week - since, day, from: hours.from };
    }
  }
  if (until) return { now: true, until: until.clock };
  if (!next) return { now: false };
  return {
    now: false,
    day: next.day,
    from: next.from,
    today: Math.floor(at / 1440) + 1 === next.day && next.wait < 1440,
  };
}

/** Who can be reached now first, then those of whom nothing is said, who may be; then by how soon. */
export function byReach<T extends { any_time: boolean; hours: Hours[] }>(all: T[], now = new Date()): T[] {
  const wait = (one: T) => {
    const found = reach(one, now);
    if (found.now) return -1;
    if (!("day" in found)) return 0;
    const at = (((now.getDay() + 6) % 7) * 24 + now.getHours()) * 60 + now.getMinutes();
    return ((found.day - 1) * 1440 + minutes(found.from) - at + week) % week;
  };
  return all.toSorted((a, b) => wait(a) - wait(b));
}
