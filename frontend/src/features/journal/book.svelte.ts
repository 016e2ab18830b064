import { journal as bridge } from "~/lib/bridge";
import { blank, type EntryKind } from "~/lib/bridge/journal";
import { messageOf } from "~/lib/errors";
import { hereZone, rightNow } from "~/lib/time";
import type { Toasts } from "~/lib/toast/toasts.svelte";
import { words } from "~/words";
import { Catalogue } from "./catalogue.svelte";
import { Draft } from "./draft.svelte";
import { everything, type Filter } from "./filter";

/** Milliseconds of rest after a save until the list is read again: it shows the open entry's title by itself. */
const rest = 1500;
const all = { ...everything, trashed: false };

/** The journal on screen: the list, and the entry open beside it. */
export class Book {
  list = new Catalogue();
  draft = $state.raw<Draft>();
  /** Where only one of the two fits: whether it is the entry. */
  writing = $state(false);
  /** The list and the entry make room for looking back. */
  looking = $state(false);
  /** Why the list could not be read. */
  error = $state("");
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private toasts: Toasts) {}

  /** Begins with what is asked for, as go does it; with nothing asked, with the newest entry. */
  async begin(intent: string, go: (intent: string) => Promise<void> = (intent) => this.go(intent)) {
    if (intent !== "") void go(intent);
    await this.#read(async () => {
      const newest = await this.list.refresh();
      this.#learn();
      if (intent !== "" && intent !== "look-back") return;
      if (newest) await this.open(newest.id);
      else this.draft ??= this.#draft();
    });
  }

  /** Does what is asked for from elsewhere: "new" or "new:letter" begins an entry, "look-back" looks back,
      "search:" looks for the words after it, "day:" shows a day, and anything else names an entry. */
  async go(intent: string) {
    const [what, kind] = intent.split(":", 2);
    this.looking = intent === "look-back";
    if (this.looking) return;
    if (what === "new") return this.fresh((kind || "entry") as EntryKind);
    if (what === "search") return this.show({ ...all, text: intent.slice("search:".length) });
    if (what === "day") return this.show({ ...all, day: kind });
    this.writing = true;
    await this.open(intent);
  }

  async open(id: string) {
    if (this.draft?.id === id) return;
    const turn = ++this.#turn;
    try {
      const entry = await bridge.get(id);
      if (turn !== this.#turn || !(await this.leave()) || turn !== this.#turn) return;
      this.draft = this.#draft(entry);
    } catch (error) {
      if (turn === this.#turn) this.toasts.show(messageOf(error));
    }
  }

  /** A page of a kind, empty or with words to begin with; it becomes an entry with the first keystroke. */
  async fresh(kind: EntryKind = "entry", text = "") {
    const turn = ++this.#turn;
    if (!(await this.leave()) || turn !== this.#turn) return;
    const zone = hereZone();
    this.draft = this.#draft({ ...blank(), kind, text, at: rightNow(zone), zone });
    this.looking = false;
    this.writing = true;
    if (this.list.filtered || this.list.trashed) await this.show(all);
  }

  /** Saves what is open; false if it could not be, so that it must stay open. */
  async leave(): Promise<boolean> {
    const { draft } = this;
    await draft?.flush();
    if (!draft || draft.clean) return true;
    this.toasts.show(words.journal.notSavedWhy(draft.error));
    return false;
  }

  /** What the list shows; another shelf closes what is open. */
  async show(filter: Partial<Filter> & { trashed?: boolean }) {
    this.looking = false;
    if (filter.trashed !== undefined && filter.trashed !== this.list.trashed) {
      if (this.draft?.id !== "" && !(await this.#close())) return;
    }
    await this.#read(() => this.list.show(filter));
  }

  showAll() {
    return this.show(all);
  }

  async trash() {
    const { draft } = this;
    if (!draft || !(await this.leave()) || draft.id === "") return;
    const { id } = draft;
    await this.#move(bridge.trash(id), words.journal.trashed, async () => {
      await bridge.restore(id);
      await this.show(all);
      await this.open(id);
    });
  }

  async restore(id: string) {
    await this.#move(bridge.restore(id), words.journal.restored);
  }

  /** The entries changed behind the page. */
  async reread() {
    await this.#read(() => this.list.refresh());
    this.#learn();
  }

  /** For ever; rejects if it did not work. */
  async remove(id: string) {
    await bridge.remove(id);
    this.toasts.final();
    await this.#gone();
  }

  async emptyTrash() {
    await bridge.emptyTrash();
    this.toasts.final();
    await this.#gone();
  }

  async #move(work: Promise<void>, said: string, undo?: () => Promise<void>) {
    if (!(await this.toasts.tell(work))) return;
    await this.#gone();
    this.toasts.show(said, undo);
  }

  async #gone() {
    this.#turn++;
    this.draft = undefined;
    this.writing = false;
    await this.#read(() => this.list.refresh());
  }

  async #close(): Promise<boolean> {
    const turn = ++this.#turn;
    if (!(await this.leave()) || turn !== this.#turn) return false;
    this.draft = undefined;
    return true;
  }

  #draft(entry?: ConstructorParameters<typeof Draft>[0]): Draft {
    return new Draft(entry, (created) => this.#saved(created));
  }

  #saved(created: boolean) {
    clearTimeout(this.#timer);
    const read = () => void this.#read(() => this.list.refresh());
    if (created) {
      read();
      this.#learn();
    } else this.#timer = setTimeout(read, rest);
  }

  // Only the choice among them is poorer without.
  #learn() {
    this.list.learn().catch(() => {});
  }

  async #read(work: () => Promise<unknown>) {
    try {
      await work();
      this.error = "";
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  /** The room is left. What could not be saved goes on being tried. */
  async end() {
    this.list.stop();
    await this.leave();
    clearTimeout(this.#timer);
  }
}
