import { Buffer } from "node:buffer";

// The journal while writing, its trash and troubles; today and the settings with large text; all by keys where they go.

const words = `# The lamp

I bought the *yellow* lamp, and **nobody** had an opinion about it.

> You would never have chosen that.

- the shelf
- the tax letter
`;
const forms = `> ✦ What did you do today that they would have had an opinion about?

I called [the group](https://group.example). [x] is no link, *this* is no trouble.

- [x] the shelf
- [ ] the tax letter, which somebody wanted by the end of a month that has been over for some time now
1. first

| Day | What it was | Hours |
| --- | :---: | ---: |
| Monday | a walk, and nobody asked where to | 2 |
| Tuesday | **nothing** | 1.5 |

---

שלום, and back
An over\u202eride and a null \0 byte.
`;
// A picture of nothing much, four pixels by three.
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAEElEQVR42mOoWLUFjhhwcgCrAhYJHZ2HGgAAAABJRU5ErkJggg==",
  "base64",
);
const attached = [
  ["lamp.jpg", "image"],
  ["a-letter-that-somebody-sent-me-in-june-and-again-in-july-final.txt", "text"],
  ["invoice\u202efdp.exe", "none"],
].map(([name, preview], at) => {
  const when = { added_at: "2026-11-20T07:12:00Z", removed_at: "" };
  return { id: `attached${at}`, name, media_type: "", size: 1_248_113, sha256: "", preview, ...when };
});

/** The forms of Markdown, what is attached, the menus, and the page alone. */
async function lookAtPage({ page, press, shoot }) {
  await page.route("**/attachment/**", (route) =>
    route.request().url().endsWith("as=text")
      ? route.fulfill({
          contentType: "text/plain; charset=utf-8",
          body: "Dear R.,\nplease stop.\n".repeat(40),
        })
      : route.fulfill({ contentType: "image/png", body: png }),
  );
  await page.evaluate(
    ([text, attachments]) => {
      const { entries } = globalThis.fake.rooms;
      Object.assign(
        entries.find(({ id }) => id === "entry2"),
        { text, attachments },
      );
    },
    [forms, attached],
  );
  await page.getByRole("listbox", { name: "Entries" }).getByRole("option").nth(2).click();
  await page.getByRole("list", { name: "Attached files" }).waitFor();
  await shoot("journal-forms");
  await page.getByText("Tuesday").click();
  await shoot("journal-forms-table");
  await press("Formatting");
  await shoot("journal-formats");
  await page.keyboard.press("Escape");
  await press("More");
  await shoot("journal-more");
  await page.getByRole("menuitem", { name: "Why nothing is spell-checked" }).click();
  await shoot("journal-spelling");
  await press("Close");
  await page.getByRole("list", { name: "Attached files" }).scrollIntoViewIfNeeded();
  await shoot("journal-attached");
  for (const [at, name] of ["picture", "text", "file"].entries()) {
    await page.getByRole("list", { name: "Attached files" }).getByRole("button").nth(at).click();
    await page.waitForTimeout(150);
    await shoot(`journal-attached-${name}`);
    await press("Close");
  }
  await page.keyboard.press("F8");
  await shoot("journal-alone");
  await page.keyboard.press("Escape");
}

export async function lookAtWriting(page, base, shoot) {
  const press = (name) => page.getByRole("button", { name, exact: true }).last().click();
  const room = (name) => page.getByRole("button", { name, exact: true }).first().click();
  const fake = (change) => page.evaluate(change);
  const bottom = () =>
    page.locator(".room").evaluate((element) => (element.scrollTop = element.scrollHeight));

  await page.goto(`${base}?`);
  await room("Journal");
  await page.getByText("Made coffee").last().waitFor();
  await page.keyboard.press("Control+n");
  await page.getByText("Write whatever is there").waitFor();
  await shoot("journal-new");
  await page.keyboard.insertText(words);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("The yellow lamp, and the evening it came home with me");
  await press("Light");
  await page.getByLabel("Add a tag").fill("gr");
  await page.keyboard.press("ArrowDown");
  await page.getByText("Saved", { exact: true }).waitFor();
  await shoot("journal-writing");
  await page.keyboard.press("Enter");
  // The first closes the suggestions, the second goes back to the list.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowDown");
  await page.waitForTimeout(200);
  await shoot("journal-list");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /Change the time/ }).click();
  await shoot("journal-time");
  await press("Done");
  await fake(() => globalThis.fake.fail("Journal.Save", "no-space"));
  await page.getByRole("textbox", { name: "Your words" }).click();
  await page.keyboard.type("More ");
  await page.getByText("Not saved", { exact: true }).waitFor();
  await shoot("journal-not-saved");
  await fake(() => globalThis.fake.fail("Journal.Save", "conflict"));
  await press("Try now");
  await page.getByText("changed somewhere else").waitFor();
  await shoot("journal-conflict");
  await fake(() => globalThis.fake.fail("Journal.Save"));
  await press("Keep mine as a new entry");
  await page.getByText("Saved", { exact: true }).waitFor();
  await press("More");
  await page.getByRole("menuitem", { name: "Move to the trash" }).click();
  await page.getByText("Choose an entry").or(page.getByRole("listbox")).first().waitFor();
  await shoot("journal-trashed");
  await press("Trash");
  await page.getByRole("listbox", { name: "Trash" }).getByRole("option").first().click();
  await page.getByRole("button", { name: "Bring it back" }).waitFor();
  await shoot("journal-trash");
  await press("Delete for ever");
  await page.getByRole("dialog").waitFor();
  await shoot("journal-delete");

  await page.goto(`${base}?`);
  await room("Journal");
  await page.getByText("Made coffee").last().waitFor();
  await lookAtPage({ page, press, shoot });

  await page.goto(`${base}?`);
  await room("Settings");
  await page.getByRole("radio", { name: "150 %" }).check();
  await bottom();
  await page.getByText("Licences", { exact: true }).click();
  await bottom();
  await shoot("settings-foot-150");
  await room("Today");
  await page.getByText("Kept safe").waitFor();
  await shoot("today-150");
  await room("Journal");
  await page.getByRole("listbox", { name: "Entries" }).getByRole("option").nth(2).click();
  await page.waitForTimeout(200);
  await shoot("journal-150");

  await page.goto(`${base}?`);
  await room("Settings");
  await press("Change passphrase");
  await page.getByText("anchor").waitFor();
  await shoot("settings-passphrase");
  await press("Cancel");
  await press("Make a recovery code");
  await page.getByLabel("Passphrase now").fill("anchor barley candle drift ember fjord");
  await press("Continue");
  await page.getByText("k7mq").waitFor();
  await shoot("settings-code");
}
