// Getting out at once: Shift three times from anywhere, the window put away,
// and nothing personal on screen afterwards.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { at, begin, button, call, editor, enter, entry, eventually, heading, lock, unlock } from "./steps.mjs";

const SECRET = "Kingfisher";

/** Presses Shift three times, as fast as a person in need. */
async function shiftThrice(page) {
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift");
}

/** Everything that the page still holds, in attributes and shadow roots, too. */
const held = (page) =>
  page.evaluate(() => {
    const all = (root) =>
      root.innerHTML + [...root.querySelectorAll("*")].map((e) => (e.shadowRoot ? all(e.shadowRoot) : "") + (e.value ?? "")).join("\n");
    return document.title + all(document.documentElement);
  });

async function isGone(app) {
  await eventually(() => app.window(), (w) => w.hidden && w.quit, "hidden and quit");
  assert.equal((await call(app.page, "Session.State")).phase, "locked");
  assert.ok(!(await held(app.page)).includes(SECRET), "something personal is left in the page");
}

/** Leaves by what `leave` does, starts the app again as the next process on the same vault, and looks. */
async function across(leave, look) {
  const folder = await mkdtemp(join(tmpdir(), "stillwater-leaving-"));
  try {
    await withApp(async (app) => {
      await begin(app);
      await leave(app.page);
      await shiftThrice(app.page);
      assert.ok(!(await held(app.page)).includes(SECRET), "the page is not blank at once");
      await isGone(app);
    }, { folder });
    await withApp(async ({ page }) => {
      await unlock(page);
      await at(page, "Today");
      await look(page);
    }, { folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("Shift three times while writing leaves at once, and the last keystrokes are kept", () =>
  across(
    async (page) => {
      await call(page, "Journal.Save", entry({ title: `${SECRET} day`, text: `${SECRET} at the weir.` }));
      await enter(page, "Journal");
      await editor(page).filter({ hasText: SECRET }).click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" And one more word: heron.");
    },
    async (page) => {
      await enter(page, "Journal");
      await editor(page).filter({ hasText: `${SECRET} at the weir. And one more word: heron.` }).waitFor();
    },
  ));

test("Shift three times in a form leaves at once, and its draft is kept", () =>
  across(
    async (page) => {
      await enter(page, "Evidence");
      await button(page, "Record").click();
      await page.getByLabel("What happened").pressSequentially(`${SECRET} was named in a letter`);
    },
    async (page) => {
      await enter(page, "Evidence");
      await button(page, "Go on").click();
      await eventually(() => page.getByLabel("What happened").inputValue(), (text) => text === `${SECRET} was named in a letter`, "the draft");
    },
  ));

test("Shift three times leaves from a dialog and from the unlock screen, and so does the button", async () => {
  const from = {
    "a dialog": async (page) => {
      await enter(page, "Streak");
      await button(page, "Start").click();
      await page.getByLabel("What you call them").fill(SECRET);
      await shiftThrice(page);
    },
    "the unlock screen": async (page) => {
      await lock(page);
      await page.getByLabel("Passphrase", { exact: true }).fill(SECRET);
      await shiftThrice(page);
    },
    "the button": (page) => button(page, "Leave now").click(),
  };
  for (const [where, leave] of Object.entries(from)) {
    await withApp(async (app) => {
      await begin(app);
      await leave(app.page);
      await isGone(app).catch((error) => assert.fail(`${where}: ${error.message}`));
    });
  }
});

test("writing capitals, or holding Shift, leaves nobody out", () =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    await enter(page, "Journal");
    await editor(page).click();
    for (const key of ["Shift+A", "Shift+B", "Shift+C", "Shift+D"]) await page.keyboard.press(key);
    for (let i = 0; i < 5; i++) await page.keyboard.down("Shift"); // repeats, as the system sends them
    await page.keyboard.up("Shift");
    await page.keyboard.type("e");
    await page.getByText("Saved", { exact: true }).waitFor();
    assert.equal(await editor(page).innerText(), "ABCDe");
    const { hidden, quit } = await app.window();
    assert.deepEqual({ hidden, quit }, { hidden: false, quit: false });
    assert.equal((await call(page, "Session.State")).phase, "open");
  }));

test("a window put away is locked, and what was written is kept", () =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    await enter(page, "Journal");
    await editor(page).click();
    await page.keyboard.type(`${SECRET} in the reeds`);
    // What a window manager does: the focus goes, then the window.
    await page.evaluate(() => document.activeElement.blur());
    await app.minimise();
    await heading(page, "Welcome back.").waitFor();
    assert.ok(!(await held(page)).includes(SECRET), "something personal is left in the page");
    assert.equal((await app.window()).title, "Notes");
    await app.minimise(false);
    await unlock(page);
    await enter(page, "Journal");
    await editor(page).filter({ hasText: `${SECRET} in the reeds` }).waitFor();

    // Whoever wants it stays open; the next minimised second would have locked it.
    await call(page, "Settings.Save", { ...(await call(page, "Settings.Get")), lock_when_hidden: false });
    await app.minimise();
    await call(page, "Journal.Save", entry({ title: "Still open" }));
    const begun = Date.now();
    await eventually(() => call(page, "Session.State"), ({ phase }) => phase !== "open" || Date.now() - begun > 2500, "open");
    assert.equal((await call(page, "Session.State")).phase, "open");
  }));

test("a locked page shows nothing personal, wherever it was locked", () =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    await call(page, "Journal.Save", entry({ title: `${SECRET} day`, text: SECRET, tags: [SECRET] }));
    await call(page, "Streak.Start", SECRET, "2026-03-01T09:30:00+01:00", "Europe/Berlin");
    await page.reload();
    for (const room of ["Today", "Journal", "Streak"]) {
      await enter(page, room);
      await page.locator(`:text("${SECRET}"):visible`).first().waitFor();
      await lock(page);
      const left = await held(page);
      assert.ok(!left.includes(SECRET), `${room}: something personal is left`);
      assert.equal(await page.title(), "Notes");
      const kept = await page.evaluate(async () =>
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), await caches.keys(), history.state, location.hash]));
      assert.ok(!kept.includes(SECRET), `${room}: the browser keeps ${kept}`);
      await assert.rejects(call(page, "Journal.List", { month: "", tag: "", trashed: false, offset: 0, limit: 1 }), /locked/);
      await unlock(page);
      await at(page, "Today"); // and not where one was
    }
  }));
