// Pictures of exhibits, the custody log and the bundle maker; called by look.js for every theme and size.

/** @param {{ page: import("playwright-core").Page, base: string, shoot: (name: string) => Promise<void> }} with */
export async function lookAtCustody({ page, base, shoot }) {
  const press = (name) => page.getByRole("button", { name, exact: true }).first().click();
  const pause = () => page.waitForTimeout(150);
  const back = async () => {
    const button = page.getByRole("button", { name: "Back to the list" });
    if (await button.isVisible()) await button.click();
  };
  const more = async (name) => {
    await back();
    await press("More");
    await page.getByRole("menuitem", { name }).click();
    await pause();
  };
  await page.goto(base);
  await page.evaluate(() => {
    const plain = { zone: "Europe/Berlin", clock_note: "", sha256: "9f2c".repeat(16), size: 1_248_113 };
    const none = { exhibit: 38, name: "family-chat.png", params: {}, recipient: "", reason: "", note: "" };
    const lines = [
      { action: "acquire" },
      { action: "correct", params: { incident: "13" }, reason: "incident 13: exhibits linked" },
      { action: "view", reason: "shown" },
      { action: "verify", reason: "intact" },
      { action: "export", params: { bundle: "For the lawyer" }, recipient: "Ms Ito" },
      { action: "timestamp", exhibit: 0, params: { stamped_at: "2026-11-17T16:20:00Z" } },
    ];
    const at = (index) => new Date(Date.UTC(2026, 10, 9 + index, 20, 5, 12)).toISOString();
    const all = lines.map((line, index) => ({ ...plain, ...none, ...line, seq: 211 + index, at: at(index) }));
    globalThis.fake.rooms.custody.push(...all.reverse());
  });
  await press("Evidence");
  await press("Exhibits");
  await page.getByRole("option").first().click();
  await page.getByRole("heading", { name: "What you say of it" }).scrollIntoViewIfNeeded();
  await pause();
  await shoot("exhibit-says");
  await page.getByRole("button", { name: /Say more|Change/ }).click();
  await pause();
  await shoot("exhibit-form");
  await press("Cancel");
  await press("Cover parts…");
  await press("Add a box");
  await page.keyboard.press("ArrowRight");
  await pause();
  await shoot("exhibit-redact");
  await press("Cancel");
  await back();
  await page.getByRole("listbox").focus();
  for (let row = 0; row < 11; row++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Kept unread" }).waitFor();
  await shoot("exhibit-unread");
  await more("Custody log");
  await shoot("custody-log");
  await page.getByRole("listbox", { name: "Custody log" }).getByRole("option").first().click();
  await press("Check the log");
  await pause();
  await shoot("custody-checked");
  await press("Paper seal");
  await press("Show the seal");
  await page.getByRole("textbox", { name: "Type the code" }).fill("20005-00WXS");
  await press("Check");
  await pause();
  await shoot("custody-seal");
  await press("Time-stamps");
  await pause();
  await shoot("custody-stamps");
  await more("Bundles");
  await shoot("bundles");
  await press("Make a bundle");
  await page.getByRole("textbox", { name: "Name of the case" }).fill("R. v. me");
  await page.getByRole("radio", { name: "Only what I choose" }).check();
  await page.getByText("Incidents: none chosen").click();
  await pause();
  await shoot("bundle-choose");
  await page.getByRole("radio", { name: "Everything" }).check();
  await press("Look at what would be in it");
  await pause();
  await shoot("bundle-preview");
  await press("Make it…");
  await pause();
  await shoot("bundle-save");
  await press("Cancel");
}
