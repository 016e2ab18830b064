import { words } from "~/words";
import { type Code, isCode } from "./codes";

export { codes, isCode, type Code } from "./codes";

/** What to say about anything that was thrown; `own` replaces the general sentence where a place knows better. */
export function messageOf(error: unknown, own: Partial<Record<Code, string>> = {}): string {
  const code = codeOf(error);
  return own[code] ?? words.errors[code];
}

/** The code of anything that was thrown; what the bridge did not name is "internal". */
export function codeOf(error: unknown): Code {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return isCode(code) ? code : "internal";
}
