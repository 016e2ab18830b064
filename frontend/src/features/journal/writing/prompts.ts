import { EditorSelection, type EditorState, type TransactionSpec } from "@codemirror/state";
import { Decoration } from "@codemirror/view";
import { type Dress, hidden } from "./live";

/** What a line begins with that holds a prompt. It is a quote to every other editor. */
const lead = "> ✦ ";

const quote = Decoration.line({ class: "cm-quote" });
const card = Decoration.line({ class: "cm-prompt" });

const quoted: Dress = ({ from, to }, scene) => {
  scene.lines(from, to, (text, start) => {
    if (!text.startsWith(lead)) return quote;
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
