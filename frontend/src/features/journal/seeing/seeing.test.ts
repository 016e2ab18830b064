import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { counted } from "~/components/chart";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { blank, type Entry, type MonthSeen } from "~/lib/bridge/journal";
import { words } from "~/words";
import { cellsOf, feelingsOf, meanInWords, meanMood } from "./charts";
import { periodOf } from "./period";
import { Seen } from "./seen.svelte";

const w = words.lookingBack;
const entry = (id: string, at: string, more: Partial<Entry> = {}): Entry => ({
  ...blank(),
  ...{ id, title: `Title ${id}`, text: "Four words of text", at, zone: "Europe/Berlin", revision: 1 },
  ...more,
});
const month = (name: string, more: Partial<MonthSeen> = {}): MonthSeen => ({
  ...{ month: name, entries: 1, words: 4, moods: [0, 0, 0, 0, 0, 0], feelings: [], kinds: {} },
  ...more,
});

let fake: Fake;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-20T08:12:00+01:00"), toFake: ["Date"] });
  fake = installFake({
    entries: [
      entry("today", "2026-11-20T07:00:00+01:00", { mood: 4, feelings: ["relief"], kind: "thought" }),
      entry("before", "2026-11-19T07:00:00+01:00", { mood: 1, feelings: ["relief", "grief"] }),
      entry("second", "2026-11-19T09:00:00+01:00"),
      entry("lastYear", "2025-11-20T07:00:00+01:00", { mood: 5 }),
    ],
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("a time looked back on", () => {
  it("is twelve months that end with this one, or a year", () => {
    const last = periodOf("", "2026-11-20");
    expect([last.from, last.to, last.months.length]).toEqual(["2025-12-01", "2026-11-20", 12]);
    expect(periodOf("2024", "2026-11-20")).toMatchObject({ from: "2024-01-01", to: "2024-12-31" });
  });

  it("has every month, also those without entries, and the years there are", async () => {
    const seen = new Seen();
    await seen.load();
    expect(seen.shown.map(({ entries }) => entries)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3]);
    expect(seen.years).toEqual(["2026", "2025"]);
    expect(seen.past.map(({ id }) => id)).toEqual(["lastYear"]);
    await seen.choose("2025");
    expect(seen.shown.at(-2)?.entries).toBe(1);
    expect(fake.called("Journal.Days").at(-1)?.args).toEqual(["2025-01-01", "2025-12-31"]);
  });

  it("says why it could not be read", async () => {
    fake.fail("Journal.MonthsSeen", "locked");
    const seen = new Seen();
    await seen.load();
    expect([seen.error, seen.ready]).toEqual([words.errors.locked, false]);
  });
});

describe("what the charts say", () => {
  it("is a mean of the moods that were said, in words", () => {
    expect(meanMood(month("2026-11"))).toBeUndefined();
    expect(meanMood(month("2026-11", { moods: [9, 1, 0, 0, 0, 1] }))).toBe(3);
    expect([3, 3.2, 3.5, 4.8].map(meanInWords)).toEqual(["Even", "Even", "Between even and light", "Clear"]);
  });
  it("is every feeling of all months together, most frequent first", () => {
    const of = (name: string, count: number) => ({ name, count });
    const months = [
      month("2026-10", { feelings: [of("grief", 2), of("relief", 1)] }),
      month("2026-11", { feelings: [of("relief", 3), of("anger", 1)] }),
    ];
    expect(feelingsOf(months, 2)).toEqual([of("relief", 4), of("grief", 2)]);
  });
  it("is one cell for each day, leap days too", () => {
    const cells = cellsOf(periodOf("2024", "2026-11-20"), [
      { date: "2024-02-29", entries: 1, words: 1, mood: 3, pull: null },
    ]);
    expect(cells).toHaveLength(366);
    expect(cells.find(({ date }) => date === "2024-02-29")?.level).toBe(3);
  });
  it("is counted in round numbers that nothing goes beyond", () => {
    const { top, ticks } = counted(8421, String);
    expect(top).toBeGreaterThanOrEqual(8421);
    expect(ticks[0]).toEqual({ at: 0, label: "0" });
    expect(counted(0, String).ticks.map(({ label }) => label)).toEqual(["0", "1"]);
  });
});

describe("the page", () => {
  async function open() {
    render(App);
    await screen.findByRole("navigation");
    await fireEvent.keyDown(document.body, { key: "2", code: "Digit2", ctrlKey: true });
    await fireEvent.click(await screen.findByRole("button", { name: words.journal.lookBack }));
    return screen.findByRole("heading", { name: w.title });
  }

  it("shows the days that were written on, goes through them by keys, and opens one", async () => {
    await open();
    const grid = await screen.findByRole("grid");
    await within(grid).findByRole("button", { name: /^November 19.*: 2 entries|^19 November.*: 2 entries/ });
    screen.getByText(w.monthEntries(2, 3));
    const focused = () =>
      within(grid)
        .getAllByRole("button")
        .find((day) => day.tabIndex === 0)!;
    expect(focused().getAttribute("aria-current")).toBe("date");
    await fireEvent.keyDown(focused(), { key: "ArrowLeft" });
    expect(focused().getAttribute("aria-label")).toContain("2 entries");
    await fireEvent.click(focused());
    await screen.findByText("Title second");
    await vi.waitFor(() => expect(screen.queryByText("Title today")).toBeNull());
    expect(screen.queryByRole("heading", { name: w.title })).toBeNull();
  });

  it("opens what was written on this day in an earlier year", async () => {
    await open();
    const card = await screen.findByRole("region", { name: w.onThisDay });
    await fireEvent.click(within(card).getByText("Title lastYear"));
    await screen.findByDisplayValue("Title lastYear");
  });

  it("shows every chart as a table when asked, and has it for a screen reader before", async () => {
    await open();
    const name = await screen.findByRole("img", { name: new RegExp(`^${w.words}`) });
    const card = name.closest("section")!;
    expect(within(card).getByRole("table").querySelectorAll("tbody tr")).toHaveLength(12);
    await fireEvent.click(within(card).getByRole("button", { name: w.asTable }));
    expect(within(card).queryByRole("img")).toBeNull();
    expect(within(card).getByRole("table").parentElement?.className).not.toContain("unseen");
    await fireEvent.click(within(card).getByRole("button", { name: w.asPicture }));
    within(card).getByRole("img");
  });

  it("goes back to the entry that was open", async () => {
    const title = await open();
    await fireEvent.keyDown(title, { key: "Escape" });
    expect((await screen.findByDisplayValue<HTMLTextAreaElement>("Title today")).isConnected).toBe(true);
    expect(screen.queryByRole("heading", { name: w.title })).toBeNull();
  });

  it("says so when there is nothing yet", async () => {
    fake = installFake();
    await open();
    await screen.findByText(w.emptyTitle);
  });
});
