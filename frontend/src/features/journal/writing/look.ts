import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// Sizes are relative to the words around; colours and faces are the house's own tokens.
const ink = HighlightStyle.define([
  { tag: tags.heading1, fontSize: "1.4em", fontWeight: "600", lineHeight: "1.3" },
  { tag: tags.heading2, fontSize: "1.2em", fontWeight: "600", lineHeight: "1.35" },
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strong, fontWeight: "650" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.url, color: "var(--ink-faint)" },
  { tag: tags.monospace, fontFamily: "var(--font-code)", fontSize: "0.85em" },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName], color: "var(--ink-faint)" },
  { tag: [tags.angleBracket, tags.tagName, tags.comment], color: "var(--ink-faint)" },
]);

/** How far each level of a list stands in. */
const step = 1.6;
const depths = Object.fromEntries(
  Array.from({ length: 6 }, (_, depth) => [
    `.cm-depth${depth + 1}`,
    { paddingInlineStart: `${(depth + 1) * step}em`, textIndent: `${-step}em` },
  ]),
);

// A line may have no margin, or its height is not what the editor takes it for: space is padding or a clear border.
const paper = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-words)", lineHeight: "var(--lead-words)" },
  ".cm-content": { padding: "0 0 var(--s7)", minBlockSize: "40vb", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0" },
  ".cm-placeholder": { color: "var(--ink-faint)" },
  ".cm-specialChar": { color: "var(--heed)" },

  ".cm-quote": {
    paddingInlineStart: "var(--s4)",
    borderInlineStart: "var(--bold-line) solid var(--line)",
    color: "var(--ink-soft)",
    fontStyle: "italic",
  },
  ".cm-prompt": {
    paddingBlock: "var(--s3)",
    paddingInline: "calc(2 * var(--s4) + var(--icon)) var(--s4)",
    borderRadius: "var(--radius-m)",
    background: "var(--accent-wash)",
    color: "var(--accent-strong)",
    fontFamily: "var(--font-ui)",
    fontSize: "var(--text-m)",
    fontStyle: "normal",
    lineHeight: "var(--lead)",
  },
  ".cm-prompt::before": {
    content: "''",
    display: "inline-block",
    inlineSize: "var(--icon)",
    blockSize: "var(--icon)",
    marginInline: "calc(-1 * (var(--icon) + var(--s4))) var(--s4)",
    verticalAlign: "-0.2em",
    background: "currentColor",
    clipPath: "polygon(50% 0, 61% 39%, 100% 50%, 61% 61%, 50% 100%, 39% 61%, 0 50%, 39% 39%)",
  },
  ".cm-code": { paddingInline: "var(--s3)", background: "var(--paper-sunk)", fontFamily: "var(--font-code)" },
  ".cm-rule": {
    background: "linear-gradient(var(--line-strong)) center / 100% var(--hair) no-repeat",
  },
  ".cm-link": {
    color: "var(--accent-strong)",
    textDecoration: "underline",
    textDecorationThickness: "var(--hair)",
    textUnderlineOffset: "0.2em",
    overflowWrap: "anywhere",
  },
  ".cm-link span, .cm-words span": { color: "inherit" },

  ".cm-bullet, .cm-box, .cm-raw": { display: "inline-block", minInlineSize: `${step}em`, textIndent: "0" },
  ".cm-bullet, .cm-box": { fontSize: "0" },
  ".cm-bullet::before": {
    content: "'•'",
    display: "inline-block",
    inlineSize: `${step}em`,
    color: "var(--accent)",
    fontSize: "var(--text-l)",
  },
  ".cm-raw": { color: "var(--ink-faint)", fontVariantNumeric: "tabular-nums" },
  ".cm-box": { position: "relative", cursor: "pointer" },
  ".cm-box::before": {
    content: "''",
    display: "inline-block",
    boxSizing: "border-box",
    inlineSize: "0.95em",
    blockSize: "0.95em",
    marginInlineEnd: `${step - 0.95}em`,
    verticalAlign: "-0.12em",
    fontSize: "var(--text-l)",
    border: "var(--hair) solid var(--line-control)",
    borderRadius: "0.2em",
    background: "var(--paper-raised)",
  },
  ".cm-box[aria-checked=true]::before": { borderColor: "var(--accent)", background: "var(--accent)" },
  ".cm-box[aria-checked=true]::after": {
    content: "''",
    position: "absolute",
    insetBlockStart: "0.42em",
    insetInlineStart: "0.33em",
    boxSizing: "border-box",
    fontSize: "var(--text-l)",
    inlineSize: "0.32em",
    blockSize: "0.58em",
    border: "solid var(--ink-on-accent)",
    borderWidth: "0 0.13em 0.13em 0",
    rotate: "45deg",
  },
  ".cm-done": { color: "var(--ink-faint)", textDecoration: "line-through" },
  ...depths,

  // Lines side by side that are rows make one table.
  ".cm-row": { display: "table-row" },
  ".cm-cell": {
    display: "table-cell",
    minInlineSize: "4.5em",
    padding: "var(--s1) var(--s3)",
    border: "0 solid var(--line)",
    borderBlockEndWidth: "var(--hair)",
    verticalAlign: "top",
  },
  ".cm-head .cm-cell": { borderColor: "var(--line-strong)", borderBlockEndWidth: "var(--focus-width)" },
  ".cm-centre": { textAlign: "center" },
  ".cm-end": { textAlign: "end" },
  ".cm-delimiter .cm-cell, .cm-unseen .cm-cell": { paddingBlock: "0", border: "0" },
  ".cm-unseen": { fontSize: "0", lineHeight: "0" },
  ".cm-none": { fontSize: "0" },
});

/** How the words look: a reading serif, and the marks of Markdown quieter than the words. */
export const look = [syntaxHighlighting(ink), paper];
