// Writing itself: what the words look like, what is pasted and attached, and
// that everything can be taken back.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import { withApp } from "./harness.mjs";
import {
  begin, button, call, choose, editor, enter, entry, eventually, file, lock, paste, picture, story, unlock, words,
} from "./steps.mjs";

const saved = (page) => page.getByText("Saved", { exact: true }).waitFor();
const line = (page, text) => editor(page).locator(".cm-line").filter({ hasText: text });
// What there is to see of a line: marks out of sight stay in the page, with no size.
const seen = (page, text) => line(page, text).evaluate((element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".cm-none").forEach((none) => none.remove());
  return copy.textContent;
});
const files = (page) => page.getByRole("list", { name: "Attached files" });

/** The one entry there is, as it is kept. */
async function kept(page) {
  const query = { month: "", day: "", tag: "", kinds: [], mood: 0, feeling: "", person: "", trashed: false, offset: 0, limit: 1 };
  const { rows } = await call(page, "Journal.List", query);
  return rows[0] && call(page, "Journal.Get", rows[0].id);
}

/** Opens a fresh page with the cursor in it. */
async function fresh(app) {
  await begin(app);
  await enter(app.page, "Journal");
  await editor(app.page).click();
}

test("the words look as they mean, and stay as they were typed", (t) =>
  withApp(async (app) => {
    const { page } = app;
    const step = story(t, page);
    await fresh(app);

    await step("marks fade from a line that was left, and come back with the cursor", async () => {
      await page.keyboard.type("It was **good**.");
      assert.equal(await seen(page, "good"), "It was **good**.");
      await page.keyboard.press("Enter");
      await eventually(() => seen(page, "good"), (text) => text === "It was good.", "faded marks");
      await page.keyboard.press("ArrowUp");
      await eventually(() => seen(page, "good"), (text) => text === "It was **good**.", "marks again");
      await page.keyboard.press("Control+End");
    });

    await step("a list goes on by itself, and its boxes are checked by click and by key", async () => {
      await page.keyboard.type("- [ ] lamp\nshelf\n");
      await page.keyboard.press("Enter");
      const boxes = editor(page).getByRole("checkbox", { name: "Done" });
      assert.equal(await boxes.count(), 2);
      await boxes.first().click();
      await eventually(() => words(page), (text) => text.includes("- [x] lamp\n- [ ] shelf"), "a checked box");
      await line(page, "shelf").click();
      await page.keyboard.press("Control+Enter");
      await eventually(() => words(page), (text) => text.includes("- [x] lamp\n- [x] shelf"), "a box checked by key");
      await page.keyboard.press("Control+End");
    });

    await step("a table stands in columns, and is written in", async () => {
      await paste(page, { "text/plain": "\n| Day | What |\n| --- | ---: |\n| Monday | 1 |\n| Tuesday | 22 |\n\nend" });
      const cells = (text) => line(page, text).locator(".cm-cell");
      const at = async (text, n) => (await cells(text).nth(n).boundingBox());
      await line(page, "Monday").waitFor();
      const [one, two] = [await at("Monday", 1), await at("Tuesday", 1)];
      assert.ok(Math.abs(one.x - two.x) < 1, "the columns do not stand below each other");
      assert.ok((await at("Day", 0)).x < one.x - 20);
      await cells("Tuesday").nth(1).click();
      await page.keyboard.press("End");
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.type("3");
      await eventually(() => words(page), (text) => text.includes("| Tuesday | 223 |"), "the cell");
    });

    await step("a link is shown, and a click puts the cursor there", async () => {
      await page.keyboard.press("Control+End");
      await page.keyboard.type("\nSee [them](http://elsewhere.invalid/x) there.\n");
      await eventually(() => seen(page, "See"), (text) => text === "See them there.", "the link");
      await editor(page).locator(".cm-link", { hasText: "them" }).click();
      await eventually(() => seen(page, "See"), (text) => text.includes("(http://elsewhere.invalid/x)"), "its address");
      assert.equal(page.url().startsWith(app.address.split("?")[0]), true);
    });

    await step("formats are listed with their keys", async () => {
      await page.keyboard.press("Control+End");
      await page.keyboard.type("plain");
      await page.keyboard.press("Shift+Control+ArrowLeft");
      await button(page, "Formatting").click();
      const bold = page.getByRole("menuitem", { name: "Bold" });
      assert.equal(await bold.getAttribute("aria-keyshortcuts"), "Control+b");
      await bold.click();
      await eventually(() => words(page), (text) => text.endsWith("**plain**"), "bold by menu");
      await page.keyboard.press("Control+b");
      await eventually(() => words(page), (text) => text.endsWith("\nplain"), "plain by key");
    });

    await step("every line has its own direction", async () => {
      await page.keyboard.press("Control+End");
      await page.keyboard.type("\nשלום עולם\nand back");
      const direction = (text) => line(page, text).evaluate((element) => getComputedStyle(element).direction);
      assert.deepEqual([await direction("שלום"), await direction("and back")], ["rtl", "ltr"]);
    });

    await step("only the page is left, until Escape or the same key", async () => {
      const side = page.getByRole("navigation", { name: "Rooms" });
      const list = page.getByRole("listbox", { name: "Entries" });
      for (const leave of ["Escape", "F8"]) {
        await page.keyboard.press("F8");
        await side.waitFor({ state: "hidden" });
        assert.deepEqual([await list.isVisible(), await button(page, "More").isVisible()], [false, false]);
        await app.accessible();
        await page.keyboard.type(".");
        await page.keyboard.press(leave);
        await side.waitFor();
        assert.equal(await list.isVisible(), true);
      }
      assert.ok((await words(page)).endsWith("and back.."));
    });

    await step("why nothing is spell-checked is said where one looks for it", async () => {
      assert.equal(await editor(page).getAttribute("spellcheck"), "false");
      await choose(page, "More", "Why nothing is spell-checked");
      await page.getByText("keep lists of the words you type").waitFor();
      await page.keyboard.press("Escape");
    });

    await step("all of it is kept as it was typed", async () => {
      await saved(page);
      assert.equal((await kept(page)).text, await words(page));
    });
  }));

