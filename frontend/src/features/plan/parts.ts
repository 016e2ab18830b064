import BookHeart from "@lucide/svelte/icons/book-heart";
import DoorClosed from "@lucide/svelte/icons/door-closed";
import Fence from "@lucide/svelte/icons/fence";
import Footprints from "@lucide/svelte/icons/footprints";
import HandHeart from "@lucide/svelte/icons/hand-heart";
import Leaf from "@lucide/svelte/icons/leaf";
import MessageSquareQuote from "@lucide/svelte/icons/message-square-quote";
import Scale from "@lucide/svelte/icons/scale";
import ScrollText from "@lucide/svelte/icons/scroll-text";
import Shield from "@lucide/svelte/icons/shield";
import Sprout from "@lucide/svelte/icons/sprout";
import UserX from "@lucide/svelte/icons/user-x";
import type { LucideIcon } from "~/components/icon";
import type { Kind } from "~/lib/bridge/plan";

/** The picture of each part. */
export const partIcons: Record<Kind, LucideIcon> = {
  step: Footprints,
  channel: DoorClosed,
  avoid: UserX,
  boundary: Fence,
  support: HandHeart,
  reason: BookHeart,
  ledger: Scale,
  strength: Sprout,
  care: Leaf,
  order: ScrollText,
  safety: Shield,
  words: MessageSquareQuote,
};
