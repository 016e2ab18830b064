import type { How, Incident, Involved, Phase, Precision, Said, When } from "~/lib/bridge/evidence";
import { words } from "~/words";

/** A time as a form holds it: "unknown" also stands for one that is not said at all. */
export interface Time {
  sure: Precision;
  at: string;
  until: string;
  zone: string;
}

/** What the form holds, as plain data: it is kept as a draft word for word. */
export interface Fields extends Time {
  what: string;
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
  place: string;
  link: string;
  witnesses: string;
  learned: How;
  learnedAt: Time;
  /** 0: not said. */
  severity: number;
  fear: number | null;
  involved: Involved[];
  harm: string;
  response: string;
  reference: string;
  breach: boolean;
  order: string;
  phase: Phase;
  claims: string[];
  peopleIds: string[];
  private: string;
}

const lines = ["place", "link", "reference", "order"] as const;
const texts = ["harm", "response", "witnesses", "private"] as const;
type Text = (typeof lines)[number] | (typeof texts)[number];
export type Problem =
  "what" | "at" | "until" | "people" | "own" | "words" | "learnedAt" | "learnedUntil" | Text;
export type Problems = Partial<Record<Problem, string>>;

// The least and most the Go side takes (app/evidence/incident.go), in bytes of UTF-8.
const limits = { what: 4_000, words: 48 << 10, own: 100, person: 200, people: 50, line: 2_000, text: 8_000 };
export const size = (text: string) => new TextEncoder().encode(text).length;

export const noTime = (zone: string): Time => ({ sure: "unknown", at: "", until: "", zone });

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
  place: "",
  link: "",
  witnesses: "",
  learned: "",
  learnedAt: noTime(zone),
  severity: 0,
  fear: null,
  involved: [],
  harm: "",
  response: "",
  reference: "",
  breach: false,
  order: "",
  phase: "",
  claims: [],
  peopleIds: [],
  private: "",
});

/** A kept time for a form; what is not said, or not known, takes the zone given. */
export const timeOf = (kept: When | null, zone: string): Time =>
  kept && kept.sure !== "unknown" ? { ...kept, zone: kept.zone || zone } : noTime(zone);

export function fieldsOf(kept: Incident): Fields {
  const known = kept.channel === "" || kept.channel in words.evidence.channels;
  const { what, place, link, witnesses, learned, severity, fear, harm, response, reference, phase } = kept;
  return {
    ...timeOf(kept.happened, kept.zone),
    ...{ what, place, link, witnesses, learned, severity, fear, harm, response, reference, phase },
    words: kept.words,
    private: kept.private,
    tactics: [...kept.tactics],
    channel: known ? kept.channel : "other",
    own: known ? "" : kept.channel,
    people: kept.people.join(", "),
    exhibits: kept.exhibits.map(({ id }) => id),
    arriving: [],
    learnedAt: timeOf(kept.learned_at, kept.zone),
    involved: [...kept.involved],
    breach: kept.breach,
    order: kept.order,
    claims: [...kept.claims],
    peopleIds: [...kept.people_ids],
  };
}

/** What is sent: only the times that this kind of certainty has. */
export function happenedOf({ sure, at, until, zone }: Time): When {
  if (sure === "unknown") return { sure, at: "", until: "", zone: "" };
  return { sure, at, until: sure === "between" ? until : "", zone };
}

/** The same for a time that need not be said. */
export const whenOf = (time: Time): When | null => (time.sure === "unknown" ? null : happenedOf(time));

/** Names with a comma in them stay whole unless the line was touched. */
export const namesOf = (line: string, kept: string[] = []): string[] =>
  line === kept.join(", ")
    ? kept
    : line
        .split(/[,;\n]/)
        .map((name) => name.trim())
        .filter((name) => name !== "");

export const peopleOf = ({ people }: Pick<Fields, "people">, kept?: Incident): string[] =>
  namesOf(people, kept?.people);

/** What is sent of a form's fields. */
export function saidFrom(fields: Fields, zone: string, kept?: Incident): Said {
  const { what, tactics, place, link, witnesses, learned, severity, fear, involved } = fields;
  const { harm, response, reference, phase, claims } = fields;
  return {
    ...{ what, tactics, place, link, witnesses, learned, severity, fear, involved },
    ...{ harm, response, reference, phase, claims, zone },
    words: fields.words,
    private: fields.private,
    happened: happenedOf(fields),
    learned_at: whenOf(fields.learnedAt),
    channel: fields.channel === "other" ? fields.own.trim() || "other" : fields.channel,
    people: peopleOf(fields, kept),
    people_ids: fields.peopleIds,
    breach: fields.breach,
    order: fields.breach ? fields.order : "",
  };
}

/** What a time lacks, under the names given. */
export function timeProblems<N extends string>(time: Time, at: N, until: N): Partial<Record<N, string>> {
  const { need } = words.evidence;
  const found: Partial<Record<N, string>> = {};
  if (time.sure !== "unknown" && time.at === "") found[at] = need.at;
  if (time.sure === "between" && !(Date.parse(time.until) > Date.parse(time.at))) found[until] = need.until;
  return found;
}

export function problemsOf(fields: Fields): Problems {
  const { need } = words.evidence;
  const found: Problems = {
    ...timeProblems<Problem>(fields, "at", "until"),
    ...timeProblems<Problem>(fields.learnedAt, "learnedAt", "learnedUntil"),
  };
  const people = peopleOf(fields);
  if (fields.what.trim() === "") found.what = need.what;
  else if (size(fields.what) > limits.what) found.what = need.long;
  if (size(fields.words) > limits.words) found.words = need.long;
  if (size(fields.own) > limits.own) found.own = need.long;
  if (people.length > limits.people) found.people = need.many;
  else if (people.some((name) => size(name) > limits.person)) found.people = need.long;
  for (const name of lines) if (size(fields[name]) > limits.line) found[name] = need.long;
  for (const name of texts) if (size(fields[name]) > limits.text) found[name] = need.long;
  return found;
}
