/** Letters of a name's end that are always shown: its ending, and what tells copies apart. */
const end = 10;
const tricks = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A file's name as it is: what would reorder it is shown as a sign of its own, so that no ending poses as another. */
export const plainName = (name: string): string => name.replace(tricks, "\ufffd");

/** The two parts of a name, of which the first may be cut short. */
export function nameParts(name: string): [start: string, end: string] {
  const letters = [...plainName(name)];
  return [letters.slice(0, -end).join(""), letters.slice(-end).join("")];
}
