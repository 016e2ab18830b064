import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import App from "~/App.svelte";
import { made } from "~/dev/made";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { words as drawn } from "~/lib/bridge/fake-session";
import type { Phase } from "~/lib/bridge/session";
import { Jobs } from "~/lib/jobs/jobs.svelte";
import { words } from "~/words";
import { Opening } from "./opening.svelte";
import { Pace, quoted, stageOf } from "./pace";

const w = words.backups;
afterEach(cleanup);

const contents = {
  created_at: "2026-11-17T19:14:00Z",
  entries: 408,
  incidents: 14,
  exhibits: 37,
  size: 1_900_000_000,
  files: Array.from({ length: 30 }, (_, at) => ({
    name: `evidence/${at}/picture-${at}.png`,
    size: 1000 + at,
  })),
  total_files: 30,
};
const button = (name: string) => screen.findByRole("button", { name });
const press = async (name: string) => fireEvent.click(await button(name));
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });

/** Ends the latest job of the fake, as the shell tells it. */
async function end(fake: Fake, change: object) {
  await new Promise((done) => setTimeout(done));
  fake.emit("job", { ...fake.rooms.jobs.at(-1)!, state: "done", ...change });
}

describe("progress", () => {
  it("tells the two stages of saving apart", () => {
    expect(stageOf({ done: 80, total: 200 })).toEqual({ reading: false, done: 80, total: 100 });
    expect(stageOf({ done: 150, total: 200 })).toEqual({ reading: true, done: 50, total: 100 });
  });

  it("says nothing of speed before there was time to see it, and follows a change", () => {
    const pace = new Pace();
    expect(pace.take(0, 0)).toBeUndefined();
    expect(pace.take(500, 500)).toBeUndefined();
    expect(pace.take(2000, 2000)).toBe(1000);
    for (let at = 3000; at <= 12_000; at += 1000) pace.take(2000 + (at - 2000) / 10, at);
    expect(pace.take(3100, 13_000)).toBeCloseTo(100);
  });

  it("words the rest of the time", () => {
    expect([w.left(0.2), w.left(61), w.left(600), w.left(7200)]).toEqual([
      "1 s left",
      "61 s left",
      "10 min left",
      "2 h left",
    ]);
  });

  it("shows a file's name as a shell takes it", () => {
    expect(quoted("stillwater-2026-11-20.age")).toBe("stillwater-2026-11-20.age");
    expect(quoted("it's mine; rm.age")).toBe("'it'\\''s mine; rm.age'");
  });
});

describe("an opened backup", () => {
  async function chosen() {
    const fake = installFake();
    const jobs = new Jobs();
    const opening = new Opening(jobs);
    const tell = (change: object) => jobs.take({ ...fake.rooms.jobs.at(-1)!, state: "done", ...change });
    await opening.choose();
    opening.passphrase = drawn;
    return { fake, opening, tell };
  }

  it("is looked into before anything else can be done", async () => {
    const { opening, tell } = await chosen();
    await opening.begin("look");
    expect(opening.step).toBe("passphrase");
    tell({ result: contents });
    expect(opening.step).toBe("inside");
  });

  it.each(["wrong-passphrase", "truncated", "damaged", "not-backup", "no-space", "exists"] as const)(
    "says plainly what %s means, and can be tried again",
    async (code) => {
      const { opening, tell } = await chosen();
      await opening.begin("look");
      tell({ state: "failed", code });
      expect(opening.error).toBe(w.openFailures[code]);
      await opening.begin("look");
      expect(opening.error).toBe("");
    },
  );

  it("says what a check found only until the next is begun", async () => {
    const { opening, tell } = await chosen();
    await opening.begin("look");
    tell({ result: contents });
    await opening.begin("verify");
    tell({ state: "failed", code: "damaged" });
    expect(opening.error).toBe(w.openFailures.damaged);
    await opening.begin("restore");
    expect(opening.error).toBe("");
    expect(opening.verify).toBeUndefined();
  });

  it("lets go of the passphrase and of running work when it is left", async () => {
    const { fake, opening } = await chosen();
    await opening.begin("look");
    const id = opening.running?.id;
    opening.stop();
    expect(opening.passphrase).toBe("");
    await Promise.resolve();
    expect(fake.called("Jobs.Cancel").map(({ args }) => args)).toEqual([[id]]);
  });
});

