import { expect, it } from "vitest";
import { bytes, plural } from ".";

it("counts in the words of the language", () => {
  const entries = { one: "# entry", other: "# entries" };
  expect([0, 1, 2, 1412].map((count) => plural(count, entries))).toEqual([
    "0 entries",
    "1 entry",
    "2 entries",
    "1,412 entries",
  ]);
});

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1 kB"],
  [1_248_113, "1.2 MB"],
  [1_900_000_000, "1.9 GB"],
])("%d is %s", (size, said) => expect(bytes(size)).toBe(said));
