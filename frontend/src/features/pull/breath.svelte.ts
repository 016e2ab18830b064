/** Seconds of a breath: in, and longer out. */
const inward = 4;
const outward = 6;

/** One breath after another, second by second, for as long as somebody looks. */
export class Breath {
  #second = $state(0);

  /** Which way it goes. */
  way = $derived.by((): "in" | "out" => (this.#second < inward ? "in" : "out"));
  /** Seconds that this way takes. */
  length = $derived.by(() => (this.way === "in" ? inward : outward));
  /** How many of them have begun, from 1. */
  count = $derived.by(() => (this.way === "in" ? this.#second : this.#second - inward) + 1);

  /** Goes on until the returned function is called. */
  begin(): () => void {
    const timer = setInterval(() => (this.#second = (this.#second + 1) % (inward + outward)), 1000);
    return () => clearInterval(timer);
  }
}
