import type { SessionState } from "./session";
import type { Settings } from "./settings";
import type { Fake, Methods } from "./fake";

export const words = "anchor barley candle drift ember fjord";
export const groups = ["k7mq", "2xvd", "h4rt", "9bnw", "c3fy", "p8js", "6gze", "t5ua"];

/** A vault with one passphrase, in memory. */
export function fakeSession(fake: Fake, phase: SessionState["phase"]): Record<string, Methods> {
  const state: SessionState = { phase, network: "sealed", version: "0.1.0" };
  let passphrase = words;
  let recovery = "";
  let pending = false;
  let failures: string[] = [...fake.failures];
  const drafts = new Map<string, string>();
  let settings: Settings = {
    theme: "system",
    text_size: 100,
    lock_minutes: 10,
    lock_on_sleep: true,
    lock_when_hidden: true,
    neutral_title: false,
    country: "",
  };
  const set = (next: SessionState["phase"]) => {
    state.phase = next;
    fake.emit("session", { ...state });
  };
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

  return {
    Session: {
      State: () => ({ ...state }),
      UseZone: () => undefined,
      SuggestPassphrase: () => words,
      JudgePassphrase: (text: string, guessable: string[]) => {
        const guessed = guessable.some((word) => text.toLowerCase().includes(word.toLowerCase()));
        const score = guessed ? 1 : Math.min(4, Math.floor(text.length / 5));
        const reason = guessed ? "guessable-word" : score < 3 ? "short" : "";
        return { score, enough: score >= 3, guesses_log10: score * 4, reason };
      },
      Create: (text: string) => {
        passphrase = text;
        set("open");
      },
      NewRecoveryCode: (text: string) => {
        if (text !== "" && text !== passphrase) throw fake.error("wrong-passphrase");
        pending = true;
        return { code: groups.join("-"), groups };
      },
      ConfirmRecoveryCode: (group: number, text: string) => {
        if (!pending || plain(text) !== groups[group]) throw fake.error("wrong-part");
        recovery = groups.join("");
        pending = false;
      },
      HasRecoveryCode: () => recovery !== "",
      RemoveRecoveryCode: (text: string) => {
        if (text !== passphrase) throw fake.error("wrong-passphrase");
        recovery = "";
      },
      Unlock: (secret: string, kind: string) => {
        const opens =
          kind === "recovery" ? recovery !== "" && plain(secret) === recovery : secret === passphrase;
        if (!opens) {
          failures.push(new Date().toISOString());
          throw fake.error("wrong-passphrase");
        }
        const seen = failures;
        failures = [];
        set("open");
        return { failures: seen, last_change: "", notes: [] };
      },
      ChangePassphrase: (current: string, next: string) => {
        if (current !== passphrase) throw fake.error("wrong-passphrase");
        passphrase = next;
      },
      Lock: () => set("locked"),
      Hide: () => undefined,
      Leave: () => set("locked"),
      Touch: () => undefined,
      AccessLog: () => [
        { at: "2026-11-20T07:12:00Z", what: "unlocked", how: "passphrase" },
        { at: "2026-11-17T20:16:00Z", what: "backup", how: "" },
        { at: "2026-11-17T19:02:00Z", what: "unlocked", how: "passphrase" },
        { at: "2026-10-04T09:30:00Z", what: "created", how: "" },
      ],
      OpenAnother: () => ({ ...state }),
    },
    Settings: {
      Get: () => ({ ...settings }),
      Save: (next: Settings) => (settings = { ...next }),
    },
    Drafts: {
      Get: (name: string) => drafts.get(name) ?? "",
      Put: (name: string, text: string) => void drafts.set(name, text),
      Drop: (name: string) => void drafts.delete(name),
    },
  };
}
