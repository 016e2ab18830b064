import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { blank, type Entry } from "~/lib/bridge/journal";
import { Toasts } from "~/lib/toast/toasts.svelte";
import { words } from "~/words";
import { Book } from "./book.svelte";
import { everything, queryOf } from "./filter";
import Held from "./Held.svelte";

const w = words.journal;
const entry = (id: string, at: string, more: Partial<Entry> = {}): Entry => ({
  ...blank(),
  ...{ id, title: `Title ${id}`, text: "By the lake", at, zone: "Europe/Berlin", revision: 1 },
  ...more,
});

let fake: Fake;
let book: Book;
beforeEach(() => {
  fake = installFake({
    entries: [
      entry("lamp", "2026-11-20T08:00:00+01:00", { text: "The yellow lamp", mood: 4, people: ["Anna"] }),
      entry("dream", "2026-11-18T08:00:00+01:00", { kind: "dream", feelings: ["relief"], mood: 4 }),
      entry("thought", "2026-10-02T08:00:00+02:00", { kind: "thought", text: "A lamp again" }),
      entry("letter", "2026-10-01T08:00:00+02:00", { kind: "letter", sealed_until: "2099-01-01T00:00:00Z" }),
    ],
  });
  book = new Book(new Toasts());
});
afterEach(cleanup);

describe("a filter in the words of the search", () => {
  it("says each condition, and what is typed last", () => {
    expect(queryOf(everything)).toBe("");
    const held = { ...everything, text: " lamp ", tag: 'a "b"', mood: 4, person: "Anna M." };
    expect(queryOf(held)).toBe('tag:"a  b " mood:4 person:"Anna M." lamp');
    expect(queryOf({ ...everything, month: "2026-12" })).toBe("after:2026-12-01 before:2027-01-01");
    expect(queryOf({ ...everything, day: "2026-02-28" })).toBe("after:2026-02-28 before:2026-03-01");
  });
  it("says one of several kinds as none of the others", () => {
    expect(queryOf({ ...everything, kinds: ["letter"] })).toBe("kind:letter");
    const discovery = queryOf({ ...everything, kinds: ["thought", "achievement", "dream"] });
    expect(discovery.split(" ").sort()).toEqual([
      "-kind:entry",
      "-kind:grief",
      "-kind:letter",
      "-kind:thought-record",
    ]);
  });
});

describe("the list", () => {
  const groups = () => book.list.groups.map(({ month, count }) => [month, count]);

  it("stands under months, whatever is asked for", async () => {
    await book.begin("");
    expect([book.list.all, ...groups()]).toEqual([4, ["2026-11", 2], ["2026-10", 2]]);
    await book.show({ kinds: ["thought", "achievement", "dream"] });
    expect(groups()).toEqual([
      ["2026-11", 1],
      ["2026-10", 1],
    ]);
    await book.show({ kinds: [], mood: 4 });
    expect(groups()).toEqual([["2026-11", 2]]);
    await book.show({ person: "Anna" });
    expect([book.list.total, ...groups()]).toEqual([1, ["2026-11", 1]]);
  });

  it("finds words together with what it is held to, and lists again without them", async () => {
    await book.begin("search:lamp");
    await vi.waitFor(() => expect(book.list.total).toBe(2));
    expect(book.list.found).toBe(true);
    await book.show({ kinds: ["thought", "achievement", "dream"] });
    expect((await book.list.find(0, 10)).map(({ id }) => id)).toEqual(["thought"]);
    await book.show({ text: "" });
    expect([book.list.found, book.list.total]).toEqual([false, 2]);
    await book.showAll();
    expect(book.list.filtered).toBe(false);
  });

  it("looks again while the index is still being read", async () => {
    vi.useFakeTimers();
    fake.search.reading = true;
    await book.show({ text: "lamp" });
    expect(book.list.reading).toBe(true);
    fake.search.reading = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(book.list.reading).toBe(false);
    vi.useRealTimers();
  });

  it("shows a day, begins a kind, and looks back, when asked from elsewhere", async () => {
    await book.begin("day:2026-11-18");
    await vi.waitFor(() => expect(book.list.total).toBe(1));
    await book.go("new:letter");
    expect(book.draft?.kind).toBe("letter");
    expect(book.list.filtered).toBe(false);
    await book.go("look-back");
    expect(book.looking).toBe(true);
    await book.go("dream");
    expect([book.looking, book.draft?.id]).toEqual([false, "dream"]);
  });
});

describe("the pane", () => {
  async function open() {
    render(App);
    await screen.findByRole("navigation");
    await fireEvent.keyDown(document.body, { key: "2", code: "Digit2", ctrlKey: true });
    return screen.findByRole("listbox", { name: w.entries });
  }

  it("shows what is sealed as sealed", async () => {
    const list = await open();
    const row = (await within(list).findByText("Title letter")).closest<HTMLElement>("[role=option]")!;
    expect(row.textContent).toContain("Sealed until");
    expect(row.textContent).not.toContain("By the lake");
  });

  it("searches as one types, and marks the words", async () => {
    await open();
    const field = screen.getByRole("searchbox", { name: w.search(4) });
    await fireEvent.input(field, { target: { value: "yellow" } });
    await screen.findByText(w.found(1));
    const list = screen.getByRole("listbox", { name: w.entries });
    await vi.waitFor(() => expect(list.querySelector("mark")?.textContent).toBe("yellow"));
    await fireEvent.keyDown(field, { key: "Escape" });
    await screen.findByText("Title dream");
  });

  it("clears each thing it is held to by itself", async () => {
    const onempty = vi.fn();
    await book.show({ mood: 4, person: "Anna" });
    render(Held, { book, onempty });
    const held = screen.getByRole("group", { name: w.held });
    expect(within(held).getAllByRole("button")).toHaveLength(3);
    await fireEvent.click(within(held).getByRole("button", { name: "Anna" }));
    expect(book.list.filter).toMatchObject({ mood: 4, person: "" });
    await vi.waitFor(() => expect(document.activeElement).toBe(within(held).getByRole("button")));
    await fireEvent.click(within(held).getByRole("button", { name: "Light" }));
    expect(screen.queryByRole("group", { name: w.held })).toBeNull();
    await vi.waitFor(() => expect(onempty).toHaveBeenCalledOnce());
    expect(book.list.filtered).toBe(false);
  });
});
