// What every end-to-end test starts from: a server of its own with a folder
// for its vault, a browser page on it, and the hands of a person.
// The tests run in Node's own runner: node --test build/e2e/
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";

const root = new URL("../../", import.meta.url);
const require = createRequire(new URL("frontend/package.json", root));
const { chromium } = require("playwright-core");
const axeSource = require.resolve("axe-core/axe.min.js");

/** Milliseconds for anything to appear: deriving a key takes its time on a busy machine. */
const PATIENCE = 30_000;

let browser;
after(() => browser?.close());

/**
 * Starts the app in a browser and calls f with it; whatever the page reports
 * as wrong (an error, a refused script or style) fails the test. A folder that
 * is handed in holds the vault of an earlier start, and stays.
 */
export async function withApp(f, { width = 1180, height = 800, colorScheme = "light", reducedMotion = "reduce", folder: given } = {}) {
  const folder = given ?? (await mkdtemp(join(tmpdir(), "stillwater-e2e-")));
  const server = spawn(new URL("build/bin/e2eserver", root).pathname, ["-vault", join(folder, "vault")], {
    cwd: root.pathname,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const wrong = [];
  createInterface({ input: server.stderr }).on("line", (line) => wrong.push(`server: ${line}`));
  const ended = new Promise((resolve) => server.once("exit", resolve));
  try {
    const address = await firstLine(server);
    // Drawing without a card imitated in software is less work.
    browser ??= await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
      args: ["--disable-gpu", ...(process.getuid() === 0 ? ["--no-sandbox"] : [])],
    });
    const context = await browser.newContext({
      viewport: { width, height }, colorScheme, reducedMotion, locale: "en-GB", timezoneId: "Europe/Berlin",
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.on("pageerror", (error) => wrong.push(`page: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") wrong.push(`console: ${message.text()}`);
    });
    await page.goto(address);
    const app = new App(page, address, folder, server);
    await f(app);
    if (!server.killed) assert.deepEqual(wrong, [], "the page or the server reported something");
    await context.close();
  } catch (error) {
    if (wrong.length > 0) error.message += `\nreported: ${wrong.join("\n")}`;
    throw error;
  } finally {
    server.kill("SIGTERM");
    await ended;
    if (!given) await rm(folder, { recursive: true, force: true });
  }
}

function firstLine(server) {
  return new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).once("line", resolve);
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

class App {
  #server;

  constructor(page, address, folder, server) {
    this.page = page;
    this.address = address;
    this.folder = folder;
    this.#server = server;
  }

  /** Ends it all in the middle of whatever it does, as a loss of power would. */
  async kill() {
    this.#server.kill("SIGKILL");
    await this.page.close();
  }

  /** Where the sealed vault is. */
  get vault() {
    return join(this.folder, "vault");
  }

  /** Sets the answer to the next unanswered dialog; no path cancels it. */
  dialog(...paths) {
    return this.#post("dialog", { paths });
  }

  /** Lets files fall onto the window. */
  drop(...paths) {
    return this.#post("drop", { paths });
  }

  /** Puts the window away, or back. */
  minimise(minimised = true) {
    return this.#post("window", { minimised });
  }

  /** Starts the app once more. */
  startAgain() {
    return this.#post("start", {});
  }

  /** What the window was told: {hidden, minimised, quit, title}. */
  async window() {
    return (await this.page.request.get(new URL("/e2e/window", this.address).href)).json();
  }

  async #post(what, data) {
    const response = await this.page.request.post(new URL(`/e2e/${what}`, this.address).href, { data });
    assert.ok(response.ok(), `${what}: ${response.status()}`);
  }

  /** Fails on what axe-core finds wrong for people with disabilities, by all its rules or some. */
  async accessible(runOnly) {
    // By the protocol, since the page's own policy rightly refuses a script of ours.
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(readFileSync(axeSource, "utf8"));
    const { violations } = await this.page.evaluate((runOnly) => globalThis.axe.run(document, { resultTypes: ["violations"], ...(runOnly && { runOnly }) }), runOnly);
    const found = violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(" ")).join(", ")})`);
    assert.deepEqual(found, []);
  }
}
