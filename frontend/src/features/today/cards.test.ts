import { describe, expect, it } from "vitest";
import type { Backup } from "~/lib/bridge/backups";
import type { EvidenceSummary } from "~/lib/bridge/evidence";
import { blank } from "~/lib/bridge/plan";
import { cards, kept, moved, placed } from "./cards";
import { ofTheDay } from "./reckon";
import { type Known, suggest } from "./suggest";

describe("the cards", () => {
  const names = (saved?: string[]) => placed(saved).map(({ name, shown }) => (shown ? name : `(${name})`));

  it("stand as they come, until somebody arranged them", () => {
    expect(names()).toEqual([...cards]);
    expect(names([])).toEqual([...cards]);
  });
  it("stay as they were arranged; what is new stands last, what is gone is passed over", () => {
    expect(names(["safe", "-reason", "weather"])).toEqual([
      "safe",
      "(reason)",
      ...cards.filter((name) => name !== "safe" && name !== "reason"),
    ]);
  });
  it("are kept the way they are read", () => {
    const arranged = placed(["thing", "-safe", "latest"]);
    expect(placed(kept(arranged))).toEqual(arranged);
  });
  it("move by one place and no further than the ends", () => {
    const [first, second] = cards;
    expect(moved(placed(), second, -1).map(({ name }) => name)).toEqual([second, first, ...cards.slice(2)]);
    expect(moved(placed(), first, -1)).toEqual(placed());
    expect(moved(placed(), cards.at(-1)!, 1)).toEqual(placed());
  });
});

describe("the suggestion", () => {
  const now = new Date("2026-11-21T12:00:00Z");
  const saved = (saved_at: string) => ({ saved_at }) as Backup;
  const exhibits = (checked_at: string) => ({ exhibits: 3, damaged: 0, checked_at }) as EvidenceSummary;
  const item = { ...blank("reason"), id: "a" };
  const calm: Known = {
    entries: [{}],
    kept: exhibits("2026-11-20T12:00:00Z"),
    backup: saved("2026-11-10T12:00:00Z"),
    reasons: [item],
    support: [item],
  };

  it.each<[string, Partial<Known>, string | undefined]>([
    ["is none on most days", {}, undefined],
    ["is none where nothing could be read", Object.fromEntries(Object.keys(calm).map((k) => [k])), undefined],
    ["asks for a backup where there is none", { backup: null, reasons: [] }, "backup"],
    [
      "asks for nothing in an empty vault",
      { backup: null, entries: [], kept: undefined, reasons: [], support: [] },
      undefined,
    ],
    ["tells of an old backup", { backup: saved("2026-10-01T12:00:00Z") }, "old-backup"],
    ["offers to write a reason", { reasons: [] }, "reason"],
    ["offers to add somebody safe", { support: [] }, "support"],
    ["tells of a check long ago", { kept: exhibits("2026-10-01T12:00:00Z") }, "check"],
  ])("%s", (_, change, wanted) => expect(suggest({ ...calm, ...change }, now)).toBe(wanted));
});

it("gives every reason its day", () => {
  const days = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"].map((date) => ofTheDay(date, 3));
  expect(new Set(days.slice(0, 3)).size).toBe(3);
  expect(days[3]).toBe(days[0]);
  expect(ofTheDay("2026-11-20", 0)).toBe(0);
});
