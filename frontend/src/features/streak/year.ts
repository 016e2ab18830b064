import type { HeatCell } from "~/components/heat";
import type { Day } from "~/lib/bridge/streak";
import { date, monthName } from "~/lib/time";
import { words } from "~/words";

const w = words.streak;

/** How strongly a day is drawn: one held while they tried stands out, since it took more. */
export function cellOf(day: Day): HeatCell {
  const state = { before: w.before, held: w.held, contact: w.contactMade }[day.state];
  const level = day.state === "before" ? 0 : day.attempts > 0 ? 4 : 2;
  const label = w.dayInWords(date(`${day.date}T12:00:00Z`, "UTC"), state, day.attempts);
  return { date: day.date, level, marked: day.state === "contact", label };
}

/** What days of the year add up to, in words. */
export function inWords(days: Day[]): string {
  const count = (state: Day["state"]) => days.filter((day) => day.state === state).length;
  return w.yearInWords(
    count("held"),
    count("contact"),
    days.reduce((sum, day) => sum + day.attempts, 0),
  );
}

/** The year by months that hold anything, newest first. */
export function months(days: Day[]): [string, string][] {
  const by = new Map<string, Day[]>();
  for (const day of days.filter(({ state, attempts }) => state !== "before" || attempts > 0)) {
    const month = day.date.slice(0, 7);
    by.set(month, [...(by.get(month) ?? []), day]);
  }
  return [...by].reverse().map(([month, of]) => [monthName(month), inWords(of)]);
}

/** Of fewer days a share says nothing. */
const week = 7;

/** The share of days held in the last six calendar months, rounded down so that 100 % means all of them.
    Days before the start do not count; `whole` says that there were none. Undefined in the first week. */
export function shareHeld(days: Day[]): { percent: number; whole: boolean } | undefined {
  const today = days.at(-1)?.date;
  if (!today) return undefined;
  const back = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  back.setUTCMonth(back.getUTCMonth() - 6);
  // Compared as text, a day that its month lacks falls after the month's last, as it should.
  const from = back.toISOString().slice(0, 7) + today.slice(7);
  const recent = days.filter((day) => day.date > from);
  const counted = recent.filter((day) => day.state !== "before");
  if (counted.length < week) return undefined;
  const held = counted.filter((day) => day.state === "held").length;
  return { percent: Math.floor((held / counted.length) * 100), whole: counted.length === recent.length };
}
