import type { Exhibit, Fact, Provenance } from "~/lib/bridge/evidence";
import { shownName } from "~/lib/text";
import { dateTime } from "~/lib/time";
import { words } from "~/words";

const w = words.exhibits;

export interface SortedFacts {
  /** What a person would ask for first: dates, places, devices. */
  first: Fact[];
  rest: Fact[];
}

const order: Fact["about"][] = ["date", "place", "device", "person", "software", "action"];

export function sorted(facts: Fact[]): SortedFacts {
  return {
    first: order.flatMap((about) => facts.filter((fact) => fact.about === about)),
    rest: facts.filter(({ about }) => !order.includes(about)),
  };
}

/** Dates as people write them; one without a zone stands as the clock in the file showed it. */
export function valueOf(fact: Fact): string {
  if (fact.about !== "date" || fact.at === "") return shownName(fact.value);
  return fact.zoned ? dateTime(fact.at) : w.unzoned(dateTime(fact.at, "UTC"));
}

export const nameOf = ({ name, origin }: Fact) => w.fact(shownName(name), w.origins[origin]);

/** What the person says, in the order of the form; what is not said is left out. */
export function saidRows({ made_by, note, series, source }: Provenance): [string, string][] {
  const rows: [string, string][] = [
    [w.kind, source.kind],
    [w.madeBy, made_by],
    [w.device, source.device],
    [w.account, source.account],
    [w.app, source.app],
    [w.method, source.export_method],
    [w.from, source.obtained_from],
    [w.when, source.obtained_at],
    [w.series, series],
    [w.note, note],
  ];
  return rows.filter(([, value]) => value !== "");
}

/** Every gap once, those the file shows first. */
export function concernsOf({ found, said }: Pick<Exhibit, "found" | "said">): string[] {
  return [...new Set([...found, ...said.concerns])].map((concern) => w.found[concern]);
}
