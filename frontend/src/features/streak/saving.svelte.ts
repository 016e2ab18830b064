import { messageOf } from "~/lib/errors";
import { words } from "~/words";

/** Work that a dialog waits for, and why it failed, if it did. */
export class Saving {
  busy = $state(false);
  error = $state("");

  constructor(private refusals = words.streakPerson.refused) {}

  /** Whether it went well. Asked again while it runs, it does nothing. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = "";
    try {
      await work();
      return true;
    } catch (error) {
      this.error = messageOf(error, this.refusals);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
