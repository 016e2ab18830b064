import type { Preferences } from "~/lib/preferences/preferences.svelte";
import type { Country, HelpLine } from "~/words/en/guide/help-lines";
import { words } from "~/words";

const { countries } = words.guide;

/** The lines of one country by what they are for, in the order in which they are shown. */
export function byPurpose(lines: HelpLine[], first: HelpLine["about"]): [HelpLine["about"], HelpLine[]][] {
  const order: HelpLine["about"][] =
    first === "despair" ? ["despair", "violence", "young"] : ["violence", "despair", "young"];
  return order
    .map((about): [HelpLine["about"], HelpLine[]] => [about, lines.filter((line) => line.about === about)])
    .filter(([, found]) => found.length > 0);
}

/** Whose help lines are shown: chosen once and kept with the settings. */
export class Whose {
  /** Until the settings are there, and where they cannot be kept. */
  #chosen = $state<string>();

  constructor(private preferences: Preferences) {}

  get code(): string {
    return this.#chosen ?? this.preferences.settings?.country ?? "";
  }

  get country(): Country | undefined {
    return countries.find(({ code }) => code === this.code);
  }

  /** Shown at once; rejects where it could not be kept. */
  async choose(code: string) {
    this.#chosen = code;
    await this.preferences.save({ country: code });
  }
}
