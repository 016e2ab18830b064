import { messageOf } from "~/lib/errors";
import type { Session } from "~/lib/session/session.svelte";

export const steps = ["device", "passphrase", "code"] as const;
export type Step = (typeof steps)[number];

/** The way from nothing to a sealed vault, a step at a time. */
export class FirstRun {
  step = $state<Step>("device");
  busy = $state(false);
  error = $state("");
  number = $derived(steps.indexOf(this.step) + 1);

  constructor(private session: Session) {}

  /** Makes the vault; from here on there is no way back, only on. */
  async create(passphrase: string, guessable: string[]) {
    if (this.busy) return;
    this.busy = true;
    this.error = "";
    try {
      await this.session.create(passphrase, guessable);
      this.step = "code";
    } catch (error) {
      this.error = messageOf(error);
    } finally {
      this.busy = false;
    }
  }

  /** There is a vault already, in another folder. */
  async openAnother() {
    this.error = "";
    try {
      await this.session.openAnother();
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  finish() {
    this.session.enter();
  }
}
