// Serves the page over the fake bridge with the product's content policy, takes pictures of every screen and
// asks axe about each: node src/dev/look.js [folder]. Ends with 1 if anything is wrong.
import fs from "node:fs";
import axe from "axe-core";
import { chromium } from "playwright-core";
import { preview } from "vite";
import { lookAtCustody } from "./look-custody.js";
import { lookAtClaims } from "./look-claims.js";
import { lookAtEvidence } from "./look-evidence.js";
import { lookAtForms } from "./look-forms.js";
import { lookAtGuide } from "./look-guide.js";
import { lookAtMessages } from "./look-messages.js";
import { lookAtPlan } from "./look-plan.js";
import { lookAtPull } from "./look-pull.js";
import { lookAtSeeing } from "./look-seeing.js";
import { lookAtStreakAndBackups } from "./look-streak-backups.js";
import { lookAtWriting } from "./look-writing.js";

const out = process.argv[2] ?? "node_modules/.look/pictures";
fs.mkdirSync(out, { recursive: true });
const server = await preview({
  root: "src/dev",
  configFile: "vite.config.ts",
  build: { outDir: "../../node_modules/.look" },
  preview: { port: 0, host: "127.0.0.1" },
});
const base = `http://127.0.0.1:${server.httpServer.address().port}/`;
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium-headless-shell",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--lang=en-GB"],
});

const rooms = ["Today", "Journal", "Evidence", "Streak", "Plan", "Guide", "Backups", "Settings"];
const screens = {
  unlock: { query: "phase=locked" },
  "first-run": { query: "phase=new" },
  ...Object.fromEntries(rooms.map((room) => [room.toLowerCase(), { query: "", room }])),
  ...Object.fromEntries(rooms.map((room) => [`${room.toLowerCase()}-empty`, { query: "empty", room }])),
};
const sizes = [
  [1280, 860],
  [900, 600],
];
let wrong = 0;
const complain = (...words) => {
  wrong++;
  console.error(...words);
};

for (const theme of ["light", "dark"]) {
  for (const [width, height] of sizes) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      locale: "en-GB",
      timezoneId: "Europe/Berlin",
      reducedMotion: "reduce",
      bypassCSP: false,
    });
    const page = await context.newPage();
    page.on("console", (message) => {
      // The browser asks for an icon of its own accord; the window never does.
      if (message.type() !== "error" || message.location().url.endsWith("/favicon.ico")) return;
      complain("console:", message.text());
    });
    page.on("pageerror", (error) => complain("page:", error.message));
    await page.clock.setFixedTime(new Date("2026-11-20T08:12:00+01:00"));
    const shoot = async (name) => {
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: `${out}/${name}-${theme}-${width}.png` });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) complain(`${name} ${theme} ${width}: ${wide} px too wide`);
      // The debugger's own evaluation is not held by the page's policy.
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      for (const { id, nodes } of violations)
        complain(`${name} ${theme} ${width}: ${id}`, nodes.map((node) => node.html).slice(0, 3));
    };
    for (const [name, { query, room }] of Object.entries(screens)) {
      await page.goto(`${base}?${query}`);
      if (room) await page.getByRole("button", { name: room, exact: true }).first().click();
      else await page.locator("h1").first().waitFor();
      await page.waitForTimeout(150);
      await shoot(name);
      if (name !== "first-run") continue;
      await page.getByRole("button", { name: "It is safe enough" }).click();
      await page.getByText("anchor").waitFor();
      await shoot("first-run-passphrase");
      await page.getByRole("button", { name: "Choose my own" }).click();
      await page.getByLabel("What they would guess").fill("Rex, 1987");
      await page.getByLabel("Your own passphrase").fill("rex rex rex rex");
      await page.getByText("Too easy to guess").waitFor();
      await shoot("first-run-own");
      await page.getByRole("button", { name: "Use six random words" }).click();
      await page.getByLabel("Once more, to be sure").fill("anchor barley candle drift ember fjord");
      await page.getByRole("button", { name: "Seal it" }).click();
      await page.getByText("k7mq").waitFor();
      await shoot("first-run-code");
      await page.getByRole("button", { name: "Skip this" }).click();
      await shoot("first-run-skip");
      await page.getByRole("button", { name: "Keep the code" }).click();
      await page.getByRole("button", { name: "I have it on paper" }).click();
      await shoot("first-run-check");
    }
    await lookAtEvidence({ page, base, shoot });
    await lookAtClaims({ page, base, shoot });
    await lookAtCustody({ page, base, shoot });
    await lookAtMessages({ page, base, shoot });
    await page.goto(`${base}?phase=locked`);
    await page.getByLabel("Passphrase", { exact: true }).fill("wrong");
    await page.getByRole("button", { name: "Unlock", exact: true }).click();
    await page.getByText("did not open").waitFor();
    await shoot("unlock-wrong");
    await page.getByLabel("Passphrase", { exact: true }).fill("anchor barley candle drift ember fjord");
    await page.getByRole("button", { name: "Unlock", exact: true }).click();
    await page.getByText("attempts to unlock failed").waitFor();
    await shoot("greeting");
    await lookAtStreakAndBackups(page, base, shoot);
    await lookAtPlan(page, base, shoot);
    await lookAtWriting(page, base, shoot);
    await lookAtForms(page, base, shoot);
    await lookAtSeeing(page, base, shoot);
    await lookAtPull(page, base, shoot);
    await lookAtGuide(page, base, shoot);
    await context.close();
  }
}
await browser.close();
await server.close();
console.log(wrong === 0 ? `all well; pictures in ${out}` : `${wrong} things to look at`);
process.exit(wrong === 0 ? 0 : 1);
