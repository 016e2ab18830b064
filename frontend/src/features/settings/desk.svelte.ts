import type { Settings } from "~/lib/bridge/settings";
import type { Preferences } from "~/lib/preferences/preferences.svelte";
import type { Toasts } from "~/lib/toast/toasts.svelte";

/** The settings as shown: at once as chosen, and as they were again where they could not be kept. */
export class Desk {
  shown = $state.raw<Settings>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private preferences: Preferences,
    private toasts: Toasts,
  ) {
    this.shown = preferences.settings;
  }

  /** One at a time, in the order they were chosen: each save sends all of them. */
  set(change: Partial<Settings>): Promise<unknown> {
    if (!this.shown) return this.#last;
    this.shown = { ...this.shown, ...change };
    return (this.#last = this.#last.then(async () => {
      if (!(await this.toasts.tell(this.preferences.save(change)))) this.shown = this.preferences.settings;
    }));
  }

  async load() {
    await this.preferences.load();
    this.shown = this.preferences.settings;
  }
}
