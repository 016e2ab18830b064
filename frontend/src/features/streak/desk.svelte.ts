import { streak as bridge } from "~/lib/bridge";
import type { EventType, Streak, StreakEvent } from "~/lib/bridge/streak";
import type { Toasts } from "~/lib/toast/toasts.svelte";
import { hereZone } from "~/lib/time";
import { words } from "~/words";
import { channelName } from "./names";
import { Noting } from "./noting/form.svelte";
import { Streaks } from "./streaks.svelte";

/** The dialog that lies over the room. */
export type Open =
  | { what: "start" | "away" }
  | { what: "levels" | "low" | "marks" | "move" | "about" | "put-away" | "answer"; streak: Streak }
  | { what: EventType; streak: Streak; noting: Noting }
  | { what: "change" | "files"; event: StreakEvent };

const notings = ["attempt", "contact", "exchange", "pause"] as const satisfies EventType[];
const isNoting = (what: string): what is EventType => (notings as readonly string[]).includes(what);
const w = words.noting;

/** What is done in the streak's room: which dialog is open, and what comes of it. */
export class Desk {
  readonly streaks = new Streaks();
  open = $state.raw<Open>();
  /** What somebody came here to see, from the search. */
  found = $state.raw<StreakEvent>();

  constructor(private toasts: Toasts) {}

  close = () => {
    this.open = undefined;
  };

  /** Says it, and closes. */
  saved = (said: string) => {
    this.close();
    this.toasts.show(said);
  };

  /** Begins with what the room was asked for: a dialog, a person, or something that was noted. */
  async begin(what: string) {
    if (what === "") return;
    const shown = this.streaks.current;
    if (what === "start" || (!shown && this.streaks.all && what !== "away")) this.open = { what: "start" };
    else if (what === "away") this.open = { what };
    else if (shown && isNoting(what)) this.note(what, this.#whom(what, shown));
    else if (shown && what === "answer") this.open = { what, streak: shown };
    else await this.#find(what);
  }

  /** Opens the dialog that notes something about a person. */
  note(type: EventType, streak: Streak) {
    const { person } = streak;
    if (type === "exchange" && !person.low) {
      // Without terms there is nothing to be within: they come first.
      this.open = { what: "low", streak };
      return;
    }
    // Where only one thing counts, there is nothing to choose.
    const levels = type === "contact" && person.levels.length === 1 ? person.levels : [];
    const refusals = type === "pause" ? w.pause.refused : w.refused;
    const noting = new Noting(type, person.id, hereZone(), levels, bridge[type], refusals);
    this.open = { what: type, streak, noting };
  }

  /** They reached out: it is kept; an incident is made of it, or what they sent taken in, where that is wanted. */
  attempted = async (event: StreakEvent, { files, incident }: { files: boolean; incident: boolean }) => {
    this.open = files ? { what: "files", event } : undefined;
    await this.streaks.load();
    const made = incident ? await this.#incident(event) : undefined;
    const said = made === undefined ? w.attempt.kept : made ? w.attempt.keptIncident : w.attempt.noIncident;
    this.toasts.show(said, () => this.streaks.undo(event.id));
  };

  exchanged = async (event: StreakEvent, days: number) => {
    await this.#kept(event, event.within ? w.exchange.kept : w.exchange.keptOutside(days));
  };

  paused = (event: StreakEvent) => this.#kept(event, w.pause.kept);

  undo = async (event: StreakEvent) => {
    this.close();
    if (this.found?.id === event.id) this.found = undefined;
    if (await this.toasts.tell(this.streaks.undo(event.id))) this.toasts.show(words.streakSeen.undone);
  };

  endPause = async (event: StreakEvent) => {
    if (await this.toasts.tell(this.streaks.endPause(event.id))) this.toasts.show(words.streak.pauseEnded);
  };

  makeIncident = async (event: StreakEvent) => {
    const made = this.streaks.attemptIncident(event.id, this.#headline(event));
    if (await this.toasts.tell(made)) this.toasts.show(words.streakSeen.incidentMade);
  };

  putAway = async ({ person }: Streak) => {
    await this.streaks.putAway(person.id);
    this.toasts.show(words.streakPerson.putAway.done, () => this.streaks.bringBack(person.id));
  };

  /** Looks again at what was found, since it may have changed. */
  async look() {
    const { found } = this;
    if (found) this.found = await bridge.event(found.id).catch(() => undefined);
  }

  // Being in touch is for somebody contact is kept low with: the one shown, or the first such.
  #whom(type: EventType, shown: Streak): Streak {
    if (type !== "exchange" || shown.person.low) return shown;
    const other = this.streaks.all?.find(({ person }) => person.low);
    if (other) this.streaks.chosen = other.person.id;
    return other ?? shown;
  }

  async #kept(event: StreakEvent, said: string) {
    this.close();
    await this.streaks.load();
    this.toasts.show(said, () => this.streaks.undo(event.id));
  }

  async #incident(event: StreakEvent): Promise<boolean> {
    try {
      await this.streaks.attemptIncident(event.id, this.#headline(event));
      return true;
    } catch {
      return false;
    }
  }

  // An empty headline takes the first line of the note.
  #headline({ note, channel }: StreakEvent): string {
    return note.trim() === "" ? w.attempt.headline(channel === "" ? "" : channelName(channel)) : "";
  }

  async #find(id: string) {
    const known = (wanted: string) => this.streaks.all?.some(({ person }) => person.id === wanted);
    if (known(id)) {
      this.streaks.chosen = id;
      return;
    }
    const event = await bridge.event(id).catch(() => undefined);
    if (!event) return;
    if (!known(event.person)) this.toasts.show(words.streak.foundAway);
    else [this.streaks.chosen, this.found] = [event.person, event];
  }
}
