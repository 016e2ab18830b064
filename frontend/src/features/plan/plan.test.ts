import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { blank, type Item, kinds, sorts } from "~/lib/bridge/plan";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { Toasts } from "~/lib/toast/toasts.svelte";
import { words } from "~/words";
import { Book } from "./book.svelte";
import { channelsOf, closedOf } from "./channels";
import { problemsOf, sent } from "./fields";
import { ItemForm } from "./form.svelte";
import { LinkFinder, linksOf } from "./links.svelte";
import { placeAt, placeBeside } from "./reorder";
import { countsText, doneText, factsOf, forceText, nameOf, reachText } from "./show";

const item = (change: Partial<Item> & Pick<Item, "kind">): Item => ({
  ...blank(change.kind, sorts[change.kind][0] ?? ""),
  created_at: "2026-11-01T08:00:00Z",
  revision: 1,
  ...change,
});

async function bookOf(plan: Item[]): Promise<{ book: Book; fake: Fake }> {
  const fake = installFake({ plan });
  const book = new Book(new Toasts());
  await book.load();
  return { book, fake };
}

describe("the words of the plan", () => {
  it("name every part, every sort and every way in, and say how to close each", () => {
    for (const kind of kinds) {
      expect(Object.keys(words.planParts[kind].sorts)).toEqual([...sorts[kind]]);
      for (const offer of words.planOffers[kind] ?? []) expect(sorts[kind]).toContain(offer.sort);
    }
    for (const sort of sorts.channel) expect(words.planChannels[sort]?.length).toBeGreaterThan(2);
    for (const stage of sorts.step) {
      expect(words.planStages[stage]).toBeTruthy();
      expect(words.planOffers.step?.filter(({ sort }) => sort === stage).length).toBeGreaterThan(2);
    }
    const all = Object.values(words.planOffers).flatMap((offers) => offers.map(({ offer }) => offer));
    expect(new Set(all).size).toBe(all.length);
  });

  it("shout nowhere and lead nowhere", () => {
    const { plan, planParts, planChannels, planOffers, planStages } = words;
    const text = JSON.stringify([plan, planParts, planChannels, planOffers, planStages]);
    expect(text).not.toMatch(/!|https?:|www\.|narciss|victim|toxic/i);
  });
});

describe("the book of the plan", () => {
  it("takes ours over once, and puts away with a way back", async () => {
    const { book } = await bookOf([]);
    const [first] = book.offers("boundary");
    await book.take("boundary", first!);
    const [mine] = book.of("boundary");
    expect(mine).toMatchObject({ offer: first!.offer, sentence: first!.sentence });
    expect(book.offers("boundary")).not.toContainEqual(first);
    await book.discard(mine!);
    expect([book.of("boundary").length, book.trash.length]).toEqual([0, 1]);
    await book.toasts.list.find(({ undo }) => undo)?.undo?.();
    expect([book.of("boundary").length, book.trash.length]).toEqual([1, 0]);
  });

  it("opens at a part, at something new, and at an item", async () => {
    const { book } = await bookOf([item({ kind: "support", id: "mira", title: "Mira" })]);
    await book.open("reason");
    expect([book.view, book.form]).toEqual(["reason", undefined]);
    await book.open("new:order");
    expect([book.view, book.form?.start.kind]).toEqual(["order", "order"]);
    await book.open("mira");
    expect([book.view, book.sought]).toEqual(["support", "mira"]);
    await book.open("gone");
    expect(book.view).toBe("support");
  });

  it("moves within what is shown, and lets the others stand", async () => {
    const step = (id: string, sort: string) => item({ kind: "step", id, sort, title: id });
    const { book } = await bookOf([step("a", "on"), step("b", "self"), step("c", "on"), step("d", "self")]);
    const shown = () => book.of("step").filter(({ sort }) => sort === "on");
    await book.move("a", "", shown());
    expect(shown().map(({ id }) => id)).toEqual(["c", "a"]);
    expect(book.items.map(({ id }) => id)).toEqual(["b", "c", "a", "d"]);
    await book.move("a", "c", shown());
    expect(shown().map(({ id }) => id)).toEqual(["a", "c"]);
  });

  it("has one thing for today", async () => {
    const steps = ["a", "b"].map((id) => item({ kind: "step", id, title: id }));
    const { book } = await bookOf(steps);
    await book.choose("a");
    await book.choose("b");
    expect(book.chosen?.id).toBe("b");
    await book.done(book.chosen!, true);
    expect(book.chosen?.done_at).not.toBe("");
    await book.choose("");
    expect(book.chosen).toBeUndefined();
  });

  it("says why something did not work, and stays as it is", async () => {
    const { book, fake } = await bookOf([item({ kind: "ledger", id: "a", text: "the lake" })]);
    fake.fail("Plan.Trash", "no-space");
    await book.discard(book.items[0]!);
    expect(book.of("ledger").length).toBe(1);
    expect(book.toasts.list.at(-1)?.text).toBe(words.errors["no-space"]);
  });

  it("prints one part or one item, and says that anybody can read it", async () => {
    const { book, fake } = await bookOf([item({ kind: "words", id: "a", text: "I am well." })]);
    await book.print("words");
    await book.print("words", book.items[0]);
    expect(fake.calls.filter(({ name }) => name === "Plan.Print").map(({ args }) => args)).toEqual([
      ["words", []],
      ["words", ["a"]],
    ]);
    expect(book.toasts.list.at(-1)?.text).toBe(words.plan.printed("notes.pdf"));
  });
});

