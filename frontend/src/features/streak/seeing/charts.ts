import { addDays } from "~/components/month";
import type { Day } from "~/lib/bridge/streak";
import { number } from "~/lib/text";
import type { words } from "~/words";

export type Period = keyof typeof words.streakSeen.periods;

/** What a time to look at begins with, as a moment; empty for all of it. */
export function beginOf(period: Period, now = new Date()): string {
  const months = { all: 0, year: 12, half: 6, quarter: 3 }[period];
  if (months === 0) return "";
  const begin = new Date(now);
  begin.setMonth(begin.getMonth() - months);
  return begin.toISOString();
}

/** The mean of the pull in one week. */
export interface PullWeek {
  monday: string;
  mean: number;
  /** Its place among the weeks, from 0. */
  at: number;
}

/** The weeks from the first day to the last on which the pull was marked, and the means of those with a mark. */
export function pullWeeks(days: readonly Day[]): { weeks: { monday: string }[]; marked: PullWeek[] } {
  const by = new Map<string, number[]>();
  for (const { date, pull } of days)
    if (pull !== null) by.set(mondayOf(date), [...(by.get(mondayOf(date)) ?? []), pull]);
  const first = [...by.keys()][0];
  const last = [...by.keys()].at(-1);
  if (first === undefined || last === undefined) return { weeks: [], marked: [] };
  const weeks: { monday: string }[] = [];
  for (let monday = first; monday <= last; monday = addDays(monday, 7)) weeks.push({ monday });
  const marked = weeks.flatMap(({ monday }, at) => {
    const pulls = by.get(monday);
    return pulls ? [{ monday, at, mean: pulls.reduce((sum, pull) => sum + pull, 0) / pulls.length }] : [];
  });
  return { weeks, marked };
}

/** The Monday of a day's week, as 2026-11-16. */
export const mondayOf = (day: string): string =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** "3.1": one place, where it is not whole. */
export const tenth = (value: number): string => number(Math.round(value * 10) / 10);
