import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { blank, saidFrom } from "../fields";
import { IncidentForm } from "../form.svelte";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { words } from "~/words";
import { earlierText } from "./earlier";
import { answered, stepOf, steps } from "./steps";

const zone = "Europe/Berlin";
let fake: Fake;
beforeEach(() => {
  vi.useFakeTimers();
  fake = installFake();
});
afterEach(() => vi.useRealTimers());

async function opened(mode: "quick" | "guided" | "whole") {
  const form = new IncidentForm("", mode);
  form.open();
  await vi.advanceTimersByTimeAsync(0);
  return form;
}

describe("one question at a time", () => {
  it("goes through every question and back, and stops at both ends", async () => {
    const form = await opened("guided");
    const asked = [form.step];
    while (!form.last) {
      form.turn(1);
      asked.push(form.step);
    }
    expect(asked).toEqual([...steps]);
    form.turn(1);
    expect(form.step).toBe("private");
    steps.forEach(() => form.turn(-1));
    expect(form.step).toBe("what");
  });

  it("comes back to the first question that has to be mended", async () => {
    const form = await opened("guided");
    form.fields.what = "Rang eleven times";
    form.step = "private";
    expect(await form.save()).toBeUndefined();
    expect(form.step).toBe("when");
  });
});

describe("two fields", () => {
  it("are enough to save, and say nothing that was not said", async () => {
    const form = await opened("quick");
    Object.assign(form.fields, { what: "Rang eleven times", sure: "unknown" });
    expect(await form.save()).toBeDefined();
    expect(fake.rooms.incidents[0]).toMatchObject({
      ...{ what: "Rang eleven times", learned: "", learned_at: null, severity: 0, fear: null },
      ...{ breach: false, phase: "", private: "", claims: [], people_ids: [] },
    });
  });

  it("become the whole form where a draft says more than they show", async () => {
    await window.go!.app!.Drafts!.Put!(
      "incident",
      JSON.stringify({ revision: 0, fields: { what: "Half a", harm: "Lost a shift" } }),
    );
    expect((await opened("quick")).mode).toBe("whole");
  });
});

describe("what is sent", () => {
  it("keeps no fear apart from fear not said, and drops an order that was not broken", () => {
    const fields = { ...blank(zone), what: "x", fear: 0, breach: false, order: "12 F 3/26" };
    expect(saidFrom(fields, zone)).toMatchObject({ fear: 0, breach: false, order: "" });
    expect(answered(fields, "weight")).toBe(true);
    expect(answered(blank(zone), "weight")).toBe(false);
  });

  it("names the step where each problem is mended", () => {
    expect(stepOf(["private", "learnedUntil"])).toBe("learned");
    expect(stepOf([])).toBeUndefined();
  });
});

describe("an earlier wording", () => {
  it("is said in words, whatever field it stood in", () => {
    const w = words.recording;
    expect(earlierText("severity", 3)).toBe(w.severities[3]!.name);
    expect(earlierText("fear", 0)).toBe(w.fears[0]!.name);
    expect(earlierText("breach", { is: true })).toBe(w.breach);
    expect(earlierText("breach", { is: true, order: "12 F 3/26" })).toBe("12 F 3/26");
    expect(earlierText("people", ["R.", "Anna"])).toBe("R., Anna");
    expect(earlierText("happened", { sure: "unknown" })).toBe(words.evidence.unknownTime);
    expect(earlierText("words", null)).toBe("");
  });
});
