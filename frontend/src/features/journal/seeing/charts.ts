import type { HeatCell } from "~/components/heat";
import { addDays } from "~/components/month";
import type { DaySeen, Mood, MonthSeen } from "~/lib/bridge/journal";
import { locale } from "~/lib/text";
import { date } from "~/lib/time";
import { words } from "~/words";
import type { Period } from "./period";

const w = words.lookingBack;
const moods = [1, 2, 3, 4, 5] as const;
export const moodWord = (mood: Mood): string => (mood === 0 ? w.unsaid : words.journal.moods[mood]);

/** "Nov" from "2026-11". */
export const monthShort = (month: string): string =>
  new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" }).format(
    Date.parse(`${month}-15T12:00:00Z`),
  );

/** The mean of the moods said in a month, from 1 to 5; undefined where none was. */
export function meanMood({ moods: counts }: MonthSeen): number | undefined {
  const said = moods.reduce((sum, mood) => sum + (counts[mood] ?? 0), 0);
  const sum = moods.reduce((all, mood) => all + mood * (counts[mood] ?? 0), 0);
  return said === 0 ? undefined : sum / said;
}

/** A mean in words: a mood where it is close to one, else the two it lies between. */
export function meanInWords(mean: number): string {
  const close = Math.round(mean);
  const word = (mood: number) => moodWord(mood as Mood);
  if (Math.abs(mean - close) <= 0.25) return word(close);
  return w.near(word(Math.floor(mean)), word(Math.ceil(mean)));
}

/** The feelings of all months together, most frequent first. */
export function feelingsOf(months: MonthSeen[], most: number): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { feelings } of months)
    for (const { name, count } of feelings) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, most);
}

export const countOf = (month: MonthSeen, feeling: string): number =>
  month.feelings.find(({ name }) => name === feeling)?.count ?? 0;

/** Every day of the period with its mood, for a heat map. */
export function cellsOf({ from, to }: Period, days: DaySeen[]): HeatCell[] {
  const seen = new Map(days.map((day) => [day.date, day.mood]));
  const cells: HeatCell[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const level = seen.get(day) ?? 0;
    cells.push({
      date: day,
      level,
      label: () => w.moodOfDay(date(`${day}T12:00:00Z`, "UTC"), moodWord(level)),
    });
  }
  return cells;
}

/** How often each mood was said of a day, without those that never were. */
export function moodsOf(days: DaySeen[]): { mood: string; count: number }[] {
  return moods
    .map((mood) => ({ mood: moodWord(mood), count: days.filter((day) => day.mood === mood).length }))
    .filter(({ count }) => count > 0);
}

/** What grows, in the order it is drawn. */
export const growing = ["thought", "achievement", "dream"] as const;

/** How much of it there is in months together. */
export const grown = (months: MonthSeen[]) => {
  const sum = (kind: (typeof growing)[number]) =>
    months.reduce((all, month) => all + (month.kinds[kind] ?? 0), 0);
  return { thought: sum("thought"), achievement: sum("achievement"), dream: sum("dream") };
};
