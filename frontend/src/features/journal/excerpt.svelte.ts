import { evidence, journal as bridge } from "~/lib/bridge";
import type { IncidentRow } from "~/lib/bridge/evidence";
import { messageOf } from "~/lib/errors";
import { words } from "~/words";
import type { Draft } from "./draft.svelte";

/** Incidents offered: the latest are the likely ones. */
const offered = 100;

/** Marked words on their way into evidence. */
export class Excerpt {
  incidents = $state.raw<IncidentRow[]>([]);
  /** Where they go; empty makes a new incident. */
  incident = $state("");
  busy = $state(false);
  error = $state("");

  constructor(
    private draft: Draft,
    /** As they were marked, to the letter. */
    readonly text: string,
  ) {}

  async read() {
    try {
      const page = await evidence.incidents({ trashed: false, offset: 0, limit: offered });
      this.incidents = page.rows;
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  /** Copies them; the id of the incident, or undefined if it could not be, and `error` says why. */
  async copy(): Promise<string | undefined> {
    if (this.busy || this.text.trim() === "") return undefined;
    this.busy = true;
    this.error = "";
    try {
      // Only words that are kept can be copied: they are looked for in the entry as it stands in the vault.
      await this.draft.flush();
      return await bridge.promote({ entry: this.draft.id, text: this.text, incident: this.incident });
    } catch (error) {
      this.error = messageOf(error, { invalid: words.forms.promoteNotThere });
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
