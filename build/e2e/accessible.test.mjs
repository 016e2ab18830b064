// For everybody: axe-core on every screen and dialog, nothing cut or out of
// reach in a small or enlarged window, everything by keyboard, stillness for
// who asks for it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./harness.mjs";
import { at, begin, button, call, choose, editor, enter, entry, eventually, file, heading, incident, lock, picture, unlock, words, PASSPHRASE } from "./steps.mjs";

/** The second stands for 900×600, the third for 1280×860 at 200 %: half the CSS pixels each way. */
const SIZES = [{ width: 1280, height: 860 }, { width: 900, height: 600 }, { width: 640, height: 430 }];

/** What axe-core asks of colours and sizes; all else it was told by the same page in the light. */
const LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"];

/**
 * What is out of reach on a page: controls that cannot be brought into sight,
 * or that something else lies upon; words wider than the box that clips them;
 * what has to be scrolled both ways.
 */
function outOfReach() {
  const found = [];
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.push(`the page is ${wide} px too wide`);
  const name = (e) => `${e.tagName.toLowerCase()} “${(e.getAttribute("aria-label") ?? e.labels?.[0]?.textContent ?? e.textContent ?? "").trim().slice(0, 40)}”`;
  const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0;
  const top = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  const controls = [...top.querySelectorAll("button, input, select, textarea, summary, [tabindex='0']")];
  for (const control of controls) {
    // A choice is drawn by the words beside it.
    const drawn = control.matches("input[type=radio]") ? control.parentElement : control;
    if (!seen(drawn) || control.closest(".unseen, [aria-hidden=true], [inert]")) continue;
    drawn.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    const box = drawn.getBoundingClientRect();
    const x = box.left + box.width / 2;
    const y = Math.max(0, box.top) + (Math.min(innerHeight, box.bottom) - Math.max(0, box.top)) / 2;
    if (box.left < -1 || box.right > innerWidth + 1) found.push(`${name(control)} is cut at a side: ${Math.round(box.left)}–${Math.round(box.right)}`);
    else if (box.height < innerHeight / 2 && (box.top < -1 || box.bottom > innerHeight + 1)) found.push(`${name(control)} cannot be scrolled into sight`);
    else {
      const hit = document.elementFromPoint(x, y);
      const on = hit && (drawn.contains(hit) || hit.contains(drawn) || hit.closest("label")?.contains(control));
      if (!on && !hit?.closest("[aria-live]")) found.push(`${name(control)} lies under ${hit ? name(hit) : "nothing"}`);
    }
  }
  for (const e of top.querySelectorAll("*")) {
    const style = getComputedStyle(e);
    // Tables and pictures may scroll sideways in a frame of their own, never what they stand in.
    const sideways = /auto|scroll/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && seen(e);
    if (sideways && !e.querySelector(":scope > table, :scope > svg")) found.push(`${name(e)} scrolls sideways: ${e.scrollWidth} in ${e.clientWidth} px`);
    // What is taken out of the flow is not held by a frame it is not placed in, and makes the page longer.
    if (style.position === "absolute" && e.offsetParent) {
      for (let frame = e.parentElement; frame && frame !== e.offsetParent; frame = frame.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(frame).overflowY)) found.push(`${name(e)} leaves the frame that scrolls it: ${frame.className}`);
      }
    }
    const clips = /hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1;
    const meant = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none" || /auto|scroll/.test(style.overflowX);
    const ownWords = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent.trim() !== "");
    if (clips && !meant && ownWords && seen(e) && e.tagName !== "TEXTAREA" && e.tagName !== "INPUT") found.push(`${name(e)} is cut: ${e.scrollWidth} in ${e.clientWidth} px`);
  }
  return found;
}

