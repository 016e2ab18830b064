import { isolateHistory } from "@codemirror/commands";
import type { Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { type Format, formats } from "./keys";
import { withPrompt } from "./prompts";

/** What can be done to the text that is open, from outside of it. All of it can be undone there. */
export class Pen {
  constructor(private view: EditorView) {}

  focus() {
    this.view.focus();
  }

  get text(): Text {
    return this.view.state.doc;
  }

  /** The words that are marked, as they were typed; empty if none are. */
  get marked(): string {
    const { from, to } = this.view.state.selection.main;
    return this.view.state.sliceDoc(from, to);
  }

  format(format: Format) {
    formats.find((one) => one.format === format)?.run(this.view);
    this.view.focus();
  }

  /** Puts a prompt below the paragraph the cursor is in, and the cursor where the answer goes. */
  prompt(text: string) {
    if (!this.view.state.readOnly) this.view.dispatch(withPrompt(this.view.state, text));
    this.view.focus();
  }

  /** Puts words where the cursor is. */
  insert(text: string) {
    if (this.view.state.readOnly) return;
    this.view.dispatch(this.view.state.replaceSelection(text), {
      userEvent: "input.insert",
      scrollIntoView: true,
    });
    this.view.focus();
  }

  /** Makes the whole text another one, as one step: bringing an older one back can be undone like typing. */
  replace(text: string) {
    const { doc } = this.view.state;
    const insert = this.view.state.toText(text);
    if (doc.eq(insert)) return;
    this.view.dispatch({
      changes: { from: 0, to: doc.length, insert },
      selection: { anchor: Math.min(this.view.state.selection.main.head, insert.length) },
      annotations: isolateHistory.of("full"),
      userEvent: "input.replace",
    });
  }

  destroy() {
    this.view.destroy();
  }
}
