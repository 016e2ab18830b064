import { bundles as bridge, claims, evidence, people } from "~/lib/bridge";
import type { BundleChoice, BundlePreview } from "~/lib/bridge/bundles";
import type { PersonRow } from "~/lib/bridge/people";
import { messageOf } from "~/lib/errors";
import type { Jobs } from "~/lib/jobs/jobs.svelte";
import { words } from "~/words";

const w = words.bundles;
/** As many as are asked for at once. */
const batch = 500;

export const blank = (): BundleChoice => ({
  ...{ name: "", author: "", for: "", preset: "full", everything: true },
  ...{ incidents: [], claims: [], exhibits: [], without: [], initials: [] },
  ...{ strangers: false, series: false, covered: true, pictures: true, witnesses: false },
  ...{ notes: false, lawyer_notes: false, excerpts: false },
});

/** The lists a person picks from. */
export const lists = ["incidents", "claims", "exhibits"] as const;
export type List = (typeof lists)[number];
export const flags = Object.keys(w.flags) as (keyof typeof w.flags)[];

/** A row to pick: its id and what it is called. */
export interface Row {
  id: string;
  label: string;
}

/** A bundle on its way: chosen, looked at, made. */
export class Maker {
  choice = $state<BundleChoice>(blank());
  preview = $state.raw<BundlePreview>();
  totals = $state.raw<Record<List, number>>({ incidents: 0, claims: 0, exhibits: 0 });
  people = $state.raw<PersonRow[]>([]);
  /** Before, nothing can be chosen: what came later would take its place. */
  ready = $state(false);
  busy = $state(false);
  error = $state("");
  /** Of exhibits, by number. */
  #ids: Record<number, string> = {};

  constructor(private jobs: Jobs) {}

  /** With the id of a bundle that was made, its choice is made again. */
  open = (again: string) =>
    this.#do(async () => {
      const one = { offset: 0, limit: 1 };
      const [choice, incidents, register, exhibits, known] = await Promise.all([
        again === "" ? blank() : bridge.choiceOf(again),
        evidence.incidents({ ...one, trashed: false }),
        claims.list({ ...one, trashed: false }),
        evidence.exhibits({ ...one, incident: "" }),
        people.list(),
      ]);
      this.choice = choice;
      this.totals = { incidents: incidents.total, claims: register.total, exhibits: exhibits.total };
      this.people = known;
      this.ready = true;
    });

  async rows(list: List, offset: number, limit: number): Promise<Row[]> {
    if (list === "claims") {
      const { rows } = await claims.list({ trashed: false, offset, limit });
      return rows.map(({ id, number, words }) => ({ id, label: w.incident(number, line(words)) }));
    }
    if (list === "incidents") {
      const { rows } = await evidence.incidents({ trashed: false, offset, limit });
      return rows.map(({ id, number, what }) => ({ id, label: w.incident(number, line(what)) }));
    }
    const { rows } = await evidence.exhibits({ incident: "", offset, limit });
    return rows.map(({ id, number, name }) => ({ id, label: w.incident(number, name) }));
  }

  pick(list: List | "initials" | "without", id: string, on: boolean) {
    const others = this.choice[list].filter((other) => other !== id);
    this.choice[list] = on ? [...others, id] : others;
  }

  /** Leaves an exhibit of the preview out, or takes it in again. */
  leaveOut(number: number, out: boolean) {
    const id = this.#ids[number];
    if (id === undefined) return;
    this.pick("without", id, out);
    void this.look();
  }

  leftOut(number: number): boolean {
    return this.choice.without.includes(this.#ids[number] ?? "");
  }

  look = () =>
    this.#do(async () => {
      await this.#learn();
      this.preview = await bridge.preview($state.snapshot(this.choice));
    });

  change() {
    this.preview = undefined;
  }

  /** Asks where to, and begins; false if it was called off there or refused. */
  async make(own: string, other: string): Promise<boolean> {
    let begun = false;
    await this.#do(async () => {
      const job = await bridge.make($state.snapshot(this.choice), own, other);
      this.jobs.take(job);
      begun = job !== null;
    });
    return begun;
  }

  // A preview names exhibits by number, a choice by id.
  async #learn() {
    for (let offset = 0, total = 1; offset < total; offset += batch) {
      const page = await evidence.exhibits({ incident: "", offset, limit: batch });
      total = page.total;
      for (const { number, id } of page.rows) this.#ids[number] = id;
    }
  }

  async #do(work: () => Promise<unknown>) {
    if (this.busy) return;
    this.busy = true;
    this.error = "";
    try {
      await work();
    } catch (thrown) {
      this.error = messageOf(thrown, w.failures);
    } finally {
      this.busy = false;
    }
  }
}

const line = (text: string) => text.split("\n")[0] ?? "";
