import { journal as bridge, on } from "~/lib/bridge";
import { messageOf } from "~/lib/errors";

const long = 30 * 86_400_000;
const page = 200;
/** Whoever answered is not asked again until the vault is opened anew. */
let answered = false;

/** What has lain in the trash for more than thirty days: asked about once in a visit. */
export class TrashDue {
  count = $state(0);
  error = $state("");

  async ask() {
    if (answered) return;
    // A question that cannot be asked is no reason to trouble anybody.
    this.count = await bridge.trashDue().catch(() => 0);
  }

  keep() {
    this.#answer();
  }

  /** Deletes them for ever, and only them; gives how many. Rejects if it did not work. */
  async empty(now = Date.now()): Promise<number> {
    const due: string[] = [];
    for (let offset = 0; ; offset += page) {
      const { rows, total } = await bridge.list({ trashed: true, offset, limit: page });
      due.push(...rows.filter(({ trashed_at }) => now - Date.parse(trashed_at) > long).map(({ id }) => id));
      if (offset + page >= total) break;
    }
    try {
      for (const id of due) await bridge.remove(id);
    } catch (error) {
      this.error = messageOf(error);
      throw error;
    }
    this.#answer();
    return due.length;
  }

  #answer() {
    this.count = 0;
    answered = true;
    const off = on("session", () => {
      answered = false;
      off();
    });
  }
}
