import { journal as bridge } from "~/lib/bridge";
import type { Entry, Version } from "~/lib/bridge/journal";
import { messageOf } from "~/lib/errors";
import { compare, type Comparison } from "~/lib/text/compare";
import { words } from "~/words";
import type { Draft } from "./draft.svelte";

const w = words.forms;

/** Earlier states of an entry, and one of them beside what stands now. */
export class Versions {
  rows = $state.raw<Version[]>([]);
  ready = $state(false);
  /** The revision of the one that is looked at; 0 is none. */
  chosen = $state(0);
  comparison = $state.raw<Comparison>();
  busy = $state(false);
  error = $state("");
  #turn = 0;

  constructor(private draft: Draft) {}

  /** Reads what there is, and looks at the latest. */
  async read() {
    try {
      await this.draft.flush();
      this.rows = await bridge.versions(this.draft.id);
      this.ready = true;
      if (this.rows[0]) await this.look(this.rows[0].revision);
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  async look(revision: number) {
    const turn = ++this.#turn;
    this.chosen = revision;
    try {
      const then = await bridge.version(this.draft.id, revision);
      if (turn !== this.#turn) return;
      this.comparison = compare(pageOf(then), pageOf(this.draft));
      this.error = "";
    } catch (error) {
      if (turn !== this.#turn) return;
      this.comparison = undefined;
      this.error = messageOf(error);
    }
  }

  /** Makes the one looked at the one that stands, and gives the way back; undefined if it could not be. */
  async bringBack(): Promise<(() => Promise<void>) | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    try {
      const { revision } = this.draft;
      await this.draft.bringBack(this.chosen);
      return () => this.draft.bringBack(revision);
    } catch (error) {
      this.error = messageOf(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}

type Page = Pick<Entry, "title" | "text" | "to" | "record">;

/** All that a person wrote on a page, in the order it stands there. */
export function pageOf({ title, text, to, record }: Page): string {
  const parts: [string, string][] = [
    [w.titleWas, title],
    [w.to, to],
    [w.record.thought, record?.thought ?? ""],
    [w.record.for, record?.for ?? ""],
    [w.record.against, record?.against ?? ""],
    [w.record.kinder, record?.kinder ?? ""],
    [w.record.before, record?.before?.toString() ?? ""],
    [w.record.after, record?.after?.toString() ?? ""],
  ];
  const said = parts.filter(([, part]) => part.trim() !== "").map(([name, part]) => `${name}: ${part}\n`);
  return said.length > 0 ? `${said.join("")}\n${text}` : text;
}
