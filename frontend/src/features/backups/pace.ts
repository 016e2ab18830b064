/** How far back speed is measured, in milliseconds: long enough to be calm, short enough to be true. */
const span = 6000;
/** Nothing is said of speed before this much time was seen. */
const least = 1000;

/** Measures how fast something goes, from what was done when. */
export class Pace {
  #seen: { done: number; at: number }[] = [];

  /** Units a second; undefined until enough was seen. `at` is in milliseconds and never runs back. */
  take(done: number, at: number): number | undefined {
    const last = this.#seen.at(-1);
    // Another stage began, with a count of its own.
    if (last && done < last.done) this.#seen = [];
    this.#seen.push({ done, at });
    while (this.#seen.length > 2 && at - this.#seen[0]!.at > span) this.#seen.shift();
    const first = this.#seen[0]!;
    const speed = ((done - first.done) / (at - first.at)) * 1000;
    return at - first.at >= least && speed > 0 ? speed : undefined;
  }
}

/** The two stages of saving: while half of all is done it is written, then it is read back. */
export function stageOf({ done, total }: { done: number; total: number }) {
  const half = total / 2;
  return done > half
    ? { reading: true, done: done - half, total: half }
    : { reading: false, done, total: half };
}

/** A file's name as a shell takes it. */
export const quoted = (name: string) =>
  /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
