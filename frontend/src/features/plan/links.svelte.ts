import { evidence, journal, people, search } from "~/lib/bridge";
import type { Item } from "~/lib/bridge/plan";
import { words } from "~/words";

export type LinkKind = "incidents" | "people" | "entries";

export interface Link {
  kind: LinkKind;
  id: string;
  name: string;
}

const kindOf = (hit: { room: string; kind: string }): LinkKind | undefined => {
  if (hit.room === "journal") return "entries";
  return ({ incident: "incidents", person: "people" } as const)[hit.kind];
};

const named = (kind: LinkKind, id: string): Promise<string> => {
  if (kind === "incidents") return evidence.incident(id).then(({ what }) => what);
  if (kind === "entries") return journal.get(id).then(({ title }) => title || words.search.untitled);
  return people.list().then((all) => all.find((one) => one.id === id)?.name ?? words.plan.goneLink);
};

/** Every link of an item, with the name of what it leads to. */
export async function linksOf(item: Item): Promise<Link[]> {
  const all = (["incidents", "people", "entries"] as const).flatMap((kind) =>
    item[kind].map((id) => ({ kind, id })),
  );
  return Promise.all(
    all.map(async (link) => ({
      ...link,
      name: await named(link.kind, link.id).catch(() => words.plan.goneLink),
    })),
  );
}

/** What can be linked, as one types. */
export class LinkFinder {
  found = $state.raw<Link[]>([]);
  asked = $state("");
  #age = 0;

  async find(typed: string) {
    const age = ++this.#age;
    if (typed.trim() === "") {
      this.found = [];
      this.asked = "";
      return;
    }
    const { hits } = await search
      .find({ query: typed, room: "", offset: 0, limit: 24 })
      .catch(() => ({ hits: [] }));
    if (age !== this.#age) return;
    this.asked = typed;
    this.found = hits
      .flatMap((hit) => {
        const kind = kindOf(hit);
        return kind ? [{ kind, id: hit.id, name: hit.title || words.search.untitled }] : [];
      })
      .slice(0, 6);
  }
}

/** Where a link leads: a room, and what to begin with there. */
export const placeOf = ({ kind, id }: Link): { room: "journal" | "evidence"; intent: string } =>
  kind === "entries"
    ? { room: "journal", intent: id }
    : { room: "evidence", intent: kind === "people" ? `person:${id}` : id };
