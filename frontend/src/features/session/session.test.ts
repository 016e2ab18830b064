import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { groups, words as drawn } from "~/lib/bridge/fake-session";
import { Session } from "~/lib/session/session.svelte";
import { onFlush } from "~/lib/flush";
import { words } from "~/words";
import { NewPassphrase } from "./passphrase.svelte";
import { Recovery } from "./recovery.svelte";
import { Unlock } from "./unlock.svelte";

let fake: Fake;
let session: Session;
beforeEach(async () => {
  vi.useFakeTimers();
  fake = installFake({ phase: "locked", failures: ["2026-11-18T22:41:00Z"] });
  session = new Session();
  await session.load();
});
afterEach(() => vi.useRealTimers());

describe("unlocking", () => {
  it("says one plain sentence when it is wrong, and tells of it afterwards", async () => {
    const form = new Unlock(session);
    form.secret = "wrong";
    await form.submit();
    expect(form.error).toBe(words.errors["wrong-passphrase"]);
    expect(session.phase).toBe("locked");
    form.secret = drawn;
    await form.submit();
    expect(session.inside).toBe(true);
    expect(session.greeting?.failures).toHaveLength(2);
    expect(form.secret).toBe("");
  });

  it("forgets what was typed when the kind changes", () => {
    const form = new Unlock(session);
    form.secret = "half a passphr";
    form.use("recovery");
    expect(form.secret).toBe("");
  });

  it("drops what it told when the vault locks by itself", async () => {
    await session.unlock(drawn, "passphrase");
    session.apply({ ...session.state!, phase: "locked" });
    expect(session.inside).toBe(false);
    expect(session.greeting).toBeUndefined();
  });
});

it("hides first, then saves, then leaves", async () => {
  await session.unlock(drawn, "passphrase");
  fake.calls = [];
  const off = onFlush(async () => {
    await Promise.resolve();
    fake.calls.push({ name: "saved", args: [] });
  });
  const left = session.leave();
  expect(session.inside).toBe(false);
  expect(fake.calls[0]?.name).toBe("Session.Hide");
  await left;
  off();
  // Drafts of other tests, which nobody put away, may be saved with it.
  const steps = fake.calls.map((call) => call.name).filter((name) => /^(Session|saved)/.test(name));
  expect(steps).toEqual(["Session.Hide", "saved", "Session.Leave"]);
});

it("saves before it locks", async () => {
  await session.unlock(drawn, "passphrase");
  let open: unknown;
  const off = onFlush(() => Promise.resolve((open = session.phase)));
  await session.lock();
  off();
  expect(open).toBe("open");
  expect(session.phase).toBe("locked");
});

describe("a new passphrase", () => {
  it("is drawn first, and must be typed once more", async () => {
    const choice = new NewPassphrase();
    await choice.draw();
    expect(choice.value).toBe(drawn);
    expect(choice.ready).toBe(false);
    choice.again = ` ${drawn.replace(" ", "  ")} `;
    expect(choice.ready).toBe(true);
  });

  it("counts against it what they would guess", async () => {
    const choice = new NewPassphrase();
    choice.chooseOwn();
    choice.guessed = "Rex, 1987";
    choice.own = choice.again = "rex rex rex rex rex";
    choice.judge();
    await vi.advanceTimersByTimeAsync(200);
    expect(fake.called("Session.JudgePassphrase")[0]?.args).toEqual([choice.own, ["Rex", "1987"]]);
    expect(choice.ready).toBe(false);
    expect(choice.verdict).toContain(words.session.reasons["guessable-word"]);
  });

  it("is never let through on the verdict of another", async () => {
    const choice = new NewPassphrase();
    choice.chooseOwn();
    choice.own = choice.again = "a good long passphrase";
    choice.judge();
    await vi.advanceTimersByTimeAsync(200);
    expect(choice.ready).toBe(true);
    choice.own = choice.again = "short";
    choice.judge();
    expect(choice.ready).toBe(false);
  });
});

describe("a recovery code", () => {
  it("is kept only once a part of it was typed back", async () => {
    await session.unlock(drawn, "passphrase");
    const recovery = new Recovery(() => 0.5);
    await recovery.make("");
    expect(recovery.groups).toEqual(groups);
    recovery.ask();
    expect(recovery.asked).toBe(4);
    recovery.typed = "zzzz";
    await recovery.confirm();
    expect(recovery.step).toBe("check");
    expect(recovery.error).toBe(words.errors["wrong-part"]);
    recovery.typed = "C3FY";
    await recovery.confirm();
    expect(recovery.step).toBe("done");
    expect(recovery.groups).toEqual([]);
  });

  it("opens what the passphrase opened", async () => {
    await session.unlock(drawn, "passphrase");
    const recovery = new Recovery(() => 0);
    await recovery.make("");
    recovery.ask();
    recovery.typed = groups[0]!;
    await recovery.confirm();
    await session.lock();
    const form = new Unlock(session);
    form.use("recovery");
    form.secret = groups.join(" ").toUpperCase();
    await form.submit();
    expect(session.inside).toBe(true);
  });
});
