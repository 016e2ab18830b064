import type { Text } from "@codemirror/state";
import { longestLine } from "./language";

// The same rule as app/journal's: runs of letters and digits with what joins them, and every character of the
// scripts that write no space between words.
const alone = "[[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]&&\\p{L}]";
const letter = `[[\\p{L}\\p{N}]--${alone}]`;
const word = new RegExp(`${alone}|${letter}(?:${letter}|\\p{M}|['’\\-]${letter})*`, "gv");

/** Words as a reader counts them. */
export function countWords(text: string): number {
  let count = 0;
  for (word.lastIndex = 0; word.test(text);) count++;
  return count;
}

/** What there is to say about a text as a whole. */
export interface Survey {
  words: number;
  /** Some line is so long that it is shown plain. */
  long: boolean;
}

/** Milliseconds of reading in one go: half of a frame. */
const slice = 8;
/** How many words between two looks at the clock. */
const some = 2000;

/** Reads a text in short turns and tells once it is through; stops when the returned function is called. */
export function survey(text: Text, told: (survey: Survey) => void): () => void {
  const reading = read(text);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = () => {
    const end = performance.now() + slice;
    for (;;) {
      const { done, value } = reading.next();
      if (done) return told(value);
      if (performance.now() > end) break;
    }
    timer = setTimeout(go);
  };
  go();
  return () => clearTimeout(timer);
}

function* read(text: Text): Generator<undefined, Survey> {
  let [words, long, since] = [0, false, 0];
  const match = new RegExp(word);
  for (const line of text.iterLines()) {
    long ||= line.length > longestLine;
    since += line.length / 6;
    match.lastIndex = 0;
    while (match.test(line)) {
      words++;
      if (++since > some) {
        since = 0;
        yield;
      }
    }
  }
  return { words, long };
}
