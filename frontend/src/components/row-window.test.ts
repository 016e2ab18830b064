import { expect, it } from "vitest";
import { RowWindow } from "./row-window.svelte";

function long(total: number) {
  const asked: [number, number][] = [];
  let prefix = "row ";
  const rows = new RowWindow<string>((offset, limit) => {
    asked.push([offset, limit]);
    return Promise.resolve(Array.from({ length: limit }, (_, at) => prefix + (offset + at)));
  });
  rows.renew(total);
  rows.rowHeight = 40;
  rows.height = 400;
  return { rows, asked, rename: (to: string) => (prefix = to) };
}

it("draws a window of rows, not all of them", async () => {
  const { rows, asked } = long(10_000);
  await rows.fill();
  expect(rows.indices).toHaveLength(16);
  rows.scrolled = 200_000;
  await rows.fill();
  expect(rows.first).toBe(4994);
  expect(rows.indices.length).toBeLessThan(30);
  expect(rows.row(5000)).toBe("row 5000");
  expect(asked).toEqual([
    [0, 50],
    [4950, 50],
    [5000, 50],
  ]);
});

it("asks for a page once, and again when the list behind it changed", async () => {
  const { rows, asked, rename } = long(100);
  await rows.fill();
  await rows.fill();
  expect(asked).toHaveLength(1);
  rename("new ");
  rows.renew(101);
  expect(rows.row(3)).toBe("row 3");
  await rows.fill();
  expect(rows.row(3)).toBe("new 3");
});

it("throws away an answer about the list as it was before", async () => {
  const answers: ((rows: string[]) => void)[] = [];
  const rows = new RowWindow<string>(() => new Promise((answer) => answers.push(answer)));
  rows.renew(2);
  const first = rows.fill();
  rows.renew(2);
  const second = rows.fill();
  answers[1]?.(["new", "new"]);
  await second;
  answers[0]?.(["old", "old"]);
  await first;
  expect(rows.row(0)).toBe("new");
});

it("keeps the failure, and tries again when asked again", async () => {
  let fails = true;
  const rows = new RowWindow<string>(() =>
    fails ? Promise.reject(new Error("no")) : Promise.resolve(["a"]),
  );
  rows.renew(1);
  await rows.fill();
  expect(rows.failed).toBeInstanceOf(Error);
  fails = false;
  await rows.fill();
  expect(rows.failed).toBeUndefined();
  expect(rows.row(0)).toBe("a");
});

it("scrolls no further than it must to show a row", () => {
  const { rows } = long(100);
  rows.scrolled = 1000;
  expect(rows.reveal(30)).toBe(1000);
  expect(rows.reveal(5)).toBe(200);
  expect(rows.reveal(60)).toBe(2040);
});

it("stands rows under their headings, and knows which rows and heading are in sight", () => {
  const { rows } = long(100);
  rows.headHeight = 20;
  rows.groups = [
    { label: "November", count: 3 },
    { label: "October", count: 97 },
  ];
  expect([rows.top(0), rows.top(2), rows.top(3)]).toEqual([20, 100, 160]);
  expect(rows.size).toBe(4040);
  expect(rows.heads[rows.group]?.label).toBe("November");
  rows.scrolled = 150;
  expect(rows.heads[rows.group]?.label).toBe("October");
  rows.scrolled = 1000;
  expect(rows.first).toBe(18);
  expect(rows.last).toBe(40);
  // Not under the heading that stays at the edge.
  expect(rows.reveal(5)).toBe(220);
  expect(rows.reveal(60)).toBe(2080);
});
