import { describe, expect, it } from "vitest";
import type { PromptHistory } from "~/lib/bridge/journal";
import { words } from "~/words";
import { choose, type Prompt } from "./asking";

const day = 86_400_000;
const start = Date.parse("2026-11-20T08:00:00Z");
const { list } = words.prompts;
const none: PromptHistory = { shown: {}, hushed: [] };
const wish = { kind: "entry", stage: "any", now: start } as const;
const at = (value: number) => () => value;
const prompt = (id: string, stage: Prompt["stage"], kind: Prompt["kind"]): Prompt => ({
  id,
  stage,
  kind,
  text: id,
});

/** Asks again and again, remembering as the vault does; gives the ids in order with the days they came on. */
function askFor(times: number, perDay: number, more: Partial<typeof wish> = {}) {
  const history: PromptHistory = { shown: {}, hushed: [] };
  const asked: [string, number][] = [];
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let turn = 0; turn < times; turn++) {
    const today = Math.floor(turn / perDay);
    const now = start + today * day + (turn % perDay) * 60_000;
    const found = choose(list, history, { ...wish, ...more, now }, random);
    if (!found) continue;
    history.shown[found.id] = new Date(now).toISOString();
    asked.push([found.id, now]);
  }
  return asked;
}

describe("the question that is asked", () => {
  it("is never the same within thirty days, for years", () => {
    const last = new Map<string, number>();
    const asked = askFor(2000, 2);
    expect(asked.length).toBe(2000);
    for (const [id, now] of asked) {
      expect(now - (last.get(id) ?? 0)).toBeGreaterThanOrEqual(30 * day);
      last.set(id, now);
    }
  });

  it("does not come at all rather than too soon", () => {
    const asked = askFor(500, 500);
    expect(new Set(asked.map(([id]) => id)).size).toBe(asked.length);
    expect(asked.length).toBeLessThan(list.length + 1);
  });

  it("is new when any is, and then the one asked longest ago", () => {
    const two = [prompt("a", "any", "entry"), prompt("b", "any", "entry")];
    const ago = (days: number) => new Date(start - days * day).toISOString();
    const ask = (shown: Record<string, string>) => choose(two, { shown, hushed: [] }, wish, at(0.99))?.id;
    expect(ask({ b: ago(90) })).toBe("a");
    expect(ask({ a: ago(90), b: ago(40) })).toBe("a");
    expect(ask({ a: ago(29), b: ago(31) })).toBe("b");
    expect(ask({ a: ago(29), b: ago(2) })).toBeUndefined();
    // A clock set back does not make it new.
    expect(ask({ a: ago(-3), b: ago(2) })).toBeUndefined();
  });

  it("fits the page: a form gets its own, a plain page any that needs no form", () => {
    for (const kind of ["letter", "thought-record", "dream"] as const)
      for (const value of [0, 0.5, 0.99])
        expect(choose(list, none, { ...wish, kind }, at(value))?.kind).toBe(kind);
    const kinds = new Set(Array.from({ length: 200 }, (_, n) => choose(list, none, wish, at(n / 200))?.kind));
    expect(kinds).toEqual(new Set(["entry", "thought", "achievement", "dream", "grief"]));
  });

  it("leaves out the kinds put away, and stays with the stage", () => {
    const hushed = ["grief", "dream"];
    for (let n = 0; n < 200; n++) {
      const found = choose(list, { shown: {}, hushed }, { ...wish, stage: "grieve" }, at(n / 200));
      expect(hushed).not.toContain(found?.kind);
      expect(found?.stage).toBe("grieve");
    }
    const all = ["entry", "thought", "achievement", "dream", "grief"];
    expect(choose(list, { shown: {}, hushed: all }, wish, at(0))).toBeUndefined();
  });
});
