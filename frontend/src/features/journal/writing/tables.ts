import { Decoration } from "@codemirror/view";
import type { SyntaxNode } from "@lezer/common";
import type { Dress, Scene } from "./live";

type Side = "" | "centre" | "end";

const rows = {
  TableHeader: Decoration.line({ class: "cm-row cm-head" }),
  TableRow: Decoration.line({ class: "cm-row" }),
  TableDelimiter: Decoration.line({ class: "cm-row cm-delimiter" }),
};
// Taken out of the text, a bar would leave something behind that counts as a cell.
const none = Decoration.mark({ class: "cm-none" });
const unseenRow = Decoration.line({ class: "cm-row cm-unseen" });
const cells = {
  "": Decoration.mark({ class: "cm-cell", inclusiveStart: true }),
  centre: Decoration.mark({ class: "cm-cell cm-centre", inclusiveStart: true }),
  end: Decoration.mark({ class: "cm-cell cm-end", inclusiveStart: true }),
};

/** Where the cells of a row are, without the space around them. A bar that is escaped parts nothing. */
export function cellsOf(text: string): { from: number; to: number; inner: [number, number] }[] {
  const bars = [...text.matchAll(/\\.|\|/g)].filter(([found]) => found === "|").map(({ index }) => index);
  const begins = bars.filter((bar) => text.slice(0, bar).trim() !== "" && text.slice(bar + 1).trim() !== "");
  const edges = [0, ...begins, text.length];
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? 0;
    const own = text.slice(from, to);
    const start = from + (/^\s*\|?\s*/.exec(own)?.[0].length ?? 0);
    const end = from + own.replace(at === edges.length - 2 ? /\s*\|?\s*$/ : /\s*$/, "").length;
    return { from, to, inner: [Math.min(start, to), Math.max(Math.min(start, to), end)] };
  });
}

/** To which side each column is set, by the line below its head. */
export const sidesOf = (delimiters: string): Side[] =>
  cellsOf(delimiters).map(({ inner: [from, to] }) => {
    const line = delimiters.slice(from, to);
    if (!line.endsWith(":")) return "";
    return line.startsWith(":") ? "centre" : "end";
  });

function dressRow(row: SyntaxNode, sides: Side[], scene: Scene) {
  const { doc } = scene.state;
  const line = doc.lineAt(row.from);
  const look = rows[row.name as keyof typeof rows];
  if (!look) return;
  const near = scene.near(line.from, line.to);
  const delimiter = row.name === "TableDelimiter";
  scene.put(line.from, line.from, delimiter && !near ? unseenRow : look);
  for (const [column, { from, to, inner }] of cellsOf(line.text).entries()) {
    if (from === to) continue;
    scene.put(line.from + from, line.from + to, cells[sides[column] ?? ""]);
    if (near || delimiter) continue;
    const [start, end] = inner;
    if (start > from) scene.put(line.from + from, line.from + start, none);
    if (to > end) scene.put(line.from + end, line.from + to, none);
  }
}

const table: Dress = ({ node, from }, scene) => {
  const { doc } = scene.state;
  // Inside a quote or a list it stays as it was typed.
  if (doc.lineAt(from).from !== from) return;
  const delimiters = node.getChild("TableDelimiter");
  const sides = delimiters ? sidesOf(scene.state.sliceDoc(delimiters.from, delimiters.to)) : [];
  for (let row = node.firstChild; row && row.from <= scene.to; row = row.nextSibling)
    if (row.to >= scene.from) dressRow(row, sides, scene);
};

/** Tables with their columns under one another: every line stays a line, and is laid out as a row. */
export const tables: Record<string, Dress> = { Table: table };
