import { beforeAll, describe, expect, it } from "vitest";
import { plainOf, runsOf } from "~/features/guide/blocks";
import type { Topic } from "./en/guide/article";
import type { ArticleId } from "./en/guide/catalogue";
import { words } from ".";

const { catalogue, countries, grounding, themes } = words.guide;
let texts: Awaited<ReturnType<typeof words.guide.texts>>;
beforeAll(async () => {
  texts = await words.guide.texts();
});

const ids = catalogue.map(({ id }) => id);
const pages = ["grounding", "lines", "glossary", "crisis"];
const said = (id: ArticleId) =>
  texts.articles[id].parts.map((part) => [part.title ?? "", plainOf(part.text)].join("\n")).join("\n");
const links = (id: ArticleId) =>
  texts.articles[id].parts.flatMap((part) =>
    part.text.split("\n").flatMap((line) => runsOf(line).flatMap(({ to }) => to ?? [])),
  );
const everything = () => [
  ...ids.map((id): [string, string] => [id, said(id)]),
  ...texts.glossary.map(({ term, means }): [string, string] => [term, `${term} ${means}`]),
  ...grounding.map(({ id, title, lead, steps }): [string, string] => [
    id,
    [title, lead, ...steps].join("\n"),
  ]),
  [
    "crisis",
    Object.values(words.crisis)
      .flat()
      .filter((text) => typeof text === "string")
      .join("\n"),
  ] as [string, string],
];

// Every row of the domain: what the guide must be able to point to.
const domain: Topic[] = [
  ...(
    [
      "hoovering",
      "love-bombing",
      "guilt-tripping",
      "gaslighting",
      "smear-campaign",
      "flying-monkeys",
      "baiting",
      "threats",
      "intimidation-and-stalking",
      "silent-treatment",
      "triangulation",
      "financial-abuse",
      "impersonation-and-account-access",
      "image-based-abuse",
      "using-children-or-pets",
      "breach-of-order",
    ] as const
  ).map((one): Topic => `tactic:${one}`),
  ...(
    [
      "calls",
      "texts",
      "apps",
      "email",
      "post",
      "social",
      "accounts",
      "door",
      "work",
      "places",
      "mutuals",
      "carriers",
      "gifts",
      "games",
      "payments",
      "children",
    ] as const
  ).map((one): Topic => `channel:${one}`),
  ...(
    [
      "anxiety",
      "low-mood",
      "panic",
      "restlessness",
      "sleepless",
      "nightmares",
      "numb",
      "intrusive",
      "watchful",
      "self-doubt",
      "isolation",
      "shame",
      "rage",
      "nausea",
      "aches",
      "appetite",
      "concentration",
      "ending",
    ] as const
  ).map((one): Topic => `symptom:${one}`),
  ...(["accept", "boundaries", "block", "support", "self", "grieve", "on"] as const).map(
    (one): Topic => `stage:${one}`,
  ),
  ...(["cycle", "heal", "protect", "life", "channel", "self", "room"] as const).map(
    (one): Topic => `reason:${one}`,
  ),
  ...(["change", "hurts", "silent", "closure", "lapse", "promise", "explanation"] as const).map(
    (one): Topic => `myth:${one}`,
  ),
];

