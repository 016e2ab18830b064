// Exhibits and what proves them: what is said and found, kept unread, covered
// copies, the custody log and its seal on paper, and a bundle that is handed
// over.
import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { begin, button, call, choose, closeMessages, enter, eventually, file, heading, incident, picture, story, PASSPHRASE } from "./steps.mjs";

/** A PDF with a word on each page, which would run a script as it opens. */
function letter(said) {
  const pages = said.map((_, n) => `${4 + 2 * n} 0 R`);
  const stream = (text) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
    `<< /Type /Pages /Kids [${pages.join(" ")}] /Count ${said.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...said.flatMap((word, n) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents ${5 + 2 * n} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
      stream(`BT /F 24 Tf 40 90 Td (${word}) Tj ET`),
    ]),
  ];
  let text = "%PDF-1.7\n";
  const places = objects.map((object, n) => {
    const at = text.length;
    text += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  return Buffer.from(`${text}xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}trailer << /Root 1 0 R /Size ${size} >>\nstartxref\n${text.length}\n%%EOF\n`);
}

test("what is kept, and what proves it", (t) =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    const step = story(t, page);
    const exhibits = () => call(page, "Evidence.Exhibits", { incident: "", offset: 0, limit: 9 }).then(({ rows }) => rows);
    const log = (exhibit) => call(page, "Custody.Log", { exhibit, incident: 0, offset: 0, limit: 50 }).then(({ rows }) => rows.map(({ action, reason }) => `${action} ${reason}`));
    const dialog = page.getByRole("dialog");

    await step("a file is kept unread, and nothing of it is shown until its seal is broken", async () => {
      await app.dialog(await file(app, "unread.png", picture(30, 20)));
      await enter(page, "Evidence");
      await choose(page, "Add files", "Files, kept unread…");
      await eventually(exhibits, (all) => all.length === 1, "the exhibit");
      await button(page, "Exhibits").click();
      await page.getByRole("option", { name: "unread.png" }).click();
      await heading(page, "Kept unread").waitFor();
      assert.equal(await button(page, "Show").count(), 0);
      await app.accessible();
      await button(page, "Break the seal…").click();
      await dialog.getByRole("button", { name: "Break the seal", exact: true }).click();
      await page.getByText("Covered. Nothing is loaded until you ask.").waitFor();
      assert.ok((await log(1)).includes("view unsealed"));
      await closeMessages(page);
    });

    await step("what is said of it stands beside what it says of itself", async () => {
      await button(page, "Say more…").click();
      await app.accessible();
      await dialog.getByRole("textbox", { name: "Who made it" }).fill("Anna");
      await dialog.getByRole("checkbox", { name: "It does not show who sent it" }).check();
      await dialog.getByRole("button", { name: "Save" }).click();
      await page.getByRole("definition").filter({ hasText: "Anna" }).waitFor();
      await page.getByText(/A picture with the number or address helps/).waitFor();
      await closeMessages(page);
    });

    await step("a part of a picture is covered by keys, in a copy", async () => {
      await button(page, "Cover parts…").click();
      await dialog.getByRole("img").evaluate((img) => img.decode());
      await dialog.getByRole("button", { name: "Add a box" }).click();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Shift+ArrowDown");
      await app.accessible();
      await dialog.getByRole("button", { name: "Make the copy" }).click();
      await heading(page, "unread (redacted).png").waitFor();
      const [copy, original] = await exhibits();
      assert.equal(copy.derived_from, original.id);
      assert.notEqual(copy.sha256, original.sha256);
      assert.ok((await log(copy.number)).some((line) => line.startsWith("redact")));
      await closeMessages(page);
    });

    await step("the pages of a PDF are drawn, turned by keys, made larger and read; nothing in it runs", async () => {
      await app.drop(await file(app, "letter.pdf", letter(["first", "second"])));
      await eventually(exhibits, (all) => all.length === 3, "the letter");
      await page.getByRole("option", { name: "letter.pdf" }).click();
      await page.getByText("Covered. Nothing is loaded until you ask.").waitFor();
      await button(page, "Show").click();
      const paper = page.getByRole("img", { name: "Page 1 of 2 of letter.pdf" });
      await paper.waitFor({ timeout: 60_000 });
      const before = await paper.evaluate((img) => img.decode().then(() => img.naturalWidth));
      await app.accessible();
      await button(page, "Larger").click();
      await eventually(() => paper.evaluate((img) => img.naturalWidth), (wide) => wide > before, "a larger page");
      await button(page, "Words of the page").click();
      await page.getByRole("region", { name: "Words of page 1" }).filter({ hasText: "first" }).waitFor();
      await page.getByRole("region", { name: /^The page\./ }).focus();
      await page.keyboard.press("PageDown");
      await page.getByRole("region", { name: "Words of page 2" }).filter({ hasText: "second" }).waitFor();
      await page.getByRole("img", { name: "Page 2 of 2 of letter.pdf" }).waitFor();
      assert.ok(await button(page, "Next page").isDisabled());
      await closeMessages(page);
    });

    let code = "";
    await step("the log is checked, and sealed on paper", async () => {
      await choose(page, "More", "Custody log");
      await button(page, "Check the log").click();
      await page.getByRole("status").filter({ hasText: /records hold/ }).waitFor();
      await button(page, "Paper seal").click();
      await button(page, "Show the seal").click();
      const groups = page.getByRole("list", { name: "The code" }).locator("code");
      await groups.nth(14).waitFor();
      code = (await groups.allInnerTexts()).join(" ");
      await app.accessible();
    });

    await step("the seal typed back holds; a slip is named by its group", async () => {
      const field = page.getByRole("textbox", { name: "Type the code" });
      const groups = code.split(" ");
      const slipped = groups[2][0] === "7" ? "8" : "7";
      await field.fill([...groups.slice(0, 2), slipped + groups[2].slice(1), ...groups.slice(3)].join("-"));
      await button(page, "Check").click();
      await page.getByText("There is a slip in group 3.").first().waitFor();
      await field.fill(code.toLowerCase());
      await button(page, "Check").click();
      await page.getByText(/^It holds\. All/).waitFor();
    });

    await step("a bundle is looked at, made, and listed", async () => {
      await call(page, "Evidence.SaveIncident", incident({ exhibits: (await exhibits()).map(({ id }) => id) }));
      await button(page, "Make a bundle").first().click();
      await page.getByRole("textbox", { name: "Name of the case" }).fill("Ours");
      await button(page, "Look at what would be in it").click();
      await app.accessible();
      await heading(page, "What may harm").waitFor();
      await button(page, "Make it…").click();
      const path = join(app.folder, "ours.zip");
      await app.dialog(path);
      await dialog.getByLabel("Passphrase of this vault").fill(PASSPHRASE);
      await dialog.getByRole("button", { name: "Choose where…" }).click();
      await page.getByText("ours.zip was written, read back and checked.").waitFor({ timeout: 120_000 });
      assert.ok((await stat(path)).size > 1000);
      await heading(page, "ours.zip").waitFor();
      await app.accessible();
    });
  }));
