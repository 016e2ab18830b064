import { evidence as bridge } from "~/lib/bridge";
import type { Exhibit } from "~/lib/bridge/evidence";

/** The handler hands out no more of a text than this. */
const most = 256 * 1024;

/** One exhibit, covered until asked: nothing of it is loaded before. */
export class Preview {
  state = $state<"covered" | "loading" | "shown" | "failed">("covered");
  text = $state("");
  readonly cut: boolean;

  constructor(private exhibit: Pick<Exhibit, "id" | "size" | "preview">) {
    this.cut = exhibit.size > most;
  }

  async show() {
    this.state = "loading";
    if (this.exhibit.preview !== "text") return;
    try {
      const answer = await fetch(bridge.textOf(this.exhibit.id));
      if (!answer.ok) throw new Error(String(answer.status));
      const text = await answer.text();
      // It may have been covered again while it came.
      if (this.covered) return;
      this.text = text;
      this.state = "shown";
    } catch {
      if (!this.covered) this.state = "failed";
    }
  }

  get covered() {
    return this.state === "covered";
  }

  cover() {
    this.state = "covered";
    this.text = "";
  }
}
