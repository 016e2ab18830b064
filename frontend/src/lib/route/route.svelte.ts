import { createContext } from "svelte";

export const rooms = [
  "today",
  "journal",
  "evidence",
  "streak",
  "plan",
  "guide",
  "backups",
  "settings",
] as const;
export type Room = (typeof rooms)[number];

/** Where one goes from any room for a while, and comes back from. */
export const places = ["crisis", "pull", "checkin"] as const;
export type Place = Room | (typeof places)[number];

const isRoom = (place: Place): place is Room => rooms.some((room) => room === place);

/** Where the user is. An intent is what the next room should begin with, such as "new" or an id. */
export class Route {
  room = $state<Place>("today");
  #intent = $state("");
  #before: Room = "today";

  go(room: Place, intent = "") {
    if (isRoom(this.room)) this.#before = this.room;
    this.room = room;
    this.#intent = intent;
  }

  /** To the room that one left last for a place, or for another room. */
  back() {
    this.go(this.#before);
  }

  /** The intent for this room, once: asked again it is empty. */
  take(room: Place): string {
    if (room !== this.room) return "";
    const intent = this.#intent;
    this.#intent = "";
    return intent;
  }
}

export const [useRoute, giveRoute] = createContext<Route>();
