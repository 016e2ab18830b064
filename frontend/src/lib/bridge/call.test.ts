import { expect, it, vi } from "vitest";
import { BridgeError, call } from "./call";

// The shell rejects with its code; the runtime of the window puts that into an Error.
const rejecting = (thrown: unknown) => {
  window.go = { app: { Session: { State: vi.fn().mockRejectedValue(thrown) } } };
  return call("Session", "State").catch((error: unknown) => error);
};

it.each([
  [new Error("no-space"), "no-space"],
  ["conflict", "conflict"],
  [new Error("open /home/me/vault: permission denied"), "internal"],
  [{ message: "conflict" }, "internal"],
  [undefined, "internal"],
])("%s arrives as the code %s, and nothing else", async (thrown, code) => {
  const error = await rejecting(thrown);
  expect(error).toBeInstanceOf(BridgeError);
  expect(error).toMatchObject({ code, message: code });
});

it("says so when nothing is bound", async () => {
  window.go = undefined;
  await expect(call("Session", "State")).rejects.toMatchObject({ code: "internal" });
});
