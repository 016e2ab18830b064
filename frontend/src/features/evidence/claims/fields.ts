import {
  type Appearance,
  blankAppearance,
  blankClaim,
  blankHarm,
  blankRebuttal,
  type Claim,
  type ClaimSaid,
  type Harm,
  type Rebuttal,
} from "~/lib/bridge/claims";
import { words } from "~/words";
import { noTime, size, type Time, timeOf, timeProblems, whenOf } from "../fields";

export type AppearanceFields = Omit<Appearance, "when" | "learned_at" | "size"> & {
  when: Time;
  learned_at: Time;
  /** As typed. */
  size: string;
};
export type HarmFields = Omit<Harm, "when"> & { when: Time };

/** What the form of a claim holds, as plain data: it is kept as a draft word for word. */
export type Fields = Omit<ClaimSaid, "first_known" | "appearances" | "harms"> & {
  first_known: Time;
  appearances: AppearanceFields[];
  harms: HarmFields[];
};

// The most the Go side takes (app/evidence/claim.go), in bytes of UTF-8.
const limits = { words: 4_000, name: 200, line: 2_000, text: 8_000, audience: 1_000_000_000 };

export const newAppearance = (zone: string) => appearanceOf(blankAppearance(), zone);
export const newRebuttal = (): Rebuttal => blankRebuttal();
export const newHarm = (zone: string) => harmOf(blankHarm(), zone);

const appearanceOf = (kept: Appearance, zone: string): AppearanceFields => ({
  ...kept,
  when: timeOf(kept.when, zone),
  learned_at: timeOf(kept.learned_at, zone),
  size: kept.size > 0 ? String(kept.size) : "",
});
const harmOf = (kept: Harm, zone: string): HarmFields => ({ ...kept, when: timeOf(kept.when, zone) });

export function blank(zone: string): Fields {
  return { ...blankClaim(zone), first_known: noTime(zone), appearances: [newAppearance(zone)], harms: [] };
}

export function fieldsOf(kept: Claim): Fields {
  const said = blankClaim(kept.zone);
  for (const name of Object.keys(said) as (keyof ClaimSaid)[]) Object.assign(said, { [name]: kept[name] });
  return {
    ...said,
    first_known: timeOf(kept.first_known, kept.zone),
    appearances: kept.appearances.map((one) => appearanceOf(one, kept.zone)),
    harms: kept.harms.map((one) => harmOf(one, kept.zone)),
  };
}

/** Whether nothing at all is said of a time and place: such a one is not sent. */
export const untouched = (appearance: AppearanceFields): boolean =>
  JSON.stringify({ ...appearance, when: "", learned_at: "" }) ===
    JSON.stringify({ ...newAppearance(""), when: "", learned_at: "" }) &&
  appearance.when.sure === "unknown" &&
  appearance.learned_at.sure === "unknown";

/** What is sent. */
export function saidFrom(fields: Fields, zone: string): ClaimSaid {
  return {
    ...fields,
    zone,
    first_known: whenOf(fields.first_known),
    appearances: fields.appearances
      .filter((one) => !untouched(one))
      .map((one) => ({
        ...one,
        when: whenOf(one.when),
        learned_at: whenOf(one.learned_at),
        size: one.size.trim() === "" ? 0 : Number(one.size),
      })),
    harms: fields.harms.map((one) => ({ ...one, when: whenOf(one.when) })),
  };
}

/** What has to be mended, by where it stands: "words", "appearances.0.at". */
export type Problems = Partial<Record<string, string>>;

export function problemsOf(fields: Fields): Problems {
  const { need } = words.claims;
  const found: Problems = timeProblems(fields.first_known, "first_known.at", "first_known.until");
  const long = (name: string, text: string, limit: number) => {
    if (size(text) > limit) found[name] = need.long;
  };
  if (fields.words.trim() === "") found.words = need.words;
  else long("words", fields.words, limits.words);
  for (const name of ["made_by", "topic"] as const) long(name, fields[name], limits.name);
  for (const name of ["true", "decided", "lawyer_note", "missing"] as const)
    long(name, fields[name], limits.text);
  fields.appearances.forEach((one, at) => {
    const here = (name: string) => `appearances.${at}.${name}`;
    Object.assign(found, timeProblems(one.when, here("at"), here("until")));
    Object.assign(found, timeProblems(one.learned_at, here("learnedAt"), here("learnedUntil")));
    for (const name of ["place", "link", "audience", "relayed_by"] as const)
      long(here(name), one[name], limits.line);
    long(here("note"), one.note, limits.text);
    const count = one.size.trim() === "" ? 0 : Number(one.size);
    if (!Number.isInteger(count) || count < 0 || count > limits.audience) found[here("size")] = need.size;
  });
  fields.rebuttals.forEach((one, at) => {
    const here = (name: string) => `rebuttals.${at}.${name}`;
    if (one.statement.trim() === "") found[here("statement")] = need.statement;
    else long(here("statement"), one.statement, limits.text);
    for (const name of ["witness", "missing"] as const) long(here(name), one[name], limits.line);
  });
  fields.harms.forEach((one, at) => {
    const here = (name: string) => `harms.${at}.${name}`;
    Object.assign(found, timeProblems(one.when, here("at"), here("until")));
    if (one.kind.trim() === "") found[here("kind")] = need.kind;
    else long(here("kind"), one.kind, limits.name);
    long(here("amount"), one.amount, limits.name);
    long(here("note"), one.note, limits.text);
  });
  return found;
}
