import { describe, expect, it } from "vitest";
import { made } from "~/dev/made";
import { installFake } from "~/lib/bridge/fake";
import type { Day, Streak, StreakEvent } from "~/lib/bridge/streak";
import { beginOf, mondayOf, pullWeeks, tenth } from "./charts";
import { Ledger } from "./ledger.svelte";
import { SeenAttempts } from "./seen.svelte";

const streak = (): Streak => made().streaks![0]!;
const marked = (date: string, pull: number | null): Day => ({
  ...{ date, state: "held", attempts: 0, contacts: 0, pull },
});

describe("the pull over time", () => {
  it("has a mean for each week that was marked, and a place for those that were not", () => {
    const days = [
      marked("2026-10-25", null),
      marked("2026-11-01", 8), // a Sunday
      marked("2026-11-02", 3),
      marked("2026-11-05", 4),
      marked("2026-11-10", null),
      marked("2026-11-20", 0),
    ];
    const { weeks, marked: means } = pullWeeks(days);
    expect(weeks.map(({ monday }) => monday)).toEqual([
      ...["2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16"],
    ]);
    expect(means).toEqual([
      { monday: "2026-10-26", at: 0, mean: 8 },
      { monday: "2026-11-02", at: 1, mean: 3.5 },
      { monday: "2026-11-16", at: 3, mean: 0 },
    ]);
    expect(pullWeeks([marked("2026-11-01", null)])).toEqual({ weeks: [], marked: [] });
  });

  it("knows the Monday of every day, over the end of a year", () => {
    expect(mondayOf("2026-11-16")).toBe("2026-11-16");
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(mondayOf("2027-01-01")).toBe("2026-12-28");
    expect(tenth(3.14)).toBe("3.1");
  });
});

describe("what is looked at", () => {
  it("begins so many months back", () => {
    const now = new Date("2026-11-20T12:00:00Z");
    expect(beginOf("all", now)).toBe("");
    expect(beginOf("quarter", now).slice(0, 10)).toBe("2026-08-20");
  });

  it("is asked for anew for another time", async () => {
    const fake = installFake(made());
    const seen = new SeenAttempts("person1");
    await seen.load();
    await seen.choose("all");
    expect(fake.called("Streak.Seen").map(({ args }) => args[0])).toEqual(["person1", "person1"]);
    expect(fake.called("Streak.Seen")[1]?.args[1]).toBe("");
    expect(seen.attempts?.attempts).toBe(55);
  });
});

describe("a list of what was noted", () => {
  const many = (type: StreakEvent["type"], count: number, from: number): StreakEvent[] =>
    Array.from({ length: count }, (_, index) => ({
      ...streak().events[0]!,
      ...{ id: `${type}${index}`, type, at: new Date(from - index * 7_200_000).toISOString() },
    }));
  const now = Date.parse("2026-11-20T12:00:00Z");

  it("is the newest of all its kinds, in order, and grows when it is asked to", async () => {
    const events = [...many("contact", 30, now), ...many("pause", 40, now - 3_600_000)];
    installFake({ streaks: [{ ...streak(), events }] });
    const ledger = new Ledger("person1", ["contact", "exchange", "pause"]);
    await ledger.load();
    expect(ledger.rows?.map(({ id }) => id)).toEqual([
      ...["contact0", "pause0", "contact1", "pause1", "contact2", "pause2", "contact3", "pause3"],
    ]);
    expect([ledger.total, ledger.more]).toEqual([70, 50]);
    await ledger.grow();
    const times = ledger.rows!.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().reverse());
    expect([ledger.rows!.length, ledger.more]).toEqual([58, 12]);
  });

  it("says so when it cannot be had, and is there again after", async () => {
    const fake = installFake({ streaks: [streak()] });
    const ledger = new Ledger("person1", ["attempt"]);
    fake.fail("Streak.Events", "damaged");
    await ledger.load();
    expect(ledger.error).not.toBe("");
    fake.fail("Streak.Events");
    await ledger.load();
    expect([ledger.error, ledger.total]).toEqual(["", 17]);
  });
});
