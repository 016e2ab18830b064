import { checkin as bridge, drafts } from "~/lib/bridge";
import type { CheckIn, Choices, Said } from "~/lib/bridge/checkin";
import { messageOf } from "~/lib/errors";
import { onFlush } from "~/lib/flush";
import { hereZone, rightNow } from "~/lib/time";
import { words } from "~/words";

/** Text is kept as a draft this long after the last key. */
const rest = 800;
const draft = "checkin";

export type Fields = Omit<Said, "id" | "zone">;
export const noChoices: Choices = { symptoms: [], care: [], medicines: [], hidden: [] };

const nothing = (): Fields => ({
  ...{ at: "", mood: 0, pull: null, sleep_half_hours: null },
  ...{ symptoms: [], care: [], medicines: [], line: "" },
});

/** A check-in being made or changed. A new one is kept as a sealed draft until it is kept itself. */
export class Form {
  fields = $state.raw<Fields>(nothing());
  choices = $state.raw<Choices>(noChoices);
  busy = $state(false);
  error = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unkept = false;

  /** Nothing is said yet, so that there is nothing to keep. */
  empty = $derived.by(() => {
    const { mood, pull, sleep_half_hours, symptoms, care, medicines, line } = this.fields;
    const marked = symptoms.length + care.length + medicines.length;
    return mood === 0 && pull === null && sleep_half_hours === null && marked === 0 && line.trim() === "";
  });

  constructor(readonly from?: CheckIn) {
    if (from) this.fields = { ...from };
  }

  /** Reads what is offered, and brings back a draft. Keeps what is typed until the returned function is called. */
  open(): () => void {
    // Without their own words there are still ours.
    bridge.choices().then(
      (choices) => (this.choices = choices),
      () => {},
    );
    if (this.from) return () => {};
    void this.#recall();
    const off = onFlush(() => this.#keep());
    return () => {
      off();
      clearTimeout(this.#timer);
      void this.#keep();
    };
  }

  say(said: Partial<Fields>) {
    this.fields = { ...this.fields, ...said };
    this.error = "";
    if (this.from) return;
    this.#unkept = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), rest);
  }

  /** The check-in as it is kept; undefined if it was refused, and `error` says why. */
  async save(): Promise<CheckIn | undefined> {
    if (this.busy) return undefined;
    if (this.empty) {
      this.error = words.checkin.nothing;
      return undefined;
    }
    this.busy = true;
    this.error = "";
    try {
      const zone = this.from?.zone ?? hereZone();
      const at = this.fields.at || rightNow(zone);
      const kept = await bridge.save({ ...this.fields, id: this.from?.id ?? "", at, zone });
      this.#unkept = false;
      clearTimeout(this.#timer);
      if (!this.from) {
        this.fields = nothing();
        drafts.drop(draft).catch(() => {});
      }
      return kept;
    } catch (error) {
      this.error = messageOf(error, words.checkin.refused);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  async #recall() {
    const text = await drafts.get(draft).catch(() => "");
    if (text !== "" && !this.#unkept)
      this.fields = { ...nothing(), ...(JSON.parse(text) as Partial<Fields>) };
  }

  async #keep() {
    if (!this.#unkept) return;
    this.#unkept = false;
    // A draft that cannot be kept is no reason to interrupt; what was chosen is still on screen.
    await drafts.put(draft, JSON.stringify(this.fields)).catch(() => (this.#unkept = true));
  }
}
