import { claims as bridge } from "~/lib/bridge";
import type { ClaimRow, MatrixRow } from "~/lib/bridge/claims";
import { Known } from "../known.svelte";
import { wordsOf } from "./say";

/** All claims beside where they were said and what shows and rebuts them. */
export class MatrixView {
  rows = $state.raw<MatrixRow[]>([]);
  ready = $state(false);
  failed = $state.raw<unknown>();
  known = new Known();
  #claims = $state.raw<Record<string, ClaimRow>>({});

  async load() {
    try {
      const all = { trashed: false, offset: 0, limit: 0 };
      const [rows, { rows: claims }] = await Promise.all([bridge.matrix(), bridge.list(all)]);
      this.#claims = Object.fromEntries(claims.map((claim) => [claim.id, claim]));
      this.rows = rows;
      this.known.want(rows.flatMap((row) => [...row.shows, ...row.for, ...row.against]));
      this.failed = undefined;
      this.ready = true;
    } catch (error) {
      this.failed = error;
    }
  }

  /** The first of a claim's rows, which says its words. */
  first(row: MatrixRow): boolean {
    return this.rows.find(({ claim }) => claim === row.claim) === row;
  }

  wordsOf({ claim }: MatrixRow): string {
    const found = this.#claims[claim];
    return found ? wordsOf(found) : "";
  }
}