/** Looks at a screen in both themes and all sizes, and says everything that is wrong with it. */
function looker(app, wrong) {
  return async (what) => {
    const { page } = app;
    for (const [at, size] of SIZES.entries()) {
      await page.setViewportSize(size);
      const colorScheme = ["light", "dark"][at];
      if (colorScheme) {
        await page.emulateMedia({ colorScheme });
        await app.accessible(at > 0 ? LOOKS : undefined).catch((error) => wrong.push(`${what}, ${colorScheme}: ${error.actual ?? error.message}`));
      }
      const found = await page.evaluate(outOfReach);
      if (found.length > 0) wrong.push(`${what}, ${size.width}×${size.height}: ${found.join("; ")}`);
    }
    await page.setViewportSize(SIZES[0]);
  };
}

const dialog = (page) => page.getByRole("dialog");
const dismiss = async (page, name = "Cancel") => {
  await dialog(page).getByRole("button", { name, exact: true }).click();
  await dialog(page).waitFor({ state: "detached" });
};

test("every screen before the vault is open is for everybody", () =>
  withApp(async (app) => {
    const { page } = app;
    const wrong = [];
    const look = looker(app, wrong);
    await heading(page, "First, is this computer safe for you?").waitFor();
    await look("device check");
    await button(page, "It is safe enough").click();
    await page.getByRole("region", { name: "Six words" }).getByRole("listitem").nth(5).waitFor();
    await look("six words");
    await button(page, "Choose my own").click();
    await page.getByLabel("Your own passphrase").fill("rex rex");
    await page.getByText(/It is one many people use\.$/).waitFor();
    await look("a passphrase of one's own");
    await page.getByLabel("Your own passphrase").fill(PASSPHRASE);
    await page.getByLabel("Once more, to be sure").fill(PASSPHRASE);
    await button(page, "Seal it").click();
    await page.locator("code").nth(7).waitFor();
    await look("recovery code");
    await button(page, "Skip this").click();
    await look("skip the code");
    await dismiss(page, "Keep the code");
    await button(page, "I have it on paper").click();
    await look("type it back");
    await button(page, "Skip this").click();
    await button(page, "Go on without one").click();
    await at(page, "Today");
    await lock(page);
    await unlock(page, "no");
    await page.getByText("That did not open it.").waitFor();
    await look("unlock");
    await app.dialog(await file(app, "not.age", "not a backup"));
    await button(page, "Restore a backup").click();
    await page.getByLabel("Passphrase of this backup").fill("no");
    await button(page, "Look inside").click();
    await page.getByText("This file is not a backup of this app.").waitFor();
    await look("restore");
    await dismiss(page);
    await unlock(page);
    await page.getByText("One attempt to unlock failed").waitFor();
    await look("greeting");
    assert.deepEqual(wrong, []);
  }));

test("every room is for everybody while it is empty", () =>
  withApp(async (app) => {
    const { page } = app;
    const wrong = [];
    const look = looker(app, wrong);
    await begin(app);
    for (const room of ["Today", "Journal", "Evidence", "Streak", "Plan", "Guide", "Backups", "Settings"]) {
      await enter(page, room);
      await eventually(() => page.locator("main h1, main h2").count(), Boolean, room);
      await look(`${room}, empty`);
    }
    assert.deepEqual(wrong, []);
  }));

test("the guide and the page for the worst hour are for everybody", () =>
  withApp(async (app) => {
    const { page } = app;
    const wrong = [];
    const look = looker(app, wrong);
    const contents = page.getByRole("navigation", { name: "Articles" });
    const open = async (name) => {
      await contents.getByRole("button", { name, exact: true }).click();
      await page.getByRole("region", { name: "What you are reading" }).getByRole("heading", { level: 2, name }).waitFor();
    };
    await begin(app);
    await enter(page, "Guide");
    await contents.waitFor();
    await look("the guide");
    for (const name of ["What the body and mind do afterwards", "Stalkerware and hidden trackers", "Glossary", "Grounding exercises", "Help lines"]) {
      await open(name);
      await look(name);
    }
    await page.getByRole("searchbox", { name: "Search the guide" }).fill("mess");
    await page.getByRole("list", { name: "Articles" }).waitFor();
    await look("what the guide found");
    await page.getByRole("searchbox", { name: "Search the guide" }).fill("");
    await button(page, "I need help now").first().click();
    await heading(page, "You are not alone with this").waitFor();
    await page.getByLabel("Country").selectOption("CA");
    await button(page, "Ground me first").click();
    await look("the page for the worst hour");
    assert.deepEqual(wrong, []);
  }));

