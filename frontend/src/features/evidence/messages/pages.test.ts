import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import App from "~/App.svelte";
import { madeChat, madeMessages, madeReading } from "~/dev/made-messages";
import { made } from "~/dev/made";
import { installFake } from "~/lib/bridge/fake";
import { words } from "~/words";

afterEach(cleanup);
const w = words.messages;
const all = madeMessages(30);
const press = async (name: string | RegExp) =>
  fireEvent.click((await screen.findAllByRole("button", { name }))[0]!);

async function enter(rooms = made()) {
  const fake = installFake({ phase: "open", ...rooms });
  render(App);
  await press("Evidence");
  await press(w.tab);
  return fake;
}
const withChat = () => ({ ...made(), chats: [madeChat(all)], messages: all });
async function conversation() {
  const fake = await enter(withChat());
  await fireEvent.click(await screen.findByRole("option", { name: /WhatsApp Chat/ }));
  await screen.findByRole("heading", { name: "R." });
  const list = await screen.findByRole("list", { name: w.list("R.") });
  await within(list).findAllByRole("listitem");
  return { fake, list };
}

describe("messages", () => {
  it("say what is understood while there are none", async () => {
    await enter({});
    await screen.findByRole("heading", { name: w.empty });
    for (const { name } of Object.values(w.sources)) screen.getByText(name);
  });

  it("come in only after what the file leaves open was said", async () => {
    const fake = await enter({ ...made(), chats: [], messages: [] });
    await press(w.take);
    await press(w.chooseKept);
    const lists = await screen.findAllByRole("option", { name: /bank-closing/ });
    await fireEvent.click(lists.at(-1)!);
    await press(w.chooseThis);
    await waitFor(() => expect(fake.called("Messages.Read")).toHaveLength(1));
    fake.emit("job", { ...fake.rooms.jobs.at(-1)!, state: "done", result: madeReading(all) } as never);
    const takeIt = await screen.findByRole("button", { name: w.takeIt });
    await screen.findByText(/“02\.11\.26, 19:09” is 2 November 2026/);
    screen.getByText(/“02\.11\.26, 19:09” is 11 February 2026/);
    expect(takeIt.hasAttribute("disabled")).toBe(true);
    await fireEvent.click(screen.getByRole("radio", { name: w.orders.dmy }));
    await waitFor(() => expect(takeIt.hasAttribute("disabled")).toBe(false));
    await fireEvent.click(takeIt);
    await waitFor(() => expect(fake.called("Messages.Import")).toHaveLength(1));
    fake.rooms.chats.push(madeChat(all));
    fake.rooms.messages.push(...all);
    fake.emit("job", { ...fake.rooms.jobs.at(-1)!, state: "done", result: madeChat(all) } as never);
    await screen.findByText(w.taken(30));
    screen.getByText(w.doubt["spoofed-header"]);
    await press(w.lookAt);
    await screen.findByRole("list", { name: w.list("R.") });
  });

  it("stand by day, with who and when, doubts, and files covered", async () => {
    const { fake, list } = await conversation();
    within(list).getByText(/^Monday,? 2 November 2026$/);
    within(list).getAllByText("20:09 CET, assumed");
    within(list).getByText(w.doubt["spoofed-header"]);
    within(list).getByText(w.sentMissing);
    expect(list.querySelector("img")).toBeNull();
    await fireEvent.click(within(list).getAllByRole("button", { name: w.more })[1]!);
    await screen.findByText(w.rawWhole);
    expect(fake.called("Messages.Raw")).toHaveLength(1);
  });

  it("are picked by keys and put into a new incident, which can be undone", async () => {
    const { fake, list } = await conversation();
    const first = within(list).getAllByRole("article")[1]!;
    first.focus();
    await fireEvent.keyDown(first, { key: " " });
    await fireEvent.keyDown(first, { key: "ArrowDown", shiftKey: true });
    await waitFor(() => screen.getByText(w.picked(2), { selector: "span" }));
    await press(w.put);
    await fireEvent.input(await screen.findByRole("textbox", { name: w.what }), {
      target: { value: "Wrote at night" },
    });
    await press(w.putDo(2));
    await screen.findByText(w.isIn(2, 15));
    expect(fake.rooms.incidents[0]).toMatchObject({ what: "Wrote at night", happened: { sure: "between" } });
    expect(fake.rooms.incidents[0]?.quotes).toHaveLength(2);
    await press(words.common.undo);
    await waitFor(() => expect(fake.rooms.incidents[0]?.trashed_at).not.toBe(""));
  });

  it("are searched, and thrown away only when confirmed", async () => {
    const { fake } = await conversation();
    await fireEvent.input(screen.getByRole("searchbox", { name: w.search }), { target: { value: "soup" } });
    await screen.findByText(w.matches(3));
    const menus = screen.getAllByRole("button", { name: words.common.more });
    await fireEvent.click(menus.at(-1)!);
    await fireEvent.click(await screen.findByRole("menuitem", { name: w.remove }));
    expect(fake.called("Messages.Remove")).toEqual([]);
    await press(w.removeConfirm);
    await waitFor(() => expect(fake.rooms.chats).toEqual([]));
  });

  it("are found again at the file they stand in", async () => {
    await enter(withChat());
    await press(words.evidence.tabs.exhibits);
    await fireEvent.click((await screen.findAllByRole("option", { name: /bank-closing/ }))[0]!);
    await screen.findByText(new RegExp(w.readAlready(30)));
    await press(w.openThreads);
    await screen.findByRole("list", { name: w.list("R.") });
  });
});
