import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import App from "~/App.svelte";
import { made } from "~/dev/made";
import { installFake } from "~/lib/bridge/fake";
import { words } from "~/words";
import { ahead, partOfDay, sinceLastVisit } from "./reckon";

afterEach(cleanup);
const w = words.today;

describe("reckoning", () => {
  it.each([
    ["2026-11-20T04:59:00+01:00", "night"],
    ["2026-11-20T05:00:00+01:00", "morning"],
    ["2026-11-20T12:00:00+01:00", "afternoon"],
    ["2026-11-20T18:00:00+01:00", "evening"],
    ["2026-11-20T23:00:00+01:00", "night"],
  ])("%s is %s", (moment, part) => expect(partOfDay(moment)).toBe(part));

  it("counts to the next milestone by the calendar of the place", () => {
    const streak = made().streaks![0]!;
    streak.current_days = 47;
    streak.milestones = [
      { key: "1-month", reached: true, own: false, due: "2026-11-04T23:30:00+01:00" },
      { key: "2-month", reached: false, own: false, due: "2026-12-04T23:30:00+01:00" },
    ];
    expect(ahead(streak, "2026-11-20T08:12:00+01:00")).toEqual({
      mark: w.marks.month(2),
      days: 14,
      share: 47 / 61,
    });
    streak.milestones.pop();
    expect(ahead(streak)).toBeUndefined();
  });

  it("counts only what failed since the visit before this one", () => {
    const line = (what: string, at: string) => ({ what, at, how: "" as const });
    const log = [
      line("unlocked", "5"),
      line("failed", "4"),
      line("failed", "3"),
      line("unlocked", "2"),
      line("failed", "1"),
      line("created", "0"),
    ];
    expect(sinceLastVisit(log)).toEqual({ failures: 2, last: "2" });
    expect(sinceLastVisit(log.slice(-1))).toEqual({ failures: 0, last: "" });
  });
});

describe("the room", () => {
  it("says what is held and kept, and leads to where it is from", async () => {
    installFake(made());
    render(App);
    await screen.findByRole("heading", { name: w.heldOf(w.none.held(47), "R.") });
    await screen.findByText(w.damaged(1));
    await screen.findByText("No failed unlock", { exact: false });
    await fireEvent.click(screen.getByRole("button", { name: w.write }));
    await screen.findByRole("heading", { name: words.journal.title });
  });

  it("is gentle on the first day, and asks for nothing", async () => {
    const fake = installFake();
    render(App);
    await screen.findByRole("heading", { name: w.startTitle });
    await screen.findByText(w.latestNone);
    await screen.findByText(w.nothingKept);
    await screen.findByText(w.noBackup);
    await fireEvent.click(screen.getByRole("button", { name: w.start }));
    await screen.findByRole("heading", { name: words.streak.title });
    expect(fake.called("Streak.Start")).toHaveLength(0);
  });

  it("shows the rest where one part cannot be read", async () => {
    installFake(made()).fail("Backups.List", "damaged");
    render(App);
    await screen.findByText(w.loadFailed);
    await screen.findByRole("heading", { name: w.heldOf(w.none.held(47), "R.") });
  });
});

describe("what is on the page", () => {
  it("can be arranged, and stays so", async () => {
    installFake(made());
    const app = render(App);
    await screen.findByRole("heading", { name: w.safe });
    await fireEvent.click(screen.getByRole("button", { name: w.arrange }));
    await fireEvent.click(await screen.findByRole("checkbox", { name: w.cards.safe }));
    await fireEvent.click(screen.getByRole("button", { name: words.common.ok }));
    expect(screen.queryByRole("heading", { name: w.safe })).toBeNull();
    app.unmount();
    render(App);
    await screen.findByRole("heading", { name: w.latest });
    expect(screen.queryByRole("heading", { name: w.safe })).toBeNull();
  });

  it("suggests one thing, and not again that day once it was put away", async () => {
    const rooms = made();
    rooms.backups = [];
    installFake(rooms);
    render(App);
    const suggested = await screen.findByRole("complementary", { name: w.suggestions.name });
    expect(suggested.textContent).toContain(w.suggestions.texts.backup);
    await fireEvent.click(screen.getByRole("button", { name: w.suggestions.hush }));
    await screen.findByRole("heading", { name: w.safe });
    expect(screen.queryByRole("complementary", { name: w.suggestions.name })).toBeNull();
  });

  it("reads out a reason, and another one when asked", async () => {
    const rooms = made();
    installFake(rooms);
    render(App);
    const shown = () => screen.getByRole("heading", { name: w.reason }).closest("section")!.textContent;
    await screen.findByRole("heading", { name: w.reason });
    const first = shown();
    await fireEvent.click(screen.getByRole("button", { name: w.another }));
    expect(shown()).not.toBe(first);
  });
});
