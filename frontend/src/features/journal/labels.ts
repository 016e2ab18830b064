import type { Mood } from "~/lib/bridge/journal";
import { civilDate, dayInFull, date, dayShort, hereZone, rightNow, time, zoneName } from "~/lib/time";
import { words } from "~/words";

const w = words.journal;
const day = 86_400_000;

/** The moods one can choose, from heavy to clear. */
export const moods = [1, 2, 3, 4, 5] as const;

export const moodWord = (mood: Mood): string => (mood === 0 ? "" : w.moods[mood]);

/** "Today", "Yesterday" or "17 Nov", by the day it was where the entry was written. */
export function dayOf(at: string, zone: string, now = rightNow()): string {
  const days = (Date.parse(now.slice(0, 10)) - Date.parse(civilDate(at, zone))) / day;
  if (days === 0) return w.today;
  return days === 1 ? w.yesterday : dayShort(at, zone, new Date(now));
}

/** "Friday 20 November, 08:12", with the year where it is another, and the zone where it is not this one. */
export function momentOf(at: string, zone: string, now = rightNow()): string {
  const sameYear = civilDate(at, zone).slice(0, 4) === now.slice(0, 4);
  const when = w.when((sameYear ? dayInFull : date)(at, zone), time(at, zone));
  return zone === hereZone() ? when : w.inZone(when, zoneName(at, zone));
}
