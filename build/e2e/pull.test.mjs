// The pull, from a key pressed anywhere to how it ended, and the check-in: kept
// as they are said, there again after a lock and a loss of power, found,
// and never only a number where it is about somebody's life.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { at, begin, button, call, enter, eventually, heading, lock, PASSPHRASE, story, unlock } from "./steps.mjs";

const zone = "Europe/Berlin";
const timer = (page) => page.getByRole("timer", { name: "Time left" });
const visits = async (page) => (await call(page, "Pull.List", 0, 0)).rows;
/** Seconds left, as the clock on the page shows them. */
const left = async (page) => {
  const [minutes, seconds] = (await timer(page).innerText()).split(":").map(Number);
  return 60 * minutes + seconds;
};
const toCheckIn = async (page) => {
  await page.keyboard.press("Control+k");
  await page.getByRole("option", { name: "Check in", exact: true }).click();
  await heading(page, "Check-in").waitFor();
};

test("the pull is one key away, and kept from its first moment", (t) =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    await call(page, "Streak.Start", "R.", "2026-01-04T09:30:00+01:00", zone);
    const step = story(t, page);

    await step("from any room, also while something lies over it", async () => {
      await enter(page, "Journal");
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: "Search, or say what to do" }).waitFor();
      await page.keyboard.press("F2");
      await timer(page).waitFor();
      assert.equal(await page.getByRole("dialog").count(), 0);
      const [visit] = await eventually(() => visits(page), (all) => all.length === 1, "a visit");
      assert.equal(visit.end, "");
    });

    await step("the twenty minutes go on while one is away, and by keys alone", async () => {
      assert.ok((await left(page)) > 19 * 60);
      const group = page.getByRole("group", { name: "How strong is it right now?" });
      await group.getByRole("button", { name: "8", exact: true }).focus();
      await page.keyboard.press("Enter");
      await page.getByText("8 of 10 when you came.").waitFor();
      await page.keyboard.press("Escape");
      await at(page, "Journal");
      await page.keyboard.press("F2");
      await page.getByText("8 of 10 when you came.").waitFor();
      assert.equal((await visits(page)).length, 1);
    });

    await step("grounding goes step by step", async () => {
      await page.getByRole("button", { name: /Five, four/ }).click();
      await page.getByText("Name five things you can see").waitFor();
      await button(page, "Next").first().click();
      await page.getByText("Name four things you can feel").waitFor();
    });

    await step("what was done instead is kept by a lock, and the way back is there after it", async () => {
      await page.getByRole("textbox", { name: "What I did instead" }).fill("Washed every cup in the house.");
      await page.keyboard.press("Control+l");
      await heading(page, "Welcome back.").waitFor();
      await button(page, "Open at the pull").click();
      await page.getByText("you are at the pull").waitFor();
      await unlock(page);
      await timer(page).waitFor();
      assert.equal(await page.getByRole("textbox", { name: "What I did instead" }).inputValue(), "Washed every cup in the house.");
    });

    await step("it passes, with a word for later", async () => {
      await button(page, "It passed").click();
      await page.getByRole("group", { name: "How strong is it now?" }).getByRole("button", { name: "2", exact: true }).click();
      await button(page, "The night").click();
      await button(page, "Waiting").click();
      await button(page, "Done").click();
      const [visit] = await eventually(() => visits(page), ([one]) => one.helped.length > 0, "what helped");
      assert.deepEqual(
        [visit.end, visit.before, visit.after, visit.triggers, visit.helped, visit.instead],
        ["passed", 8, 2, ["night"], ["waiting"], "Washed every cup in the house."],
      );
    });

    await step("the next one that ends in contact goes on to the streak, and nothing is noted unasked", async () => {
      await page.keyboard.press("F2");
      await timer(page).waitFor();
      await button(page, "I made contact").click();
      const dialog = page.getByRole("dialog", { name: "I made contact" });
      await dialog.getByRole("button", { name: "Cancel" }).click();
      await dialog.waitFor({ state: "detached" });
      const ends = (await visits(page)).map(({ end }) => end);
      assert.deepEqual(ends, ["contact", "passed"]);
      assert.deepEqual((await call(page, "Streak.Get"))[0].events, []);
    });

    await step("what was written in it is found", async () => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("every cup");
      await page.getByRole("option", { name: /The pull.*every cup/s }).first().click();
      await heading(page, "Check-in").waitFor();
      await page.locator("[data-visit]:focus").getByText("Washed every cup in the house.").waitFor();
    });
  }));

