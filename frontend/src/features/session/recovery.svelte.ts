import { session as bridge } from "~/lib/bridge";
import { messageOf } from "~/lib/errors";

/** A recovery code being made: shown once, then a part of it typed back from the copy. */
export class Recovery {
  groups = $state.raw<string[]>([]);
  step = $state<"show" | "check" | "done">("show");
  /** Counted from 0. */
  asked = $state(0);
  typed = $state("");
  busy = $state(false);
  error = $state("");

  /** `random` gives a number from 0 up to 1. */
  constructor(private random: () => number = Math.random) {}

  /** The passphrase may be empty only in the first run. */
  async make(passphrase: string) {
    await this.#try(async () => {
      this.groups = (await bridge.newRecoveryCode(passphrase)).groups;
      this.step = "show";
    });
  }

  /** Hides the code and asks for one group of it. */
  ask() {
    this.asked = Math.floor(this.random() * this.groups.length);
    this.typed = "";
    this.error = "";
    this.step = "check";
  }

  seeAgain() {
    this.error = "";
    this.step = "show";
  }

  async confirm() {
    await this.#try(async () => {
      await bridge.confirmRecoveryCode(this.asked, this.typed);
      this.groups = [];
      this.step = "done";
    });
  }

  async #try(work: () => Promise<void>) {
    if (this.busy) return;
    this.busy = true;
    this.error = "";
    try {
      await work();
    } catch (error) {
      this.error = messageOf(error);
    } finally {
      this.busy = false;
    }
  }
}
