import { drafts } from "~/lib/bridge";
import type { Details, EventType, Happening, Level, StreakEvent } from "~/lib/bridge/streak";
import { messageOf } from "~/lib/errors";
import { onFlush } from "~/lib/flush";
import { rightNow } from "~/lib/time";
import { words } from "~/words";

/** Text is kept this long after the last key. */
const rest = 800;

/** Details of which nothing is said yet. */
export const noDetails = (): Details => ({
  ...{ note: "", gave: "", help: "", tactic: "", through: "", topic: "", incident: "" },
  exhibits: [],
});

/** What is typed about something that happened. */
export type Fields = Omit<Happening, "person" | "zone">;

/** Something being noted about one person. What is typed is kept as a sealed draft until it is noted or called off. */
export class Noting {
  fields: Fields = $state() as Fields;
  busy = $state(false);
  error = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unkept = false;
  /** Something was typed since it was opened: a draft of before comes too late. */
  #typed = false;
  #draft: string;

  constructor(
    readonly type: EventType,
    private person: string,
    readonly zone: string,
    /** What is kept when nothing else is said: of a contact, all that counts. */
    levels: Level[],
    private send: (happening: Happening) => Promise<StreakEvent>,
    private refusals = words.noting.refused,
  ) {
    this.#draft = `streak:${type}:${person}`;
    const at = rightNow(zone);
    this.fields = { ...noDetails(), at, channel: "", levels, until: "", within: true, waited: false };
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
    this.#typed = this.#unkept = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), rest);
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
    try {
      const { person, zone } = this;
      const event = await this.send({ ...$state.snapshot(this.fields), person, zone });
      this.discard();
      return event;
    } catch (error) {
      this.error = messageOf(error, this.refusals);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  async #recall() {
    const text = await drafts.get(this.#draft).catch(() => "");
    if (text !== "" && !this.#typed)
      this.fields = { ...this.fields, ...(JSON.parse(text) as Partial<Fields>) };
  }

  async #keep() {
    if (!this.#unkept) return;
    this.#unkept = false;
    // A draft that cannot be kept is no reason to interrupt; the text is still on screen.
    await drafts.put(this.#draft, JSON.stringify(this.fields)).catch(() => (this.#unkept = true));
  }
}
