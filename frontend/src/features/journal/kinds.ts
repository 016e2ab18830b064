import Scale from "@lucide/svelte/icons/scale";
import Feather from "@lucide/svelte/icons/feather";
import Lightbulb from "@lucide/svelte/icons/lightbulb";
import Mail from "@lucide/svelte/icons/mail";
import Moon from "@lucide/svelte/icons/moon";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import Sprout from "@lucide/svelte/icons/sprout";
import type { LucideIcon } from "~/components/icon";
import type { EntryKind } from "~/lib/bridge/journal";

/** The kinds in the order they are offered, the plain one first. */
export const kinds: EntryKind[] = [
  "entry",
  "letter",
  "thought",
  "achievement",
  "dream",
  "thought-record",
  "grief",
];

/** The picture beside the name of a kind. */
export const kindIcons: Record<EntryKind, LucideIcon> = {
  entry: NotebookPen,
  letter: Mail,
  thought: Lightbulb,
  achievement: Sprout,
  dream: Moon,
  "thought-record": Scale,
  grief: Feather,
};
