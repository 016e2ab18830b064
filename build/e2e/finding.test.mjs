// Finding what was written, looking back on it, and the ways in and out.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { at, begin, button, call, choose, closeMessages, editor, enter, entry, eventually, file, heading, incident, unlock, words, PASSPHRASE } from "./steps.mjs";

const palette = (page) => page.getByRole("combobox", { name: "Search, or say what to do" });
const option = (page, name) => page.getByRole("dialog", { name: "Search and commands" }).getByRole("option", { name });
const rows = (page) => page.getByRole("listbox", { name: "Entries" }).getByRole("option");
const field = (page) => page.getByRole("searchbox", { name: /^Search/ });
const found = (page, count) => page.getByRole("status").filter({ hasText: count === 1 ? "1 entry found" : `${count} entries found` }).waitFor();

/** Four entries, one of them a sealed letter, and an incident. */
async function fill(page) {
  const save = (fields) => call(page, "Journal.Save", entry(fields));
  await save({ title: "The yellow lamp", text: "Nobody had an opinion about the **lamp**.", mood: 4, tags: ["home"], feelings: ["relief"], at: "2026-03-01T09:30:00+01:00" });
  await save({ title: "Crème brûlée", text: "With Anna, by the lake. 🙂", mood: 5, people: ["Anna"], at: "2026-03-02T20:00:00+01:00" });
  await save({ kind: "dream", title: "A house", text: "Every lamp was lit.", mood: 2, at: "2025-11-20T07:00:00+01:00" });
  await save({ kind: "letter", title: "To R.", text: "the words behind the seal", to: "R.", sealed_until: "2099-01-01T00:00:00Z", at: "2026-03-03T09:00:00+01:00" });
  await call(page, "Evidence.SaveIncident", incident({ what: "Broke the lamp in the hall", words: "Your lamp, your fault." }));
}

test("what was written is found from anywhere, and in the journal's own list", () =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    await fill(page);

    // Control K, over journal and evidence at once.
    await page.keyboard.press("Control+k");
    await palette(page).fill("lam");
    await option(page, /The yellow lamp.*Journal · 1 March 2026/).waitFor();
    await option(page, /Broke the lamp in the hall.*Evidence · Incident · 2 March 2026/).waitFor();
    await option(page, /A house.*Journal · Dream · 20 November 2025/).waitFor();
    assert.ok((await page.locator("mark").allTextContents()).every((text) => /^lam/i.test(text)));
    await app.accessible();
    await palette(page).fill("creme brulee");
    await option(page, /Crème brûlée/).waitFor();
    await page.keyboard.press("Enter");
    await at(page, "Journal");
    await eventually(() => words(page), (text) => text.startsWith("With Anna"), "the entry that was found");

    // Over the same room: another entry, then an incident.
    await page.keyboard.press("Control+k");
    await palette(page).fill("yellow");
    await option(page, /The yellow lamp/).waitFor();
    await page.keyboard.press("Enter");
    await eventually(() => words(page), (text) => text.startsWith("Nobody had"), "another entry");
    await page.keyboard.press("Control+k");
    await palette(page).fill("fault");
    await option(page, /Broke the lamp/).click();
    await heading(page, "Broke the lamp in the hall").waitFor();

    // What is sealed is not found, whoever looks.
    await page.keyboard.press("Control+k");
    await palette(page).fill("behind the seal");
    await page.getByText("Nothing found for “behind the seal”.").waitFor();
    await page.keyboard.press("Escape");
    await palette(page).waitFor({ state: "detached" });

    // Commands.
    await page.keyboard.press("Control+k");
    await palette(page).fill("dark");
    await page.keyboard.press("Enter");
    await eventually(() => page.evaluate(() => document.documentElement.dataset.theme), (theme) => theme === "dark", "the theme");
    await page.keyboard.press("Control+k");
    await palette(page).fill("lamp");
    await option(page, "Show all of it in the journal").click();
    await at(page, "Journal");
    await found(page, 2);
    assert.equal(await field(page).inputValue(), "lamp");

    // In the list: words, kinds and more, each cleared by itself.
    await rows(page).filter({ hasText: "A house" }).waitFor();
    await button(page, "Self-discovery").click();
    await found(page, 1);
    await field(page).fill("");
    await eventually(() => rows(page).count(), (count) => count === 1, "one dream");
    await button(page, "All").click();
    await rows(page).filter({ hasText: "Sealed until" }).waitFor();
    await eventually(() => rows(page).count(), (count) => count === 4, "all of them");
    await button(page, "Filter").click();
    await page.getByLabel("Person", { exact: true }).selectOption("Anna");
    await eventually(() => rows(page).count(), (count) => count === 1, "the entry with Anna");
    await app.accessible();
    await field(page).fill("lamp");
    await page.getByText("No entry holds these words.").waitFor();
    await page.getByRole("group", { name: "Only with" }).getByRole("button", { name: "Anna" }).click();
    await found(page, 2);
    await field(page).press("Escape");
    await field(page).fill("-lamp mood:clear");
    await found(page, 1);
    await field(page).press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await eventually(() => words(page), (text) => text.startsWith("With Anna"), "chosen by keys");

    // Nothing of it outlives the lock, and all of it is found again after.
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+l");
    await heading(page, "Welcome back.").waitFor();
    assert.equal(await page.getByText("lamp").count(), 0);
    await unlock(page);
    await at(page, "Today");
    await button(page, "Search everything").click();
    await palette(page).fill("opinion");
    await option(page, /The yellow lamp/).waitFor();
  }));

