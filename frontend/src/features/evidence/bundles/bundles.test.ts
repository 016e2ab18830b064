import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import App from "~/App.svelte";
import { installFake } from "~/lib/bridge/fake";
import { made } from "~/dev/made";
import type { Jobs } from "~/lib/jobs/jobs.svelte";
import { words } from "~/words";
import { Maker } from "./maker.svelte";

afterEach(cleanup);
const w = words.bundles;
const press = async (name: string | RegExp) =>
  fireEvent.click((await screen.findAllByRole("button", { name }))[0]!);

async function enter() {
  const fake = installFake({ phase: "open", ...made() });
  render(App);
  await press("Evidence");
  await press(w.make);
  await fireEvent.input(await screen.findByRole("textbox", { name: w.name }), { target: { value: "Ours" } });
  return fake;
}

describe("a bundle", () => {
  it("takes no choice before the one that would take its place is there", async () => {
    installFake({ phase: "open", ...made() });
    const maker = new Maker({} as Jobs);
    const opened = maker.open("");
    expect(maker.ready).toBe(false);
    await opened;
    expect(maker.ready).toBe(true);
  });

  it("is looked at before it is made, and what may harm stands first", async () => {
    const fake = await enter();
    await press(w.look);
    await screen.findByRole("heading", { name: w.harm });
    screen.getByText(w.warnings.private);
    expect(fake.called("Bundles.Make")).toEqual([]);
  });

  it("leaves out the exhibit that is told to stay", async () => {
    const fake = await enter();
    await press(w.look);
    const box = (await screen.findAllByRole("checkbox", { name: /^Exhibit 38/ }))[0]!;
    await fireEvent.click(box);
    await waitFor(() => expect(fake.called("Bundles.Preview")).toHaveLength(2));
    expect(fake.called("Bundles.Preview")[1]?.args[0]).toMatchObject({ without: ["exhibit0"] });
  });

  it("asks for the passphrase, and sends what was chosen", async () => {
    const fake = await enter();
    await press(w.look);
    await press(w.save);
    await fireEvent.input(await screen.findByLabelText(w.own), { target: { value: "anchor" } });
    await press(w.choosePlace);
    await waitFor(() => expect(fake.called("Bundles.Make")).toHaveLength(1));
    const [choice, own, other] = fake.called("Bundles.Make")[0]!.args;
    expect(choice).toMatchObject({ name: "Ours", everything: true, preset: "full" });
    expect([own, other]).toEqual(["anchor", ""]);
    await screen.findByText(w.making);
  });
});
