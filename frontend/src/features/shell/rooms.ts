import type { LucideIcon } from "~/components/icon";
import Archive from "@lucide/svelte/icons/archive";
import BookOpen from "@lucide/svelte/icons/book-open";
import HardDriveDownload from "@lucide/svelte/icons/hard-drive-download";
import Map from "@lucide/svelte/icons/map";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import Settings2 from "@lucide/svelte/icons/settings-2";
import SunMedium from "@lucide/svelte/icons/sun-medium";
import Waves from "@lucide/svelte/icons/waves";
import type { Room } from "~/lib/route/route.svelte";

/** The picture of each room, wherever it is named. */
export const roomIcons: Record<Room, LucideIcon> = {
  today: SunMedium,
  journal: NotebookPen,
  evidence: Archive,
  streak: Waves,
  plan: Map,
  guide: BookOpen,
  backups: HardDriveDownload,
  settings: Settings2,
};