test("the journal is looked back on, by days and by charts", () =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    await page.clock.setFixedTime(new Date("2026-03-20T10:00:00+01:00"));
    await fill(page);
    await call(page, "Journal.Save", entry({ title: "A year before", text: "One year.", at: "2025-03-20T08:00:00+01:00", mood: 3 }));
    await enter(page, "Journal");
    await button(page, "Look back").click();
    await heading(page, "Look back").waitFor();
    await page.getByText("3 entries on 3 days.").waitFor();
    for (const card of ["How the days felt", "Mood, month by month", "Words, month by month", "What grows", "Feelings, month by month"]) {
      const region = page.getByRole("region", { name: card });
      await region.getByRole("img").first().waitFor();
      await region.getByRole("button", { name: "As a table" }).click();
      await region.getByRole("table", { name: card }).getByRole("row").nth(1).waitFor();
    }
    await app.accessible();
    const day = page.getByRole("grid").getByRole("button", { name: "20 March 2026: nothing written" });
    await day.focus();
    await page.keyboard.press("PageUp");
    await page.getByText("Nothing written in this month.").waitFor();
    await page.keyboard.press("PageDown");
    await page.getByRole("grid").getByRole("button", { name: "1 March 2026: 1 entry" }).focus();
    await page.keyboard.press("Enter");
    await eventually(() => rows(page).count(), (count) => count === 1, "the day's entry");
    await page.getByRole("group", { name: "Only with" }).getByRole("button", { name: "1 March 2026" }).waitFor();
    await button(page, "Look back").click();
    await page.getByRole("region", { name: "On this day" }).getByRole("button", { name: /A year before/ }).click();
    await eventually(() => words(page), (text) => text === "One year.", "the entry of a year before");
  }));

test("a diary comes in after a look at it, is taken back, and entries go out", () =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    const diary = JSON.stringify({
      entries: [
        { date: "2024-02-03", time: "08:12", title: "First", body: "Words from elsewhere.", tags: [], starred: false },
        { date: "2024-02-04", time: "09:00", title: "Second", body: "More of them.", tags: [], starred: false },
        { date: "not a day", time: "09:00", title: "Third", body: "Lost in time.", tags: [], starred: false },
      ],
      tags: {},
    });
    const path = await file(app, "journal.json", diary);
    const bring = async () => {
      await choose(page, "In and out", "Bring in a diary…");
      await page.getByRole("radio", { name: "jrnl" }).check();
      await app.dialog(path);
      await button(page, "Choose the file…").click();
    };
    await enter(page, "Journal");
    await bring();
    await page.getByText("2 entries would come in.").waitFor();
    await page.getByText("1 thing was not understood").waitFor();
    await page.getByText("has no date that could be read").waitFor();
    await app.accessible();
    assert.equal((await call(page, "Journal.Months", {})).length, 0, "nothing came before it was asked for");
    await button(page, "Bring in 2 entries").click();
    await page.getByText("2 entries came in.").waitFor();
    await button(page, "Close").click();
    await rows(page).filter({ hasText: "Second" }).waitFor();
    await bring();
    await page.getByText("2 entries are here already and are passed over.").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

    // One that is changed since stays when the import is taken back.
    await rows(page).filter({ hasText: "First" }).click();
    await eventually(() => words(page), (text) => text.startsWith("Words from"), "the first");
    await editor(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" And mine.");
    await page.getByText("Saved", { exact: true }).waitFor();
    await enter(page, "Settings");
    await button(page, "Take back: jrnl, 2 entries").click();
    await app.accessible();
    await button(page, "Take all of it back").click();
    await page.getByText("1 entry was taken back. 1 was changed since and stays.").waitFor();
    await closeMessages(page);

    await button(page, "Take entries out…").click();
    await app.accessible();
    await page.getByLabel("Passphrase of this vault").fill("not it at all");
    await app.dialog(app.folder);
    await button(page, "Choose where…").click();
    await page.getByText("That was not the passphrase of this vault. Nothing was taken out.").waitFor();
    await page.getByLabel("Passphrase of this vault").fill(PASSPHRASE);
    await app.dialog(app.folder);
    await button(page, "Choose where…").click();
    const said = page.getByText(/^1 entry was saved as “(.*)”\.$/);
    await said.waitFor();
    const name = /“(.*)”/.exec(await said.innerText())[1];
    const files = await readdir(join(app.folder, name), { recursive: true });
    const text = await readFile(join(app.folder, name, files.find((one) => one.endsWith(".md") && /2024/.test(one))), "utf8");
    assert.match(text, /Words from elsewhere\. And mine\./);
  }));