test("what is taken back stays taken back, across saves and older versions", () =>
  withApp(async (app) => {
    const { page } = app;
    await fresh(app);
    await page.keyboard.type("First words.");
    await saved(page);
    await page.keyboard.press("Enter");
    await paste(page, { "text/plain": "rich and more", "text/html": "<h2>rich</h2><p>and <i>more</i></p>" });
    await eventually(async () => (await kept(page)).text, (text) => text === "First words.\n## rich\n\nand *more*", "the paste");
    await page.keyboard.press("Control+z");
    await eventually(async () => (await kept(page)).text.trimEnd(), (text) => text === "First words.", "undone after a save");
    await page.keyboard.press("Control+y");
    await eventually(async () => (await kept(page)).text, (text) => text.endsWith("*more*"), "done again");

    // As plain text when asked to.
    await page.keyboard.down("Control");
    await page.keyboard.down("Shift");
    await page.keyboard.down("v");
    await paste(page, { "text/plain": "plain", "text/html": "<b>plain</b>" });
    for (const key of ["v", "Shift", "Control"]) await page.keyboard.up(key);
    await eventually(() => words(page), (text) => text.endsWith("*more*plain"), "pasted plain");
    await saved(page);

    const { id } = await kept(page);
    const versions = await call(page, "Journal.Versions", id);
    assert.ok(versions.length > 0, "no version was kept");
    await button(page, "Earlier versions").click();
    await button(page, "Bring this back").click();
    await eventually(() => words(page), (text) => !text.endsWith("plain"), "the older version");
    await editor(page).click();
    await page.keyboard.press("Control+z");
    await eventually(() => words(page), (text) => text.endsWith("*more*plain"), "bringing back undone");
    await eventually(async () => (await kept(page)).text, (text) => text.endsWith("*more*plain"), "and saved");
  }));

