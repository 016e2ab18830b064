// The streak's dialogs, and a backup on its way out and back in.
import { lookAtStreak } from "./look-streak.js";

const contents = {
  created_at: "2026-11-17T19:14:00Z",
  entries: 408,
  incidents: 14,
  exhibits: 37,
  size: 1_900_000_000,
  files: Array.from({ length: 480 }, (_, at) => ({
    name:
      at < 37 ? `evidence/${String(at + 1).padStart(4, "0")}/family-chat.png` : `journal/2026/entry-${at}.md`,
    size: 1_248_113 / (at + 1),
  })),
  total_files: 480,
};

export async function lookAtStreakAndBackups(page, base, shoot) {
  const press = (name) => page.getByRole("button", { name, exact: true }).last().click();
  const room = (name) => page.getByRole("button", { name, exact: true }).first().click();
  const tell = (change) =>
    page.evaluate((change) => {
      const { fake } = globalThis;
      fake.emit("job", { ...fake.rooms.jobs.at(-1), ...change });
    }, change);
  const bottom = () =>
    page.locator(".room").evaluate((element) => (element.scrollTop = element.scrollHeight));

  await lookAtStreak(page, base, shoot);
  await room("Backups");
  await page.getByText("Saved so far").waitFor();
  await page.getByRole("button", { name: "Save to…" }).click();
  await page.getByText("Seal it with another passphrase").click();
  await page.getByText("anchor").waitFor();
  await shoot("backups-save");
  await page.getByText("Seal it with another passphrase").click();
  await page.getByLabel("Passphrase of this vault", { exact: true }).fill("wrong");
  await press("Choose where…");
  await page.getByText("Beginning").or(page.getByText("Writing")).first().waitFor();
  await tell({ done: 1_200_000_000, total: 3_800_000_000, name: "stillwater-2026-11-20.age" });
  await page.getByText("Writing stillwater").waitFor();
  await shoot("backups-writing");
  await tell({ state: "failed", code: "wrong-passphrase" });
  await shoot("backups-failed");
  await bottom();
  await shoot("backups-foot");

  await press("Open a backup");
  await page.getByLabel("Passphrase of this backup").fill("anchor");
  await shoot("backups-passphrase");
  await press("Look inside");
  await page.waitForTimeout(50);
  await tell({ state: "done", result: contents });
  await page.getByText("Inside notes").waitFor();
  await press("Check every byte");
  await page.waitForTimeout(50);
  await tell({ done: 700_000_000, total: 1_900_000_000 });
  await shoot("backups-checking");
  await tell({ state: "done", result: { files: 480, lost: 1, proved: true } });
  await page.getByText("480 files are whole").waitFor();
  await shoot("backups-checked");
  await press("Restore into a new vault");
  await shoot("backups-restore");
  await press("Choose an empty folder…");
  await page.waitForTimeout(50);
  await tell({
    state: "done",
    result: { usual: false, place: "Second", entries: 408, exhibits: 37, proved: true },
  });
  await page.getByText("It stands in the folder").waitFor();
  await shoot("backups-restored");

  await page.goto(`${base}?phase=locked`);
  await press("Restore a backup");
  await page.getByRole("dialog").waitFor();
  await shoot("unlock-restore");
}
