/** How a run of letters looked where it was copied. */
export interface Style {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  code?: boolean;
  link?: string;
}

export interface Run {
  text: string;
  style: Style;
  /** White space that means something: the break of a line. */
  kept?: boolean;
}

/** Runs as one text of Markdown, with the marks around whole words. */
export function inline(runs: Run[]): string {
  const merged: Run[] = [];
  for (const run of runs) {
    const text = run.kept ? run.text : run.text.replace(/[ \t\r\n\f]+/g, " ").replaceAll("\u00a0", " ");
    const last = merged.at(-1);
    if (text === "") continue;
    // White space has no look of its own, so it ends no mark.
    if (last && (same(last.style, run.style) || (text.trim() === "" && !last.style.code))) last.text += text;
    else merged.push({ text, style: run.style });
  }
  return merged
    .map(marked)
    .join("")
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/ {2,}/g, " ")
    .trim();
}

const same = (a: Style, b: Style) =>
  Boolean(a.bold) === Boolean(b.bold) &&
  Boolean(a.italic) === Boolean(b.italic) &&
  Boolean(a.strike) === Boolean(b.strike) &&
  Boolean(a.code) === Boolean(b.code) &&
  a.link === b.link;

function marked({ text, style }: Run): string {
  const words = text.trim();
  if (words === "") return text;
  const at = text.indexOf(words);
  const [before, after] = [text.slice(0, at), text.slice(at + words.length)];
  let inner = style.code ? coded(words) : literal(words);
  const wrap = (mark: string) => (inner = inner.replace(/[^\n]+/g, (line) => `${mark}${line.trim()}${mark}`));
  if (style.strike) wrap("~~");
  if (style.italic) wrap("*");
  if (style.bold) wrap("**");
  // An address that is shown as itself needs no second one.
  if (style.link && style.link !== words)
    inner = `[${inner.replaceAll("\n", " ")}](${addressed(style.link)})`;
  else if (style.link) inner = words;
  return before + inner + after;
}

function coded(text: string): string {
  const ticks = "`".repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([found]) => found.length)) + 1);
  const gap = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${ticks}${gap}${text.replaceAll("\n", " ")}${gap}${ticks}`;
}

const addressed = (link: string) =>
  link.replace(/[\s()<>\\]/g, (sign) => encodeURIComponent(sign).replace("(", "%28").replace(")", "%29"));

// Letters that would be marks in Markdown, as what they are. Addresses stay as they are.
const literal = (text: string): string =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part
            .replace(/\\(?=[!-/:-@[-`{-~])|[*`]|~~|<(?=[a-z/!?])|\](?=\()|&(?=#?\w{1,10};)/gi, "\\$&")
            .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_"),
    )
    .join("");

/** A paragraph none of whose lines begins like a heading, a quote, a list or a fence. */
export const escaped = (paragraph: string): string =>
  paragraph
    .replace(/^(#{1,6}|[+-])(?=\s|$)|^(?:>|~~~|---+$|===+$)/gm, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=\s)/gm, "$1\\$2");
