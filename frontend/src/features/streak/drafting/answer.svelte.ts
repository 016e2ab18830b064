import { drafts } from "~/lib/bridge";
import { type Kind, parts, review, type Way } from "./review";

/** An answer being written to one person. It stands on screen alone until it is kept. */
export class Answer {
  text = $state("");
  way = $state<Way>("brief");
  /** What was kept, if anything was. */
  kept = $state("");
  review = $derived(review(this.text, this.way));
  /** Whether each part of "brief, informative, friendly, firm" holds. */
  holds = $derived.by(() => {
    const found: Kind[] = this.review.flags.map(({ kind }) => kind);
    return Object.entries(parts).map(([part, against]) => ({
      part: part as keyof typeof parts,
      holds: !against.some((kind) => found.includes(kind)),
    }));
  });
  #draft: string;

  constructor(person: string) {
    this.#draft = `streak:answer:${person}`;
  }

  /** Brings back what was kept, unless something was written meanwhile. */
  async recall() {
    this.kept = await drafts.get(this.#draft);
    if (this.text === "") this.text = this.kept;
  }

  async keep() {
    await drafts.put(this.#draft, this.text);
    this.kept = this.text;
  }

  async forget() {
    await drafts.drop(this.#draft);
    this.kept = this.text = "";
  }

  /** Adds a sentence at the end, with a space before it where one is needed. */
  take(sentence: string) {
    const gap = this.text === "" || /\s$/.test(this.text) ? "" : " ";
    this.text += gap + sentence;
  }
}
