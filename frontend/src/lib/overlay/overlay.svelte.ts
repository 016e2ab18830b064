import { createContext } from "svelte";

/** What can lie over the rooms, whichever is behind it. */
export type Sheet = "palette" | "bring-in" | "take-out";

/** The one sheet that lies over the rooms, if any does. */
export class Overlay {
  shown = $state<Sheet>();

  show(sheet: Sheet) {
    this.shown = sheet;
  }

  close() {
    this.shown = undefined;
  }
}

export const [useOverlay, giveOverlay] = createContext<Overlay>();
