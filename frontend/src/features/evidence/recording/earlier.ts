import type { When } from "~/lib/bridge/evidence";
import { words } from "~/words";
import { channelName, tacticName, whenText } from "../show";

const w = words.recording;
const said = <T>(kinds: Record<string, T>, key: unknown): T | undefined =>
  typeof key === "string" ? kinds[key] : undefined;

/** What a list, a word or a time was, in words; what this version does not know stands as it was kept. */
export function plainText(was: unknown): string {
  if (was === null || was === undefined) return "";
  if (Array.isArray(was)) return was.map(plainText).filter(Boolean).join(", ");
  if (typeof was === "object" && "sure" in was) return whenText(was as When, true);
  return typeof was === "string" ? was : JSON.stringify(was);
}

/** What stood in a field of an incident before it was changed. */
export function earlierText(field: string, was: unknown): string {
  if (was === null) return "";
  switch (field) {
    case "tactics":
      return Array.isArray(was) ? was.map(String).map(tacticName).join(", ") : "";
    case "channel":
      return channelName(plainText(was));
    case "severity":
      return w.severities[Number(was)]?.name ?? plainText(was);
    case "fear":
      return w.fears[Number(was)]?.name ?? plainText(was);
    case "involved":
      return Array.isArray(was) ? was.map((one) => said(w.involvedOf, one) ?? String(one)).join(", ") : "";
    case "learned":
      return said(w.hows, was) ?? plainText(was);
    case "phase":
      return said(w.phases, was) ?? plainText(was);
    case "breach": {
      const { is = false, order = "" } = was as { is?: boolean; order?: string };
      return is ? order || w.breach : "";
    }
    default:
      return plainText(was);
  }
}
