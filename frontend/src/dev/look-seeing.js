// Finding, looking back, and the ways in and out: pictures of each state.

const plan = {
  ...{
    token: "read",
    source: "dayone",
    name: "Journal \u202Epiz.zip",
    entries: 142,
    attachments: 30,
    already: 12,
  },
  refused: [
    { file: "Journal.json", entry: 7, line: 0, reason: "no-date" },
    { file: "photos/a\u202Egpj.exe", entry: 0, line: 0, reason: "unsafe-name" },
    { file: "Journal.json", entry: 31, line: 2204, reason: "broken" },
  ],
  ...{ refused_total: 104, fields: ["weather", "location"] },
  ...{ first_at: "2019-03-03T08:00:00Z", last_at: "2024-05-04T08:00:00Z" },
  titles: ["The first day", "", "Rain, and the bus"],
};
const came = { batch: "batch1", added: 142, attachments: 30, already: 12, refused: [], refused_total: 0 };

export async function lookAtSeeing(page, base, shoot) {
  const press = (name) => page.getByRole("button", { name, exact: true }).last().click();
  const room = (name) => page.getByRole("button", { name, exact: true }).first().click();
  const end = (change) =>
    page.evaluate((change) => {
      const { fake } = globalThis;
      fake.emit("job", { ...fake.rooms.jobs.at(-1), state: "done", ...change });
    }, change);
  const pause = () => page.waitForTimeout(150);
  const bottom = () =>
    page.locator(".room").evaluate((element) => (element.scrollTop = element.scrollHeight));

  await page.goto(`${base}?`);
  await page.getByText("Kept safe").waitFor();
  await page.keyboard.press("Control+k");
  await pause();
  await shoot("palette");
  await page.keyboard.type("lamp");
  await page.getByText("The best 30 of").waitFor();
  await shoot("palette-found");
  await page.getByRole("combobox").fill("zzz");
  await page.getByText("Nothing found for").waitFor();
  await shoot("palette-none");
  await page.evaluate(() => (globalThis.fake.search.reading = true));
  await page.getByRole("combobox").fill("door");
  await page.getByText("still being read").waitFor();
  await shoot("palette-reading");
  await page.evaluate(() => (globalThis.fake.search.reading = false));
  await page.keyboard.press("Escape");

  await room("Journal");
  await page.getByText("Made coffee").last().waitFor();
  await page.getByRole("searchbox").fill("kitchen lamp");
  await page.locator("mark").first().waitFor();
  await pause();
  await shoot("journal-found");
  await page.getByRole("searchbox").fill("nothing like it");
  await page.getByText("No entry holds these words").waitFor();
  await shoot("journal-none-found");
  await page.getByRole("searchbox").fill("");
  await press("Filter");
  await page.getByLabel("How it felt", { exact: true }).first().selectOption({ label: "Light" });
  await page.getByLabel("Tag", { exact: true }).selectOption({ index: 1 });
  await pause();
  await shoot("journal-filtered");
  await press("Clear all");
  await press("Filter");
  await page.getByRole("listbox", { name: "Entries" }).evaluate((list) => (list.scrollTop = 2600));
  await pause();
  await shoot("journal-months");

  await press("Look back");
  await page.getByText("Days you wrote").waitFor();
  await pause();
  await shoot("look-back");
  await bottom();
  await shoot("look-back-charts");
  for (const button of await page
    .getByRole("button", { name: "As a table" })
    .all()
    .then((all) => all.reverse()))
    await button.click();
  await bottom();
  await shoot("look-back-tables");
  await page.evaluate(() => (document.documentElement.dataset.text = "150"));
  await bottom();
  await shoot("look-back-150");
  await page.evaluate(() => (document.documentElement.dataset.text = "100"));
  await page.goto(`${base}?empty`);
  await room("Journal");
  await press("Look back");
  await page.getByText("Nothing to look back on").waitFor();
  await shoot("look-back-empty");

  await page.goto(`${base}?`);
  await room("Settings");
  await press("Bring in a diary…");
  await shoot("bring-in");
  await press("Choose the file…");
  await page.getByRole("progressbar").waitFor();
  await shoot("bring-in-reading");
  await end({ result: plan });
  await page.getByText("would come in").waitFor();
  await shoot("bring-in-plan");
  await press("Bring in 142 entries");
  await page.getByRole("progressbar").waitFor();
  await end({ result: came });
  await page.getByText("came in").waitFor();
  await shoot("bring-in-done");
  await press("Take all of it back");
  await page.getByText("were taken back").waitFor();
  await shoot("bring-in-undone");
  await press("Close");
  await press("Take entries out…");
  await page.getByLabel("Passphrase of this vault").waitFor();
  await shoot("take-out");
  await page.getByLabel("Passphrase of this vault").fill("anchor");
  await press("Choose where…");
  await page.getByRole("progressbar").waitFor();
  await end({ result: { name: "Journal 2026-11-20", entries: 412, attachments: 2, sealed: 1, lost: 0 } });
  await page.getByText("were saved as").waitFor();
  await shoot("take-out-done");
}
