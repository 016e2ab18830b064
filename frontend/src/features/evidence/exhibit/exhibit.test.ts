import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import App from "~/App.svelte";
import { evidence as bridge } from "~/lib/bridge";
import type { Fact } from "~/lib/bridge/evidence";
import { installFake } from "~/lib/bridge/fake";
import { nothingSaidOf } from "~/lib/bridge/fake-evidence";
import { made } from "~/dev/made";
import { words } from "~/words";
import { concernsOf, saidRows, sorted, valueOf } from "./facts";
import { Pages } from "./pages.svelte";
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

describe("the pages of a PDF", () => {
  const answer = (of = "3") =>
    new Response("a picture", { status: 200, headers: { [bridge.pagesHeader]: of } });
  const asking = (answers: () => Response | Promise<Response>) => {
    const get = vi.fn<(url: string, init?: RequestInit) => Promise<Response>>(() =>
      Promise.resolve(answers()),
    );
    vi.stubGlobal("fetch", get);
    return get;
  };
  afterEach(() => vi.unstubAllGlobals());

  it("are covered until asked for, turned by keys, made larger and read", async () => {
    const rooms = made();
    Object.assign(rooms.exhibits![0]!, { media_type: "application/pdf", preview: "pages" });
    await enter(rooms);
    const get = asking(() => answer());
    await screen.findByText(words.evidence.covered);
    expect(get).not.toHaveBeenCalled();
    const pages = new Pages({ id: "x1" });
    await pages.turn(1, 600);
    expect(get.mock.calls.map(([url]) => url)).toEqual(["/exhibit/x1?as=page&page=1&wide=600"]);
    expect([pages.state, pages.of]).toEqual(["shown", 3]);
    expect(["PageUp", "PageDown", "Home", "End", "a"].map((key) => pages.to(key))).toEqual([
      1,
      2,
      1,
      3,
      undefined,
    ]);
    pages.zoom = 2;
    await pages.turn(3, 600);
    expect(get.mock.lastCall).toEqual(["/exhibit/x1?as=page&page=3&wide=1200", expect.anything()]);
    expect(pages.to("PageDown")).toBe(3);
    asking(() => new Response("kettle"));
    await pages.read();
    expect(pages.words).toBe("kettle");
    pages.close();
    expect(pages.url).toBe("");
  });

  it("that cannot be drawn say so, and a password is named", async () => {
    const pages = new Pages({ id: "x1" });
    for (const [status, state] of [
      [415, "failed"],
      [423, "password"],
    ] as const) {
      asking(() => new Response("", { status }));
      await pages.turn(1, 600);
      expect([pages.state, pages.url]).toEqual([state, ""]);
    }
    asking(() => answer("1"));
    await pages.turn(1, 600);
    expect(pages.state).toBe("shown");
  });

  it("show the one asked for last", async () => {
    const pages = new Pages({ id: "x1" });
    let slow: (r: Response) => void = () => undefined;
    asking(() => new Promise<Response>((resolve) => (slow = resolve)));
    const first = pages.turn(1, 600);
    asking(() => answer());
    await pages.turn(2, 600);
    slow(answer("9"));
    await first;
    expect([pages.n, pages.of, pages.state]).toEqual([2, 3, "shown"]);
  });
});
