// What somebody else wrote, or named, stays text: nothing of it runs, goes
// anywhere, or asks anybody for anything.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { at, begin, button, call, editor, enter, entry, eventually, file, heading, incident, words } from "./steps.mjs";

const ELSEWHERE = "http://elsewhere.invalid";
const MARKUP = `<img src="${ELSEWHERE}/a.png" onerror="window.ran=1"><script>window.ran=2</script><iframe src="${ELSEWHERE}"></iframe>`;
const MARKDOWN = `![a](${ELSEWHERE}/b.png) [press](${ELSEWHERE}/c) [run](javascript:window.ran=3) <${ELSEWHERE}/d>`;
const PAGE = `<!doctype html><script>window.ran=4; top.location="${ELSEWHERE}"</script><link rel="stylesheet" href="${ELSEWHERE}/e.css">`;
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran=5"><image href="${ELSEWHERE}/f.png"/><script>window.ran=6</script></svg>`;

/** Watches a page for anything that would have got out or run. */
function watch({ page, address }) {
  const origin = new URL(address).origin;
  const out = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== "data:" && url.protocol !== "blob:") out.push(request.url());
  });
  page.on("framenavigated", (frame) => frame.url() === address || out.push(`went to ${frame.url()}`));
  page.on("dialog", (dialog) => out.push(`dialog ${dialog.message()}`) && dialog.dismiss());
  page.context().on("page", (other) => out.push(`opened ${other.url()}`));
  return async () => {
    assert.equal(await page.evaluate(() => window.ran), undefined, "it ran");
    assert.equal(page.frames().length, 1, "it made a frame");
    assert.deepEqual(out, []);
  };
}

test("words with markup and links in them are words", () =>
  withApp(async (app) => {
    const { page } = app;
    const harmless = watch(app);
    await begin(app);
    await call(page, "Journal.Save", entry({ title: MARKUP, text: `${MARKUP}\n\n${MARKDOWN}`, tags: ["<b>tag"] }));
    await call(page, "Evidence.SaveIncident", incident({ what: `${MARKUP}\n${MARKDOWN}`, words: MARKDOWN + MARKUP, people: [MARKUP], channel: "<i>smoke" }));
    const person = await call(page, "Streak.Start", MARKUP.slice(0, 90), "2026-03-01T09:30:00+01:00", "Europe/Berlin");
    const id = person?.id ?? (await call(page, "Streak.Get"))[0].person.id;
    await call(page, "Streak.Attempt", { person: id, at: "2026-03-02T09:30:00+01:00", zone: "Europe/Berlin", channel: "", note: MARKUP + MARKDOWN });
    await page.reload();
    await at(page, "Today");
    await page.getByText(MARKUP).first().waitFor();

    await enter(page, "Journal");
    await editor(page).filter({ hasText: "press" }).waitFor();
    assert.equal(await words(page), `${MARKUP}\n\n${MARKDOWN}`);
    await editor(page).getByText("press").click({ modifiers: ["ControlOrMeta"] });
    await editor(page).getByText("press").click({ button: "middle" });
    await page.keyboard.type("!");
    await page.getByText("Saved", { exact: true }).waitFor();

    await enter(page, "Evidence");
    await page.getByRole("option").first().click();
    await page.locator("blockquote").waitFor();
    assert.equal(await page.locator("blockquote").innerText(), MARKDOWN + MARKUP);
    await enter(page, "Streak");
    await page.getByText(MARKDOWN).waitFor();
    for (const tag of ["iframe", "object", "embed", "a[href]", "script:not([src])", "[onerror]", "[onload]"]) {
      assert.equal(await page.locator(tag).count(), 0, tag);
    }
    await harmless();
  }));

test("pasted or dropped markup comes into the editor as text", () =>
  withApp(async (app) => {
    const { page } = app;
    const harmless = watch(app);
    await begin(app);
    await enter(page, "Journal");
    await editor(page).click();
    await editor(page).evaluate((element, html) => {
      const data = new DataTransfer();
      data.setData("text/plain", "what one sees");
      data.setData("text/html", html);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, MARKUP);
    await eventually(() => words(page), (text) => text === "what one sees", "what was pasted");
    await harmless();
  }));

test("files with hostile names and contents are shown as they are, and do nothing", () =>
  withApp(async (app) => {
    const { page } = app;
    const harmless = watch(app);
    const names = ["<img src=x onerror=window.ran=7>.html", "two\nlines.svg", "invoice\u202Efdp.exe", `${"long ".repeat(48)}.txt`];
    await begin(app);
    await enter(page, "Evidence");
    await app.drop(
      await file(app, names[0], PAGE),
      await file(app, names[1], DRAWING),
      await file(app, names[2], "MZ"),
      await file(app, names[3], "plain"),
    );
    await page.getByRole("status").filter({ hasText: "4 added" }).waitFor();
    const { rows } = await call(page, "Evidence.Exhibits", { incident: "", offset: 0, limit: 10 });
    assert.equal(rows.length, 4);

    await button(page, "Exhibits").click();
    for (const exhibit of rows) {
      await page.getByRole("listbox", { name: "Exhibits" }).getByRole("option").nth(rows.indexOf(exhibit)).click();
      await page.getByText(`Exhibit ${exhibit.number} · `).waitFor();
      // Whatever is shown of its name stays in its own line: it reorders nothing around it.
      await heading(page, exhibit.name).waitFor();
      const show = button(page, "Show");
      if (exhibit.preview !== "none") {
        await show.click();
        await page.getByRole("region", { name: /^Text of/ }).waitFor();
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${exhibit.name}: ${wide} px too wide`);
      await harmless();
    }

    // Even asked for by its address, it is never a document of ours.
    for (const exhibit of rows) {
      const whole = await page.request.get(new URL(`/exhibit/${exhibit.id}`, app.address).href);
      assert.equal(whole.status(), 415, exhibit.name);
      const text = await page.request.get(new URL(`/exhibit/${exhibit.id}?as=text`, app.address).href);
      if (!text.ok()) continue;
      assert.equal(text.headers()["content-type"], "text/plain; charset=utf-8", exhibit.name);
      assert.match(text.headers()["content-security-policy"], /^default-src 'none'; sandbox$/);
      assert.equal(text.headers()["x-content-type-options"], "nosniff");
    }
    await harmless();
  }));
