import { isolateHistory } from "@codemirror/commands";
import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { toMarkdown } from "./rich-text";

/** Letters of the longest text that fits an entry: its 16 MiB, at one byte each. */
const longest = 16 << 20;

export interface Pasting {
  /** Files and pictures from the clipboard; they do not go into the text. */
  onfiles: (files: File[]) => void;
  /** More was pasted than an entry can hold. */
  ontoolarge: () => void;
}

function inCode(state: EditorState): boolean {
  for (let up = syntaxTree(state).resolveInner(state.selection.main.from, -1); up.parent; up = up.parent)
    if (up.name === "FencedCode" || up.name === "InlineCode") return true;
  return false;
}

/** What a paste puts into the text: Markdown for what was more than plain, unless plain was asked for. */
export function pastedText(data: DataTransfer, plain: boolean): string {
  const text = data.getData("text/plain");
  const html = plain ? "" : data.getData("text/html");
  return (html !== "" && toMarkdown(html)) || text;
}

/** Takes over what is pasted and dropped. */
export function pasting({ onfiles, ontoolarge }: Pasting) {
  /** Control Shift V: the event itself does not tell. */
  let plain = false;
  return EditorView.domEventHandlers({
    keydown(event) {
      if (event.key.toLowerCase() === "v") plain = (event.ctrlKey || event.metaKey) && event.shiftKey;
    },
    keyup: () => void (plain = false),
    blur: () => void (plain = false),
    paste(event, view) {
      const data = event.clipboardData;
      if (!data || view.state.readOnly) return false;
      const text = pastedText(data, plain || inCode(view.state));
      // A table from an office program comes with a picture of itself: words come first.
      if (text === "" && data.files.length > 0) onfiles([...data.files]);
      else if (text.length > longest) ontoolarge();
      else if (text !== "")
        view.dispatch(view.state.replaceSelection(text), {
          userEvent: "input.paste",
          annotations: isolateHistory.of("full"),
          scrollIntoView: true,
        });
      event.preventDefault();
      return true;
    },
    // Files that are dropped come by the window, which knows where they are; their content is no text to be written.
    drop(event) {
      if (!event.dataTransfer?.types.includes("Files")) return false;
      event.preventDefault();
      return true;
    },
  });
}
