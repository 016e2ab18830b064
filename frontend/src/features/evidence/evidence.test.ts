import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Exhibit, type Incident, nothingSaid } from "~/lib/bridge/evidence";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { nothingSaidOf } from "~/lib/bridge/fake-evidence";
import type { Job } from "~/lib/bridge/jobs";
import { flushAll } from "~/lib/flush";
import { Arrivals } from "~/lib/jobs/arrivals";
import { words } from "~/words";
import { blank, fieldsOf, happenedOf, peopleOf, problemsOf } from "./fields";
import { IncidentForm } from "./form.svelte";
import { Locker } from "./locker.svelte";
import { Preview } from "./preview.svelte";
import { whenText } from "./show";
import { damagedOnes, endOf, refusal } from "./work";

const zone = "Europe/Berlin";
const at = "2026-11-09T18:22:00+01:00";
const exhibit = (more: Partial<Exhibit> = {}): Exhibit => ({
  ...{
    id: "x1",
    number: 30,
    name: "chat.png",
    media_type: "image/png",
    size: 1200,
    sha256: "9f2c".repeat(16),
  },
  ...{
    modified_at: at,
    added_at: at,
    zone,
    checked_at: at,
    state: "intact",
    incidents: [],
    preview: "image",
  },
  ...{ claims: [], said: nothingSaidOf(), revision: 0, found: [] },
  ...{ sealed: false, unsealed_at: "", derived_from: "" },
  ...more,
});
const incident = (more: Partial<Incident> = {}): Incident => ({
  ...nothingSaid(zone),
  ...{ quotes: [], corrections: [] },
  ...{ id: "i1", number: 13, what: "Told my sister", happened: { sure: "exact", at, until: "", zone } },
  ...{
    recorded_at: at,
    zone,
    tactics: ["smear-campaign"],
    channel: "messaging-app",
    people: ["R.", "Anna, B."],
  },
  ...{ words: "  She emptied it. ", exhibits: [], excerpts: [], updated_at: at, trashed_at: "", revision: 3 },
  ...more,
});

