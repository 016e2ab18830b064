import { words } from "~/words";

const rules = words.draftingRules;

export type Way = keyof typeof words.drafting.ways;
export type Kind = keyof typeof words.drafting.kinds;

/** Something in an answer that is worth a second look. */
export interface Flag {
  kind: Kind;
  /** Where it stands, in UTF-16 units of the text. */
  from: number;
  to: number;
}

export interface Review {
  /** In the order of the text; a flag about the length comes last and spans all of it. */
  flags: Flag[];
  words: number;
  sentences: number;
}

/** The good measure of each way. */
export const measures: Record<Way, { words: number; sentences: number }> = {
  brief: { words: 60, sentences: 5 },
  grey: { words: 20, sentences: 2 },
};

/** Which kinds speak against each part of "brief, informative, friendly, firm". */
export const parts = {
  brief: ["length"],
  informative: ["feeling", "defence"],
  friendly: ["insult"],
  firm: ["apology", "promise", "question"],
} as const satisfies Record<string, Kind[]>;

const letter = "[\\p{L}\\p{N}]";
const pattern = (phrase: string) =>
  phrase
    .replace(/[.?+^$()[\]{}|\\]/g, "\\$&")
    .replaceAll("'", "['’]?")
    .replaceAll(" ", "\\s+")
    .replaceAll("*", "\\p{L}*");
// The longer phrase is tried first, so that it is the one that is found.
const finders = Object.entries(rules).map(([kind, phrases]) => {
  const all = [...phrases].sort((a, b) => b.length - a.length).map(pattern);
  return [
    kind as keyof typeof rules,
    new RegExp(`(?:^|[^\\p{L}\\p{N}])(${all.join("|")})(?!${letter})`, "giu"),
  ] as const;
});

/** What plain rules find in an answer: the phrases of the lists, sentences that ask, and a length beyond measure.
    Where two phrases lie over each other the longer stands. It keeps nothing and asks nobody. */
export function review(text: string, way: Way): Review {
  const sentences = sentencesOf(text);
  const count = text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  const flags = [
    ...standing(phrasesIn(text)),
    ...sentences.filter(({ asks }) => asks).map(({ from, to }) => ({ kind: "question" as const, from, to })),
  ].sort((a, b) => a.from - b.from || a.to - b.to);
  const measure = measures[way];
  if (count > measure.words || sentences.length > measure.sentences)
    flags.push({ kind: "length", from: 0, to: text.length });
  return { flags, words: count, sentences: sentences.length };
}

function phrasesIn(text: string): Flag[] {
  return finders.flatMap(([kind, finder]) =>
    [...text.matchAll(finder)].map((match) => {
      const to = match.index + match[0].length;
      return { kind, from: to - (match[1]?.length ?? 0), to };
    }),
  );
}

function standing(flags: Flag[]): Flag[] {
  const length = ({ from, to }: Flag) => to - from;
  const kept: Flag[] = [];
  for (const flag of flags.toSorted((a, b) => length(b) - length(a) || a.from - b.from))
    if (kept.every(({ from, to }) => flag.to <= from || flag.from >= to)) kept.push(flag);
  return kept;
}

// A sentence ends with its mark and a space, or with its line; what has no letter or number in it is none.
function sentencesOf(text: string): { from: number; to: number; asks: boolean }[] {
  return [...text.matchAll(/[^.!?…？؟\n]*(?:[.!?…？؟]+(?!\s|$)[^.!?…？؟\n]*)*[.!?…？؟]*/gu)]
    .map((match) => {
      const said = match[0].trim();
      const from = match.index + match[0].indexOf(said);
      return { from, to: from + said.length, asks: /[?？؟]["”’)]*$/u.test(said), said };
    })
    .filter(({ said }) => /[\p{L}\p{N}]/u.test(said));
}
