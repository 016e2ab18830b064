import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./harness.mjs";

test("the page comes up under its own policy and is held by it", () =>
  withApp(async ({ page, address }) => {
    await page.getByRole("heading").first().waitFor();
    const response = await page.request.get(address);
    const policy = response.headers()["content-security-policy"];
    assert.match(policy, /^default-src 'none'; /);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(response.headers()["cache-control"], "no-store");
  }));

test("nothing is answered to whoever has no token", () =>
  withApp(async ({ address }) => {
    for (const path of ["/", "/wails/runtime.js", "/e2e/window", "/exhibit/aaaaaaaaaaaaaaaaaaaaaaaaaa"]) {
      assert.equal((await fetch(new URL(path, address))).status, 403, path);
    }
  }));

test("an error of the app reaches the page as its code", () =>
  withApp(async ({ page }) => {
    const code = await page.evaluate(() => window.go.app.Journal.Months({}).catch((error) => error.message));
    assert.equal(code, "locked");
  }));

test("the first screen has nothing axe-core objects to, light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    await withApp(async (app) => {
      await app.page.getByRole("heading").first().waitFor();
      await app.accessible();
    }, { colorScheme });
  }
});
