import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { made } from "~/dev/made";
import type { Day, Streak } from "~/lib/bridge/streak";
import { drafts } from "~/lib/bridge";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { flushAll } from "~/lib/flush";
import { words } from "~/words";
import { Happening } from "./happening.svelte";
import { Streaks } from "./streaks.svelte";
import { cellOf, inWords, months, shareHeld } from "./year";

const w = words.streak;
const zone = "Europe/Berlin";
const streak = (): Streak => made().streaks![0]!;
const day = (date: string, state: Day["state"] = "held", attempts = 0): Day => ({ date, state, attempts });
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const press = async (name: string | RegExp) => fireEvent.click(await button(name));
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("the year", () => {
  const month = (name: string, state: Day["state"] = "held") =>
    Array.from({ length: 10 }, (_, at) => day(`${name}-${10 + at}`, state));

  it("counts held days among the last six months, and says when there were fewer", () => {
    const contact = day("2026-11-20", "contact");
    const old = month("2026-05", "contact");
    expect(shareHeld([...old, ...month("2026-10").slice(1), contact])).toEqual({ percent: 90, whole: true });
    const begun = [...month("2026-10", "before"), ...month("2026-11")];
    expect(shareHeld(begun)).toEqual({ percent: 100, whole: false });
  });

  it("counts the day after that of six months ago, and says nothing in the first week", () => {
    const edge = [day("2026-05-20", "contact"), day("2026-05-21", "contact"), ...month("2026-11").slice(2)];
    expect(shareHeld([...edge, day("2026-11-20")])).toEqual({ percent: 90, whole: true });
    expect(shareHeld([day("2026-11-19", "before"), day("2026-11-20")])).toBeUndefined();
  });

  it("never rounds a setback away", () => {
    const days = Array.from({ length: 180 }, (_, at) =>
      day(new Date(Date.UTC(2026, 5, 1 + at)).toISOString().slice(0, 10), at === 90 ? "contact" : "held"),
    );
    expect(shareHeld(days)?.percent).toBe(99);
  });

  it("marks contact and shows attempts apart from quiet days", () => {
    expect(cellOf(day("2026-11-20", "contact")).marked).toBe(true);
    const [quiet, tried] = [cellOf(day("2026-11-20")), cellOf(day("2026-11-20", "held", 2))];
    expect(tried.level).toBeGreaterThan(quiet.level);
    expect(tried.label).toContain("2 times");
    expect(cellOf(day("2026-11-20", "before")).level).toBe(0);
  });

  it("says by month what it shows", () => {
    const days = [
      day("2026-09-30", "before"),
      day("2026-10-04"),
      day("2026-11-19", "held", 1),
      day("2026-11-20", "contact"),
    ];
    expect(months(days)).toEqual([
      ["November 2026", inWords(days.slice(2))],
      ["October 2026", inWords(days.slice(1, 2))],
    ]);
  });
});

describe("what is shown", () => {
  it("goes on by the minute", async () => {
    vi.useFakeTimers();
    const fake = installFake({ streaks: [streak()] });
    const streaks = new Streaks();
    await streaks.load();
    const stop = streaks.tick();
    fake.rooms.streaks[0]!.current_hours = 23;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(streaks.current?.current_hours).toBe(23);
    stop();
    const asked = fake.called("Streak.Get").length;
    await vi.advanceTimersByTimeAsync(180_000);
    expect(fake.called("Streak.Get")).toHaveLength(asked);
  });

  it("turns to the person just added", async () => {
    installFake({ streaks: [streak()] });
    const streaks = new Streaks();
    await streaks.load();
    await streaks.start("my mother", "2026-11-01T10:00:00+01:00", zone);
    expect(streaks.current?.person.name).toBe("my mother");
  });
});

describe("what is typed about a happening", () => {
  beforeEach(() => installFake({ streaks: [streak()] }));

  it("comes back after a lock, and is gone once noted", async () => {
    const first = new Happening("contact", streak(), zone);
    const close = first.open();
    first.note = "half a sent";
    first.touched();
    await flushAll();
    close();
    const second = new Happening("contact", streak(), zone);
    second.open();
    await vi.waitFor(() => expect(second.note).toBe("half a sent"));
    await second.save();
    expect(await drafts.get("streak:contact:person1")).toBe("");
  });

  it("is let go when it is called off", async () => {
    const happening = new Happening("attempt", streak(), zone);
    const close = happening.open();
    happening.note = "never mind";
    happening.touched();
    await flushAll();
    happening.discard();
    close();
    expect(await drafts.get("streak:attempt:person1")).toBe("");
  });
});

describe("the room", () => {
  async function enter(streaks: Streak[]): Promise<Fake> {
    const fake = installFake({ streaks });
    render(App);
    await screen.findByRole("navigation");
    await fireEvent.keyDown(document.body, { key: "4", code: "Digit4", ctrlKey: true });
    await screen.findByRole("heading", { name: w.title });
    return fake;
  }

  it("begins with nothing but a way to begin", async () => {
    const fake = await enter([]);
    await press(w.begin);
    await screen.findByRole("dialog");
    await type(w.name, "R.");
    await fireEvent.click(screen.getAllByRole("button", { name: w.begin }).at(-1)!);
    await screen.findByText(/No contact with R\./);
    expect(fake.called("Streak.Start")[0]?.args[0]).toBe("R.");
  });

  it("notes an attempt without touching the days", async () => {
    const fake = await enter([streak()]);
    await press(w.reachedOut);
    await screen.findByText(w.attemptLead);
    await type(w.attemptNote, "Rang twice.");
    await press(w.keepAttempt);
    await screen.findByText("Rang twice.");
    expect(fake.called("Streak.Attempt")[0]?.args[0]).toMatchObject({
      person: "person1",
      note: "Rang twice.",
    });
    expect(screen.getByText("47")).toBeTruthy();
  });

  it("starts anew on contact, says that the days stay, and lets it be undone", async () => {
    const fake = await enter([streak()]);
    await press(w.madeContact);
    await screen.findByText(w.contactLead(47));
    await press(w.keepContact);
    await screen.findByText(w.contactKept(47));
    await press(words.common.undo);
    expect(fake.called("Streak.Undo")).toHaveLength(1);
  });

  it("offers undo for as long as there is time, and says how long", async () => {
    const of = streak();
    of.events = [
      { ...of.events[0]!, id: "late", undo_until: new Date(Date.now() - 1000).toISOString() },
      { ...of.events[1]!, id: "open", undo_until: new Date(Date.now() + 30.5 * 3_600_000).toISOString() },
    ];
    const fake = await enter([of]);
    await press(w.undoLeft(31));
    expect(fake.called("Streak.Undo").map(({ args }) => args)).toEqual([["open"]]);
    await screen.findByText(w.undone);
  });

  it("keeps the dialog and says why when it is refused", async () => {
    const fake = await enter([streak()]);
    fake.fail("Streak.Attempt", "future");
    await press(w.reachedOut);
    await press(w.keepAttempt);
    await screen.findByText(words.errors.future);
    expect(screen.getByRole("dialog")).toBeTruthy();
  });
});
