import { type Piece, read } from "./html";
import { escaped, inline, type Run, type Style } from "./inline";

/** Letters of HTML beyond which only the plain text is taken: it comes from a machine, and reading it would be felt. */
const longest = 2_000_000;

/** A block of the page, as lines of Markdown. Close blocks have no empty line between them. */
interface Block {
  text: string;
  close: boolean;
}

const unseen = new Set([
  "head",
  "script",
  "style",
  "title",
  "template",
  "noscript",
  "meta",
  "link",
  "button",
  "select",
]);
const lineBlocks = new Set(["div", "dt", "dd", "figcaption", "address", "summary", "caption", "center"]);
const looseBlocks = new Set(
  "p article section main header footer nav aside form fieldset details figure body html table ul ol dl pre blockquote hr h1 h2 h3 h4 h5 h6".split(
    " ",
  ),
);
/** What is not seen where it was copied, and the signs that Word writes before its lists. */
const wordSign = /mso-list\s*:\s*ignore/i;
const notShown = /display\s*:\s*none|mso-list\s*:\s*ignore/i;
const isBlock = (tag: string) => lineBlocks.has(tag) || looseBlocks.has(tag) || tag === "li" || tag === "tr";

/** What was copied as Markdown; undefined where its plain text says all of it. */
export function toMarkdown(html: string): string | undefined {
  if (html.length > longest) return undefined;
  const root = read(html);
  if (!root) return undefined;
  const page = new Page();
  const text = joined(page.blocks(root, {})).trim();
  return page.rich && text !== "" ? text : undefined;
}

const joined = (blocks: Block[]): string =>
  blocks
    .map(({ text, close }, at) => {
      const gap = close && blocks[at + 1]?.close ? "\n" : "\n\n";
      return at === blocks.length - 1 ? text : text + gap;
    })
    .join("");

const indented = (text: string, by: string) => text.replace(/\n(?=.)/g, `\n${by}`);

class Page {
  /** Whether there is anything in it that plain text cannot say. */
  rich = false;

  blocks(piece: Piece, style: Style): Block[] {
    const made: Block[] = [];
    let runs: Run[] = [];
    const close = lineBlocks.has(piece.tag) || piece.tag === "li";
    const flush = () => {
      const text = escaped(inline(runs));
      if (text !== "") made.push({ text, close });
      runs = [];
    };
    const take = (child: Piece | string, style: Style) => {
      if (typeof child === "string") return void runs.push({ text: child, style });
      if (unseen.has(child.tag) || notShown.test(child.attributes["style"] ?? "")) return;
      if (isBlock(child.tag)) {
        flush();
        made.push(...this.#block(child, style));
      } else if (child.children.some((inner) => typeof inner !== "string" && holdsBlock(inner))) {
        const own = this.#styled(child, style);
        for (const inner of child.children) take(inner, own);
      } else runs.push(...this.#runs(child, style));
    };
    for (const child of piece.children) take(child, style);
    flush();
    return made;
  }

  #block(piece: Piece, style: Style): Block[] {
    const { tag } = piece;
    const own = this.#styled(piece, style);
    const level = /^h([1-6])$/.exec(tag)?.[1];
    if (level) return this.#heading(piece, Number(level));
    if (tag === "ul" || tag === "ol") return this.#list(piece, own);
    if (tag === "pre") return this.#code(piece);
    if (tag === "table") return this.#table(piece);
    if (tag === "hr") return this.#say("---");
    if (tag === "blockquote") return this.#quote(joined(this.blocks(piece, own)));
    if (piece.attributes["class"]?.startsWith("MsoListParagraph")) return this.#wordItem(piece, own);
    const inside = this.blocks(piece, own);
    // A line that holds nothing but a break is an empty one, where lines are what the page is made of.
    if (inside.length === 0 && lineBlocks.has(tag) && holdsBreak(piece)) return [{ text: "", close: true }];
    return inside;
  }

  #say(text: string, close = false): Block[] {
    this.rich = true;
    return [{ text, close }];
  }

