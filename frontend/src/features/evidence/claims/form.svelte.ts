import { claims as bridge } from "~/lib/bridge";
import type { Claim } from "~/lib/bridge/claims";
import { hereZone } from "~/lib/time";
import { type As, Drafted } from "../drafted.svelte";
import {
  blank,
  type Fields,
  fieldsOf,
  newAppearance,
  newHarm,
  newRebuttal,
  type Problems,
  problemsOf,
  saidFrom,
} from "./fields";

export const draftName = (id: string) => (id === "" ? "claim" : `claim:${id}`);

/** Keeping a claim, or changing its account. */
export class ClaimForm extends Drafted<Fields, Claim, Problems> {
  constructor(id: string) {
    super(id, draftName(id), blank(hereZone()));
  }

  protected check = problemsOf;
  protected get = bridge.get;
  protected read = fieldsOf;

  protected send(fields: Fields, as: As) {
    return bridge.save({ ...saidFrom(fields, hereZone()), ...as });
  }

  addAppearance = () => void this.fields.appearances.push(newAppearance(hereZone()));
  addRebuttal = () => void this.fields.rebuttals.push(newRebuttal());
  addHarm = () => void this.fields.harms.push(newHarm(hereZone()));

  /** Takes one out, and answers with what puts it back. */
  takeOut(list: "appearances" | "rebuttals" | "harms", at: number): () => void {
    const all: unknown[] = this.fields[list];
    const [out] = all.splice(at, 1);
    return () => void (this.fields[list] as unknown[]).splice(at, 0, out);
  }
}
