import { streak as bridge } from "~/lib/bridge";
import type { Away, Choices, Details, Streak } from "~/lib/bridge/streak";
import { messageOf } from "~/lib/errors";

/** Everybody's streak, one of them shown. Go counts; this asks again as time passes. */
export class Streaks {
  /** Undefined until the first answer. */
  all = $state.raw<Streak[]>();
  away = $state.raw<Away[]>([]);
  /** The person shown; the first where there is none of this id. */
  chosen = $state("");
  error = $state("");
  now = $state(Date.now());
  /** Grows with every answer: what was counted may be another. */
  version = $state(0);

  current = $derived(this.all?.find(({ person }) => person.id === this.chosen) ?? this.all?.[0]);

  async load() {
    try {
      [this.all, this.away] = await Promise.all([bridge.get(), bridge.away()]);
      this.now = Date.now();
      this.error = "";
      this.version++;
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  /** Asks again whenever a minute of the clock is full; the returned function stops it. Meant for one $effect. */
  tick(): () => void {
    const minute = 60_000;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const wait = () => {
      if (stopped) return;
      timer = setTimeout(() => void this.load().then(wait), minute - (Date.now() % minute));
    };
    wait();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }

  async start(name: string, at: string, zone: string) {
    this.chosen = (await this.#after(bridge.start(name, at, zone))).id;
  }

  rename(id: string, name: string) {
    return this.#after(bridge.rename(id, name));
  }

  choose(id: string, choices: Choices) {
    return this.#after(bridge.choose(id, choices));
  }

  setStart(id: string, at: string, zone: string) {
    return this.#after(bridge.setStart(id, at, zone));
  }

  putAway(id: string) {
    return this.#after(bridge.putAway(id));
  }

  async bringBack(id: string) {
    await this.#after(bridge.bringBack(id));
    this.chosen = id;
  }

  remove(id: string) {
    return this.#after(bridge.remove(id));
  }

  revise(event: string, details: Details) {
    return this.#after(bridge.revise(event, details));
  }

  endPause(event: string) {
    return this.#after(bridge.endPause(event));
  }

  undo(event: string) {
    return this.#after(bridge.undo(event));
  }

  attemptIncident(event: string, headline: string) {
    return this.#after(bridge.attemptIncident(event, headline));
  }

  async #after<T>(work: Promise<T>): Promise<T> {
    const done = await work;
    await this.load();
    return done;
  }
}
