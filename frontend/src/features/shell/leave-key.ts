/** Three presses must come within this many milliseconds: quicker than by accident, slow enough for shaking hands. */
const within = 1200;

/** Counts presses of Shift alone; any other key between them starts over. */
export class LeaveKey {
  #presses: number[] = [];

  /** Tells whether this press is the third. `at` is in milliseconds. */
  press(key: string, at: number, repeat = false): boolean {
    if (key !== "Shift") this.reset();
    else if (!repeat) this.#presses = [...this.#presses.filter((press) => at - press <= within), at];
    if (this.#presses.length < 3) return false;
    this.reset();
    return true;
  }

  reset() {
    this.#presses = [];
  }
}
