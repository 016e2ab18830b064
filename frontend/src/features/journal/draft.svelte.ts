import { journal as bridge } from "~/lib/bridge";
import {
  type Attachment,
  blank,
  type Entry,
  type EntryKind,
  type Mood,
  type ThoughtRecord,
} from "~/lib/bridge/journal";
import { codeOf, messageOf } from "~/lib/errors";
import { onFlush } from "~/lib/flush";
import { hereZone, rightNow } from "~/lib/time";
import { words } from "~/words";
import type { Pen } from "./writing/pen";

/** Milliseconds from the first unsaved keystroke to its save: with the save itself, within a second. */
const soon = 800;
/** Milliseconds until a save that failed is tried again. */
const again = 5000;

/** What can be changed beside the text. */
type Said = Pick<
  Entry,
  | "title"
  | "at"
  | "zone"
  | "mood"
  | "feelings"
  | "pull"
  | "tags"
  | "people"
  | "to"
  | "sealed_until"
  | "record"
>;

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
  feelings = $state.raw<string[]>([]);
  /** 0 to 10; null when not said. */
  pull = $state<number | null>(null);
  tags = $state.raw<string[]>([]);
  people = $state.raw<string[]>([]);
  /** To whom a letter is. */
  to = $state("");
  sealed_until = $state("");
  /** It cannot be read now: only its tags can change. */
  sealed = $state(false);
  broken_at = $state("");
  record = $state.raw<ThoughtRecord | null>(null);
  /** Words that came from elsewhere, for the editor to put in as one change that can be undone. */
  replacement = $state.raw<string>();
  standing = $state<Standing>("untouched");
  /** Why it is not saved. */
  error = $state("");
  /** What can be done to the words on screen, while they are. */
  pen = $state.raw<Pen>();
  readonly kind: EntryKind;
  readonly trashed: boolean;
  // An editor's document, turned into text only when it is saved: it may be long.
  #text: { toString(): string };
  #revision: number;
  #edits = 0;
  #kept = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #off: (() => void) | undefined;

  /** `onsaved` hears of every save, and whether the list should know at once: a new entry, or one closed or opened. */
  constructor(
    private begun: Entry = fresh(),
    private onsaved: (atOnce: boolean) => void = () => {},
  ) {
    this.kind = begun.kind;
    this.#text = begun.text;
    this.#revision = begun.revision;
    this.trashed = begun.trashed_at !== "";
    this.id = begun.id;
    this.#say(begun);
    if (begun.id !== "") this.standing = "saved";
  }

  #say(entry: Entry) {
    const { title, at, zone, mood, feelings, pull, tags, people, to, sealed_until, sealed, broken_at } =
      entry;
    Object.assign(this, {
      title,
      at,
      zone,
      mood,
      feelings,
      pull,
      tags,
      people,
      to,
      sealed_until,
      sealed,
      broken_at,
    });
    this.record = this.kind === "thought-record" ? (entry.record ?? blankRecord) : null;
  }

  /** The files it had when it was opened. */
  get attachments(): Attachment[] {
    return this.begun.attachments;
  }

  get text(): string {
    return this.#text.toString();
  }

  /** When its first words were kept; empty for a page of now. */
  get written(): string {
    return this.begun.created_at;
  }

  /** Which state of the entry this was when it was last kept. */
  get revision(): number {
    return this.#revision;
  }

  write(text: { toString(): string }) {
    this.#text = text;
    const { replacement } = this;
    this.replacement = undefined;
    // What was put in is what is kept already.
    if (replacement === undefined || replacement !== text.toString()) this.touch();
  }

  change(change: Partial<Said>) {
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

  /** Seals a letter until then; false if it could not be, and the standing says why. */
  async seal(until: string): Promise<boolean> {
    const before = this.sealed_until;
    this.change({ sealed_until: until });
    await this.save();
    if (!this.sealed && !this.clean) this.sealed_until = before;
    return this.sealed;
  }

  /** Opens a sealed letter before its date; rejects if it could not be. */
  async breakSeal() {
    await this.flush();
    this.take(await bridge.breakSeal(this.id));
  }

  /** Makes an earlier state the one that stands; rejects if it could not be. */
  async bringBack(revision: number) {
    await this.flush();
    this.take(await bridge.bringBack(this.id, revision));
  }

  /** Takes on what became of the entry elsewhere. */
  take(entry: Entry) {
    // A sealed letter had no editor that would have to change.
    if (!this.sealed && entry.text !== this.text) this.replacement = entry.text;
    this.#say(entry);
    this.#revision = entry.revision;
    this.#text = entry.text;
    this.standing = "saved";
    this.onsaved(true);
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
        const { id, revision, sealed } = await bridge.save(this.#entry());
        this.id = id;
        this.#revision = revision;
        const closed = sealed && !this.sealed;
        // From now on nobody reads it, this page included.
        if (closed) this.#text = "";
        this.sealed = sealed;
        this.#kept = edits;
        this.onsaved(created || closed);
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
    const { id, title, text, at, zone, mood, feelings, pull, tags, people, to, sealed_until } = this;
    const said = { title, text, at, zone, mood, feelings, pull, tags, people, to, sealed_until };
    const record = this.sealed ? null : this.record;
    return { ...this.begun, ...said, id, record, trashed_at: "", attachments: [], revision: this.#revision };
  }
}

const blankRecord: ThoughtRecord = {
  thought: "",
  for: "",
  against: "",
  kinder: "",
  before: null,
  after: null,
};

function fresh(): Entry {
  const zone = hereZone();
  return { ...blank(), at: rightNow(zone), zone };
}
