import type { StreakEvent } from "~/lib/bridge/streak";
import type { Fields } from "./form.svelte";

/** What a setback asks, one at a time. */
export const steps = ["when", "levels", "happened", "gave", "help"] as const;
export type Step = (typeof steps)[number];

/** Whether a question was answered: what has no answer may be passed over. */
export function answered(fields: Fields, step: Step): boolean {
  switch (step) {
    case "when":
      return fields.at !== "";
    case "levels":
      return fields.levels.length > 0;
    case "happened":
      return fields.note.trim() !== "";
    default:
      return fields[step].trim() !== "";
  }
}

/** What must be answered before going on. */
export const needed = (step: Step): boolean => step === "when" || step === "levels";

/** What was said would help next time, the newest first and each once. */
export function helps(events: readonly StreakEvent[], most = 3): string[] {
  const said = events.map(({ help }) => help.trim()).filter((help) => help !== "");
  return [...new Set(said)].slice(0, most);
}

/** Whether a moment lies in a pause. */
export const inPause = (events: readonly StreakEvent[], at: string): boolean =>
  events.some(
    ({ type, at: from, until }) =>
      type === "pause" && Date.parse(at) >= Date.parse(from) && Date.parse(at) < Date.parse(until),
  );
