// The journal's kinds and what belongs to them: forms, feelings, seals, questions, templates, versions, excerpts.

const early =
  "I went for bread alone. Nobody asked where I had been, and I noticed that I was waiting for it.\n\nThe lamp is yellow.\n";
const late =
  "I went for bread alone, early. Nobody asked where I had been.\n\nThe lamp is yellow.\n\nI slept well.\n";

export async function lookAtForms(page, base, shoot) {
  const press = (name) => page.getByRole("button", { name, exact: true }).last().click();
  const item = (name) => page.getByRole("menuitem", { name, exact: true }).click();
  const dialog = () => page.getByRole("dialog").waitFor();
  const pause = () => page.waitForTimeout(200);
  const fake = (change, arg) => page.evaluate(change, arg);
  const fresh = async (kind) => {
    const back = page.getByRole("button", { name: "Back to the list" });
    if (await back.isVisible()) await back.click();
    await press("New of another kind");
    await item(kind);
    await pause();
  };

  await page.goto(`${base}?`);
  await page.getByRole("button", { name: "Journal", exact: true }).first().click();
  await page
    .getByRole("textbox", { name: "Your words" })
    .or(page.getByRole("listbox", { name: "Entries" }))
    .first()
    .waitFor({ state: "attached" });
  await pause();
  const back = page.getByRole("button", { name: "Back to the list" });
  if (await back.isVisible()) await back.click();
  await press("New of another kind");
  await page.getByRole("menu").waitFor();
  await shoot("forms-kinds");
  await item("Unsent letter");
  await page.getByLabel("To", { exact: true }).fill("R.");
  await page.getByRole("textbox", { name: "Your words" }).click();
  await page.keyboard.insertText("I read your last message again, and I could see the hook in it.");
  await page.getByText("Saved", { exact: true }).waitFor();
  await shoot("forms-letter");
  await press("Seal it until a date…");
  await dialog();
  await shoot("forms-seal");
  await press("Choose a day");
  await page.getByRole("grid").waitFor();
  await shoot("forms-calendar");
  await page.keyboard.press("Escape");
  await page.getByLabel("Sealed until: time").fill("25:00");
  await page.keyboard.press("Tab");
  await pause();
  await shoot("forms-seal-wrong");
  await page.getByRole("button", { name: "In a month", exact: true }).click();
  await press("Seal it");
  await page.getByRole("heading", { name: /A letter to R/ }).waitFor();
  await pause();
  await shoot("forms-sealed");
  await press("Break the seal…");
  await dialog();
  await shoot("forms-break");
  await press("Leave it sealed");

  await fresh("Thought record");
  await page.getByLabel("The thought").fill("It was my fault that they shouted.");
  await page.getByLabel("How true it feels now").fill("80");
  await page.getByLabel("What speaks against it").fill("They shouted at others, too.");
  await pause();
  await shoot("forms-record");
  await fresh("Grief note");
  await press("Ask me something");
  await pause();
  await shoot("forms-question");
  await press("Write from it");
  await page.keyboard.insertText("The good mornings.");
  await press("Feeling");
  await dialog();
  await page.getByRole("button", { name: "longing", exact: true }).click();
  await page.getByRole("button", { name: "a little guilt", exact: true }).click();
  await shoot("forms-feelings");
  await page.keyboard.press("Escape");
  await press("Pull");
  await dialog();
  await shoot("forms-pull");
  await page.getByRole("button", { name: "4", exact: true }).click();
  await page.getByRole("button", { name: "Low", exact: true }).click();
  await pause();
  await shoot("forms-foot");

  await press("More");
  await pause();
  await shoot("forms-menu");
  await item("Keep as a template…");
  await page.getByLabel("Name", { exact: true }).fill("Evening");
  await shoot("forms-template");
  await press("Save");
  await pause();
  if (await back.isVisible()) await back.click();
  await press("New of another kind");
  await item("Templates…");
  await dialog();
  await shoot("forms-templates");
  await page.keyboard.press("Escape");

  await fake(
    ([early, late]) => {
      const { rooms } = globalThis.fake;
      const [entry] = rooms.entries;
      rooms.versions[entry.id] = [{ ...entry, text: early, revision: 0, updated_at: "2026-11-19T20:00:00Z" }];
      entry.text = late;
      rooms.entries[7].trashed_at = "2026-10-01T08:00:00Z";
    },
    [early, late],
  );
  await page.getByRole("button", { name: "Streak", exact: true }).first().click();
  await page.getByRole("button", { name: "Journal", exact: true }).first().click();
  await page.getByText("more than thirty days").waitFor();
  await shoot("forms-trash-due");
  await page.getByRole("listbox", { name: "Entries" }).getByRole("option").nth(0).click();
  await page.getByRole("textbox", { name: "Your words" }).waitFor();
  await press("Earlier versions");
  await page.getByText("Since then").waitFor();
  await shoot("forms-versions");
  await press("Close");
  await page.getByRole("textbox", { name: "Your words" }).click();
  await page.keyboard.press("Control+a");
  await press("More");
  await item("Use as evidence…");
  await dialog();
  await pause();
  await shoot("forms-excerpt");
  await press("Cancel");
}
