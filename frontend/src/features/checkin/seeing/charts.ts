import { addDays } from "~/components/month";
import type { CheckInDay, Mood, Together } from "~/lib/bridge/checkin";
import { words } from "~/words";

const w = words.checkin;
/** More days than this are drawn by weeks: each would have less than a few pixels. */
const manyDays = 100;
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
const between = (from: string, to: string) => Math.round((noon(to) - noon(from)) / 86_400_000);

/** A day, or a week where there are many, and what was marked in it. */
export interface Step {
  /** Its first day. */
  monday: string;
  days: CheckInDay[];
}

const mondayOf = (day: string) => addDays(day, -((new Date(noon(day)).getUTCDay() + 6) % 7));

/** All steps from the first marked day to the last, those without a mark, too. */
export function stepsIn(days: CheckInDay[]): Step[] {
  const [first, last] = [days[0]?.date, days.at(-1)?.date];
  if (first === undefined || last === undefined) return [];
  const week = between(first, last) > manyDays;
  const [begin, length] = week ? [mondayOf(first), 7] : [first, 1];
  const steps: Step[] = [];
  for (let day = begin; day <= last; day = addDays(day, length)) steps.push({ monday: day, days: [] });
  for (const day of days) steps[Math.floor(between(begin, day.date) / length)]?.days.push(day);
  return steps;
}

/** A value of a step that was marked: the mean of its days. */
export interface Point {
  /** Where the step stands, from 0. */
  at: number;
  monday: string;
  value: number;
}

export function pointsOf(steps: Step[], pick: (day: CheckInDay) => number | null): Point[] {
  return steps.flatMap(({ monday, days }, at) => {
    const values = days.flatMap((day) => pick(day) ?? []);
    if (values.length === 0) return [];
    return [{ at, monday, value: values.reduce((sum, value) => sum + value, 0) / values.length }];
  });
}

/** Points that follow each other without a gap: a line is drawn through what was marked, and not across what was not. */
export function runsOf(points: Point[]): Point[][] {
  const runs: Point[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.at === point.at - 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** "Low" from 2, the nearest of the words. */
export const moodWord = (value: number): string =>
  w.moods[Math.min(5, Math.max(1, Math.round(value))) as Exclude<Mood, 0>];

/** On how many days each was marked, most first. */
export function talliesOf(
  days: CheckInDay[],
  pick: (day: CheckInDay) => string[],
  name: (key: string) => string,
  most: number,
): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const day of days) for (const key of pick(day)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ name: name(key), count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, most);
}

/** "On days you walked, the pull was lower on 9 of 12. On the other days, on 5 of 14." */
export function inWords({ care, lower, days, lower_other, another }: Together): string {
  const ours = w.onDays[care];
  const first = ours ? w.lowerOn(ours, lower, days) : w.on(care, lower, days);
  return `${first} ${w.otherDays(lower_other, another)}`;
}
