// Pages of every kind and what belongs to them: letters and their seals, thought records, feelings, questions,
// templates, earlier versions, and words that become evidence.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { begin, button, call, choose, closeMessages, editor, enter, entry, eventually, heading, lock, story, unlock, words } from "./steps.mjs";

const KINDS = ["Unsent letter", "Thought", "Achievement", "Dream", "Thought record", "Grief note"];
const saved = (page) => page.getByText("Saved", { exact: true }).waitFor();
const fresh = (page, kind) => choose(page, "New of another kind", new RegExp(`^${kind}$`));
const dialog = (page) => page.getByRole("dialog");
const all = async (page) =>
  (await call(page, "Journal.List", { month: "", day: "", tag: "", kinds: [], mood: 0, feeling: "", person: "", trashed: false, offset: 0, limit: 50 })).rows;
const stored = async (page, title) => {
  const row = (await all(page)).find((one) => one.title === title);
  return row && call(page, "Journal.Get", row.id);
};

test("pages of every kind", (t) =>
  withApp(async (app) => {
    const { page } = app;
    const step = story(t, page);
    const titled = async (title) => {
      await page.getByRole("textbox", { name: "Title" }).fill(title);
      await saved(page);
    };
    const open = async (title) => {
      await page.getByRole("listbox", { name: "Entries" }).getByRole("option").filter({ hasText: title }).click();
    };
    await begin(app);
    await enter(page, "Journal");

    await step("one click and a few words make each kind", async () => {
      for (const kind of KINDS) {
        await fresh(page, kind);
        await page.getByText(`${kind}.`, { exact: true }).waitFor();
        await editor(page).click();
        await page.keyboard.type(`The words of a ${kind.toLowerCase()}.`);
        await titled(kind);
      }
      const kinds = (await all(page)).map(({ kind }) => kind).sort();
      assert.deepEqual(kinds, ["achievement", "dream", "grief", "letter", "thought", "thought-record"]);
    });

    await step("a thought record keeps its fields and both beliefs", async () => {
      await open("Thought record");
      await page.getByLabel("The thought").fill("It was my fault.");
      await page.getByLabel("What speaks for it").fill("I was late.");
      await page.getByLabel("What speaks against it").fill("Nobody shouts at Ida when she is late.");
      await page.getByLabel("A kinder true sentence").fill("I was late, and that is all.");
      await page.getByRole("slider", { name: "How true it feels now" }).focus();
      await page.keyboard.press("End");
      await page.getByRole("slider", { name: "How true it feels after this" }).focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowRight");
      await eventually(() => stored(page, "Thought record"), ({ record }) => record.after === 5 && record.kinder !== "", "the record");
      const { record } = await stored(page, "Thought record");
      assert.deepEqual(record, {
        thought: "It was my fault.", for: "I was late.", against: "Nobody shouts at Ida when she is late.",
        kinder: "I was late, and that is all.", before: 100, after: 5,
      });
    });

    await step("feelings, the pull and people are a tap each", async () => {
      await open("Grief note");
      await button(page, "Feeling").click();
      await dialog(page).getByRole("button", { name: "longing", exact: true }).click();
      await dialog(page).getByLabel("In your own word").fill("hollow");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await button(page, "Pull").click();
      await dialog(page).getByRole("button", { name: "7", exact: true }).click();
      await button(page, "Low").click();
      await page.getByRole("combobox", { name: "Add a person" }).fill("Anna");
      await page.keyboard.press("Enter");
      const kept = await eventually(() => stored(page, "Grief note"), ({ people }) => people.length > 0, "the person");
      assert.deepEqual([kept.feelings, kept.pull, kept.mood, kept.people], [["longing", "hollow"], 7, 2, ["Anna"]]);
    });

    await step("a letter is sealed after it was said what that means, and rests", async () => {
      await open("Unsent letter");
      await page.getByLabel("To", { exact: true }).fill("my mother");
      await button(page, "Seal it until a date…").click();
      await page.getByText("It is a promise to yourself and not a second lock.").waitFor();
      await dialog(page).getByRole("button", { name: "In a week", exact: true }).click();
      await button(page, "Seal it").click();
      await heading(page, "A letter to my mother, sealed").waitFor();
      const letter = await stored(page, "Unsent letter");
      assert.deepEqual([letter.sealed, letter.text], [true, ""]);
      await eventually(() => page.content(), (html) => !html.includes("The words of a unsent letter"), "the words leave the page");
      await assert.rejects(call(page, "Journal.Save", { ...letter, text: "Others" }), /sealed/);
      await lock(page);
      await unlock(page);
      await enter(page, "Journal");
      await open("Unsent letter");
      await heading(page, "A letter to my mother, sealed").waitFor();
    });

    await step("the seal is broken only when one means it, and that stays to be seen", async () => {
      await button(page, "Break the seal…").click();
      await button(page, "Leave it sealed").click();
      await heading(page, "A letter to my mother, sealed").waitFor();
      await button(page, "Break the seal…").click();
      await button(page, "Break the seal").click();
      await eventually(() => words(page), (text) => text === "The words of a unsent letter.", "the words are back");
      await page.getByText(/^The seal was broken on /).waitFor();
      assert.equal(await button(page, "Seal it until a date…").count(), 0, "it is promised again");
    });

    await step("a question goes on the page, and is another when asked for another", async () => {
      await fresh(page, "Dream");
      await button(page, "Ask me something").click();
      const card = page.getByRole("region", { name: "A question to write from" });
      const asked = () => card.locator("p").first().innerText();
      const first = await asked();
      await button(page, "Another one").click();
      const second = await eventually(asked, (text) => text !== first, "another question");
      await button(page, "Write from it").click();
      await page.keyboard.type("A lake.");
      await saved(page);
      const [newest] = await all(page);
      const { text } = await call(page, "Journal.Get", newest.id);
      assert.match(text, /^> ✦ .*\n\nA lake\.\s*$/);
      assert.ok(text.includes(second), text);
    });

    await step("a page becomes a template, and a template a page", async () => {
      await choose(page, "More", "Keep as a template…");
      await page.getByLabel("Name", { exact: true }).fill("Morning");
      await dialog(page).getByRole("button", { name: "Save", exact: true }).click();
      await dialog(page).waitFor({ state: "detached" });
      await choose(page, "New of another kind", "From “Morning”");
      await eventually(() => words(page), (text) => text.includes("A lake."), "the words of the template");
      assert.equal((await all(page)).length, KINDS.length + 1, "it was kept before anything was typed");
      await choose(page, "New of another kind", "Templates…");
      await dialog(page).getByRole("button", { name: "Remove “Morning”" }).click();
      await dialog(page).getByText(/^None yet\./).waitFor();
      await page.keyboard.press("Escape");
    });
    await app.accessible();
  }));

