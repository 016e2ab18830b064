import { backups, evidence, journal, session, streak } from "~/lib/bridge";
import type { Backup } from "~/lib/bridge/backups";
import type { EvidenceSummary } from "~/lib/bridge/evidence";
import type { EntryRow } from "~/lib/bridge/journal";
import type { Streak } from "~/lib/bridge/streak";
import { sinceLastVisit, type Visits } from "./reckon";

/** Entries shown: as many as stand beside the other card. */
const latest = 3;

/** What the rooms have to say today. Each part stays undefined until it was read. */
export class Overview {
  streaks = $state.raw<Streak[]>();
  entries = $state.raw<EntryRow[]>();
  kept = $state.raw<EvidenceSummary>();
  backup = $state.raw<Backup | null>();
  visits = $state.raw<Visits>();
  /** A part could not be read; the others are shown all the same. */
  failed = $state(false);

  async load() {
    const parts = await Promise.allSettled([
      streak.get().then((streaks) => (this.streaks = streaks)),
      journal
        .list({ month: "", tag: "", trashed: false, offset: 0, limit: latest })
        .then(({ rows }) => (this.entries = rows)),
      evidence.summary().then((summary) => (this.kept = summary)),
      backups.list().then(([newest]) => (this.backup = newest ?? null)),
      session.accessLog().then((log) => (this.visits = sinceLastVisit(log))),
    ]);
    this.failed = parts.some(({ status }) => status === "rejected");
  }
}
