// A chat that came out of a phone: taken in once what it leaves open was said, read as a conversation, found, picked
// into an incident, and taken back out of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { begin, button, call, closeMessages, enter, eventually, file, heading, story } from "./steps.mjs";

const dialog = (page) => page.getByRole("dialog");
const said = ["where are you", "I am at home. Please stop.", "fine. do what you want", "I did not mean that. come home"];
/** No date in it says which is the day and which the month. */
const chat = Array.from({ length: 300 }, (_, n) => {
  const day = String(1 + Math.floor(n / 30)).padStart(2, "0");
  const minute = String(n % 30).padStart(2, "0");
  return `${day}.11.26, 21:${minute} - ${n % 4 === 1 ? "Mira" : "R."}: ${said[n % 4]} ${n}\n`;
}).join("");

test("a chat is taken in, read and picked from", (t) =>
  withApp(async (app) => {
    const { page } = app;
    const step = story(t, page);
    const list = page.getByRole("list", { name: "Messages: R." });
    const message = (words) => list.getByRole("article").filter({ hasText: words });
    await begin(app);
    await enter(page, "Evidence");

    await step("without any, it says what is understood", async () => {
      await button(page, "Messages").click();
      await heading(page, "No messages taken in yet").waitFor();
      await page.getByText("WhatsApp", { exact: true }).click();
      await page.getByText(/Export chat\.$/).first().waitFor();
      await app.accessible();
    });

    await step("the order of its dates is asked, with both readings beside each other", async () => {
      await button(page, "Take in messages").click();
      await app.dialog(await file(app, "WhatsApp Chat with R..txt", chat));
      await button(page, "Choose a file…").click();
      await page.getByText("“01.11.26, 21:00” is 1 November 2026").waitFor();
      await page.getByText("“01.11.26, 21:00” is 11 January 2026").waitFor();
      assert.ok(await button(page, "Take them in").isDisabled());
      await app.accessible();
      await page.getByRole("radio", { name: "Day, month, year" }).check();
      await page.getByLabel("Which one is you").selectOption("Mira");
      await page.getByText("1 November 2026 to 10 November 2026").waitFor();
      await button(page, "Take them in").click();
      await page.getByText("300 messages taken in.").waitFor();
      await app.accessible();
      await button(page, "Look at them").click();
    });

    await step("it is a conversation by day, in the zone it was read in", async () => {
      await heading(page, "R.").waitFor();
      await list.getByText(/^Sunday,? 1 November 2026$/).waitFor();
      await message("where are you 0").getByText("21:00 CET, assumed").waitFor();
      await app.accessible();
      await list.press("ArrowDown");
      await page.keyboard.press("End");
      await message(/come home 299\b/).waitFor();
      await message(/come home 299\b/).getByRole("button", { name: "As it stands in the file" }).click();
      await dialog(page).getByText("10.11.26, 21:29 - R.: I did not mean that. come home 299").waitFor();
      await page.getByText("These bytes are what they were when they were read.").waitFor();
      await app.accessible();
      await dialog(page).getByRole("button", { name: "Close" }).click();
    });

    await step("a span of it goes into a new incident, word for word", async () => {
      await button(page, "Go to a day").click();
      await page.getByRole("button", { name: /^Thursday,? 5 November 2026$/ }).click();
      await message(/where are you 120\b/).waitFor();
      await button(page, "Pick messages").click();
      await message(/where are you 120\b/).click();
      await message(/come home 123\b/).click({ modifiers: ["Shift"] });
      await button(page, "Into an incident…").click();
      await dialog(page).getByRole("heading", { name: "Put 4 messages into an incident" }).waitFor();
      await dialog(page).getByLabel("What happened").fill("Wrote at night again");
      await app.accessible();
      await button(page, "Put 4 in").click();
      await page.getByText("4 messages are in incident 1 now.").first().waitFor();
      await button(page, "Open incident 1").click();
      await heading(page, "Wrote at night again").waitFor();
      const [row] = (await call(page, "Evidence.Incidents", { trashed: false, offset: 0, limit: 1 })).rows;
      const { quotes, happened, exhibits } = await call(page, "Evidence.Incident", row.id);
      assert.deepEqual(quotes.map(({ text }) => text), [120, 121, 122, 123].map((n) => `${said[n % 4]} ${n}`));
      assert.deepEqual([happened.sure, happened.zone, exhibits.length], ["between", "Europe/Berlin", 1]);
      await page.getByRole("blockquote").filter({ hasText: "Please stop. 121" }).waitFor();
      await closeMessages(page);
    });

    await step("what was found opens the conversation there", async () => {
      await eventually(() => call(page, "Search.Find", { query: "kind:message 246", room: "", offset: 0, limit: 3 }).catch(() => ({ total: 0 })), ({ total }) => total > 0, "the message is found");
      await page.keyboard.press("Control+k");
      await page.keyboard.type("want 246");
      await page.getByRole("option", { name: /want 246/ }).first().click();
      await message(/want 246\b/).waitFor();
      await eventually(() => message(/want 246\b/).evaluate((e) => e === document.activeElement), Boolean, "the focus is on it");
      await page.getByRole("button", { name: /^Exhibit 1: WhatsApp/ }).click();
      await heading(page, "WhatsApp Chat with R..txt").waitFor();
      await page.getByText("300 messages read out of it").waitFor();
    });

    await step("what was read can be thrown away; the file and the incident keep theirs", async () => {
      await button(page, "Open").click();
      await list.waitFor();
      await button(page, "More").last().click();
      await page.getByRole("menuitem", { name: "Throw away what was read…" }).click();
      await button(page, "Throw it away").click();
      await heading(page, "No messages taken in yet").waitFor();
      const { rows } = await call(page, "Evidence.Exhibits", { incident: "", offset: 0, limit: 9 });
      assert.equal(rows.length, 1);
      await button(page, "Timeline").click();
      await page.getByRole("option").first().click();
      await page.getByRole("blockquote").first().waitFor();
    });
  }));
