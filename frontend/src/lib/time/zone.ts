/** The zone the machine is in now, as an IANA name. */
export const hereZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const minute = 60_000;
const wallFormats = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs far more than using it, and lists ask for hundreds.
function wallFormat(zone: string): Intl.DateTimeFormat {
  let format = wallFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    wallFormats.set(zone, format);
  }
  return format;
}

// What the clock on the wall shows, counted as if it were UTC.
function wallTime(instant: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of wallFormat(zone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0, second = 0 } = part;
  const wall = new Date(0);
  // Date.UTC would move the years 0 to 99 into the twentieth century.
  wall.setUTCFullYear(year, month - 1, day);
  wall.setUTCHours(hour, minutes, second);
  return wall.getTime();
}

/** Minutes east of UTC at this instant; old local times are rounded to the minute RFC 3339 can say. */
export function offsetMinutes(instant: number, zone: string): number {
  return Math.round((wallTime(instant, zone) - Math.floor(instant / 1000) * 1000) / minute);
}

/** The wall clock of a moment, as a datetime-local field wants it: "2026-11-20T08:12". */
export function toWall(moment: string, zone: string): string {
  const instant = Date.parse(moment);
  if (Number.isNaN(instant)) return "";
  const wall = new Date(instant + offsetMinutes(instant, zone) * minute);
  return wall.toISOString().slice(0, 16);
}

/** The moment a wall clock shows this, in RFC 3339 with its offset; undefined if it cannot be read.
    A time that a change of clocks skips becomes the one an hour later; one that it repeats, the first. */
export function fromWall(wall: string, zone: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/.exec(wall.trim());
  const asUTC = match ? Date.parse(`${match[1]}T${match[2]}:00Z`) : Number.NaN;
  if (Number.isNaN(asUTC)) return undefined;
  const day = 24 * 60 * minute;
  const before = asUTC - offsetMinutes(asUTC - day, zone) * minute;
  const after = asUTC - offsetMinutes(asUTC + day, zone) * minute;
  const shows = (instant: number) => instant + offsetMinutes(instant, zone) * minute === asUTC;
  return inZone(shows(before) || !shows(after) ? before : after, zone);
}

/** An instant in RFC 3339 with the offset its zone has then. */
export function inZone(instant: number, zone: string): string {
  const offset = offsetMinutes(instant, zone);
  const wall = new Date(instant + offset * minute).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  const two = (value: number) => String(value).padStart(2, "0");
  const sign = offset < 0 ? "-" : "+";
  return offset === 0 ? `${wall}Z` : `${wall}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