let fake: Fake;
beforeEach(() => {
  vi.useFakeTimers();
  fake = installFake({ incidents: [incident()], exhibits: [exhibit()] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const settle = () => vi.advanceTimersByTimeAsync(0);
const draft = (name = "incident") => window.go!.app!.Drafts!.Get!(name) as Promise<string>;

async function openForm(id = "") {
  const form = new IncidentForm(id);
  const close = form.open();
  await settle();
  return { form, close };
}
function type(form: IncidentForm, change: Partial<typeof form.fields>) {
  Object.assign(form.fields, change);
  form.changed();
}

describe("a draft", () => {
  it("is sealed within half a second of the last key, and offered again", async () => {
    const { form, close } = await openForm();
    type(form, { what: "Drove" });
    await vi.advanceTimersByTimeAsync(200);
    type(form, { what: "Drove past the house" });
    await vi.advanceTimersByTimeAsync(500);
    expect(fake.called("Drafts.Put")).toHaveLength(1);
    expect(form.draft).toBe("kept");
    close();
    const again = (await openForm()).form;
    expect(again.fields.what).toBe("Drove past the house");
    expect([again.restored, again.dirty]).toEqual([true, true]);
  });

  it("is kept at once when the window locks or the room is left", async () => {
    const { form, close } = await openForm();
    type(form, { what: "one" });
    await flushAll();
    expect(await draft()).toContain("one");
    type(form, { what: "two" });
    close();
    await settle();
    expect(await draft()).toContain("two");
  });

  it("is gone once it is saved, discarded, or back to what is kept", async () => {
    const { form } = await openForm("i1");
    type(form, { what: "Something else" });
    await vi.advanceTimersByTimeAsync(500);
    expect(await draft("incident:i1")).not.toBe("");
    type(form, { what: "Told my sister" });
    await vi.advanceTimersByTimeAsync(500);
    expect(await draft("incident:i1")).toBe("");
    type(form, { what: "Changed" });
    await form.save();
    expect(await draft("incident:i1")).toBe("");
    const second = (await openForm()).form;
    type(second, { what: "gone" });
    await second.discard();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await draft()).toBe("");
  });

  it("says so when it cannot be kept, and tries again at the next key", async () => {
    const { form } = await openForm();
    fake.fail("Drafts.Put", "no-space");
    type(form, { what: "a" });
    await vi.advanceTimersByTimeAsync(500);
    expect(form.draft).toBe("failed");
    fake.fail("Drafts.Put");
    type(form, { what: "ab" });
    await vi.advanceTimersByTimeAsync(500);
    expect(form.draft).toBe("kept");
  });
});

describe("saving", () => {
  it("sends the words as typed, names in order, and only the times that belong", async () => {
    const { form } = await openForm("i1");
    type(form, { sure: "day", until: at, people: "R., Anna" });
    await form.save();
    expect(fake.called("Evidence.SaveIncident")[0]?.args[0]).toMatchObject({
      words: "  She emptied it. ",
      people: ["R.", "Anna"],
      happened: { sure: "day", at, until: "", zone },
      revision: 3,
    });
  });

  it("asks for what is missing, and sends nothing", async () => {
    const { form } = await openForm();
    expect(form.shown).toEqual({});
    expect(await form.save()).toBeUndefined();
    expect(Object.keys(form.shown).sort()).toEqual(["at", "what"]);
    expect(fake.called("Evidence.SaveIncident")).toHaveLength(0);
  });

  it("loses neither side of a conflict", async () => {
    const { form } = await openForm("i1");
    Object.assign(fake.rooms.incidents[0]!, { what: "Theirs", revision: 4 });
    type(form, { what: "Mine" });
    expect(await form.save()).toBeUndefined();
    expect([form.conflict?.what, form.fields.what]).toEqual(["Theirs", "Mine"]);
    expect(await draft("incident:i1")).toContain("Mine");
    await form.saveAsNew();
    expect(fake.rooms.incidents.map(({ what }) => what).sort()).toEqual(["Mine", "Theirs"]);
  });

  it("replaces what somebody else saved only when told to", async () => {
    const { form } = await openForm("i1");
    fake.rooms.incidents[0]!.revision = 4;
    type(form, { what: "Mine" });
    await form.save();
    expect((await form.replace())?.revision).toBe(5);
  });

  it("keeps the form and the draft when it fails", async () => {
    const { form } = await openForm();
    type(form, { what: "Kept", sure: "unknown" });
    fake.fail("Evidence.SaveIncident", "no-space");
    await form.save();
    expect(form.error).toBe(words.errors["no-space"]);
    expect(await draft()).toContain("Kept");
  });
});

describe("the fields", () => {
  it("keep an own word for the channel, and names with commas while untouched", () => {
    const kept = incident({ channel: "pigeon" });
    const fields = fieldsOf(kept);
    expect([fields.channel, fields.own]).toEqual(["other", "pigeon"]);
    expect(peopleOf(fields, kept)).toEqual(["R.", "Anna, B."]);
  });

  it("want the end after the beginning, and bytes, not letters, within what can be kept", () => {
    const fields = { ...blank(zone), what: "é".repeat(2001), sure: "between" as const, at, until: at };
    expect(Object.keys(problemsOf(fields)).sort()).toEqual(["until", "what"]);
    expect(problemsOf({ ...fields, what: "x", until: "2026-11-10T00:00:00+01:00" })).toEqual({});
    expect(happenedOf({ ...fields, sure: "unknown" })).toEqual({
      sure: "unknown",
      at: "",
      until: "",
      zone: "",
    });
  });

  it("are said as surely as they are known", () => {
    const when = { at, until: "2026-11-10T02:00:00+01:00", zone };
    expect(whenText({ ...when, sure: "exact" }, true)).toMatch(/:22.* \(CET\)$/);
    expect(whenText({ ...when, sure: "about" })).toMatch(/^about /);
    expect(whenText({ ...when, sure: "day" })).not.toContain(":22");
    expect(whenText({ ...when, sure: "between" })).toMatch(/^between .* and /);
    expect(whenText({ ...when, sure: "unknown" })).toBe(words.evidence.unknownTime);
  });
});

const job = (more: Partial<Job> = {}) =>
  ({
    id: "j1",
    kind: "import",
    state: "running",
    done: 0,
    total: 9,
    unit: "bytes",
    name: "",
    code: "",
    result: null,
    ...more,
  }) as Job;
const result = { added: 1, known: 0, failed: [], exhibits: ["x1"] };

describe("imports", () => {
  it("give their exhibits to what was open when they began, once", () => {
    const arrivals = new Arrivals([job({ id: "before" })]);
    expect(arrivals.take([job({ id: "before", state: "done", result }), job()])).toEqual({
      exhibits: [],
      waiting: ["j1"],
    });
    const ended = [job({ state: "cancelled", result })];
    expect(arrivals.take(ended)).toEqual({ exhibits: ["x1"], waiting: [] });
    expect(arrivals.take(ended).exhibits).toEqual([]);
    expect(new Arrivals(ended, ["j1"]).take(ended).exhibits).toEqual(["x1"]);
  });

  it("end in a sentence, each refused file with its reason", () => {
    const failed = [{ name: "door", code: "invalid" as const }];
    const ended = job({ state: "done", result: { added: 12, known: 3, failed, exhibits: [] } });
    expect(endOf(ended as Extract<Job, { kind: "import" }>)).toMatch(
      /^12 added, 3 kept already,? and 1 not taken in$/,
    );
    expect(refusal(failed[0]!)).toBe("door: This is not a plain file.");
  });
});

describe("the locker", () => {
  it("loads at most twice a second, however often it is told", async () => {
    const locker = new Locker();
    await locker.load();
    for (let turn = 0; turn < 100; turn++) {
      locker.touch();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(fake.called("Evidence.Summary").length).toBeLessThanOrEqual(3);
    locker.stop();
  });

  it.each([
    ["unchecked", [exhibit({ checked_at: "", state: "unchecked" })]],
    ["damaged", [exhibit({ state: "damaged" }), exhibit({ id: "x2" })]],
    ["intact", [exhibit()]],
    ["none", []],
  ] as const)("says %s of all it holds", async (state, exhibits) => {
    installFake({ exhibits: [...exhibits] });
    const locker = new Locker();
    await locker.load();
    expect(locker.state).toBe(state);
  });

  it("finds the damaged ones among thousands", async () => {
    const many = Array.from({ length: 1200 }, (_, at) => exhibit({ id: `x${at}` }));
    many[1100]!.state = "damaged";
    installFake({ exhibits: many });
    expect((await damagedOnes()).map(({ id }) => id)).toEqual(["x1100"]);
  });
});

describe("a preview", () => {
  const text = { id: "x1", size: 5, preview: "text" } as const;
  it("loads nothing until it is asked to, and forgets when covered", async () => {
    const get = vi.fn(() => Promise.resolve(new Response("hello")));
    vi.stubGlobal("fetch", get);
    const preview = new Preview(text);
    expect(get).not.toHaveBeenCalled();
    await preview.show();
    expect([preview.state, preview.text]).toEqual(["shown", "hello"]);
    preview.cover();
    expect([preview.covered, preview.text]).toEqual([true, ""]);
  });

  it("says so when the bytes cannot be read, and stays covered if covered meanwhile", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 500 })));
    const preview = new Preview(text);
    await preview.show();
    expect(preview.state).toBe("failed");
    const shown = preview.show();
    preview.cover();
    await shown;
    expect(preview.state).toBe("covered");
  });
});
