import type { Methods } from "./fake";
import type { FakeRooms } from "./fake-rooms";
import type { Hit, Search } from "./search";

interface Doc extends Omit<Hit, "snippet" | "score"> {
  text: string;
  /** What its fields say, as "tag:home". */
  says: string[];
}

const around = 60;
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function snippetOf(text: string, wanted: string[]): Hit["snippet"] {
  const low = text.toLowerCase();
  const first = Math.min(...wanted.map((word) => low.indexOf(word)).filter((at) => at >= 0), text.length);
  const from = first === text.length ? 0 : Math.max(0, first - around);
  const part = text.slice(from, from + 4 * around).replace(/\s+/g, " ");
  const marks: [number, number][] = [];
  for (const word of wanted) {
    const at = part.toLowerCase().indexOf(word);
    if (at >= 0) marks.push([at, at + word.length]);
  }
  marks.sort(([a], [b]) => a - b);
  return {
    text: part,
    marks: marks.filter(([at], index) => index === 0 || at >= (marks[index - 1]?.[1] ?? 0)),
  };
}

function docsOf(rooms: FakeRooms): Doc[] {
  const entries = rooms.entries
    .filter(
      ({ trashed_at, sealed_until }) => trashed_at === "" && Date.parse(sealed_until || "1900") < Date.now(),
    )
    .map(({ id, kind, title, text, at, zone, mood, tags, feelings, people }) => ({
      ...{ id, room: "journal" as const, kind, title, text, at, zone },
      says: [
        ...[`kind:${kind}`, `mood:${mood}`, `after:${at.slice(0, 10)}`],
        ...[...tags.map((tag) => `tag:${tag}`), ...feelings.map((name) => `feeling:${name}`)],
        ...people.map((name) => `person:${name}`),
      ],
    }));
  const incidents = rooms.incidents.map(({ id, what, words, happened, zone }) => ({
    ...{ id, room: "evidence" as const, kind: "incident", title: what, text: words, at: happened.at, zone },
    says: ["kind:incident"],
  }));
  const exhibits = rooms.exhibits.map(({ id, name, added_at, zone }) => ({
    ...{ id, room: "evidence" as const, kind: "exhibit", title: name, text: "", at: added_at, zone },
    says: ["kind:exhibit"],
  }));
  const plan = rooms.plan
    .filter(({ trashed_at }) => trashed_at === "")
    .map(({ id, kind, title, text, was, sentence, created_at }) => ({
      ...{ id, room: "plan" as const, kind, title: title || text, text: `${text} ${was} ${sentence}` },
      ...{ at: created_at, zone: "UTC", says: [`kind:${kind}`] },
    }));
  return [...entries, ...incidents, ...exhibits, ...plan];
}

function meets({ title, text, says }: Doc, term: string): boolean {
  const [, field, value = ""] = /^(\w+):(.*)$/.exec(term) ?? [];
  const day = says.find((said) => said.startsWith("after:"))?.slice("after:".length) ?? "";
  if (field === "after") return day >= value;
  if (field === "before") return day !== "" && day < value;
  if (field) return says.some((said) => plain(said) === plain(`${field}:${value}`));
  return plain(`${title} ${text}`).includes(plain(term));
}

/** Finds by looking at everything, newest first; enough of the grammar for a page to be tried with. */
export function fakeSearch(rooms: FakeRooms, state: { reading: boolean }): Methods {
  return {
    Find: ({ query, room, offset, limit }: Search) => {
      const terms = [...query.matchAll(/(-?)(\w+:)?(?:"([^"]*)"?|([^\s"]+))/g)].map(
        ([, not = "", field = "", quoted, bare]) => ({
          not: not !== "",
          term: field + (quoted ?? bare ?? ""),
        }),
      );
      const wanted = terms
        .filter(({ not, term }) => !not && !/^\w+:/.test(term))
        .map(({ term }) => term.toLowerCase());
      const hits = docsOf(rooms)
        .filter((doc) => room === "" || doc.room === room)
        .filter((doc) => terms.every(({ not, term }) => meets(doc, term) !== not))
        .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
        .map(({ id, room, kind, title, text, at, zone }) => ({
          ...{ id, room, kind, title, at, zone },
          ...{ snippet: snippetOf(text, wanted), score: 1 },
        }));
      return { total: hits.length, ready: !state.reading, hits: hits.slice(offset, offset + limit) };
    },
  };
}
