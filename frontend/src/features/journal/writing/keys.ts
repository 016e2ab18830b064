import { indentLess, indentMore, moveLineDown, moveLineUp, standardKeymap } from "@codemirror/commands";
import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type Line,
  type SelectionRange,
} from "@codemirror/state";
import type { EditorView, KeyBinding } from "@codemirror/view";
import { toggled } from "./tasks";

/** What can be done to the words that are marked, or to the line the cursor is in. */
export type Format =
  | "bold"
  | "italic"
  | "strike"
  | "code"
  | "link"
  | "heading"
  | "quote"
  | "bullets"
  | "numbers"
  | "box"
  | "table";

type Run = (view: EditorView) => boolean;

/** What stands before the words of a line: indentation, quotes, the mark of a list or a heading. */
const before = /^\s*(?:>\s?)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s+)?(?:#{1,6}\s+)?/;
const address = /^(?:https?:\/\/|mailto:)\S+$/i;

function change(
  view: EditorView,
  make: (range: SelectionRange) => { changes: ChangeSpec; range: SelectionRange },
) {
  const { state } = view;
  if (state.readOnly) return false;
  view.dispatch(state.update(state.changeByRange(make), { userEvent: "input.format", scrollIntoView: true }));
  return true;
}

// How many of a sign stand on both sides: "*" of a "**" belongs to another mark.
function signsAround(state: EditorState, { from, to }: SelectionRange, sign: string): number {
  const left = /(.)\1*$/.exec(state.sliceDoc(Math.max(0, from - 3), from));
  const right = /^(.)\1*/.exec(state.sliceDoc(to, to + 3));
  return left?.[1] === sign && right?.[1] === sign ? Math.min(left[0].length, right[0].length) : 0;
}

// The words of each line in a range: a mark that runs over the end of a paragraph means nothing.
function pieces(state: EditorState, { from, to }: SelectionRange): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let at = from; at <= to;) {
    const line = state.doc.lineAt(at);
    const start = Math.max(from, line.from + (before.exec(line.text)?.[0].length ?? 0));
    const end = Math.min(to, line.to);
    const text = start < end ? state.sliceDoc(start, end) : "";
    const words = text.trim();
    const first = start + text.indexOf(words);
    if (words !== "") found.push({ from: first, to: first + words.length });
    at = line.to + 1;
  }
  return found;
}

/** Puts marks around what is selected, or takes them away. */
const wrap =
  (mark: string): Run =>
  (view) =>
    change(view, (range) => {
      const { state } = view;
      const sign = mark[0] ?? "";
      const around = signsAround(state, range, sign);
      const size = mark.length;
      if (around === 3 || around === size) {
        const changes = [
          { from: range.from - size, to: range.from },
          { from: range.to, to: range.to + size },
        ];
        return { changes, range: EditorSelection.range(range.anchor - size, range.head - size) };
      }
      const all = range.empty ? [range] : pieces(state, range);
      const changes = all.flatMap(({ from, to }) => [
        { from, insert: mark },
        { from: to, insert: mark },
      ]);
      const [first, last] = [all[0], all.at(-1)];
      if (!first || !last) return { changes: [], range };
      const end = last.to + size * (2 * all.length - 1);
      return { changes, range: EditorSelection.range(first.from + size, end) };
    });

const link: Run = (view) =>
  change(view, (range) => {
    const text = view.state.sliceDoc(range.from, range.to);
    const isAddress = address.test(text);
    const insert = isAddress ? `[](${text})` : `[${text}]()`;
    const at = range.from + (isAddress || text === "" ? 1 : insert.length - 1);
    return { changes: { from: range.from, to: range.to, insert }, range: EditorSelection.cursor(at) };
  });

function linesOf(state: EditorState, { from, to }: SelectionRange): Line[] {
  const lines: Line[] = [];
  for (let at = from; at <= to; at = lines.at(-1)!.to + 1) lines.push(state.doc.lineAt(at));
  return lines.length > 1 ? lines.filter(({ text }) => text.trim() !== "") : lines;
}

