import { describe, expect, it } from "vitest";
import { words } from "~/words";
import { type Kind, measures, parts, review } from "./review";

/** What is flagged, as "kind: words". */
const flagged = (text: string, way: "brief" | "grey" = "brief") =>
  review(text, way).flags.map(({ kind, from, to }) =>
    kind === "length" ? kind : `${kind}: ${text.slice(from, to)}`,
  );

describe("an answer under plain rules", () => {
  it.each([
    ["Thank you. The passport is in her bag. I will collect her on Friday at 17.30.", []],
    ["Received.", []],
    ["", []],
    ["   \n\n", []],
    ["I feel humiliated.", ["feeling: I feel", "feeling: humiliated"]],
    ["It hurts.", ["feeling: It hurts"]],
    ["I CAN’T TAKE it.", ["feeling: CAN’T TAKE"]],
    ["I cant take it.", ["feeling: cant take"]],
    ["I miss\n  you", ["feeling: I miss"]],
    ["The bus is late because of snow.", ["defence: because"]],
    ["I didn't say so. That's not true.", ["defence: I didn't", "defence: not true"]],
    ["I didn’t say so.", ["defence: I didn’t"]],
    ["I’m sorry for the delay.", ["apology: sorry"]],
    ["Apologies.", ["apology: Apologies"]],
    ["It was my fault.", ["apology: my fault"]],
    ["It was not my fault.", ["defence: not my fault"]],
    ["I didn't mean to.", ["apology: I didn't mean to"]],
    ["I promise to bring it.", ["promise: I promise"]],
    ["It won't happen again.", ["promise: won't happen again"]],
    ["Can you bring her coat?", ["question: Can you bring her coat?"]],
    ["The coat is here. Why? It is cold.", ["question: Why?"]],
    ["Bring the coat.\nWhen will you come?", ["question: When will you come?"]],
    ["متى تأتي؟", ["question: متى تأتي؟"]],
    ["You are a liar.", ["insult: liar"]],
    ["Why do you always lie?", ["question: Why do you always lie?", "insult: you always"]],
    ["It is a familiar place.", []],
    ["Sickness and peculiarity. Loveliness.", []],
    ["The pigeon came in a jerkin.", []],
  ])("%s", (text, found) => expect(flagged(text)).toEqual(found));

  it("finds every phrase of its own lists, however it is written", () => {
    for (const [kind, phrases] of Object.entries(words.draftingRules))
      for (const phrase of phrases) {
        const text = `So, ${phrase.replace("*", "").replaceAll("'", "’").toUpperCase()} and more`;
        expect(flagged(text).join(), `${kind}: ${phrase}`).not.toBe("");
      }
  });

  it("has a phrase in one list only, so that each has one reason", () => {
    const all = Object.values(words.draftingRules).flat();
    expect(all.length).toBe(new Set(all).size);
  });

  it("flags a length beyond the measure of each way, and no sooner", () => {
    const of = (count: number) => `${"word ".repeat(count).trim()}.`;
    for (const way of ["brief", "grey"] as const) {
      expect(flagged(of(measures[way].words), way)).toEqual([]);
      expect(flagged(of(measures[way].words + 1), way)).toEqual(["length"]);
      expect(flagged("Noted. ".repeat(measures[way].sentences), way)).toEqual([]);
      expect(flagged("Noted. ".repeat(measures[way].sentences + 1), way)).toEqual(["length"]);
    }
  });

  it("counts words and sentences as people do", () => {
    expect(review("It's at 17.30, by the well-known gate. Yes…\nBring €20", "brief")).toMatchObject({
      words: 11,
      sentences: 3,
    });
  });

  it("stays quick and whole with the longest text that can be typed", () => {
    const text = "you always said sorry because I feel? ".repeat(250);
    const { flags } = review(text, "brief");
    expect(flags.filter(({ kind }) => kind === "apology")).toHaveLength(250);
    expect(flags.at(-1)?.kind).toBe("length");
  });

  it("gives each kind one sentence why, and a part of the way it speaks against", () => {
    const kinds = Object.keys(words.drafting.kinds) as Kind[];
    const against: Kind[] = Object.values(parts).flat();
    expect(against.toSorted()).toEqual(kinds.toSorted());
    for (const kind of kinds) expect(words.drafting.kinds[kind].why).toMatch(/^[^.!]+\.$/);
  });

  it("would not be flagged itself: the sentences offered hold to the rules", () => {
    for (const way of ["brief", "grey"] as const)
      for (const one of words.drafting.readyOnes[way]) expect(flagged(one, way)).toEqual([]);
  });
});
