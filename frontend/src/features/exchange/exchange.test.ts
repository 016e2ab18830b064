import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { on } from "~/lib/bridge";
import type { DiaryPlan } from "~/lib/bridge/exchange";
import { type Fake, installFake } from "~/lib/bridge/fake";
import type { Job } from "~/lib/bridge/jobs";
import { Jobs } from "~/lib/jobs/jobs.svelte";
import { words } from "~/words";
import { Bringing } from "./bringing.svelte";
import { Taking } from "./taking.svelte";

const w = words.exchange;
const plan: DiaryPlan = {
  ...{ token: "read", source: "dayone", name: "Journal.zip", entries: 142, attachments: 30, already: 12 },
  refused: [{ file: "a\u202Egpj.json", entry: 7, line: 0, reason: "no-date" }],
  ...{
    refused_total: 3,
    fields: ["weather"],
    first_at: "2019-03-03T08:00:00Z",
    last_at: "2024-05-04T08:00:00Z",
  },
  titles: ["The first day", ""],
};
const came = { batch: "batch1", added: 142, attachments: 30, already: 12, refused: [], refused_total: 0 };

let fake: Fake;
let jobs: Jobs;
beforeEach(() => {
  fake = installFake({
    imports: [{ id: "old", source: "jrnl", at: "2026-10-01T08:00:00Z", added: 9, undone_at: "" }],
  });
  jobs = new Jobs();
  on("job", (job) => jobs.take(job));
});
afterEach(cleanup);

const end = (change: Partial<Job>) =>
  fake.emit("job", { ...fake.rooms.jobs.at(-1)!, state: "done", ...change } as Job);

describe("a diary on its way in", () => {
  it("is read, brought in by what was read, and taken back", async () => {
    const bringing = new Bringing(jobs);
    bringing.source = "minidiary";
    await bringing.choose();
    expect(fake.called("Exchange.ChooseDiary")[0]?.args).toEqual(["minidiary"]);
    expect(bringing.running?.kind).toBe("read-diary");
    end({ result: plan });
    expect(bringing.step).toBe("plan");
    await bringing.bring();
    expect(fake.called("Exchange.ImportDiary")[0]?.args).toEqual(["read"]);
    end({ result: came });
    expect(bringing.step).toBe("done");
    await bringing.undo();
    expect(bringing.undone).toEqual({ deleted: 140, kept: 2 });
  });

  it("can be stopped, says why it failed, and begins again", async () => {
    const bringing = new Bringing(jobs);
    await bringing.choose();
    bringing.cancel();
    await vi.waitFor(() => expect(bringing.error).toBe(w.failures.cancelled));
    await bringing.choose();
    expect(bringing.error).toBe("");
    end({ state: "failed", code: "invalid" });
    expect(bringing.error).toBe(w.failures.invalid);
    expect(bringing.step).toBe("choose");
  });
});

describe("entries on their way out", () => {
  it("want the passphrase, and days the right way round", async () => {
    const taking = new Taking(jobs);
    expect(taking.ready).toBe(false);
    taking.passphrase = "wrong";
    taking.from = "2026-11-20T12:00:00+01:00";
    taking.to = "2026-11-19T12:00:00+01:00";
    expect(taking.ready).toBe(false);
    taking.to = "2026-11-21T12:00:00+01:00";
    await taking.begin();
    expect(taking.error).toBe(w.takeOutFailures["wrong-passphrase"]);
    taking.passphrase = "right";
    taking.toggle("letter");
    await taking.begin();
    expect(fake.called("Exchange.Export").at(-1)?.args[0]).toEqual({
      ...{ format: "markdown", kinds: ["letter"], from: "2026-11-20", to: "2026-11-21", tag: "" },
      passphrase: "right",
    });
    expect(taking.passphrase).toBe("");
    end({ result: { name: "Journal", entries: 3, attachments: 0, sealed: 1, lost: 0 } });
    expect(taking.done?.entries).toBe(3);
  });
});

describe("the page", () => {
  async function open(label: string) {
    render(App);
    await screen.findByRole("navigation");
    await fireEvent.click(screen.getByRole("button", { name: words.shell.rooms.settings }));
    await fireEvent.click(await screen.findByRole("button", { name: label }));
    return screen.findByRole("dialog");
  }

  it("shows what would come before anything does, and names what was not understood without being led astray", async () => {
    await open(words.journal.bringIn);
    await fireEvent.click(screen.getByRole("button", { name: w.chooseFile }));
    await screen.findByRole("progressbar", { name: w.reading });
    end({ result: plan });
    await screen.findByText(w.wouldCome(plan));
    screen.getByText(w.already(12));
    screen.getByText(w.refusal("a[U+202E]gpj.json, entry 7", "no-date"));
    screen.getByText(w.andMore(2));
    expect(fake.called("Exchange.ImportDiary")).toHaveLength(0);
    await fireEvent.click(screen.getByRole("button", { name: w.bring(142) }));
    await screen.findByRole("progressbar", { name: w.bringing });
    end({ result: came });
    await screen.findByText(w.came({ entries: 142, attachments: 30 }));
    await fireEvent.click(screen.getByRole("button", { name: w.undo }));
    await screen.findByText(w.undone(140, 2));
  });

  it("asks before an earlier import is taken back", async () => {
    render(App);
    await screen.findByRole("navigation");
    await fireEvent.click(screen.getByRole("button", { name: words.shell.rooms.settings }));
    const what = w.imported(w.sources.jrnl.name, 9);
    await fireEvent.click(await screen.findByRole("button", { name: w.undoNamed(what) }));
    expect(fake.called("Exchange.UndoImport")).toHaveLength(0);
    await fireEvent.click(screen.getByRole("button", { name: w.undo }));
    await screen.findByText(w.undone(9, 0));
  });

  it("says that what is taken out can be read by anybody", async () => {
    const dialog = await open(words.journal.takeOut);
    expect(dialog.textContent).toContain(w.takeOutLead);
    await fireEvent.input(screen.getByLabelText(w.own), { target: { value: "right" } });
    await fireEvent.click(screen.getByRole("button", { name: w.choosePlace }));
    await screen.findByRole("progressbar", { name: w.writing });
    end({ result: { name: "Journal 2026-11-20", entries: 412, attachments: 2, sealed: 1, lost: 0 } });
    await screen.findByText(w.saved({ name: "Journal 2026-11-20", entries: 412, attachments: 2 }));
    screen.getByText(w.sealed(1));
    screen.getByText(w.readable);
  });
});
