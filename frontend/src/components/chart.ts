import { scaleLinear } from "d3-scale";

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
