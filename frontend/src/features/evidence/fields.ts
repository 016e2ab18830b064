import type { Incident, Precision, When } from "~/lib/bridge/evidence";
import { words } from "~/words";

/** What the form holds, as plain data: it is kept as a draft word for word. */
export interface Fields {
  what: string;
  sure: Precision;
  at: string;
  until: string;
  zone: string;
  tactics: string[];
  /** One of the channels offered, or "" where it is not said. */
  channel: string;
  /** The person's own word, for the channel "other". */
  own: string;
  /** With commas between. */
  people: string;
  words: string;
  exhibits: string[];
  /** Imports under way whose exhibits belong here. */
  arriving: string[];
}

export type Problems = Partial<Record<"what" | "at" | "until" | "people" | "own" | "words", string>>;

// The least and most the Go side takes (app/evidence/incident.go), in bytes of UTF-8.
const limits = { what: 4_000, words: 48 << 10, own: 100, person: 200, people: 50 };
const size = (text: string) => new TextEncoder().encode(text).length;

export const blank = (zone: string): Fields => ({
  what: "",
  sure: "exact",
  at: "",
  until: "",
  zone,
  tactics: [],
  channel: "",
  own: "",
  people: "",
  words: "",
  exhibits: [],
  arriving: [],
});

export function fieldsOf(kept: Incident): Fields {
  const { sure, at, until, zone } = kept.happened;
  const known = kept.channel === "" || kept.channel in words.evidence.channels;
  return {
    what: kept.what,
    ...{ sure, at, until },
    zone: zone || kept.zone,
    tactics: [...kept.tactics],
    channel: known ? kept.channel : "other",
    own: known ? "" : kept.channel,
    people: kept.people.join(", "),
    words: kept.words,
    exhibits: kept.exhibits.map(({ id }) => id),
    arriving: [],
  };
}

/** What is sent: only the times that this kind of certainty has. */
export function happenedOf({ sure, at, until, zone }: Fields): When {
  if (sure === "unknown") return { sure, at: "", until: "", zone: "" };
  return { sure, at, until: sure === "between" ? until : "", zone };
}

/** Names with a comma in them stay whole unless the line was touched. */
export function peopleOf({ people }: Fields, kept?: Incident): string[] {
  if (kept && people === kept.people.join(", ")) return kept.people;
  return people
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

export function problemsOf(fields: Fields): Problems {
  const { need } = words.evidence;
  const found: Problems = {};
  const people = peopleOf(fields);
  if (fields.what.trim() === "") found.what = need.what;
  else if (size(fields.what) > limits.what) found.what = need.long;
  if (fields.sure !== "unknown" && fields.at === "") found.at = need.at;
  if (fields.sure === "between" && !(Date.parse(fields.until) > Date.parse(fields.at)))
    found.until = need.until;
  if (size(fields.words) > limits.words) found.words = need.long;
  if (size(fields.own) > limits.own) found.own = need.long;
  if (people.length > limits.people) found.people = need.many;
  else if (people.some((name) => size(name) > limits.person)) found.people = need.long;
  return found;
}
