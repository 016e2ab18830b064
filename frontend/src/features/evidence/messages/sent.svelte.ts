import { messages as bridge } from "~/lib/bridge";
import type { Media, Message } from "~/lib/bridge/messages";

/** What was sent along with a message, covered until asked: nothing of it is loaded before. */
export class SentFile {
  state = $state<"covered" | "loading" | "shown" | "failed">("covered");
  /** Where a picture or a recording is shown from: this page's own memory. */
  url = $state("");
  readonly kind: "image" | "audio" | "video" | "other";

  constructor(
    private message: Pick<Message, "id">,
    media: Pick<Media, "type" | "missing">,
    private n: number,
  ) {
    const [kind] = media.type.split("/");
    this.kind = !media.missing && (kind === "image" || kind === "audio" || kind === "video") ? kind : "other";
  }

  async show() {
    this.state = "loading";
    const { id } = this.message;
    try {
      const answer = await fetch(
        this.kind === "image" ? bridge.pictureOf(id, this.n) : bridge.bytesOf(id, this.n),
      );
      if (!answer.ok) throw new Error(String(answer.status));
      const bytes = await answer.blob();
      // It may have been covered again while it came.
      if (this.state !== "loading") return;
      this.url = URL.createObjectURL(bytes);
      this.state = "shown";
    } catch {
      if (this.state === "loading") this.state = "failed";
    }
  }

  cover() {
    this.state = "covered";
    if (this.url !== "") URL.revokeObjectURL(this.url);
    this.url = "";
  }
}
