import type { MonthSeen } from "~/lib/bridge/journal";

/** Twelve months, and the days from the first to the last of them. */
export interface Period {
  from: string;
  to: string;
  /** "2026-11", oldest first. */
  months: string[];
}

/** A year, or with no year the twelve months that end with today's. */
export function periodOf(year: string, today: string): Period {
  const last = year === "" ? today.slice(0, 7) : `${year}-12`;
  const at = new Date(`${last}-01T00:00:00Z`);
  const months = Array.from({ length: 12 }, (_, back) => {
    const month = new Date(at);
    month.setUTCMonth(at.getUTCMonth() - 11 + back);
    return month.toISOString().slice(0, 7);
  });
  return { from: `${months[0]}-01`, to: year === "" ? today : `${year}-12-31`, months };
}

/** The years that months lie in, newest first. */
export const yearsOf = (months: MonthSeen[]): string[] =>
  [...new Set(months.map(({ month }) => month.slice(0, 4)))].sort().reverse();
