import { drafts, evidence as bridge } from "~/lib/bridge";
import type { Incident, IncidentDraft } from "~/lib/bridge/evidence";
import { onFlush } from "~/lib/flush";
import { codeOf, messageOf } from "~/lib/errors";
import { hereZone } from "~/lib/time";
import { blank, type Fields, fieldsOf, happenedOf, peopleOf, problemsOf } from "./fields";

/** A pause in typing; with the write itself the draft is kept within half a second. */
const pause = 400;

export const draftName = (id: string) => (id === "" ? "incident" : `incident:${id}`);

/** Writing an incident down, or changing one. What is not saved is kept as a sealed draft. */
export class IncidentForm {
  fields = $state<Fields>(blank(hereZone()));
  /** The incident as it was when the form was opened; nothing for a new one. */
  kept = $state.raw<Incident>();
  /** The incident as somebody else saved it in the meantime. */
  conflict = $state.raw<Incident>();
  ready = $state(false);
  restored = $state(false);
  busy = $state(false);
  tried = $state(false);
  draft = $state<"none" | "waiting" | "kept" | "failed">("none");
  error = $state("");
  #clean = $state.raw("");
  /** The fields as the draft, or what is kept, has them. */
  #written = "";
  #revision = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<unknown> = Promise.resolve();
  #done = false;

  text = $derived(JSON.stringify(this.fields));
  dirty = $derived(this.ready && this.text !== this.#clean);
  problems = $derived(problemsOf(this.fields));
  shown = $derived(this.tried ? this.problems : {});

  constructor(readonly id: string) {}

  /** Loads what is kept and the draft, and keeps the draft from then on; the returned function ends that. */
  open(): () => void {
    const off = onFlush(() => this.keep());
    void this.#load();
    return () => {
      off();
      // Whoever looks elsewhere has not thrown anything away.
      void this.keep();
    };
  }

  async #load() {
    try {
      if (this.id !== "") this.kept = await bridge.incident(this.id);
      this.fields = this.kept ? fieldsOf(this.kept) : blank(hereZone());
      this.#revision = this.kept?.revision ?? 0;
      this.#clean = this.#written = this.text;
      this.#restore(await drafts.get(draftName(this.id)));
      this.ready = true;
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  #restore(text: string) {
    if (text === "") return;
    const { revision, fields } = JSON.parse(text) as { revision: number; fields: Partial<Fields> };
    this.fields = { ...this.fields, ...fields };
    this.#revision = revision;
    this.#written = this.text;
    this.restored = true;
    this.draft = "kept";
  }

  /** To be told of every change to the fields. */
  changed() {
    if (!this.ready || this.#done) return;
    clearTimeout(this.#timer);
    if (this.text === this.#written) {
      this.draft = this.dirty ? "kept" : "none";
      return;
    }
    this.draft = "waiting";
    this.#timer = setTimeout(() => void this.keep(), pause);
  }

  /** Keeps the draft now, if it is not kept yet. */
  async keep() {
    clearTimeout(this.#timer);
    if (this.ready && !this.#done && this.text !== this.#written) {
      const { text, dirty } = this;
      const name = draftName(this.id);
      const draft = `{"revision":${this.#revision},"fields":${text}}`;
      this.#written = text;
      // One after the other: an older draft must not overtake a newer one.
      this.#writing = this.#writing
        .then(() => (dirty ? drafts.put(name, draft) : drafts.drop(name)))
        .then(
          () => {
            if (text === this.text && !this.#done) this.draft = dirty ? "kept" : "none";
          },
          () => {
            this.#written = "";
            this.draft = "failed";
          },
        );
    }
    await this.#writing;
  }

  /** Throws away what is not saved. */
  async discard() {
    this.#done = true;
    clearTimeout(this.#timer);
    await this.#writing;
    await drafts.drop(draftName(this.id));
  }

  /** Saves, and answers with what is kept; with nothing where the form must be looked at first. */
  async save(as: Pick<IncidentDraft, "id" | "revision"> = { id: this.id, revision: this.#revision }) {
    this.tried = true;
    if (this.busy || Object.keys(this.problems).length > 0) return undefined;
    this.busy = true;
    this.error = "";
    try {
      await this.keep();
      const { what, tactics, words, exhibits } = $state.snapshot(this.fields);
      const saved = await bridge.saveIncident({
        // What this form does not ask stays as it is kept.
        ...(this.kept ? bridge.saidOf(this.kept) : bridge.nothingSaid(hereZone())),
        ...as,
        ...{ what, tactics, words, exhibits },
        happened: happenedOf(this.fields),
        zone: hereZone(),
        channel: this.fields.channel === "other" ? this.fields.own.trim() || "other" : this.fields.channel,
        people: peopleOf(this.fields, this.kept),
      });
      // It is saved: a draft that stays behind is offered once more, and does no harm.
      await this.discard().catch(() => {});
      return saved;
    } catch (error) {
      if (codeOf(error) === "conflict") await this.#differ();
      else this.error = messageOf(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  async #differ() {
    try {
      this.conflict = await bridge.incident(this.id);
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  saveAsNew = () => this.save({ id: "", revision: 0 });
  replace = () => this.save({ id: this.id, revision: this.conflict?.revision ?? this.#revision });

  /** Links exhibits, each once. */
  link(ids: readonly string[]) {
    this.fields.exhibits = [...this.fields.exhibits, ...ids].filter((id, at, all) => all.indexOf(id) === at);
  }

  unlink(id: string) {
    this.fields.exhibits = this.fields.exhibits.filter((other) => other !== id);
  }
}
