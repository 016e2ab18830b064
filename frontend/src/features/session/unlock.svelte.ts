import type { SecretKind } from "~/lib/bridge/session";
import { messageOf } from "~/lib/errors";
import type { Session } from "~/lib/session/session.svelte";
import { words } from "~/words";

/** The unlock form: one secret, of one of two kinds. */
export class Unlock {
  secret = $state("");
  kind = $state<SecretKind>("passphrase");
  busy = $state(false);
  error = $state("");

  constructor(private session: Session) {}

  use(kind: SecretKind) {
    this.kind = kind;
    this.secret = "";
    this.error = "";
  }

  async openAnother() {
    this.error = "";
    try {
      await this.session.openAnother();
      this.secret = "";
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  async submit() {
    if (this.busy || this.secret === "") return;
    this.busy = true;
    this.error = "";
    try {
      await this.session.unlock(this.secret, this.kind);
      this.secret = "";
    } catch (error) {
      const own = this.kind === "recovery" ? { "wrong-passphrase": words.session.wrongRecovery } : {};
      this.error = messageOf(error, own);
    } finally {
      this.busy = false;
    }
  }
}
