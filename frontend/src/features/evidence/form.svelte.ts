import { evidence as bridge } from "~/lib/bridge";
import type { Incident } from "~/lib/bridge/evidence";
import { hereZone } from "~/lib/time";
import { type As, Drafted } from "./drafted.svelte";
import { blank, type Fields, fieldsOf, type Problems, problemsOf, saidFrom } from "./fields";
import { answered, type Mode, type Step, stepOf, steps } from "./recording/steps";

export const draftName = (id: string) => (id === "" ? "incident" : `incident:${id}`);

/** Writing an incident down, or changing one. */
export class IncidentForm extends Drafted<Fields, Incident, Problems> {
  mode = $state<Mode>("whole");
  /** What is asked now, where one thing is asked at a time. */
  step = $state<Step>("what");

  constructor(id: string, mode: Mode = "whole") {
    super(id, draftName(id), blank(hereZone()));
    this.mode = mode;
  }

  protected check = problemsOf;
  protected get = bridge.incident;
  protected read = fieldsOf;

  protected send(fields: Fields, as: As) {
    const said = saidFrom(fields, hereZone(), this.kept);
    return bridge.saveIncident({ ...said, ...as, exhibits: fields.exhibits });
  }

  get last(): boolean {
    return this.step === steps.at(-1);
  }

  /** To the next question, or one back. */
  turn(by: 1 | -1) {
    this.step = steps[steps.indexOf(this.step) + by] ?? this.step;
  }

  /** What has to be mended must be in sight. */
  protected override refused() {
    const wrong = stepOf(Object.keys(this.problems)) ?? this.step;
    this.step = wrong;
    if (this.mode === "quick" && wrong !== "what" && wrong !== "when") this.mode = "whole";
  }

  /** So must what was said beyond the two fields. */
  protected override restoredDraft() {
    const more = steps.slice(2).some((step) => answered(this.fields, step));
    if (this.mode === "quick" && more) this.mode = "whole";
  }

  /** Links exhibits, each once. */
  link(ids: readonly string[]) {
    this.fields.exhibits = [...this.fields.exhibits, ...ids].filter((id, at, all) => all.indexOf(id) === at);
  }

  unlink(id: string) {
    this.fields.exhibits = this.fields.exhibits.filter((other) => other !== id);
  }
}
