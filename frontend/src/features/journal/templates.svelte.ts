import { journal as bridge } from "~/lib/bridge";
import type { EntryKind, Template } from "~/lib/bridge/journal";
import { messageOf } from "~/lib/errors";
import type { Toasts } from "~/lib/toast/toasts.svelte";
import { words } from "~/words";

const w = words.forms;
/** As long as a name may be: app/journal. */
export const longestName = 100;

/** Pages to begin with, and the one that is being changed. */
export class Templates {
  list = $state.raw<Template[]>([]);
  ready = $state(false);
  error = $state("");
  busy = $state(false);
  /** An empty id makes a new one. */
  draft = $state<Template>();

  constructor(private toasts: Toasts) {}

  async read() {
    try {
      this.list = await bridge.templates();
      this.ready = true;
      this.error = "";
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  /** Begins one from a page, or the change of one. */
  edit({ id = "", name, kind, text }: { id?: string; name: string; kind: EntryKind; text: string }) {
    this.error = "";
    this.draft = { id, name: [...name].slice(0, longestName).join(""), kind, text };
  }

  /** Whether it was kept; `error` says why not. */
  async save(): Promise<boolean> {
    const { draft } = this;
    if (!draft || this.busy) return false;
    if (draft.name.trim() === "") {
      this.error = w.templateNeeds;
      return false;
    }
    this.busy = true;
    try {
      await bridge.saveTemplate($state.snapshot(draft));
      this.draft = undefined;
      await this.read();
      return true;
    } catch (error) {
      this.error = messageOf(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  async remove(template: Template) {
    if (!(await this.toasts.tell(bridge.removeTemplate(template.id)))) return;
    await this.read();
    this.toasts.show(w.templateRemoved, async () => {
      await bridge.saveTemplate({ ...template, id: "" });
      await this.read();
    });
  }
}
