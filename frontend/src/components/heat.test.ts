import { expect, it } from "vitest";
import { type HeatCell, layOut } from "./heat";

const day = (date: number, more: Partial<HeatCell> = {}): HeatCell => ({
  ...{ date: `2026-11-${String(date).padStart(2, "0")}`, level: 2, label: () => `day ${date}` },
  ...more,
});
// From Wednesday, 2026-11-18.
const cells = [day(18), day(19, { level: 4 }), day(20, { marked: true }), day(21), day(22), day(23)];

it("puts every day under its weekday, one shape for each of the ways days look", () => {
  const { width, height, looks, at } = layOut(cells, 1);
  expect([width, height]).toEqual([27, 102]);
  expect(looks.map(([look, path]) => [look, path.match(/M/g)?.length])).toEqual([
    ["level-2", 4],
    ["level-4", 1],
    ["level-2 marked", 1],
  ]);
  expect(looks[1]![1]).toMatch(/^M3 45h/);
  expect(at(5, 50)?.label()).toBe("day 19");
  expect(at(20, 5)?.label()).toBe("day 23");
  expect([at(5, 5), at(20, 20)]).toEqual([undefined, undefined]);
});

it("begins weeks on Sunday where they do", () => {
  expect(layOut(cells, 0).at(20, 5)?.label()).toBe("day 22");
});
