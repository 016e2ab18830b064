import type { LucideIcon } from "~/components/icon";

/** Something that can be done from anywhere. */
export interface Command {
  id: string;
  /** What it stands under. */
  group: string;
  label: string;
  /** Other words that somebody may look for it by. */
  also?: string;
  icon: LucideIcon;
  /** Its own key, as it is shown. */
  hint?: string;
  run: () => void;
}

/** Letters without accents and cases. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Those of a group together, groups and commands in the order in which they first came. */
export function grouped(commands: Command[]): Command[] {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return groups.flatMap((group) => commands.filter((command) => command.group === group));
}

/** The commands of which every typed word begins a word; all for none. */
export function matching(commands: Command[], typed: string): Command[] {
  const asked = wordsOf(typed);
  if (asked.length === 0) return typed.trim() === "" ? commands : [];
  return commands.filter(({ label, also = "" }) => {
    const own = wordsOf(`${label} ${also}`);
    return asked.every((word) => own.some((one) => one.startsWith(word)));
  });
}
