import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import App from "~/App.svelte";
import type { Fact } from "~/lib/bridge/evidence";
import { installFake } from "~/lib/bridge/fake";
import { nothingSaidOf } from "~/lib/bridge/fake-evidence";
import { made } from "~/dev/made";
import { words } from "~/words";
import { concernsOf, saidRows, sorted, valueOf } from "./facts";
import { SaidForm } from "./said-form.svelte";

afterEach(cleanup);
const w = words.exhibits;
const press = async (name: string | RegExp) =>
  fireEvent.click((await screen.findAllByRole("button", { name }))[0]!);

async function enter(rooms: ReturnType<typeof made>) {
  const fake = installFake({ phase: "open", ...rooms });
  render(App);
  await press("Evidence");
  await press(words.evidence.tabs.exhibits);
  await screen.findAllByText("family-chat.png");
  await fireEvent.click((await screen.findAllByRole("option"))[0]!);
  return fake;
}

describe("what a file says of itself", () => {
  const fact = (more: Partial<Fact>): Fact => ({
    ...{ origin: "exif", name: "Model", value: "Pixel", about: "", at: "", zoned: false },
    ...more,
  });
  it("puts dates and places first, and hides nothing", () => {
    const facts = [fact({}), fact({ about: "place" }), fact({ about: "size" }), fact({ about: "date" })];
    const { first, rest } = sorted(facts);
    expect(first.map(({ about }) => about)).toEqual(["date", "place"]);
    expect(first.length + rest.length).toBe(facts.length);
  });

  it("shows a clock without a zone as it stood, and writes out what would hide in a value", () => {
    const date = fact({ about: "date", at: "2026-11-09T18:22:00Z", value: "2026:11:09 18:22:00" });
    expect(valueOf(date)).toMatch(/18:22.*by its own clock/);
    expect(valueOf(fact({ value: "a\u202Eb" }))).toBe("a[U+202E]b");
  });
});

describe("what is said of an exhibit", () => {
  it("leaves out what was not said, and names a gap once", () => {
    const said = { ...nothingSaidOf(), made_by: "Anna", concerns: ["no-date" as const] };
    expect(saidRows(said)).toEqual([[w.madeBy, "Anna"]]);
    expect(concernsOf({ found: ["no-date", "re-saved"], said })).toHaveLength(2);
  });

  it("is not overwritten unasked: the second save does it", async () => {
    const rooms = made();
    const fake = installFake(rooms);
    const kept = fake.rooms.exhibits[0]!;
    const form = new SaidForm(kept);
    form.said.made_by = "Anna";
    kept.revision = 4;
    expect(await form.save()).toBeUndefined();
    expect(form.error).toBe(w.conflict);
    expect((await form.save())?.said.made_by).toBe("Anna");
  });
});

describe("an exhibit that is kept unread", () => {
  it("shows and reads nothing until its seal is broken, which is asked first", async () => {
    const rooms = made();
    Object.assign(rooms.exhibits![0]!, { sealed: true, preview: "none" });
    const fake = await enter(rooms);
    await screen.findByRole("heading", { name: w.unread });
    expect(screen.queryByRole("button", { name: words.evidence.show })).toBeNull();
    expect(fake.called("Evidence.Facts")).toEqual([]);
    await press(w.unseal);
    expect(fake.called("Evidence.Unseal")).toEqual([]);
    const buttons = await screen.findAllByRole("button", { name: w.unsealConfirm });
    await fireEvent.click(buttons.at(-1)!);
    await waitFor(() => expect(fake.called("Evidence.Unseal")).toHaveLength(1));
    await screen.findByText(words.evidence.covered);
  });
});
