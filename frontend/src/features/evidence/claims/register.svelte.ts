import { claims as bridge, drafts } from "~/lib/bridge";
import { draftName } from "./form.svelte";

/** How many claims there are, and which of them are listed. */
export class Register {
  total = $state(0);
  trash = $state(0);
  /** Those in the trash are listed. */
  trashed = $state(false);
  /** A claim was begun and not saved. */
  begun = $state(false);
  ready = $state(false);
  failed = $state.raw<unknown>();
  /** Grows with every load: the rows are then fetched anew. */
  version = $state(0);
  shown = $derived(this.trashed ? this.trash : this.total);

  async load() {
    const one = { offset: 0, limit: 1 };
    try {
      const [kept, trash, draft] = await Promise.all([
        bridge.list({ ...one, trashed: false }),
        bridge.list({ ...one, trashed: true }),
        drafts.get(draftName("")),
      ]);
      this.total = kept.total;
      this.trash = trash.total;
      this.trashed &&= trash.total > 0;
      this.begun = draft !== "";
      this.failed = undefined;
      this.ready = true;
      this.version++;
    } catch (error) {
      this.failed = error;
    }
  }

  page = (offset: number, limit: number) =>
    bridge.list({ trashed: this.trashed, offset, limit }).then(({ rows }) => rows);
}