test("a visit survives a loss of power, and is never ended by itself", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stillwater-pull-"));
  try {
    await withApp(async (app) => {
      await begin(app);
      await app.page.keyboard.press("F2");
      await timer(app.page).waitFor();
      await eventually(() => visits(app.page), (all) => all.length === 1, "a visit");
      await app.kill();
    }, { folder });
    await withApp(async ({ page }) => {
      await button(page, "Open at the pull").click();
      await unlock(page, PASSPHRASE);
      await timer(page).waitFor();
      const all = await visits(page);
      assert.equal(all.length, 1);
      assert.equal(all[0].end, "");
    }, { folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("a check-in takes seconds, is seen over time, and leads to help", (t) =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    for (let n = 1; n <= 26; n++) {
      const date = new Date(Date.now() - n * 86_400_000).toISOString();
      await call(page, "CheckIns.Save", {
        id: "", at: date, zone, mood: 1 + (n % 5), pull: n % 2 ? 2 : 7, sleep_half_hours: 14,
        symptoms: n % 3 ? [] : ["anxiety"], care: n % 2 ? ["movement"] : [], medicines: [], line: n === 7 ? "The quiet kettle." : "",
      });
    }
    const step = story(t, page);

    await step("mood, pull and care by a few presses", async () => {
      await toCheckIn(page);
      await button(page, "Light").click();
      await page.getByRole("slider", { name: "The pull" }).fill("3");
      await button(page, "Walked or moved").click();
      await button(page, "Keep it").click();
      await page.getByText(/^Kept at/).waitFor();
      const { rows } = await call(page, "CheckIns.List", { from: "", to: "", offset: 0, limit: 1 });
      assert.deepEqual([rows[0].mood, rows[0].pull, rows[0].sleep_half_hours, rows[0].care], [4, 3, null, ["movement"]]);
    });

    await step("days beside days, in words and in tables", async () => {
      await page.getByText(/^On days you walked, the pull was lower on \d+ of \d+\. On the other days, on \d+ of \d+\.$/).waitFor();
      for (const name of ["Mood", "The pull", "Sleep", "What was there", "Care"]) {
        assert.ok((await page.getByRole("table", { name, exact: true }).getByRole("row").count()) > 1, name);
      }
    });

    await step("a line is found, changed, removed and brought back", async () => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("kettle");
      await page.getByRole("option", { name: /Check-in.*kettle/s }).first().click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("A line, if you like").fill("The quiet kettle sang.");
      await dialog.getByRole("button", { name: "Keep it" }).click();
      const line = page.getByRole("listitem").filter({ hasText: "The quiet kettle sang." });
      await line.getByRole("button", { name: /^More about/ }).click();
      await page.getByRole("menuitem", { name: "Remove" }).click();
      await line.waitFor({ state: "detached" });
      await button(page, "Undo").click();
      await line.waitFor();
    });

    await step("thoughts of ending one's life are kept, and help is there at once", async () => {
      await button(page, "Check in again").click();
      await button(page, "More: what is there, medicine, a line").click();
      await button(page, "Thoughts of ending my life").click();
      await button(page, "Keep it").click();
      await page.getByRole("heading", { level: 1, name: /./ }).filter({ hasNotText: "Check-in" }).waitFor();
      await page.getByText("Something to do with your hands").waitFor();
      const { rows } = await call(page, "CheckIns.List", { from: "", to: "", offset: 0, limit: 1 });
      assert.deepEqual(rows[0].symptoms, ["ending"]);
      await page.keyboard.press("Escape");
    });

    await step("it is all there after a lock", async () => {
      await lock(page);
      await unlock(page);
      await at(page, "Today");
      assert.equal((await call(page, "CheckIns.List", { from: "", to: "", offset: 0, limit: 1 })).total, 28);
    });
  }));
