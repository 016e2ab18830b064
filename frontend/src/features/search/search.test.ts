import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { blank, type Entry } from "~/lib/bridge/journal";
import { words } from "~/words";
import { type Command, grouped, matching } from "./commands";
import { Finder } from "./finder.svelte";

const w = words.search;
const entry = (id: string, title: string, text: string): Entry => ({
  ...blank(),
  ...{ id, title, text, at: "2026-11-20T08:12:00+01:00", zone: "Europe/Berlin", revision: 1 },
});
const command = (label: string, also = ""): Command => ({
  ...{ id: label, group: w.groups.work, label, also, run: vi.fn() },
  icon: undefined as unknown as Command["icon"],
});

let fake: Fake;
beforeEach(() => {
  fake = installFake({
    entries: [
      entry("lamp", "The yellow lamp", "I bought it, and nobody had an opinion."),
      entry("quiet", "The quiet", "Made coffee by the lamp."),
    ],
  });
});
afterEach(cleanup);

describe("commands", () => {
  const all = [command("Lock"), command("Go to Évreux"), command("Bring in a diary", "import day one")];
  const found = (typed: string) => matching(all, typed).map(({ label }) => label);
  it("are found by the beginnings of their words, in any case, without accents", () => {
    expect(found("LO")).toEqual(["Lock"]);
    expect(found("evr go")).toEqual(["Go to Évreux"]);
    expect(found("imp")).toEqual(["Bring in a diary"]);
    expect(found("ock")).toEqual([]);
  });
  it("are all there before anything is typed, and none for signs alone", () => {
    expect(found(" ")).toHaveLength(3);
    expect(found("“")).toEqual([]);
  });
});

it("puts commands of a group together, whoever adds them where", () => {
  const of = (group: string, label: string) => ({ ...command(label), group });
  const all = [of("go", "Journal"), of("write", "New entry"), of("go", "Plan"), of("write", "New step")];
  expect(grouped(all).map(({ label }) => label)).toEqual(["Journal", "Plan", "New entry", "New step"]);
});

describe("the finder", () => {
  const ways = { open: vi.fn(), all: vi.fn(), close: vi.fn() };
  const kinds = (finder: Finder) => finder.options.map(({ kind }) => kind);

  it("offers commands, what is found, and the way to all of it", async () => {
    const finder = new Finder([command("Lamp light"), command("Lock")], ways);
    expect(kinds(finder)).toEqual(["command", "command"]);
    await finder.type("lamp");
    expect(kinds(finder)).toEqual(["command", "hit", "hit", "all"]);
    finder.move(-1);
    finder.choose();
    expect(ways.all).toHaveBeenCalledWith("lamp");
    finder.choose(1);
    expect(ways.open.mock.lastCall?.[0]).toMatchObject({ id: "lamp", room: "journal" });
    expect(ways.close).toHaveBeenCalledTimes(2);
  });

  it("shows the answer to what was typed last, whichever comes first", async () => {
    const finder = new Finder([], ways);
    await Promise.all(["x", "quiet", ""].map((typed) => finder.type(typed)));
    expect(finder.options).toEqual([]);
    await Promise.all(["", "yellow"].map((typed) => finder.type(typed)));
    expect(finder.found.hits.map(({ id }) => id)).toEqual(["lamp"]);
  });

  it("asks again while the index is still being read", async () => {
    vi.useFakeTimers();
    fake.search.reading = true;
    const finder = new Finder([], ways);
    await finder.type("lamp");
    expect(finder.found.ready).toBe(false);
    fake.search.reading = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(finder.found.ready).toBe(true);
    finder.stop();
    vi.useRealTimers();
  });

  it("says why nothing could be looked for", async () => {
    fake.fail("Search.Find", "locked");
    const finder = new Finder([], ways);
    await finder.type("lamp");
    expect(finder.error).toBe(words.errors.locked);
  });
});

describe("the palette", () => {
  async function open() {
    render(App);
    await screen.findByRole("navigation");
    await fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    return screen.findByRole<HTMLInputElement>("combobox", { name: w.field });
  }

  it("opens by Control K from anywhere, and Enter opens what is found", async () => {
    const field = await open();
    await fireEvent.input(field, { target: { value: "yellow" } });
    const option = await screen.findByRole("option", { name: /The yellow lamp.*Journal · .*2026/ });
    expect(option.getAttribute("aria-selected")).toBe("true");
    expect(field.getAttribute("aria-activedescendant")).toBe(option.id);
    await fireEvent.keyDown(field, { key: "Enter" });
    await screen.findByDisplayValue("The yellow lamp");
    expect(screen.queryByRole("combobox", { name: w.field })).toBeNull();
    expect(screen.getByRole("button", { name: /^Journal/, current: "page" })).toBeTruthy();
  });

  it("marks the words in what is found", async () => {
    const field = await open();
    await fireEvent.input(field, { target: { value: "lamp" } });
    await screen.findByRole("option", { name: /The quiet.*Journal · / });
    expect([...document.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["lamp"]);
  });

  it("begins a letter, opens an entry over another, and closes by Control K", async () => {
    let field = await open();
    await fireEvent.input(field, { target: { value: "new letter" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    await screen.findByRole("region", { name: words.journal.entry });
    await fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    field = await screen.findByRole("combobox", { name: w.field });
    await fireEvent.input(field, { target: { value: "quiet" } });
    await screen.findByRole("option", { name: /The quiet.*Journal · / });
    await fireEvent.keyDown(field, { key: "Enter" });
    await screen.findByDisplayValue("The quiet");
    await fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    await screen.findByRole("combobox", { name: w.field });
    await fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    await vi.waitFor(() => expect(screen.queryByRole("combobox", { name: w.field })).toBeNull());
  });

  it("shows all that is found in the journal's own list", async () => {
    const field = await open();
    await fireEvent.input(field, { target: { value: "lamp" } });
    await fireEvent.click(await screen.findByRole("option", { name: w.all }));
    await screen.findByDisplayValue("lamp");
    await screen.findByText(words.journal.found(2));
  });
});
