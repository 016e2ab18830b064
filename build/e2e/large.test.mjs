// A vault of years: long lists, long texts, many files at once. Times are
// printed; what is held is how much is in the page, and that nothing is lost.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { begin, button, call, choose, editor, enter, eventually, lock, unlock, words } from "./steps.mjs";

const ENTRIES = 10_000;
const FILES = 2_000;
/** Rows a window of 800 px may hold, with those kept ready beyond its edges: far from all. */
const ROWS = 60;
/** Milliseconds after which a scroll that painted nothing counts as a wait on any machine. */
const WAIT = 3_000;

/** Brings entries of twenty hours each, from 2000 on, in as the diary of another program. */
async function seed(app, count) {
  const entries = Array.from({ length: count }, (_, n) => {
    const [date, time] = new Date(Date.UTC(2000, 0, 1, 8) + n * 20 * 3_600_000).toISOString().split("T");
    return { date, time: time.slice(0, 5), title: `Entry ${n}`, body: `The words of day ${n}.`, tags: [], starred: false };
  });
  const { page } = app;
  const path = join(app.folder, "journal.json");
  await writeFile(path, JSON.stringify({ entries, tags: {} }));
  await choose(page, "In and out", "Bring in a diary…");
  await page.getByRole("radio", { name: "jrnl" }).check();
  await app.dialog(path);
  await button(page, "Choose the file…").click();
  const number = new Intl.NumberFormat("en-GB").format(count);
  await button(page, `Bring in ${number} entries`).click();
  await page.getByText(`${number} entries came in.`).waitFor();
  await button(page, "Close").click();
}

const sum = (text) => createHash("sha256").update(text).digest("hex");

test(`a list of ${ENTRIES} entries holds a window of rows and paints where it is scrolled to`, (t) =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    await enter(page, "Journal");
    let from = performance.now();
    await seed(app, ENTRIES);
    t.diagnostic(`brought in within ${Math.round(performance.now() - from)} ms`);

    from = performance.now();
    await enter(page, "Today");
    await enter(page, "Journal");
    const list = page.getByRole("listbox", { name: "Entries" });
    await list.getByRole("option", { name: `Entry ${ENTRIES - 1}`, exact: false }).waitFor();
    t.diagnostic(`the room was there in ${Math.round(performance.now() - from)} ms`);

    // Down the whole list in leaps, up again in pages, each until every row in sight has words.
    const steps = await list.evaluate(async (frame, patience) => {
      const frames = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const inSight = (what = "[role=option]") => {
        const { top, bottom } = frame.getBoundingClientRect();
        return [...frame.querySelectorAll(what)].filter((row) => {
          const at = row.getBoundingClientRect();
          return at.bottom > top + 1 && at.top < bottom - 1;
        });
      };
      const painted = () => {
        const rows = inSight();
        // Headings of months stand between the rows.
        const high = inSight("[role=option], [data-head]").reduce((height, row) => height + row.offsetHeight, 0);
        return high >= frame.clientHeight - 1 && rows.every((row) => /Entry \d+/.test(row.textContent));
      };
      const end = frame.scrollHeight - frame.clientHeight;
      const places = [
        ...Array.from({ length: 40 }, (_, n) => Math.round((end * (n + 1)) / 40)),
        ...Array.from({ length: 40 }, (_, n) => end - (n + 1) * frame.clientHeight),
      ];
      const steps = [];
      for (const place of places) {
        const begun = performance.now();
        frame.scrollTop = place;
        do await frames();
        while (!painted() && performance.now() - begun < patience);
        steps.push({ place, ms: performance.now() - begun, rows: frame.querySelectorAll("[role=option]").length, first: inSight()[0]?.textContent });
      }
      return steps;
    }, WAIT);
    const times = steps.map(({ ms }) => ms).sort((a, b) => a - b);
    t.diagnostic(`${steps.length} steps: median ${times[40].toFixed(0)} ms, slowest ${times.at(-1).toFixed(0)} ms, at most ${Math.max(...steps.map(({ rows }) => rows))} rows in the page`);
    for (const step of steps) {
      assert.ok(step.ms < WAIT, `nothing painted: ${JSON.stringify(step)}`);
      assert.ok(step.rows <= ROWS, `too many rows: ${JSON.stringify(step)}`);
    }
    assert.match(steps[39].first, /Entry \d\b/, "the end of the list is its oldest entries");

    // By key to the very end, which opens the oldest.
    await list.focus();
    await page.keyboard.press("End");
    await eventually(() => words(page), (text) => text === "The words of day 0.", "the oldest entry");
  }));

test("a megabyte pasted in is there to the last byte after lock and unlock", (t) =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    const line = "Ünd dann sagte sie: „Das war’s.“ 🙂\tתודה\n";
    const text = line.repeat(Math.ceil((1 << 20) / Buffer.byteLength(line))) + "the last line, without an end";
    await enter(page, "Journal");
    await editor(page).click();
    const from = performance.now();
    await editor(page).evaluate((element, text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
    await page.getByText("Saved", { exact: true }).waitFor();
    t.diagnostic(`pasted and saved in ${Math.round(performance.now() - from)} ms`);
    await page.keyboard.press("Control+End");
    await page.keyboard.type(".");
    await lock(page);
    await unlock(page);
    await enter(page, "Journal");
    await editor(page).filter({ hasText: "Das war’s." }).waitFor();
    const list = await call(page, "Journal.List", { month: "", tag: "", trashed: false, offset: 0, limit: 2 });
    assert.equal(list.total, 1);
    const kept = (await call(page, "Journal.Get", list.rows[0].id)).text;
    assert.equal(Buffer.byteLength(kept), Buffer.byteLength(text) + 1);
    assert.equal(sum(kept), sum(`${text}.`));
    // Opening it changed nothing, and the editor holds the page's worth of it, not all.
    assert.ok((await editor(page).locator(".cm-line").count()) < 1000);
  }));

test(`${FILES} files dropped at once come in with progress, stop when asked, and go on`, (t) =>
  withApp(async (app) => {
    const { page } = app;
    const folder = join(app.folder, "phone");
    await mkdir(folder);
    const paths = Array.from({ length: FILES }, (_, n) => join(folder, `IMG_${String(n).padStart(4, "0")}.txt`));
    await Promise.all(paths.map((path, n) => writeFile(path, `picture ${n}\n`)));
    await begin(app);
    const status = (text) => page.getByRole("status").filter({ hasText: text });
    const summary = () => call(page, "Evidence.Summary");

    await app.drop(...paths);
    const progress = page.getByRole("progressbar", { name: "Adding files" });
    await progress.waitFor();
    await eventually(summary, ({ exhibits }) => exhibits > 20, "the first files");
    await button(page, "Cancel").click();
    await status("Stopped, as you asked. What was added before stays.").waitFor();
    const { exhibits: before } = await summary();
    assert.ok(before < FILES, "it was done before it was stopped");

    const from = performance.now();
    await app.drop(folder);
    await progress.waitFor();
    await eventually(summary, ({ exhibits }) => exhibits === FILES, "all files", 60_000);
    const number = new Intl.NumberFormat("en-GB").format;
    await status(`${number(FILES - before)} added and ${number(before)} kept already`).waitFor();
    t.diagnostic(`${FILES - before} files in ${Math.round(performance.now() - from)} ms`);
    await button(page, "Exhibits").click();
    await page.getByRole("listbox", { name: "Exhibits" }).getByRole("option", { name: `IMG_` }).first().waitFor();
    assert.ok((await page.getByRole("option").count()) <= ROWS);
  }));
