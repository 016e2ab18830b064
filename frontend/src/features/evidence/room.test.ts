import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import App from "~/App.svelte";
import type { Job } from "~/lib/bridge/jobs";
import { installFake } from "~/lib/bridge/fake";
import { made } from "~/dev/made";
import { words } from "~/words";

afterEach(cleanup);
const w = words.evidence;
const press = async (name: string | RegExp) =>
  fireEvent.click((await screen.findAllByRole("button", { name }))[0]!);
const fill = async (name: string, value: string) =>
  fireEvent.input(await screen.findByRole("textbox", { name }), { target: { value } });

async function enter(rooms = made()) {
  const fake = installFake({ phase: "open", ...rooms });
  render(App);
  await press("Evidence");
  await screen.findByRole("heading", { name: w.title });
  return fake;
}
const job = (more: Partial<Job>) =>
  ({
    id: "j",
    kind: "import",
    unit: "bytes",
    state: "done",
    done: 9,
    total: 9,
    name: "",
    code: "",
    result: null,
    ...more,
  }) as Job;

describe("an incident", () => {
  it("is written down, and then stands in the timeline", async () => {
    const fake = await enter({});
    await press(w.record);
    await fill(w.what, "Waited at the bus stop");
    await press(words.common.save);
    await screen.findByText(w.need.at);
    expect(document.activeElement?.getAttribute("aria-invalid")).toBe("true");
    await fireEvent.click(screen.getByRole("radio", { name: w.sure.unknown }));
    await press(words.common.save);
    await screen.findByRole("heading", { name: "Waited at the bus stop" });
    expect(fake.rooms.incidents[0]?.happened).toEqual({ sure: "unknown", at: "", until: "", zone: "" });
    expect(await screen.findAllByRole("option")).toHaveLength(1);
  });

  it("shows what was copied from the journal and where it came from, and lets it be taken out", async () => {
    const rooms = made();
    const text = "They rang twice.";
    const times = { written_at: "2026-11-19T08:00:00Z", copied_at: "2026-11-20T08:00:00Z" };
    rooms.incidents![0]!.excerpts = [{ text, from: "journal", entry: "entry3", ...times }];
    const fake = await enter(rooms);
    await fireEvent.click((await screen.findAllByRole("option"))[0]!);
    await screen.findByText(text);
    screen.getByText(/from the journal on .*20.*; written .*19/);
    await press(w.removeExcerpt);
    expect(fake.called("Evidence.RemoveExcerpt")).toEqual([]);
    await press(w.removeExcerptConfirm);
    await waitFor(() => expect(screen.queryByText(text)).toBeNull());
    expect(fake.rooms.incidents[0]?.excerpts).toEqual([]);
  });

  it("takes the files that come in while it is written", async () => {
    const fake = await enter();
    await press(w.record);
    await screen.findByRole("heading", { name: w.newRecord });
    const result = { added: 1, known: 0, failed: [], exhibits: ["exhibit4"] };
    fake.emit("dropped", job({ state: "running" }));
    fake.emit("job", job({ result }));
    await screen.findByText(w.linkedNow(1));
    await fireEvent.click(screen.getByRole("radio", { name: words.recording.modes.whole }));
    await screen.findByRole("button", { name: w.unlink("bank-closing.txt") });
  });

  it("goes to the trash and comes back by Undo", async () => {
    const fake = await enter();
    await fireEvent.click((await screen.findAllByRole("option"))[0]!);
    await press(w.toTrash);
    await screen.findByText(w.inTrash);
    expect(fake.rooms.incidents[0]?.trashed_at).not.toBe("");
    await press(words.common.undo);
    await waitFor(() => expect(fake.rooms.incidents[0]?.trashed_at).toBe(""));
  });

  it("not saved before a lock is offered again, and discarded only when confirmed", async () => {
    const fake = await enter();
    await window.go!.app!.Drafts!.Put!(
      "incident",
      JSON.stringify({ revision: 0, fields: { what: "Half a" } }),
    );
    fake.emit("evidence", null);
    await screen.findByText(w.offered);
    await press(w.discard);
    await press(w.keepWriting);
    await press(w.goOn);
    await screen.findByText(w.draftRestored);
    const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: w.what });
    expect(field.value).toBe("Half a");
  });
});

describe("an exhibit", () => {
  async function open(index: number) {
    const fake = await enter();
    await press(w.tabs.exhibits);
    await screen.findByText("53 MB", { exact: false });
    await fireEvent.click((await screen.findAllByRole("option"))[index]!);
    return fake;
  }

  it("is covered until it is asked for, and may be covered again", async () => {
    await open(0);
    await screen.findByText(w.covered);
    expect(document.querySelector("img")).toBeNull();
    await press(w.show);
    expect(document.querySelector("img")?.getAttribute("src")).toBe("/exhibit/exhibit0");
    await fireEvent.error(document.querySelector("img")!);
    await screen.findByText(w.unreadable);
  });

  it("leaves its number and hash when removed, and says so before", async () => {
    const fake = await open(0);
    await press(w.remove);
    await screen.findByText(w.removeLead);
    expect(fake.called("Evidence.Remove")).toHaveLength(0);
    await press(w.removeConfirm);
    await screen.findByText(w.removedNote);
    expect(screen.queryByText(w.covered)).toBeNull();
    expect(screen.getByText("image/png")).toBeTruthy();
  });

  it("says in words that it is damaged", async () => {
    await open(5);
    await screen.findByText(w.damagedNote);
    await press(w.checkAll);
    await screen.findByRole("progressbar", { name: w.checking });
  });
});

describe("what comes in", () => {
  it("shows how far it is, can be stopped, and names every file refused", async () => {
    const fake = await enter();
    fake.rooms.jobs.push(job({ state: "running", name: "chat.txt" }));
    fake.emit("dropped", job({ state: "running", name: "chat.txt" }));
    await screen.findByText("chat.txt");
    await press(w.stop);
    await screen.findByText(new RegExp(w.keptSoFar));
    const failed = [{ name: "door", code: "invalid" as const }];
    fake.emit("job", job({ id: "k", result: { added: 2, known: 0, failed, exhibits: [] } }));
    const list = await screen.findByRole("list", { name: w.refusedList });
    within(list).getByText(`door: ${w.refusals.invalid}`);
    await press(w.dismiss);
    await waitFor(() => expect(screen.queryByRole("list", { name: w.refusedList })).toBeNull());
  });
});
