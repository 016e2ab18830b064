import type { StreakEvent } from "~/lib/bridge/streak";

/** What can be done with something that was noted. */
export interface Acts {
  change: (event: StreakEvent) => void;
  files: (event: StreakEvent) => void;
  makeIncident: (event: StreakEvent) => void;
  /** Goes to the evidence. */
  open: (intent: string) => void;
  endPause: (event: StreakEvent) => void;
  undo: (event: StreakEvent) => void;
}
