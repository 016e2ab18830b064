import { words } from "~/words";
import type { Article } from "~/words/en/guide/article";
import type { ArticleId } from "~/words/en/guide/catalogue";
import type { Term } from "~/words/en/guide/texts/glossary";
import { find, pagesOf } from "./find";

const { catalogue } = words.guide;

/** Pages that are no article. */
export const pages = ["grounding", "lines", "glossary"] as const;
export type GuidePage = (typeof pages)[number];

/** What the right side shows: the beginning, a page or an article. */
export type View = "begin" | GuidePage | ArticleId;

interface Texts {
  articles: Record<ArticleId, Article>;
  glossary: Term[];
}

const isArticle = (name: string): name is ArticleId => catalogue.some(({ id }) => id === name);
const isPage = (name: string): name is GuidePage => pages.some((page) => page === name);

/** The guide as it is read: what is open, and what is looked for. */
export class Reader {
  view = $state<View>("begin");
  /** What to go to within the view: a topic such as "tactic:threats", an exercise, a word. */
  part = $state("");
  typed = $state("");
  texts = $state.raw<Texts>();
  failed = $state(false);

  #pages = $derived(this.texts ? pagesOf(this.texts.articles) : []);
  found = $derived(find(this.#pages, this.typed));
  searching = $derived(this.typed.trim() !== "");
  entry = $derived(catalogue.find(({ id }) => id === this.view));
  article = $derived(this.entry && this.texts?.articles[this.entry.id]);
  /** What comes after it in the list. */
  next = $derived(this.entry && catalogue[catalogue.findIndex(({ id }) => id === this.view) + 1]);

  async load() {
    try {
      this.texts = await words.guide.texts();
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  /** Opens an article or a page by its name, with "#" and a part after it if one is meant, or what speaks of a topic
      such as "tactic:threats"; anything else opens the beginning. */
  async open(intent: string) {
    const isTopic = /^[a-z]+:/.test(intent);
    if (isTopic && !this.texts) await this.load();
    const [name = "", part = ""] = (isTopic ? this.#about(intent) : intent).split("#");
    this.part = part;
    this.view = isArticle(name) || isPage(name) ? name : "begin";
  }

  #about(topic: string): string {
    const all = this.texts?.articles;
    const found =
      all &&
      catalogue.find(({ id }) => all[id].parts.some((part) => part.topics?.some((one) => one === topic)));
    return found ? `${found.id}#${topic}` : "";
  }
}
