import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import App from "~/App.svelte";
import { settings } from "~/lib/bridge";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { blank, type Item } from "~/lib/bridge/plan";
import type { Settings } from "~/lib/bridge/settings";
import { Preferences } from "~/lib/preferences/preferences.svelte";
import { words } from "~/words";
import { blocksOf, plainOf, runsOf } from "./blocks";
import { find, type Page, pagesOf, plain } from "./find";
import { byPurpose, Whose } from "./lines.svelte";
import { Reader } from "./reader.svelte";
import { Walk } from "./walk.svelte";

const w = words.guide;
let texts: Awaited<ReturnType<typeof w.texts>>;
beforeAll(async () => {
  texts = await w.texts();
});
afterEach(cleanup);

describe("an article's text", () => {
  it("is paragraphs, lists and numbered steps", () => {
    const blocks = blocksOf("\n  One\n  line.\n\n- a\n- b\n\n1. first\n2. second\n");
    expect(blocks.map(({ kind }) => kind)).toEqual(["text", "list", "steps"]);
    expect(blocks[0]).toEqual({ kind: "text", runs: [{ text: "One line." }] });
    expect(blocks[2]).toEqual({ kind: "steps", lines: [[{ text: "first" }], [{ text: "second" }]] });
  });
  it("holds strong words and ways to other articles, and nothing else", () => {
    expect(runsOf("A **b** and [c d](low), <i>e</i>.")).toEqual([
      { text: "A " },
      { text: "b", strong: true },
      { text: " and " },
      { text: "c d", to: "low" },
      { text: ", <i>e</i>." },
    ]);
    expect(plainOf("A **b**.\n\n- [c](low)")).toBe("A b.\nc");
  });
});

describe("searching", () => {
  const page = (id: string, title: string, ...lines: string[]) =>
    ({ id, title, also: "", heads: [], lines }) as unknown as Page;
  const ids = (pages: Page[], typed: string) => find(pages, typed).map(({ id }) => id);
  const pages = [
    page("text", "Work", "The door, and again the door."),
    page("title", "At the door", "A lock."),
  ];

  it("finds beginnings of words, the title first, in any case and without accents", () => {
    expect(ids(pages, "DOO")).toEqual(["title", "text"]);
    expect(ids([page("cafe", "Wörter", "Ein Café.")], "cafe worter")).toEqual(["cafe"]);
    expect(ids(pages, "oor")).toEqual([]);
  });
  it("wants every word, and finds nothing for signs", () => {
    expect(ids(pages, "door lock")).toEqual(["title"]);
    expect(ids(pages, "door xylophone")).toEqual([]);
    expect(ids(pages, " “ ")).toEqual([]);
  });
  it("shows the stretch with the words, marked where they stand", () => {
    const long = `${"Nothing to see here. ".repeat(8)}Then the café door opened.`;
    const { snippet } = find([page("a", "A", "Short.", long)], "cafe door")[0]!;
    expect(snippet.marks.map(([from, to]) => snippet.text.slice(from, to))).toEqual(["café", "door"]);
    expect(snippet.text.length).toBeLessThan(120);
  });
  it("keeps every letter at its place", () => {
    expect(plain("ÉİßＡ𝒳 é")).toHaveLength("ÉİßＡ𝒳 é".length);
  });
  it.each([
    ["vacuum cleaner", "hoovering"],
    ["gas light", "gaslighting"],
    ["spyware", "stalkerware"],
    ["court order", "breach"],
    ["narcissist", "clinical-words"],
    ["closure", "myths"],
    ["mother", "family"],
  ])("leads from %s to an article", (typed, id) => {
    expect(ids(pagesOf(texts.articles), typed).slice(0, 3)).toContain(id);
  });
});

describe("the reader", () => {
  it("opens articles, pages and parts by name, and the beginning for anything else", async () => {
    const reader = new Reader();
    await reader.load();
    await reader.open("myths#myth:closure");
    expect([reader.view, reader.part, reader.entry?.title]).toEqual([
      "myths",
      "myth:closure",
      "Seven myths, answered",
    ]);
    expect(reader.next?.id).toBe("clinical-words");
    await reader.open("glossary");
    expect([reader.view, reader.entry]).toEqual(["glossary", undefined]);
    await reader.open("constructor");
    expect(reader.view).toBe("begin");
  });
  it.each([
    ["channel:payments", "channels", "channel:payments"],
    ["tactic:threats", "threats", "tactic:threats"],
    ["tactic:unheard-of", "begin", ""],
  ])("opens what speaks of %s, whether the texts are there or not", async (topic, view, part) => {
    const reader = new Reader();
    await reader.open(topic);
    expect([reader.view, reader.part]).toEqual([view, part]);
  });
});

it("walks an exercise step by step, back, to its end and once more", () => {
  const walk = new Walk(w.grounding[0]!);
  walk.earlier();
  expect(walk.at).toBe(0);
  for (let n = 0; n < 20; n++) walk.next();
  expect([walk.at, walk.ended]).toEqual([w.grounding[0]!.steps.length, true]);
  walk.earlier();
  expect(walk.ended).toBe(false);
  walk.again();
  expect(walk.at).toBe(0);
});