test("killed in the middle of typing, it has kept what was saved, and that was almost all", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stillwater-e2e-"));
  const line = "I went on writing, and it went on being kept. ".repeat(3);
  let acknowledged = 0;
  try {
    await withApp(async (app) => {
      const { page } = app;
      await fresh(app);
      await page.evaluate(() => {
        const { Journal } = window.go.app;
        const { Save } = Journal;
        globalThis.kept = 0;
        Journal.Save = async (entry) => {
          const saved = await Save(entry);
          globalThis.kept = entry.text.length;
          return saved;
        };
      });
      // No pause is longer than that between two keys.
      for (const letter of line) {
        await page.keyboard.type(letter, { delay: 20 });
        acknowledged = await page.evaluate(() => globalThis.kept);
      }
      await app.kill();
    }, { folder });
    await withApp(async ({ page }) => {
      await unlock(page);
      await enter(page, "Journal");
      const { text } = await kept(page);
      assert.ok(line.startsWith(text), text);
      assert.ok(acknowledged > line.length / 3 && text.length >= acknowledged, `${text.length} of ${acknowledged} letters that were saved`);
    }, { folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("files stand outside of the text, byte for byte", (t) =>
  withApp(async (app) => {
    const { page } = app;
    const step = story(t, page);
    const lamp = picture(320, 200);
    const asked = [];
    page.on("request", (request) => asked.push([new URL(request.url()).pathname, request.headers()["range"] ?? ""]));
    await fresh(app);

    await step("a pasted picture makes a page an entry, and is shown small", async () => {
      await paste(page, {}, [{ name: "image.png", type: "image/png", base64: lamp.toString("base64") }]);
      const tile = files(page).getByRole("button", { name: /^Show Pasted .*\.png$/ });
      await tile.waitFor();
      await tile.locator("img").waitFor();
      assert.match(await tile.locator("img").getAttribute("src"), /^blob:/);
      assert.equal((await kept(page)).text, "");
    });

    await step("what falls on the window becomes an attachment, with its name shown as it is", async () => {
      await app.drop(
        await file(app, "invoice\u202Efdp.exe", "MZ"),
        await file(app, `${"long ".repeat(40)}.txt`, "a letter"),
      );
      await files(page).getByRole("button", { name: /^Show invoice.+fdp\.exe$/ }).waitFor();
      assert.ok(!(await files(page).innerText()).includes("\u202e"), "a name can reorder itself");
      await files(page).getByRole("button", { name: /^Show long .*\.txt$/ }).waitFor();
      assert.equal((await call(page, "Evidence.Summary")).exhibits, 0);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      await app.accessible();
    });

    await step("one is chosen from the menu, looked at and saved again", async () => {
      await app.dialog(await file(app, "lamp.png", lamp));
      await choose(page, "More", "Attach files…");
      await files(page).getByRole("button", { name: "Show lamp.png" }).click();
      const dialog = page.getByRole("dialog", { name: "lamp.png" });
      await dialog.getByRole("img", { name: "lamp.png" }).waitFor();
      await app.accessible();
      const copy = join(app.folder, "copy.png");
      await app.dialog(copy);
      await dialog.getByRole("button", { name: "Save a copy…" }).click();
      await page.getByText("A copy of copy.png was saved.").or(page.getByText("A copy of lamp.png was saved.")).waitFor();
      assert.deepEqual(await readFile(copy), lamp);
      await dialog.getByRole("button", { name: "Close" }).click();
    });

    await step("a text is read in place", async () => {
      await files(page).getByRole("button", { name: /^Show long / }).click();
      await page.getByRole("dialog").getByText("a letter").waitFor();
      await page.keyboard.press("Escape");
    });

    await step("one is removed, and comes back", async () => {
      const tile = files(page).getByRole("button", { name: "Show lamp.png" });
      await tile.focus();
      await page.keyboard.press("Delete");
      await tile.waitFor({ state: "detached" });
      await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).last().click();
      await tile.waitFor();
    });

    await step("a picture of 200 million points is kept, and never decoded", async () => {
      asked.length = 0;
      await app.dialog(await file(app, "huge.png", hugePicture(20_000, 10_000)));
      await choose(page, "More", "Attach files…");
      const tile = files(page).getByRole("button", { name: "Show huge.png" });
      await tile.click();
      await page.getByText("This picture is too large to show here").waitFor();
      assert.equal(await page.getByRole("dialog").getByRole("img").count(), 0);
      const { id } = (await kept(page)).attachments.find(({ name }) => name === "huge.png");
      const whole = asked.filter(([path, range]) => path === `/attachment/${id}` && range === "");
      assert.deepEqual(whole, [], "all of it was loaded");
      await page.keyboard.press("Escape");
    });

    await step("all of them are there after a lock, and the text is still empty", async () => {
      await lock(page);
      await unlock(page);
      await enter(page, "Journal");
      await files(page).getByRole("listitem").nth(4).waitFor();
      const { text, attachments } = await kept(page);
      assert.deepEqual([text, attachments.filter(({ removed_at }) => removed_at === "").length], ["", 5]);
    });
  }));

/** A PNG of one colour, a point a bit: small in a file, and very large once it is decoded. */
function hugePicture(width, height) {
  const small = picture(1, 1);
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  const chunk = (type, data) => {
    const frame = Buffer.alloc(12 + data.length);
    frame.writeUInt32BE(data.length, 0);
    frame.write(type, 4, "latin1");
    frame.set(data, 8);
    frame.writeUInt32BE(crc32(frame.subarray(4, 8 + data.length)), 8 + data.length);
    return frame;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([small.subarray(0, 8), chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

test("a text that no person typed stays usable, and whole", (t) =>
  withApp(async (app) => {
    const { page } = app;
    await fresh(app);
    const long = "word and **more** ".repeat(60_000);
    for (const [what, text] of [
      ["a line of a megabyte", `before\n${long}\nafter`],
      ["five megabytes", "It did not come. The **kettle** clicked off, and that was the whole of it.\n\n".repeat(66_000)],
      ["what is no text", "null \0 byte, over\u202eride, \u0007 bell, lone\tends \u2028 here, e\u0301, 👩‍👩‍👧, עברית abc\nالعربية"],
    ]) {
      await button(page, "New").click();
      await eventually(() => words(page), (text) => text === "", "an empty page");
      await editor(page).click();
      const from = performance.now();
      await paste(page, { "text/plain": text });
      await eventually(async () => (await kept(page))?.text.length, (length) => length === text.length, what, 30_000);
      t.diagnostic(`${what}: pasted and kept in ${Math.round(performance.now() - from)} ms`);
      await page.keyboard.press("Control+End");
      await page.keyboard.type(".");
      await eventually(async () => (await kept(page)).text === `${text}.`, Boolean, `${what}, letter for letter`, 30_000);
      assert.ok((await editor(page).evaluate((element) => element.textContent.length)) < 200_000, "all of it is in the page");
      assert.equal(await page.getByText("is shown plain, so that writing stays quick").isVisible(), text.includes(long));
    }
  }));
