import { expect, it, vi } from "vitest";
import { BridgeError, call } from "./call";

// The shell rejects with plain objects and strings, not with errors.
const rejecting = (thrown: unknown) => {
  window.go = { app: { Session: { State: vi.fn().mockRejectedValue(thrown) } } };
  return call("Session", "State").catch((error: unknown) => error);
};

it.each([
  [{ code: "no-space" }, "no-space"],
  ['{"code":"truncated"}', "truncated"],
  ["conflict", "conflict"],
  [{ code: "not a code" }, "internal"],
  ["open /home/me/vault: permission denied", "internal"],
  ["{broken", "internal"],
  [undefined, "internal"],
])("%j arrives as the code %s, and nothing else", async (thrown, code) => {
  const error = await rejecting(thrown);
  expect(error).toBeInstanceOf(BridgeError);
  expect(error).toMatchObject({ code, message: code });
});

it("says so when nothing is bound", async () => {
  window.go = undefined;
  await expect(call("Session", "State")).rejects.toMatchObject({ code: "internal" });
});
