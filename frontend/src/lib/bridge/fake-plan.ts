import type { Fake, Methods } from "./fake";
import type { Item, Mark } from "./plan";

interface Tools {
  id: () => string;
  now: () => string;
  find: <T extends { id: string }>(all: T[], wanted: string) => T;
}

/** The plan in memory: what the page can see of it, in the user's order. */
export function fakePlan(fake: Fake, items: Item[], { id, now, find }: Tools): Methods {
  const change = (wanted: string, change: Partial<Item>) => {
    const item = find(items, wanted);
    return structuredClone(Object.assign(item, change, { revision: item.revision + 1 }));
  };
  const same = (a: Mark) => (b: Mark) => JSON.stringify(a) === JSON.stringify(b);
  return {
    List: (kind: string) =>
      structuredClone(items.filter((item) => !item.trashed_at && (!kind || item.kind === kind))),
    Trashed: () => structuredClone(items.filter((item) => item.trashed_at)),
    Save: (item: Item) => {
      if (!item.id) {
        const made = { ...item, id: id(), created_at: now(), updated_at: now(), revision: 1 };
        items.push(made);
        return structuredClone(made);
      }
      const old = find(items, item.id);
      if (old.revision !== item.revision) throw fake.error("conflict");
      const { marks, today, done_at } = old;
      return change(item.id, { ...item, marks, today, done_at, updated_at: now() });
    },
    Move: (wanted: string, before: string) => {
      const [item] = items.splice(items.indexOf(find(items, wanted)), 1);
      const to = before ? items.indexOf(find(items, before)) : items.length;
      if (item) items.splice(to, 0, item);
    },
    Done: (wanted: string, done: boolean) => change(wanted, { done_at: done ? now() : "" }),
    Choose: (wanted: string, date: string) => {
      for (const item of items) if (item.today === date) item.today = "";
      if (wanted) change(wanted, { today: date });
    },
    Today: (date: string) => structuredClone(items.find((item) => item.today === date) ?? null),
    Mark: (wanted: string, mark: Mark) => change(wanted, { marks: [...find(items, wanted).marks, mark] }),
    Unmark: (wanted: string, mark: Mark) => {
      const { marks } = find(items, wanted);
      const at = marks.findIndex(same(mark));
      if (at < 0) throw fake.error("not-found");
      return change(wanted, { marks: marks.toSpliced(at, 1) });
    },
    Trash: (wanted: string) => void change(wanted, { trashed_at: now() }),
    Restore: (wanted: string) => void change(wanted, { trashed_at: "" }),
    Print: () => "notes.pdf",
    Delete: (wanted: string) => void items.splice(items.indexOf(find(items, wanted)), 1),
  };
}
