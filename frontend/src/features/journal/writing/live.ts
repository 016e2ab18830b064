import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Range, StateEffect } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import type { SyntaxNodeRef } from "@lezer/common";

/** A part of the text that is drawn now. */
export interface Scene {
  readonly state: EditorState;
  readonly from: number;
  readonly to: number;
  /** Whether the cursor is in one of these lines: there Markdown shows as it was typed. */
  near(from: number, to: number): boolean;
  /** Whether the cursor is inside, or before the first letter. */
  within(from: number, to: number): boolean;
  put(from: number, to: number, look: Decoration): void;
  /** Dresses the lines of a range, as far as they are drawn. */
  lines(from: number, to: number, look: (text: string, from: number) => Decoration): void;
}

/** Dresses one node of the syntax tree. */
export type Dress = (node: SyntaxNodeRef, scene: Scene) => void;

/** Takes letters out of sight; they stay in the text, and in the page: WebKitGTK's process ends when
    something else stands in their place while a screen reader listens. */
export const hidden = Decoration.mark({ class: "cm-none" });

const direction = Decoration.line({ attributes: { dir: "auto" } });
const released = StateEffect.define<null>();

function dressed(view: EditorView, dresses: Record<string, Dress>): DecorationSet {
  const { state, viewport } = view;
  const { from, to } = viewport;
  const all: Range<Decoration>[] = [];
  const heads = view.hasFocus ? state.selection.ranges.map(({ head }) => head) : [];
  const active = heads.map((head) => state.doc.lineAt(head));
  const scene: Scene = {
    state,
    from,
    to,
    near: (start, end) => active.some((line) => line.from <= end && line.to >= start),
    within: (start, end) => heads.some((head) => head >= start && head < end),
    put: (start, end, look) => all.push(look.range(start, end)),
    lines(start, end, look) {
      for (let at = Math.max(start, from); at <= Math.min(end, to);) {
        const line = state.doc.lineAt(at);
        all.push(look(line.text, line.from).range(line.from));
        at = line.to + 1;
      }
    },
  };
  // Every line finds its own direction: a quote in Hebrew may stand below a line in English.
  scene.lines(from, to, () => direction);
  syntaxTree(state).iterate({ from, to, enter: (node) => dresses[node.name]?.(node, scene) });
  return Decoration.set(all, true);
}

/** Dresses what is on screen by the names of its nodes. While a mouse button is down nothing changes its look:
    the words must not move under the hand that marks them. */
export const live = (dresses: Record<string, Dress>) =>
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      #held = false;
      #stale = false;
      readonly #release = () => {
        this.#held = false;
        if (this.#stale) this.view.dispatch({ effects: released.of(null) });
      };

      constructor(private view: EditorView) {
        this.decorations = dressed(view, dresses);
        view.contentDOM.addEventListener("mousedown", this.#hold);
        window.addEventListener("mouseup", this.#release);
        window.addEventListener("dragend", this.#release);
      }

      readonly #hold = () => (this.#held = true);

      update(update: ViewUpdate) {
        const moved = update.selectionSet || update.focusChanged;
        const other =
          update.docChanged ||
          update.viewportChanged ||
          syntaxTree(update.startState) !== syntaxTree(update.state) ||
          update.transactions.some((made) => made.effects.some((effect) => effect.is(released)));
        if (other || (moved && !this.#held)) this.decorations = dressed(update.view, dresses);
        this.#stale = moved && this.#held && !other;
      }

      destroy() {
        this.view.contentDOM.removeEventListener("mousedown", this.#hold);
        window.removeEventListener("mouseup", this.#release);
        window.removeEventListener("dragend", this.#release);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
