import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import App from "~/App.svelte";
import type { CustodyRecord, CustodyReport, SealCheck } from "~/lib/bridge/custody";
import { installFake } from "~/lib/bridge/fake";
import { fakeCode } from "~/lib/bridge/fake-evidence";
import { made } from "~/dev/made";
import { words } from "~/words";
import { faultsOf } from "./custody-log.svelte";
import { said } from "./say";
import { answerOf, groupsOf } from "./seal.svelte";

afterEach(cleanup);
const w = words.custody;
const record = (more: Partial<CustodyRecord>): CustodyRecord => ({
  ...{ seq: 7, at: "2026-11-09T20:05:12Z", zone: "Europe/Berlin", clock_note: "", action: "acquire" },
  ...{ exhibit: 0, sha256: "", size: 0, name: "", params: {}, recipient: "", reason: "", note: "" },
  ...more,
});

describe("a line of the log", () => {
  const added = record({ exhibit: 30, name: "chat.png", size: 1248113, sha256: "9f2c".repeat(16) });
  it.each<[string, CustodyRecord, number, RegExp]>([
    ["a file, with all its bytes", added, 30, /^Added chat\.png, 1,248,113 bytes, sha256 9f2c…9f2c$/],
    ["which exhibit, in the log of all", added, 0, /^Exhibit 30: Added/],
    ["that it was kept unread", { ...added, reason: "sealed unread" }, 30, /kept unread$/],
    [
      "what it was linked to",
      record({ action: "correct", params: { incident: "13" }, reason: "incident 13: exhibits linked" }),
      30,
      /^Linked to Incident 13$/,
    ],
    [
      "what was corrected",
      record({ action: "correct", params: { claim: "2" }, reason: "claim 2: corrected" }),
      0,
      /^Claim 2: corrected; the earlier wording stays$/,
    ],
    [
      "for whom a bundle was",
      record({ action: "export", exhibit: 30, params: { bundle: "case-2026" }, recipient: "Ms Ito" }),
      30,
      /^Exported in bundle “case-2026”, for Ms Ito$/,
    ],
    [
      "that damage was found",
      record({ action: "verify", exhibit: 3, reason: "not as it was added" }),
      3,
      /not those/,
    ],
    [
      "that all were checked",
      record({ action: "verify", reason: "all exhibits checked", params: { checked: "38" } }),
      3,
      /^All were checked: 38 exhibits/,
    ],
    [
      "how far a check came",
      record({ action: "verify", params: { checked: "1", of: "38" } }),
      0,
      /ended early: 1 of 38 exhibits$/,
    ],
    [
      "what a newer version did, as it stands",
      record({ action: "correct", reason: "something new" }),
      0,
      /^something new$/,
    ],
  ])("says %s", (_, line, about, text) => expect(said(line, about)).toMatch(text));
});

describe("a check", () => {
  it("names the first place that does not hold, and exhibits by number", () => {
    const report: CustodyReport = {
      ...{ holds: false, records: 9, sealed: 9, checkpoints: 1 },
      ...{ breaks: [{ fault: "reworded", from: 4, to: 6 }], lost: [31], unlogged: [], differ: [] },
    };
    expect(faultsOf(report)).toEqual([
      "Records 4 to 6: not what it was when it was sealed.",
      "1 exhibit in the log and not here any more: 31",
    ]);
  });
});

describe("a paper seal", () => {
  const check = (more: Partial<SealCheck>): SealCheck => ({
    ...{
      holds: false,
      fault: "",
      sealed: 211,
      records: 240,
      from: 0,
      to: 0,
      made_at: "",
      typo: [],
      slipped: false,
    },
    ...more,
  });
  it("is read in groups however it was typed", () => {
    expect(groupsOf("20004-00wxs  xbdy5\nxw003")).toEqual(["20004", "00WXS", "XBDY5", "XW003"]);
    expect(groupsOf("2000400wxsxbdy5")).toEqual(["20004", "00WXS", "XBDY5"]);
  });

  it("says where the slip is, that a copy is older, and where it breaks", () => {
    expect(answerOf(check({ slipped: true, typo: [7] }))).toContain("group 7");
    expect(answerOf(check({ fault: "cut", sealed: 240, records: 211 }))).toContain("ends before the seal");
    expect(answerOf(check({ fault: "reworded", from: 5, to: 9 }))).toContain("record 5 and record 9");
    expect(answerOf(check({ holds: true }))).toContain("29 came after");
  });
});

describe("the custody log", () => {
  async function enter() {
    const rooms = made();
    rooms.custody = [record({ seq: 2, action: "anchor" }), record({ name: "chat.png", seq: 1, exhibit: 38 })];
    const fake = installFake({ phase: "open", ...rooms });
    render(App);
    await press("Evidence");
    await press(words.common.more);
    await fireEvent.click(await screen.findByRole("menuitem", { name: w.title }));
    return fake;
  }
  const press = async (name: string) => fireEvent.click((await screen.findAllByRole("button", { name }))[0]!);

  it("is checked when asked, and says what it found", async () => {
    const fake = await enter();
    await press(w.check);
    await screen.findByText(w.holds(2));
    expect(fake.called("Custody.Check")).toHaveLength(1);
  });

  it("makes a seal only when asked, and names the group with a slip", async () => {
    const fake = await enter();
    await press(w.parts.seal);
    expect(fake.called("Custody.Seal")).toEqual([]);
    await press(w.sealMake);
    await screen.findByText(fakeCode.split("-")[14]!);
    const field = await screen.findByRole("textbox", { name: w.typeCode });
    await fireEvent.input(field, { target: { value: fakeCode.replace("2", "3") } });
    await press(w.checkSeal);
    await screen.findByText(w.slips([1]), { selector: "p" });
    await fireEvent.input(field, { target: { value: fakeCode.toLowerCase() } });
    await waitFor(() => expect(screen.queryByText(w.slips([1]), { selector: "p" })).toBeNull());
    await press(w.checkSeal);
    await screen.findByText(/It holds/);
  });
});
