import { journal as bridge } from "~/lib/bridge";
import type { EntryKind } from "~/lib/bridge/journal";
import { messageOf } from "~/lib/errors";
import { words } from "~/words";
import { choose, kindsFor, kindsOf, type Prompt, type Stage } from "./asking";

const { list } = words.prompts;

/** The question on a page that has been asked for one. */
export class Asking {
  open = $state(false);
  prompt = $state.raw<Prompt>();
  stage = $state<Stage>("any");
  /** Kinds that are not to be asked about, of those this page could ask. */
  hushed = $state.raw<EntryKind[]>([]);
  error = $state("");
  /** Whether more than one kind could come. */
  readonly mixed: boolean;
  #kinds: EntryKind[];
  #turn = 0;

  constructor(
    private kind: EntryKind,
    private random: () => number = Math.random,
  ) {
    this.#kinds = kindsFor(kind, kindsOf(list));
    this.mixed = this.#kinds.length > 1;
  }

  /** Asks, or asks another; that it was asked is remembered from now on. */
  async ask() {
    const turn = ++this.#turn;
    this.open = true;
    this.error = "";
    try {
      const history = await bridge.prompts();
      if (turn !== this.#turn) return;
      this.hushed = this.#kinds.filter((kind) => history.hushed.includes(kind));
      const wish = { kind: this.kind, stage: this.stage, now: Date.now() };
      this.prompt = choose(list, history, wish, this.random);
      if (this.prompt) await bridge.promptShown(this.prompt.id);
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  about(stage: Stage) {
    this.stage = stage;
    return this.ask();
  }

  /** No more of the kind that was asked, or again of a kind put away. */
  async hush(kind: EntryKind, on: boolean) {
    try {
      await bridge.hushPrompts(kind, on);
      await this.ask();
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  close() {
    this.#turn++;
    this.open = false;
    this.prompt = undefined;
  }
}
