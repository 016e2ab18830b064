import { search as bridge } from "~/lib/bridge";
import type { Found, Hit } from "~/lib/bridge/search";
import { messageOf } from "~/lib/errors";
import { type Command, grouped, matching } from "./commands";

/** More than are looked through; the journal's own list shows all. */
const shown = 30;
/** Milliseconds until it is asked again while the index is still being read. */
const soon = 700;
const nothing: Found = { total: 0, ready: true, hits: [] };

/** One line that can be chosen. */
export type Option = { kind: "command"; command: Command } | { kind: "hit"; hit: Hit } | { kind: "all" };

/** What the palette does with what is chosen. */
export interface Ways {
  open: (hit: Hit) => void;
  /** Shows all that is found in the journal. */
  all: (typed: string) => void;
  close: () => void;
}

/** Words being typed, and what they could mean: something to do, or something written. */
export class Finder {
  typed = $state("");
  active = $state(0);
  found = $state.raw<Found>(nothing);
  error = $state("");
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  #commands: Command[];

  constructor(
    commands: Command[],
    private ways: Ways,
  ) {
    this.#commands = grouped(commands);
  }

  /** What the words on screen stand for: commands, what was found, and last the way to all of it. */
  options: Option[] = $derived.by(() => {
    const commands = matching(this.#commands, this.typed).map((command) => ({
      kind: "command" as const,
      command,
    }));
    const hits = this.found.hits.map((hit) => ({ kind: "hit" as const, hit }));
    return [...commands, ...hits, ...(hits.length > 0 ? [{ kind: "all" as const }] : [])];
  });

  /** Takes what is typed now; done when it was looked for. */
  async type(typed: string) {
    this.typed = typed;
    this.active = 0;
    await this.#find();
  }

  async #find() {
    const asked = ++this.#asked;
    clearTimeout(this.#timer);
    const query = this.typed;
    try {
      const found =
        query.trim() === "" ? nothing : await bridge.find({ query, room: "", offset: 0, limit: shown });
      if (asked !== this.#asked) return;
      this.found = found;
      this.error = "";
      if (!found.ready) this.#timer = setTimeout(() => void this.#find(), soon);
    } catch (error) {
      if (asked !== this.#asked) return;
      this.found = nothing;
      this.error = messageOf(error);
    }
  }

  /** Goes on by so many lines, and round at the ends. */
  move(by: number) {
    const count = this.options.length;
    if (count > 0) this.active = (this.active + by + count) % count;
  }

  choose(index = this.active) {
    const option = this.options[index];
    if (!option) return;
    this.ways.close();
    if (option.kind === "command") option.command.run();
    else if (option.kind === "hit") this.ways.open(option.hit);
    else this.ways.all(this.typed);
  }

  stop() {
    this.#asked++;
    clearTimeout(this.#timer);
  }
}
