import { describe, expect, it } from "vitest";
import { compare, type Piece } from "./compare";

const whole = (pieces: Piece[]) => pieces.map(({ text }) => text).join("");
/** "[-" and "-]" around what went, "{+" and "+}" around what came. */
function marked(before: string, after: string) {
  const side = (pieces: Piece[]) =>
    pieces
      .map(({ text, kind }) => (kind === "added" ? `{+${text}+}` : kind === "removed" ? `[-${text}-]` : text))
      .join("");
  return compare(before, after).passages.map(({ then, now }) => [side(then), side(now)]);
}

describe("two texts side by side", () => {
  it.each([
    ["a b c", "a x c", [["a [-b-] c", "a {+x+} c"]]],
    [
      "one\ntwo\n",
      "one\ntwo\nthree\n",
      [
        ["one\ntwo\n", "one\ntwo\n"],
        ["", "{+three\n+}"],
      ],
    ],
    ["I can't", "I can", [["I [-can't-]", "I {+can+}"]]],
    ["私は猫です", "私は犬です", [["私は[-猫-]です", "私は{+犬+}です"]]],
    ["", "", []],
  ])("%j and %j", (before, after, rows) => expect(marked(before, after)).toEqual(rows));

  it("give back each whole, whatever is in them", () => {
    const odd = "\u0000 👩‍👩‍👧 שלום\r\n\n\n  نص <b>&amp;</b> ́ \ud800 end";
    for (const [before, after] of [
      [odd, "x\n" + odd.slice(3)],
      ["a\n\nb", "a\n\n\nb\n"],
      ["", odd],
      [odd, ""],
    ] as const) {
      const { passages } = compare(before, after);
      expect(passages.map(({ then }) => whole(then)).join("")).toBe(before);
      expect(passages.map(({ now }) => whole(now)).join("")).toBe(after);
    }
  });

  it("count the words that came and went, not the marks", () => {
    expect(compare("one two, three", "one three. four five")).toMatchObject({ added: 2, removed: 1 });
    expect(compare("one", "one")).toMatchObject({ added: 0, removed: 0, coarse: false });
  });

  it("are still compared when they are long, on one line or many", () => {
    const long = Array.from({ length: 180_000 }, (_, at) => `w${at % 977}`);
    const line = long.join(" ");
    const { passages, coarse } = compare(line, line.toUpperCase());
    expect(coarse).toBe(true);
    expect(whole(passages[0]!.now)).toBe(line.toUpperCase());
    const page = long.join("\n");
    const changed = compare(page, page.replace("w500\n", "changed\n"));
    expect([changed.added, changed.removed, changed.coarse]).toEqual([1, 1, false]);
  });
});
