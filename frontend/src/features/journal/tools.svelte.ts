import LayoutTemplate from "@lucide/svelte/icons/layout-template";
import MessageSquareQuote from "@lucide/svelte/icons/message-square-quote";
import Sparkles from "@lucide/svelte/icons/sparkles";
import type { MenuItem } from "~/components/menu";
import { words } from "~/words";
import { Asking } from "./asking.svelte";
import type { Draft } from "./draft.svelte";

const w = words.forms;

/** What can be done with the entry that is open, beside writing in it; one at a time. */
export class Tools {
  open = $state<"" | "versions" | "excerpt" | "template">("");
  readonly asking: Asking;

  constructor(private draft: Draft) {
    this.asking = new Asking(draft.kind);
  }

  /** Lines of the entry's menu. */
  get items(): MenuItem[] {
    const { sealed, id } = this.draft;
    if (sealed) return [];
    return [
      { label: w.questionMenu, icon: Sparkles, onselect: () => void this.asking.ask() },
      { label: w.keepTemplate, icon: LayoutTemplate, onselect: () => (this.open = "template") },
      {
        label: w.promote,
        icon: MessageSquareQuote,
        disabled: id === "",
        onselect: () => (this.open = "excerpt"),
      },
    ];
  }

  close() {
    this.open = "";
  }
}
