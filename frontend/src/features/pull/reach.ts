import type { Hours, Item } from "~/lib/bridge/plan";

/** When somebody can be reached: now, until or from a time, at any time, or it was not said. */
export type Reach =
  | { when: "any" | "unsaid" }
  | { when: "now"; until: string }
  | { when: "later"; from: string; minutes: number };

const minutesOf = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
};
const day = 24 * 60;

/** Minutes from a moment of the week (0 on Monday at midnight) until a span begins, and how long it is. */
function spans(
  { days, from, until }: Hours,
  at: number,
): { in: number; length: number; until: string; from: string }[] {
  const length = (minutesOf(until) - minutesOf(from) + day) % day || day;
  return days.map((weekday) => {
    const start = (weekday - 1) * day + minutesOf(from);
    return { in: (start - at + 7 * day) % (7 * day), length, until, from };
  });
}

/** By the clock on the wall, written as rightNow does. */
export function reachOf(item: Item, now: string): Reach {
  if (item.any_time) return { when: "any" };
  const weekday = (new Date(`${now.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
  const all = item.hours.flatMap((hours) => spans(hours, weekday * day + minutesOf(now.slice(11, 16))));
  // One that began has a whole week, less what is gone of it, until it begins again.
  const open = all.find((span) => span.in === 0 || 7 * day - span.in < span.length);
  if (open) return { when: "now", until: open.until };
  const next = all.toSorted((a, b) => a.in - b.in)[0];
  return next ? { when: "later", from: next.from, minutes: next.in } : { when: "unsaid" };
}

const rank = (reach: Reach) =>
  ({ now: 0, any: 0, unsaid: 1, later: 2 })[reach.when] * 7 * day +
  (reach.when === "later" ? reach.minutes : 0);

/** Whoever can be reached now first, then who can be soonest; else as they stand in the plan. */
export const inOrder = (people: Item[], now: string): Item[] =>
  people.toSorted((a, b) => rank(reachOf(a, now)) - rank(reachOf(b, now)));
