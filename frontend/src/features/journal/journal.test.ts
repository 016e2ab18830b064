import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { blank, type Entry } from "~/lib/bridge/journal";
import { Toasts } from "~/lib/toast/toasts.svelte";
import { words } from "~/words";
import { Book } from "./book.svelte";
import { dayOf, momentOf } from "./labels";
import { TagEntry } from "./tags.svelte";

const w = words.journal;
const entry = (index: number, more: Partial<Entry> = {}): Entry => ({
  ...blank(),
  id: `entry${index}`,
  title: `Title ${index}`,
  text: `Words ${index}`,
  at: new Date(Date.parse("2026-11-20T08:00:00Z") - index * 86_400_000).toISOString(),
  zone: "Europe/Berlin",
  mood: 4,
  tags: index % 2 ? ["home"] : ["work"],
  created_at: "2026-11-20T07:12:00Z",
  updated_at: "2026-11-20T07:12:00Z",
  revision: 1,
  ...more,
});

let fake: Fake;
let toasts: Toasts;
let book: Book;
beforeEach(() => {
  fake = installFake({ entries: Array.from({ length: 30 }, (_, index) => entry(index)) });
  toasts = new Toasts();
  book = new Book(toasts);
});
afterEach(cleanup);

describe("the book", () => {
  it("begins with the newest entry, with the one asked for, or with an empty page", async () => {
    await book.begin("");
    expect(book.draft?.title).toBe("Title 0");
    await new Book(toasts).begin("");
    const other = new Book(toasts);
    await other.begin("entry7");
    expect(other.draft?.title).toBe("Title 7");
    const fresh = new Book(toasts);
    await fresh.begin("new");
    expect(fresh.draft?.id).toBe("");
    expect(fake.called("Journal.Save")).toHaveLength(0);
  });

  it("saves an entry before it opens another", async () => {
    await book.begin("");
    book.draft?.write("changed");
    await book.open("entry3");
    expect(book.draft?.title).toBe("Title 3");
    expect(fake.rooms.entries.find(({ id }) => id === "entry0")?.text).toBe("changed");
  });

  it("stays with the words that cannot be saved", async () => {
    await book.begin("");
    fake.fail("Journal.Save", "no-space");
    book.draft?.write("changed");
    await book.open("entry3");
    await book.fresh();
    await book.show({ trashed: true });
    expect(book.draft?.text).toBe("changed");
    expect(toasts.list[0]?.text).toContain(words.errors["no-space"]);
    fake.fail("Journal.Save");
    await book.end();
  });

  it("opens the last of many asked for in a hurry", async () => {
    await book.begin("");
    await Promise.all(["entry1", "entry2", "entry3"].map((id) => book.open(id)));
    expect(book.draft?.id).toBe("entry3");
  });

  it("shows the new entry though a filter would hide it", async () => {
    await book.begin("");
    await book.show({ tag: "home" });
    expect(book.list.total).toBe(15);
    await book.fresh();
    book.draft?.write("I");
    await book.draft?.save();
    await vi.waitFor(() => expect(book.list.total).toBe(31));
  });

  it("throws away, and takes it back", async () => {
    await book.begin("");
    await book.trash();
    expect(book.draft).toBeUndefined();
    expect(book.list.total).toBe(29);
    await toasts.list[0]?.undo?.();
    expect(book.draft?.id).toBe("entry0");
    expect(book.list.total).toBe(30);
  });

  it("saves what was typed before it throws it away", async () => {
    await book.begin("");
    book.draft?.write("the end");
    await book.trash();
    expect(fake.rooms.entries.find(({ id }) => id === "entry0")).toMatchObject({ text: "the end" });
  });

  it("deletes for ever only what is in the trash, and then all of it", async () => {
    await book.begin("");
    await book.trash();
    await book.open("entry1");
    await book.trash();
    await book.show({ trashed: true });
    expect(book.list.total).toBe(2);
    await book.open("entry0");
    expect(book.draft?.trashed).toBe(true);
    expect(toasts.list.some(({ undo }) => undo)).toBe(true);
    await book.remove("entry0");
    expect(toasts.list.some(({ undo }) => undo)).toBe(false); // nothing offers to bring back what is gone
    expect([book.list.total, fake.rooms.entries.length]).toEqual([1, 29]);
    await book.emptyTrash();
    expect([book.list.total, fake.rooms.entries.length]).toEqual([0, 28]);
  });
});

