/** A run of words: plain, strong, or leading to another article. */
export interface Run {
  text: string;
  strong?: true;
  to?: string;
}

/** A paragraph, or a list, whose lines are runs. */
export type Block = { kind: "text"; runs: Run[] } | { kind: "list" | "steps"; lines: Run[][] };

const inline = /\*\*(.+?)\*\*|\[(.+?)\]\((.+?)\)/g;
const item = /^- /;
const step = /^\d+\. /;

/** The runs of one line: **strong**, [words](article). */
export function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const found of line.matchAll(inline)) {
    const [whole, strong, text, to] = found;
    runs.push({ text: line.slice(at, found.index) });
    runs.push(to === undefined ? { text: strong ?? "", strong: true } : { text: text ?? "", to });
    at = found.index + whole.length;
  }
  return [...runs, { text: line.slice(at) }].filter((run) => run.text !== "");
}

/** What an article's text says, as a tree: nothing of it is ever read as markup of a page. */
export function blocksOf(text: string): Block[] {
  const paragraphs = text
    .trim()
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph !== "");
  return paragraphs.map((paragraph): Block => {
    const lines = paragraph.split("\n").map((line) => line.trim());
    for (const [kind, mark] of [["list", item] as const, ["steps", step] as const])
      if (lines.every((line) => mark.test(line)))
        return { kind, lines: lines.map((line) => runsOf(line.replace(mark, ""))) };
    return { kind: "text", runs: runsOf(lines.join(" ")) };
  });
}

/** The words alone, for searching and counting; a line each for paragraphs and items. */
export function plainOf(text: string): string {
  const say = (runs: Run[]) => runs.map((run) => run.text).join("");
  return blocksOf(text)
    .flatMap((block) => (block.kind === "text" ? [say(block.runs)] : block.lines.map(say)))
    .join("\n");
}