describe("the room", () => {
  async function enter(): Promise<Fake> {
    const fake = installFake({});
    render(App);
    await screen.findByRole("navigation", { name: words.shell.navigation });
    await fireEvent.keyDown(document.body, { key: "6", code: "Digit6", ctrlKey: true });
    await screen.findByRole("heading", { name: w.title, level: 1 });
    return fake;
  }
  const contents = () => screen.findByRole("navigation", { name: w.contents });
  const open = async (name: string) =>
    fireEvent.click(await within(await contents()).findByRole("button", { name }));

  it("lists every article under its theme, and opens one with its sources", async () => {
    await enter();
    for (const { title } of w.catalogue)
      expect(within(await contents()).getByRole("button", { name: title })).toBeTruthy();
    await open("Grief");
    await screen.findByRole("heading", { name: "Grief", level: 2 });
    await screen.findByText(/Ambiguous Loss\. Pauline Boss, 1999\./);
  });

  it("goes from article to article by the words in them", async () => {
    await enter();
    await open("The rule of no contact");
    await fireEvent.click(await screen.findByRole("link", { name: "Withdrawal" }));
    await screen.findByRole("heading", { name: "Withdrawal and the pull", level: 2 });
    expect(location.hash).toBe("");
  });

  it("searches as one types, and says so when there is nothing", async () => {
    await enter();
    const field = screen.getByRole("searchbox", { name: w.search });
    await fireEvent.input(field, { target: { value: "monkey" } });
    await fireEvent.click(await screen.findByRole("button", { name: /^Flying monkeys/ }));
    await screen.findByRole("heading", { name: "Flying monkeys", level: 2 });
    await fireEvent.input(field, { target: { value: "xylophone" } });
    await screen.findByText(w.none("xylophone"));
  });

  it("changes the size of the text for the whole app", async () => {
    const fake = await enter();
    await open("Grief");
    await fireEvent.click(await screen.findByRole("button", { name: w.larger }));
    await waitFor(() => expect(document.documentElement.dataset.text).toBe("115"));
    expect(fake.called("Settings.Save")[0]?.args[0]).toMatchObject({ text_size: 115 });
  });

  it("opens an article from Control K", async () => {
    await enter();
    await fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    const field = await screen.findByRole("combobox", { name: words.search.field });
    await fireEvent.input(field, { target: { value: "spyware" } });
    await fireEvent.click(await screen.findByRole("option", { name: /Read: Stalkerware/ }));
    await screen.findByRole("heading", { name: "Stalkerware and hidden trackers", level: 2 });
  });
});

describe("the page for the worst hour", () => {
  const c = words.crisis;
  const friend = (title: string, reach: string): Item => ({ ...blank("support"), id: title, title, reach });
  async function come(plan: Item[] = [], own?: Settings): Promise<Fake> {
    const fake = installFake({ plan });
    if (own) await settings.save(own);
    render(App);
    await screen.findByRole("navigation", { name: words.shell.navigation });
    await fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    await fireEvent.input(await screen.findByRole("combobox", { name: words.search.field }), {
      target: { value: "help now" },
    });
    await fireEvent.click(await screen.findByRole("option", { name: words.search.crisis }));
    await screen.findByRole("heading", { name: c.title });
    return fake;
  }

  it("asks nothing, keeps nothing, and shows one's own people and the lines of one's country", async () => {
    installFake({});
    const none = await settings.get();
    const fake = await come([friend("Ida Brandt", "0100 200300")], { ...none, country: "IE" });
    await screen.findByText("1800 341 900");
    await screen.findByText("0100 200300");
    const before = fake.calls.length;
    screen.getByText(c.honest(w.collected));
    expect(screen.queryByText(c.anywhere)).toBeNull();
    expect(screen.queryAllByRole("textbox")).toEqual([]);
    expect(screen.queryAllByRole("slider")).toEqual([]);
    await fireEvent.click(screen.getByRole("button", { name: c.ground }));
    await screen.findByText(w.grounding[0]!.steps[0]!);
    expect(fake.calls.slice(before).filter(({ name }) => name !== "Session.Touch")).toEqual([]);
  });

  it("says what holds everywhere until a country is chosen, and keeps the choice", async () => {
    await come();
    await screen.findByText(c.anywhere);
    const preferences = new Preferences();
    await preferences.load();
    const whose = new Whose(preferences);
    expect(whose.country).toBeUndefined();
    await whose.choose("DE");
    expect([whose.country?.emergency, (await settings.get()).country]).toEqual(["112", "DE"]);
  });

  it("puts those first who are there for despair", () => {
    const { lines } = w.countries.find(({ code }) => code === "GB")!;
    expect(byPurpose(lines, "despair").map(([about]) => about)).toEqual(["despair", "violence", "young"]);
    expect(byPurpose(lines, "violence")[0]?.[0]).toBe("violence");
  });

  it("has something to do with the hands one press away", async () => {
    await come();
    await fireEvent.click(screen.getByRole("button", { name: c.ground }));
    await screen.findByText(w.grounding[0]!.steps[0]!);
    await fireEvent.click(screen.getByRole("button", { name: w.exercise.next }));
    await screen.findByText(w.grounding[0]!.steps[1]!);
  });

  it("goes back to where one was, by the button and by Escape", async () => {
    await come();
    await fireEvent.keyDown(document.body, { key: "Escape" });
    await screen.findByRole("heading", { name: words.today.safe });
  });
});