test("the plan is for everybody, every part of it", () =>
  withApp(async (app) => {
    const { page } = app;
    const wrong = [];
    const look = looker(app, wrong);
    const long = "Donaudampfschifffahrtsgesellschaftskapitänswitwe".repeat(3);
    await begin(app);
    const kinds = {
      step: "on", channel: "own", avoid: "unsafe", boundary: "refuse", support: "friend", reason: "left", ledger: "", strength: "skill",
      care: "feels-like-me", order: "order", safety: "door", words: "children",
    };
    const blank = {
      ...{ id: "", offer: "", was: "", sentence: "", who: "", state: "", channels: [], on: "2026-01-04", every: "", done_at: "", today: "", reach: "" },
      ...{ any_time: false, hours: [], knows: "", good_for: "", not_pass_on: "", number: "", court: "", from: "", until: "", marks: [] },
      ...{ incidents: [], people: [], entries: [], created_at: "", updated_at: "", trashed_at: "", revision: 0 },
    };
    const more = {
      channel: { state: "not-yet" }, avoid: { channels: ["calls", "apps", "door"] }, boundary: { sentence: long, who: long }, ledger: { was: long },
      support: { reach: long, knows: long, hours: [{ days: [1, 2, 3, 4, 5], from: "18:00", until: "02:00" }] }, care: { every: "week" },
      order: { number: "26 F 1184", court: long, from: "2026-01-04", until: "2027-01-03", who: long },
    };
    for (const [kind, sort] of Object.entries(kinds)) {
      for (const title of ["Mira and all who come with her", long]) {
        await call(page, "Plan.Save", { ...blank, kind, sort, title, text: `What was said. ${long}`, ...more[kind] });
      }
    }
    await enter(page, "Plan");
    const parts = page.getByRole("navigation", { name: "Parts of the plan" }).getByRole("button");
    for (const name of await parts.evaluateAll((all) => all.map((one) => one.querySelector(".grow").textContent))) {
      await parts.filter({ hasText: name }).click();
      await page.getByRole("heading", { level: 2, name, exact: true }).waitFor();
      await look(`plan, ${name}`);
    }
    await parts.filter({ hasText: "Ways in" }).click();
    await button(page, "Shared accounts and clouds Not looked at").click();
    await look("plan, a way in");
    await parts.filter({ hasText: "People who are safe" }).click();
    await choose(page, "More: Mira and all who come with her", "Edit");
    await look("plan, a form");
    await dismiss(page);
    await parts.filter({ hasText: "Boundaries" }).click();
    await button(page, "It was crossed").first().click();
    await look("plan, what became of it");
    await dismiss(page);
    assert.deepEqual(wrong, []);
  }));

