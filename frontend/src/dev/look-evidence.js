// Pictures of the evidence room's own states; called by look.js for every theme and size.
import { Buffer } from "node:buffer";

// A picture of nothing much, four pixels by three.
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAEElEQVR42mOoWLUFjhhwcgCrAhYJHZ2HGgAAAABJRU5ErkJggg==",
  "base64",
);
const text = "[09.11.26, 18:22] R.: She emptied our joint account the week she left.\n".repeat(40);

/** @param {{ page: import("playwright-core").Page, base: string, shoot: (name: string) => Promise<void> }} with */
export async function lookAtEvidence({ page, base, shoot }) {
  const press = (name) => page.getByRole("button", { name, exact: true }).first().click();
  const pause = () => page.waitForTimeout(150);
  const back = async () => {
    const button = page.getByRole("button", { name: "Back to the list" });
    if (await button.isVisible()) await button.click();
  };
  await page.route("**/exhibit/**", (route) =>
    route.request().url().endsWith("as=text")
      ? route.fulfill({ contentType: "text/plain; charset=utf-8", body: text })
      : route.fulfill({ contentType: "image/png", body: png }),
  );
  await page.goto(base);
  await press("Evidence");
  await page.getByRole("option").nth(1).click();
  await pause();
  await shoot("evidence-incident");
  await press("Link exhibits…");
  await pause();
  await shoot("evidence-link");
  await press("Cancel");
  await back();
  await press("Exhibits");
  await page.getByRole("option").first().click();
  await pause();
  await shoot("evidence-exhibit");
  await press("Show");
  await pause();
  await shoot("evidence-picture");
  await press("Remove…");
  await shoot("evidence-remove");
  await press("Cancel");
  await back();
  await page.getByRole("option").nth(1).click();
  await press("Show");
  await pause();
  await shoot("evidence-text");
  await back();
  await page.evaluate(() => {
    const job = { id: "w", kind: "import", unit: "bytes", code: "", done: 61e7, total: 19e8 };
    const { fake } = globalThis;
    fake.emit("job", { ...job, state: "running", name: "WhatsApp chat 2026-11-09.txt", result: null });
    const result = { checked: 38, damaged: 1 };
    fake.emit("job", { ...job, id: "c", kind: "check", state: "done", name: "", result });
  });
  await pause();
  await shoot("evidence-work");
  await page.evaluate(() => {
    const job = { id: "w", kind: "import", unit: "bytes", code: "", done: 19e8, total: 19e8, name: "" };
    const failed = [
      { name: "diary.odt", code: "changed-while-read" },
      { name: "socket", code: "invalid" },
    ];
    const result = { added: 212, known: 3, failed, exhibits: [] };
    globalThis.fake.emit("job", { ...job, state: "done", result });
    const data = new DataTransfer();
    data.items.add(new File([""], "a.png"));
    window.dispatchEvent(new DragEvent("dragover", { dataTransfer: data }));
  });
  await shoot("evidence-drop");
  await page.evaluate(() => window.dispatchEvent(new DragEvent("drop")));
  await pause();
  await shoot("evidence-result");
  await press("Close this message");
  await press("Close this message");
  await press("Record");
  await page.getByRole("textbox", { name: "What happened" }).fill("Drove past the house twice, slowly");
  await pause();
  await shoot("evidence-form");
  await page.getByRole("radio", { name: "All at once" }).check();
  await page.locator("summary", { hasText: "What it was" }).first().click();
  await page.locator("summary", { hasText: "nothing chosen" }).click();
  await page.getByRole("checkbox", { name: /^Stalking/ }).check();
  await pause();
  await shoot("evidence-tactics");
  await press("Save");
  await pause();
  await shoot("evidence-form-missing");
  await press("Evidence");
  await page.evaluate(() => (document.documentElement.dataset.text = "150"));
  await pause();
  await shoot("evidence-large");
  await page.evaluate(() => (document.documentElement.dataset.text = "100"));
}
