import { addDays } from "~/components/month";
import type { Patterns, Phase } from "~/lib/bridge/evidence";
import { locale } from "~/lib/text";
import { date, dayShort } from "~/lib/time";
import { words } from "~/words";

type Week = Patterns["weeks"][number];
/** Labels below a picture, at most. */
const most = 8;

const noon = (day: string) => `${day}T12:00:00Z`;
/** "17 November 2026" from "2026-11-17". */
export const dayName = (day: string): string => date(noon(day), "UTC");

/** "Monday" for 0. */
export const weekdayName = (weekday: number, style: "long" | "short" = "long"): string =>
  // The first of January 2024 was a Monday.
  new Intl.DateTimeFormat(locale, { weekday: style, timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + weekday));

/** "18:00" for 18. */
export const hourName = (hour: number): string =>
  new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: "UTC" }).format(
    Date.UTC(2024, 0, 1, hour),
  );

/** Days below weeks, in even steps: as many as can be read. */
export function stepsOf(weeks: readonly Week[]): string[] {
  const step = Math.max(1, Math.ceil(weeks.length / most));
  return weeks.filter((_, at) => at % step === 0).map(({ monday }) => dayShort(noon(monday), "UTC"));
}

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