describe("a form", () => {
  it.each([
    [item({ kind: "reason" }), { text: words.plan.needed }],
    [item({ kind: "boundary", sentence: "No." }), {}],
    [item({ kind: "ledger", was: "Silence." }), {}],
    [item({ kind: "step", title: "ü".repeat(301) }), { title: words.plan.tooLong(300) }],
    [item({ kind: "reason", text: "ü".repeat(10_000) }), {}],
    [item({ kind: "reason", text: "ü".repeat(10_001) }), { text: words.plan.tooLong(10_000) }],
    [
      item({ kind: "order", title: "Order", from: "2026-02-02", until: "2026-02-01" }),
      { until: words.plan.endsEarly },
    ],
    [
      item({ kind: "support", title: "M.", hours: [{ days: [], from: "18:00", until: "20:00" }] }),
      { hours: words.plan.badHours },
    ],
    [item({ kind: "support", title: "M.", any_time: true, hours: [{ days: [], from: "", until: "" }] }), {}],
  ])("knows what is missing: %#", (one, expected) => expect(problemsOf(one)).toEqual(expected));

  it("sends times as clocks show them", () => {
    const hours = [{ days: [1], from: "8", until: "9.30 pm" }];
    expect(sent(item({ kind: "support", title: "M.", hours })).hours[0]).toMatchObject({
      from: "08:00",
      until: "21:30",
    });
    expect(sent(item({ kind: "support", title: "M.", hours, any_time: true })).hours).toEqual([]);
  });

  it("keeps what is typed, brings it back, and forgets it once it is saved", async () => {
    const fake = installFake();
    const first = new ItemForm(blank("reason", "left"));
    first.item.text = "I stopped apologising.";
    await first.keep();
    const second = new ItemForm(blank("reason", "left"));
    const end = second.open();
    await waitFor(() => expect(second.item.text).toBe("I stopped apologising."));
    expect(await second.save()).toMatchObject({ text: "I stopped apologising." });
    end();
    expect(fake.rooms.plan.length).toBe(1);
    const third = new ItemForm(blank("reason", "left"));
    third.open()();
    await new Promise((done) => setTimeout(done));
    expect(third.item.text).toBe("");
  });

  it("does not overwrite what was changed elsewhere", async () => {
    const kept = item({ kind: "reason", id: "a", text: "old" });
    installFake({ plan: [{ ...kept, revision: 2 }] });
    const form = new ItemForm(kept);
    form.item.text = "new";
    expect(await form.save()).toBeUndefined();
    expect(form.error).toBe(words.plan.changed);
  });
});

describe("the ways in", () => {
  it("stand in our order until one was moved, each once", () => {
    const all = channelsOf([
      item({ kind: "channel", id: "o", sort: "own", title: "The allotment" }),
      item({ kind: "channel", id: "e", sort: "email", state: "blocked" }),
      item({ kind: "channel", id: "g", sort: "games", state: "none" }),
    ]);
    expect(all.map(({ sort }) => sort)).toEqual([...sorts.channel]);
    expect(closedOf(all)).toEqual({ closed: 1, waiting: 0, all: 16 });
  });
});

describe("what is shown", () => {
  it("names an item by what was written", () => {
    expect(nameOf(item({ kind: "reason", text: "\nI sleep.\nAgain." }))).toBe("I sleep.");
    expect(nameOf(item({ kind: "channel", sort: "calls" }))).toBe("Phone calls");
    expect(nameOf(item({ kind: "safety", sort: "door" }))).toBe("If they come to the door");
  });

  it("says when somebody can be reached, what was done, and whether an order holds", () => {
    const now = new Date("2026-11-20T19:00:00"); // a Friday
    const mira = item({ kind: "support", hours: [{ days: [5], from: "18:00", until: "22:00" }] });
    expect(reachText(mira, now)).toEqual({ now: true, text: "until 22:00" });
    expect(reachText(mira, new Date("2026-11-21T19:00:00"))?.text).toBe("Friday from 18:00");
    const mark = (what: "done" | "kept", on: string) => ({ what, on, note: "", incident: "" });
    const clay = item({ kind: "care", marks: [mark("done", "2026-11-01"), mark("done", "2026-11-17")] });
    expect(doneText(clay, "2026-11-20")).toContain("once in the last 7 days");
    expect(countsText([mark("kept", "2026-11-01"), mark("kept", "2026-11-02")])).toBe("Kept 2");
    const order = item({ kind: "order", from: "2026-05-04", until: "2027-05-03" });
    expect(forceText(order, "2026-11-20").holds).toBe(true);
    expect(forceText(order, "2027-05-04").holds).toBe(false);
    expect(forceText(order, "2026-05-03").holds).toBe(false);
    const t = item({ kind: "avoid", title: "T.", channels: ["apps", "door"] });
    expect(factsOf(t)).toEqual([["Closed to them", "Messaging apps, The door at home"]]);
  });
});

