import { drafts, evidence as bridge } from "~/lib/bridge";
import type { EvidenceSummary } from "~/lib/bridge/evidence";
import { draftName } from "./form.svelte";
import type { Mode } from "./recording/steps";

export const tabs = ["timeline", "claims", "people", "messages", "exhibits"] as const;
export type Tab = (typeof tabs)[number] | "trash";
/** What stands beside the list; a form without an id writes down something new. */
export type View = {
  kind:
    | "rest"
    | "incident"
    | "exhibit"
    | "form"
    | "custody"
    | "bundle"
    | "bundles"
    | "claim"
    | "claim-form"
    | "matrix"
    | "person"
    | "import"
    | "thread"
    | "message"
    | "patterns";
  id: string;
};

/** Views that stand in the list's place in a narrow window without a choice in the list. */
export const wholeViews: readonly View["kind"][] = [
  "form",
  "custody",
  "bundle",
  "bundles",
  "claim-form",
  "matrix",
  "patterns",
];

/** Thousands of files come in at once; twice a second shows them come, and costs nothing. */
const apart = 500;

/** What the locker holds in all, and what of it is being looked at. */
export class Locker {
  tab = $state<Tab>("timeline");
  view = $state.raw<View>({ kind: "rest", id: "" });
  summary = $state.raw<EvidenceSummary>();
  totals = $state.raw({ timeline: 0, exhibits: 0, trash: 0 });
  /** Grows whenever what is behind the lists may have changed. */
  version = $state(0);
  /** How the form begins. */
  mode: Mode = "quick";
  /** A new record was begun and not saved. */
  begun = $state(false);
  failed = $state.raw<unknown>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = -Infinity;

  async load() {
    this.#last = Date.now();
    try {
      const one = { offset: 0, limit: 1 };
      const [summary, timeline, trash, exhibits, draft] = await Promise.all([
        bridge.summary(),
        bridge.incidents({ ...one, trashed: false }),
        bridge.incidents({ ...one, trashed: true }),
        bridge.exhibits({ ...one, incident: "" }),
        drafts.get(draftName("")),
      ]);
      this.summary = summary;
      this.totals = { timeline: timeline.total, exhibits: exhibits.total, trash: trash.total };
      this.begun = draft !== "";
      this.failed = undefined;
    } catch (error) {
      this.failed = error;
    }
    this.version++;
  }

  /** Shows what is asked for from elsewhere: "new", a kind and an id, or an incident's id. */
  open(intent: string) {
    if (intent === "new") return this.write();
    const kinds = ["exhibit", "claim", "person", "message"] as const;
    const kind = kinds.find((one) => intent.startsWith(`${one}:`));
    const id = kind ? intent.slice(kind.length + 1) : intent;
    if (kind === "message") this.tab = "messages";
    this.show(kind ?? "incident", id);
  }

  /** Loads anew soon, however often it is asked to. */
  touch() {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        void this.load();
      },
      Math.max(0, this.#last + apart - Date.now()),
    );
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  show(kind: View["kind"], id = "") {
    this.view = { kind, id };
  }

  /** Opens the form: a new record in ten seconds, a kept one whole, unless said otherwise. */
  write(id = "", mode: Mode = id === "" ? "quick" : "whole") {
    this.mode = mode;
    this.show("form", id);
  }

  get state(): "none" | "damaged" | "unchecked" | "intact" {
    if (!this.summary || this.summary.exhibits === 0) return "none";
    if (this.summary.damaged > 0) return "damaged";
    return this.summary.checked_at === "" ? "unchecked" : "intact";
  }
}
