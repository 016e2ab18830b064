import type { Appearance, Claim, ClaimSaid } from "~/lib/bridge/claims";
import type { When } from "~/lib/bridge/evidence";
import { words } from "~/words";
import { plainText } from "../recording/earlier";
import { whenText } from "../show";

const w = words.claims;

/** The words of a claim, in quotes only where they are known word for word. */
export const wordsOf = ({ words: said, saying }: Pick<ClaimSaid, "words" | "saying">): string =>
  saying === "quoted" ? w.quoted(said) : said;

/** Who heard or read it, and how many they were. */
export const saidTo = ({ audience, size }: Appearance): string =>
  [audience, size > 0 ? w.size(size) : ""].filter(Boolean).join(" · ");

/** An appearance in a line. */
export const appearanceText = (appearance: Pick<Appearance, "when" | "place">): string =>
  [appearance.when ? whenText(appearance.when) : "", appearance.place].filter(Boolean).join(" · ");

/** The exhibits a claim refers to, each once. */
export function exhibitsOf({
  appearances,
  rebuttals,
  harms,
}: Pick<ClaimSaid, "appearances" | "rebuttals" | "harms">) {
  const once = (ids: string[]) => [...new Set(ids)];
  return {
    shows: once(appearances.flatMap(({ exhibits }) => exhibits)),
    for: once(rebuttals.flatMap((rebuttal) => rebuttal.for)),
    against: once(rebuttals.flatMap(({ against }) => against)),
    harms: once(harms.flatMap(({ exhibits }) => exhibits)),
  };
}

/** What stood in a field of a claim before it was changed. */
export function earlierText(field: string, was: unknown): string {
  const kinds = { saying: w.sayings, nature: w.natures, basis: w.bases, truth: w.truths };
  if (field in kinds && typeof was === "string") {
    const names: Record<string, string> = kinds[field as keyof typeof kinds];
    return names[was] ?? was;
  }
  if (!Array.isArray(was)) return plainText(was);
  const part = (one: { when?: When; place?: string; statement?: string; kind?: string }) =>
    one.statement ?? [one.kind, one.when ? whenText(one.when) : "", one.place].filter(Boolean).join(" · ");
  return was.map(part).join("\n");
}

/** Claims first that were kept last, as the list shows them. */
export const listLine = ({ made_by, appearances }: { made_by: string; appearances: number }): string =>
  appearances === 0 ? [made_by, w.neverSaid].filter(Boolean).join(" · ") : w.inList(made_by, appearances);

/** The latest word on where it stands, with when that came about. */
export const standingText = ({ standing, stands }: Pick<Claim, "standing" | "stands">): string => {
  const since = standing.at(-1)?.since;
  return [w.stands[stands], since ? w.since(whenText(since)) : ""].filter(Boolean).join(" ");
};
