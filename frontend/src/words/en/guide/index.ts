import { plural } from "~/lib/text";
import { catalogue, themes } from "./catalogue";
import { grounding } from "./grounding";
import { collected, countries } from "./help-lines";

export const guide = {
  title: "Guide",
  lead: "Short articles to read when you like. None of them knows better than you what is right for you.",
  themes,
  catalogue,
  grounding,
  countries,
  collected,
  /** The texts of the articles and the glossary, which are large and read only here. */
  texts: () => import("./texts"),

  search: "Search the guide",
  clear: "Clear the search",
  found: (count: number) => plural(count, { one: "# article found", other: "# articles found" }),
  none: (typed: string) => `Nothing in the guide has “${typed}”.`,
  noneLead: "Try one word of it, or the beginning of a word.",
  contents: "Articles",
  article: "What you are reading",
  notLoaded: "The texts could not be read.",
  back: "Back to the list",

  pages: {
    crisis: "I need help now",
    grounding: "Grounding exercises",
    lines: "Help lines",
    glossary: "Glossary",
  },
  groundingLead: "Each takes a few minutes, one step at a time. Stop whenever you like.",
  linesLead: "Numbers to call, by country. The app never dials.",
  glossaryLead: "Words you may meet, each in a sentence or two.",
  alsoPages: {
    grounding: "calm panic breathe breathing five senses exercise anxiety",
    lines: "hotline phone number call emergency country samaritans",
    glossary: "words meaning dictionary terms",
  },
  read: (title: string) => `Read: ${title}`,
  alsoRead: "guide article",

  beginTitle: "Where to begin",
  begin: {
    new: "You have just left, or are about to",
    worst: "It is a bad evening",
    contact: "They are reaching out",
    doubt: "You doubt whether it was so bad",
    record: "You want to write down what happens",
  },

  safety: "Safety first",
  toPlan: "My safety plan",
  toCrisis: "I need help now",
  smaller: "Smaller text",
  larger: "Larger text",
  size: (percent: number) => `Text size ${percent}%, in the whole app`,
  sources: "What this rests on",
  sourcesNote: "Named so that you can look them up. Nothing here opens a page on the network.",
  source: ({ title, by, year }: { title: string; by: string; year?: number }) =>
    year ? `${title}. ${by}, ${year}.` : `${title}. ${by}.`,
  next: "Next",
  noAdvice: "General words, not legal or medical advice.",

  exercise: {
    step: (step: number, steps: number) => `Step ${step} of ${steps}`,
    next: "Next",
    earlier: "Back",
    again: "Once more",
    done: "Close",
    ended: "That is all of it. Stay as long as you like.",
  },
};
