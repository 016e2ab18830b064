import { describe, expect, it } from "vitest";
import { blankRebuttal } from "~/lib/bridge/claims";
import { installFake } from "~/lib/bridge/fake";
import { words } from "~/words";
import { blank, newHarm, problemsOf, saidFrom } from "./fields";
import { ClaimForm } from "./form.svelte";
import { MatrixView } from "./matrix.svelte";
import { earlierText, exhibitsOf, wordsOf } from "./say";

const zone = "Europe/Berlin";
const settle = () => new Promise((resolve) => setTimeout(resolve));

async function kept(words: string) {
  const form = new ClaimForm("");
  form.open();
  await settle();
  form.fields.words = words;
  return { form, saved: await form.save() };
}

describe("a claim", () => {
  it("is kept by its words alone, without an empty time and place", async () => {
    const fake = installFake();
    const { saved } = await kept("She emptied the account");
    expect(saved?.appearances).toEqual([]);
    expect(fake.rooms.claims).toHaveLength(1);
    expect(await window.go!.app!.Drafts!.Get!("claim")).toBe("");
  });

  it("puts back what was taken out of the form", () => {
    installFake();
    const form = new ClaimForm("");
    form.addRebuttal();
    form.addRebuttal();
    form.fields.rebuttals[0]!.statement = "Closed by both of us";
    const back = form.takeOut("rebuttals", 0);
    expect(form.fields.rebuttals.map(({ statement }) => statement)).toEqual([""]);
    back();
    expect(form.fields.rebuttals.map(({ statement }) => statement)).toEqual(["Closed by both of us", ""]);
  });

  it("names each part that has to be mended by its place", () => {
    const fields = { ...blank(zone), words: "x", rebuttals: [blankRebuttal()], harms: [newHarm(zone)] };
    fields.appearances[0]!.size = "many";
    expect(Object.keys(problemsOf(fields)).sort()).toEqual([
      "appearances.0.size",
      "harms.0.kind",
      "rebuttals.0.statement",
    ]);
  });

  it("sends a number of people as a number, and a time only if it is said", () => {
    const fields = blank(zone);
    Object.assign(fields.appearances[0]!, { place: "Family group", size: " 3 " });
    expect(saidFrom(fields, zone).appearances).toMatchObject([
      { place: "Family group", size: 3, when: null },
    ]);
  });
});

describe("reading one", () => {
  it("puts words into quotes only where they are known word for word", () => {
    expect(wordsOf({ words: "She lied", saying: "quoted" })).toBe("“She lied”");
    expect(wordsOf({ words: "She lied", saying: "reported" })).toBe("She lied");
  });

  it("counts each exhibit once, and says earlier wordings in words", () => {
    const rebuttals = [
      { ...blankRebuttal(), for: ["a", "b"] },
      { ...blankRebuttal(), for: ["b"], against: ["c"] },
    ];
    expect(exhibitsOf({ appearances: [], rebuttals, harms: [] })).toMatchObject({
      for: ["a", "b"],
      against: ["c"],
    });
    expect(earlierText("saying", "quoted")).toBe(words.claims.sayings.quoted);
    expect(earlierText("rebuttals", [{ statement: "one" }, { statement: "two" }])).toBe("one\ntwo");
  });
});

describe("the matrix", () => {
  it("has a row for every time a claim was made, and one for a claim with none", async () => {
    installFake();
    await kept("one");
    const { form } = await kept("two");
    expect(form.error).toBe("");
    const view = new MatrixView();
    await view.load();
    expect(view.rows.map((row) => view.wordsOf(row)).sort()).toEqual(["one", "two"]);
    expect(view.rows.every((row) => row.appearance === -1 && row.gaps.includes("no-appearance"))).toBe(true);
  });
});
