import type { Article } from "~/words/en/guide/article";
import type { ArticleId } from "~/words/en/guide/catalogue";
import { first } from "./first";
import { inside } from "./inside";
import { moves } from "./moves";
import { onward } from "./onward";
import { others } from "./others";
import { record } from "./record";
import { safety } from "./safety";
import { words } from "./words";

/** What stands in each article. */
export const articles: Record<ArticleId, Article> = {
  ...first,
  ...moves,
  ...inside,
  ...onward,
  ...safety,
  ...record,
  ...others,
  ...words,
};
export { glossary } from "./glossary";
