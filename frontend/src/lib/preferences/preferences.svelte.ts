import { createContext } from "svelte";
import { settings as bridge } from "~/lib/bridge";
import type { Settings } from "~/lib/bridge/settings";

/** The settings, and their effect on the page. */
export class Preferences {
  settings = $state.raw<Settings>();

  /** Rejects while the vault is locked, where they are sealed; the page then follows the system. */
  async load() {
    this.settings = await bridge.get();
  }

  async save(change: Partial<Settings>) {
    if (this.settings) this.settings = await bridge.save({ ...this.settings, ...change });
  }

  /** Keeps the root element in step; the returned function stops it. Meant for one $effect. */
  apply(root: HTMLElement): () => void {
    const theme = this.settings?.theme ?? "system";
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const set = () => {
      root.dataset.theme = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
    };
    set();
    root.dataset.text = String(this.settings?.text_size ?? 100);
    dark.addEventListener("change", set);
    return () => dark.removeEventListener("change", set);
  }
}

export const [usePreferences, givePreferences] = createContext<Preferences>();
