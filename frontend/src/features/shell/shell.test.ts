import { describe, expect, it, vi } from "vitest";
import { activity } from "./activity";
import { meaningOf } from "./keys";
import { LeaveKey } from "./leave-key";

describe("Shift three times", () => {
  const pressed = (...presses: [string, number, boolean?][]) => {
    const key = new LeaveKey();
    return presses.map(([name, at, repeat]) => key.press(name, at, repeat)).includes(true);
  };
  it("leaves when they come within 1.2 seconds", () => {
    expect(pressed(["Shift", 0], ["Shift", 600], ["Shift", 1200])).toBe(true);
  });
  it("does not when they come slower", () => {
    expect(pressed(["Shift", 0], ["Shift", 600], ["Shift", 1201])).toBe(false);
  });
  it("counts the last three, however many slow ones came before", () => {
    expect(pressed(["Shift", 0], ["Shift", 1000], ["Shift", 1500], ["Shift", 1900])).toBe(true);
  });
  it("does not while writing capitals", () => {
    expect(pressed(["Shift", 0], ["A", 50], ["Shift", 200], ["B", 250], ["Shift", 400])).toBe(false);
  });
  it("does not when the key is held down", () => {
    expect(pressed(["Shift", 0], ["Shift", 30, true], ["Shift", 60, true], ["Shift", 90, true])).toBe(false);
  });
});

describe("keys", () => {
  const key = (init: KeyboardEventInit) => meaningOf(new KeyboardEvent("keydown", init));
  it("are Control with a digit, L or K", () => {
    expect(key({ ctrlKey: true, key: "2", code: "Digit2" })).toBe("journal");
    expect(key({ ctrlKey: true, key: "é", code: "Digit2" })).toBe("journal");
    expect(key({ ctrlKey: true, key: "l", code: "KeyL" })).toBe("lock");
    expect(key({ ctrlKey: true, key: "k", code: "KeyK" })).toBe("search");
  });
  it("leave the rest to whoever is typing", () => {
    expect(key({ key: "2", code: "Digit2" })).toBeUndefined();
    expect(key({ ctrlKey: true, key: "7", code: "Digit7" })).toBeUndefined();
    expect(key({ ctrlKey: true, altKey: true, key: "2", code: "Digit2" })).toBeUndefined();
  });
});

it("tells the shell of activity at most once in ten seconds", () => {
  let now = 0;
  const touch = vi.fn(() => Promise.resolve());
  const alive = activity(touch, () => now);
  for (now = 0; now < 25_000; now += 100) alive();
  expect(touch).toHaveBeenCalledTimes(3);
});
