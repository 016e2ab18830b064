import { streak as bridge } from "~/lib/bridge";
import type { Streak } from "~/lib/bridge/streak";
import { messageOf } from "~/lib/errors";

/** Everybody's streak, one of them shown. Go counts; this asks again as time passes. */
export class Streaks {
  /** Undefined until the first answer. */
  all = $state.raw<Streak[]>();
  /** The person shown; the first where there is none of this id. */
  chosen = $state("");
  error = $state("");
  now = $state(Date.now());

  current = $derived(this.all?.find(({ person }) => person.id === this.chosen) ?? this.all?.[0]);

  async load() {
    try {
      this.all = await bridge.get();
      this.now = Date.now();
      this.error = "";
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
    const before = this.all?.map(({ person }) => person.id) ?? [];
    await bridge.start(name, at, zone);
    await this.load();
    this.chosen = this.all?.find(({ person }) => !before.includes(person.id))?.person.id ?? this.chosen;
  }

  async rename(id: string, name: string) {
    await bridge.rename(id, name);
    await this.load();
  }

  async undo(event: string) {
    await bridge.undo(event);
    await this.load();
  }
}
