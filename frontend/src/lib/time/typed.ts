import { locale } from "~/lib/text";

// Days and times as a person types them: read in the order of their language, and shown so that no order is left
// to guess. A day is "2026-11-20", a time "08:12"; what cannot be read is undefined.
type Part = "day" | "month" | "year";

interface Way {
  order: Part[];
  /** Every name of a month in this language, with its number. */
  months: [string, number][];
  /** Words that may stand in a date and say nothing new: days of the week, "de". */
  filling: Set<string>;
  /** What stands for the morning and for the afternoon. */
  halves: string[];
  /** Its ten digits. */
  digits: string;
}

const ways = new Map<string, Way>();
const gregory = { calendar: "gregory", timeZone: "UTC" } as const;
const lengths = ["long", "short"] as const;
const word = /[\p{L}\p{M}]+/gu;

const format = (tag: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(tag, { ...gregory, ...options });
const small = (text: string) => text.toLowerCase().replace(/[\u200e\u200f\u061c]/g, "");
const bare = (text: string) => small(text).replace(/[.\s]/g, "");

function wayOf(tag: string): Way {
  const known = ways.get(tag);
  if (known) return known;
  const part = (options: Intl.DateTimeFormatOptions, type: string, at: number) =>
    format(tag, options)
      .formatToParts(at)
      .find((found) => found.type === type)?.value ?? "";
  // In a sentence and alone the names can differ.
  const months = lengths
    .flatMap((month) => [{ month }, { month, day: "numeric" } as const])
    .flatMap((options) =>
      Array.from({ length: 12 }, (_, at): [string, number] => [
        bare(part(options, "month", Date.UTC(2026, at, 2))),
        at + 1,
      ]),
    );
  const full = { day: "numeric", month: "long", year: "numeric" } as const;
  const between = lengths.flatMap((month) => format(tag, { ...full, month }).formatToParts(0));
  const weekdays = lengths.flatMap((weekday) =>
    Array.from({ length: 7 }, (_, at) => part({ weekday }, "weekday", at * 86_400_000)),
  );
  const order = format(tag, { ...full, month: "numeric" }).formatToParts(0);
  const way: Way = {
    order: order
      .map(({ type }) => type)
      .filter((type) => type === "day" || type === "month" || type === "year"),
    months,
    filling: new Set(
      [...weekdays, ...between.filter(({ type }) => type === "literal").map(({ value }) => value)].flatMap(
        (text) => small(text).match(word) ?? [],
      ),
    ),
    halves: [3, 15].map((hour) =>
      bare(part({ hour: "numeric", hour12: true }, "dayPeriod", hour * 3_600_000)),
    ),
    digits: [...new Intl.NumberFormat(tag, { useGrouping: false }).format(9876543210)].reverse().join(""),
  };
  ways.set(tag, way);
  return way;
}

const typedIn = (text: string, { digits }: Way) =>
  small(text.trim()).replace(/\p{Nd}/gu, (digit) =>
    digits.includes(digit) ? String(digits.indexOf(digit)) : digit,
  );

/** The day that was typed; a year left out is that of `near`, and a short one lies close to it. */
export function readDay(text: string, near: string, tag: string = locale): string | undefined {
  const way = wayOf(tag);
  const typed = typedIn(text, way);
  const names = (typed.match(word) ?? []).filter((name) => !way.filling.has(name));
  const named = names.length === 1 ? monthOf(names[0]!, way) : undefined;
  const numbers = typed.match(/\d+/g) ?? [];
  const wanted = named === undefined ? 3 : 2;
  if (names.length > (named === undefined ? 0 : 1)) return undefined;
  if (numbers.length !== wanted && numbers.length !== wanted - 1) return undefined;
  // A number too long for a day is the year, and leads as it does everywhere.
  const order = numbers[0]!.length > 2 ? (["year", "month", "day"] as const) : way.order;
  const parts = order.filter(
    (part) => !(part === "month" && named !== undefined) && !(part === "year" && numbers.length < wanted),
  );
  const at = (part: Part) => numbers[parts.indexOf(part)];
  return civil(yearOf(at("year"), near), named ?? Number(at("month")), Number(at("day")));
}

function monthOf(name: string, { months }: Way): number | undefined {
  const exact = months.find(([month]) => month === name);
  const begun = new Set(months.filter(([month]) => month.startsWith(name)).map(([, number]) => number));
  return exact?.[1] ?? (begun.size === 1 && name.length > 2 ? [...begun][0] : undefined);
}

function yearOf(typed: string | undefined, near: string): number {
  const now = Number(near.slice(0, 4));
  if (typed === undefined) return now;
  if (typed.length > 2) return Number(typed);
  const year = now - (now % 100) + Number(typed);
  return year > now + 20 ? year - 100 : year;
}

// The thirty-first of February is no day.
function civil(year: number, month: number, day: number): string | undefined {
  if (!(year > 0 && year < 10_000 && month < 13 && day < 32)) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/** The time that was typed: "08:12", "8.12", "812", "8", "8:12 pm". */
export function readTime(text: string, tag: string = locale): string | undefined {
  const way = wayOf(tag);
  const typed = typedIn(text, way);
  const match = /^(?:(\d{1,2})|(\d{1,2})(?:\s*[:.,h]\s*)?(\d{2})(?::\d{2})?)(\D*)$/.exec(typed);
  if (!match) return undefined;
  const half = [way.halves, ["am", "pm"], ["a", "p"]]
    .map((names) => names.indexOf(bare(match[4]!)))
    .find((at) => at >= 0);
  const hour = Number(match[1] ?? match[2]);
  const minute = match[3] ?? "00";
  if (half === undefined && bare(match[4]!) !== "" && bare(match[4]!) !== "h") return undefined;
  if (hour > 23 || Number(minute) > 59) return undefined;
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const whole = half === undefined ? hour : (hour % 12) + 12 * half;
  return `${String(whole).padStart(2, "0")}:${minute}`;
}

/** "20 Nov 2026": the month by its name, so that nobody takes it for the day. */
export const showDay = (day: string, tag: string = locale): string =>
  format(tag, { day: "numeric", month: "short", year: "numeric" }).format(Date.parse(`${day}T00:00:00Z`));

/** "08:12", or "08:12 am" where that is how it is written. */
export const showTime = (time: string, tag: string = locale): string =>
  format(tag, { hour: "2-digit", minute: "2-digit" }).format(Date.parse(`2026-01-01T${time}:00Z`));
