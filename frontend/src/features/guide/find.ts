import type { Article } from "~/words/en/guide/article";
import { words } from "~/words";
import type { ArticleId } from "~/words/en/guide/catalogue";
import { plainOf } from "./blocks";

/** An article that has every word asked for, with the stretch that shows it. */
export interface Found {
  id: ArticleId;
  title: string;
  snippet: { text: string; marks: [number, number][] };
  score: number;
}

/** An article as it is searched. */
export interface Page {
  id: ArticleId;
  title: string;
  also: string;
  heads: string[];
  /** Paragraphs and items, one each. */
  lines: string[];
}

const worth = { title: 40, also: 12, head: 12, line: 1 };
/** More hits in the text than these do not make an article any more to the point. */
const most = 8;
/** Letters shown before the first word that was found. */
const before = 24;

/** Small letters without accents, each where it stood, so that places stay true. */
export function plain(text: string): string {
  return Array.from(text, (letter) => {
    const bare = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return bare.length === letter.length ? bare : letter;
  }).join("");
}

const wordsOf = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The pages to search, once the texts are there. */
export function pagesOf(articles: Record<ArticleId, Article>): Page[] {
  return words.guide.catalogue.map(({ id, title, also }) => {
    const { parts } = articles[id];
    const heads = parts.flatMap((part) => part.title ?? []);
    return { id, title, also, heads, lines: parts.flatMap((part) => plainOf(part.text).split("\n")) };
  });
}

/** Where words of the text begin with what is asked: pairs of offsets, in order. */
function places(text: string, asked: string[]): [number, number][] {
  return [...plain(text).matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: word, index }): [number, number][] => {
    const begun = asked.filter((one) => word.startsWith(one)).sort((a, b) => b.length - a.length)[0];
    return begun ? [[index, index + begun.length]] : [];
  });
}

function snippetOf(lines: string[], asked: string[]) {
  const best = lines
    .map((line) => ({ line, marks: places(line, asked) }))
    .reduce((a, b) => (b.marks.length > a.marks.length ? b : a), { line: lines[0] ?? "", marks: [] });
  const from = Math.max(0, (best.marks[0]?.[0] ?? 0) - before);
  const start = from === 0 ? 0 : best.line.indexOf(" ", from) + 1;
  const lead = start === 0 ? "" : "… ";
  const shift = lead.length - start;
  return {
    text: lead + best.line.slice(start),
    marks: best.marks.map(([a, b]): [number, number] => [a + shift, b + shift]),
  };
}

/** The articles in which every typed word begins a word, best first: the title counts most, then headings, then the text. */
export function find(pages: Page[], typed: string): Found[] {
  const asked = [...new Set(wordsOf(typed))];
  if (asked.length === 0) return [];
  const has = (text: string, one: string) => wordsOf(text).filter((word) => word.startsWith(one)).length;
  return pages
    .flatMap((page): Found[] => {
      let score = 0;
      for (const one of asked) {
        const own =
          worth.title * Math.min(1, has(page.title, one)) +
          worth.also * Math.min(1, has(page.also, one)) +
          worth.head * Math.min(2, has(page.heads.join(" "), one)) +
          worth.line * Math.min(most, has(page.lines.join(" "), one));
        if (own === 0) return [];
        score += own;
      }
      return [{ id: page.id, title: page.title, snippet: snippetOf(page.lines, asked), score }];
    })
    .sort((a, b) => b.score - a.score);
}