async function enter(phase: Phase = "open"): Promise<Fake> {
  const fake = installFake({ phase, ...made() });
  render(App);
  if (phase === "open") await press(words.shell.rooms.backups);
  return fake;
}

describe("saving", () => {
  it("asks for the passphrase, shows both stages, and adds to the list", async () => {
    const fake = await enter();
    await press(w.saveTo);
    expect((await button(w.chooseWhere)).hasAttribute("disabled")).toBe(true);
    await type(w.own, drawn);
    await press(w.chooseWhere);
    await end(fake, { state: "running", done: 120, total: 200, name: "b.age" });
    await screen.findByText(w.readingBack("b.age"));
    await screen.findByText(w.readBackFirst);
    expect(fake.called("Backups.Export")[0]?.args).toEqual([drawn, ""]);
    const saved = { ...fake.rooms.backups[0]!, id: "new", place: "BLUE-USB", name: "b.age" };
    fake.rooms.backups.unshift(saved);
    await end(fake, { result: saved });
    await screen.findByText(w.saved(saved));
    await screen.findByText("BLUE-USB");
  });

  it("takes another passphrase only once it is strong and typed twice", async () => {
    const fake = await enter();
    await press(w.saveTo);
    await type(w.own, drawn);
    await fireEvent.click(await screen.findByLabelText(new RegExp(w.another)));
    await screen.findByText("anchor");
    expect((await button(w.chooseWhere)).hasAttribute("disabled")).toBe(true);
    await type(words.session.again, drawn);
    await press(w.chooseWhere);
    await end(fake, { state: "failed", code: "no-space" });
    await screen.findByText(w.saveFailures["no-space"]!);
    expect(fake.called("Backups.Export")[0]?.args).toEqual([drawn, drawn]);
  });
});

describe("bringing one back", () => {
  async function lookInside(fake: Fake) {
    await type(w.itsPassphrase, drawn);
    await press(w.look);
    await end(fake, { result: contents });
    await screen.findByText(w.counts(contents));
  }

  it("lists the files, finds one by its name, and checks every byte", async () => {
    const fake = await enter();
    await press(w.open);
    await lookInside(fake);
    await screen.findByText("evidence/3/picture-3.png");
    await type(w.find, "PICTURE-29");
    await screen.findByText("evidence/29/picture-29.png");
    expect(screen.queryByText("evidence/3/picture-3.png")).toBeNull();
    await press(w.check);
    await end(fake, { result: { files: 30, lost: 2, proved: false } });
    await screen.findByText(w.whole(30));
    await screen.findByText(w.notProved);
    await screen.findByText(w.lost(2));
  });

  it("restores beside the open vault, and says how to get there", async () => {
    const fake = await enter();
    await press(w.open);
    await lookInside(fake);
    await press(w.restore);
    await screen.findByText(w.restoreElsewhere);
    await press(w.restoreChoose);
    await end(fake, { result: { usual: false, place: "Second", entries: 408, exhibits: 37, proved: true } });
    await screen.findByText(w.nextOpen("Second"));
  });

  it("restores at the first run, then asks for the passphrase of the backup", async () => {
    const fake = await enter("new");
    await press(words.firstRun.restore);
    await lookInside(fake);
    await press(w.restore);
    await screen.findByText(w.restoreUsual);
    await press(w.restoreGo);
    await end(fake, {
      result: { usual: true, place: "stillwater", entries: 408, exhibits: 37, proved: true },
    });
    await screen.findByText(w.nextUsual);
    const state = { phase: "locked", network: "sealed", version: "" };
    window.go!.app!.Session!.State = () => Promise.resolve(state);
    await press(w.toUnlock);
    await screen.findByText(w.unlockRestored);
    await type(words.session.passphrase, drawn);
  });

  it("leaves no dialog behind when no file was chosen", async () => {
    const fake = installFake({ phase: "locked" });
    window.go!.app!.Backups!.Choose = () => Promise.resolve(null);
    render(App);
    await press(words.session.restore);
    await new Promise((done) => setTimeout(done));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(fake.called("Backups.Look")).toHaveLength(0);
  });
});

it("opens another vault from the unlock screen, and says when there is none", async () => {
  const fake = await enter("locked");
  fake.fail("Session.OpenAnother", "no-vault");
  await press(words.session.openAnother);
  await screen.findByText(words.errors["no-vault"]);
});
