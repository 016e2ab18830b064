import { history, historyKeymap } from "@codemirror/commands";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, placeholder } from "@codemirror/view";
import { words } from "~/words";
import { keys } from "./keys";
import { markdown } from "./language";
import { live } from "./live";
import { look } from "./look";
import { marks } from "./marks";
import { pasting, type Pasting } from "./paste";
import { Pen } from "./pen";
import { quotes } from "./prompts";
import { tables } from "./tables";
import { boxClicks, tasks } from "./tasks";

export interface Writing extends Pasting {
  text: string;
  /** The name of the field, and what an empty one says. */
  label: string;
  placeholder: string;
  readOnly: boolean;
  /** Hears of every change; the document turns into text when asked to. */
  onwrite: (document: EditorState["doc"]) => void;
}

/** What cannot be seen and changes what is seen: control characters, and overrides of the direction. */
const unseen = /(?!\t)[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffc]/gu;

function sign(code: number): HTMLElement {
  const dot = document.createElement("span");
  dot.className = "cm-specialChar";
  dot.textContent = "•";
  dot.title = words.writing.unseen(code);
  dot.role = "img";
  dot.ariaLabel = dot.title;
  return dot;
}

function extensions({ label, placeholder: empty, readOnly, onwrite, ...pasted }: Writing): Extension[] {
  return [
    markdown,
    history(),
    keymap.of([...historyKeymap, ...keys]),
    live({ ...marks, ...tasks, ...tables, ...quotes }),
    boxClicks,
    pasting(pasted),
    look,
    highlightSpecialChars({ specialChars: unseen, render: sign }),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    EditorState.readOnly.of(readOnly),
    EditorView.editable.of(!readOnly),
    placeholder(readOnly ? "" : empty),
    EditorView.contentAttributes.of({
      "aria-label": label,
      autocapitalize: "sentences",
      autocorrect: "off",
      spellcheck: "false",
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onwrite(update.state.doc);
    }),
  ];
}

/** Opens an editor in the element. It stands in a shadow root, where its own style sheets are
    constructed ones: the content policy refuses the style elements it would make elsewhere. */
export function write(host: HTMLElement, writing: Writing): Pen {
  const root = host.attachShadow({ mode: "open" });
  const state = EditorState.create({ doc: writing.text, extensions: extensions(writing) });
  return new Pen(new EditorView({ state, parent: root, root }));
}
