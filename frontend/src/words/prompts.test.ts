import { describe, expect, it } from "vitest";
import { words } from ".";

const { list, stages, kinds } = words.prompts;
const texts = list.map((prompt) => prompt.text);
const having = (pattern: RegExp) => texts.filter((text) => pattern.test(text));
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");

describe("the prompts", () => {
  it("are many, and no two are alike", () => {
    expect(list.length).toBeGreaterThanOrEqual(150);
    expect(new Set(texts.map(bare)).size).toBe(list.length);
  });

  it("are told apart by short ids, which vaults remember", () => {
    const ids = list.map((prompt) => prompt.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id) || id.length > 32)).toEqual([]);
  });

  it.each(Object.keys(stages))("leave a choice in the stage %s", (stage) => {
    expect(list.filter((prompt) => prompt.stage === stage).length).toBeGreaterThanOrEqual(12);
  });

  it.each(Object.keys(kinds))("leave a choice of the kind %s", (kind) => {
    expect(list.filter((prompt) => prompt.kind === kind).length).toBeGreaterThanOrEqual(12);
  });

  it("leave something in every stage when all kinds but one are hushed", () => {
    const pairs = new Set(list.map((prompt) => `${prompt.stage} ${prompt.kind}`));
    expect(pairs.size).toBe(Object.keys(stages).length * Object.keys(kinds).length);
  });

  it("are one short line that ends as a sentence and is plain in Markdown", () => {
    expect(texts.filter((text) => text.length > 110)).toEqual([]);
    expect(texts.filter((text) => !/^[\p{Lu}“].*[.?]$/u.test(text))).toEqual([]);
    expect(having(/[*_#[\]`<>|~\\\n]|^\s|\s$| {2}/)).toEqual([]);
  });

  it("never shout", () => {
    expect(having(/[!¡]|\p{Lu}{2}/u)).toEqual([]);
  });

  it("say nothing of who the other person is", () => {
    expect(having(/\b(s?he|him|his|hers?|himself|herself|(wo)?m[ae]n|boys?|girls?)\b/i)).toEqual([]);
    expect(having(/\b(partner|husband|wife|spouse|ex|marriage|boyfriend|girlfriend|lovers?)\b/i)).toEqual([]);
    expect(having(/\b(mothers?|fathers?|mum|mom|dad|parents?|brothers?|sisters?|siblings?)\b/i)).toEqual([]);
    expect(having(/\b(son|daughter|child|children|childhood|kids?|boss|employer|family)\b/i)).toEqual([]);
  });

  it("name nobody: a capital only begins a sentence, or is the word I", () => {
    expect(having(/(?<![.?]”?) (?!“?I\b)“?\p{Lu}/u)).toEqual([]);
  });

  it("never diagnose, and never ask to forgive", () => {
    expect(having(/narciss|toxic|trauma|gaslight|trigger|symptom|disorder|abus|victim|surviv/i)).toEqual([]);
    expect(having(/forgiv|reconcil|make up with|reach out|give .* a chance/i)).toEqual([]);
  });
});
