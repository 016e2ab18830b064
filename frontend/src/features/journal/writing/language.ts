import {
  deleteMarkupBackward,
  insertNewlineContinueMarkupCommand,
  markdownLanguage,
} from "@codemirror/lang-markdown";
import { Language, LanguageSupport } from "@codemirror/language";
import { Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import type { BlockContext, LeafBlock, Line, MarkdownConfig, MarkdownParser } from "@lezer/markdown";

/** Letters of the longest line that is read as Markdown. No sentence comes near it; what is pasted from a machine does. */
export const longestLine = 10_000;
/** Letters of the longest run of lines read in one go: every key pressed in it reads all of it again. */
const longestRun = 30_000;

const tooLong = (line: Line) => line.text.length - line.pos > longestLine;

// The parser reads a block at a time and cannot be stopped within one. A line that is too long is a block with
// nothing in it; a run of lines that is too long is two.
const bounds: MarkdownConfig = {
  defineNodes: [{ name: "LongLine", block: true }],
  parseBlock: [
    {
      name: "LongLine",
      before: "FencedCode",
      parse(cx: BlockContext, line: Line) {
        if (!tooLong(line)) return false;
        cx.addElement(cx.elt("LongLine", cx.lineStart + line.pos, cx.lineStart + line.text.length));
        cx.nextLine();
        return true;
      },
      endLeaf: (cx: BlockContext, line: Line, leaf: LeafBlock) =>
        tooLong(line) || cx.lineStart - leaf.start > longestRun,
    },
  ],
};

// People indent a line to set it off, and write H~2~O or :colons: rarely enough: none of it is code or a sign.
const plain: MarkdownConfig = { remove: ["IndentedCode", "Subscript", "Superscript", "Emoji"] };

const parser = (markdownLanguage.parser as MarkdownParser).configure([plain, bounds]);

/** Markdown as the journal reads it. It shares its data with the package's own, whose commands ask for that. */
export const language = new Language(markdownLanguage.data, parser, [], "markdown");

/** The language with the keys that carry lists and quotes on to the next line, and end them. */
export const markdown = new LanguageSupport(
  language,
  Prec.high(
    keymap.of([
      { key: "Enter", run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
      { key: "Backspace", run: deleteMarkupBackward },
    ]),
  ),
);
