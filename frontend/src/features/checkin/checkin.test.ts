import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { drafts } from "~/lib/bridge";
import type { CheckIn, CheckInDay } from "~/lib/bridge/checkin";
import { type Fake, type FakeOptions, installFake } from "~/lib/bridge/fake";
import { flushAll } from "~/lib/flush";
import { rightNow } from "~/lib/time";
import { words } from "~/words";
import { Choosing } from "./choosing.svelte";
import { Form, noChoices } from "./form.svelte";
import { careOptions, symptomOptions } from "./marks";
import { inWords, pointsOf, runsOf, stepsIn, talliesOf } from "./seeing/charts";
import { firstDay, Seen } from "./seeing/seen.svelte";

const w = words.checkin;
const checkIn = (more: Partial<CheckIn> = {}): CheckIn => ({
  ...{ id: "one", at: rightNow(), zone: "Europe/Berlin", mood: 4, pull: 3, sleep_half_hours: 14 },
  ...{ symptoms: [], care: ["movement"], medicines: [], line: "", updated_at: "" },
  ...more,
});
const day = (date: string, more: Partial<CheckInDay> = {}): CheckInDay => ({
  ...{ date, check_ins: 1, visits: 0, mood: 0, pull: null, sleep_half_hours: null, symptoms: [], care: [] },
  ...more,
});
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const press = async (name: string | RegExp) => fireEvent.click(await button(name));

afterEach(() => cleanup());

async function enter(options: FakeOptions = {}): Promise<Fake> {
  const fake = installFake(options);
  render(App);
  await screen.findByRole("navigation");
  await fireEvent.keyDown(document.body, { key: "k", code: "KeyK", ctrlKey: true });
  await fireEvent.click(await screen.findByRole("option", { name: words.search.checkIn }));
  await screen.findByRole("heading", { level: 1, name: w.title });
  return fake;
}

describe("a check-in", () => {
  it("says what was chosen and nothing else, at this moment", async () => {
    const fake = await enter();
    await press(w.moods[4]);
    await fireEvent.input(await screen.findByRole("slider", { name: w.pull }), { target: { value: "3" } });
    await press(w.careKinds.movement!);
    await press(w.keep);
    await screen.findByText(/^Kept at/);
    expect(fake.called("CheckIns.Save")[0]?.args[0]).toMatchObject({
      ...{ id: "", mood: 4, pull: 3, sleep_half_hours: null, care: ["movement"], symptoms: [], line: "" },
    });
  });

  it("takes no pull at all as an answer, and can be unsaid", async () => {
    const fake = await enter();
    const slider = await screen.findByRole("slider", { name: w.pull });
    await fireEvent.pointerUp(slider);
    expect(slider.getAttribute("aria-valuetext")).toBe(w.pullValue(0));
    await press(w.unsay(w.pull));
    expect(slider.getAttribute("aria-valuetext")).toBe(w.unsaid);
    await press(w.keep);
    await screen.findByText(w.nothing);
    expect(fake.called("CheckIns.Save")).toHaveLength(0);
  });

  it("of thoughts of ending one's life is kept, and leads to help at once", async () => {
    const fake = await enter();
    await press(w.more);
    await press(w.symptomKinds.ending!);
    await press(w.keep);
    await screen.findByRole("heading", { level: 1, name: words.crisis.title });
    expect(fake.rooms.checkIns[0]?.symptoms).toEqual(["ending"]);
  });

  it("of today can be changed, and another one made", async () => {
    const fake = await enter({ checkIns: [checkIn()] });
    const card = within(await screen.findByRole("region", { name: w.cardTitle }));
    await fireEvent.click(await card.findByRole("button", { name: w.change }));
    const dialog = within(await screen.findByRole("dialog"));
    await fireEvent.click(dialog.getByRole("button", { name: w.moods[2] }));
    await fireEvent.click(dialog.getByRole("button", { name: w.keep }));
    await vi.waitFor(() => expect(fake.rooms.checkIns).toHaveLength(1));
    expect(fake.called("CheckIns.Save")[0]?.args[0]).toMatchObject({ id: "one", mood: 2, pull: 3 });
    await fireEvent.click(await card.findByRole("button", { name: w.again }));
    await fireEvent.click(await card.findByRole("button", { name: w.moods[5] }));
    await fireEvent.click(await card.findByRole("button", { name: w.keep }));
    await vi.waitFor(() => expect(fake.rooms.checkIns).toHaveLength(2));
  });

  it("that is removed can be brought back", async () => {
    const fake = await enter({ checkIns: [checkIn({ at: "2026-01-05T08:00:00+01:00", line: "Snow." })] });
    await press(/^More about/);
    await fireEvent.click(await screen.findByRole("menuitem", { name: w.remove }));
    await vi.waitFor(() => expect(fake.rooms.checkIns).toHaveLength(0));
    await press(words.common.undo);
    await screen.findByText("Snow.");
    expect(fake.rooms.checkIns).toHaveLength(1);
  });

  it("that is not kept yet comes back after a lock, and is gone once it is kept", async () => {
    installFake();
    const first = new Form();
    const close = first.open();
    first.say({ line: "half a sent", mood: 2 });
    await flushAll();
    close();
    const second = new Form();
    second.open();
    await vi.waitFor(() => expect(second.fields).toMatchObject({ line: "half a sent", mood: 2 }));
    await second.save();
    expect(second.empty).toBe(true);
    expect(await drafts.get("checkin")).toBe("");
  });

  it("that is refused stays as it is, with why", async () => {
    const fake = installFake();
    fake.fail("CheckIns.Save", "invalid");
    const form = new Form();
    form.say({ line: "x" });
    expect(await form.save()).toBeUndefined();
    expect(form.error).toBe(w.refused.invalid);
    expect(form.fields.line).toBe("x");
  });
});

