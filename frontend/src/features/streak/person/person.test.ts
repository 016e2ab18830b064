import { describe, expect, it } from "vitest";
import { made } from "~/dev/made";
import type { Streak } from "~/lib/bridge/streak";
import { choicesOf, movingTo, readMark, withLevels } from "./choices";

const streak = (more: Partial<Streak> = {}): Streak => ({ ...made().streaks![0]!, ...more });

describe("what is chosen about a person", () => {
  it("goes back to all together when the headline is no longer kept", () => {
    const choices = { ...choicesOf(streak().person), headline: "met" as const };
    expect(withLevels(choices, ["called", "met"], "met").headline).toBe("met");
    expect(withLevels(choices, ["called"], "met").headline).toBe("");
  });

  it("keeps all the rest when a part is changed", () => {
    const { person } = made().streaks![1]!;
    const changed = withLevels(choicesOf({ ...person, link: "someone1", milestones: [100] }), ["met"], "");
    expect(changed).toEqual({
      ...{ levels: ["met"], headline: "", low: person.low, link: "someone1", milestones: [100] },
    });
  });

  it.each([
    ["50", 50],
    [" 100 ", 100],
    ["1", 1],
    ["36500", 36_500],
    ["36501", undefined],
    ["0", undefined],
    ["-3", undefined],
    ["2.5", undefined],
    ["1e3", undefined],
    ["", undefined],
    ["soon", undefined],
  ])("reads a mark as it is typed: %s", (typed, days) => expect(readMark(typed)).toBe(days));
});

describe("moving the start", () => {
  const at = (date: string) => `${date}T10:00:00Z`;
  const event = (type: "attempt" | "contact" | "exchange", date: string, within = false) => ({
    ...streak().events[0]!,
    ...{ type, at: at(date), within },
  });
  const of = streak({
    person: { ...streak().person, started_at: at("2026-05-01") },
    since: at("2026-08-01"),
    events: [
      event("contact", "2026-08-01"),
      event("exchange", "2026-07-01", true),
      event("exchange", "2026-06-15"),
      event("contact", "2026-06-01"),
      event("attempt", "2026-05-20"),
    ],
  });

  it.each([
    ["2026-05-01", { way: "same", before: 0, runs: true }],
    ["2026-04-01", { way: "earlier", before: 0, runs: true }],
    ["2026-06-02", { way: "later", before: 1, runs: true }],
    ["2026-07-15", { way: "later", before: 2, runs: true }],
    ["2026-08-02", { way: "later", before: 3, runs: false }],
  ])("to %s says what it changes", (date, changes) => expect(movingTo(of, at(date))).toEqual(changes));
});
