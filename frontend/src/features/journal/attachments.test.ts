import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { blank, type Entry } from "~/lib/bridge/journal";
import { Jobs } from "~/lib/jobs/jobs.svelte";
import { Toasts } from "~/lib/toast/toasts.svelte";
import { words } from "~/words";
import { Attachments } from "./attachments.svelte";
import { Draft } from "./draft.svelte";
import { nameParts } from "./file-name";
import { pictureSize } from "./picture-size";

const w = words.attachments;
const kept = (): Entry => ({
  ...blank(),
  id: "one",
  title: "Before",
  text: "words",
  at: "2026-11-20T08:12:00+01:00",
  zone: "Europe/Berlin",
  revision: 1,
});
let fake: Fake;
let toasts: Toasts;
let jobs: Jobs;
beforeEach(() => {
  fake = installFake({ entries: [kept()] });
  toasts = new Toasts();
  jobs = new Jobs();
});
afterEach(cleanup);

const files = (draft = new Draft(kept())) => new Attachments(draft, toasts, jobs);
const png = (name: string) => new File(["\x89PNG"], name, { type: "image/png" });

describe("attached files", () => {
  it("come from the clipboard byte for byte, with a name of their own", async () => {
    const attachments = files();
    await attachments.paste([png("image.png"), new File(["a"], "letter.txt")]);
    const sent = fake.called("Journal.PasteAttachment").map(({ args }) => args);
    expect(sent.map(([entry]) => entry)).toEqual(["one", "one"]);
    expect(sent[0]?.[1]).toMatch(/^Pasted 20\d\d-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/);
    expect(sent[1]?.slice(1)).toEqual(["letter.txt", btoa("a")]);
    expect(attachments.list.map(({ name }) => name)).toEqual(sent.map(([, name]) => name));
    expect(attachments.pasting).toBe(0);
  });

  it("make an entry of a page that was never saved", async () => {
    const draft = new Draft();
    await files(draft).paste([png("lamp.png")]);
    expect(draft.id).not.toBe("");
    expect(fake.rooms.entries).toHaveLength(2);
  });

  it("are refused with their name when they are too large, or cannot be kept", async () => {
    const attachments = files();
    await attachments.paste([new File([new Uint8Array((32 << 20) + 1)], "film.mp4")]);
    expect(toasts.list.at(-1)?.text).toBe(w.tooLarge("film.mp4"));
    fake.fail("Journal.PasteAttachment", "no-space");
    await attachments.paste([png("lamp.png")]);
    expect(toasts.list.at(-1)?.text).toBe(w.notAdded("lamp.png", words.errors["no-space"]));
    expect(attachments.list).toEqual([]);
  });

  it("stay away where the page itself cannot be saved", async () => {
    fake.fail("Journal.Save", "no-space");
    const draft = new Draft();
    await files(draft).paste([png("lamp.png")]);
    expect(fake.called("Journal.PasteAttachment")).toEqual([]);
    expect(toasts.list[0]?.text).toContain(words.errors["no-space"]);
    fake.fail("Journal.Save");
    await draft.flush();
  });

  it("are removed, and come back", async () => {
    const attachments = files();
    await attachments.paste([png("lamp.png")]);
    await attachments.remove(attachments.list[0]!);
    expect(attachments.list).toEqual([]);
    await toasts.list.at(-1)?.undo?.();
    expect(attachments.list.map(({ name }) => name)).toEqual(["lamp.png"]);
  });

  it("chosen by a dialog are a job", async () => {
    await files().choose();
    expect(jobs.latest("attach")?.state).toBe("running");
  });
});

