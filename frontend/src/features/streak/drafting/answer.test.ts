import { beforeEach, describe, expect, it } from "vitest";
import { drafts } from "~/lib/bridge";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { flushAll } from "~/lib/flush";
import { Answer } from "./answer.svelte";

describe("an answer being written", () => {
  let fake: Fake;
  beforeEach(async () => {
    await flushAll(); // what a file before this one left to be saved is not counted here
    fake = installFake();
  });

  it("is stored only when that is asked for", async () => {
    const answer = new Answer("person1");
    await answer.recall();
    answer.text = "Received. The hand-over stays as agreed.";
    await flushAll();
    expect(fake.called("Drafts.Put")).toHaveLength(0);
    await answer.keep();
    expect(await drafts.get("streak:answer:person1")).toBe(answer.text);
  });

  it("comes back if it was kept, for the same person only, and can be forgotten", async () => {
    const answer = new Answer("person1");
    answer.text = "Noted.";
    await answer.keep();
    const again = new Answer("person1");
    await again.recall();
    expect(again.text).toBe("Noted.");
    const other = new Answer("person2");
    await other.recall();
    expect(other.text).toBe("");
    await again.forget();
    expect([again.text, again.kept]).toEqual(["", ""]);
    expect(await drafts.get("streak:answer:person1")).toBe("");
  });

  it("says of each part whether it holds", () => {
    const answer = new Answer("person1");
    answer.text = "I am sorry. The coat is in her bag.";
    const holds = Object.fromEntries(answer.holds.map(({ part, holds }) => [part, holds]));
    expect(holds).toEqual({ brief: true, informative: true, friendly: true, firm: false });
  });

  it("takes sentences with one space between", () => {
    const answer = new Answer("person1");
    answer.take("Noted.");
    answer.take("No.");
    answer.text += "\n";
    answer.take("Yes.");
    expect(answer.text).toBe("Noted. No.\nYes.");
  });
});