describe("what is offered", () => {
  it("is ours, without what was put away, and their own; and whatever is marked", () => {
    const choices = { ...noChoices, care: ["Choir"], hidden: ["therapy", "panic"] };
    const care = careOptions(choices, ["Sauna"]).map(({ name }) => name);
    expect(care).not.toContain(w.careKinds.therapy);
    expect(care.slice(-2)).toEqual(["Choir", "Sauna"]);
    expect(symptomOptions(choices, ["panic"]).map(({ key }) => key)).toContain("panic");
  });

  it("takes own words once, puts ours away, and keeps what stands in a box", async () => {
    const fake = installFake();
    const choosing = new Choosing(noChoices);
    choosing.typed.care = "  Choir ";
    choosing.add("care");
    choosing.typed.care = "choir";
    choosing.add("care");
    choosing.typed.medicines = "Sertraline";
    choosing.offer(["sleep", "therapy"], ["sleep"]);
    await choosing.save();
    expect(fake.rooms.choices).toEqual({
      ...{ care: ["Choir"], symptoms: [], medicines: ["Sertraline"], hidden: ["therapy"] },
    });
    choosing.offer(["sleep", "therapy"], ["sleep", "therapy"]);
    expect(choosing.choices.hidden).toEqual([]);
  });
});

describe("what is seen over time", () => {
  it("stands day by day, with the days between, and no line across a gap", () => {
    const days = [
      day("2026-11-01", { pull: 4 }),
      day("2026-11-02", { pull: 6 }),
      day("2026-11-05", { pull: 1 }),
    ];
    const steps = stepsIn(days);
    expect(steps).toHaveLength(5);
    const points = pointsOf(steps, ({ pull }) => pull);
    expect(points.map(({ at, value }) => [at, value])).toEqual([
      [0, 4],
      [1, 6],
      [4, 1],
    ]);
    expect(runsOf(points).map((run) => run.length)).toEqual([2, 1]);
  });

  it("stands week by week where there are many days, as their mean", () => {
    const days = [
      ...[day("2026-03-04", { pull: 2 }), day("2026-03-08", { pull: 5 }), day("2026-03-09", { pull: 9 })],
      day("2026-10-01"),
    ];
    const steps = stepsIn(days);
    expect(steps[0]?.monday).toBe("2026-03-02");
    expect(pointsOf(steps, ({ pull }) => pull)).toEqual([
      { at: 0, monday: "2026-03-02", value: 3.5 },
      { at: 1, monday: "2026-03-09", value: 9 },
    ]);
    expect(steps.flatMap((step) => step.days)).toHaveLength(4);
  });

  it("is nothing where nothing is marked", () => {
    expect(stepsIn([])).toEqual([]);
    expect(pointsOf(stepsIn([day("2026-11-01")]), ({ pull }) => pull)).toEqual([]);
  });

  it("counts days, most first", () => {
    const days = [
      day("2026-11-01", { symptoms: ["panic", "shame"] }),
      day("2026-11-02", { symptoms: ["panic"] }),
    ];
    expect(talliesOf(days, ({ symptoms }) => symptoms, String, 1)).toEqual([{ name: "panic", count: 2 }]);
  });

  it("says in words what fell on the same days, beside the other days", () => {
    const counted = { lower: 9, days: 12, lower_other: 5, another: 14 };
    expect(inWords({ care: "movement", ...counted })).toBe(
      "On days you walked, the pull was lower on 9 of 12. On the other days, on 5 of 14.",
    );
    expect(inWords({ care: "Choir", ...counted })).toContain("“Choir”");
  });

  it("begins so many days ago, today among them", () => {
    expect(firstDay("month", "2026-11-20")).toBe("2026-10-22");
    expect(firstDay("all", "2026-11-20")).toBe("");
  });

  it("is asked again for another time", async () => {
    const fake = installFake();
    const seen = new Seen();
    await seen.choose("all");
    expect(fake.called("CheckIns.Seen").at(-1)?.args).toEqual(["", ""]);
    fake.fail("CheckIns.Seen", "damaged");
    await seen.choose("month");
    expect(seen.error).toBe(words.errors.damaged);
    expect(seen.seen).toBeDefined();
  });

  it("is drawn with the same in a table", async () => {
    await enter({
      checkIns: [checkIn({ symptoms: ["panic"] })],
      seen: {
        together: [{ care: "movement", lower: 9, days: 12, lower_other: 5, another: 14 }],
        hours: Array.from({ length: 7 }, (_, at) =>
          Array.from({ length: 24 }, (_, hour) => (at + hour === 0 ? 2 : 0)),
        ),
      },
    });
    await screen.findByText(/the pull was lower on 9 of 12/);
    for (const title of [w.moodOver, w.pullOver, w.sleepOver, w.symptomsOver, w.careOver, w.hardest])
      await screen.findByRole("table", { name: title });
  });
});
