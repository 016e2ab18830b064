import type { Choices, Level, LowContact, Person, Streak } from "~/lib/bridge/streak";

/** All that is chosen about a person, for changing a part of it. */
export const choicesOf = ({ levels, headline, low, milestones, link }: Person): Choices => ({
  ...{ levels: [...levels], headline, low, milestones: [...milestones], link },
});

/** Other levels; a headline that is no longer among them goes back to all together. */
export function withLevels(choices: Choices, levels: Level[], headline: Level | ""): Choices {
  return { ...choices, levels, headline: headline !== "" && levels.includes(headline) ? headline : "" };
}

/** Terms of which nothing is said yet. */
export const noTerms = (): LowContact => ({ channels: [], topics: [], rules: [], wait_hours: 0 });

/** Days from the first to the last that a mark may be. */
export const mark = { least: 1, most: 36_500 };

/** A mark as it was typed; nothing where it is none. */
export function readMark(typed: string): number | undefined {
  const text = typed.trim();
  const days = /^\p{Nd}{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  return days >= mark.least && days <= mark.most ? days : undefined;
}

/** What moving the start changes: contact that would lie before it, and whether the present run stays as it is. */
export function movingTo({ person, events, since }: Streak, at: string) {
  const [to, from] = [Date.parse(at), Date.parse(person.started_at)];
  const breaks = events.filter(({ type, within }) => type === "contact" || (type === "exchange" && !within));
  return {
    way: to === from ? ("same" as const) : to < from ? ("earlier" as const) : ("later" as const),
    before: breaks.filter((event) => Date.parse(event.at) < to).length,
    runs: Date.parse(since) > Math.max(to, from),
  };
}
