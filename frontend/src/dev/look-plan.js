// The plan: every part, a form, a way in with how to close it, the trash.

const parts = [
  ["Ways in", "channels"],
  ["No-contact list", "avoid"],
  ["Boundaries", "boundaries"],
  ["People who are safe", "support"],
  ["Reasons", "reasons"],
  ["Reality ledger", "ledger"],
  ["What is mine", "mine"],
  ["Care", "care"],
  ["Orders and agreements", "orders"],
  ["Safety plan", "safety"],
  ["Words for others", "words"],
];

export async function lookAtPlan(page, base, shoot) {
  const press = (name) => page.getByRole("button", { name, exact: true }).last().click();
  const part = (name) =>
    page
      .getByRole("navigation", { name: "Parts of the plan" })
      .getByRole("button", { name: new RegExp(`^${name}`) })
      .click();

  await page.goto(`${base}?`);
  await page.getByRole("button", { name: "Plan", exact: true }).first().click();
  await page.getByRole("heading", { name: "One thing today" }).waitFor();
  await page
    .getByText(/^Ours, if you want them/)
    .first()
    .click();
  await shoot("plan-steps");
  for (const [name, picture] of parts) {
    await part(name);
    await page.getByRole("heading", { level: 2, name, exact: true }).waitFor();
    await shoot(`plan-${picture}`);
  }
  await part("Ways in");
  await page.getByRole("button", { name: /^Shared accounts/ }).click();
  await page.getByText("How to close it").waitFor();
  await shoot("plan-channel");
  await part("People who are safe");
  await page.getByRole("button", { name: "More: Anna" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await page.getByLabel("Find something to link").fill("lamp");
  await shoot("plan-support-form");
  await press("Cancel");
  await part("Orders and agreements");
  await press("Note a breach");
  await page.getByRole("dialog").waitFor();
  await shoot("plan-breach");
  await press("Cancel");
  await page
    .getByRole("navigation", { name: "Parts of the plan" })
    .getByRole("button", { name: /^Trash/ })
    .click();
  await page.getByRole("heading", { name: "Trash" }).waitFor();
  await shoot("plan-trash");
  await press("Delete for good");
  await shoot("plan-remove");
  await press("Cancel");
}
