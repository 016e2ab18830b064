import { type Item, type Kind } from "~/lib/bridge/plan";
import { readTime } from "~/lib/time";
import { words } from "~/words";

/** How a field is asked for. */
export type As = "line" | "text" | "sort" | "day" | "every" | "hours" | "channels";
export type Name = keyof Item;
export type Problems = Partial<Record<Name, string>>;

/** What each part asks, in order. */
export const fields: Record<Kind, [Name, As][]> = {
  step: [
    ["title", "line"],
    ["sort", "sort"],
    ["text", "text"],
  ],
  channel: [["title", "line"]],
  avoid: [
    ["title", "line"],
    ["sort", "sort"],
    ["text", "text"],
    ["channels", "channels"],
  ],
  boundary: [
    ["sort", "sort"],
    ["title", "line"],
    ["sentence", "line"],
    ["who", "line"],
    ["text", "text"],
  ],
  support: [
    ["title", "line"],
    ["sort", "sort"],
    ["reach", "line"],
    ["hours", "hours"],
    ["knows", "text"],
    ["good_for", "text"],
    ["not_pass_on", "text"],
  ],
  reason: [
    ["sort", "sort"],
    ["text", "text"],
    ["on", "day"],
  ],
  ledger: [
    ["text", "text"],
    ["was", "text"],
  ],
  strength: [
    ["sort", "sort"],
    ["title", "line"],
    ["text", "text"],
    ["on", "day"],
  ],
  care: [
    ["title", "line"],
    ["sort", "sort"],
    ["every", "every"],
    ["text", "text"],
  ],
  order: [
    ["title", "line"],
    ["sort", "sort"],
    ["number", "line"],
    ["court", "line"],
    ["text", "text"],
    ["from", "day"],
    ["until", "day"],
    ["who", "line"],
  ],
  safety: [
    ["sort", "sort"],
    ["title", "line"],
    ["text", "text"],
  ],
  words: [
    ["sort", "sort"],
    ["title", "line"],
    ["text", "text"],
  ],
};

// Of these one has to be there; the first is pointed at (app/plan/clean.go).
const needed: Record<Kind, Name[]> = {
  step: ["title"],
  channel: ["title"],
  avoid: ["title"],
  boundary: ["title", "sentence"],
  support: ["title"],
  reason: ["text"],
  ledger: ["text", "was"],
  strength: ["title", "text"],
  care: ["title"],
  order: ["title"],
  safety: ["text", "title"],
  words: ["text"],
};

// The most the Go side takes, in characters.
const most: Partial<Record<As, number>> = { line: 300, text: 10_000 };

/** What has to be mended before an item can be kept. */
export function problemsOf(item: Item): Problems {
  const w = words.plan;
  const found: Problems = {};
  const [first, ...others] = needed[item.kind];
  const text = (name: Name) => {
    const value = item[name];
    return typeof value === "string" ? value : "";
  };
  const filled = (name: Name) => text(name).trim() !== "";
  if (first && ![first, ...others].some(filled)) found[first] = w.needed;
  for (const [name, as] of fields[item.kind]) {
    const limit = most[as];
    if (limit && [...text(name)].length > limit) found[name] = w.tooLong(limit);
  }
  const wrong = item.hours.some(
    ({ days, from, until }) => days.length === 0 || !readTime(from) || !readTime(until),
  );
  if (!item.any_time && wrong) found.hours = w.badHours;
  if (item.from && item.until && item.until < item.from) found.until = w.endsEarly;
  return found;
}

/** An item as it is sent: times as clocks show them, and no hours beside "at any time". */
export const sent = (item: Item): Item => ({
  ...item,
  hours: item.any_time
    ? []
    : item.hours.map(({ days, from, until }) => ({
        days,
        from: readTime(from) ?? from,
        until: readTime(until) ?? until,
      })),
});
