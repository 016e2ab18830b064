import { beforeEach, describe, expect, it, vi } from "vitest";
import { made } from "~/dev/made";
import { drafts, streak as bridge } from "~/lib/bridge";
import { installFake } from "~/lib/bridge/fake";
import type { Streak } from "~/lib/bridge/streak";
import { flushAll } from "~/lib/flush";
import { Noting } from "./form.svelte";
import { answered, helps, inPause } from "./setback";

const zone = "Europe/Berlin";
const streak = (): Streak => made().streaks![0]!;
const noting = (type: "attempt" | "contact") => new Noting(type, "person1", zone, [], bridge[type]);

beforeEach(() => installFake({ streaks: [streak()] }));

describe("what is typed about a happening", () => {
  it("comes back after a lock, and is gone once noted", async () => {
    const first = noting("contact");
    const close = first.open();
    first.fields.note = "half a sent";
    first.fields.levels = ["wrote"];
    first.touched();
    await flushAll();
    close();
    const second = noting("contact");
    second.open();
    await vi.waitFor(() => expect(second.fields.note).toBe("half a sent"));
    expect(second.fields.levels).toEqual(["wrote"]);
    await second.save();
    expect(await drafts.get("streak:contact:person1")).toBe("");
  });

  it("is let go when it is called off", async () => {
    const attempt = noting("attempt");
    const close = attempt.open();
    attempt.fields.note = "never mind";
    attempt.touched();
    await flushAll();
    attempt.discard();
    close();
    expect(await drafts.get("streak:attempt:person1")).toBe("");
  });

  it("does not take the place of what was typed while it was fetched", async () => {
    await drafts.put("streak:attempt:person1", JSON.stringify({ note: "old" }));
    const attempt = noting("attempt");
    attempt.open();
    attempt.fields.note = "new";
    attempt.touched();
    await flushAll();
    expect(attempt.fields.note).toBe("new");
  });
});

describe("a setback", () => {
  it("needs a time and what it was, and nothing else", () => {
    const { fields } = noting("contact");
    expect(answered(fields, "when")).toBe(true);
    expect(answered({ ...fields, at: "" }, "when")).toBe(false);
    expect(answered(fields, "levels")).toBe(false);
    expect(answered({ ...fields, levels: ["met"] }, "levels")).toBe(true);
    expect(answered({ ...fields, help: "  \n" }, "help")).toBe(false);
    expect(answered({ ...fields, gave: "Nothing." }, "gave")).toBe(true);
  });

  it("brings back what was said would help, newest first and each once", () => {
    const of = (...all: string[]) => all.map((help) => ({ ...streak().events[0]!, help }));
    expect(helps(of("", "Call Anna. ", "Walk.", "Call Anna.", "Sleep.", "Tea."))).toEqual([
      ...["Call Anna.", "Walk.", "Sleep."],
    ]);
  });

  it("knows whether it lies in a pause: from its first moment on, and not at its last", () => {
    const pause = {
      ...streak().events[0]!,
      ...{ type: "pause" as const, at: "2026-11-20T08:00:00+01:00", until: "2026-11-20T18:00:00+01:00" },
    };
    expect(inPause([pause], "2026-11-20T08:00:00+01:00")).toBe(true);
    expect(inPause([pause], "2026-11-20T16:59:59Z")).toBe(true);
    expect(inPause([pause], "2026-11-20T18:00:00+01:00")).toBe(false);
    expect(inPause([{ ...pause, type: "attempt" }], "2026-11-20T09:00:00+01:00")).toBe(false);
  });
});
