import { createContext } from "svelte";
import { session as bridge } from "~/lib/bridge";
import type { SecretKind, SessionState, Unlocked } from "~/lib/bridge/session";
import { flushAll } from "~/lib/flush";

/** Whether the vault is open, and the ways in and out. */
export class Session {
  state = $state.raw<SessionState>();
  /** What the last unlock reported, until it was read. */
  greeting = $state.raw<Unlocked>();
  /** True from making the vault until the first run is done, while the vault is open already. */
  settling = $state(false);
  /** The window is on its way out: nothing personal may be drawn any more. */
  leaving = $state(false);

  phase = $derived(this.state?.phase);
  /** Everything that holds content hangs below this; it is dropped, not hidden, when it turns false. */
  inside = $derived(this.phase === "open" && !this.settling && !this.leaving);

  async load() {
    this.apply(await bridge.state());
  }

  /** Takes a state from the shell, which may lock by itself. */
  apply(state: SessionState) {
    this.state = state;
    this.leaving = false;
    if (state.phase !== "open") {
      this.settling = false;
      this.greeting = undefined;
    }
  }

  async create(passphrase: string, guessable: string[]) {
    this.settling = true;
    try {
      await bridge.create(passphrase, guessable);
      await this.load();
    } catch (error) {
      this.settling = false;
      throw error;
    }
  }

  /** The first run is done. */
  enter() {
    this.settling = false;
  }

  async unlock(secret: string, kind: SecretKind) {
    const greeting = await bridge.unlock(secret, kind);
    await this.load();
    this.greeting = greeting;
  }

  /** Turns to the vault in a folder that is asked for; stays where it is if none was chosen. */
  async openAnother() {
    this.apply(await bridge.openAnother());
  }

  async lock() {
    await flushAll();
    await bridge.lock();
    await this.load();
  }

  /** Hides at once, then saves what is unsaved, then locks and quits. */
  async leave() {
    if (this.leaving) return;
    // Not awaited before the next line: the page is blank even if the shell is slow to answer.
    const hidden = bridge.hide();
    const flushed = flushAll();
    this.leaving = true;
    await Promise.allSettled([hidden, flushed]);
    await bridge.leave();
  }
}

export const [useSession, giveSession] = createContext<Session>();
