import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { someEntry } from "~/lib/bridge/fake-journal";
import type { Entry } from "~/lib/bridge/journal";
import { flushAll } from "~/lib/flush";
import { Toasts } from "~/lib/toast/toasts.svelte";
import { words } from "~/words";
import { Asking } from "./asking.svelte";
import { Draft } from "./draft.svelte";
import { Excerpt } from "./excerpt.svelte";
import { laterBy } from "./seal";
import { feelingLimits, TagEntry } from "./tags.svelte";
import { Templates } from "./templates.svelte";
import { TrashDue } from "./trash-due.svelte";
import { pageOf, Versions } from "./versions.svelte";

const w = words.forms;
const day = 86_400_000;
const ahead = (days: number) => new Date(Date.now() + days * day).toISOString();
const letter = (more: Partial<Entry> = {}) =>
  someEntry({
    id: "letter",
    at: "2026-11-19T08:12:00+01:00",
    kind: "letter",
    title: "What I would say",
    text: "Dear M.",
    to: "M.",
    ...more,
  });

let fake: Fake;
const kept = (id: string) => fake.rooms.entries.find((entry) => entry.id === id)!;
beforeEach(() => {
  fake = installFake({
    entries: [letter(), someEntry({ id: "page", title: "A page", text: "One two three." })],
  });
});
afterEach(async () => {
  await flushAll();
  cleanup();
});

describe("a letter", () => {
  it("is kept with whom it is to, and every other thing that was said", async () => {
    const draft = new Draft(kept("letter"));
    draft.change({ to: "my mother", feelings: ["sad"], pull: 0, people: ["Anna"] });
    await draft.save();
    expect(kept("letter")).toMatchObject({ to: "my mother", feelings: ["sad"], pull: 0, people: ["Anna"] });
  });

  it("once sealed, is gone from the page and takes nothing but tags", async () => {
    const draft = new Draft(kept("letter"));
    draft.write("Dear M., and more");
    expect(await draft.seal(ahead(7))).toBe(true);
    expect([draft.sealed, draft.text, draft.clean]).toEqual([true, "", true]);
    expect(kept("letter").text).toBe("Dear M., and more");
    draft.change({ tags: ["later"] });
    await draft.save();
    expect(draft.standing).toBe("saved");
    expect(kept("letter")).toMatchObject({ text: "Dear M., and more", tags: ["later"] });
  });

  it("that could not be sealed is open and as it was", async () => {
    fake.fail("Journal.Save", "no-space");
    const draft = new Draft(kept("letter"));
    expect(await draft.seal(ahead(7))).toBe(false);
    expect([draft.sealed, draft.sealed_until, draft.text]).toEqual([false, "", "Dear M."]);
    fake.fail("Journal.Save");
    await draft.save();
    expect(kept("letter").sealed_until).toBe("");
  });

  it("can be opened by breaking the seal, which stays to be seen", async () => {
    fake.rooms.entries = [letter({ sealed_until: ahead(7) })];
    const draft = new Draft(someEntry({ ...kept("letter"), text: "", sealed: true }));
    await draft.breakSeal();
    expect([draft.sealed, draft.text]).toEqual([false, "Dear M."]);
    expect(draft.broken_at).not.toBe("");
  });

  it("is sealed by the calendar, to the same time of the day", () => {
    const spans = ["day", "week", "month", "year"] as const;
    expect(spans.map((span) => laterBy("2028-02-29T08:12", span))).toEqual([
      "2028-03-01T08:12",
      "2028-03-07T08:12",
      "2028-03-29T08:12",
      "2029-02-28T08:12",
    ]);
  });
});

describe("a thought record", () => {
  it("keeps its five fields and both beliefs, and what is not said as not said", async () => {
    const draft = new Draft(someEntry({ kind: "thought-record", revision: 0 }));
    draft.change({ record: { ...draft.record!, thought: "It was me", before: 0 } });
    draft.change({ record: { ...draft.record!, kinder: "It was the weather" } });
    draft.write("Anything else");
    await draft.save();
    const record = {
      thought: "It was me",
      for: "",
      against: "",
      kinder: "It was the weather",
      before: 0,
      after: null,
    };
    expect(kept(draft.id)).toMatchObject({ kind: "thought-record", text: "Anything else", record });
  });
});

