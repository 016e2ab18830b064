import { custody as bridge } from "~/lib/bridge";
import type { Checkpoint, CustodyRecord, CustodyReport } from "~/lib/bridge/custody";
import { words } from "~/words";

const w = words.custody;
export const parts = ["log", "seal", "stamps", "checkpoints"] as const;
export type Part = (typeof parts)[number];

/** The log as a whole: what is looked at of it, and what its last check found. */
export class CustodyLog {
  part = $state<Part>("log");
  total = $state<number>();
  version = $state(0);
  chosen = $state.raw<CustodyRecord>();
  report = $state.raw<CustodyReport>();
  checkpoints = $state.raw<Checkpoint[]>();
  checking = $state(false);
  failed = $state.raw<unknown>();

  async load() {
    try {
      const [log, checkpoints] = await Promise.all([
        bridge.log({ exhibit: 0, incident: 0, offset: 0, limit: 1 }),
        bridge.checkpoints(),
      ]);
      this.total = log.total;
      this.checkpoints = checkpoints;
      this.failed = undefined;
      this.version++;
    } catch (error) {
      this.failed = error;
    }
  }

  rows = (offset: number, limit: number) =>
    bridge.log({ exhibit: 0, incident: 0, offset, limit }).then(({ rows }) => rows);

  async check() {
    this.checking = true;
    try {
      this.report = await bridge.check();
      this.failed = undefined;
    } catch (error) {
      this.failed = error;
    } finally {
      this.checking = false;
    }
  }
}

/** What a check found, the first that does not hold first; empty when all holds. */
export function faultsOf({ breaks, lost, unlogged, differ }: CustodyReport): string[] {
  const numbers = (lead: string, all: number[]) => (all.length > 0 ? [`${lead} ${all.join(", ")}`] : []);
  return [
    ...breaks.map(({ fault, from, to }) =>
      w.fault(from === 0 ? w.aCheckpoint : w.span(from, Math.max(from, to)), w.faults[fault]),
    ),
    ...numbers(w.lost(lost.length), lost),
    ...numbers(w.unlogged(unlogged.length), unlogged),
    ...numbers(w.differ(differ.length), differ),
  ];
}
