import { type Room, rooms } from "~/lib/route/route.svelte";

/** The rooms with a digit, in the order of their digits. */
export const digitRooms: Room[] = rooms.slice(0, 4);

/** What a key means in the open window; undefined leaves it to whoever has the focus. */
export function meaningOf(event: KeyboardEvent): Room | "lock" | "search" | undefined {
  if (!event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return undefined;
  const letter = ({ l: "lock", k: "search" } as const)[event.key.toLowerCase()];
  if (letter) return letter;
  // The key's place counts, since some layouts have digits only with Shift.
  const digit = Number(/^Digit([1-4])$/.exec(event.code)?.[1] ?? event.key);
  return digitRooms[digit - 1];
}