describe("feelings", () => {
  it("are those of the families or typed, each once", () => {
    const draft = new Draft(someEntry({ feelings: ["calm"] }));
    const entry = new TagEntry(
      () => draft.feelings,
      () => [],
      (feelings) => draft.change({ feelings }),
      feelingLimits,
    );
    entry.add("proud");
    entry.typed = "  Calm ";
    entry.add();
    entry.typed = `a${"b".repeat(60)}`;
    entry.add();
    expect(draft.feelings.slice(0, 2)).toEqual(["calm", "proud"]);
    expect(draft.feelings[2]).toHaveLength(feelingLimits.longest);
    for (let n = 0; n < 20; n++) entry.add(`feeling ${n}`);
    expect(draft.feelings).toHaveLength(feelingLimits.most);
  });

  it("stand in one family only, and fit what an entry takes", () => {
    const all = w.families.flatMap(({ feelings }) => feelings);
    expect(new Set(all).size).toBe(all.length);
    for (const name of all) expect(name.length).toBeLessThanOrEqual(feelingLimits.longest);
  });
});

describe("a question", () => {
  it("is remembered once asked, and another is another", async () => {
    const asking = new Asking("entry", () => 0);
    await asking.ask();
    const first = asking.prompt!;
    expect(Object.keys(fake.rooms.prompts.shown)).toEqual([first.id]);
    await asking.ask();
    expect(asking.prompt?.id).not.toBe(first.id);
  });

  it("of a kind put away comes no more, until that is taken back", async () => {
    const asking = new Asking("entry", () => 0);
    await asking.ask();
    const { kind } = asking.prompt!;
    await asking.hush(kind, true);
    expect(asking.prompt?.kind).not.toBe(kind);
    expect(asking.hushed).toEqual([kind]);
    await asking.hush(kind, false);
    expect([asking.hushed, fake.rooms.prompts.hushed]).toEqual([[], []]);
  });

  it("that cannot be asked says why", async () => {
    fake.fail("Journal.Prompts", "damaged");
    const asking = new Asking("entry");
    await asking.ask();
    expect(asking.error).toBe(words.errors.damaged);
  });
});

describe("templates", () => {
  it("are made from a page, changed, and removed with a way back", async () => {
    const toasts = new Toasts();
    const templates = new Templates(toasts);
    templates.edit({ name: "Evening", kind: "entry", text: "# Evening" });
    expect(await templates.save()).toBe(true);
    templates.edit(templates.list[0]!);
    templates.draft!.text = "# The evening";
    await templates.save();
    expect(templates.list).toMatchObject([{ name: "Evening", text: "# The evening" }]);
    await templates.remove(templates.list[0]!);
    expect(templates.list).toEqual([]);
    await toasts.list[0]?.undo?.();
    expect(templates.list).toMatchObject([{ name: "Evening", text: "# The evening" }]);
  });

  it("need a name", async () => {
    const templates = new Templates(new Toasts());
    templates.edit({ name: "  ", kind: "entry", text: "" });
    expect(await templates.save()).toBe(false);
    expect(templates.error).toBe(w.templateNeeds);
    expect(fake.called("Journal.SaveTemplate")).toEqual([]);
  });
});

describe("earlier versions", () => {
  async function written() {
    const draft = new Draft(kept("page"));
    for (const text of ["One two.", "One two, and four."]) {
      draft.write(text);
      await draft.save();
    }
    const versions = new Versions(draft);
    await versions.read();
    return { draft, versions };
  }

  it("are listed newest first, and the last is laid beside what stands", async () => {
    const { versions } = await written();
    expect(versions.rows.map(({ words: count }) => count)).toEqual([2, 3]);
    expect(versions.comparison).toMatchObject({ added: 2, removed: 0 });
    await versions.look(versions.rows[1]!.revision);
    expect(versions.comparison).toMatchObject({ removed: 1 });
  });

  it("save what is being typed before they are looked at", async () => {
    const draft = new Draft(kept("page"));
    draft.write("Not kept yet");
    await new Versions(draft).read();
    expect(kept("page").text).toBe("Not kept yet");
  });

  it("are brought back, which can be taken back, and the words go to the editor", async () => {
    const { draft, versions } = await written();
    await versions.look(versions.rows[1]!.revision);
    const undo = await versions.bringBack();
    expect([draft.text, draft.replacement]).toEqual(["One two three.", "One two three."]);
    draft.write("One two three.");
    expect(draft.clean).toBe(true);
    expect(kept("page").text).toBe("One two three.");
    await undo!();
    expect([draft.text, kept("page").text]).toEqual(["One two, and four.", "One two, and four."]);
    draft.write("goes on");
    await draft.save();
    expect(kept("page").text).toBe("goes on");
  });

  it("hold all that was written on a page", () => {
    const record = { thought: "T", for: "F", against: "", kinder: "K", before: 80, after: null };
    const page = pageOf({ title: "A", text: "free", to: "", record });
    for (const part of ["A", "T", "F", "K", "80", "free"]) expect(page).toContain(part);
  });
});

