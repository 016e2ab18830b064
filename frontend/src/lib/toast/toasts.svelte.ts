import { createContext } from "svelte";
import { messageOf } from "~/lib/errors";

export interface Toast {
  id: number;
  text: string;
  undo?: () => Promise<unknown> | void;
}

/** Long enough to read a line and reach Undo by keyboard. */
const stay = 10_000;

/** The short messages at the foot of the window. */
export class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;

  show(text: string, undo?: Toast["undo"]) {
    const id = this.#next++;
    this.list = [...this.list.slice(-1), { id, text, undo }]; // two at most: more would cover what one works on
    setTimeout(() => this.close(id), stay);
  }

  /** Waits for the work, and says why if it fails. Tells whether it went well. */
  async tell(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      this.show(messageOf(error));
      return false;
    }
  }

  close(id: number) {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Takes back every offer to undo: what they would undo is gone for good. */
  final() {
    this.list = this.list.filter(({ undo }) => !undo);
  }
}

export const [useToasts, giveToasts] = createContext<Toasts>();
