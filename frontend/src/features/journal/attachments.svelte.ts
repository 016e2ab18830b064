import { journal as bridge } from "~/lib/bridge";
import type { Attachment } from "~/lib/bridge/journal";
import { messageOf } from "~/lib/errors";
import type { Jobs } from "~/lib/jobs/jobs.svelte";
import { rightNow } from "~/lib/time";
import type { Toasts } from "~/lib/toast/toasts.svelte";
import { words } from "~/words";
import type { Draft } from "./draft.svelte";

/** Bytes of the largest file that is taken from the clipboard: app.Journal.PasteAttachment. */
const largest = 32 << 20;
const w = words.attachments;

/** The files of the entry that is open. They stand outside of its text, and come and go by themselves. */
export class Attachments {
  #all = $state.raw<Attachment[]>([]);
  list = $derived(this.#all.filter(({ removed_at }) => removed_at === ""));
  /** How many pasted files are on their way. */
  pasting = $state(0);

  constructor(
    private draft: Draft,
    private toasts: Toasts,
    private jobs: Jobs,
  ) {
    this.#all = draft.attachments;
  }

  /** The entry they belong to. A page that was never saved becomes one; empty if it could not. */
  async entry(): Promise<string> {
    const { draft } = this;
    if (draft.id === "") {
      draft.touch();
      await draft.save();
    }
    if (draft.id === "") this.toasts.show(words.journal.notSavedWhy(draft.error));
    return draft.id;
  }

  /** Reads anew which there are. */
  async read() {
    if (this.draft.id === "") return;
    const { attachments } = await bridge.get(this.draft.id);
    this.#all = attachments;
  }

  /** By a dialog of the system. */
  async choose() {
    const id = await this.entry();
    if (id === "") return;
    await this.toasts.tell(bridge.chooseAttachments(id).then((job) => this.jobs.take(job)));
  }

  /** From the clipboard, one after the other. */
  async paste(files: File[]) {
    const id = await this.entry();
    if (id === "") return;
    this.pasting += files.length;
    for (const file of files) {
      try {
        if (file.size > largest) this.toasts.show(w.tooLarge(nameOf(file)));
        else {
          const added = await bridge.pasteAttachment(id, nameOf(file), await base64Of(file));
          this.#all = [...this.#all, added];
        }
      } catch (error) {
        this.toasts.show(w.notAdded(nameOf(file), messageOf(error)));
      } finally {
        this.pasting--;
      }
    }
  }

  async remove({ id, name }: Attachment) {
    if (!(await this.toasts.tell(bridge.removeAttachment(id)))) return;
    await this.read();
    this.toasts.show(w.removed(name), async () => {
      await bridge.restoreAttachment(id);
      await this.read();
    });
  }

  async saveCopy({ id }: Attachment) {
    await this.toasts.tell(bridge.saveAttachment(id).then((job) => this.jobs.take(job)));
  }
}

// Browsers call every picture in the clipboard the same.
function nameOf({ name, type }: File): string {
  const ending = /\.\w{1,5}$/.exec(name)?.[0] ?? (type.startsWith("image/") ? `.${type.slice(6)}` : "");
  if (name !== "" && !/^image\.\w+$/.test(name)) return name;
  return w.pasted(rightNow().slice(0, 19).replace("T", " ").replaceAll(":", ".")) + ending;
}

function base64Of(file: File): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onerror = () => fail(reader.error ?? new Error(file.name));
    reader.onload = () => done((reader.result as string).replace(/^data:[^,]*,/, ""));
    reader.readAsDataURL(file);
  });
}
