import type { HeatCell } from "~/components/heat";
import type { Day, Streak } from "~/lib/bridge/streak";
import { number } from "~/lib/text";
import { dayName, monthName } from "~/lib/time";
import { words } from "~/words";

const w = words.streak;

/** Whether the pull was marked on any day: it is what the days are coloured by then. */
export const byPull = (days: readonly Day[]): boolean => days.some(({ pull }) => pull !== null);

/** How strongly a day is drawn: by the pull where it is known, or, of days held, by whether they reached out,
    since those took more. */
export function cellOf(day: Day, pulls: boolean): HeatCell {
  return {
    date: day.date,
    level: day.state === "before" ? 0 : pulls ? pullLevel(day.pull) : day.attempts > 0 ? 4 : 2,
    marked: day.state === "contact",
    dashed: day.state === "paused",
    label: () => dayInWords(day),
  };
}

function dayInWords({ date, state, pull, attempts }: Day): string {
  const said = { before: w.before, held: w.held, paused: w.paused, contact: w.contactMade }[state];
  return w.dayInWords(
    dayName(date),
    said,
    pull === null ? "" : w.pullSaid(number(Math.round(pull * 10) / 10)),
    attempts,
  );
}

/** Of a pull from 0 to 10; a day on which it was not marked is the palest. */
function pullLevel(pull: number | null): HeatCell["level"] {
  if (pull === null) return 1;
  if (pull < 2.5) return 2;
  if (pull < 5) return 3;
  return pull < 7.5 ? 4 : 5;
}

/** What days of the year add up to, in words. */
export function inWords(days: readonly Day[]): string {
  const count = (...states: Day["state"][]) => days.filter(({ state }) => states.includes(state)).length;
  const attempts = days.reduce((sum, day) => sum + day.attempts, 0);
  const said = w.yearInWords(count("held", "paused"), count("contact"), attempts);
  return count("paused") > 0 ? `${said} ${w.pausedInWords(count("paused"))}` : said;
}

/** The year by months that hold anything, newest first. */
export function months(days: readonly Day[]): [string, string][] {
  const by = new Map<string, Day[]>();
  for (const day of days.filter(({ state, attempts }) => state !== "before" || attempts > 0)) {
    const month = day.date.slice(0, 7);
    by.set(month, [...(by.get(month) ?? []), day]);
  }
  return [...by].reverse().map(([month, of]) => [monthName(month), inWords(of)]);
}

/** Of fewer days a share says nothing. */
const week = 7;
/** Six months have at least so many days. */
const halfYear = 181;

/** The share of days held in the last six months, rounded down so that 100 % means all of them; `whole` says that
    the start lies before them. Undefined in the first week. */
export function shareHeld({ last_months, last_months_days }: Streak) {
  if (last_months_days < week) return undefined;
  const percent = Math.floor(last_months * 100 + 1e-9);
  return { percent, whole: last_months_days >= halfYear };
}

/** What a run begins with in words: a mark that was reached in the last day. */
export function reachedToday({ milestones }: Streak, now: number): string | undefined {
  const day = 86_400_000;
  return milestones.findLast(({ reached, due }) => reached && now - Date.parse(due) < day)?.key;
}