describe("the articles", () => {
  it("are many, each once, under a theme, with a title of its own", () => {
    expect(ids.length).toBeGreaterThanOrEqual(28);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(catalogue.map(({ title }) => title)).size).toBe(ids.length);
    expect(new Set(catalogue.map(({ theme }) => theme))).toEqual(new Set(Object.keys(themes)));
    expect(Object.keys(texts.articles).sort()).toEqual([...ids].sort());
  });

  it.each(ids)("%s is 250 to 600 words, and names what it rests on", (id) => {
    const count = said(id).split(/\s+/).filter(Boolean).length;
    expect(count).toBeGreaterThanOrEqual(250);
    expect(count).toBeLessThanOrEqual(600);
    expect(texts.articles[id].sources.length).toBeGreaterThan(0);
    for (const { title, by, year } of texts.articles[id].sources) {
      expect(title.length * by.length).toBeGreaterThan(0);
      if (year) expect(year).toBeGreaterThan(1899);
    }
  });

  it.each(ids)("%s leads only to what there is, and never to itself", (id) => {
    expect(
      links(id).filter((to) => (!ids.some((one) => one === to) && !pages.includes(to)) || to === id),
    ).toEqual([]);
  });

  it.each(domain)("speak of %s", (topic) => {
    expect(
      ids.filter((id) => texts.articles[id].parts.some((part) => part.topics?.includes(topic))),
    ).not.toEqual([]);
  });

  it("send whoever may be in danger to somebody who helps", () => {
    for (const id of [
      "threats",
      "stalking",
      "breach",
      "home",
      "suicide-threats",
      "stalkerware",
      "devices",
    ] as const)
      expect(texts.articles[id].parts[0]).toMatchObject({ safety: true });
    for (const id of [
      "hoovering",
      "grey-rock",
      "channels",
      "boundaries",
      "law",
      "documenting",
      "helping",
    ] as const)
      expect(texts.articles[id].parts.some((part) => part.safety)).toBe(true);
  });
});

describe("the words of the guide", () => {
  const having = (pattern: RegExp) =>
    everything()
      .filter(([, text]) => pattern.test(text))
      .map(([name]) => name);

  it("never shout, and hold no address that could be opened", () => {
    expect(having(/[!¡]|(?<!\p{L})(?!WARNING)\p{Lu}{7}/u)).toEqual([]);
    expect(having(/https?:|www\.|<[a-z]/i)).toEqual([]);
  });

  it("say the clinical word in one article alone", () => {
    expect(having(/narciss|psychopath|sociopath/i)).toEqual(["clinical-words"]);
  });

  it("neither scold nor cheer", () => {
    expect(
      having(
        /\b(you should have (left|known|told|seen|gone)|how could you|well done|congratulations|great job|proud of you|stay strong|victim mentality)\b/i,
      ),
    ).toEqual([]);
    expect(having(/\b(abusers?|toxic)\b/i)).toEqual([]);
  });

  it("use the printer’s marks: no straight quotes, no three dots for one, no space doubled", () => {
    expect(having(/["']|\.\.\.| {2}| - /)).toEqual([]);
  });
});

describe("the glossary", () => {
  it("explains at least thirty words, in order, each leading to an article", () => {
    const terms = texts.glossary.map(({ term }) => term);
    expect(terms.length).toBeGreaterThanOrEqual(30);
    expect(new Set(terms).size).toBe(terms.length);
    expect(terms).toEqual([...terms].sort((a, b) => a.localeCompare(b, "en")));
    for (const { means, articles } of texts.glossary) {
      expect(means).toMatch(/\.$/);
      expect(articles.length).toBeGreaterThan(0);
      for (const id of articles) expect(ids).toContain(id);
    }
  });
});

describe("the help lines", () => {
  it("are sorted by country, each with a number, a source, and somebody for violence and for despair", () => {
    const names = countries.map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "en")));
    expect(new Set(countries.map(({ code }) => code)).size).toBe(countries.length);
    for (const { code, emergency, lines } of countries) {
      expect(code).toMatch(/^[A-Z]{2}$/);
      expect(emergency).toMatch(/^\d{3,5}$/);
      expect(new Set(lines.map(({ about }) => about))).toContain("violence");
      expect(new Set(lines.map(({ about }) => about))).toContain("despair");
      for (const line of lines) {
        expect(line.number).toMatch(/^\d[\d ]+$/);
        expect(line.source).not.toBe("");
      }
    }
  });

  it("say on which day they were collected", () => {
    expect(words.guide.collected).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(words.crisis.honest(words.guide.collected)).toContain("2026");
  });
});
