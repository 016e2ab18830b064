import { diffArrays } from "diff";

/** A run of text that stands in both, or only in the later or the earlier. */
export interface Piece {
  text: string;
  kind: "same" | "added" | "removed";
}

/** Lines that belong together: the same on both sides, or what became of some. */
export interface Passage {
  then: Piece[];
  now: Piece[];
  same: boolean;
}

export interface Comparison {
  passages: Passage[];
  /** How many words were added and removed. */
  added: number;
  removed: number;
  /** Somewhere whole passages stand for their words: they are too long or too different to go word by word. */
  coarse: boolean;
}

/** More differences than this tell nobody anything, and take time and memory by their square. */
const bounds = { maxEditLength: 1500, timeout: 400 };
/** Words of one passage that are looked at one by one. */
const most = 60_000;

// A word, with the apostrophes in it; a letter of those who write without spaces; space; or one other sign.
const alone =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]\\p{M}*";
const tokens = new RegExp(
  `${alone}|(?:(?!${alone})[\\p{L}\\p{N}\\p{M}]|(?<=\\p{L})['’](?=\\p{L}))+|\\s+|[^]`,
  "gu",
);
const isWord = /[\p{L}\p{N}]/u;
const count = (words: string[]) => words.filter((word) => isWord.test(word)).length;
const lines = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** What became of a text, word by word. */
export function compare(before: string, after: string): Comparison {
  const found: Comparison = { passages: [], added: 0, removed: 0, coarse: false };
  const [old, young] = [lines(before), lines(after)];
  const changes = diffArrays(old, young, bounds) ?? [
    { value: old, added: false, removed: true },
    { value: young, added: true, removed: false },
  ];
  let gone = "";
  const flush = (come: string) => {
    if (gone !== "" || come !== "") passage(found, gone, come);
    gone = "";
  };
  let come = "";
  for (const { value, added, removed } of changes) {
    const text = value.join("");
    if (removed) gone += text;
    else if (added) come += text;
    else {
      flush(come);
      come = "";
      found.passages.push({ then: [same(text)], now: [same(text)], same: true });
    }
  }
  flush(come);
  return found;
}

const same = (text: string): Piece => ({ text, kind: "same" });

function passage(found: Comparison, before: string, after: string) {
  const [old, young] = [before.match(tokens) ?? [], after.match(tokens) ?? []];
  const small = old.length <= most && young.length <= most;
  const changes = small && before !== "" && after !== "" ? diffArrays(old, young, bounds) : undefined;
  const then: Piece[] = [];
  const now: Piece[] = [];
  if (!changes) {
    found.coarse ||= before !== "" && after !== "";
    if (before !== "") then.push({ text: before, kind: "removed" });
    if (after !== "") now.push({ text: after, kind: "added" });
    found.removed += count(old);
    found.added += count(young);
  }
  for (const { value, added, removed } of changes ?? []) {
    const text = value.join("");
    if (removed) {
      then.push({ text, kind: "removed" });
      found.removed += count(value);
    } else if (added) {
      now.push({ text, kind: "added" });
      found.added += count(value);
    } else {
      then.push(same(text));
      now.push(same(text));
    }
  }
  found.passages.push({ then, now, same: false });
}
