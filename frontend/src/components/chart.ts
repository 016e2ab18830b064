import { scaleLinear } from "d3-scale";
import { dayShort } from "~/lib/time";

/** What a chart says, in rows: each begins with its name. */
export interface ChartTable {
  head: string[];
  rows: string[][];
}

/** A mark beside or below a plot: how far up or along, from 0 to 1, and what it says. */
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

/** Names below columns, each below the middle of its own. */
export const namesBelow = (columns: readonly string[]): Tick[] =>
  columns.map((label, at) => ({ at: (at + 0.5) / columns.length, label }));

/** Days below weeks, in even steps, each below its own week. */
export function stepsOf(weeks: readonly { monday: string }[]): Tick[] {
  const step = Math.max(1, Math.ceil(weeks.length / most));
  return namesBelow(weeks.map(({ monday }) => dayShort(`${monday}T12:00:00Z`, "UTC"))).filter(
    (_, at) => at % step === 0,
  );
}

/** Pixels between two labels, at least: less looks like one. */
const gap = 8;

/** Every how many labels one has room, where the widest takes so many of all pixels. */
export function everyOf([first, second]: readonly Tick[], widest: number, width: number): number {
  const apart = first && second ? (second.at - first.at) * width : width;
  return apart > 0 ? Math.max(1, Math.ceil((widest + gap) / apart)) : 1;
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
