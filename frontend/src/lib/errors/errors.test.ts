import { expect, it } from "vitest";
import { words } from "~/words";
import { codes, messageOf } from ".";

it("has words for every code, short and calm", () => {
  for (const code of codes) {
    expect(words.errors[code].length, code).toBeGreaterThan(10);
    expect(words.errors[code], code).not.toContain("!");
  }
});

it("prefers the words of the place, and knows what to say about anything", () => {
  expect(messageOf({ code: "conflict" }, { conflict: "Here it differs." })).toBe("Here it differs.");
  expect(messageOf(new TypeError("x is undefined"))).toBe(words.errors.internal);
});