describe("an order of one's own", () => {
  const boxes = ["a", "b", "c"].map((id, at) => ({ id, top: at * 10, bottom: at * 10 + 10 }));
  it.each([
    ["c", 1, "a"],
    ["a", 14, "b"],
    ["a", 16, "c"],
    ["a", 29, ""],
  ])("drags %s to %d", (id, y, before) => expect(placeAt(boxes, id, y)).toBe(before));

  it.each([
    ["b", -1, { before: "a" }],
    ["b", 1, { before: "" }],
    ["a", 1, { before: "c" }],
    ["a", -1, undefined],
    ["c", 1, undefined],
  ] as const)("moves %s by %d", (id, by, expected) =>
    expect(placeBeside(["a", "b", "c"], id, by)).toEqual(expected),
  );
});

describe("links", () => {
  it("are found as one types and named, even where what they led to is gone", async () => {
    const fake = installFake();
    const { id } = await fakeEntry(fake);
    const finder = new LinkFinder();
    await finder.find("lamp");
    expect(finder.found).toEqual([{ kind: "entries", id, name: "The yellow lamp" }]);
    expect(await linksOf(item({ kind: "reason", entries: [id], incidents: ["gone"] }))).toEqual([
      { kind: "incidents", id: "gone", name: words.plan.goneLink },
      { kind: "entries", id, name: "The yellow lamp" },
    ]);
    await finder.find(" ");
    expect(finder.found).toEqual([]);
  });
});

async function fakeEntry(fake: Fake) {
  const { journal } = await import("~/lib/bridge");
  const entry = { ...journal.blank(), title: "The yellow lamp", at: "2026-11-20T08:00:00Z", zone: "UTC" };
  await journal.save(entry);
  return fake.rooms.entries[0]!;
}

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("the room", () => {
  async function enter(plan: Item[]) {
    const fake = installFake({ plan });
    render(App);
    (await screen.findByRole("button", { name: /^Plan/ })).click();
    await screen.findByRole("heading", { name: "Steps" });
    return fake;
  }

  it("keeps a boundary, and what became of it", async () => {
    const fake = await enter([item({ kind: "boundary", id: "b", sentence: "No messages, please." })]);
    screen.getByRole("button", { name: /^Boundaries/ }).click();
    (await screen.findByRole("button", { name: "It was kept" })).click();
    const dialog = await screen.findByRole("dialog");
    within(dialog).getByRole("button", { name: "Save" }).click();
    await waitFor(() => expect(fake.rooms.plan[0]?.marks[0]?.what).toBe("kept"));
    await screen.findByText("Kept 1");
  });

  it("gives every way in a place with the first move", async () => {
    const fake = await enter([item({ kind: "channel", id: "e", sort: "email", state: "blocked" })]);
    screen.getByRole("button", { name: /^Ways in/ }).click();
    (await screen.findByRole("button", { name: "More: Phone calls" })).click();
    (await screen.findByRole("menuitem", { name: /^Move down/ })).click();
    await waitFor(() => expect(fake.rooms.plan.length).toBe(16));
    await waitFor(() =>
      expect(fake.rooms.plan.slice(0, 2).map(({ sort }) => sort)).toEqual(["texts", "calls"]),
    );
    expect(fake.rooms.plan.find(({ id }) => id === "e")?.state).toBe("blocked");
    await screen.findByText(words.plan.moved(2, 16));
  });

  it("keeps something new, and shows it", async () => {
    const fake = await enter([]);
    screen.getByRole("button", { name: /^Reality ledger/ }).click();
    (await screen.findByRole("button", { name: "Add a line" })).click();
    const dialog = await screen.findByRole("dialog");
    within(dialog).getByRole("button", { name: "Save" }).click();
    await within(dialog).findByText(words.plan.needed);
    const miss = within(dialog).getByLabelText("What I miss");
    await fireEvent.input(miss, { target: { value: "The lake" } });
    within(dialog).getByRole("button", { name: "Save" }).click();
    await waitFor(() => expect(fake.rooms.plan[0]?.text).toBe("The lake"));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await screen.findByText("The lake");
  });

  it("closes a way in with its date", async () => {
    const fake = await enter([]);
    screen.getByRole("button", { name: /^Ways in/ }).click();
    (await screen.findByRole("button", { name: /^Phone calls/ })).click();
    (await screen.findByRole("radio", { name: "Closed" })).click();
    await waitFor(() => expect(fake.rooms.plan[0]).toMatchObject({ sort: "calls", state: "blocked" }));
    expect(fake.rooms.plan[0]?.on).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
