import { session as bridge } from "~/lib/bridge";
import { messageOf } from "~/lib/errors";
import { words } from "~/words";

const wrong = { "wrong-passphrase": words.settings.wrongCurrent };

/** A dialog that asks for the passphrase before it does something. */
export class Asking {
  passphrase = $state("");
  busy = $state(false);
  error = $state("");

  /** Tells whether it worked; where it did not, `error` says why. */
  async try(work: (passphrase: string) => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = "";
    try {
      await work(this.passphrase);
      this.passphrase = "";
      return true;
    } catch (error) {
      this.error = messageOf(error, wrong);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

/** Whether a recovery code opens the vault; undefined until it was asked. */
export class CodeState {
  has = $state<boolean>();

  async load() {
    this.has = await bridge.hasRecoveryCode();
  }
}
