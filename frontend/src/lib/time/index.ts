import { locale } from "~/lib/text";
import { hereZone, inZone } from "./zone";

export { readDay, readTime, showDay, showTime } from "./typed";
export { fromWall, hereZone, inZone, offsetMinutes, toWall } from "./zone";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Remembered: making one takes a thousand times as long as using it. */
function formatOf(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formats.set(key, format);
  }
  return format;
}

function show(moment: string, zone: string, options: Intl.DateTimeFormatOptions): string {
  const instant = Date.parse(moment);
  return Number.isNaN(instant) ? "" : formatOf(zone, options).format(instant);
}

// Every function takes an RFC 3339 moment and the zone that was kept with it.
/** "Friday 20 November" */
export const dayInFull = (moment: string, zone = hereZone()) =>
  show(moment, zone, { weekday: "long", day: "numeric", month: "long" });
/** "Friday 20 November 2026" */
export const dayInYear = (moment: string, zone = hereZone()) =>
  show(moment, zone, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
/** "17 Nov" this year, "17 Nov 2024" in others. */
export const dayShort = (moment: string, zone = hereZone(), now = new Date()) => {
  const year = show(moment, zone, { year: "numeric" });
  const thisYear = year === show(now.toISOString(), zone, { year: "numeric" });
  return show(moment, zone, { day: "numeric", month: "short", ...(thisYear ? {} : { year: "numeric" }) });
};
/** "17 November 2026" */
export const date = (moment: string, zone = hereZone()) =>
  show(moment, zone, { day: "numeric", month: "long", year: "numeric" });
/** "08:12" */
export const time = (moment: string, zone = hereZone()) =>
  show(moment, zone, { hour: "2-digit", minute: "2-digit" });
/** "17 Nov 2026, 20:14" */
export const dateTime = (moment: string, zone = hereZone()) =>
  show(moment, zone, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
/** "17 Nov 2026, 20:14:05" */
export const toTheSecond = (moment: string, zone = hereZone()) =>
  show(moment, zone, {
    ...{ day: "numeric", month: "short", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
  });
/** "November 2026" from "2026-11". */
export const monthName = (month: string) =>
  show(`${month}-15T12:00:00Z`, "UTC", { month: "long", year: "numeric" });
/** "GMT+1": what the zone was called then, for showing beside a time. */
export const zoneName = (moment: string, zone: string) => {
  const at = Number.isNaN(Date.parse(moment)) ? Date.now() : Date.parse(moment);
  return (
    formatOf(zone, { timeZoneName: "short" })
      .formatToParts(at)
      .find((part) => part.type === "timeZoneName")?.value ?? zone
  );
};
/** "Monday" for 0. */
export const weekdayName = (weekday: number, style: "long" | "short" = "long"): string =>
  // The first of January 2024 was a Monday.
  formatOf("UTC", { weekday: style }).format(Date.UTC(2024, 0, 1 + weekday));
/** "18:00" for 18. */
export const hourName = (hour: number): string =>
  formatOf("UTC", { hour: "2-digit", minute: "2-digit" }).format(Date.UTC(2024, 0, 1, hour));
/** "17 November 2026" from "2026-11-17". */
export const dayName = (day: string): string => date(`${day}T12:00:00Z`, "UTC");
/** The date alone, "2026-11-20", by the zone's wall clock. */
export const civilDate = (moment: string, zone = hereZone()) => inZone(Date.parse(moment), zone).slice(0, 10);
/** This moment, as everything on the bridge writes it. */
export const rightNow = (zone = hereZone()) => inZone(Date.now(), zone);

/** "3 days ago", "yesterday", "in 2 hours"; days are counted by the calendar, not by 24 hours. */
export function relative(moment: string, zone = hereZone(), now = new Date()): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const minutes = Math.trunc((Date.parse(moment) - now.getTime()) / 60_000);
  if (Number.isNaN(minutes)) return "";
  if (Math.abs(minutes) < 60) return words.format(minutes, "minute");
  const today = Date.parse(civilDate(now.toISOString(), zone));
  const days = Math.round((Date.parse(civilDate(moment, zone)) - today) / 86_400_000);
  if (days === 0) return words.format(Math.trunc(minutes / 60), "hour");
  if (Math.abs(days) < 7) return words.format(days, "day");
  if (Math.abs(days) < 31) return words.format(Math.trunc(days / 7), "week");
  if (Math.abs(days) < 365) return words.format(Math.trunc(days / 30.4), "month");
  return words.format(Math.trunc(days / 365), "year");
}
