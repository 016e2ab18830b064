import { describe, expect, it } from "vitest";
import { installFake } from "~/lib/bridge/fake";
import { words } from "~/words";
import { PersonForm } from "./form.svelte";

describe("somebody kept", () => {
  it("is named as the person likes, with lists read by their commas", async () => {
    const fake = installFake();
    const form = new PersonForm();
    Object.assign(form, { name: "R.", role: "person", numbers: "+49 170 1, 0170 1 ," });
    expect(await form.save()).toMatchObject({ name: "R.", numbers: ["+49 170 1", "0170 1"] });
    expect(fake.rooms.people).toHaveLength(1);
  });

  it("needs a name, and nothing is sent without one", async () => {
    const fake = installFake();
    const form = new PersonForm();
    expect(form.shown).toEqual({});
    expect(await form.save()).toBeUndefined();
    expect(form.shown.name).toBe(words.people.needName);
    expect(fake.called("People.Save")).toEqual([]);
  });

  it("keeps a name with a comma in it whole unless the line was touched", async () => {
    installFake();
    const first = new PersonForm();
    first.name = "Anna";
    const kept = (await first.save())!;
    const form = new PersonForm({ ...kept, also: ["Anna, B."] });
    form.note = "my sister";
    expect((await form.save())?.also).toEqual(["Anna, B."]);
  });
});
