// The main job from the first start to a backup restored elsewhere, as one
// person would go through it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { at, button, choose, closeMessages, editor, enter, eventually, file, heading, lock, picture, story, unlock, words } from "./steps.mjs";

const TITLE = "The bakery on Kestrel Street";
const TEXT = "I went for bread alone, and **nobody** asked where I had been.";
const WORDS = "“You will be sorry.”\n  then: „Ich weiß, wo du wohnst.“ 🙃";
const NOTE = "Three calls before noon.";

/** The day and the time in Berlin at a time, as one would type them. */
const wall = (time) => new Date(time).toLocaleString("sv-SE", { timeZone: "Europe/Berlin" }).slice(0, 16).split(" ");

test("from the first start to a backup restored elsewhere", (t) =>
  withApp(async (app) => {
    const { page } = app;
    const step = story(t, page);
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const askedForExhibits = () => asked.filter((path) => path.startsWith("/exhibit"));
    const status = (text) => page.getByRole("status").filter({ hasText: text });
    const picturePath = await file(app, "door.png", picture());
    const letterPath = await file(app, "letter.txt", "Dear R.,\nplease stop.\n");
    const backupPath = join(app.folder, "mine.age");
    let passphrase = "";
    let code = [];

    await step("first run: the computer, then a passphrase nobody guesses", async () => {
      await heading(page, "First, is this computer safe for you?").waitFor();
      await button(page, "It is safe enough").click();
      const drawn = page.getByRole("region", { name: "Six words, drawn at random" }).getByRole("listitem");
      await drawn.nth(5).waitFor();
      const words = () => drawn.allInnerTexts();
      const first = await words();
      assert.equal(new Set(first).size, 6, first.join(" "));
      await button(page, "Draw others").click();
      await eventually(words, (now) => now.join() !== first.join(), "other words");

      await button(page, "Choose my own").click();
      await page.getByLabel("What they would guess").fill("Mr. Biscuit, Kestrel Street 12");
      await page.getByLabel("Your own passphrase").fill("mr. biscuit kestrel street 12");
      await page.getByLabel("Once more, to be sure").fill("mr. biscuit kestrel street 12");
      await page.getByText("something they would guess").waitFor();
      assert.ok(await button(page, "Seal it").isDisabled(), "what they would guess is taken as a passphrase");

      await button(page, "Use six random words").click();
      await drawn.nth(5).waitFor();
      passphrase = (await eventually(words, (now) => now.length === 6 && now.every(Boolean), "six words")).join(" ");
      await page.getByLabel("Once more, to be sure").fill(`${passphrase.slice(0, -1)}!`);
      await page.getByText("The two are not the same yet.").waitFor();
      assert.ok(await button(page, "Seal it").isDisabled(), "a mistyped passphrase is taken");
      await page.getByLabel("Once more, to be sure").fill(passphrase);
      await button(page, "Seal it").click();
    });

    await step("first run: the recovery code is shown once and typed back", async () => {
      await heading(page, "Your recovery code").waitFor();
      const groups = page.locator("code");
      await groups.nth(7).waitFor();
      code = await groups.allInnerTexts();
      assert.equal(code.length, 8);
      await button(page, "I have it on paper").click();
      const part = page.getByLabel(/^Type group \d from your copy/);
      const name = await page.locator("label").filter({ hasText: "Type group" }).innerText();
      const group = Number(/group (\d)/.exec(name)[1]);
      await part.fill("0000");
      await button(page, "Check").click();
      await page.getByText("That is not the part asked for.").waitFor();
      await part.fill(code[group - 1].toUpperCase());
      await button(page, "Check").click();
      await at(page, "Today");
      assert.ok(!(await page.content()).includes(code[0]), "the code stays in the page");
    });

    await step("an entry is saved while it is written", async () => {
      await enter(page, "Journal");
      // Looked for before it can come, since it goes within a moment.
      const saved = async (writing) => {
        const saving = page.getByText("Saving…").waitFor();
        await writing();
        await saving;
        await page.getByText("Saved", { exact: true }).waitFor();
      };
      await saved(() => page.getByRole("textbox", { name: "Title" }).fill(TITLE));
      await editor(page).click();
      await saved(() => page.keyboard.type(TEXT));
      await page.getByRole("group", { name: "How it felt" }).getByRole("button", { name: "Light" }).click();
      await page.getByRole("combobox", { name: "Add a tag" }).fill("small joys");
      await page.keyboard.press("Enter");
      await button(page, "Remove the tag small joys").waitFor();
    });

    const written = async () => {
      await enter(page, "Journal");
      await page.getByRole("option", { name: TITLE }).waitFor();
      assert.equal(await page.getByRole("textbox", { name: "Title" }).inputValue(), TITLE);
      assert.equal(await words(page), TEXT);
      assert.equal(await button(page, "Light").getAttribute("aria-pressed"), "true");
      await button(page, "Remove the tag small joys").waitFor();
    };
    await step("it is there after a reload, and after a lock", async () => {
      await lock(page);
      await unlock(page, passphrase);
      await at(page, "Today");
      await page.reload();
      await at(page, "Today");
      await written();
    });

    await step("an entry goes to the trash, comes back, and is deleted for ever", async () => {
      await button(page, "New").click();
      await editor(page).click();
      await page.keyboard.type("Only for the trash");
      await page.getByRole("option", { name: "Only for the trash" }).waitFor();
      const row = page.getByRole("option", { name: "Only for the trash" });
      await choose(page, "More", "Move to the trash");
      await row.waitFor({ state: "detached" });
      await button(page, "Undo").click();
      await row.waitFor();
      await editor(page).filter({ hasText: "Only for the trash" }).waitFor();

      await choose(page, "More", "Move to the trash");
      await row.waitFor({ state: "detached" });
      await button(page, "Trash").click();
      await row.click();
      await button(page, "Bring it back").click();
      await heading(page, "The trash is empty").waitFor();
      await button(page, "Back to the journal").click();
      await row.click();
      await editor(page).filter({ hasText: "Only for the trash" }).waitFor();

      await choose(page, "More", "Move to the trash");
      await button(page, "Trash").click();
      await row.click();
      await button(page, "Delete for ever").click();
      await page.getByRole("dialog").getByRole("button", { name: "Delete for ever" }).click();
      await heading(page, "The trash is empty").waitFor();
      await button(page, "Back to the journal").click();
      const entries = page.getByRole("listbox", { name: "Entries" }).getByRole("option");
      await eventually(() => entries.count(), (count) => count === 1, "only the other entry is left");
    });

    await step("files come in by dialog, by folder and by drop, each once", async () => {
      await enter(page, "Evidence");
      await app.dialog(picturePath);
      await choose(page, "Add files", "Files…");
      await status("1 added").waitFor();
      await file(app, "phone/export.json", '{"calls": 41}');
      await file(app, "phone/voice/empty.ogg", "");
      await app.dialog(join(app.folder, "files", "phone"));
      await choose(page, "Add files", "A folder…");
      await status("2 added").waitFor();

      await enter(page, "Today");
      await app.drop(letterPath);
      await at(page, "Evidence");
      await status("1 added").waitFor();

      const pipe = join(app.folder, "pipe");
      execFileSync("mkfifo", [pipe]);
      await app.drop(letterPath, join(app.folder, "gone.txt"), pipe);
      await status("0 added, 1 kept already and 2 not taken in").waitFor();
      await page.getByText("gone.txt: It is not there any more.").waitFor();
      await page.getByText("pipe: This is not a plain file.").waitFor();
      await page.getByText("4 exhibits", { exact: true }).waitFor();
    });

    await step("an incident keeps the exact words, and the exhibit that shows it", async () => {
      await closeMessages(page);
      await button(page, "Record").click();
      await button(page, "Save").click();
      await page.getByText("A few words on what happened are needed.").waitFor();
      await page.getByLabel("What happened").fill("They wrote again, from a new number");
      await button(page, "Just now").click();
      await page.getByRole("radio", { name: "All at once" }).check();
      await page.getByLabel("Exact words").fill(WORDS);
      for (const part of ["Where", "Who", "What it was"]) await page.locator("summary", { hasText: part }).first().click();
      await page.getByText("nothing chosen").click();
      await page.getByRole("checkbox", { name: "Threats" }).check();
      await page.getByLabel("How", { exact: true }).selectOption("Text message");
      await page.getByLabel("People", { exact: true }).fill("Ida Brandt, downstairs");
      await page.getByText("Not saved yet; kept as a sealed draft.").waitFor();
      await button(page, "Link exhibits…").click();
      await page.getByRole("dialog").getByRole("checkbox", { name: /letter\.txt/ }).check();
      await page.getByRole("dialog").getByRole("button", { name: "Link 1" }).click();
      await button(page, "Save").click();
      await page.getByText(/^Incident 1 · Recorded /).waitFor();
      assert.equal(await page.locator("blockquote").innerText(), WORDS);
      await page.getByText("Ida Brandt, downstairs").waitFor();
      await button(page, "letter.txt").waitFor();
    });

    await step("a preview is covered until asked, and nothing of it is loaded before", async () => {
      await button(page, "letter.txt").click();
      await page.getByText("Covered. Nothing is loaded until you ask.").waitFor();
      await button(page, "Exhibits").click();
      await page.getByRole("option", { name: "door.png" }).click();
      await heading(page, "door.png").waitFor();
      await page.getByText("Covered. Nothing is loaded until you ask.").waitFor();
      assert.deepEqual(askedForExhibits(), [], "loaded before it was asked for");
      await button(page, "Show").click();
      const shown = page.getByRole("img", { name: "Picture: door.png" });
      await eventually(() => shown.evaluate((img) => img.naturalWidth), (width) => width === 64, "the picture");
      assert.equal(askedForExhibits().length, 1);
      await button(page, "Cover again").click();
      await shown.waitFor({ state: "detached" });
    });

    await step("a saved copy is the original, byte for byte", async () => {
      const copy = join(app.folder, "copy.png");
      await app.dialog(copy);
      await button(page, "Save a copy…").click();
      await page.getByText(/^A copy .*was saved\.$/).waitFor();
      assert.deepEqual(await readFile(copy), await readFile(picturePath));
    });

    await step("every exhibit is read again and found intact", async () => {
      await button(page, "Check all").click();
      await status("4 exhibits checked: all intact.").waitFor();
      await page.getByText("All intact", { exact: true }).waitFor();
    });

    await step("the streak counts, is not broken by them, and takes nothing away", async () => {
      const days = page.locator("b.num").first();
      const held = (n) => eventually(() => days.innerText(), (text) => text === String(n), `${n} days`);
      const total = (n) => page.getByText("without contact in all").locator("..").getByText(n, { exact: true }).waitFor();
      await enter(page, "Streak");
      await button(page, "Start").click();
      await page.getByLabel("What you call them").fill("R., my mother");
      const [day, time] = wall(Date.now() - 10 * 86_400_000 - 2 * 3_600_000);
      await page.getByLabel("No contact since", { exact: true }).fill(day);
      await page.getByLabel("No contact since: time").fill(time);
      await page.getByRole("dialog").getByRole("button", { name: "Start" }).click();
      await held(10);

      await button(page, "They reached out").click();
      await page.getByLabel("Note", { exact: true }).fill(NOTE);
      await button(page, "Note it").click();
      await page.getByText("Noted. Your days go on.").waitFor();
      await page.getByText(NOTE).waitFor();
      await held(10);

      await button(page, "I made contact").click();
      await page.getByText("You held 10 days. Those stay.").waitFor();
      await button(page, "Continue").click();
      for (const level of ["I called", "I wrote", "I replied", "We met"]) await page.getByRole("checkbox", { name: level }).check();
      await button(page, "Continue").click();
      for (let n = 0; n < 2; n++) await button(page, "Not now").click();
      await button(page, "Keep it").click();
      const kept = page.getByRole("dialog", { name: "Kept." });
      await kept.getByText("You held 10 days. Those stay.").waitFor();
      await held(0);
      await total("10");
      await kept.getByRole("button", { name: "Undo" }).click();
      await held(10);
      await total("10");
    });

    await step("a backup wants the passphrase, and is read back", async () => {
      await enter(page, "Backups");
      await button(page, "Save to…").click();
      const own = page.getByLabel("Passphrase of this vault");
      await own.fill("not it at all");
      await button(page, "Choose where…").click();
      await page.getByText("That was not the passphrase of this vault. Nothing was saved.").waitFor();
      await app.dialog(backupPath);
      await own.fill(passphrase);
      await button(page, "Choose where…").click();
      await status(/Saved to .* as mine\.age, .*Every byte was read back/).waitFor();
      assert.equal((await readFile(backupPath)).subarray(0, 22).toString(), "age-encryption.org/v1\n");
      await page.getByRole("row", { name: /1 entry, 4 exhibits.*Read back, all well/ }).waitFor();
    });

    await step("one looks inside it, and checks every byte", async () => {
      await app.dialog(backupPath);
      await button(page, "Open a backup").click();
      await page.getByLabel("Passphrase of this backup").fill("not it at all");
      await button(page, "Look inside").click();
      await page.getByText(/^That did not open it\./).waitFor();
      await page.getByLabel("Passphrase of this backup").fill(passphrase);
      await button(page, "Look inside").click();
      await page.getByText(/^1 entry, 1 incident and 4 exhibits, .* in all\.$/).waitFor();
      await page.getByLabel("Find a file by its name").fill("letter.txt");
      await page.getByText("1 file", { exact: true }).waitFor();
      await button(page, "Check every byte").click();
      await page.getByText(/^All \d+ files are whole, to the last byte\.$/).waitFor();
      await page.getByText(/^Proved: /).waitFor();
      await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
      await page.getByRole("row", { name: /Every byte checked/ }).waitFor();
    });

    await step("a failed attempt is told after the next unlock", async () => {
      await lock(page);
      await unlock(page, `${passphrase} no`);
      await page.getByText("That did not open it.").waitFor();
      await unlock(page, passphrase);
      await page.getByText(/^One attempt to unlock failed since you were last here: .*\d\d:\d\d/).waitFor();
      await button(page, "I have seen it").click();
      await lock(page);
      await unlock(page, passphrase);
      await at(page, "Today");
      assert.equal(await page.getByText("to unlock failed since").count(), 0, "it is told twice");
    });

    await step("the recovery code opens what the passphrase opens", async () => {
      await lock(page);
      await button(page, "Use recovery code").click();
      await page.getByLabel("Recovery code", { exact: true }).fill(code.join(" ").toUpperCase());
      await button(page, "Unlock").click();
      await at(page, "Today");
      await written();
    });

    await step("restored into a new vault, everything is there", () =>
      withApp(async (other) => {
        const { page } = other;
        await heading(page, "First, is this computer safe for you?").waitFor();
        await other.dialog(backupPath);
        await button(page, "Restore a backup").click();
        await page.getByLabel("Passphrase of this backup").fill(passphrase);
        await button(page, "Look inside").click();
        await button(page, "Restore into a new vault").click();
        await button(page, "Restore").click();
        await page.getByText("1 entry and 4 exhibits are back, every byte checked.").waitFor();
        await button(page, "Unlock it").click();
        await unlock(page, passphrase);
        await at(page, "Today");

        await enter(page, "Journal");
        await eventually(() => words(page), (text) => text === TEXT, "the entry");
        assert.equal(await page.getByRole("textbox", { name: "Title" }).inputValue(), TITLE);
        assert.equal(await button(page, "Light").getAttribute("aria-pressed"), "true");
        await button(page, "Remove the tag small joys").waitFor();

        await enter(page, "Evidence");
        await page.getByRole("option", { name: "They wrote again" }).click();
        await page.locator("blockquote").waitFor();
        assert.equal(await page.locator("blockquote").innerText(), WORDS);
        await button(page, "letter.txt").click();
        const copy = join(other.folder, "letter.txt");
        await other.dialog(copy);
        await button(page, "Save a copy…").click();
        await page.getByText(/^A copy .*was saved\.$/).waitFor();
        assert.deepEqual(await readFile(copy), await readFile(letterPath));

        await enter(page, "Streak");
        await page.getByText("No contact with R., my mother since").waitFor();
        assert.equal(await page.locator("b.num").first().innerText(), "10");
        await page.getByText(NOTE).waitFor();
      }));
  }));
