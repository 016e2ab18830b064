import { session as bridge } from "~/lib/bridge";
import type { Judgement } from "~/lib/bridge/session";
import { messageOf } from "~/lib/errors";
import { words } from "~/words";

/** Judging waits for a pause in the typing. */
const pause = 200;

/** A passphrase on its way to being chosen: drawn by the app or the user's own. */
export class NewPassphrase {
  mode = $state<"drawn" | "own">("drawn");
  drawn = $state("");
  own = $state("");
  again = $state("");
  /** As typed: words with commas between. */
  guessed = $state("");
  judgement = $state.raw<Judgement>();
  error = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #question = 0;

  value = $derived(this.mode === "drawn" ? this.drawn : this.own);
  guessable = $derived(
    this.guessed
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter(Boolean),
  );
  same = $derived(this.value !== "" && spaced(this.again) === spaced(this.value));
  enough = $derived(this.mode === "drawn" || (this.judgement?.enough ?? false));
  ready = $derived(this.enough && this.same);
  verdict = $derived.by(() => {
    const { judgement } = this;
    if (!judgement) return "";
    const score = words.session.scores[judgement.score] ?? "";
    return judgement.enough ? score : `${score} ${words.session.reasons[judgement.reason]}`.trim();
  });

  async draw() {
    this.mode = "drawn";
    this.again = "";
    try {
      this.drawn = await bridge.suggestPassphrase();
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  chooseOwn() {
    this.mode = "own";
    this.again = "";
  }

  /** Asks for a judgement of what is typed, soon. */
  judge() {
    clearTimeout(this.#timer);
    const question = ++this.#question;
    const { own, guessable } = this;
    // The old verdict is no longer true, and must not let a weaker passphrase through.
    if (own === "" || this.judgement?.enough) this.judgement = undefined;
    if (own === "") return;
    this.#timer = setTimeout(() => void this.#ask(question, own, guessable), pause);
  }

  async #ask(question: number, own: string, guessable: string[]) {
    try {
      const judgement = await bridge.judgePassphrase(own, guessable);
      if (question === this.#question) this.judgement = judgement;
    } catch (error) {
      if (question === this.#question) this.error = messageOf(error);
    }
  }
}

// Words copied from paper often gain a space or lose one.
const spaced = (text: string) => text.trim().replace(/\s+/g, " ");
