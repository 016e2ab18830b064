import { pull as bridge } from "~/lib/bridge";
import type { End, Urge } from "~/lib/bridge/pull";
import { messageOf } from "~/lib/errors";
import { onFlush } from "~/lib/flush";
import { hereZone } from "~/lib/time";
import { words } from "~/words";

/** How long a wave usually takes, in milliseconds. */
export const wave = 20 * 60_000;
/** Text is kept this long after the last key. */
const rest = 600;

export type Said = Partial<
  Pick<Urge, "before" | "after" | "triggers" | "trigger" | "helped" | "instead" | "person">
>;

/** "14:32" from milliseconds; never below nothing. */
export function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}

/** One visit to the pull, kept from its first moment on; whatever is said of it is kept as it is said. */
export class Visit {
  urge = $state.raw<Urge>();
  /** Why it could not be kept. */
  error = $state("");
  now = $state(Date.now());
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unkept = false;
  /** What was said before the visit began, which takes a moment on a busy machine. */
  #early: Said = {};
  #saving: Promise<unknown> = Promise.resolve();

  /** What is left of the twenty minutes; before it is known when they began, all of them. */
  left = $derived.by(() => (this.urge ? wave - (this.now - Date.parse(this.urge.started_at)) : wave));
  /** Whole minutes since it began. */
  stayed = $derived.by(() => Math.floor((wave - this.left) / 60_000));
  end = $derived.by(() => this.urge?.end ?? "");

  /** Comes back to the visit that goes on, or begins one. Keeps time until the returned function is called. */
  open(): () => void {
    void this.begin();
    const timer = setInterval(() => (this.now = Date.now()), 1000);
    const off = onFlush(() => this.keep());
    return () => {
      off();
      clearInterval(timer);
      void this.keep();
    };
  }

  async begin() {
    await this.#try(async () => {
      this.urge = await bridge.begin(hereZone());
      this.now = Date.now();
      if (Object.keys(this.#early).length > 0) this.say(this.#early);
      this.#early = {};
    });
  }

  /** Something was said; what is typed is kept once the keys rest. */
  say(said: Said) {
    if (!this.urge) {
      this.#early = { ...this.#early, ...said };
      return;
    }
    this.urge = { ...this.urge, ...said };
    this.#unkept = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), rest);
  }

  /** Keeps what is not kept yet. One is sent after the other, so that none overtakes. */
  async keep() {
    clearTimeout(this.#timer);
    if (!this.#unkept) return this.#saving;
    this.#unkept = false;
    this.#saving = this.#saving.then(() => this.#send());
    await this.#saving;
  }

  /** How it ended. Tells whether that is kept. */
  async finish(end: Exclude<End, "">): Promise<boolean> {
    if (!this.urge) return false;
    this.urge = { ...this.urge, end };
    this.#unkept = true;
    await this.keep();
    return this.error === "";
  }

  /** It is still here: another twenty minutes, as strong as it was at the end. */
  async stay() {
    const before = this.urge?.after ?? null;
    await this.keep();
    await this.begin();
    if (before !== null) this.say({ before });
  }

  async #send() {
    const urge = this.urge;
    if (urge) await this.#try(() => bridge.save(urge));
    if (this.error !== "") this.#unkept = true;
  }

  async #try(work: () => Promise<unknown>) {
    try {
      await work();
      this.error = "";
    } catch (error) {
      this.error = messageOf(error, { internal: words.pull.loadFailed });
    }
  }
}
