import { evidence as bridge } from "~/lib/bridge";
import type { Exhibit, Provenance } from "~/lib/bridge/evidence";
import { codeOf, messageOf } from "~/lib/errors";
import { words } from "~/words";

/** What is said of an exhibit, while it is being changed. */
export class SaidForm {
  said = $state<Provenance>()!;
  busy = $state(false);
  error = $state("");
  #revision: number;

  constructor(private exhibit: Pick<Exhibit, "id" | "said" | "revision">) {
    this.said = structuredClone(exhibit.said);
    this.#revision = exhibit.revision;
  }

  concern(name: Provenance["concerns"][number], on: boolean) {
    const others = this.said.concerns.filter((other) => other !== name);
    this.said.concerns = on ? [...others, name] : others;
  }

  /** Keeps it; after a conflict the next save replaces what came in between. */
  async save(): Promise<Exhibit | undefined> {
    this.busy = true;
    this.error = "";
    try {
      return await bridge.describe(this.exhibit.id, $state.snapshot(this.said), this.#revision);
    } catch (thrown) {
      this.error = messageOf(thrown, { conflict: words.exhibits.conflict });
      if (codeOf(thrown) === "conflict") await this.#catchUp();
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  async #catchUp() {
    try {
      this.#revision = (await bridge.exhibit(this.exhibit.id)).revision;
    } catch {
      // The next save says what is wrong.
    }
  }
}
