// The plan is filled, ordered, linked, printed and put away, by pointer and by
// keys; what is in it is there after a lock.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { at, begin, button, call, enter, eventually, heading, incident, lock, story, unlock } from "./steps.mjs";

const parts = (page) => page.getByRole("navigation", { name: "Parts of the plan" });
const part = async (page, name) => {
  await parts(page).getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await page.getByRole("heading", { level: 2, name, exact: true }).waitFor();
};
const dialog = (page) => page.getByRole("dialog");
const save = async (page) => {
  await dialog(page).getByRole("button", { name: "Save", exact: true }).click();
  await dialog(page).waitFor({ state: "detached" });
};
const kept = (page, kind) => call(page, "Plan.List", kind);
const named = async (page, kind) => (await kept(page, kind)).map(({ title, text }) => title || text);

test("what carries somebody is kept, ordered and found again", (t) =>
  withApp(async (app) => {
    const { page } = app;
    const step = story(t, page);
    await begin(app);

    await step("one thing today, of ours or their own", async () => {
      await page.keyboard.press("Control+5");
      await at(page, "Plan");
      await page.getByText("Nothing is chosen for today.").waitFor();
      await page.getByRole("region", { name: "Accept" }).locator("summary").click();
      await button(page, "Make it mine: Read my reasons once, aloud").click();
      await button(page, "For today: Read my reasons once, aloud").click();
      await button(page, "It is done").click();
      await page.getByText("Done. That was today’s.").waitFor();
      const [one] = await kept(page, "step");
      assert.ok(one.done_at !== "" && one.today !== "" && one.offer === "accept-aloud");
      await app.accessible();
    });

    await step("reasons stand in their order, moved by keys and by the pointer", async () => {
      await part(page, "Reasons");
      for (const text of ["I stopped apologising.", "I sleep.", "I choose the music."]) {
        await button(page, "Add a reason").click();
        await dialog(page).getByLabel("The reason", { exact: true }).fill(text);
        await save(page);
      }
      await button(page, "Move: I choose the music.").focus();
      await page.keyboard.press("Alt+ArrowUp");
      await eventually(() => named(page, "reason"), (all) => all[1] === "I choose the music.", "moved up");
      await eventually(() => page.evaluate(() => document.activeElement.getAttribute("aria-label")), (name) => name === "Move: I choose the music.", "the focus");
      const from = await button(page, "Move: I sleep.").boundingBox();
      const to = await button(page, "Move: I stopped apologising.").boundingBox();
      await page.mouse.move(from.x + 8, from.y + 8);
      await page.mouse.down();
      await page.mouse.move(from.x + 8, to.y + 20, { steps: 5 });
      await page.mouse.move(from.x + 8, to.y - 6);
      await page.mouse.up();
      await eventually(() => named(page, "reason"), (all) => all[0] === "I sleep.", "dragged to the top");
    });

    await step("a way in is closed, with what helps to close it", async () => {
      await part(page, "Ways in");
      await button(page, "Phone calls Not looked at").click();
      await page.getByText("Ask your provider to block it as well").waitFor();
      await page.getByRole("radio", { name: "Closed" }).check({ force: true });
      await page.getByText("1 way in is closed, 0 not possible yet, of 16.").waitFor();
      await page.getByLabel("Note", { exact: true }).fill("At the provider, too.");
      await page.getByLabel("Note", { exact: true }).blur();
      await eventually(() => kept(page, "channel"), ([calls]) => calls?.text === "At the provider, too." && calls.state === "blocked" && calls.on !== "", "kept");
    });

    await step("a boundary is practised and kept", async () => {
      await part(page, "Boundaries");
      await button(page, "Make it mine: Messages through others").click();
      await button(page, "Practised aloud").click();
      await save(page);
      await button(page, "It was kept").click();
      await dialog(page).getByLabel("Note", { exact: true }).fill("At the dinner.");
      await save(page);
      await page.getByText("Practised 1 · Kept 1").waitFor();
    });

    await step("an order, a breach of it, and the incident that shows it", async () => {
      await call(page, "Evidence.SaveIncident", incident({ what: "Drove past twice" }));
      await part(page, "Orders and agreements");
      await button(page, "Add an order").click();
      await dialog(page).getByLabel("What it is called").fill("Protection order");
      await save(page);
      await button(page, "Note a breach").click();
      await dialog(page).getByLabel("The incident that shows it").selectOption({ label: "1 · Drove past twice" });
      await save(page);
      await button(page, "Open the incident").click();
      await at(page, "Evidence");
      await heading(page, "Drove past twice").waitFor();
    });

    await step("what stands in the plan is found", async () => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: "Search, or say what to do" }).fill("apologising");
      await page.getByRole("option", { name: /I stopped apologising/ }).click();
      await at(page, "Plan");
      await page.getByRole("heading", { level: 2, name: "Reasons" }).waitFor();
      await eventually(() => page.evaluate(() => document.activeElement.textContent), (text) => /I stopped apologising/.test(text ?? ""), "the focus");
    });

    await step("a part leaves on paper alone", async () => {
      const path = join(app.folder, "reasons.pdf");
      await app.dialog(path);
      await button(page, "Save this part as PDF").click();
      await page.getByText("Saved as reasons.pdf. Anybody who has that file can read it.").waitFor();
      assert.equal((await readFile(path)).subarray(0, 5).toString(), "%PDF-");
    });

    await step("what is put away comes back", async () => {
      await button(page, "More: I sleep.").click();
      await page.getByRole("menuitem", { name: "Move to trash" }).click();
      await page.getByText("Moved to the trash.").waitFor();
      await button(page, "Undo").click();
      await eventually(() => named(page, "reason"), (all) => all.length === 3, "it came back");
    });

    await step("all of it is there after a lock", async () => {
      const before = await kept(page, "");
      await lock(page);
      await unlock(page);
      await at(page, "Today");
      assert.deepEqual(await kept(page, ""), before);
    });
  }));

test("what was typed and not saved is there again", () =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    await enter(page, "Plan");
    await part(page, "Reality ledger");
    await button(page, "Add a line").click();
    await dialog(page).getByLabel("What I miss").fill("The weekend at the lake");
    await page.keyboard.press("Escape"); // it must not throw away what was typed
    await page.waitForFunction(() => document.querySelector("dialog[open]"));
    await page.keyboard.press("Control+l");
    await heading(page, "Welcome back.").waitFor();
    await unlock(page);
    await enter(page, "Plan");
    await part(page, "Reality ledger");
    await button(page, "Add a line").click();
    await eventually(() => dialog(page).getByLabel("What I miss").inputValue(), (text) => text === "The weekend at the lake", "the draft");
    await save(page);
    assert.deepEqual(await named(page, "ledger"), ["The weekend at the lake"]);
  }));
