// The pull from its first breath to its ends, and the check-in with what it adds up to.

export async function lookAtPull(page, base, shoot) {
  const press = (name) => page.getByRole("button", { name, exact: true }).last().click();
  const bottom = () =>
    page.locator(".room").evaluate((element) => (element.scrollTop = element.scrollHeight));

  await page.goto(`${base}?`);
  await page.locator("h1").first().waitFor();
  await page.keyboard.press("F2");
  await page.getByText(/reasons you wrote/).waitFor();
  await shoot("pull");
  await page.getByRole("button", { name: "7", exact: true }).click();
  await bottom();
  await shoot("pull-foot");
  await press("Still here");
  await page.getByText("Nothing has to be decided").waitFor();
  await shoot("pull-here");
  await page.goto(`${base}?empty`);
  await page.locator("h1").first().waitFor();
  await page.keyboard.press("F2");
  await page.getByText("it was enough").waitFor();
  await shoot("pull-empty");
  await press("It passed");
  await page.getByText("You stayed with it").waitFor();
  await shoot("pull-passed");

  await page.goto(`${base}?phase=locked`);
  await press("Open at the pull");
  await page.getByText("you are at the pull").waitFor();
  await shoot("unlock-pull");

  for (const [query, name] of [
    ["", "checkin"],
    ["empty", "checkin-empty"],
  ]) {
    await page.goto(`${base}?${query}`);
    await page.locator("h1").first().waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("option", { name: "Check in", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Check-in" }).waitFor();
    await page.getByRole("button", { name: "Keep it" }).waitFor();
    await shoot(name);
  }
  await page.goto(`${base}?`);
  await page.locator("h1").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("option", { name: "Check in", exact: true }).click();
  await press("Light");
  await page.getByRole("slider", { name: "The pull" }).fill("3");
  await press("Walked or moved");
  await press("More: what is there, medicine, a line");
  await shoot("checkin-form");
  await press("Choose what is offered…");
  await page.getByRole("dialog").waitFor();
  await shoot("checkin-choices");
  await press("Cancel");
  await press("Keep it");
  await page.getByText("Kept at").waitFor();
  await page.getByRole("heading", { name: "Over time" }).scrollIntoViewIfNeeded();
  await shoot("checkin-seen");
  await bottom();
  await shoot("checkin-foot");
}
