import { journal as bridge } from "~/lib/bridge";
import { blank, type Entry, type Mood } from "~/lib/bridge/journal";
import { codeOf, messageOf } from "~/lib/errors";
import { onFlush } from "~/lib/flush";
import { hereZone, rightNow } from "~/lib/time";
import { words } from "~/words";

/** Milliseconds from the first unsaved keystroke to its save: with the save itself, within a second. */
const soon = 800;
/** Milliseconds until a save that failed is tried again. */
const again = 5000;

/** Where the words of an entry stand; "untouched" has never held any. */
export type Standing = "untouched" | "saving" | "saved" | "failed" | "conflict";

/** The entry that is open. What is typed goes out, and nothing that comes back is ever written over it. */
export class Draft {
  /** Empty until the first save. */
  id = $state("");
  title = $state("");
  at = $state("");
  zone = $state("");
  mood = $state<Mood>(0);
  tags = $state.raw<string[]>([]);
  standing = $state<Standing>("untouched");
  /** Why it is not saved. */
  error = $state("");
  readonly trashed: boolean;
  // An editor's document, turned into text only when it is saved: it may be long.
  #text: { toString(): string };
  #revision: number;
  #edits = 0;
  #kept = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #off: (() => void) | undefined;

  /** `onsaved` hears of every save, and whether it made a new entry. */
  constructor(
    private begun: Entry = fresh(),
    private onsaved: (created: boolean) => void = () => {},
  ) {
    ({
      id: this.id,
      title: this.title,
      at: this.at,
      zone: this.zone,
      mood: this.mood,
      tags: this.tags,
    } = begun);
    this.#text = begun.text;
    this.#revision = begun.revision;
    this.trashed = begun.trashed_at !== "";
    if (begun.id !== "") this.standing = "saved";
  }

  get text(): string {
    return this.#text.toString();
  }

  write(text: { toString(): string }) {
    this.#text = text;
    this.touch();
  }

  change(change: Partial<Pick<Entry, "title" | "at" | "zone" | "mood" | "tags">>) {
    Object.assign(this, change);
    this.touch();
  }

  /** Something was typed: it is saved soon, and at the latest when the window locks. */
  touch() {
    this.#edits++;
    this.#off ??= onFlush(() => this.flush());
    if (this.standing === "conflict") return;
    if (this.standing !== "failed") this.standing = "saving";
    this.#timer ??= setTimeout(() => void this.save(), soon);
  }

  /** Whether everything typed is kept. */
  get clean(): boolean {
    return this.#kept === this.#edits;
  }

  /** Saves now what is not saved; done when it is kept or the standing says why not. One save at a time. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** As save, for when the entry is left: two versions of it are both kept rather than asked about. */
  async flush(): Promise<void> {
    await this.save();
    if (this.standing === "conflict") await this.keepMine();
  }

  /** Keeps what is here as an entry of its own, beside the one that was changed elsewhere. */
  keepMine(): Promise<void> {
    this.id = "";
    this.#revision = 0;
    this.standing = "saving";
    return this.save();
  }

  async #run() {
    while (!this.clean && this.standing !== "conflict") {
      const edits = this.#edits;
      const created = this.id === "";
      this.standing = "saving";
      try {
        const { id, revision } = await bridge.save(this.#entry());
        this.id = id;
        this.#revision = revision;
        this.#kept = edits;
        this.onsaved(created);
      } catch (error) {
        this.#fail(error);
        return;
      }
    }
    if (!this.clean) return;
    this.error = "";
    if (this.#edits > 0) this.standing = "saved";
    this.#off?.();
    this.#off = undefined;
  }

  #fail(error: unknown) {
    const code = codeOf(error);
    this.standing = code === "conflict" || code === "not-found" ? "conflict" : "failed";
    this.error = messageOf(error, { "too-large": words.journal.tooLarge });
    // A locked vault takes nothing any more, and nothing may outlive the lock.
    if (code === "locked") this.#off?.();
    else if (this.standing === "failed") this.#timer = setTimeout(() => void this.save(), again);
  }

  #entry(): Entry {
    const { id, title, text, at, zone, mood, tags } = this;
    const trashed_at = "";
    return { ...this.begun, id, title, text, at, zone, mood, tags, trashed_at, revision: this.#revision };
  }
}

function fresh(): Entry {
  const zone = hereZone();
  return { ...blank(), at: rightNow(zone), zone };
}
