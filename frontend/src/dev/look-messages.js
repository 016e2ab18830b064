// Pictures of messages: taken in, read, picked; called by look.js for every theme and size.
import { Buffer } from "node:buffer";

// A picture of nothing much, four pixels by three.
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAEElEQVR42mOoWLUFjhhwcgCrAhYJHZ2HGgAAAABJRU5ErkJggg==",
  "base64",
);

/** @param {{ page: import("playwright-core").Page, base: string, shoot: (name: string) => Promise<void> }} with */
export async function lookAtMessages({ page, base, shoot }) {
  const press = (name) => page.getByRole("button", { name, exact: true }).first().click();
  const pause = () => page.waitForTimeout(200);
  await page.route("**/sent/**", (route) => route.fulfill({ contentType: "image/png", body: png }));
  await page.goto(`${base}?empty`);
  await press("Evidence");
  await press("Messages");
  await pause();
  await shoot("messages-empty");
  await page.goto(base);
  await press("Evidence");
  await press("Messages");
  await page.getByRole("option").first().click();
  await pause();
  await shoot("messages");
  await page.getByRole("button", { name: /^Show: IMG/ }).click();
  await pause();
  await page.keyboard.press("Escape");
  await page.getByRole("option").first().click();
  await press("Pick messages");
  const list = page.getByRole("list", { name: "Messages: R." });
  await list.getByText("this is not funny").first().click();
  await list
    .getByText("fine. do what you want")
    .first()
    .click({ modifiers: ["Shift"] });
  await pause();
  await shoot("messages-picking");
  await press("Into an incident…");
  await pause();
  await shoot("messages-put");
  await press("Cancel");
  await press("Done picking");
  await list.getByRole("button", { name: "As it stands in the file" }).nth(4).click();
  await pause();
  await shoot("messages-in-file");
  await press("Close");
  await press("Go to a day");
  await pause();
  await shoot("messages-day");
  await page.keyboard.press("Escape");
  await page.getByLabel("Search in this conversation").fill("account");
  await page.waitForTimeout(400);
  await shoot("messages-search");
  await press("More");
  const more = page.getByRole("menuitem", { name: "About this file" });
  if (!(await more.isVisible())) {
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "More", exact: true }).last().click();
  }
  await more.click();
  await pause();
  await shoot("messages-about");
  await press("Close");
  await page.goto(base);
  await press("Evidence");
  await press("Exhibits");
  await page.getByRole("option").nth(1).click();
  await press("Open");
  await press("Messages");
  const back = page.getByRole("button", { name: "Back to the list" });
  if (await back.isVisible()) await back.click();
  await press("Take in messages");
  await press("One that is kept here…");
  await pause();
  await shoot("messages-take-kept");
  await page.getByRole("dialog").last().getByRole("option").nth(1).click();
  await press("Read this one");
  await pause();
  await page.evaluate(() => {
    const { fake, reading } = globalThis;
    const [job] = fake.rooms.jobs.slice(-1);
    fake.emit("job", { ...job, state: "done", result: reading });
  });
  await pause();
  await shoot("messages-take");
}
