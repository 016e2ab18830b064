import { messages as bridge } from "~/lib/bridge";
import type { Count, Import, Message, Query, Thread } from "~/lib/bridge/messages";
import { words } from "~/words";
import { Blocks } from "./blocks.svelte";

const w = words.messages;
/** As many as a conversation names of those who write; with more, all of the file are offered. */
const named = 5;

/** One conversation: what of it is listed, and where one is in it. */
export class Talk {
  words = $state("");
  /** Empty: everybody. */
  person = $state("");
  ready = $state(true);
  total = $state<number>();
  failed = $state.raw<unknown>();
  people = $state.raw<Count[]>([]);
  /** The one that was looked for. */
  sought = $state("");
  /** What a search for a day found nothing for. */
  missed = $state(false);
  list = new Blocks<Message>((offset, limit) => this.rows(offset, limit));
  #age = 0;

  constructor(
    readonly from: Import,
    readonly thread: Thread,
  ) {}

  get filtered() {
    return this.words.trim() !== "" || this.person !== "";
  }

  /** The clock its times are shown by. */
  get zone() {
    return this.from.options.zone || "UTC";
  }

  /** Lists what fits, and shows the message asked for, if it is among it. Tells its place, or -1. */
  async load(around = ""): Promise<number> {
    const age = ++this.#age;
    this.missed = false;
    try {
      const page = await bridge.list(this.#query({ around, limit: 1 }));
      if (age !== this.#age) return -1;
      this.total = page.total;
      this.ready = page.ready;
      this.failed = undefined;
      this.list.renew(page.total);
      const found = around !== "" && page.rows[0]?.id === around;
      this.sought = found ? around : "";
      return found ? page.offset : -1;
    } catch (error) {
      if (age === this.#age) this.failed = error;
      return -1;
    }
  }

  /** Who writes here, for choosing one of them. */
  async learn() {
    if (this.thread.people.length < named)
      this.people = this.thread.people.map((name) => ({ name, count: 0 }));
    else this.people = (await bridge.details(this.from.id)).people;
  }

  /** Goes to the first message of a day, or of the next that has one. Tells its place, or -1. */
  async day(day: string): Promise<number> {
    const { rows } = await bridge.list(this.#query({ from_day: day, limit: 1 }));
    const first = rows[0];
    this.missed = first === undefined;
    if (first === undefined) return -1;
    this.sought = first.id;
    return (await bridge.list(this.#query({ around: first.id, limit: 1 }))).offset;
  }

  async rows(offset: number, limit: number): Promise<Message[]> {
    return (await bridge.list(this.#query({ offset, limit }))).rows;
  }

  #query(more: Partial<Query>): Query {
    return {
      ...{ import: this.from.id, thread: this.thread.name, all_of: false, words: this.words.trim() },
      ...{ person: this.person, mine: false, from_day: "", until_day: "", around: "", offset: 0, limit: 1 },
      ...more,
    };
  }
}

/** Whose message it is. */
export const senderOf = ({ mine, from, kind }: Message, shown: (name: string) => string) =>
  kind === "system" ? "" : from === "" ? (mine ? w.me : w.unknownSender) : shown(from);
