import { messages as bridge } from "~/lib/bridge";
import type { Import, Thread } from "~/lib/bridge/messages";

/** What of the messages is looked at: a file's conversations, one of them, or a message in one. */
export type Kind = "import" | "thread" | "message";

/** A conversation as what is shown names it: its file and its name. */
export const threadView = (from: string, name: string) => `${from}/${name}`;

/** The file and the conversation behind what is shown. */
export class Opened {
  from = $state.raw<Import>();
  threads = $state.raw<Thread[]>([]);
  thread = $state.raw<Thread>();
  failed = $state.raw<unknown>();
  /** The message that was asked for. */
  around = "";
  #age = 0;

  async open(kind: Kind, id: string) {
    const age = ++this.#age;
    try {
      const [from, name] = await this.#named(kind, id);
      const [imports, threads] = await Promise.all([bridge.imports(), bridge.threads(from)]);
      if (age !== this.#age) return;
      this.threads = threads;
      // A file of one conversation is that conversation.
      const only = threads.length === 1 ? threads[0] : undefined;
      this.thread = kind === "import" ? only : threads.find((one) => one.name === name);
      this.from = imports.find((one) => one.id === from);
      this.failed = undefined;
    } catch (error) {
      if (age === this.#age) this.failed = error;
    }
  }

  async #named(kind: Kind, id: string): Promise<[string, string]> {
    if (kind === "message") {
      const message = await bridge.show(id);
      this.around = id;
      return [message.import, message.thread];
    }
    const at = kind === "thread" ? id.indexOf("/") : id.length;
    return [id.slice(0, at), id.slice(at + 1)];
  }
}
