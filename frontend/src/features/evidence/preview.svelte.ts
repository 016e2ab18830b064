import { evidence as bridge } from "~/lib/bridge";
import type { Exhibit } from "~/lib/bridge/evidence";

/** The handler hands out no more of a text than this. */
const most = 256 * 1024;

/** One exhibit, covered until asked: nothing of it is loaded before. */
export class Preview {
  state = $state<"covered" | "loading" | "shown" | "failed">("covered");
  text = $state("");
  /** Where a recording is played from: this page's own memory. */
  url = $state("");
  readonly cut: boolean;

  constructor(private exhibit: Pick<Exhibit, "id" | "size" | "preview">) {
    this.cut = exhibit.size > most;
  }

  async show() {
    const { preview, id } = this.exhibit;
    // Pages are drawn one by one, and say for themselves how that goes.
    this.state = preview === "pages" ? "shown" : "loading";
    if (preview !== "text" && preview !== "audio" && preview !== "video") return;
    try {
      const answer = await fetch(preview === "text" ? bridge.textOf(id) : bridge.bytesOf(id));
      if (!answer.ok) throw new Error(String(answer.status));
      const got = preview === "text" ? await answer.text() : await answer.blob();
      // It may have been covered again while it came.
      if (this.covered) return;
      if (typeof got === "string") this.text = got;
      else this.url = URL.createObjectURL(got);
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
    if (this.url !== "") URL.revokeObjectURL(this.url);
    this.url = "";
  }
}
