import { shownName } from "~/lib/text";

/** Letters of a name's end that are always shown: its ending, and what tells copies apart. */
const end = 10;

/** The two parts of a name as it is shown, of which the first may be cut short. */
export function nameParts(name: string): [start: string, end: string] {
  const letters = [...shownName(name)];
  return [letters.slice(0, -end).join(""), letters.slice(-end).join("")];
}
