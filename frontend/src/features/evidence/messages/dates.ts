import type { Order } from "~/lib/bridge/messages";
import { date } from "~/lib/time";

const digit = /\p{Nd}/u;
/** The last figures of the year before which there were no chats to export. */
const begun = 9;

/** What a date as written may be, by the order of its parts: only those that are a day. */
export function readingsOf(written: string): Partial<Record<Exclude<Order, "">, string>> {
  const parts = /(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})/.exec(plain(written));
  if (!parts) return {};
  const [a, b, c] = parts.slice(1, 4).map(Number) as [number, number, number];
  // A year of two figures comes first only where it can be one of a program that writes it so.
  const ymd = a >= begun ? civil(a, b, c) : "";
  const found = { dmy: civil(c, b, a), mdy: civil(c, a, b), ymd };
  return Object.fromEntries(Object.entries(found).filter(([, day]) => day !== ""));
}

// Digits of every script as those of this one: each script has its ten in a row.
const plain = (text: string) =>
  text.replace(/\p{Nd}/gu, (one) => {
    const code = one.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && digit.test(String.fromCodePoint(code - value - 1))) value++;
    return String(value);
  });

function civil(year: number, month: number, day: number): string {
  const full = year < 100 ? 2000 + year : year;
  const made = new Date(Date.UTC(full, month - 1, day));
  const is = full >= 1970 && full <= 2200 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return is ? date(made.toISOString(), "UTC") : "";
}
