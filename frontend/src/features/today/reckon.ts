import type { Access } from "~/lib/bridge/session";
import type { Streak } from "~/lib/bridge/streak";
import { civilDate, rightNow } from "~/lib/time";
import { words } from "~/words";

const w = words.today;
const day = 86_400_000;

/** Which greeting fits the hour of a moment written in its own zone. */
export function partOfDay(moment: string): keyof typeof w.greetings {
  const hour = Number(moment.slice(11, 13));
  if (hour < 5 || hour >= 23) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

export interface Ahead {
  /** "2-month", as words. */
  mark: string;
  days: number;
  /** How much of the way from the start to the mark is gone, from 0 to 1. */
  share: number;
}

/** The next milestone of a streak; undefined when all are reached. */
export function ahead(streak: Streak, now = rightNow()): Ahead | undefined {
  const next = streak.milestones.find(({ reached }) => !reached);
  if (!next) return undefined;
  const { zone } = streak.person;
  const days = Math.max(1, daysBetween(civilDate(now, zone), civilDate(next.due, zone)));
  return { mark: markOf(next.key), days, share: streak.current_days / (streak.current_days + days) };
}

function markOf(key: string): string {
  const [count, unit] = key.split("-");
  const said = w.marks[unit as keyof typeof w.marks];
  return said ? said(Number(count)) : key;
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / day);

export interface Visits {
  failures: number;
  /** The visit before this one; empty if this is the first. */
  last: string;
}

/** How often unlocking failed between the visit before this one and now. The log is newest first. */
export function sinceLastVisit(log: Access[]): Visits {
  const opened = ({ what }: Access) => what === "unlocked" || what === "created";
  const before = log.slice(log.findIndex(opened) + 1);
  const last = before.findIndex(opened);
  const between = last < 0 ? before : before.slice(0, last);
  return {
    failures: between.filter(({ what }) => what === "failed").length,
    last: last < 0 ? "" : (before[last]?.at ?? ""),
  };
}

/** Which of so many has its turn on a date: another one each day, all of them in turn. */
export const ofTheDay = (date: string, count: number): number =>
  count > 0 ? Math.floor(Date.parse(`${date}T00:00:00Z`) / day) % count : 0;
