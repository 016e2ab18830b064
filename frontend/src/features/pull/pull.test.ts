import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { made } from "~/dev/made";
import { type Fake, type FakeOptions, installFake } from "~/lib/bridge/fake";
import { blank, type Item } from "~/lib/bridge/plan";
import { flushAll } from "~/lib/flush";
import { words } from "~/words";
import { Breath } from "./breath.svelte";
import { Helps } from "./helps.svelte";
import { clock, Visit, wave } from "./visit.svelte";

const w = words.pull;
const item = (kind: Item["kind"], more: Partial<Item>): Item => ({
  ...blank(kind),
  id: crypto.randomUUID(),
  ...more,
});
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const press = async (name: string | RegExp) => fireEvent.click(await button(name));
const key = (name: string) => fireEvent.keyDown(document.body, { key: name });

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function enter(options: FakeOptions = {}): Promise<Fake> {
  const fake = installFake(options);
  render(App);
  await screen.findByRole("navigation");
  await key("F2");
  await screen.findByRole("heading", { level: 1, name: w.title });
  await vi.waitFor(() => expect(fake.rooms.urges).toHaveLength(1));
  return fake;
}

describe("the twenty minutes", () => {
  it("are counted from their start, also by whoever left and came back", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-11-20T22:00:00Z") });
    const fake = installFake();
    const first = new Visit();
    const leave = first.open();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(clock(first.left)).toBe("15:00");
    leave();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    const second = new Visit();
    second.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(clock(second.left)).toBe("05:00");
    expect(fake.rooms.urges).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(7 * 60_000);
    expect(clock(second.left)).toBe("00:00");
    expect(second.stayed).toBe(22);
  });

  it("are written as a clock shows them", () => {
    expect([clock(wave), clock(872_000), clock(999), clock(-5)]).toEqual([
      "20:00",
      "14:32",
      "00:01",
      "00:00",
    ]);
  });

  it("are breathed in four and out in six", async () => {
    vi.useFakeTimers();
    const breath = new Breath();
    const stop = breath.begin();
    const seen: string[] = [];
    for (let second = 0; second < 11; second++) {
      seen.push(`${breath.way} ${breath.count}`);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(seen.slice(0, 5)).toEqual(["in 1", "in 2", "in 3", "in 4", "out 1"]);
    expect(seen.slice(9)).toEqual(["out 6", "in 1"]);
    stop();
  });
});

describe("a visit", () => {
  it("is kept from its first moment, and whatever is said before one leaves", async () => {
    const fake = installFake();
    const visit = new Visit();
    visit.open();
    await vi.waitFor(() => expect(fake.rooms.urges).toHaveLength(1));
    await vi.waitFor(() => expect(visit.urge).toBeDefined());
    visit.say({ before: 8 });
    visit.say({ trigger: "that song" });
    await flushAll();
    expect(fake.rooms.urges[0]).toMatchObject({ before: 8, trigger: "that song", end: "" });
  });

  it("keeps what is said before it has begun", async () => {
    const fake = installFake();
    const visit = new Visit();
    visit.open();
    visit.say({ before: 8 });
    visit.say({ instead: "walked" });
    await vi.waitFor(() => expect(visit.urge).toBeDefined());
    await flushAll();
    expect(fake.rooms.urges[0]).toMatchObject({ before: 8, instead: "walked" });
  });

  it("that cannot be kept says so, and is kept with the next word", async () => {
    const fake = installFake();
    const visit = new Visit();
    visit.open();
    await vi.waitFor(() => expect(visit.urge).toBeDefined());
    fake.fail("Pull.Save", "no-space");
    expect(await visit.finish("passed")).toBe(false);
    expect(visit.error).toBe(words.errors["no-space"]);
    fake.fail("Pull.Save");
    visit.say({ after: 2 });
    await visit.keep();
    expect(visit.error).toBe("");
    expect(fake.rooms.urges[0]).toMatchObject({ end: "passed", after: 2 });
  });

  it("that is still there goes on as another, as strong as it was", async () => {
    const fake = installFake();
    const visit = new Visit();
    visit.open();
    await vi.waitFor(() => expect(visit.urge).toBeDefined());
    await visit.finish("here");
    visit.say({ after: 6 });
    await visit.stay();
    await visit.keep();
    expect(fake.rooms.urges).toHaveLength(2);
    expect(fake.rooms.urges[0]).toMatchObject({ before: 6, end: "" });
    expect(fake.rooms.urges[1]).toMatchObject({ after: 6, end: "here" });
  });
});

