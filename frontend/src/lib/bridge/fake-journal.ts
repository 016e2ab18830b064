import { type Excerpt, nothingSaid } from "./evidence";
import type { Fake, Methods } from "./fake";
import type { FakeRooms } from "./fake-rooms";
import type { Job } from "./jobs";
import {
  type Attachment,
  blank,
  type DaySeen,
  type Entry,
  type EntryQuery,
  type EntryRow,
  type MonthSeen,
  type Template,
} from "./journal";

/** What fakeRooms lends to its parts. */
export interface FakeTools {
  id: () => string;
  now: () => string;
  find: <T extends { id: string }>(all: T[], wanted: string) => T;
  begin: (job: Pick<Job, "kind" | "unit" | "name">) => Job;
}

const month = 30 * 86_400_000;
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
const isSealed = (entry: Entry) =>
  entry.sealed_until !== "" && entry.broken_at === "" && Date.parse(entry.sealed_until) > Date.now();

/** An entry as it is handed out: a sealed letter keeps its words to itself. */
const shown = (entry: Entry): Entry =>
  isSealed(entry) ? { ...entry, text: "", attachments: [], sealed: true } : { ...entry, sealed: false };

const row = (entry: Entry): EntryRow => ({
  ...entry,
  sealed: isSealed(entry),
  excerpt: isSealed(entry) ? "" : (entry.text || (entry.record?.thought ?? "")).slice(0, 200),
  attachments: entry.attachments.filter(({ removed_at }) => removed_at === "").length,
});

const counted = (names: string[]) => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
};

const keeps = (query: EntryQuery) => (entry: Entry) =>
  entry.at.startsWith(query.month) &&
  entry.at.startsWith(query.day) &&
  (query.tag === "" || entry.tags.includes(query.tag)) &&
  (query.kinds.length === 0 || query.kinds.includes(entry.kind)) &&
  (query.mood === 0 || entry.mood === query.mood) &&
  (query.feeling === "" || entry.feelings.includes(query.feeling)) &&
  (query.person === "" || entry.people.includes(query.person));

const daySeen = (date: string, entries: Entry[]): DaySeen => ({
  date,
  entries: entries.length,
  words: entries.reduce((sum, { text }) => sum + wordsOf(text), 0),
  mood: entries.find(({ mood }) => mood > 0)?.mood ?? 0,
  pull: entries.find(({ pull }) => pull !== null)?.pull ?? null,
});

const monthSeen = (name: string, entries: Entry[]): MonthSeen => ({
  month: name,
  entries: entries.length,
  words: entries.reduce((sum, { text }) => sum + wordsOf(text), 0),
  moods: [0, 1, 2, 3, 4, 5].map((mood) => entries.filter((entry) => entry.mood === mood).length),
  feelings: counted(entries.flatMap(({ feelings }) => feelings)),
  kinds: Object.fromEntries(counted(entries.map(({ kind }) => kind)).map(({ name: k, count }) => [k, count])),
});

/** Groups of what key says, the first key last. */
function grouped(entries: Entry[], key: (entry: Entry) => string): [string, Entry[]][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(key(entry), [...(groups.get(key(entry)) ?? []), entry]);
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}

