// The guide is read, searched and gone through by keys; the page for the worst
// hour is reached from anywhere and keeps nothing but the country.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { at, begin, button, call, enter, eventually, heading } from "./steps.mjs";

const contents = (page) => page.getByRole("navigation", { name: "Articles" });
const reading = (page) => page.getByRole("region", { name: "What you are reading" });
const found = (page) => page.getByRole("list", { name: "Articles" });
const search = (page) => page.getByRole("searchbox", { name: "Search the guide" });
const palette = (page) => page.getByRole("combobox", { name: "Search, or say what to do" });

test("the guide is read and searched, by pointer and by keys", () =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    // Nothing of the texts is read before they are wanted.
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.keyboard.press("Control+6");
    await at(page, "Guide");
    await eventually(() => asked.filter((url) => url.endsWith(".js")).length, (count) => count > 0, "the texts come when the room is opened");
    assert.ok(asked.every((url) => new URL(url).origin === new URL(app.address).origin));

    await contents(page).getByRole("button", { name: "Hoovering", exact: true }).click();
    await heading(page, "Hoovering").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Hoovering");
    await reading(page).getByText("What this rests on").waitFor();
    await app.accessible();

    // From one article to another, without a page being opened for it.
    await contents(page).getByRole("button", { name: "Low contact, where no contact cannot be" }).click();
    await reading(page).getByRole("link", { name: "Grey rock" }).first().click();
    await heading(page, "Grey rock").waitFor();
    assert.equal(await page.evaluate(() => location.hash), "");
    assert.equal(await reading(page).evaluate((e) => e.scrollTop), 0);

    // Without accents, the title first, the words marked.
    await search(page).fill("stalk");
    const first = found(page).getByRole("button").first();
    await eventually(() => first.textContent(), (text) => /stalk/i.test(text), "what was found");
    assert.ok((await page.locator("mark").allTextContents()).every((text) => /^stalk/i.test(text)));
    await app.accessible();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await reading(page).getByRole("heading", { level: 2 }).first().waitFor();
    await search(page).fill("xylophone");
    await page.getByText("Nothing in the guide has “xylophone”.").waitFor();
    await search(page).press("Escape");
    await contents(page).waitFor();

    // Control K reads, from another room.
    await enter(page, "Today");
    await page.keyboard.press("Control+k");
    await palette(page).fill("read gasl");
    await page.getByRole("option", { name: "Read: Gaslighting" }).click();
    await heading(page, "Gaslighting").waitFor();

    // Larger letters, for the whole app, and kept.
    await button(page, "Larger text").click();
    await eventually(() => call(page, "Settings.Get"), ({ text_size }) => text_size === 115, "the size is kept");
    await button(page, "Smaller text").click();

    // Words and exercises.
    await contents(page).getByRole("button", { name: "Glossary" }).click();
    await reading(page).getByText("Reality ledger").waitFor();
    await app.accessible();
    await contents(page).getByRole("button", { name: "Grounding exercises" }).click();
    await button(page, "Feet on the floor").click();
    for (let n = 0; n < 4; n++) await page.keyboard.press("Enter");
    await reading(page).getByText("I am held up").waitFor();
    await page.keyboard.press("Enter");
    await reading(page).getByText("That is all of it.").waitFor();
    await page.keyboard.press("Enter");
    await reading(page).getByText("That is all of it.").waitFor({ state: "detached" });
  }));

test("the page for the worst hour is reached from anywhere, and keeps nothing but the country", () =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    await call(page, "Plan.Save", support());
    await enter(page, "Evidence");
    await page.keyboard.press("Control+k");
    await palette(page).fill("suicide");
    await page.getByRole("option", { name: "I need help now" }).click();
    await heading(page, "You are not alone with this").waitFor();
    assert.equal(await page.locator("main input, main textarea").count(), 0, "nothing to fill in");
    await page.getByText("Ida Brandt").waitFor();
    await page.getByText("0100 200300").waitFor();
    await page.getByLabel("Country").selectOption("DE");
    await page.getByText("0800 111 0 111", { exact: true }).waitFor();
    await page.getByText(/Collected on 21 November 2026/).waitFor();
    for (const [colorScheme, size] of [["light", { width: 1280, height: 860 }], ["dark", { width: 900, height: 600 }]]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await app.accessible();
    }
    await button(page, "Ground me first").click();
    await page.getByText("Name five things you can see").waitFor();
    await page.keyboard.press("Escape");
    await at(page, "Evidence");

    // The country is the vault's, and there again next time.
    await page.reload();
    await at(page, "Today");
    assert.equal((await call(page, "Settings.Get")).country, "DE");
    await enter(page, "Guide");
    await button(page, "I need help now").click();
    await page.getByText("0800 111 0 111", { exact: true }).waitFor();
    await button(page, "Go back").click();
    await at(page, "Guide");
  }));

/** Somebody safe, for Plan.Save. */
function support() {
  return {
    id: "", kind: "support", sort: "friend", offer: "", title: "Ida Brandt", text: "", was: "", sentence: "", who: "", state: "", channels: [],
    on: "", every: "", done_at: "", today: "", reach: "0100 200300", any_time: true, hours: [], knows: "", good_for: "Three in the morning",
    not_pass_on: "", number: "", court: "", from: "", until: "", marks: [], incidents: [], people: [], entries: [], created_at: "",
    updated_at: "", trashed_at: "", revision: 0,
  };
}
