import { afterEach, expect, it, vi } from "vitest";
import { flushAll, onFlush } from ".";

afterEach(() => vi.useRealTimers());

it("saves everything that registered, even when one of them fails", async () => {
  const saved: string[] = [];
  const offs = [
    onFlush(() => Promise.reject(new Error("no"))),
    onFlush(() => Promise.resolve(saved.push("entry"))),
  ];
  const gone = onFlush(() => Promise.resolve(saved.push("gone")));
  gone();
  await flushAll();
  expect(saved).toEqual(["entry"]);
  offs.forEach((off) => off());
});

it("does not wait for a save that hangs", async () => {
  vi.useFakeTimers();
  const off = onFlush(() => new Promise(() => {}));
  let left = false;
  const leaving = flushAll(1500).then(() => (left = true));
  await vi.advanceTimersByTimeAsync(1499);
  expect(left).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await leaving;
  off();
});
