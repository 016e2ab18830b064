import Archive from "@lucide/svelte/icons/archive";
import BookOpen from "@lucide/svelte/icons/book-open";
import CalendarDays from "@lucide/svelte/icons/calendar-days";
import DoorOpen from "@lucide/svelte/icons/door-open";
import FileInput from "@lucide/svelte/icons/file-input";
import FileOutput from "@lucide/svelte/icons/file-output";
import HardDriveDownload from "@lucide/svelte/icons/hard-drive-download";
import HeartPulse from "@lucide/svelte/icons/heart-pulse";
import LifeBuoy from "@lucide/svelte/icons/life-buoy";
import Lock from "@lucide/svelte/icons/lock";
import LogOut from "@lucide/svelte/icons/log-out";
import Moon from "@lucide/svelte/icons/moon";
import PenLine from "@lucide/svelte/icons/pen-line";
import Sun from "@lucide/svelte/icons/sun";
import SunMoon from "@lucide/svelte/icons/sun-moon";
import type { Command } from "~/features/search/commands";
import { digits } from "~/features/shell/keys";
import { roomIcons } from "~/features/shell/rooms";
import type { EntryKind } from "~/lib/bridge/journal";
import type { Overlay } from "~/lib/overlay/overlay.svelte";
import type { Preferences } from "~/lib/preferences/preferences.svelte";
import { type Route, rooms } from "~/lib/route/route.svelte";
import type { Session } from "~/lib/session/session.svelte";
import type { Toasts } from "~/lib/toast/toasts.svelte";
import { words } from "~/words";

const w = words.search;
const themes = { light: Sun, dark: Moon, system: SunMoon };

interface App {
  route: Route;
  overlay: Overlay;
  session: Session;
  preferences: Preferences;
  toasts: Toasts;
}

/** All that can be done from anywhere in the open app. */
export function commandsOf({ route, overlay, session, preferences, toasts }: App): Command[] {
  const { go, write, work, look, read } = w.groups;
  const g = words.guide;
  return [
    ...rooms.map((room) => ({
      id: room,
      group: go,
      label: words.shell.rooms[room],
      also: w.alsoGo,
      icon: roomIcons[room],
      hint: digits[room] && w.roomKey(digits[room]),
      run: () => route.go(room),
    })),
    ...Object.entries(w.begin).map(([kind, label]) => ({
      id: `new:${kind}`,
      group: write,
      label,
      also: w.alsoBegin,
      icon: PenLine,
      run: () => route.go("journal", `new:${kind as EntryKind}`),
    })),
    {
      ...{ id: "record", group: write, label: w.record, also: w.alsoRecord, icon: Archive },
      run: () => route.go("evidence", "new"),
    },
    {
      ...{ id: "attempt", group: write, label: w.reachedOut, icon: DoorOpen },
      run: () => route.go("streak", "attempt"),
    },
    ...Object.entries(words.streak.commands).map(([intent, { label, also }]) => ({
      ...{ id: `streak:${intent}`, group: write, label, also, icon: roomIcons.streak },
      run: () => route.go("streak", intent),
    })),
    {
      ...{ id: "pull", group: write, label: w.pull, also: w.alsoPull, icon: LifeBuoy, hint: w.pullKey },
      run: () => route.go("pull"),
    },
    {
      ...{ id: "checkin", group: write, label: w.checkIn, also: w.alsoCheckIn, icon: HeartPulse },
      run: () => route.go("checkin"),
    },
    ...Object.entries(words.plan.commands).map(([intent, { label, also }]) => ({
      ...{
        id: `plan:${intent}`,
        group: intent.startsWith("new:") ? write : go,
        label,
        also,
        icon: roomIcons.plan,
      },
      run: () => route.go("plan", intent),
    })),
    {
      ...{ id: "look-back", group: work, label: w.lookBack, also: w.alsoLookBack, icon: CalendarDays },
      run: () => route.go("journal", "look-back"),
    },
    {
      ...{ id: "bring-in", group: work, label: w.bringIn, also: w.alsoBringIn, icon: FileInput },
      run: () => overlay.show("bring-in"),
    },
    {
      ...{ id: "take-out", group: work, label: w.takeOut, also: w.alsoTakeOut, icon: FileOutput },
      run: () => overlay.show("take-out"),
    },
    {
      ...{ id: "back-up", group: work, label: w.backUp, also: w.alsoBackUp, icon: HardDriveDownload },
      run: () => route.go("backups"),
    },
    {
      ...{ id: "crisis", group: work, label: w.crisis, also: w.alsoCrisis, icon: LifeBuoy },
      run: () => route.go("crisis"),
    },
    {
      ...{ id: "lock", group: work, label: w.lock, icon: Lock, hint: w.lockKey },
      run: () => void toasts.tell(session.lock()),
    },
    {
      ...{ id: "leave", group: work, label: w.leave, also: w.alsoLeave, icon: LogOut },
      run: () => void toasts.tell(session.leave()),
    },
    ...(["light", "dark", "system"] as const).map((theme) => ({
      id: theme,
      group: look,
      label: w.themes[theme],
      also: w.alsoTheme,
      icon: themes[theme],
      run: () => void toasts.tell(preferences.save({ theme })),
    })),
    ...(["grounding", "lines", "glossary"] as const).map((page) => ({
      ...{ id: page, group: read, label: g.pages[page], also: g.alsoPages[page], icon: BookOpen },
      run: () => route.go("guide", page),
    })),
    ...g.catalogue.map(({ id, title, also }) => ({
      ...{
        id: `read:${id}`,
        group: read,
        label: g.read(title),
        also: `${g.alsoRead} ${also}`,
        icon: BookOpen,
      },
      run: () => route.go("guide", id),
    })),
  ];
}
