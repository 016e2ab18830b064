import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { groups, words as drawn } from "~/lib/bridge/fake-session";
import { words } from "~/words";

const w = words.settings;
let fake: Fake;
beforeEach(async () => {
  fake = installFake();
  render(App);
  await fireEvent.click(await screen.findByRole("button", { name: words.shell.rooms.settings }));
  await screen.findByRole("heading", { name: w.title });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
const saved = () => fake.called("Settings.Save").at(-1)?.args[0];

it("applies a choice at once, and keeps it", async () => {
  await fireEvent.click(await screen.findByLabelText(w.themes.dark));
  await fireEvent.click(screen.getByLabelText(w.percent(150)));
  await fireEvent.click(screen.getByLabelText(w.lockOnSleep));
  await vi.waitFor(() =>
    expect(saved()).toMatchObject({ theme: "dark", text_size: 150, lock_on_sleep: false }),
  );
  expect({ ...document.documentElement.dataset }).toMatchObject({ theme: "dark", text: "150" });
});

it("goes back to what is true where a choice could not be kept", async () => {
  fake.fail("Settings.Save", "read-only");
  const sleep = await screen.findByRole("switch", { name: w.lockOnSleep });
  await fireEvent.click(sleep);
  await screen.findByText(words.errors["read-only"]);
  expect((sleep as HTMLInputElement).checked).toBe(true);
});

it("changes the passphrase only with the one it has", async () => {
  await press(w.change);
  await screen.findByText("anchor");
  await type(words.session.again, drawn);
  await type(w.current, "not it");
  await press(w.changeDo);
  await screen.findByText(w.wrongCurrent);
  await type(w.current, drawn);
  await press(w.changeDo);
  await screen.findByText(w.changed);
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("makes a recovery code once a part was typed back, and removes it again", async () => {
  await screen.findByText(w.codeNone);
  await press(w.codeMake);
  await type(w.current, drawn);
  await press(w.codeContinue);
  await screen.findByText(groups[0]!);
  await press(words.session.written);
  const asked = Number(/\d/.exec((await screen.findByText(/Type group/)).textContent ?? "")?.[0]);
  await type(words.session.checkLead(asked), groups[asked - 1]!);
  await press(words.session.check);
  await screen.findByText(w.codeHas);
  await press(w.codeRemove);
  await type(w.current, drawn);
  await fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: w.codeRemove }));
  await screen.findByText(w.codeNone);
});

it("leaves no code behind where it was not confirmed", async () => {
  await press(w.codeMake);
  await type(w.current, drawn);
  await press(w.codeContinue);
  await screen.findByText(groups[0]!);
  await press(w.stop);
  expect(screen.queryByText(groups[0]!)).toBeNull();
  await screen.findByText(w.codeNone);
});

it("says who opened it, newest first, and what it promises", async () => {
  const log = (await screen.findByText(w.acts["backup"]!)).closest("ul")!;
  const lines = within(log).getAllByRole("listitem");
  expect(lines[0]?.textContent).toContain(w.acts["unlocked"]);
  expect(lines.at(-1)?.textContent).toContain(w.acts["created"]);
  screen.getByText(w.network.sealed);
  screen.getByText(w.version("0.1.0"));
});

it("shows the licence texts that come with it, to the keyboard too", async () => {
  vi.stubGlobal("fetch", (url: string) =>
    Promise.resolve(new Response(url === "/notices.txt" ? "age 1.3.1\n\nTake it." : "", { status: 200 })),
  );
  await fireEvent.click(screen.getByText(w.licences));
  const texts = await screen.findByRole("region", { name: w.licencesTexts });
  expect(texts.textContent).toBe("age 1.3.1\n\nTake it.");
  expect(texts.tabIndex).toBe(0);
});

it("says so where the licence texts are missing", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 404 })));
  await fireEvent.click(screen.getByText(w.licences));
  await screen.findByText(w.licencesAway);
});
