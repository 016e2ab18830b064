// The streak's room from top to foot, and every dialog of it.

export async function lookAtStreak(page, base, shoot) {
  const dialog = page.getByRole("dialog");
  const press = (name) => page.getByRole("button", { name, exact: true }).last().click();
  const choose = async (item) => {
    await page.getByRole("button", { name: "More", exact: true }).first().click();
    await page.getByRole("menuitem", { name: item }).click();
    await dialog.waitFor();
  };
  const leave = async (name = "Cancel") => {
    await dialog.getByRole("button", { name, exact: true }).last().click();
    await dialog.waitFor({ state: "detached" });
  };
  const scrollTo = (share) =>
    page
      .locator(".room")
      .evaluate((element, share) => (element.scrollTop = share * element.scrollHeight), share);

  await page.goto(`${base}?`);
  await page.getByRole("button", { name: "Streak", exact: true }).first().click();
  await page.getByRole("heading", { name: "Their attempts", exact: true }).waitFor();
  await page.getByText("The one message").or(page.getByText("A heart")).first().waitFor();
  await scrollTo(0.4);
  await shoot("streak-seeing");
  await scrollTo(1);
  await shoot("streak-ledgers");
  await page.getByRole("button", { name: "As a table" }).first().click();
  await scrollTo(0.4);
  await shoot("streak-table");

  await scrollTo(0);
  await press("They reached out");
  await shoot("streak-attempt");
  await page.getByRole("checkbox", { name: "Keep what they sent, unread" }).check();
  await press("Note it");
  await page.getByText("drop it on the window").waitFor();
  await shoot("streak-keep-unread");
  await leave("Done");
  await press("I made contact");
  await shoot("streak-contact");
  await press("Continue");
  await page.getByRole("checkbox", { name: "I replied" }).check();
  await shoot("streak-contact-what");
  await press("Continue");
  await press("Not now");
  await press("Not now");
  await page.getByRole("textbox", { name: "What would help" }).fill("Call Anna first.");
  await shoot("streak-contact-help");
  await press("Keep it");
  await page.getByText("Kept.").waitFor();
  await shoot("streak-stays");
  await leave("Close");

  for (const [item, name, way] of [
    ["Set a pause…", "streak-pause", "Cancel"],
    ["Choose what counts", "streak-levels", "Cancel"],
    ["Marks of my own…", "streak-marks", "Close"],
    ["Move the start…", "streak-start-moved", "Cancel"],
    ["Name and link…", "streak-about", "Cancel"],
    ["Put away…", "streak-put-away", "Cancel"],
    ["Add somebody else", "streak-start", "Cancel"],
  ]) {
    await choose(item);
    await shoot(name);
    await leave(way);
  }
  await choose("Write an answer…");
  await shoot("streak-answer-empty");
  await page
    .getByLabel("Your answer")
    .fill("I'm so sorry I was late. I never said that, and you always twist it. Can you bring her coat?");
  await page.getByText("An apology.").waitFor();
  await shoot("streak-answer");
  await leave("Close");

  await page.getByRole("radio", { name: "my mother" }).check();
  await page.getByText("Low contact with my mother").waitFor();
  await shoot("streak-low");
  await press("We were in touch");
  await shoot("streak-exchange");
  await leave();
  await choose("Low contact…");
  await shoot("streak-terms");
  await leave();
  await choose("Put away…");
  await press("Put away");
  await page.getByText("No contact with R.").waitFor();
  await choose("Put away (1)…");
  await shoot("streak-away");
  await press("Remove for good…");
  await page.getByText("This cannot be undone.").waitFor();
  await shoot("streak-remove");
  await press("Cancel");
  await press("Close");
}