describe("tags", () => {
  const entryWith = (own: string[]) => {
    const tags = new TagEntry(
      () => own,
      () => ["Home", "homework", "group"],
      (next) => (own = next),
    );
    tags.open = true;
    return { tags, own: () => own };
  };

  it("are completed from those in use, without those it has", () => {
    const { tags, own } = entryWith(["home"]);
    tags.typed = "#ho";
    expect(tags.offers).toEqual(["homework"]);
    tags.move(1);
    tags.add();
    expect(own()).toEqual(["home", "homework"]);
  });

  it("are kept plain, and once", () => {
    const { tags, own } = entryWith(["home"]);
    for (const typed of [" #HOME ", "  ", "#", "a   new one"]) {
      tags.typed = typed;
      tags.add();
    }
    expect(own()).toEqual(["home", "a new one"]);
  });
});

describe("labels", () => {
  const now = "2026-11-20T08:12:00+01:00";
  it("name the day by the clock of the place", () => {
    expect(dayOf("2026-11-20T00:30:00+01:00", "Europe/Berlin", now)).toBe(w.today);
    expect(dayOf("2026-11-19T23:30:00+01:00", "Europe/Berlin", now)).toBe(w.yesterday);
    expect(dayOf("2026-11-12T08:00:00+01:00", "Europe/Berlin", now)).toMatch(/12/);
  });
  it("name the year and the zone only where they are others", () => {
    expect(momentOf(now, "Europe/Berlin", now)).not.toMatch(/2026|GMT/);
    expect(momentOf("2024-02-03T08:12:00+09:00", "Asia/Tokyo", now)).toMatch(/2024.*GMT\+9/);
  });
});

describe("the room", () => {
  async function open() {
    render(App);
    await screen.findByRole("navigation");
    await fireEvent.keyDown(document.body, { key: "2", code: "Digit2", ctrlKey: true });
    return screen.findByRole("listbox", { name: w.entries });
  }

  it("shows the list and the newest entry, and goes through it by keys", async () => {
    const list = await open();
    await screen.findByDisplayValue("Title 0");
    await fireEvent.focus(list);
    await fireEvent.keyDown(list, { key: "ArrowDown" });
    await screen.findByDisplayValue("Title 1");
    expect(screen.getByText(w.words(2))).toBeTruthy();
    screen.getByLabelText(w.entryTitle).focus();
    await fireEvent.keyDown(document.activeElement!, { key: "Escape" });
    await vi.waitFor(() => expect(document.activeElement).toBe(list));
  });

  it("makes an entry by Control N and typing, and keeps it when the window locks", async () => {
    await open();
    await screen.findByDisplayValue("Title 0");
    await fireEvent.keyDown(document.body, { key: "n", ctrlKey: true });
    const title = await screen.findByLabelText(w.entryTitle);
    await vi.waitFor(() => expect((title as HTMLTextAreaElement).isConnected).toBe(false));
    await fireEvent.input(screen.getByLabelText(w.entryTitle), { target: { value: "The lamp" } });
    await fireEvent.click(screen.getByRole("button", { name: "Light" }));
    await fireEvent.keyDown(document.body, { key: "l", ctrlKey: true });
    await screen.findByLabelText(words.session.passphrase);
    expect(fake.rooms.entries.find(({ title }) => title === "The lamp")?.mood).toBe(4);
  });

  it("asks before it deletes for ever", async () => {
    fake.rooms.entries.push(entry(99, { trashed_at: "2026-11-20T07:12:00Z" }));
    await open();
    await fireEvent.click(screen.getByRole("button", { name: w.trash }));
    await vi.waitFor(() => expect(screen.getByRole("heading", { name: w.trash })).toBeTruthy());
    await fireEvent.click(await screen.findByText("Title 99"));
    await fireEvent.click(await screen.findByRole("button", { name: w.remove }));
    expect(fake.called("Journal.Delete")).toHaveLength(0);
    await fireEvent.click(screen.getAllByRole("button", { name: w.remove }).at(-1)!);
    await vi.waitFor(() => expect(fake.rooms.entries).toHaveLength(30));
  });
});
