import { custody as bridge } from "~/lib/bridge";
import type { Root, Timestamp } from "~/lib/bridge/custody";
import { messageOf } from "~/lib/errors";
import { words } from "~/words";

const w = words.custody;

/** Time-stamps asked for and brought back, and whom to believe. */
export class Stamps {
  all = $state.raw<Timestamp[]>();
  roots = $state.raw<Root[]>([]);
  busy = $state(false);
  error = $state("");

  constructor(private say: (text: string) => void) {}

  load = () =>
    this.#do(async () => {
      [this.all, this.roots] = await Promise.all([bridge.timestamps(), bridge.roots()]);
    });

  ask = () =>
    this.#do(async () => {
      if ((await bridge.askTimestamp()) === null) return;
      this.say(w.asked);
      this.all = await bridge.timestamps();
    });

  take = () =>
    this.#do(async () => {
      if ((await bridge.takeTimestamp()) === null) return;
      this.say(w.taken);
      this.all = await bridge.timestamps();
    });

  addRoots = () =>
    this.#do(async () => {
      const added = await bridge.addRoots();
      if (added.length === 0) return;
      this.say(w.rootsAdded(added.length));
      [this.all, this.roots] = await Promise.all([bridge.timestamps(), bridge.roots()]);
    });

  /** Rejects where it fails: a dialog stays open then. */
  async drop({ sha256 }: Root) {
    await bridge.dropRoot(sha256);
    await this.load();
  }

  async #do(work: () => Promise<unknown>) {
    this.busy = true;
    this.error = "";
    try {
      await work();
    } catch (thrown) {
      this.error = messageOf(thrown, { "not-found": w.empty });
    } finally {
      this.busy = false;
    }
  }
}
