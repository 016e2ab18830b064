import { checkin as bridge } from "~/lib/bridge";
import type { Choices } from "~/lib/bridge/checkin";
import { messageOf } from "~/lib/errors";
import { words } from "~/words";

/** The lists that a person adds to. */
export const lists = ["care", "symptoms", "medicines"] as const;
export type List = (typeof lists)[number];

const fold = (text: string) => text.replace(/\s+/g, " ").trim();
const same = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase();

/** What is offered in a check-in, being chosen. */
export class Choosing {
  choices = $state.raw<Choices>() as Choices;
  typed = $state<Record<List, string>>({ care: "", symptoms: "", medicines: "" });
  busy = $state(false);
  error = $state("");

  constructor(choices: Choices) {
    this.choices = choices;
  }

  add(to: List) {
    const name = fold(this.typed[to]);
    this.typed[to] = "";
    if (name === "" || this.choices[to].some(same(name))) return;
    this.choices = { ...this.choices, [to]: [...this.choices[to], name] };
  }

  remove(from: List, name: string) {
    this.choices = { ...this.choices, [from]: this.choices[from].filter((one) => one !== name) };
  }

  /** Which of ours are offered; the others are put away. */
  offer(all: string[], offered: string[]) {
    const others = this.choices.hidden.filter((key) => !all.includes(key));
    this.choices = { ...this.choices, hidden: [...others, ...all.filter((key) => !offered.includes(key))] };
  }

  /** What is kept; undefined if it was refused. What stands in a box is added first. */
  async save(): Promise<Choices | undefined> {
    for (const list of lists) this.add(list);
    this.busy = true;
    this.error = "";
    try {
      return await bridge.saveChoices(this.choices);
    } catch (error) {
      this.error = messageOf(error, words.checkin.refused);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
