import { addDays } from "~/components/month";
import type { Patterns, Phase } from "~/lib/bridge/evidence";
import { words } from "~/words";

type Week = Patterns["weeks"][number];

const noon = (day: string) => `${day}T12:00:00Z`;

/** Where a day stands among the weeks, from 0 to 1; nothing where it stands outside. */
export function placeOf(day: string, weeks: readonly Week[]): number | undefined {
  const first = weeks[0]?.monday;
  if (first === undefined) return undefined;
  const days = (Date.parse(noon(day)) - Date.parse(noon(first))) / 86_400_000;
  const place = (days + 0.5) / (7 * weeks.length);
  return place > 0 && place < 1 ? place : undefined;
}

/** The person's own dates that fall into a week. */
export const marksIn = ({ monday }: Week, { marks }: Patterns): string =>
  marks
    .filter(({ day }) => day >= monday && day < addDays(monday, 7))
    .map(({ label }) => label)
    .join(", ");

/** How many of a week's incidents are slight or not said, serious, and severe or grave. */
export const gravesOf = ({ severity }: Week): [number, number, number] => [
  (severity[0] ?? 0) + (severity[1] ?? 0),
  severity[2] ?? 0,
  (severity[3] ?? 0) + (severity[4] ?? 0),
];

export const gravesInAll = (weeks: readonly Week[]): [number, number, number] =>
  weeks
    .map(gravesOf)
    .reduce((all, week) => [all[0] + week[0], all[1] + week[1], all[2] + week[2]], [0, 0, 0]);

/** The week with the most in it, the earliest of several. */
export const busiest = (weeks: readonly Week[]): Week | undefined =>
  weeks.reduce<Week | undefined>((top, week) => (top && top.count >= week.count ? top : week), undefined);

/** How often each part of the cycle was tagged, in the order the parts are shown. */
export function phaseCounts(phases: Patterns["phases"]): { name: string; count: number }[] {
  return phaseOrder
    .map((phase) => ({ name: phaseName(phase), count: phases.filter((one) => one.phase === phase).length }))
    .filter(({ count }) => count > 0);
}

export const phaseOrder = ["idealise", "devalue", "discard"] as const satisfies Phase[];

export const phaseName = (phase: Phase): string => words.recording.phases[phase];

/** What a period to look at begins with, from a moment back; empty for all of it. */
export function beginOf(period: keyof typeof words.patterns.periods, now = new Date()): string {
  const months = { all: 0, year: 12, half: 6, quarter: 3 }[period];
  if (months === 0) return "";
  const begin = new Date(now);
  begin.setMonth(begin.getMonth() - months);
  return begin.toISOString();
}
