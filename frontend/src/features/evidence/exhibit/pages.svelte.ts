import { evidence as bridge } from "~/lib/bridge";
import type { Exhibit } from "~/lib/bridge/evidence";

/** How large a page is shown, in parts of the room there is. */
export const zooms = [1, 1.5, 2, 3] as const;

/** The pages of a PDF, one at a time: pictures that the shell draws, so that nothing of the file itself comes here. */
export class Pages {
  n = $state(1);
  /** How many there are; 0 until the first was drawn. */
  of = $state(0);
  zoom = $state(0);
  state = $state<"loading" | "shown" | "failed" | "password">("loading");
  url = $state("");
  /** The words of the page, once they were asked for. */
  words = $state<string>();
  reading = $state(false);
  private asked?: AbortController;

  constructor(private exhibit: Pick<Exhibit, "id">) {}

  get scale() {
    return zooms[this.zoom] ?? 1;
  }

  /** Shows a page, drawn for a room that many pixels wide; the one before stands until it is there. */
  async turn(n: number, across: number) {
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    this.n = n;
    this.words = undefined;
    this.state = "loading";
    try {
      const wide = Math.ceil(across * this.scale);
      const answer = await fetch(bridge.pageOf(this.exhibit.id, n, wide), asked);
      if (!answer.ok) throw new Error(String(answer.status));
      const picture = await answer.blob();
      if (asked.signal.aborted) return;
      this.forget();
      this.url = URL.createObjectURL(picture);
      this.of = Number(answer.headers.get(bridge.pagesHeader));
      this.state = "shown";
      if (this.reading) await this.read();
    } catch (problem) {
      if (asked.signal.aborted) return;
      this.forget();
      this.state = problem instanceof Error && problem.message === "423" ? "password" : "failed";
    }
  }

  /** Brings the words of the page; a scan has none. */
  async read() {
    this.reading = true;
    const { n } = this;
    const answer = await fetch(bridge.wordsOf(this.exhibit.id, n), this.asked).catch(() => undefined);
    const words = answer?.ok ? await answer.text().catch(() => "") : "";
    if (this.n === n) this.words = words;
  }

  /** The page that a key turns to, if it is one that turns pages. */
  to(key: string): number | undefined {
    const pages: Record<string, number> = {
      ...{ PageDown: this.n + 1, PageUp: this.n - 1, Home: 1, End: this.of },
    };
    const page = pages[key];
    return page === undefined ? undefined : Math.min(Math.max(page, 1), this.of);
  }

  private forget() {
    if (this.url !== "") URL.revokeObjectURL(this.url);
    this.url = "";
  }

  close() {
    this.asked?.abort();
    this.forget();
  }
}