test("every room and dialog is for everybody when full", () =>
  withApp(async (app) => {
    const { page } = app;
    const wrong = [];
    const look = looker(app, wrong);
    const long = "Donaudampfschifffahrtsgesellschaftskapitänswitwe".repeat(3);
    await begin(app);
    for (let n = 0; n < 30; n++) {
      await call(page, "Journal.Save", entry({
        title: n % 3 ? `A day like number ${n}` : long, text: `# Words\n\nof *day* ${n}, ${long}\n`.repeat(4),
        mood: 1 + (n % 5), tags: ["sleep", `tag ${n % 4}`], at: `2026-0${1 + (n % 9)}-1${n % 9}T09:30:00+01:00`,
      }));
    }
    const person = await call(page, "Streak.Start", "R., my mother, and all who carry messages for her", "2026-01-04T09:30:00+01:00", "Europe/Berlin");
    const id = person?.id ?? (await call(page, "Streak.Get"))[0].person.id;
    for (let n = 1; n < 9; n++) {
      await call(page, "Streak.Attempt", { person: id, at: `2026-0${n}-20T09:30:00+01:00`, zone: "Europe/Berlin", channel: "phone-call", note: long });
    }
    await app.drop(await file(app, "door.png", picture()), await file(app, `${long}.txt`, "text\n".repeat(200)), await file(app, "sound.bin", Buffer.alloc(3000)));
    await eventually(() => call(page, "Evidence.Summary"), ({ exhibits }) => exhibits === 3, "exhibits");
    const { rows } = await call(page, "Evidence.Exhibits", { incident: "", offset: 0, limit: 3 });
    for (let n = 0; n < 12; n++) {
      await call(page, "Evidence.SaveIncident", incident({
        what: `${n % 2 ? "They rang the bell" : long} ${n}`, tactics: ["threats", "intimidation-and-stalking"], channel: "at-home",
        people: ["Ida Brandt", long], words: long, exhibits: rows.map((row) => row.id),
      }));
    }
    await page.reload();
    await at(page, "Today");
    await page.getByText("12 hours").or(page.getByText("A day like number")).first().waitFor();
    await look("Today");

    await enter(page, "Journal");
    await page.getByRole("listbox", { name: "Entries" }).getByRole("option").nth(3).waitFor();
    await look("Journal");
    await button(page, "Filter").click();
    await look("filters");
    await button(page, "Filter").click();
    await button(page, "Look back").click();
    await page.getByRole("region", { name: "What grows" }).waitFor();
    await look("looking back");
    await button(page, "Back to the entries").click();
    for (const way of ["Bring in a diary…", "Take entries out…"]) {
      await choose(page, "In and out", way);
      await dialog(page).waitFor();
      await look(way);
      await dismiss(page);
    }
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search, or say what to do" }).waitFor();
    await look("commands");
    await page.keyboard.type("day");
    await page.getByRole("option", { name: /A day like number/ }).first().waitFor();
    await look("what was found");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /Change the time$/ }).click();
    await look("the time of an entry");
    await dismiss(page, "Done");
    await choose(page, "More", "Move to the trash");
    await button(page, "Trash").click();
    await page.getByRole("option", { name: /./ }).first().click();
    await button(page, "Delete for ever").waitFor();
    await look("the trash");
    await button(page, "Delete for ever").click();
    await look("delete for ever");
    await dismiss(page, "Keep it");

    await enter(page, "Evidence");
    await page.getByRole("listbox", { name: "Timeline" }).getByRole("option", { name: "rang the bell" }).first().click();
    await page.locator("blockquote").waitFor();
    await look("an incident");
    await button(page, "Link exhibits…").click();
    await dialog(page).getByRole("checkbox").first().waitFor();
    await look("link exhibits");
    await dismiss(page);
    await button(page, "Edit").click();
    await page.getByLabel("What happened").waitFor();
    await page.getByRole("radio", { name: "Between" }).check();
    await page.locator("summary").first().click();
    await look("the form of an incident");
    await page.getByRole("radio", { name: "Step by step" }).check();
    await look("one question at a time");
    await button(page, "Finish later").click();
    await button(page, "Claims").click();
    await button(page, "New claim").click();
    await page.getByLabel("What was claimed").fill("That I took the car");
    await look("the form of a claim");
    await button(page, "Save").click();
    await heading(page, "That I took the car").waitFor();
    await look("a claim");
    await button(page, "Say where it stands now").click();
    await look("where a claim stands");
    await dismiss(page);
    await button(page, "All side by side").click();
    await heading(page, "Claims, and what shows them").waitFor();
    await look("claims side by side");
    await button(page, "People").click();
    await button(page, "New person").click();
    await look("a person's form");
    await dismiss(page);
    await choose(page, "More", "Patterns");
    await heading(page, "Week by week").waitFor();
    await look("patterns");
    await choose(page, "More", "Custody log");
    await button(page, "Check the log").click();
    await page.getByRole("status").filter({ hasText: /records hold/ }).waitFor();
    await look("the custody log");
    await button(page, "Paper seal").click();
    await button(page, "Show the seal").click();
    await page.getByRole("list", { name: "The code" }).waitFor();
    await look("a paper seal");
    for (const part of ["Time-stamps", "Checkpoints"]) {
      await button(page, part).click();
      await look(part);
    }
    await button(page, "Make a bundle").first().click();
    await page.getByRole("textbox", { name: "Name of the case" }).fill("Ours");
    await look("what goes into a bundle");
    await button(page, "Look at what would be in it").click();
    await heading(page, "What may harm").waitFor();
    await look("what may harm");
    await button(page, "Exhibits").click();
    for (const kept of ["door.png", ".txt"]) {
      await page.getByRole("listbox", { name: "Exhibits" }).getByRole("option", { name: kept }).click();
      await button(page, "Show").click();
      await button(page, "Cover again").waitFor();
      await look(`an exhibit, ${kept}`);
    }
    await button(page, "Link to an incident…").click();
    await dialog(page).getByRole("option").first().waitFor();
    await look("link to an incident");
    await dismiss(page);
    await button(page, "Remove…").click();
    await look("remove an exhibit");
    await dismiss(page);
    await button(page, "Check all").click();
    await page.getByRole("status").filter({ hasText: "all intact" }).waitFor();
    await look("checked");
    const chat = [`01.11.26, 21:00 - Ida: ${long}`, "01.11.26, 21:01 - Mira: \u202Eno", "<Media omitted>", "02.11.26, 21:02 - Ida: photo.jpg (file attached)"];
    await app.drop(await file(app, "WhatsApp Chat with Ida.txt", `${chat.join("\n")}\n`));
    await eventually(() => call(page, "Evidence.Summary"), ({ exhibits }) => exhibits === 4, "a chat");
    await button(page, "Messages").click();
    await heading(page, "No messages taken in yet").waitFor();
    await look("no messages");
    await button(page, "Take in messages").click();
    await button(page, "One that is kept here…").click();
    await dialog(page).last().getByRole("option", { name: "WhatsApp" }).click();
    await look("which file to read");
    await button(page, "Read this one").click();
    await page.getByRole("radio", { name: "Day, month, year" }).check();
    await page.getByText("1 November 2026 to 2 November 2026").waitFor();
    await look("what a chat leaves open");
    await button(page, "Take them in").click();
    await button(page, "Take it back").waitFor();
    await look("what was read");
    await button(page, "Look at them").click();
    await page.getByRole("list", { name: "Messages: Ida" }).getByRole("article").first().waitFor();
    await button(page, "Pick messages").click();
    await page.getByRole("article").first().click();
    await look("a conversation");
    await button(page, "Into an incident…").click();
    await look("picked messages");
    await dismiss(page);

    await enter(page, "Streak");
    await heading(page, "The last year").waitFor();
    await look("Streak");
    await button(page, "They reached out").click();
    await look("They reached out");
    await dismiss(page);
    await button(page, "I made contact").click();
    await look("I made contact");
    await button(page, "Continue").click();
    await page.getByRole("checkbox", { name: "I wrote" }).check();
    await look("what it was");
    await button(page, "Continue").click();
    for (let n = 0; n < 2; n++) await button(page, "Not now").click();
    await look("what would help next time");
    await button(page, "Keep it").click();
    await look("what stays");
    await dismiss(page, "Undo");
    for (const [item, leave] of [
      ["Set a pause…", "Cancel"], ["Choose what counts", "Cancel"], ["Marks of my own…", "Close"], ["Move the start…", "Cancel"],
      ["Name and link…", "Cancel"], ["Put away…", "Cancel"], ["Add somebody else", "Cancel"],
    ]) {
      await choose(page, "More", item);
      await look(item);
      await dismiss(page, leave);
    }
    await choose(page, "More", "Write an answer…");
    await page.getByLabel("Your answer").fill("I'm sorry, but I never said that. Why do you always ask?");
    await look("an answer");
    await dismiss(page, "Close");
    await choose(page, "More", "Low contact…");
    await look("low contact");
    await dialog(page).getByRole("button", { name: "Save", exact: true }).click();
    await button(page, "We were in touch").click();
    await look("We were in touch");
    await dismiss(page);

    await page.keyboard.press("F2");
    await page.getByRole("timer").waitFor();
    await look("the pull");
    await button(page, "Still here").click();
    await heading(page, "It is still here").waitFor();
    await look("the pull, still here");
    await page.getByLabel("In a few words").fill(long);
    await button(page, "Done").click();
    for (let n = 1; n < 30; n++) {
      await call(page, "CheckIns.Save", {
        id: "", at: new Date(Date.now() - n * 86_400_000).toISOString(), zone: "Europe/Berlin", mood: 1 + (n % 5), pull: n % 11,
        sleep_half_hours: 12 + (n % 5), symptoms: ["anxiety", long.slice(0, 60)], care: n % 2 ? ["movement"] : [], medicines: [long.slice(0, 60)], line: long,
      });
    }
    await page.keyboard.press("Control+k");
    await page.getByRole("option", { name: "Check in", exact: true }).click();
    await heading(page, "Over time").waitFor();
    await button(page, "More: what is there, medicine, a line").click();
    await look("a check-in");
    await button(page, "Choose what is offered…").click();
    await look("what is offered");
    await dismiss(page);
    await page.getByRole("button", { name: /^More about/ }).first().click();
    await page.getByRole("menuitem", { name: "Change it" }).click();
    await look("change a check-in");
    await dismiss(page);

    await enter(page, "Backups");
    await app.dialog(join(app.folder, "mine.age"));
    await button(page, "Save to…").click();
    await page.getByRole("checkbox", { name: "Seal it with another passphrase" }).check();
    await look("save a backup");
    await page.getByRole("checkbox", { name: "Seal it with another passphrase" }).uncheck();
    await page.getByLabel("Passphrase of this vault").fill(PASSPHRASE);
    await button(page, "Choose where…").click();
    await page.getByRole("row", { name: /Read back/ }).waitFor();
    await look("Backups");
    await app.dialog(join(app.folder, "mine.age"));
    await button(page, "Open a backup").click();
    await page.getByLabel("Passphrase of this backup").fill(PASSPHRASE);
    await button(page, "Look inside").click();
    await page.getByLabel("Find a file by its name").waitFor();
    await look("inside a backup");
    await dismiss(page, "Close");

    await enter(page, "Settings");
    await heading(page, "Who opened it").waitFor();
    await look("Settings");
    for (const what of ["Change passphrase", "Make a recovery code"]) {
      await button(page, what).click();
      await look(what);
      await dismiss(page);
    }
    assert.deepEqual(wrong, []);
  }));

