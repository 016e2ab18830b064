import { scaleLinear } from "d3-scale";
import { dayShort } from "~/lib/time";

/** What a chart says, in rows: each begins with its name. */
export interface ChartTable {
  head: string[];
  rows: string[][];
}

/** A line across a plot: how far up, from 0 to 1, and what it says. */
export interface Tick {
  at: number;
  label: string;
}

/** From 0 to a round number that nothing goes beyond, with a few round numbers on the way. */
export function counted(most: number, label: (value: number) => string): { top: number; ticks: Tick[] } {
  const scale = scaleLinear([0, Math.max(1, most)], [0, 1]).nice(3);
  const ticks = scale.ticks(3).filter(Number.isInteger);
  return {
    top: scale.domain()[1] ?? 1,
    ticks: ticks.map((value) => ({ at: scale(value), label: label(value) })),
  };
}

/** Labels below a picture, at most. */
const most = 8;

/** Days below weeks, in even steps: as many as can be read. */
export function stepsOf(weeks: readonly { monday: string }[]): string[] {
  const step = Math.max(1, Math.ceil(weeks.length / most));
  return weeks.filter((_, at) => at % step === 0).map(({ monday }) => dayShort(`${monday}T12:00:00Z`, "UTC"));
}

/** The weekday and hour with the most in them; nothing where no hour is known. */
export function busiestHour(
  hours: readonly number[][],
): { day: number; hour: number; count: number } | undefined {
  const all = hours.flatMap((row, day) => row.map((count, hour) => ({ day, hour, count })));
  const top = all.reduce((best, one) => (one.count > best.count ? one : best), { day: 0, hour: 0, count: 0 });
  return top.count > 0 ? top : undefined;
}

/** From 0, bare ground, to 5. */
export const levelOf = (count: number, top: number): number =>
  count === 0 ? 0 : Math.ceil((count / top) * 5);
