import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { afterEach, expect, it, vi } from "vitest";
import Checkbox from "./Checkbox.svelte";
import ConfirmDialog from "./ConfirmDialog.svelte";
import Menu from "./Menu.svelte";
import Progress from "./Progress.svelte";
import TextInput from "./TextInput.svelte";
import VirtualList from "./VirtualList.svelte";

afterEach(cleanup);
const explain = (error: unknown) => (error instanceof Error ? error.message : "");

it("a field names its control, and says what is wrong with it", () => {
  render(TextInput, { label: "Title", value: "", hint: "Short", error: "Too long" });
  const input = screen.getByLabelText("Title");
  const described = input.getAttribute("aria-describedby")!.split(" ");
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual(["Short", "Too long"]);
  expect(input.getAttribute("aria-invalid")).toBe("true");
});

it("a menu opens, moves and closes by keys", async () => {
  const picked = vi.fn();
  const items = [
    { label: "First", onselect: picked },
    { label: "Second", onselect: picked, disabled: true },
    { label: "Third", onselect: picked },
  ];
  render(Menu, { label: "More", items });
  const opener = screen.getByRole("button", { name: "More" });
  await fireEvent.click(opener);
  const [first, , third] = await screen.findAllByRole("menuitem");
  await vi.waitFor(() => expect(document.activeElement).toBe(first));
  await fireEvent.keyDown(first!, { key: "ArrowDown" });
  expect(document.activeElement).toBe(third);
  await fireEvent.keyDown(third!, { key: "Escape" });
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(opener);
});

it("a confirmation stays and explains when it fails, and closes when it works", async () => {
  const onconfirm = vi
    .fn()
    .mockRejectedValueOnce(new Error("The disk is full"))
    .mockResolvedValueOnce(undefined);
  const words = { title: "Delete it", lead: "For good.", confirm: "Delete", cancel: "Keep" };
  render(ConfirmDialog, { open: true, ...words, onconfirm, explain });
  await fireEvent.click(screen.getByRole("button", { name: "Delete" }));
  await screen.findByText("The disk is full");
  await fireEvent.click(screen.getByRole("button", { name: "Delete" }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("progress says how far it is, and nothing false while the end is unknown", async () => {
  const { rerender } = render(Progress, { label: "Writing", done: 1, total: 3 });
  expect(screen.getByRole("progressbar", { name: "Writing" }).getAttribute("aria-valuenow")).toBe("33");
  await rerender({ total: 0 });
  expect(screen.getByRole("progressbar").hasAttribute("aria-valuenow")).toBe(false);
});

it("a switch tells what it became", async () => {
  const onchange = vi.fn();
  render(Checkbox, { label: "Lock on sleep", checked: false, asSwitch: true, onchange });
  await fireEvent.click(screen.getByRole("switch", { name: "Lock on sleep" }));
  expect(onchange).toHaveBeenCalledWith(true);
});

it("a long list is chosen from by keys, and says how long it is", async () => {
  const onchoose = vi.fn();
  const load = (offset: number, limit: number) =>
    Promise.resolve(Array.from({ length: limit }, (_, at) => `row ${offset + at}`));
  const row = createRawSnippet((text: () => unknown) => ({ render: () => `<span>${String(text())}</span>` }));
  render(VirtualList, { label: "Rows", total: 10_000, load, row, onchoose, explain });
  expect(screen.queryByRole("option")).toBeNull(); // none without its name
  await screen.findByText("row 9");
  expect(screen.queryByText("row 40")).toBeNull();
  const option = screen.getAllByRole("option")[2]!;
  expect([option.getAttribute("aria-setsize"), option.getAttribute("aria-posinset")]).toEqual(["10000", "3"]);
  const list = screen.getByRole("listbox", { name: "Rows" });
  await fireEvent.keyDown(list, { key: "ArrowDown" });
  await fireEvent.keyDown(list, { key: "ArrowDown" });
  expect(onchoose).toHaveBeenLastCalledWith("row 1", 1);
  expect(list.getAttribute("aria-activedescendant")).toMatch(/-1$/);
});
