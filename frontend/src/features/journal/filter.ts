import type { EntryKind, EntryQuery } from "~/lib/bridge/journal";
import { words } from "~/words";

/** What the list is held to. Empty strings, no kinds and mood 0 hold it to nothing. */
export type Filter = Omit<EntryQuery, "trashed" | "offset" | "limit"> & {
  /** Words to be found in the entries. */
  text: string;
};

export const everything: Filter = {
  text: "",
  month: "",
  day: "",
  tag: "",
  kinds: [],
  mood: 0,
  feeling: "",
  person: "",
};

export const isHeld = (filter: Filter): boolean =>
  filter.text.trim() !== "" || Object.keys(chosenOf(filter)).length > 0;

/** The parts of a filter that hold, without the words and the kinds: those show by themselves. */
export type Part = "month" | "day" | "mood" | "feeling" | "tag" | "person";
export const parts: Part[] = ["day", "month", "mood", "feeling", "tag", "person"];
export const partsOf = (filter: Filter): Part[] => parts.filter((part) => Boolean(filter[part]));
const chosenOf = (filter: Filter) => [...partsOf(filter), ...filter.kinds];

/** Kinds that are looked for together. */
export const shelves = {
  letters: ["letter"],
  discovery: ["thought", "achievement", "dream"],
  records: ["thought-record"],
  grief: ["grief"],
} satisfies Record<string, EntryKind[]>;
export type Shelf = keyof typeof shelves;

const quoted = (value: string) => `"${value.replaceAll('"', " ")}"`;
const next = (date: string, by: "day" | "month") => {
  const at = new Date(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`);
  if (by === "day") at.setUTCDate(at.getUTCDate() + 1);
  else at.setUTCMonth(at.getUTCMonth() + 1);
  return at.toISOString().slice(0, 10);
};

// Every condition must hold, so that one of several kinds is said as none of the others.
function kindsInWords(kinds: EntryKind[]): string[] {
  if (kinds.length < 2) return kinds.map((kind) => `kind:${kind}`);
  const others = (Object.keys(words.journal.kinds) as EntryKind[]).filter((kind) => !kinds.includes(kind));
  return others.map((kind) => `-kind:${kind}`);
}

/** The filter in the words of the search. */
export function queryOf(filter: Filter): string {
  const { text, month, day, tag, kinds, mood, feeling, person } = filter;
  const said = [
    ...kindsInWords(kinds),
    tag && `tag:${quoted(tag)}`,
    mood && `mood:${mood}`,
    feeling && `feeling:${quoted(feeling)}`,
    person && `person:${quoted(person)}`,
    month && `after:${month}-01 before:${next(month, "month")}`,
    day && `after:${day} before:${next(day, "day")}`,
    // Last, since its last word may be half typed.
    text.trim(),
  ];
  return said.filter(Boolean).join(" ");
}
