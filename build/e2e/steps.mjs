// Steps that several tests take the same way: a vault made quickly, rooms
// entered, files to bring in. Each does what a person does, by role and name,
// unless it says that it goes by the bindings.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

/** Opens the vaults that are made by the bindings. */
export const PASSPHRASE = "lantern orbit velvet cactus mango drizzle";

/** Makes a vault by the bindings and comes to Today, as if the first run had been done before. */
export async function begin({ page }) {
  await page.evaluate((passphrase) => window.go.app.Session.Create(passphrase, []), PASSPHRASE);
  await page.reload();
  await at(page, "Today");
}

/** Calls a bound Go method from the page: call(page, "Journal.Save", entry). */
export function call(page, name, ...args) {
  const [struct, method] = name.split(".");
  return page.evaluate(([struct, method, args]) => window.go.app[struct][method](...args), [struct, method, args]);
}

/** An entry for Journal.Save. */
export const entry = (fields) => ({
  id: "", title: "", text: "", at: "2026-03-01T09:30:00+01:00", zone: "Europe/Berlin", mood: 0, tags: [],
  created_at: "", updated_at: "", trashed_at: "", revision: 0, ...fields,
});

/** An incident for Evidence.SaveIncident. */
export const incident = (fields) => ({
  id: "", what: "They stood at the door", happened: { sure: "exact", at: "2026-03-02T18:00:00+01:00", until: "", zone: "Europe/Berlin" },
  zone: "Europe/Berlin", tactics: [], channel: "", people: [], words: "", exhibits: [], revision: 0, ...fields,
});

export const heading = (page, name) => page.getByRole("heading", { name, exact: true }).first();
export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const editor = (page) => page.getByRole("textbox", { name: "Your words" });

/** The words in the editor as they were written: marks that are out of sight, too. */
export const words = (page) => editor(page).evaluate(({ cmTile }) => cmTile.root.view.state.doc.toString());

/** Pastes into the editor: texts by type, and files as {name, type, base64}. */
export const paste = (page, texts, files = []) =>
  editor(page).evaluate((element, [texts, files]) => {
    const data = new DataTransfer();
    for (const [type, text] of Object.entries(texts)) data.setData(type, text);
    for (const { name, type, base64 } of files) {
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type }));
    }
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, [texts, files]);

/** Goes to a room by its name at the side. */
export async function enter(page, room) {
  await page.getByRole("navigation", { name: "Rooms" }).getByRole("button", { name: room }).click();
  await at(page, room);
}

/** Waits until a room is the one shown. */
export const at = (page, room) => page.locator("nav [aria-current=page]").filter({ hasText: room }).waitFor();

export async function lock(page) {
  await button(page, "Lock").click();
  await heading(page, "Welcome back.").waitFor();
}

export async function unlock(page, secret = PASSPHRASE) {
  await page.getByLabel("Passphrase", { exact: true }).fill(secret);
  await button(page, "Unlock").click();
}

/** Takes the way of a menu: its button, then one of its lines. */
export async function choose(page, menu, item) {
  await button(page, menu).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Closes the short messages at the foot, which stay for ten seconds and lie on what is below. */
export async function closeMessages(page) {
  const close = page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Close" });
  while ((await close.count()) > 0) await close.first().click();
}

/** Waits until a question is answered as hoped, and says the last answer if it never is. */
export async function eventually(ask, hoped, what, patience = 30_000) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (hoped(answer)) return answer;
    assert.ok(Date.now() < end, `${what}: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The path of a new file in the test's own folder. */
export async function file(app, name, content) {
  const path = join(app.folder, "files", name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, content);
  return path;
}

/** A PNG picture of one colour. */
export function picture(width = 64, height = 48, colour = [40, 110, 120]) {
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: width }, () => colour).flat())]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8 + body.length);
    frame.writeUInt32BE(data.length, 0);
    frame.set(body, 4);
    frame.writeUInt32BE(crc32(body), 4 + body.length);
    return frame;
  };
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The steps of one long story: once one fails, those after it are skipped, since they stand on it. */
export function story(t, page) {
  let broken = false;
  return (name, f) =>
    t.test(name, { skip: broken && "a step before it failed" }, async () => {
      try {
        await f();
      } catch (error) {
        broken = true;
        error.message += `\nthe page: ${(await page.locator("body").innerText()).slice(0, 2000)}`;
        throw error;
      }
    });
}
