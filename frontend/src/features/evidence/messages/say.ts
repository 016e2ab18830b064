import type { Import, Message, Refused, Summary } from "~/lib/bridge/messages";
import { shownName } from "~/lib/text";
import { civilDate, date, dayInYear, dayShort, time, zoneName } from "~/lib/time";
import { words } from "~/words";

const w = words.messages;
const known = <T>(all: Record<string, T>): Partial<Record<string, T>> => all;

// Newer versions may know more; what has no words yet is shown as it is kept.
export const sourceName = (source: string) => known(w.sources)[source]?.name ?? source;
export const doubtText = (doubt: string) => known(w.doubt)[doubt] ?? doubt;
const reasonText = (reason: string) => known(w.reasons)[reason] ?? reason;

/** The clock that an import's times are shown by. */
export const zoneOf = ({ options }: Import) => options.zone || "UTC";

/** From which day until which. */
export const spanText = ({ first_at, last_at }: Pick<Summary, "first_at" | "last_at">, zone: string) =>
  first_at === "" ? w.noSpan : w.spanOf(date(first_at, zone), date(last_at, zone));

/** The same where there is little room. */
export const shortSpan = ({ first_at, last_at }: Pick<Summary, "first_at" | "last_at">, zone: string) =>
  first_at === "" ? w.noSpan : w.spanOf(dayShort(first_at, zone), dayShort(last_at, zone));

export const zoneText = ({ options, assumed }: Import) =>
  assumed ? w.zoneAssumed(options.zone || "UTC") : w.zoneStated(options.zone || "UTC");

/** How many places of a file are doubtful. */
export const doubtfulIn = ({ doubts }: Pick<Summary, "doubts">) =>
  doubts.reduce((sum, { count }) => sum + count, 0);

/** A part that was not understood, and where it stands. */
export function refusalText({ member, line, offset, reason }: Refused): string {
  const at = line > 0 ? w.atLine(line) : offset > 0 ? w.atByte(offset) : "";
  const where = [member === "" ? "" : shownName(member), at].filter(Boolean).join(", ");
  return where === "" ? reasonText(reason) : w.refusal(where, reasonText(reason));
}

/** The time of a message on a clock, and whether somebody stated that clock. */
export function timeText({ at, basis, raw_time }: Message, zone: string): string {
  if (at === "") return raw_time || w.noTime;
  const shown = `${time(at, zone)} ${zoneName(at, zone)}`;
  return basis === "assumed" ? w.assumed(shown) : shown;
}

export const dayText = ({ at }: Message, zone: string) => (at === "" ? "" : dayInYear(at, zone));
/** The day a message is of, for telling two apart. */
export const dayOf = (message: Message | undefined, zone: string) =>
  message === undefined || message.at === "" ? "" : civilDate(message.at, zone);

/** What a message is beyond its words: a call, something taken back, a draft. */
export function kindText({ kind, call, seconds }: Message): string {
  if (kind !== "call") return w.kinds[kind] ?? "";
  const name = known(w.calls)[call] ?? w.calls.call;
  return seconds > 0 ? w.lasted(name, seconds) : name;
}

/** A file may give a name twice; a list of facts has it once, with all that is said. */
export function distinct(rows: [string, string][]): [string, string][] {
  const all = new Map<string, string[]>();
  for (const [name, value] of rows) all.set(name, [...(all.get(name) ?? []), value]);
  return [...all].map(([name, values]) => [name, values.filter(Boolean).join("; ")]);
}
