import { Text } from "@codemirror/state";
import { expect, it, vi } from "vitest";
import { countWords, survey } from "./survey";

it.each([
  ["# It’s — a well-known *thing*.\n\n- état", 5],
  ["e\u0301tat d’a\u0300me", 2],
  ["नमस्ते दुनिया", 2],
  ["我今天买了灯。ok", 7],
  ["ラーメン", 4],
  ["שלום, עולם 2026", 3],
  ["rock-'n'-roll -- 'so'", 4],
  ["", 0],
])("%j has %d words", (text, count) => expect(countWords(text)).toBe(count));

it("reads a long text to its end, in turns, and tells of lines that are shown plain", async () => {
  const told = vi.fn();
  survey(Text.of(["one two", "x ".repeat(500_000), "three"]), told);
  expect(told).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith({ words: 500_003, long: true }));
});

it("stops when asked to", async () => {
  const told = vi.fn();
  survey(Text.of(["x ".repeat(500_000)]), told)();
  await new Promise((done) => setTimeout(done, 300));
  expect(told).not.toHaveBeenCalled();
});
