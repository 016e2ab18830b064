import { syntaxTree } from "@codemirror/language";
import type { EditorState, TransactionSpec } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { words } from "~/words";
import type { Dress } from "./live";
import { itemAt } from "./marks";

const box = (checked: boolean) =>
  Decoration.mark({
    class: "cm-box",
    attributes: { role: "checkbox", "aria-checked": String(checked), "aria-label": words.writing.box },
  });
const boxes = { done: box(true), open: box(false) };
const done = Decoration.mark({ class: "cm-done" });

const isChecked = (state: EditorState, from: number) => state.sliceDoc(from + 1, from + 2) !== " ";

const task: Dress = (node, scene) => {
  const mark = node.node.prevSibling;
  if (mark?.name !== "ListMark") return;
  const { state } = scene;
  const { from } = itemAt(mark, scene);
  // Its brackets, and the space after them.
  const end = Math.min(node.from + 4, state.doc.lineAt(node.from).to);
  const checked = isChecked(state, node.from);
  if (!scene.within(from, end)) scene.put(from, end, checked ? boxes.done : boxes.open);
  if (checked && node.to > end) scene.put(end, node.to, done);
};

/** Check boxes in place of their brackets. */
export const tasks: Record<string, Dress> = { Task: task };

/** Checks or clears the box of the line at a position; undefined if it has none. */
export function toggled(state: EditorState, at: number): TransactionSpec | undefined {
  const line = state.doc.lineAt(at);
  let change: TransactionSpec | undefined;
  syntaxTree(state).iterate({
    from: line.from,
    to: line.to,
    enter({ name, from }) {
      if (name !== "TaskMarker" || from < line.from || change) return;
      const insert = isChecked(state, from) ? " " : "x";
      change = { changes: { from: from + 1, to: from + 2, insert }, userEvent: "input.box" };
    },
  });
  return change;
}

/** A click on a box checks it, and leaves the cursor where it is. */
export const boxClicks = EditorView.domEventHandlers({
  mousedown(event, view) {
    const { target } = event;
    if (event.button !== 0 || !(target instanceof Element) || !target.closest(".cm-box")) return false;
    const change = view.state.readOnly ? undefined : toggled(view.state, view.posAtDOM(target));
    if (change) view.dispatch(change);
    return true;
  },
});