describe("the trash of more than thirty days", () => {
  it("is emptied of what is that old, and of nothing else", async () => {
    const old = someEntry({ id: "old", trashed_at: ahead(-31) });
    const young = someEntry({ id: "young", trashed_at: ahead(-2) });
    fake.rooms.entries.push(old, young);
    const due = new TrashDue();
    await due.ask();
    expect(due.count).toBe(1);
    expect(await due.empty()).toBe(1);
    await due.ask();
    expect(fake.called("Journal.TrashDue")).toHaveLength(1);
    fake.emit("session", {} as never);
    expect(fake.rooms.entries.map(({ id }) => id)).toEqual(["letter", "page", "young"]);
  });
});

describe("marked words", () => {
  it("are copied as they are, once they are kept", async () => {
    const draft = new Draft(kept("page"));
    draft.write("One two three. And it rang.");
    const excerpt = new Excerpt(draft, "And it rang.");
    const incident = await excerpt.copy();
    expect(fake.rooms.incidents).toMatchObject([
      { id: incident, excerpts: [{ text: "And it rang.", entry: "page" }] },
    ]);
  });

  it("that do not stand in the entry are refused in plain words", async () => {
    const excerpt = new Excerpt(new Draft(kept("page")), "never written");
    expect(await excerpt.copy()).toBeUndefined();
    expect(excerpt.error).toBe(w.promoteNotThere);
  });
});

describe("the room", () => {
  async function open() {
    render(App);
    await screen.findByRole("navigation");
    await fireEvent.keyDown(document.body, { key: "2", code: "Digit2", ctrlKey: true });
    await screen.findByRole("listbox", { name: words.journal.entries });
  }

  it("begins a page of another kind from the menu, by keys", async () => {
    await open();
    await fireEvent.click(screen.getByRole("button", { name: w.newKind }));
    const menu = await screen.findByRole("menu", { name: w.newKind });
    await fireEvent.click(within(menu).getByRole("menuitem", { name: words.journal.kinds.letter }));
    await fireEvent.input(await screen.findByLabelText(w.to), { target: { value: "R." } });
    await flushAll();
    expect(fake.rooms.entries.at(-1)).toMatchObject({ kind: "letter", to: "R.", sealed_until: "" });
  });

  it("says what a seal means before it seals, and asks before it breaks one", async () => {
    await open();
    await fireEvent.click(await screen.findByText("What I would say"));
    await fireEvent.click(await screen.findByRole("button", { name: w.seal }));
    for (const meaning of w.sealMeans) screen.getByText(meaning);
    expect(fake.called("Journal.Save")).toEqual([]);
    await fireEvent.click(screen.getByRole("button", { name: w.sealIt }));
    await screen.findByRole("heading", { name: w.sealedTo("M.") });
    await vi.waitFor(() => expect(screen.queryByText("Dear M.")).toBeNull());
    await fireEvent.click(screen.getByRole("button", { name: w.breakSeal }));
    expect(fake.called("Journal.BreakSeal")).toEqual([]);
    await fireEvent.click(screen.getByRole("button", { name: w.breakIt }));
    await screen.findByLabelText(w.to);
    expect(kept("letter").broken_at).not.toBe("");
  });

  it("asks kindly about old trash, and keeps it when told to", async () => {
    fake.rooms.entries.push(someEntry({ id: "old", trashed_at: ahead(-40) }));
    await open();
    await screen.findByText(new RegExp(w.trashDueTitle(1)));
    await fireEvent.click(screen.getByRole("button", { name: w.trashDueKeep }));
    await vi.waitFor(() => expect(screen.queryByText(new RegExp(w.trashDueTitle(1)))).toBeNull());
    expect(fake.called("Journal.Delete")).toEqual([]);
    // Asked once a visit: not again on coming back to the room.
    await fireEvent.keyDown(document.body, { key: "1", code: "Digit1", ctrlKey: true });
    await fireEvent.keyDown(document.body, { key: "2", code: "Digit2", ctrlKey: true });
    await screen.findByRole("listbox", { name: words.journal.entries });
    expect(fake.called("Journal.TrashDue")).toHaveLength(1);
  });
});
