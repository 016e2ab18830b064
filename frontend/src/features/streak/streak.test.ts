import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { made } from "~/dev/made";
import { drafts } from "~/lib/bridge";
import type { Day, Streak } from "~/lib/bridge/streak";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { words } from "~/words";
import { Streaks } from "./streaks.svelte";
import { cellOf, inWords, months, reachedToday, shareHeld } from "./year";

const w = words.streak;
const noting = words.noting;
const zone = "Europe/Berlin";
const both = (): Streak[] => made().streaks!;
const streak = (): Streak => both()[0]!;
const low = (): Streak => both()[1]!;
const day = (date: string, more: Partial<Day> = {}): Day => ({
  ...{ date, state: "held", attempts: 0, contacts: 0, pull: null },
  ...more,
});
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const press = async (name: string | RegExp) => fireEvent.click(await button(name));
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
const choose = async (item: string) => {
  await press(words.common.more);
  await fireEvent.click(await screen.findByRole("menuitem", { name: item }));
};

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("the year", () => {
  it("marks contact and pauses, and shows attempts apart from quiet days", () => {
    expect(cellOf(day("2026-11-20", { state: "contact" }), false).marked).toBe(true);
    const paused = cellOf(day("2026-11-20", { state: "paused" }), false);
    expect(paused).toMatchObject({ dashed: true, level: 2 });
    expect(paused.label()).toContain(w.paused);
    const quiet = cellOf(day("2026-11-20"), false);
    const tried = cellOf(day("2026-11-20", { attempts: 2 }), false);
    expect(tried.level).toBeGreaterThan(quiet.level);
    expect(tried.label()).toContain("2 times");
    expect(cellOf(day("2026-11-20", { state: "before" }), false).level).toBe(0);
  });

  it("is coloured by the pull where it is known, and is palest where it is not", () => {
    const levels = [null, 0, 3, 6, 10].map((pull) => cellOf(day("2026-11-20", { pull }), true).level);
    expect(levels).toEqual([1, 2, 3, 4, 5]);
    expect(cellOf(day("2026-11-20", { pull: 6.25 }), true).label()).toContain("6.3 of 10");
    expect(cellOf(day("2026-11-20", { pull: 9, state: "before" }), true).level).toBe(0);
  });

  it("says by month what it shows, with the days of a pause among those held", () => {
    const days = [
      day("2026-09-30", { state: "before" }),
      day("2026-10-04"),
      day("2026-11-18", { state: "paused" }),
      day("2026-11-19", { attempts: 1 }),
      day("2026-11-20", { state: "contact" }),
    ];
    expect(months(days)).toEqual([
      ["November 2026", inWords(days.slice(2))],
      ["October 2026", inWords(days.slice(1, 2))],
    ]);
    expect(inWords(days.slice(2))).toContain("2 days held");
    expect(inWords(days.slice(2))).toContain(w.pausedInWords(1));
  });

  it("never rounds a setback away, and says nothing in the first week", () => {
    const of = (last_months: number, last_months_days: number) =>
      shareHeld({ ...streak(), last_months, last_months_days });
    expect(of(180 / 181, 181)).toEqual({ percent: 99, whole: true });
    expect(of(0.29, 100)).toEqual({ percent: 29, whole: false });
    expect(of(1, 184)?.percent).toBe(100);
    expect(of(1, 6)).toBeUndefined();
  });

  it("names the last mark of the day, and none of yesterday", () => {
    const now = Date.parse("2026-11-20T12:00:00Z");
    const mark = (key: string, hours: number) => ({
      ...{ key, own: false, reached: hours >= 0 },
      due: new Date(now - hours * 3_600_000).toISOString(),
    });
    const of = (...milestones: Streak["milestones"]) => reachedToday({ ...streak(), milestones }, now);
    expect(of(mark("1-week", 30), mark("10-day", 3), mark("2-week", -90))).toBe("10-day");
    expect(of(mark("1-week", 25), mark("2-week", -90))).toBeUndefined();
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

  it("turns to the person just added, or brought back", async () => {
    installFake({ streaks: [streak()] });
    const streaks = new Streaks();
    await streaks.load();
    await streaks.start("my mother", "2026-11-01T10:00:00+01:00", zone);
    expect(streaks.current?.person.name).toBe("my mother");
    await streaks.putAway("person1");
    expect(streaks.all).toHaveLength(1);
    await streaks.bringBack("person1");
    expect(streaks.current?.person.name).toBe("R.");
  });
});

describe("the room", () => {
  async function enter(streaks: Streak[]): Promise<Fake> {
    const fake = installFake({ ...made(), streaks });
    render(App);
    await screen.findByRole("navigation");
    await fireEvent.keyDown(document.body, { key: "4", code: "Digit4", ctrlKey: true });
    await screen.findByRole("heading", { name: w.title });
    return fake;
  }
  const dialog = async (name: string) => within(await screen.findByRole("dialog", { name }));

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
    await screen.findByText(noting.attempt.lead);
    await type(noting.note, "Rang twice.");
    await type(noting.through, "Tom");
    await press(noting.attempt.keep);
    await screen.findByText("Rang twice.");
    expect(fake.called("Streak.Attempt")[0]?.args[0]).toMatchObject({
      ...{ person: "person1", note: "Rang twice.", through: "Tom" },
    });
    expect(screen.getByText("47")).toBeTruthy();
    expect(fake.called("Streak.AttemptIncident")).toHaveLength(0);
  });

  it("makes an incident in the same step, and keeps what they sent unread", async () => {
    const fake = await enter([streak()]);
    await press(w.reachedOut);
    await fireEvent.click(await screen.findByRole("checkbox", { name: noting.attempt.files }));
    await fireEvent.click(screen.getByRole("checkbox", { name: noting.attempt.incident }));
    await press(noting.attempt.keep);
    const taking = await dialog(noting.taking.title);
    const { id } = fake.rooms.streaks[0]!.events[0]!;
    await fireEvent.click(taking.getByRole("button", { name: noting.taking.choose }));
    await taking.findByText(noting.taking.arriving);
    const result = { added: 1, known: 0, failed: [], exhibits: ["x1"] };
    fake.emit("job", { ...fake.rooms.jobs.at(-1)!, state: "done", result } as never);
    await taking.findByText(noting.taking.arrived(1));
    expect(fake.called("Streak.ChooseFiles")[0]?.args).toEqual([id, true]);
    expect(fake.called("Streak.DropInto")[0]?.args).toEqual([id, true]);
    expect(fake.called("Streak.AttemptIncident")[0]?.args).toEqual([id, noting.attempt.headline("")]);
    await fireEvent.click(taking.getByRole("button", { name: noting.taking.done }));
    await vi.waitFor(() => expect(fake.called("Streak.DropInto").at(-1)?.args).toEqual(["", false]));
  });

  it("says why an incident could not be made, and keeps the attempt", async () => {
    const fake = await enter([streak()]);
    fake.fail("Streak.AttemptIncident", "invalid");
    await press(w.reachedOut);
    await fireEvent.click(await screen.findByRole("checkbox", { name: noting.attempt.incident }));
    await press(noting.attempt.keep);
    await screen.findByText(noting.attempt.noIncident);
    expect(fake.called("Streak.Attempt")).toHaveLength(1);
  });

  it("asks about contact one thing at a time, says that the days stay, and lets it be undone", async () => {
    const fake = await enter([streak()]);
    await press(w.madeContact);
    await screen.findByText(noting.contact.lead(47));
    await press(noting.contact.next);
    expect((await button(noting.contact.skip)).hasAttribute("disabled")).toBe(true);
    await fireEvent.click(await screen.findByRole("checkbox", { name: "I replied" }));
    await press(noting.contact.next);
    await type(noting.contact.ask.happened, "One message.");
    await press(noting.contact.next);
    await press(noting.contact.skip);
    await type(noting.contact.ask.help, "Call Anna first.");
    await press(noting.contact.keep);
    const stays = await dialog(noting.contact.staysTitle);
    stays.getByText(noting.contact.stays(47));
    stays.getByText("Call Anna first.");
    stays.getByText(noting.contact.goesOn(["I called", "I wrote", "We met"]));
    expect(fake.called("Streak.Contact")[0]?.args[0]).toMatchObject({
      ...{ levels: ["replied"], note: "One message.", gave: "", help: "Call Anna first." },
    });
    await fireEvent.click(stays.getByRole("button", { name: words.common.undo }));
    await screen.findByText(words.streakSeen.undone);
    expect(fake.called("Streak.Undo")).toHaveLength(1);
  });

  it("notes an exchange in low contact, and says what one outside the rules begins", async () => {
    const fake = await enter([low()]);
    await screen.findByText(/Low contact with my mother/);
    // Half of it was typed before.
    await drafts.put("streak:exchange:person2", JSON.stringify({ channel: "phone-call" }));
    await press(w.wereInTouch);
    await type(noting.note, "Pick-up at five.");
    const form = await dialog(noting.exchange.title);
    form.getByText(/Never on a Sunday/);
    form.getByText(noting.exchange.withinMeans);
    await form.findByText(noting.exchange.notAllowed);
    await fireEvent.click(form.getByRole("radio", { name: noting.exchange.withinNo }));
    form.getByText(noting.exchange.outsideMeans);
    await press(noting.exchange.keep);
    await screen.findByText(noting.exchange.keptOutside(31));
    expect(fake.called("Streak.Exchange")[0]?.args[0]).toMatchObject({
      within: false,
      channel: "phone-call",
    });
  });

  it("offers undo for as long as there is time, and says how long", async () => {
    const of = streak();
    const [first, second] = of.events;
    of.events = [
      { ...first!, id: "late", undo_until: new Date(Date.now() - 1000).toISOString() },
      { ...second!, id: "open", undo_until: new Date(Date.now() + 30.5 * 3_600_000).toISOString() },
    ];
    const fake = await enter([of]);
    await press(words.streakSeen.undoLeft(31));
    expect(fake.called("Streak.Undo").map(({ args }) => args)).toEqual([["open"]]);
    await screen.findByText(words.streakSeen.undone);
  });

  it("keeps the dialog and says why when it is refused", async () => {
    const fake = await enter([streak()]);
    fake.fail("Streak.Attempt", "future");
    await press(w.reachedOut);
    await press(noting.attempt.keep);
    await screen.findByText(noting.refused.future!);
    expect(screen.getByRole("dialog")).toBeTruthy();
  });

  it("says what goes before somebody is removed for good", async () => {
    const fake = await enter(both());
    await choose(words.streakPerson.putAway.set);
    await press(words.streakPerson.putAway.confirm);
    await screen.findByText(/Low contact with my mother/);
    await choose(words.streakPerson.putAway.list(1));
    await press(words.streakPerson.putAway.remove);
    await screen.findByText(words.streakPerson.putAway.removeLead(19));
    expect(fake.called("Streak.Remove")).toHaveLength(0);
    await press(words.streakPerson.putAway.removeConfirm);
    await vi.waitFor(() =>
      expect(fake.called("Streak.Remove").map(({ args }) => args)).toEqual([["person1"]]),
    );
    await screen.findByText(words.streakPerson.putAway.empty);
  });

  it("says that the clock is behind, and that a pause goes on", async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const pause = { ...streak().events[0]!, id: "p", type: "pause" as const, until };
    const of: Streak = {
      ...streak(),
      ...{ clock_behind: true, counted_to: "2027-11-20T12:00:00Z", paused: true, paused_until: until },
      events: [{ ...pause, at: new Date(Date.now() - 1000).toISOString() }],
    };
    const fake = await enter([of]);
    await screen.findByText(/before something you noted already/);
    await press(w.endPause);
    await screen.findByText(w.pauseEnded);
    expect(fake.called("Streak.EndPause")[0]?.args).toEqual(["p"]);
  });
});
