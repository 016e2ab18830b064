import { backups, evidence, journal, plan, session, streak } from "~/lib/bridge";
import type { Backup } from "~/lib/bridge/backups";
import type { EvidenceSummary } from "~/lib/bridge/evidence";
import type { EntryRow } from "~/lib/bridge/journal";
import type { Item } from "~/lib/bridge/plan";
import type { Streak } from "~/lib/bridge/streak";
import { civilDate, rightNow } from "~/lib/time";
import { sinceLastVisit, type Visits } from "./reckon";

/** Entries shown: as many as stand beside the other card. */
const latest = 3;

/** What the rooms have to say today. Each part stays undefined until it was read. */
export class Overview {
  streaks = $state.raw<Streak[]>();
  entries = $state.raw<EntryRow[]>();
  /** Of the same date in years before. */
  earlier = $state.raw<EntryRow[]>();
  kept = $state.raw<EvidenceSummary>();
  backup = $state.raw<Backup | null>();
  visits = $state.raw<Visits>();
  reasons = $state.raw<Item[]>();
  support = $state.raw<Item[]>();
  steps = $state.raw<Item[]>();
  /** The one thing chosen for this date. */
  thing = $state.raw<Item | null>();
  /** A part could not be read; the others are shown all the same. */
  failed = $state(false);
  readonly date = civilDate(rightNow());

  async load() {
    const parts = await Promise.allSettled([
      streak.get().then((streaks) => (this.streaks = streaks)),
      journal
        .list({ month: "", tag: "", trashed: false, offset: 0, limit: latest })
        .then(({ rows }) => (this.entries = rows)),
      journal.onThisDay(this.date).then((rows) => (this.earlier = rows.slice(0, latest))),
      evidence.summary().then((summary) => (this.kept = summary)),
      backups.list().then(([newest]) => (this.backup = newest ?? null)),
      session.accessLog().then((log) => (this.visits = sinceLastVisit(log))),
      plan.reasons().then((reasons) => (this.reasons = reasons)),
      plan.support().then((support) => (this.support = support)),
      this.#loadSteps(),
    ]);
    this.failed = parts.some(({ status }) => status === "rejected");
  }

  /** Makes a step the one thing of this date; without one nothing is chosen. */
  async choose(id: string) {
    await plan.choose(id, this.date);
    await this.#loadSteps();
  }

  async done(id: string, is: boolean) {
    await plan.done(id, is);
    await this.#loadSteps();
  }

  async #loadSteps() {
    [this.steps, this.thing] = await Promise.all([plan.list("step"), plan.today(this.date)]);
  }
}
