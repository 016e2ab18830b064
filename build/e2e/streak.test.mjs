// What carries a person through contact that was made, contact that has to be,
// and what the other does: a setback, low contact, a pause, an attempt with a
// message kept unread, and an answer looked over before it is given.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { begin, button, call, choose, closeMessages, enter, eventually, file, heading, lock, picture, story, unlock } from "./steps.mjs";

const ZONE = "Europe/Berlin";
const day = 86_400_000;
const ago = (days) => new Date(Date.now() - days * day).toISOString();
const dialog = (page, name) => page.getByRole("dialog", { name, exact: true });
const tally = async (page, name) => (await call(page, "Streak.Get")).find(({ person }) => person.name === name);
const held = (page, days) => eventually(() => page.locator("b.num").first().innerText(), (text) => text === String(days), `${days} days`);
const ledger = (page, name) => page.getByRole("region", { name, exact: true });

test("setback, low contact, and what they did", (t) =>
  withApp(async (app) => {
    const { page } = app;
    const step = story(t, page);
    await begin(app);
    await call(page, "Streak.Start", "R.", ago(62.2), ZONE);
    await enter(page, "Streak");
    await held(page, 62);

    await step("a dialog left by Esc from its date says nothing more", async () => {
      await button(page, "I made contact").click();
      await page.getByRole("textbox", { name: "When", exact: true }).press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    });

    await step("a setback is asked about one thing at a time, survives a lock, and takes nothing", async () => {
      await button(page, "I made contact").click();
      await page.getByText("You held 62 days. Those stay.").waitFor();
      await button(page, "Continue").click();
      await page.getByRole("checkbox", { name: "I replied" }).check();
      await button(page, "Continue").click();
      await page.getByRole("textbox", { name: "What happened?" }).fill("One message about the car.");
      await page.keyboard.press("Escape");
      await lock(page);
      await unlock(page);
      await enter(page, "Streak");
      await button(page, "I made contact").click();
      await button(page, "Continue").click();
      assert.ok(await page.getByRole("checkbox", { name: "I replied" }).isChecked());
      await button(page, "Continue").click();
      assert.equal(await page.getByRole("textbox", { name: "What happened?" }).inputValue(), "One message about the car.");
      await button(page, "Continue").click();
      await button(page, "Not now").click();
      await page.getByRole("textbox", { name: "What would help next time?" }).fill("Call Anna first.");
      await button(page, "Keep it").click();
      await dialog(page, "Kept.").getByText("You held 62 days. Those stay.").waitFor();
      await dialog(page, "Kept.").getByText("I called, I wrote and We met: these go on without a break.").waitFor();
      await dialog(page, "Kept.").getByRole("button", { name: "Close" }).click();
      await held(page, 0);
      await ledger(page, "My contact").getByText("Call Anna first.").waitFor();
      const { total_days, longest_days, levels } = await tally(page, "R.");
      assert.deepEqual([total_days, longest_days], [62, 62]);
      const days = Object.fromEntries(levels.map(({ level, current_days }) => [level, current_days]));
      assert.deepEqual(days, { called: 62, wrote: 62, replied: 0, met: 62 });
    });

    await step("the large number can count one thing alone", async () => {
      await choose(page, "More", "Choose what counts");
      await dialog(page, "What counts").getByLabel("The large number counts").selectOption({ label: "I called" });
      await dialog(page, "What counts").getByRole("button", { name: "Save" }).click();
      await held(page, 62);
      await choose(page, "More", "Choose what counts");
      await dialog(page, "What counts").getByLabel("The large number counts").selectOption({ label: "All of these together" });
      await dialog(page, "What counts").getByRole("button", { name: "Save" }).click();
      await held(page, 0);
      await closeMessages(page);
    });

    await step("within 48 hours it is as if it had not been noted", async () => {
      await ledger(page, "My contact").getByRole("button", { name: "Undo, 48 hours left" }).click();
      await held(page, 62);
      await ledger(page, "My contact").getByText("None.").waitFor();
      await closeMessages(page);
    });

    await step("an attempt becomes an incident in one step, and what they sent is kept unread", async () => {
      const sent = await file(app, "voicemail.png", picture());
      const dropped = await file(app, "second.png", picture(40, 40, [9, 9, 9]));
      await button(page, "They reached out").click();
      const form = dialog(page, "They reached out");
      await form.getByLabel("How", { exact: true }).selectOption({ label: "Messaging app" });
      await form.getByLabel("What it was").selectOption({ label: "Hoovering" });
      await form.getByLabel("Through whom").fill("Tom");
      await form.getByRole("textbox", { name: "Note" }).fill("A heart, nothing else.");
      await page.getByRole("checkbox", { name: "Keep what they sent, unread" }).check();
      await page.getByRole("checkbox", { name: "Make an incident of it" }).check();
      await button(page, "Note it").click();
      const taking = dialog(page, "Keep what they sent");
      await taking.waitFor();
      await app.dialog(sent);
      await taking.getByRole("button", { name: "Choose files…" }).click();
      await taking.getByText("1 file is kept unread.").waitFor();
      await app.drop(dropped);
      await taking.getByText("2 files are kept unread.").waitFor();
      await taking.getByRole("button", { name: "Done" }).click();
      await held(page, 62);
      const { rows } = await call(page, "Evidence.Exhibits", { incident: "", offset: 0, limit: 9 });
      assert.deepEqual(rows.map(({ sealed }) => sealed), [true, true]);
      const theirs = ledger(page, "Their attempts");
      await theirs.getByText("2 files kept").waitFor();
      await closeMessages(page);
      await theirs.getByRole("button", { name: /^More about: They reached out/ }).click();
      await page.getByRole("menuitem", { name: "Open the incident" }).click();
      await heading(page, "A heart, nothing else.").waitFor();
    });

    await step("what a pause holds ends nothing", async () => {
      await enter(page, "Streak");
      const { person } = await tally(page, "R.");
      await call(page, "Streak.Pause", { person: person.id, at: ago(30), until: ago(29), zone: ZONE, note: "Court day" });
      await call(page, "Streak.Contact", { person: person.id, at: ago(29.5), zone: ZONE, levels: ["met"], channel: "" });
      await page.reload();
      await enter(page, "Streak");
      await held(page, 62);
      await ledger(page, "My contact").getByText("Court day").waitFor();
    });

    await step("the start can be moved, and what it changes is said before", async () => {
      const { person } = await tally(page, "R.");
      await call(page, "Streak.Contact", { person: person.id, at: ago(50.5), zone: ZONE, levels: [], channel: "" });
      await page.reload();
      await enter(page, "Streak");
      await held(page, 50);
      await choose(page, "More", "Move the start…");
      const moving = dialog(page, "Move the start");
      const date = new Date(Date.now() - 40 * day);
      await moving.getByLabel("No contact since", { exact: true }).fill(date.toISOString().slice(0, 10));
      await moving.getByLabel("No contact since: time").fill("12:00");
      await moving.getByLabel("No contact since: time").blur();
      await moving.getByText("1 contact you noted lies before it. It stays in the list and no longer counts.").waitFor();
      await moving.getByRole("button", { name: "Move it" }).click();
      await page.getByText("The start is moved.").waitFor();
      assert.ok((await tally(page, "R.")).current_days <= 40);
      await ledger(page, "My contact").getByText("before the start, not counted").first().waitFor();
      await closeMessages(page);
    });

    await step("low contact: within the rules nothing ends, outside a new count begins", async () => {
      await call(page, "Streak.Start", "my mother", ago(20.5), ZONE);
      await page.reload();
      await enter(page, "Streak");
      await page.getByRole("radio", { name: "my mother" }).check();
      await held(page, 20);
      await choose(page, "More", "Low contact…");
      const terms = dialog(page, "Low contact");
      await terms.getByRole("button", { name: "Email", exact: true }).click();
      await terms.getByRole("button", { name: "Children", exact: true }).click();
      await terms.getByRole("button", { name: "No feelings", exact: true }).click();
      await terms.getByLabel("Another rule").fill("Never on a Sunday");
      await page.keyboard.press("Enter");
      await terms.getByLabel("Wait before answering").selectOption({ label: "24 hours" });
      await terms.getByRole("button", { name: "Save" }).click();
      await page.getByText("Low contact with my mother").waitFor();
      for (const [within, days] of [["Within", 20], ["Outside", 0]]) {
        await closeMessages(page);
        await button(page, "We were in touch").click();
        const form = dialog(page, "We were in touch");
        await form.getByText("No feelings · Never on a Sunday").waitFor();
        await form.getByLabel("About what").selectOption({ label: "Children" });
        await form.getByRole("checkbox", { name: "I waited the 24 hours before answering" }).check();
        await form.getByRole("radio", { name: within }).check();
        await form.getByRole("textbox", { name: "Note" }).fill(`It was ${within.toLowerCase()} my rules.`);
        await form.getByRole("button", { name: "Note it" }).click();
        await ledger(page, "My contact").getByText(`It was ${within.toLowerCase()} my rules.`).waitFor();
        await held(page, days);
      }
      await page.getByText("Noted. You held 20 days. Those stay.").waitFor();
    });

    await step("an answer is looked over by plain rules, and nothing of it is stored unasked", async () => {
      const kept = async () => call(page, "Drafts.Get", `streak:answer:${(await tally(page, "my mother")).person.id}`);
      await choose(page, "More", "Write an answer…");
      const aid = dialog(page, "Write an answer");
      await aid.getByLabel("Your answer").fill("I'm sorry I'm late. That is not true. Can you bring her coat?");
      for (const what of ["An apology.", "An explanation.", "A question back."]) await aid.getByText(what).waitFor();
      await aid.getByRole("button", { name: "Find “sorry” in the text" }).click();
      assert.equal(await aid.getByLabel("Your answer").evaluate((e) => e.value.slice(e.selectionStart, e.selectionEnd)), "sorry");
      assert.equal(await kept(), "");
      await aid.getByRole("button", { name: "Close" }).click();
      assert.equal(await kept(), "");
    });

    await step("somebody is put away and brought back, or removed with what was noted said before", async () => {
      await closeMessages(page);
      await choose(page, "More", "Put away…");
      await dialog(page, "Put my mother away?").getByRole("button", { name: "Put away" }).click();
      await page.getByText("No contact with R.").waitFor();
      await choose(page, "More", "Put away (1)…");
      await page.getByRole("button", { name: "Bring back" }).click();
      await dialog(page, "Put away").getByText("Nobody is put away.").waitFor();
      await dialog(page, "Put away").getByRole("button", { name: "Close" }).click();
      await page.getByText("Low contact with my mother").waitFor();
      await choose(page, "More", "Put away…");
      await dialog(page, "Put my mother away?").getByRole("button", { name: "Put away" }).click();
      await choose(page, "More", "Put away (1)…");
      await page.getByRole("button", { name: "Remove for good…" }).click();
      await page.getByText("All 2 things you noted about them go with it.").waitFor();
      await dialog(page, "Remove my mother for good?").getByRole("button", { name: "Remove for good" }).click();
      await dialog(page, "Put away").getByText("Nobody is put away.").waitFor();
      assert.deepEqual((await call(page, "Streak.Get")).map(({ person }) => person.name), ["R."]);
    });
  }));
