import { drafts } from "~/lib/bridge";
import { onFlush } from "~/lib/flush";
import { codeOf, messageOf } from "~/lib/errors";

/** A pause in typing; with the write itself the draft is kept within half a second. */
const pause = 400;

/** What is saved under, and which revision it was made from; an empty id makes a new one. */
export interface As {
  id: string;
  revision: number;
}

/** Writing something down, or changing it. What is not saved is kept as a sealed draft. */
export abstract class Drafted<F extends object, K extends { revision: number }, P extends object> {
  fields: F = $state() as F;
  /** As it was when the form was opened; nothing for a new one. */
  kept = $state.raw<K>();
  /** As somebody else saved it in the meantime. */
  conflict = $state.raw<K>();
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
  problems: P = $derived.by(() => this.check(this.fields));
  shown: Partial<P> = $derived(this.tried ? this.problems : {});

  /** The draft is kept under the name. */
  constructor(
    readonly id: string,
    readonly name: string,
    empty: F,
  ) {
    this.fields = empty;
  }

  /** What has to be mended before it can be saved. */
  protected abstract check(fields: F): P;
  protected abstract get(id: string): Promise<K>;
  /** What a form holds of what is kept. */
  protected abstract read(kept: K): F;
  protected abstract send(fields: F, as: As): Promise<K>;
  /** To be told when a draft was brought back, and when what was tried has problems. */
  protected restoredDraft() {}
  protected refused() {}

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
      if (this.id !== "") {
        this.kept = await this.get(this.id);
        this.fields = this.read(this.kept);
      }
      this.#revision = this.kept?.revision ?? 0;
      this.#clean = this.#written = this.text;
      this.#restore(await drafts.get(this.name));
      this.ready = true;
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  #restore(text: string) {
    if (text === "") return;
    const { revision, fields } = JSON.parse(text) as { revision: number; fields: Partial<F> };
    this.fields = { ...this.fields, ...fields };
    this.#revision = revision;
    this.#written = this.text;
    this.restored = true;
    this.draft = "kept";
    this.restoredDraft();
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
      const { text, dirty, name } = this;
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
    await drafts.drop(this.name);
  }

  /** Saves, and answers with what is kept; with nothing where the form must be looked at first. */
  async save(as: As = { id: this.id, revision: this.#revision }): Promise<K | undefined> {
    this.tried = true;
    if (this.busy) return undefined;
    if (Object.keys(this.problems).length > 0) {
      this.refused();
      return undefined;
    }
    this.busy = true;
    this.error = "";
    try {
      await this.keep();
      const saved = await this.send(JSON.parse(this.text) as F, as);
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
      this.conflict = await this.get(this.id);
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  saveAsNew = () => this.save({ id: "", revision: 0 });
  replace = () => this.save({ id: this.id, revision: this.conflict?.revision ?? this.#revision });
}
