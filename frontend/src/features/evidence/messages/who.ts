import type { Count } from "~/lib/bridge/messages";
import { shownName } from "~/lib/text";
import { words } from "~/words";

const w = words.messages;
/** As many as are named in a line. */
const most = 8;

/** Who writes, and how often. */
export function whoText(people: Count[]): string {
  const names = people
    .slice(0, most)
    .map(({ name, count }) => (count > 0 ? w.writer(shownName(name), count) : shownName(name)));
  return w.peopleOf(names, people.length - names.length);
}
