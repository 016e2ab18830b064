import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { blank, type Entry } from "~/lib/bridge/journal";
import { flushAll } from "~/lib/flush";
import { words } from "~/words";
import { Draft } from "./draft.svelte";

let fake: Fake;
const kept = (id: string): Entry => ({
  ...blank(),
  id,
  title: "Before",
  text: "words",
  at: "2026-11-20T08:12:00+01:00",
  zone: "Europe/Berlin",
  created_at: "2026-11-20T07:12:00Z",
  updated_at: "2026-11-20T07:12:00Z",
  revision: 1,
});
const saves = () => fake.called("Journal.Save").map(({ args }) => args[0] as Entry);
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
  fake = installFake({ entries: [kept("one")] });
});
afterEach(async () => {
  await flushAll();
  vi.useRealTimers();
});

describe("what is typed", () => {
  it("is kept within a second of the last key", async () => {
    const draft = new Draft(kept("one"));
    draft.write("words and more");
    expect(draft.standing).toBe("saving");
    await wait(1000);
    expect(draft.standing).toBe("saved");
    expect(fake.rooms.entries[0]?.text).toBe("words and more");
  });

  it("is kept every second while the typing goes on", async () => {
    const draft = new Draft(kept("one"));
    for (let key = 0; key < 50; key++) {
      draft.write("x".repeat(key + 1));
      await wait(100);
    }
    expect(saves().length).toBeGreaterThanOrEqual(5);
    expect(saves().length).toBeLessThan(9);
  });

  it("is saved one save at a time, and the last words win", async () => {
    const draft = new Draft(kept("one"));
    let answer = () => {};
    let underWay = 0;
    const bound = window.go!.app!["Journal"]!;
    const real = bound["Save"]!;
    bound["Save"] = async (...args) => {
      expect(++underWay).toBe(1);
      await new Promise<void>((done) => (answer = done));
      underWay--;
      return real(...args);
    };
    draft.write("first");
    const saving = draft.save();
    draft.write("second");
    draft.change({ title: "After" });
    void draft.save();
    await wait(2000);
    expect(underWay).toBe(1);
    answer();
    await wait(10);
    answer();
    await saving;
    expect(saves().map(({ text, revision }) => [text, revision])).toEqual([
      ["first", 1],
      ["second", 2],
    ]);
    expect([draft.title, draft.text, draft.standing]).toEqual(["After", "second", "saved"]);
  });

  it("is saved before the window locks", async () => {
    new Draft(kept("one")).write("half a sent");
    await flushAll();
    expect(saves()[0]?.text).toBe("half a sent");
  });
});

describe("a new entry", () => {
  it("is not made by looking at it", async () => {
    const draft = new Draft();
    await draft.flush();
    await wait(5000);
    expect(saves()).toEqual([]);
    expect(draft.standing).toBe("untouched");
  });

  it("is made once by the first keystroke, whatever follows", async () => {
    const onsaved = vi.fn();
    const draft = new Draft(undefined, onsaved);
    draft.write("I");
    await wait(1000);
    draft.write("It");
    draft.change({ mood: 4, tags: ["home"] });
    await wait(1000);
    expect(saves().map(({ id }) => id === "")).toEqual([true, false]);
    expect(onsaved.mock.calls).toEqual([[true], [false]]);
    expect(fake.rooms.entries).toHaveLength(2);
  });
});

describe("when saving fails", () => {
  it("says why, keeps the words and tries again by itself", async () => {
    fake.fail("Journal.Save", "no-space");
    const draft = new Draft(kept("one"));
    draft.write("dear");
    await wait(1000);
    expect([draft.standing, draft.error]).toEqual(["failed", words.errors["no-space"]]);
    expect(draft.clean).toBe(false);
    fake.fail("Journal.Save");
    await wait(5000);
    expect([draft.standing, draft.error]).toEqual(["saved", ""]);
    expect(fake.rooms.entries[0]?.text).toBe("dear");
  });

  it("stops trying once the vault is locked", async () => {
    fake.fail("Journal.Save", "locked");
    const draft = new Draft(kept("one"));
    draft.write("dear");
    await wait(60_000);
    await flushAll();
    expect(saves()).toHaveLength(1);
  });
});

describe("when it was changed somewhere else", () => {
  async function conflict(id = "one") {
    if (id === "one") fake.rooms.entries[0]!.revision = 7;
    const draft = new Draft(kept(id));
    draft.write("mine");
    await wait(1000);
    expect(draft.standing).toBe("conflict");
    return draft;
  }
  const texts = () => fake.rooms.entries.map(({ text }) => text).sort();

  it("overwrites nothing, and keeps both when asked to", async () => {
    const draft = await conflict();
    draft.write("mine, and more");
    await wait(10_000);
    expect(texts()).toEqual(["words"]);
    await draft.keepMine();
    expect(texts()).toEqual(["mine, and more", "words"]);
    expect(draft.standing).toBe("saved");
  });

  it("keeps both unasked when the window locks or the entry is left", async () => {
    await conflict();
    await flushAll();
    expect(texts()).toEqual(["mine", "words"]);
  });

  it("keeps what was typed into an entry that is gone", async () => {
    const draft = await conflict("gone");
    await draft.flush();
    expect(texts()).toEqual(["mine", "words"]);
  });
});
