// Today and the streak after ten years: a check-in a day and 5,000 attempts to
// reach somebody. Times are printed; what is held is that the page is there.
import { test } from "node:test";
import { withApp } from "../harness.mjs";
import { begin, call, enter, heading, lock, unlock } from "../steps.mjs";

const CHECK_INS = 3_650;
const ATTEMPTS = 5_000;
const HOUR = 3_600_000;
const ROUNDS = 9;

/** Calls a bound method so many times, many at a time. */
async function many({ address }, name, count, args) {
  const url = new URL("/e2e/ipc", address);
  url.search = new URL(address).search;
  let next = 0;
  const some = async () => {
    for (let n = next++; n < count; n = next++) {
      const response = await fetch(url, { method: "POST", body: `C${JSON.stringify({ name, args: [args(n)], callbackID: "seed" })}` });
      const { error } = await response.json();
      if (error) throw new Error(JSON.stringify(error));
    }
  };
  await Promise.all(Array.from({ length: 64 }, some));
}

/** The milliseconds from an act to the end of the frame that shows what it leads to. */
const shown = (page, act, wanted) =>
  page.evaluate(
    async ([act, wanted]) => {
      const begun = performance.now();
      document.querySelector(act).click();
      do await new Promise((resolve) => requestAnimationFrame(resolve));
      while (!document.querySelector(wanted));
      await new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        channel.port2.postMessage("");
      });
      return performance.now() - begun;
    },
    [act, wanted],
  );

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)].toFixed(0);

test(`Today with ${CHECK_INS} check-ins and ${ATTEMPTS} attempts`, (t) =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    const now = Date.now();
    const ago = (hours) => new Date(now - hours * HOUR).toISOString();
    const zone = "Europe/Berlin";
    const person = await call(page, "Streak.Start", "R.", ago(CHECK_INS * 24), zone);
    await many(app, "app.CheckIns.Save", CHECK_INS, (n) => ({
      ...{ id: "", at: ago(24 * (CHECK_INS - n) - 1), zone, mood: 1 + (n % 5), pull: n % 11, sleep_half_hours: 10 + (n % 8) },
      ...{ symptoms: ["anxiety"], care: n % 2 ? ["movement"] : ["quiet"], medicines: [], line: `Day ${n}`, updated_at: "" },
    }));
    await many(app, "app.Streak.Attempt", ATTEMPTS, (n) => ({
      ...{ person: person.id, at: ago(((CHECK_INS * 24) / ATTEMPTS) * (ATTEMPTS - n)), zone, channel: "texts", tactic: "hoovering" },
      ...{ through: n % 3 ? "" : "an aunt", note: `Attempt ${n}`, exhibits: [], levels: [] },
    }));
    await lock(page);
    await unlock(page);
    await heading(page, "Kept safe").waitFor();
    const times = { today: [], year: [] };
    const nav = (n) => `nav button[aria-keyshortcuts="Control+${n}"]`;
    for (let n = 0; n < ROUNDS; n++) {
      await enter(page, "Guide");
      times.today.push(await shown(page, nav(1), "main [role=img][aria-label*='day']"));
      await enter(page, "Guide");
      times.year.push(await shown(page, nav(4), "main svg[role=img]"));
    }
    const calls = await page.evaluate(async (rounds) => {
      const times = [];
      for (let n = 0; n < rounds; n++) {
        const begun = performance.now();
        await window.go.app.Streak.Get();
        times.push(performance.now() - begun);
      }
      return times;
    }, ROUNDS);
    t.diagnostic(`Today painted in ${median(times.today)} ms, the year of days in ${median(times.year)} ms of which the call ${median(calls)} ms`);
  }));
