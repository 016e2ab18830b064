import { Decoration } from "@codemirror/view";
import type { SyntaxNodeRef } from "@lezer/common";
import { type Dress, hidden, type Scene } from "./live";

const deepest = 6;

const line = (name: string) => Decoration.line({ class: name });
// The typed letters stay in the page, drawn as what they mean: an element of the editor's own in
// their place ends WebKitGTK's process as soon as a screen reader listens.
const bullet = Decoration.mark({ class: "cm-bullet" });
const raw = Decoration.mark({ class: "cm-raw" });
const link = Decoration.mark({ class: "cm-link" });
const words = Decoration.mark({ class: "cm-words" });
const [code, rule] = [line("cm-code"), line("cm-rule")];
const items = Array.from({ length: deepest }, (_, depth) => line(`cm-item cm-depth${depth + 1}`));

const isSpace = (letter: string) => letter === " " || letter === "\t";

function hide(scene: Scene, from: number, to: number) {
  if (!scene.near(from, to)) scene.put(from, to, hidden);
}

const mark: Dress = ({ from, to }, scene) => hide(scene, from, to);

// The space that parts a mark from its words goes with it.
function lead(node: SyntaxNodeRef, scene: Scene) {
  const { from, to } = node;
  const next = scene.state.sliceDoc(to, to + 1);
  hide(scene, from, isSpace(next) ? to + 1 : to);
}

function heading(node: SyntaxNodeRef, scene: Scene) {
  const at = scene.state.doc.lineAt(node.from);
  if (node.node.parent?.name.startsWith("Setext")) return;
  if (node.node.prevSibling === null) lead(node, scene);
  else hide(scene, at.from + at.text.slice(0, node.from - at.from).trimEnd().length, node.to);
}

function shownLink(node: SyntaxNodeRef, scene: Scene) {
  const [open, close] = node.node.getChildren("LinkMark");
  if (!open || !close) return;
  // Only what names an address is a link: [sic] is not.
  if (!node.node.getChild("URL")) return scene.put(node.from, node.to, words);
  if (close.from > open.to) scene.put(open.to, close.from, link);
  if (close.from === open.to || scene.near(node.from, node.to)) return;
  scene.put(open.from, open.to, hidden);
  scene.put(close.from, node.to, hidden);
}

function address(node: SyntaxNodeRef, scene: Scene) {
  const parent = node.node.parent?.name;
  if (parent === "Link" || parent === "Image" || parent === "LinkReference") return;
  scene.put(node.from, node.to, link);
}

function autolink(node: SyntaxNodeRef, scene: Scene) {
  for (const { from, to } of node.node.getChildren("LinkMark")) hide(scene, from, to);
}

/** Where a line of a list begins, where its words do, and how deep it stands. */
export function itemAt(node: SyntaxNodeRef, { state }: Scene) {
  const at = state.doc.lineAt(node.from);
  let from = node.from;
  while (from > at.from && isSpace(at.text[from - at.from - 1] ?? "")) from--;
  const to = isSpace(at.text[node.to - at.from] ?? "") ? node.to + 1 : node.to;
  let depth = -1;
  for (let up = node.node.parent; up; up = up.parent) if (up.name === "ListItem") depth++;
  return { line: at.from, from, to, depth: Math.min(depth, deepest - 1) };
}

function item(node: SyntaxNodeRef, scene: Scene) {
  const { line, from, to, depth } = itemAt(node, scene);
  const look = items[depth];
  if (look) scene.put(line, line, look);
  if (node.node.nextSibling?.name === "Task") return;
  if (node.node.parent?.parent?.name === "BulletList" && !scene.within(from, to)) scene.put(from, to, bullet);
  else {
    if (node.from > from && !scene.within(from, to)) scene.put(from, node.from, hidden);
    scene.put(scene.within(from, to) ? from : node.from, to, raw);
  }
}

/** Marks fade from the lines the cursor is not in, and what they mean is shown instead. */
export const marks: Record<string, Dress> = {
  EmphasisMark: mark,
  StrikethroughMark: mark,
  CodeMark: (node, scene) => node.node.parent?.name === "InlineCode" && mark(node, scene),
  Escape: ({ from }, scene) => hide(scene, from, from + 1),
  HeaderMark: heading,
  QuoteMark: lead,
  ListMark: item,
  Link: shownLink,
  URL: address,
  Autolink: autolink,
  FencedCode: ({ from, to }, scene) => scene.lines(from, to, () => code),
  HorizontalRule: ({ from, to }, scene) => {
    scene.lines(from, to, () => rule);
    hide(scene, from, to);
  },
};
