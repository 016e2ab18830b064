import type { Item, Mark } from "~/lib/bridge/plan";
import { reach } from "~/lib/reach";
import { dayName, weekdayName } from "~/lib/time";
import { words } from "~/words";

const w = words.plan;

/** What an item is called where it stands in one line. */
export const nameOf = (item: Item): string => {
  const sort = words.planParts[item.kind].sorts[item.sort] ?? "";
  if (item.kind === "channel") return item.title || sort;
  const said = [item.title, item.sentence, item.text, item.was].find((text) => text.trim() !== "") ?? "";
  return said.trim().split("\n")[0] || sort;
};

/** What is said of an item beside its name and its own words: pairs of name and value. */
export function factsOf(item: Item): [string, string][] {
  const { fields } = words.planParts[item.kind];
  const label = (name: keyof Item) => fields[name]?.label ?? "";
  const rows: [string, string][] = [
    ...(["who", "reach", "knows", "good_for", "not_pass_on", "number", "court"] as const).map(
      (name): [string, string] => [label(name), item[name]],
    ),
    [label("channels"), item.channels.map((sort) => words.planParts.channel.sorts[sort] ?? sort).join(", ")],
  ];
  if (item.kind === "boundary") rows.push([label("text"), item.text]);
  return rows.filter(([, value]) => value !== "");
}

/** When somebody can be reached, in a few words. */
export function reachText(item: Item, now: Date): { now: boolean; text: string } | undefined {
  const found = reach(item, now);
  if (found.now) return { now: true, text: found.until ? w.reachUntil(found.until) : w.anyTime };
  if (!("day" in found)) return undefined;
  const text = found.today ? w.laterToday(found.from) : w.laterDay(weekdayName(found.day - 1), found.from);
  return { now: false, text };
}

/** "Mon, Tue 18:00–22:00" for each of the hours. */
export const hoursText = (item: Item): string =>
  item.hours
    .map(
      ({ days, from, until }) =>
        `${days.map((day) => weekdayName(day - 1, "short")).join(", ")} ${from}–${until}`,
    )
    .join("; ");

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** What of a practice was done lately. */
export function doneText(item: Item, today: string): string {
  const last = item.marks.at(-1);
  if (!last) return "";
  const lately = item.marks.filter(({ on }) => on <= today && days(on, today) < 7).length;
  return w.counts([w.lastDone(dayName(last.on)), lately > 0 ? w.doneThisWeek(lately) : w.notThisWeek]);
}

/** How often each thing was noted: "Practised 2 · Kept 3". */
export function countsText(marks: Mark[]): string {
  const counts = new Map<Mark["what"], number>();
  for (const { what } of marks) counts.set(what, (counts.get(what) ?? 0) + 1);
  return w.counts([...counts].map(([what, count]) => w.count(w.markWords[what], count)));
}

/** Whether an order holds today, ended, or is still to begin. */
export function forceText({ from, until }: Item, today: string): { holds: boolean; text: string } {
  if (until && until < today) return { holds: false, text: w.overOn(dayName(until)) };
  if (from > today) return { holds: false, text: w.fromOn(dayName(from)) };
  return { holds: true, text: until ? w.untilOn(dayName(until)) : w.inForce };
}
