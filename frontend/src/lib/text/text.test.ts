import { expect, it } from "vitest";
import { bytes, plural, shownName } from ".";

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

it.each([
  ["family-chat.png", "family-chat.png"],
  ["état 👩‍👧 日本.jpg", "état 👩‍👧 日本.jpg"],
  ["photo\u202Egpj.exe", "photo[U+202E]gpj.exe"],
  ["a\nb\u0000\u200B\u2066c\u{E0041}", "a[U+000A]b[U+0000][U+200B][U+2066]c[U+E0041]"],
  ["תמונה.png", "\u2068תמונה.png\u2069"],
  ["\u2069תמונה", "\u2068[U+2069]תמונה\u2069"],
])("the name %j is shown as %j", (name, shown) => expect(shownName(name)).toBe(shown));