// Gives every line a mark in place of the one it has of the kinds in `own`; takes it away where all have it.
const prefix =
  (own: RegExp, mark: (index: number) => string, has: RegExp): Run =>
  (view) =>
    change(view, (range) => {
      const lines = linesOf(view.state, range);
      const off = lines.length > 0 && lines.every(({ text }) => has.test(text));
      const changes = lines.map((line, index) => {
        const found = own.exec(line.text);
        const from = line.from + (found?.[1]?.length ?? 0);
        return { from, to: line.from + (found?.[0].length ?? 0), insert: off ? "" : mark(index) };
      });
      const made = view.state.changes(changes);
      return {
        changes,
        range: EditorSelection.range(made.mapPos(range.anchor, 1), made.mapPos(range.head, 1)),
      };
    });

const listMark = /^(\s*(?:>\s?)*)(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)?/;

/** "#", "##", "###", none. */
const heading: Run = (view) =>
  change(view, (range) => {
    const line = view.state.doc.lineAt(range.head);
    const found = /^(#{0,6})(?:\s+|$)/.exec(line.text);
    const level = found?.[1]?.length ?? 0;
    const insert = level >= 3 ? "" : `${"#".repeat(level + 1)} `;
    const changes = { from: line.from, to: line.from + (level > 0 ? (found?.[0].length ?? 0) : 0), insert };
    const made = view.state.changes(changes);
    return {
      changes,
      range: EditorSelection.range(made.mapPos(range.anchor, 1), made.mapPos(range.head, 1)),
    };
  });

const makeBox = prefix(listMark, () => "- [ ] ", /^\s*(?:>\s?)*[-*+]\s+\[[ xX]\]\s/);
const box: Run = (view) => {
  const change = view.state.readOnly ? undefined : toggled(view.state, view.state.selection.main.head);
  if (!change) return makeBox(view);
  view.dispatch(change);
  return true;
};

const emptyTable = "|  |  |\n| --- | --- |\n|  |  |";
const table: Run = (view) =>
  change(view, (range) => {
    const line = view.state.doc.lineAt(range.head);
    const gap = line.text.trim() === "" ? "" : "\n\n";
    const changes = { from: line.to, insert: `${gap}${emptyTable}\n` };
    return { changes, range: EditorSelection.cursor(line.to + gap.length + 2) };
  });

/** Every format with its key, in the order in which they are listed; a table is too rare for one. */
export const formats: { format: Format; key?: string; run: Run }[] = [
  { format: "bold", key: "Mod-b", run: wrap("**") },
  { format: "italic", key: "Mod-i", run: wrap("*") },
  { format: "strike", key: "Mod-Shift-x", run: wrap("~~") },
  { format: "code", key: "Mod-e", run: wrap("`") },
  { format: "link", key: "Mod-Shift-k", run: link },
  { format: "heading", key: "Mod-Shift-h", run: heading },
  {
    format: "bullets",
    key: "Mod-Shift-8",
    run: prefix(listMark, () => "- ", /^\s*(?:>\s?)*[-*+]\s(?!\[[ xX]\]\s)/),
  },
  {
    format: "numbers",
    key: "Mod-Shift-7",
    run: prefix(listMark, (index) => `${index + 1}. `, /^\s*(?:>\s?)*\d{1,9}[.)]\s/),
  },
  { format: "quote", key: "Mod-Shift-9", run: prefix(/^()(?:>\s?)?/, () => "> ", /^>/) },
  { format: "box", key: "Mod-Enter", run: box },
  { format: "table", run: table },
];

/** The keys of the editor: formats first, since the standard ones give some of them another meaning. Tab is left to
    the window, or nobody could leave by keyboard. */
export const keys: KeyBinding[] = [
  ...formats.flatMap(({ key, run }) => (key ? [{ key, run, preventDefault: true }] : [])),
  { key: "Mod-]", run: indentMore },
  { key: "Mod-[", run: indentLess },
  { key: "Alt-ArrowUp", run: moveLineUp },
  { key: "Alt-ArrowDown", run: moveLineDown },
  ...standardKeymap,
];
