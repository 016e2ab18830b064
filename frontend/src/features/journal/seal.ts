import { addDays, addMonths } from "~/components/month";

export type Span = "day" | "week" | "month" | "year";

/** The same time of the day, later by this; a wall clock's "2026-11-20T08:12". */
export function laterBy(wall: string, span: Span): string {
  const [day = "", time = ""] = wall.split("T");
  const later = {
    day: () => addDays(day, 1),
    week: () => addDays(day, 7),
    month: () => addMonths(day, 1),
    year: () => addMonths(day, 12),
  }[span]();
  return `${later}T${time}`;
}
