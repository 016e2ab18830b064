import { describe, expect, it } from "vitest";
import { busiestHour, everyOf, levelOf, stepsOf } from "~/components/chart";
import type { Patterns } from "~/lib/bridge/evidence";
import { installFake } from "~/lib/bridge/fake";
import { beginOf, busiest, gravesInAll, marksIn, phaseCounts, placeOf } from "./charts";
import { SeenPatterns } from "./seen.svelte";

const week = (monday: string, severity: number[]): Patterns["weeks"][number] => ({
  ...{ monday, severity, fear: 0 },
  count: severity.reduce((sum, one) => sum + one, 0),
});
const weeks = [week("2026-11-02", [1, 0, 2, 0, 0]), week("2026-11-09", [0, 1, 0, 1, 1])];
const patterns = (more: Partial<Patterns> = {}): Patterns => ({
  ...{ incidents: 6, undated: 0, unhoured: 0, from: "2026-11-03", until: "2026-11-15", weeks, hours: [] },
  ...{ channels: [], tactics: [], phases: [], breaches: [], marks: [] },
  ...more,
});

describe("weeks", () => {
  it("are summed by how grave, and the earliest of the fullest is named", () => {
    expect(gravesInAll(weeks)).toEqual([2, 2, 2]);
    expect(busiest(weeks)?.monday).toBe("2026-11-02");
    expect(busiest([])).toBeUndefined();
  });

  it("have a person's dates in them where they belong, and none from outside", () => {
    const marks = [
      { id: "a", day: "2026-11-08", label: "Birthday" },
      { id: "b", day: "2026-11-16", label: "Hearing" },
    ];
    expect(weeks.map((one) => marksIn(one, patterns({ marks })))).toEqual(["Birthday", ""]);
    expect(placeOf("2026-11-08", weeks)).toBeCloseTo(6.5 / 14);
    expect(placeOf("2026-11-16", weeks)).toBeUndefined();
  });

  it("are labelled in even steps, never more than can be read", () => {
    const year = Array.from({ length: 60 }, (_, at) =>
      week(new Date(Date.UTC(2026, 0, 5 + 7 * at)).toISOString().slice(0, 10), [1]),
    );
    expect(stepsOf(year)).toHaveLength(8);
    expect(stepsOf(weeks).map(({ at }) => at)).toEqual([0.25, 0.75]);
    const [, second] = stepsOf(year);
    expect(second?.at).toBeCloseTo(8.5 / 60);
  });

  it("are labelled as often as there is room", () => {
    const steps = [0.1, 0.2, 0.3].map((at) => ({ at, label: "16 Dec 2024" }));
    expect([1000, 500, 0].map((width) => everyOf(steps, 70, width))).toEqual([1, 2, 1]);
  });
});

describe("hours and phases", () => {
  it("say the fullest hour, and nothing where no hour is known", () => {
    const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
    expect(busiestHour(hours)).toBeUndefined();
    hours[4]![18] = 3;
    expect(busiestHour(hours)).toEqual({ day: 4, hour: 18, count: 3 });
    expect([levelOf(0, 3), levelOf(1, 3), levelOf(3, 3)]).toEqual([0, 2, 5]);
  });

  it("count only what was tagged", () => {
    const counts = phaseCounts([
      { day: "2026-11-03", phase: "devalue" },
      { day: "2026-11-04", phase: "devalue" },
    ]);
    expect(counts.map(({ count }) => count)).toEqual([2]);
  });
});

describe("a date of one's own", () => {
  it("is marked, forgotten and put back, and a shorter time asks anew", async () => {
    const fake = installFake();
    const seen = new SeenPatterns();
    await seen.mark("2026-11-08", "Birthday");
    expect(seen.marks.map(({ label }) => label)).toEqual(["Birthday"]);
    const mark = seen.marks[0]!;
    await seen.forget(mark);
    expect(seen.marks).toEqual([]);
    await seen.putBack(mark);
    expect(fake.rooms.marks).toHaveLength(1);
    await seen.choose("quarter");
    expect(fake.called("Evidence.Patterns").at(-1)?.args[0]).not.toBe("");
    expect(beginOf("all")).toBe("");
    expect(beginOf("half", new Date("2026-11-20T00:00:00Z"))).toMatch(/^2026-05-/);
  });
});