export function fakeJournal(fake: Fake, rooms: FakeRooms, { id, now, find, begin }: FakeTools): Methods {
  const listed = (trashed: boolean) =>
    rooms.entries
      .filter((entry) => (entry.trashed_at !== "") === trashed)
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const earlier = (wanted: string) => rooms.versions[find(rooms.entries, wanted).id] ?? [];
  const versionOf = (wanted: string, revision: number) => {
    const found = [...earlier(wanted), find(rooms.entries, wanted)].find((one) => one.revision === revision);
    if (!found) throw fake.error("not-found");
    return found;
  };
  const attachment = (wanted: string) =>
    find(
      rooms.entries.flatMap(({ attachments }) => attachments),
      wanted,
    );
  const save = (entry: Entry): Entry => {
    const old = entry.id === "" ? undefined : find(rooms.entries, entry.id);
    if (old && old.revision !== entry.revision) throw fake.error("conflict");
    if (old && isSealed(old) && (entry.title !== old.title || entry.sealed_until !== old.sealed_until))
      throw fake.error("sealed");
    const kept = old && isSealed(old) ? { ...old, tags: entry.tags } : entry;
    const saved: Entry = {
      ...kept,
      id: old?.id ?? id(),
      broken_at: old?.broken_at ?? "",
      attachments: old?.attachments ?? [],
      created_at: old?.created_at ?? now(),
      updated_at: now(),
      revision: entry.revision + 1,
    };
    if (old) rooms.versions[old.id] = [...earlier(old.id), old];
    rooms.entries = [...rooms.entries.filter((other) => other !== old), saved];
    return shown(saved);
  };

  return {
    List: (query: EntryQuery) => {
      const all = listed(query.trashed).filter(keeps(query)).map(row);
      const end = query.limit > 0 ? query.offset + query.limit : undefined;
      return { total: all.length, rows: all.slice(query.offset, end) };
    },
    Months: (query: EntryQuery) =>
      grouped(listed(query.trashed).filter(keeps(query)), ({ at }) => at.slice(0, 7))
        .reverse()
        .map(([name, entries]) => ({ month: name, count: entries.length })),
    Tags: () => [...new Set(listed(false).flatMap((entry) => entry.tags))].sort(),
    Feelings: () => counted(listed(false).flatMap(({ feelings }) => feelings)).map(({ name }) => name),
    People: () => counted(listed(false).flatMap(({ people }) => people)).map(({ name }) => name),
    Get: (wanted: string) => shown(find(rooms.entries, wanted)),
    Save: save,
    BreakSeal: (wanted: string) => {
      const letter = find(rooms.entries, wanted);
      if (isSealed(letter)) Object.assign(letter, { broken_at: now(), revision: letter.revision + 1 });
      return shown(letter);
    },
    Trash: (wanted: string) => void (find(rooms.entries, wanted).trashed_at = now()),
    Restore: (wanted: string) => void (find(rooms.entries, wanted).trashed_at = ""),
    Delete: (wanted: string) => {
      const gone = find(rooms.entries, wanted);
      rooms.entries = rooms.entries.filter((entry) => entry !== gone);
    },
    EmptyTrash: () => {
      const before = rooms.entries.length;
      rooms.entries = listed(false);
      return before - rooms.entries.length;
    },
    TrashDue: () =>
      listed(true).filter(({ trashed_at }) => Date.now() - Date.parse(trashed_at) >= month).length,

    Versions: (wanted: string) =>
      earlier(wanted)
        .map(({ revision, updated_at, title, text }) => ({
          ...{ revision, title },
          at: updated_at,
          words: wordsOf(text),
        }))
        .reverse(),
    Version: (wanted: string, revision: number) =>
      isSealed(find(rooms.entries, wanted))
        ? { ...versionOf(wanted, revision), text: "", sealed: true }
        : versionOf(wanted, revision),
    BringBack: (wanted: string, revision: number) => {
      if (isSealed(find(rooms.entries, wanted))) throw fake.error("sealed");
      return save({ ...versionOf(wanted, revision), revision: find(rooms.entries, wanted).revision });
    },

    Templates: () => [...rooms.templates],
    SaveTemplate: (template: Template) => {
      const saved = { ...template, id: template.id === "" ? id() : template.id };
      rooms.templates = [...rooms.templates.filter((other) => other.id !== saved.id), saved];
      return saved;
    },
    RemoveTemplate: (wanted: string) => {
      const gone = find(rooms.templates, wanted);
      rooms.templates = rooms.templates.filter((template) => template !== gone);
    },
    Prompts: () => rooms.prompts,
    PromptShown: (wanted: string) => void (rooms.prompts.shown[wanted] = now()),
    HushPrompts: (kind: string, on: boolean) => {
      const others = rooms.prompts.hushed.filter((other) => other !== kind);
      rooms.prompts.hushed = on ? [...others, kind] : others;
    },

    Days: (from: string, to: string) =>
      grouped(listed(false), ({ at }) => at.slice(0, 10))
        .filter(([date]) => date >= from && date <= to)
        .map(([date, entries]) => daySeen(date, entries)),
    MonthsSeen: () =>
      grouped(listed(false), ({ at }) => at.slice(0, 7)).map(([name, entries]) => monthSeen(name, entries)),
    OnThisDay: (date: string) =>
      listed(false)
        .filter(({ at }) => at.slice(5, 10) === date.slice(5) && at.slice(0, 4) < date.slice(0, 4))
        .map(row),

    ChooseAttachments: () => begin({ kind: "attach", unit: "bytes", name: "lamp.jpg" }),
    PasteAttachment: (entry: string, name: string, base64: string): Attachment => {
      const kind = /\.(png|jpe?g|gif|webp)$/i.test(name) ? "image" : "none";
      const added: Attachment = {
        ...{ id: id(), name, size: Math.floor(base64.length * 0.75), sha256: "9f2c".repeat(16) },
        ...{ media_type: kind === "image" ? "image/png" : "application/octet-stream", preview: kind },
        ...{ added_at: now(), removed_at: "" },
      };
      find(rooms.entries, entry).attachments.push(added);
      return added;
    },
    RemoveAttachment: (wanted: string) => void (attachment(wanted).removed_at = now()),
    RestoreAttachment: (wanted: string) => void (attachment(wanted).removed_at = ""),
    SaveAttachment: (wanted: string) => begin({ kind: "copy", unit: "bytes", name: attachment(wanted).name }),
    DropInto: () => undefined,

    Promote: ({ entry, text, incident }: { entry: string; text: string; incident: string }) => {
      const from = find(rooms.entries, entry);
      if (!from.text.includes(text)) throw fake.error("invalid");
      const excerpt: Excerpt = {
        ...{ text, from: "journal" as const, entry },
        ...{ written_at: from.updated_at, copied_at: now() },
      };
      if (incident !== "") {
        find(rooms.incidents, incident).excerpts.push(excerpt);
        return incident;
      }
      const number = rooms.incidents.length + 1;
      const made = { id: id(), number, what: text.slice(0, 200), excerpts: [excerpt] };
      rooms.incidents.unshift({
        ...nothingSaid(from.zone),
        ...made,
        ...{ recorded_at: now(), exhibits: [], quotes: [], corrections: [] },
        ...{ updated_at: now(), trashed_at: "", revision: 1 },
      });
      return made.id;
    },
  };
}

/** What the fake's journal begins with. */
export const emptyJournal = () => ({
  entries: [] as Entry[],
  versions: {} as Record<string, Entry[]>,
  templates: [] as Template[],
  prompts: { shown: {} as Record<string, string>, hushed: [] as string[] },
});

/** An entry for tests and for looking at the page. */
export const someEntry = (more: Partial<Entry>): Entry => ({
  ...{ ...blank(), at: "2026-11-20T08:12:00+01:00", zone: "Europe/Berlin" },
  ...{ created_at: "2026-11-20T07:12:00Z", updated_at: "2026-11-20T07:12:00Z", revision: 1 },
  ...more,
});
