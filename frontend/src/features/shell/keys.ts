import { type Place, rooms, type Room } from "~/lib/route/route.svelte";

/** The digit that goes to a room, if it has one. */
export const digits: Partial<Record<Room, number>> = {
  today: 1,
  journal: 2,
  evidence: 3,
  streak: 4,
  plan: 5,
  guide: 6,
};

/** The rooms with a digit, in the order of their digits. */
export const digitRooms = rooms.filter((room) => digits[room]);

/** What a key means in the open window; undefined leaves it to whoever has the focus. */
export function meaningOf(event: KeyboardEvent): Place | "lock" | "search" | undefined {
  if (event.key === "F2" && !event.ctrlKey && !event.altKey && !event.shiftKey && !event.metaKey)
    return "pull";
  if (!event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return undefined;
  const letter = ({ l: "lock", k: "search" } as const)[event.key.toLowerCase()];
  if (letter) return letter;
  // The key's place counts, since some layouts have digits only with Shift.
  const digit = Number(/^Digit(\d)$/.exec(event.code)?.[1] ?? event.key);
  return digitRooms.find((room) => digits[room] === digit);
}
