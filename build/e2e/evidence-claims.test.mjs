// From something that happened to an account of what is said: an incident in ten seconds, what is added to it later,
// the people in it, a claim with what shows and answers it, and the counts over all of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { begin, button, call, choose, enter, heading, lock, story, unlock } from "./steps.mjs";

const dialog = (page) => page.getByRole("dialog");
const only = async (page) =>
  call(page, "Evidence.Incident", (await call(page, "Evidence.Incidents", { trashed: false, offset: 0, limit: 1 })).rows[0].id);

test("an incident, the people in it, and what is claimed", (t) =>
  withApp(async (app) => {
    const { page } = app;
    const step = story(t, page);
    await begin(app);
    await enter(page, "Evidence");

    await step("two fields are enough", async () => {
      await button(page, "Record").click();
      await page.getByLabel("What happened").fill("Told my sister I emptied the account");
      await page.getByRole("radio", { name: "Yesterday" }).check();
      await button(page, "Save").click();
      await heading(page, "Told my sister I emptied the account").waitFor();
      const { happened, severity, fear } = await only(page);
      assert.deepEqual([happened.sure, severity, fear], ["day", 0, null]);
    });

    await step("somebody is kept under the name they are called by here", async () => {
      await button(page, "People").click();
      await button(page, "New person").click();
      await page.getByLabel("What you call them").fill("R.");
      await page.getByRole("radio", { name: "The one it is about" }).check();
      await dialog(page).getByRole("button", { name: "Save", exact: true }).click();
      await heading(page, "R.").waitFor();
      await page.getByText("Named in no incident or claim yet.").waitFor();
    });

    await step("a claim stands beside what is true, and what is missing is said", async () => {
      await button(page, "Claims").click();
      await button(page, "New claim").click();
      await page.getByLabel("What was claimed").fill("She emptied our joint account.");
      await page.getByLabel("What is true").fill("Both of us closed it in March.");
      await button(page, "Save").click();
      await heading(page, "She emptied our joint account.").waitFor();
      await page.getByText("Where and when it was said.").waitFor();
      await button(page, "Say where it stands now").click();
      await page.getByRole("radio", { name: "Withdrawn" }).check();
      await dialog(page).getByRole("button", { name: "Add", exact: true }).click();
      await dialog(page).waitFor({ state: "detached" });
      const [row] = (await call(page, "Claims.List", { trashed: false, offset: 0, limit: 1 })).rows;
      assert.equal(row.stands, "withdrawn");
    });

    await step("one question at a time, more is added to the incident", async () => {
      await button(page, "Timeline").click();
      await page.getByRole("option").first().click();
      await button(page, "Add more, step by step").click();
      const next = page.getByRole("button", { name: /^(Continue|Skip)$/ });
      while (!(await heading(page, "How was it for you?").isVisible())) await next.click();
      await page.getByRole("radio", { name: "Serious" }).check();
      await page.getByRole("radio", { name: "Some fear" }).check();
      while (!(await heading(page, "What was it?").isVisible())) await next.click();
      await page.getByRole("checkbox", { name: /She emptied our joint account/ }).check();
      while (!(await heading(page, "Anything to remember for yourself?").isVisible())) await next.click();
      await page.getByLabel("Only for you").fill("Ask Ida for the whole thread.");
      await button(page, "Save").click();
      await heading(page, "Told my sister I emptied the account").waitFor();
      await page.getByText("Stays with you", { exact: true }).waitFor();
      await page.getByText("Both of us closed it in March.").waitFor();
      const kept = await only(page);
      assert.deepEqual([kept.severity, kept.fear, kept.claims.length], [2, 1, 1]);
    });

    await step("all of it is there after a lock, and is counted", async () => {
      await lock(page);
      await unlock(page);
      await enter(page, "Evidence");
      await choose(page, "More", "Patterns");
      await page.getByText("0 severe or grave, 1 serious, 0 slight or not said.", { exact: true }).waitFor();
    });
  }));
