// Days as "2026-11-20", counted by the calendar alone: no zone and no clock.
const length = 86_400_000;
const instant = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The first and the last day the field can hold. */
export const ends = { first: "0001-01-01", last: "9999-12-31" };

export const within = (day: string, least: string, most: string): string =>
  day < least ? least : day > most ? most : day;

export function addDays(day: string, days: number): string {
  const at = Math.min(instant(ends.last), Math.max(instant(ends.first), instant(day) + days * length));
  return dayOf(at);
}

/** The same day of another month, or its last where it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1 + months, 1);
  if (first.getTime() < instant(ends.first)) return ends.first;
  if (first.getTime() > instant(ends.last)) return ends.last;
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(date, last.getUTCDate()));
  return dayOf(first.getTime());
}

/** 0 for a Sunday. */
export const weekday = (day: string): number => new Date(instant(day)).getUTCDay();

/** The day its week begins, where weeks begin on this weekday. */
export const weekOf = (day: string, begins: number): string =>
  addDays(day, -((weekday(day) - begins + 7) % 7));

/** The weeks that hold a day of this month, whole ones: the days around it stand in the first and the last. */
export function weeksOf(day: string, begins: number): string[][] {
  const month = day.slice(0, 7);
  const weeks: string[][] = [];
  for (
    let start = weekOf(`${month}-01`, begins);
    weeks.length === 0 || start.startsWith(month);
    start = addDays(start, 7)
  ) {
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(start, at)));
    if (addDays(start, 7) === start) break;
  }
  return weeks;
}

/** Where a key leads in a month; `rtl` turns left and right about. */
export function moved(
  day: string,
  { key, shiftKey }: { key: string; shiftKey: boolean },
  { begins, rtl }: { begins: number; rtl: boolean },
): string | undefined {
  const onward = rtl ? -1 : 1;
  const days = { ArrowLeft: -onward, ArrowRight: onward, ArrowUp: -7, ArrowDown: 7 }[key];
  if (days !== undefined) return addDays(day, days);
  const months = { PageUp: -1, PageDown: 1 }[key];
  if (months !== undefined) return addMonths(day, shiftKey ? months * 12 : months);
  if (key === "Home") return weekOf(day, begins);
  return key === "End" ? addDays(weekOf(day, begins), 6) : undefined;
}

/** The weekday a week begins with where the reader lives; Monday where the engine does not know. */
export function weekBegins(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return ((known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1) % 7;
}
