import { people as bridge } from "~/lib/bridge";
import type { Person, Role } from "~/lib/bridge/people";
import { messageOf } from "~/lib/errors";
import { words } from "~/words";
import { namesOf, size } from "../fields";

const lists = ["also", "handles", "numbers"] as const;

// The most the Go side takes (app/evidence/person.go), in bytes of UTF-8.
const limits = { name: 200, list: 50, note: 8_000 };

/** Writing down somebody, or changing what is kept of them. */
export class PersonForm {
  name = $state("");
  role = $state<Role>("other");
  also = $state("");
  handles = $state("");
  numbers = $state("");
  note = $state("");
  tried = $state(false);
  busy = $state(false);
  error = $state("");

  problems = $derived.by(() => {
    const w = words.people;
    const found: Partial<Record<"name" | "note" | (typeof lists)[number], string>> = {};
    if (this.name.trim() === "") found.name = w.needName;
    else if (size(this.name) > limits.name) found.name = w.long;
    for (const list of lists) {
      const all = namesOf(this[list], this.kept?.[list]);
      if (all.length > limits.list) found[list] = w.many;
      else if (all.some((one) => size(one) > limits.name)) found[list] = w.long;
    }
    if (size(this.note) > limits.note) found.note = w.long;
    return found;
  });
  shown = $derived(this.tried ? this.problems : {});

  constructor(readonly kept?: Person) {
    if (!kept) return;
    const { name, role, note } = kept;
    Object.assign(this, { name, role, note });
    for (const list of lists) this[list] = kept[list].join(", ");
  }

  /** Answers with who is kept; with nothing where the form must be looked at first. */
  async save(): Promise<Person | undefined> {
    this.tried = true;
    if (this.busy || Object.keys(this.problems).length > 0) return undefined;
    this.busy = true;
    this.error = "";
    const { name, role, note, kept } = this;
    try {
      return await bridge.save({
        ...{ id: kept?.id ?? "", revision: kept?.revision ?? 0, name, role, note },
        also: namesOf(this.also, kept?.also),
        handles: namesOf(this.handles, kept?.handles),
        numbers: namesOf(this.numbers, kept?.numbers),
      });
    } catch (error) {
      this.error = messageOf(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