  #heading(piece: Piece, level: number): Block[] {
    const text = this.#line(piece);
    return text === "" ? [] : this.#say(`${"#".repeat(level)} ${text}`);
  }

  #quote(text: string): Block[] {
    return text === "" ? [] : this.#say(text.replace(/^(?=.)/gm, "> ").replace(/^$/gm, ">"));
  }

  #list(piece: Piece, style: Style): Block[] {
    const made: Block[] = [];
    let number = Number.parseInt(piece.attributes["start"] ?? "1", 10) || 1;
    for (const child of piece.children) {
      if (typeof child === "string") continue;
      const text = joined(this.blocks(child, style).map(({ text }) => ({ text, close: true })));
      // Some programs put a list into a list, and not into its item.
      if (child.tag !== "li") made.push({ text: `  ${indented(text, "  ")}`, close: true });
      else {
        const mark = piece.tag === "ol" ? `${number++}. ` : "- ";
        made.push({ text: mark + box(child) + indented(text, " ".repeat(mark.length)), close: true });
      }
    }
    const text = joined(made.filter(({ text }) => text.trim() !== ""));
    return text === "" ? [] : this.#say(text);
  }

  // Word writes its lists as paragraphs that begin with the sign.
  #wordItem(piece: Piece, style: Style): Block[] {
    const depth = Number(/level(\d)/.exec(piece.attributes["style"] ?? "")?.[1] ?? 1);
    const number = /^\s*(\d{1,9})[.)]/.exec(signOf(piece))?.[1];
    const text = joined(this.blocks(piece, style));
    return this.#say("  ".repeat(depth - 1) + (number ? `${number}. ` : "- ") + text, true);
  }

  #code(piece: Piece): Block[] {
    const text = textOf(piece).replace(/\n$/, "").replaceAll("\r", "");
    const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
    return text.trim() === "" ? [] : this.#say(`${fence}\n${text}\n${fence}`);
  }

  #table(piece: Piece): Block[] {
    const rows = found(piece, "tr").map((row) =>
      row.children
        .filter((cell): cell is Piece => typeof cell !== "string" && /^t[dh]$/.test(cell.tag))
        .map((cell) => this.#line(cell).replaceAll("|", "\\|")),
    );
    const width = Math.max(0, ...rows.map((row) => row.length));
    // A table of one cell or one column is how a page is laid out.
    if (width < 2) {
      const children = found(piece, "tr").map((row): Piece => ({ ...row, tag: "div" }));
      return this.blocks({ ...piece, tag: "div", children }, {});
    }
    const line = (cells: string[]) =>
      `| ${Array.from({ length: width }, (_, at) => cells[at] ?? "").join(" | ")} |`;
    const rule = line(Array.from({ length: width }, () => "---"));
    const [head = [], ...rest] = rows;
    return this.#say([line(head), rule, ...rest.map(line)].join("\n"));
  }

  /** All of it in one line. */
  #line(piece: Piece): string {
    const runs: Run[] = [];
    const gather = (child: Piece | string) => {
      if (typeof child === "string" || !holdsBlock(child)) return void runs.push(...this.#runs(child, {}));
      for (const inner of child.children) gather(inner);
      runs.push({ text: " ", style: {} });
    };
    piece.children.forEach(gather);
    return inline(runs)
      .replace(/\s*\n\s*/g, " ")
      .trim();
  }

  #runs(child: Piece | string, style: Style): Run[] {
    if (typeof child === "string") return [{ text: child, style }];
    if (unseen.has(child.tag)) return [];
    if (child.tag === "br") return [{ text: "\n", style, kept: true }];
    if (child.tag === "img") return [{ text: child.attributes["alt"] ?? "", style }];
    const own = this.#styled(child, style);
    return child.children.flatMap((inner) => this.#runs(inner, own));
  }

  #styled({ tag, attributes }: Piece, style: Style): Style {
    const css = attributes["style"] ?? "";
    const own = { ...style };
    if (tag === "b" || tag === "strong") own.bold = true;
    if (tag === "i" || tag === "em") own.italic = true;
    if (tag === "s" || tag === "strike" || tag === "del" || /line-through/i.test(css)) own.strike = true;
    if (tag === "code" || tag === "kbd" || tag === "samp" || tag === "tt") own.code = true;
    // Google's documents stand in a <b> that is not bold.
    const weight = /font-weight\s*:\s*(bold|normal|\d+)/i.exec(css)?.[1];
    if (weight) own.bold = weight === "bold" || Number(weight) >= 600;
    const slant = /font-style\s*:\s*(italic|oblique|normal)/i.exec(css)?.[1];
    if (slant) own.italic = slant !== "normal";
    const address = tag === "a" ? (attributes["href"] ?? "").trim() : "";
    if (/^(?:https?:\/\/|mailto:)/i.test(address)) own.link = address;
    this.rich ||= Boolean(own.bold || own.italic || own.strike || own.code || own.link);
    return own;
  }
}

const holdsBlock = (piece: Piece): boolean =>
  isBlock(piece.tag) || piece.children.some((child) => typeof child !== "string" && holdsBlock(child));

const holdsBreak = ({ children }: Piece): boolean =>
  children.some((child) => typeof child !== "string" && (child.tag === "br" || holdsBreak(child)));

const found = (piece: Piece, tag: string): Piece[] =>
  piece.children.flatMap((child) => {
    if (typeof child === "string") return [];
    return child.tag === tag ? [child] : child.tag === "table" ? [] : found(child, tag);
  });

const textOf = (piece: Piece | string): string =>
  typeof piece === "string" ? piece : piece.tag === "br" ? "\n" : piece.children.map(textOf).join("");

const signOf = (piece: Piece): string =>
  piece.children
    .map((child) =>
      typeof child === "string"
        ? ""
        : wordSign.test(child.attributes["style"] ?? "")
          ? textOf(child)
          : signOf(child),
    )
    .join("");

function box(item: Piece): string {
  const own = found(item, "input").find(({ attributes }) => attributes["type"] === "checkbox");
  if (!own) return "";
  return "checked" in own.attributes ? "[x] " : "[ ] ";
}
