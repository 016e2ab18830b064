import { describe, expect, it } from "vitest";
import { byReach, reach } from ".";

const at = (day: number, clock: string) =>
  new Date(`2026-11-${String(15 + day).padStart(2, "0")}T${clock}:00`); // the 16th is a Monday
const who = (days: number[], from: string, until: string) => ({
  any_time: false,
  hours: [{ days, from, until }],
});

describe("when somebody can be reached", () => {
  it.each([
    ["within their hours", who([1, 2], "18:00", "22:00"), at(1, "21:59"), { now: true, until: "22:00" }],
    ["as they begin", who([1, 2], "18:00", "22:00"), at(1, "18:00"), { now: true, until: "22:00" }],
    [
      "once they end",
      who([1, 2], "18:00", "22:00"),
      at(1, "22:00"),
      { now: false, day: 2, from: "18:00", today: false },
    ],
    [
      "before they begin",
      who([1, 2], "18:00", "22:00"),
      at(2, "09:00"),
      { now: false, day: 2, from: "18:00", today: true },
    ],
    ["past midnight", who([5], "20:00", "02:00"), at(6, "01:30"), { now: true, until: "02:00" }],
    ["past Sunday’s midnight", who([7], "20:00", "02:00"), at(1, "01:30"), { now: true, until: "02:00" }],
    ["round the clock", who([3], "08:00", "08:00"), at(4, "07:59"), { now: true, until: "08:00" }],
    [
      "a week ahead",
      who([3], "08:00", "09:00"),
      at(3, "09:00"),
      { now: false, day: 3, from: "08:00", today: false },
    ],
    ["at any time", { any_time: true, hours: [] }, at(1, "03:00"), { now: true, until: "" }],
    ["of whom nothing is said", { any_time: false, hours: [] }, at(1, "03:00"), { now: false }],
  ])("%s", (_, one, now, expected) => expect(reach(one, now)).toEqual(expected));

  it("stays open as long as the longest of hours that lie over each other", () => {
    const one = {
      any_time: false,
      hours: [...who([1], "08:00", "12:00").hours, ...who([1], "10:00", "18:00").hours],
    };
    expect(reach(one, at(1, "11:00"))).toEqual({ now: true, until: "18:00" });
  });

  it("puts first who can be reached now, then who may be, then who can be soonest", () => {
    const people = [
      { name: "silent", any_time: false, hours: [] },
      { name: "tomorrow", ...who([2], "10:00", "12:00") },
      { name: "tonight", ...who([1], "20:00", "22:00") },
      { name: "now", ...who([1], "08:00", "12:00") },
      { name: "always", any_time: true, hours: [] },
    ];
    expect(byReach(people, at(1, "11:00")).map(({ name }) => name)).toEqual([
      ...["now", "always", "silent", "tonight", "tomorrow"],
    ]);
  });
});
