// The guide and the page for the worst hour; called by look.js for every theme and size.

export async function lookAtGuide(page, base, shoot) {
  const press = (name) => page.getByRole("button", { name, exact: true }).first().click();
  const contents = page.getByRole("navigation", { name: "Articles" });
  const open = async (title) => {
    const back = page.getByRole("button", { name: "Back to the list" });
    if (await back.isVisible()) await back.click();
    await contents.getByRole("button", { name: title, exact: true }).click();
  };
  const shown = (title) => page.getByRole("heading", { name: title, exact: true }).waitFor();

  await page.goto(base);
  await press("Guide");
  await page.getByText("Where to begin").waitFor();
  await shoot("guide");
  await open("Hoovering");
  await shown("Hoovering");
  await shoot("guide-article");
  await page
    .getByRole("region", { name: "What you are reading" })
    .evaluate((e) => (e.scrollTop = e.scrollHeight));
  await shoot("guide-article-foot");
  await open("When they threaten suicide");
  await shown("When they threaten suicide");
  await shoot("guide-safety");
  await open("Glossary");
  await page.getByText("Ambiguous loss").waitFor();
  await shoot("guide-glossary");
  await open("Grounding exercises");
  await press("Five, four, three, two, one");
  await shoot("guide-grounding");
  await open("Help lines");
  await page.getByLabel("Country").selectOption("DE");
  await page.getByText("116 016").first().waitFor();
  await shoot("guide-lines");
  const back = page.getByRole("button", { name: "Back to the list" });
  if (await back.isVisible()) await back.click();
  await page.getByRole("searchbox", { name: "Search the guide" }).fill("message");
  await page.getByText("articles found").waitFor();
  await shoot("guide-found");
  await page.getByRole("searchbox", { name: "Search the guide" }).fill("xylophone");
  await page.getByText("Nothing in the guide").waitFor();
  await shoot("guide-none");
  await page.goto(base);
  await press("Guide");
  await press("I need help now");
  await shown("You are not alone with this");
  await shoot("crisis");
  await page.getByLabel("Country").selectOption("GB");
  await page.getByText("0808 2000 247").waitFor();
  await page.getByLabel("Country").scrollIntoViewIfNeeded();
  await shoot("crisis-lines");
  await press("Ground me first");
  await page.getByText("Name five things").waitFor();
  await shoot("crisis-grounding");
  await page.evaluate(() => (document.documentElement.dataset.text = "150"));
  await shoot("crisis-large");
  await press("Go back");
  await open("Grief");
  await shown("Grief");
  await shoot("guide-large");
  await page.evaluate(() => (document.documentElement.dataset.text = "100"));
}
