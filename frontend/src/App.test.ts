import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { type Fake, installFake } from "~/lib/bridge/fake";
import { words as drawn } from "~/lib/bridge/fake-session";
import { dateTime } from "~/lib/time";
import { words } from "~/words";
import App from "./App.svelte";

afterEach(cleanup);

const button = (name: string) => screen.findByRole("button", { name });
const press = async (name: string) => fireEvent.click(await button(name));
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
const shift = () => fireEvent.keyDown(document.body, { key: "Shift" });

function open(phase: "new" | "locked" | "open"): Fake {
  const fake = installFake({ phase });
  render(App);
  return fake;
}

describe("the first run", () => {
  async function upToTheCode() {
    const fake = open("new");
    await press(words.firstRun.deviceGo);
    await screen.findByText("anchor");
    const seal = (await button(words.firstRun.create)) as HTMLButtonElement;
    expect(seal.disabled).toBe(true);
    await type(words.session.again, drawn);
    await press(words.firstRun.create);
    await screen.findByText("k7mq");
    return fake;
  }

  it("goes from the device check to the first room", async () => {
    const fake = await upToTheCode();
    expect(fake.called("Session.Create")[0]?.args).toEqual([drawn, []]);
    await press(words.session.written);
    expect(screen.queryByText("k7mq")).toBeNull();
    const asked = Number(/\d/.exec((await screen.findByText(/Type group/)).textContent ?? "")?.[0]);
    const group = ["k7mq", "2xvd", "h4rt", "9bnw", "c3fy", "p8js", "6gze", "t5ua"][asked - 1]!;
    await type(words.session.checkLead(asked), group);
    await press(words.session.check);
    await screen.findByRole("heading", { name: words.today.safe });
  });

  it("lets the code be skipped, once its price was said", async () => {
    const fake = await upToTheCode();
    await press(words.firstRun.skip);
    await screen.findByText(words.firstRun.skipLead);
    await press(words.firstRun.skipConfirm);
    await screen.findByRole("heading", { name: words.today.safe });
    expect(fake.called("Session.ConfirmRecoveryCode")).toHaveLength(0);
  });
});

describe("the open window", () => {
  it("goes to a room by its key, and locks by Control L", async () => {
    open("open");
    await screen.findByRole("heading", { name: words.today.safe });
    await fireEvent.keyDown(document.body, { key: "2", code: "Digit2", ctrlKey: true });
    await screen.findByRole("heading", { name: words.journal.title });
    await fireEvent.keyDown(document.body, { key: "l", ctrlKey: true });
    await screen.findByRole("heading", { name: words.session.welcome });
  });

  it("keeps nothing of a room on screen when the vault locks by itself", async () => {
    const fake = open("open");
    await fireEvent.keyDown(await screen.findByRole("navigation"), {
      key: "3",
      code: "Digit3",
      ctrlKey: true,
    });
    fake.emit("session", { phase: "locked", network: "sealed", version: "" });
    await screen.findByRole("heading", { name: words.session.welcome });
    expect(screen.queryByRole("navigation")).toBeNull();
    await type(words.session.passphrase, drawn);
    await press(words.session.unlock);
    await screen.findByRole("heading", { name: words.today.safe });
  });

  it("tells after unlocking when somebody else tried", async () => {
    installFake({ phase: "locked", failures: ["2026-11-18T22:41:00Z"] });
    render(App);
    await type(words.session.passphrase, drawn);
    await press(words.session.unlock);
    await screen.findByText(dateTime("2026-11-18T22:41:00Z"), { exact: false });
  });

  it.each(["open", "locked", "new"] as const)(
    "leaves at once from %s on Shift three times",
    async (phase) => {
      const fake = open(phase);
      await screen.findByRole("button", { name: words.shell.leave });
      await shift();
      await shift();
      expect(fake.called("Session.Hide")).toHaveLength(0);
      await shift();
      expect(fake.called("Session.Hide")).toHaveLength(1);
      expect(screen.queryByRole("heading")).toBeNull();
      await waitFor(() => expect(fake.called("Session.Leave")).toHaveLength(1));
    },
  );

  it("says honestly who shuts the network", async () => {
    const fake = open("locked");
    await screen.findByText(words.shell.sealed.sealed);
    fake.emit("session", { phase: "locked", network: "page", version: "" });
    await screen.findByText(words.shell.sealed.page);
  });
});
