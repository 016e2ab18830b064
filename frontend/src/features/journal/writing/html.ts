import type { SyntaxNodeRef, Tree } from "@lezer/common";
import { parser } from "@lezer/html";
import { letterOf, withLetters } from "./entities";

/** An element of a page that was copied: its name and attributes in lower case, and what is in it. */
export interface Piece {
  tag: string;
  attributes: Record<string, string>;
  children: (Piece | string)[];
}

/** Deeper than any page that a person wrote; deeper ones are flattened. */
const deepest = 100;

/** Milliseconds after which reading is given up: only what nobody wrote takes so long. */
const patience = 1000;

/** Reads HTML into pieces without a document: nothing of it can run, load or be seen. Undefined if it took too long. */
export function read(html: string): Piece | undefined {
  const root: Piece = { tag: "", attributes: {}, children: [] };
  const open = [root];
  const text = (node: SyntaxNodeRef) => html.slice(node.from, node.to);
  const here = () => open[Math.min(open.length - 1, deepest)] ?? root;
  // Word wraps what only some readers should see in marks that are no HTML.
  html = html.replace(/<!\[[^>]{0,200}\]>/g, "");
  const tree = parsed(html);
  tree?.iterate({
    enter(node) {
      switch (node.name) {
        case "Element": {
          const piece = begun(node, html);
          here().children.push(piece);
          open.push(piece);
          return true;
        }
        case "Text":
          here().children.push(text(node));
          return false;
        case "EntityReference":
        case "CharacterReference":
          here().children.push(letterOf(text(node)));
          return false;
        case "InvalidEntity":
          here().children.push(text(node));
          return false;
        case "Document":
          return true;
        default:
          return false;
      }
    },
    leave(node) {
      if (node.name === "Element") open.pop();
    },
  });
  return tree ? root : undefined;
}

function parsed(html: string): Tree | null {
  const parse = parser.startParse(html);
  const end = performance.now() + patience;
  for (;;) {
    const tree = parse.advance();
    if (tree || performance.now() > end) return tree;
  }
}

function begun({ node }: SyntaxNodeRef, html: string): Piece {
  const tag = node.firstChild;
  const name = tag?.getChild("TagName");
  const attributes: Piece["attributes"] = {};
  for (const attribute of tag?.getChildren("Attribute") ?? []) {
    const key = attribute.getChild("AttributeName");
    const value = attribute.getChild("AttributeValue") ?? attribute.getChild("UnquotedAttributeValue");
    if (!key) continue;
    const raw = value ? html.slice(value.from, value.to).replace(/^(["'])([\s\S]*)\1$/, "$2") : "";
    attributes[html.slice(key.from, key.to).toLowerCase()] = withLetters(raw);
  }
  return { tag: name ? html.slice(name.from, name.to).toLowerCase() : "", attributes, children: [] };
}
