import { drafts, streak as bridge } from "~/lib/bridge";
import type { Streak, StreakEvent } from "~/lib/bridge/streak";
import { messageOf } from "~/lib/errors";
import { onFlush } from "~/lib/flush";
import { rightNow } from "~/lib/time";
import { words } from "~/words";

/** Text is kept this long after the last key. */
const pause = 800;

/** Something being noted about one person: that they reached out, or that I made contact.
    What is typed is kept as a sealed draft until it is noted or called off. */
export class Happening {
  at = $state("");
  channel = $state("");
  note = $state("");
  busy = $state(false);
  error = $state("");
  readonly zone: string;
  #person: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unkept = false;

  constructor(
    readonly type: StreakEvent["type"],
    { person }: Pick<Streak, "person">,
    hereZone: string,
  ) {
    this.zone = hereZone;
    this.#person = person.id;
    this.at = rightNow(hereZone);
  }

  get #draft() {
    return `streak:${this.type}:${this.#person}`;
  }

  /** Brings back what was typed before, and keeps what is typed from now on until the returned function is called. */
  open(): () => void {
    void this.#recall();
    const off = onFlush(() => this.#keep());
    return () => {
      off();
      clearTimeout(this.#timer);
      void this.#keep();
    };
  }

  /** Something was typed or chosen. */
  touched() {
    this.#unkept = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), pause);
  }

  /** Called off: what was typed is let go. */
  discard() {
    this.#unkept = false;
    clearTimeout(this.#timer);
    drafts.drop(this.#draft).catch(() => {});
  }

  /** The event as kept; undefined if it was refused, and `error` says why. */
  async save(): Promise<StreakEvent | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.error = "";
    const { at, zone, channel, note } = this;
    try {
      const event = await bridge[this.type]({ person: this.#person, at, zone, channel, note });
      this.discard();
      return event;
    } catch (error) {
      this.error = messageOf(error, words.streak.refused);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  async #recall() {
    const text = await drafts.get(this.#draft).catch(() => "");
    if (text === "" || this.#unkept) return;
    const { at, channel, note } = JSON.parse(text) as Record<string, string>;
    this.at = at ?? this.at;
    this.channel = channel ?? "";
    this.note = note ?? "";
  }

  async #keep() {
    if (!this.#unkept) return;
    this.#unkept = false;
    const { at, channel, note } = this;
    // A draft that cannot be kept is no reason to interrupt; the text is still on screen.
    await drafts.put(this.#draft, JSON.stringify({ at, channel, note })).catch(() => (this.#unkept = true));
  }
}
