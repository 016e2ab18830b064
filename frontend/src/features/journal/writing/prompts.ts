import { EditorSelection, type EditorState, type TransactionSpec } from "@codemirror/state";
import { Decoration, WidgetType } from "@codemirror/view";
import { type Dress, hidden } from "./live";

/** What a line begins with that holds a prompt. It is a quote to every other editor. */
const lead = "> ✦ ";
const sparkle =
  "M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z";

class Sparkle extends WidgetType {
  toDOM(): HTMLElement {
    const holder = document.createElement("span");
    const [svg, path] = ["svg", "path"].map((tag) =>
      document.createElementNS("http://www.w3.org/2000/svg", tag),
    );
    holder.className = "cm-sparkle";
    holder.ariaHidden = "true";
    svg!.setAttribute("viewBox", "0 0 24 24");
    path!.setAttribute("d", sparkle);
    svg!.append(path!);
    holder.append(svg!);
    return holder;
  }
  override eq(): boolean {
    return true;
  }
}

const quote = Decoration.line({ class: "cm-quote" });
const card = Decoration.line({ class: "cm-prompt" });
const sign = Decoration.widget({ widget: new Sparkle(), side: -1 });

const quoted: Dress = ({ from, to }, scene) => {
  scene.lines(from, to, (text, start) => {
    if (!text.startsWith(lead)) return quote;
    scene.put(start, start, sign);
    if (!scene.near(start, start + text.length)) scene.put(start, start + lead.length, hidden);
    return card;
  });
};

/** Quotes, and the lines of them that hold a prompt as cards. */
export const quotes: Record<string, Dress> = { Blockquote: quoted };

/** Puts a prompt after the paragraph the cursor is in, and the cursor below it, where the answer goes. */
export function withPrompt(state: EditorState, text: string): TransactionSpec {
  const { doc, selection } = state;
  let line = doc.lineAt(selection.main.head);
  while (line.text.trim() !== "" && line.number < doc.lines && doc.line(line.number + 1).text.trim() !== "")
    line = doc.line(line.number + 1);
  const begun = line.text.trim() !== "";
  const from = begun ? line.to : line.from;
  const before = begun ? "\n\n" : line.number > 1 && doc.line(line.number - 1).text.trim() !== "" ? "\n" : "";
  const insert = `${before}${lead}${text.replace(/\s+/g, " ").trim()}\n\n`;
  return {
    changes: { from, to: begun ? from : line.to, insert },
    selection: EditorSelection.cursor(from + insert.length),
    userEvent: "input.prompt",
    scrollIntoView: true,
  };
}
