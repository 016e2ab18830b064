// A key in a long text, from the press to the painted letter. Times are
// printed; what is held is that letters are painted as they are typed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "../harness.mjs";
import { begin, call, editor, enter, entry } from "../steps.mjs";

const WORDS = 20_000;
/** Forty words, in the forms that writing has. */
const DAY = "Made coffee and **nobody** commented on how. I *noticed* that I was waiting for it: the pause, the look at the cup.\n\n- [ ] the tax letter, see [there](http://elsewhere.invalid)\n- the shelf\n\n> You would never have chosen that one.\n";

test(`a key pressed in an entry of ${WORDS} words paints its letter`, (t) =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    const text = Array.from({ length: WORDS / 40 }, (_, n) => `## Day ${n}\n\n${DAY}`).join("\n");
    await call(page, "Journal.Save", entry({ title: "A long one", text }));
    await enter(page, "Journal");
    await editor(page).filter({ hasText: "Day 0" }).waitFor();
    // Work is what the page does from the key to the end of the frame that shows it; the wait for that frame to begin
    // is the screen's.
    await page.evaluate(() => {
      globalThis.keys = [];
      const after = (then) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = then;
        channel.port2.postMessage("");
      };
      addEventListener("keydown", () => {
        const key = { from: performance.now() };
        globalThis.keys.push(key);
        after(() => (key.done = performance.now()));
        requestAnimationFrame(() => {
          key.frame = performance.now();
          after(() => (key.painted = performance.now()));
        });
      }, { capture: true });
    });
    const part = (times, share) => times.sort((a, b) => a - b)[Math.floor(times.length * share)].toFixed(1);
    for (const [where, share] of [["start", 0], ["middle", 0.5], ["end", 1]]) {
      await editor(page).evaluate(({ cmTile }, share) => {
        const { view } = cmTile.root;
        const anchor = view.state.doc.lineAt(Math.floor(view.state.doc.length * share)).to;
        view.dispatch({ selection: { anchor }, scrollIntoView: true });
        view.focus();
        globalThis.keys.length = 0;
      }, share);
      for (let n = 0; n < 100; n++) {
        await page.keyboard.press(n % 6 === 5 ? "Space" : "letter"[n % 6]);
        await page.waitForTimeout(40);
      }
      const keys = (await page.evaluate(() => globalThis.keys)).filter(({ painted }) => painted);
      assert.ok(keys.length > 90, `only ${keys.length} keys were painted by themselves`);
      const work = keys.map(({ from, done, frame, painted }) => Math.min(done ?? frame, frame) - from + painted - frame);
      const all = keys.map(({ from, painted }) => painted - from);
      t.diagnostic(`keystroke to letter, ${where}: median ${part(work, 0.5)} ms, p95 ${part(work, 0.95)} ms of work; ${part(all, 0.5)} and ${part(all, 0.95)} ms with the wait for the screen`);
    }
    await page.getByText("Saved", { exact: true }).waitFor();
  }));