test("earlier versions and marked words", (t) =>
  withApp(async (app) => {
    const { page } = app;
    const step = story(t, page);
    await begin(app);
    const first = await call(page, "Journal.Save", entry({ title: "The door", text: "They rang twice. I did not open." }));
    await call(page, "Journal.Save", { ...first, text: "They rang three times. I did not open. It was late." });
    await enter(page, "Journal");
    await editor(page).filter({ hasText: "three times" }).waitFor();

    await step("an earlier version is laid beside what stands, word by word", async () => {
      await button(page, "Earlier versions").click();
      await page.getByText("Since then 5 words were added and 1 was removed.").waitFor();
      assert.deepEqual(await page.locator("del").allTextContents(), ["removed: twice end of it."]);
      await app.accessible();
    });

    await step("it is brought back, and that can be undone in the words and by the message", async () => {
      await button(page, "Bring this back").click();
      await eventually(() => words(page), (text) => text === "They rang twice. I did not open.", "the earlier words");
      await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
      await eventually(() => words(page), (text) => text.includes("three times"), "the later words");
      await closeMessages(page);
      await editor(page).click();
      await page.keyboard.press("Control+z");
      await eventually(() => words(page), (text) => text === "They rang twice. I did not open.", "undone by the key");
      const kept = async () => (await call(page, "Journal.Get", first.id)).text;
      await eventually(kept, (text) => text === "They rang twice. I did not open.", "it is kept");
    });

    await step("marked words become evidence, after a warning, with where they came from", async () => {
      await editor(page).click();
      await page.keyboard.press("Control+Home");
      for (let n = 0; n < 16; n++) await page.keyboard.press("Shift+ArrowRight");
      await choose(page, "More", "Use as evidence…");
      await page.getByText(/may reach the other side one day/).waitFor();
      assert.equal(await dialog(page).locator("blockquote").innerText(), "They rang twice.");
      await app.accessible();
      await button(page, "Copy it there").click();
      await page.getByText("Copied into evidence.").waitFor();
      const { rows } = await call(page, "Evidence.Incidents", { trashed: false, offset: 0, limit: 10 });
      const { excerpts } = await call(page, "Evidence.Incident", rows[0].id);
      assert.deepEqual(excerpts.map(({ text, from, entry: id }) => [text, from, id]), [["They rang twice.", "journal", first.id]]);
    });
  }));
