import { custody as bridge } from "~/lib/bridge";
import type { PaperSeal, SealCheck } from "~/lib/bridge/custody";
import { messageOf } from "~/lib/errors";
import { words } from "~/words";
import { momentText } from "../show";
import { hereZone } from "~/lib/time";

const w = words.custody;

/** The seal of the log as it is, and one from paper that is held against it. */
export class Seal {
  shown = $state.raw<PaperSeal>();
  typed = $state("");
  answer = $state.raw<SealCheck>();
  busy = $state(false);
  error = $state("");

  make = () => this.#do(async () => (this.shown = await bridge.seal()));

  check = () => this.#do(async () => (this.answer = await bridge.checkSeal(this.typed)));

  /** What was said before stays when no picture was chosen. */
  read = () => this.#do(async () => (this.answer = (await bridge.chooseSeal()) ?? this.answer));

  /** A code that is typed on is another one: what was said of the last is gone. */
  changed() {
    this.answer = undefined;
    this.error = "";
  }

  async #do(work: () => Promise<unknown>) {
    this.busy = true;
    this.error = "";
    try {
      await work();
    } catch (thrown) {
      this.answer = undefined;
      this.error = messageOf(thrown, { "not-found": w.empty });
    } finally {
      this.busy = false;
    }
  }
}

/** The typed code in its groups, as it is read: with what separates them left out. */
export function groupsOf(typed: string): string[] {
  const parted = typed
    .toUpperCase()
    .split(/[\s\-–—_.,:;/|]+/)
    .filter((group) => group !== "");
  if (parted.length > 1) return parted;
  return (parted[0] ?? "").match(/.{1,5}/gu) ?? [];
}

/** What a seal shows, in words. */
export function answerOf(check: SealCheck): string {
  const { fault, sealed, records, from, to, made_at, typo, slipped } = check;
  if (slipped) return w.slips(typo);
  switch (fault) {
    case "cut":
      return w.sealCut(sealed, records);
    case "forged":
      return w.sealForged;
    case "reworded":
      return w.sealReworded(from, to);
    default: {
      const made = made_at === "" ? w.sealUnknown : w.sealMade(momentText(made_at, hereZone()));
      return `${w.sealHolds(sealed, records)} ${made}`;
    }
  }
}