test("who asks for stillness gets it", () =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    const moving = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("*")]
          .filter((e) => {
            const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(e);
            const long = (all) => all.split(",").some((one) => parseFloat(one) * (one.includes("ms") ? 1 : 1000) > 10);
            return long(transitionDuration) || (animationName !== "none" && long(animationDuration)) || scrollBehavior === "smooth";
          })
          .map((e) => e.outerHTML.slice(0, 80)));
    for (const room of ["Today", "Journal", "Evidence", "Streak", "Guide", "Backups", "Settings"]) {
      await enter(page, room);
      await page.locator("main h1").first().waitFor();
      assert.deepEqual(await moving(), [], room);
    }
  }, { reducedMotion: "reduce" }));

test("everything can be reached and done without a mouse, and shows where one is", () =>
  withApp(async (app) => {
    const { page } = app;
    await begin(app);
    /** What has the focus: its name, and whether one can see that. */
    const focus = () =>
      page.evaluate(() => {
        let e = document.activeElement;
        while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
        if (!e || e === document.body) return { name: "", shown: true };
        const by = (e.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent).join(" ").trim();
        const name = e.getAttribute("aria-label") || by || e.labels?.[0]?.textContent || e.textContent || "";
        // Where one writes, the caret shows it. A choice is drawn by its words.
        const writes = e.isContentEditable || e.matches("textarea, input:not([type=radio], [type=checkbox])");
        const ringed = (one) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
          return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
        };
        const active = e.getAttribute("aria-activedescendant");
        const drawn = [e, e.nextElementSibling, e.parentElement, active && document.getElementById(active)].filter(Boolean);
        return { name: name.trim().replace(/\s+/g, " "), shown: writes || drawn.some(ringed) };
      });
    /** Goes on by Tab until something of this name has the focus. */
    const tabTo = async (name, key = "Tab") => {
      const passed = [];
      for (let n = 0; n < 80; n++) {
        await page.keyboard.press(key);
        const now = await focus();
        passed.push(now.name);
        assert.ok(now.shown, `the focus on “${now.name}” cannot be seen`);
        if (typeof name === "string" ? now.name === name : name.test(now.name)) return;
      }
      assert.fail(`${name} is not reached by ${key}: ${passed.join(" | ")}`);
    };
    const press = async (name) => {
      await tabTo(name);
      await page.keyboard.press("Enter");
    };
    const key = (name) => page.keyboard.press(name);

    await key("Control+2");
    await at(page, "Journal");
    await key("Control+n");
    await eventually(focus, ({ name }) => name === "Your words", "the cursor is in the words");
    await page.keyboard.type("Written without a mouse.");
    await tabTo("Clear");
    await key("Space");
    await tabTo("Add a tag");
    await page.keyboard.type("keys");
    await key("Enter");
    await page.getByText("Saved", { exact: true }).waitFor();
    await tabTo("Entries", "Shift+Tab");
    await key("Enter");
    await eventually(focus, ({ name }) => name === "Your words", "Enter opens what is chosen");
    assert.equal(await words(page), "Written without a mouse.");
    await tabTo("More", "Shift+Tab");
    await key("Enter");
    await page.getByRole("menuitem", { name: "Move to the trash" }).waitFor();
    await key("Escape");
    await eventually(focus, ({ name }) => name === "More", "Escape gives the focus back");

    await key("Control+3");
    await at(page, "Evidence");
    await press("Record");
    await eventually(focus, ({ name }) => name === "What happened", "the form begins at its first field");
    await page.keyboard.type("They rang at night");
    await tabTo(/^(Just now|When)/);
    for (let n = 0; n < 4; n++) await key("ArrowRight");
    await press("Save");
    await heading(page, "They rang at night").waitFor();
    await page.getByText("time not known").first().waitFor();

    await key("Control+4");
    await at(page, "Streak");
    await press("Start");
    await dialog(page).waitFor();
    await eventually(focus, ({ name }) => name === "What you call them", "the dialog begins at its first field");
    await page.keyboard.type("R.");
    await key("Enter");
    await page.getByText("No contact with R. since").waitFor();
    await press("They reached out");
    await dialog(page).waitFor();
    await key("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await eventually(focus, ({ name }) => name === "They reached out", "Escape gives the focus back");

    await press("Backups");
    await at(page, "Backups");
    await press("Save to…");
    await page.keyboard.type(PASSPHRASE);
    await app.dialog(join(app.folder, "keys.age"));
    await key("Enter");
    await page.getByRole("row", { name: /Read back/ }).waitFor();

    await press("Settings");
    await at(page, "Settings");
    await tabTo(/^(As the system|Theme)/);
    await key("ArrowRight");
    await key("ArrowRight");
    await eventually(() => page.evaluate(() => document.documentElement.dataset.theme), (theme) => theme === "dark", "the dark theme");
    await tabTo("Lock when the computer sleeps");
    await key("Space");
    await eventually(() => call(page, "Settings.Get"), ({ lock_on_sleep: on, theme }) => !on && theme === "dark", "settings are kept");

    await key("Control+1");
    await at(page, "Today");
    await page.getByText("Written without a mouse.").first().waitFor();
    await key("Control+l");
    await heading(page, "Welcome back.").waitFor();
    await page.keyboard.type(PASSPHRASE);
    await key("Enter");
    await at(page, "Today");
  }));