describe("what helps", () => {
  it("shows two reasons at a time, round and round, and one pair of the ledger", async () => {
    const reasons = ["one", "two", "three"].map((text) => item("reason", { text }));
    installFake({
      plan: [
        ...reasons,
        item("ledger", { text: "the lake", was: "the way home" }),
        item("ledger", { text: "half" }),
      ],
    });
    const helps = new Helps();
    await helps.load();
    const seen = new Set<string>();
    for (let turn = 0; turn < 3; turn++) {
      expect(helps.shown).toHaveLength(2);
      helps.shown.forEach(({ text }) => seen.add(text));
      helps.others();
    }
    expect([...seen].sort()).toEqual(["one", "three", "two"]);
    expect(helps.pair?.was).toBe("the way home");
  });

  it("is there also where the plan cannot be read", async () => {
    const fake = installFake();
    fake.fail("Plan.List", "damaged");
    const helps = new Helps();
    await helps.load();
    expect(helps.ready).toBe(true);
  });
});

describe("the page", () => {
  it("is one key away from anywhere, and Esc leaves it where one was", async () => {
    const fake = installFake();
    render(App);
    await screen.findByRole("navigation");
    await fireEvent.keyDown(document.body, { key: "4", code: "Digit4", ctrlKey: true });
    await screen.findByRole("heading", { name: words.streak.title });
    await key("F2");
    await screen.findByRole("timer", { name: w.left });
    await key("Escape");
    await screen.findByRole("heading", { name: words.streak.title });
    await screen.findByText(w.goesOn);
    expect(fake.rooms.urges[0]?.end).toBe("");
  });

  it("does not open while it is locked, but waits behind the passphrase", async () => {
    const fake = installFake({ phase: "locked" });
    render(App);
    await press(w.openAt);
    expect(screen.queryByRole("timer")).toBeNull();
    await screen.findByText(w.openingAt);
    await fireEvent.input(await screen.findByLabelText(words.session.passphrase), {
      target: { value: "anchor barley candle drift ember fjord" },
    });
    await press(words.session.unlock);
    await screen.findByRole("timer", { name: w.left });
    expect(fake.rooms.urges).toHaveLength(1);
  });

  it("ends well, and asks lightly what it was", async () => {
    const fake = await enter();
    await press(w.ends.passed);
    await screen.findByText(w.endLead.passed);
    await fireEvent.click(
      within(await screen.findByRole("group", { name: w.after })).getByRole("button", { name: "2" }),
    );
    await press(w.triggerKinds.night!);
    await press(w.helpedKinds.waiting!);
    await press(w.done);
    await vi.waitFor(() => expect(screen.queryByText(w.endLead.passed)).toBeNull());
    await vi.waitFor(() =>
      expect(fake.rooms.urges[0]).toMatchObject({
        end: "passed",
        after: 2,
        triggers: ["night"],
        helped: ["waiting"],
      }),
    );
  });

  it("goes on to the streak, kindly, where contact was made and days are counted", async () => {
    const fake = await enter({ streaks: made().streaks! });
    await vi.waitFor(() => expect(fake.called("Streak.Get").length).toBeGreaterThan(0));
    await press(w.ends.contact);
    await screen.findByRole("dialog", { name: w.ends.contact });
    expect(fake.rooms.urges[0]?.end).toBe("contact");
  });

  it("says so kindly itself where no days are counted", async () => {
    await enter();
    await press(w.ends.contact);
    await screen.findByText(w.endLead.contact);
  });
});
