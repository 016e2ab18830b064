import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorSelection, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export interface Writing {
  text: string;
  /** The name of the field, and what an empty one says. */
  label: string;
  placeholder: string;
  readOnly: boolean;
  /** Hears of every change; the document turns into text when asked to. */
  onwrite: (document: { toString(): string }) => void;
}

// Sizes are relative to the words around; colours and faces are the house's own tokens.
const look = HighlightStyle.define([
  { tag: tags.heading1, fontSize: "1.4em", fontWeight: "600", lineHeight: "1.3" },
  { tag: tags.heading2, fontSize: "1.2em", fontWeight: "600", lineHeight: "1.35" },
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strong, fontWeight: "650" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.quote, color: "var(--ink-soft)", fontStyle: "italic" },
  { tag: tags.link, color: "var(--accent-strong)" },
  { tag: tags.url, color: "var(--ink-faint)" },
  { tag: tags.monospace, fontFamily: "var(--font-code)", fontSize: "0.85em" },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: "var(--ink-faint)" },
]);

const paper = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-words)", lineHeight: "var(--lead-words)" },
  ".cm-content": { padding: "0 0 var(--s7)", minBlockSize: "40vb", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0" },
  ".cm-placeholder": { color: "var(--ink-faint)" },
});

// Puts marks around what is selected, or takes them away.
const wrap = (mark: string) => (view: EditorView) => {
  if (view.state.readOnly) return false;
  const { state } = view;
  const change = state.changeByRange((range) => {
    const before = state.sliceDoc(range.from - mark.length, range.from);
    const after = state.sliceDoc(range.to, range.to + mark.length);
    const marked = before === mark && after === mark;
    const by = marked ? -mark.length : mark.length;
    return {
      changes: marked
        ? [
            { from: range.from - mark.length, to: range.from },
            { from: range.to, to: range.to + mark.length },
          ]
        : [
            { from: range.from, insert: mark },
            { from: range.to, insert: mark },
          ],
      range: EditorSelection.range(range.anchor + by, range.head + by),
    };
  });
  view.dispatch(state.update(change, { userEvent: "input", scrollIntoView: true }));
  return true;
};

const marks = [
  { key: "Mod-b", run: wrap("**") },
  { key: "Mod-i", run: wrap("*") },
];

function extensions({ label, placeholder: empty, readOnly, onwrite }: Writing): Extension[] {
  return [
    // Stands first, since the default keys give Control I another meaning.
    keymap.of(marks),
    markdown({ base: markdownLanguage, completeHTMLTags: false, pasteURLAsLink: false }),
    history(),
    keymap.of([...historyKeymap, ...defaultKeymap]),
    syntaxHighlighting(look),
    paper,
    EditorView.lineWrapping,
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
export function write(host: HTMLElement, writing: Writing): EditorView {
  const root = host.attachShadow({ mode: "open" });
  const state = EditorState.create({ doc: writing.text, extensions: extensions(writing) });
  return new EditorView({ state, parent: root, root });
}