describe("the size of a picture", () => {
  const bytes = (...parts: (string | number[])[]) =>
    new Uint8Array(
      parts.flatMap((part) => (typeof part === "string" ? [...part].map((c) => c.charCodeAt(0)) : part)),
    );
  it.each([
    [
      "PNG",
      bytes("\x89PNG\r\n\x1a\n", [0, 0, 0, 13], "IHDR", [0, 0, 0x4e, 0x20, 0, 0, 0x27, 0x10]),
      [20000, 10000],
    ],
    ["GIF", bytes("GIF89a", [0x40, 1, 0xc8, 0]), [320, 200]],
    ["BMP", bytes("BM", Array<number>(16).fill(0), [0x40, 1, 0, 0, 0x38, 0xff, 0xff, 0xff]), [320, 200]],
    [
      "JPEG",
      bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 9, 9, 0xff, 0xff, 0xc2, 0, 11, 8, 0, 200, 1, 0x40]),
      [320, 200],
    ],
    [
      "WebP",
      bytes("RIFF", [0, 0, 0, 0], "WEBPVP8X", [10, 0, 0, 0, 0, 0, 0, 0, 0x3f, 1, 0, 199, 0, 0]),
      [320, 200],
    ],
    [
      "lossless WebP",
      bytes("RIFF", [0, 0, 0, 0], "WEBPVP8L", [0, 0, 0, 0, 0x2f, 0x3f, 0xc1, 0x31, 0]),
      [320, 200],
    ],
    [
      "simple WebP",
      bytes("RIFF", [0, 0, 0, 0], "WEBPVP8 ", [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x40, 1, 0xc8, 0]),
      [320, 200],
    ],
    [
      "AVIF",
      bytes(
        [0, 0, 0, 24],
        "ftypavif",
        Array<number>(12).fill(0),
        "ispe",
        [0, 0, 0, 0, 0, 0, 1, 0x40, 0, 0, 0, 0xc8],
        Array<number>(16).fill(0),
      ),
      [320, 200],
    ],
  ])("is in the first bytes of a %s", (_, header, [width, height]) =>
    expect(pictureSize(header)).toEqual({ width, height }),
  );
  it.each([
    ["nothing", bytes()],
    ["text", bytes("Dear R., please stop.")],
    ["a PNG cut short", bytes("\x89PNG\r\n\x1a\n")],
    ["a PNG of no size", bytes("\x89PNG\r\n\x1a\n", [0, 0, 0, 13], "IHDR", [0, 0, 0, 0, 0, 0, 0, 0])],
    ["a JPEG without a frame", bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 9, 9])],
    ["a JPEG that says nothing sensible", bytes([0xff, 0xd8, 0, 0, 0, 0, 0, 0])],
  ])("is not known of %s", (_, header) => expect(pictureSize(header)).toBeUndefined());
});

it("always shows the end of a name", () => {
  expect(nameParts(`${"long ".repeat(20)}letter.pdf`)[1]).toBe("letter.pdf");
  expect(nameParts("a.txt")).toEqual(["", "a.txt"]);
  expect(nameParts("invoice\u202efdp.exe").join("")).not.toContain("\u202e");
});

describe("the page", () => {
  async function open() {
    render(App);
    await screen.findByRole("navigation");
    await fireEvent.keyDown(document.body, { key: "2", code: "Digit2", ctrlKey: true });
    await screen.findByDisplayValue("Before");
  }

  it("tells the window where files fall, and takes it back when it is left", async () => {
    await open();
    await vi.waitFor(() => expect(fake.called("Journal.DropInto").at(-1)?.args).toEqual(["one"]));
    await fireEvent.keyDown(document.body, { key: "1", code: "Digit1", ctrlKey: true });
    await vi.waitFor(() => expect(fake.called("Journal.DropInto").at(-1)?.args).toEqual([""]));
  });

  it("is alone by key, and not any more by the same or by Escape", async () => {
    await open();
    const alone = () => document.querySelector("[data-alone]") !== null;
    for (const leave of ["F8", "Escape"]) {
      await fireEvent.keyDown(document.body, { key: "F8" });
      expect(alone()).toBe(true);
      await fireEvent.keyDown(document.body, { key: leave });
      expect(alone()).toBe(false);
    }
  });

  it("says to a screen reader that it is saved after trouble, and not with every word", async () => {
    await open();
    const title = screen.getByLabelText(words.journal.entryTitle);
    const heard = () => screen.queryByText(words.writing.savedAgain);
    const save = async (value: string) => {
      await fireEvent.input(title, { target: { value } });
      await fireEvent.keyDown(title, { key: "s", ctrlKey: true });
    };
    await save("One");
    await screen.findByText(words.journal.saved);
    expect(heard()).toBeNull();
    fake.fail("Journal.Save", "no-space");
    await save("Two");
    await screen.findByText(words.journal.notSaved);
    fake.fail("Journal.Save");
    await save("Three");
    await vi.waitFor(() => expect(heard()).toBeTruthy());
    await save("Four");
    await vi.waitFor(() => expect(heard()).toBeNull());
  });
});
