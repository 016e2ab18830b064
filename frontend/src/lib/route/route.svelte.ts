import { createContext } from "svelte";

export const rooms = ["today", "journal", "evidence", "streak", "backups", "settings"] as const;
export type Room = (typeof rooms)[number];

/** Where the user is. An intent is what the next room should begin with, such as "new" or an id. */
export class Route {
  room = $state<Room>("today");
  #intent = $state("");

  go(room: Room, intent = "") {
    this.room = room;
    this.#intent = intent;
  }

  /** The intent for this room, once: asked again it is empty. */
  take(room: Room): string {
    if (room !== this.room) return "";
    const intent = this.#intent;
    this.#intent = "";
    return intent;
  }
}

export const [useRoute, giveRoute] = createContext<Route>();
