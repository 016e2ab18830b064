import type { LucideIcon } from "~/components/icon";
import Archive from "@lucide/svelte/icons/file-archive";
import FileIcon from "@lucide/svelte/icons/file";
import FileText from "@lucide/svelte/icons/file-text";
import Image from "@lucide/svelte/icons/image";
import Mail from "@lucide/svelte/icons/mail";
import Mic from "@lucide/svelte/icons/mic";
import Video from "@lucide/svelte/icons/video";
import type { Exhibit, When } from "~/lib/bridge/evidence";
import { date, dateTime, zoneName } from "~/lib/time";
import { words } from "~/words";

const w = words.evidence;

/** When it happened, and how sure that is; with the zone's name where there is room for it. */
export function whenText({ sure, at, until, zone }: When, withZone = false): string {
  const named = (text: string) => (withZone ? w.withZone(text, zoneName(at, zone)) : text);
  switch (sure) {
    case "exact":
      return named(dateTime(at, zone));
    case "about":
      return named(w.about(dateTime(at, zone)));
    case "day":
      return date(at, zone);
    case "between":
      return named(w.between(dateTime(at, zone), dateTime(until, zone)));
    case "unknown":
      return w.unknownTime;
  }
}

/** A moment with the zone it was kept with. */
export const momentText = (moment: string, zone: string) =>
  moment === "" ? "" : w.withZone(dateTime(moment, zone), zoneName(moment, zone));

export const shortHash = (hash: string) => `${hash.slice(0, 4)}…${hash.slice(-4)}`;

// Newer versions may know more of either; what has no words yet is shown as it is kept.
export const tacticName = (tactic: string) => kindsOf(w.tacticKinds)[tactic]?.name ?? tactic;
export const tacticMeans = (tactic: string) => kindsOf(w.tacticKinds)[tactic]?.means ?? "";
export const channelName = (channel: string) => kindsOf(w.channels)[channel] ?? channel;
const kindsOf = <T>(kinds: Record<string, T>): Partial<Record<string, T>> => kinds;

/** Why a kind of file is not shown here. */
export function notShown({ media_type }: Pick<Exhibit, "media_type">): string {
  if (media_type.startsWith("application/pdf")) return words.exhibits.pdf;
  if (/^(audio|video)\//.test(media_type)) return words.exhibits.tooLong;
  return w.noPreview;
}

export function typeIcon(mediaType: string): LucideIcon {
  const [kind] = mediaType.split("/");
  if (kind === "image") return Image;
  if (kind === "audio") return Mic;
  if (kind === "video") return Video;
  if (mediaType === "message/rfc822") return Mail;
  if (/zip|tar|compress/.test(mediaType)) return Archive;
  return kind === "text" || /pdf|word|document/.test(mediaType) ? FileText : FileIcon;
}
