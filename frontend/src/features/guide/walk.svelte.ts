import type { Exercise } from "~/words/en/guide/grounding";

/** One exercise, a step at a time; after the last step it has ended. */
export class Walk {
  at = $state(0);

  constructor(readonly exercise: Exercise) {}

  ended = $derived.by(() => this.at >= this.exercise.steps.length);

  next() {
    if (!this.ended) this.at++;
  }

  earlier() {
    if (this.at > 0) this.at--;
  }

  again() {
    this.at = 0;
  }
}
