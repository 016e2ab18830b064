/** The words on screen are English; dates and numbers follow the user's own kind of it. */
export const locale = navigator.languages?.find((tag) => tag.startsWith("en")) ?? "en-GB";

const rules = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);
const percents = new Intl.NumberFormat(locale, { style: "percent" });

export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** "1 entry", "412 entries": the number stands where # is. */
export function plural(count: number, forms: Forms): string {
  return (forms[rules.select(count)] ?? forms.other).replace("#", numbers.format(count));
}

export const number = (value: number): string => numbers.format(value);

/** "94%" from 94. */
export const percent = (value: number): string => percents.format(value / 100);

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** "1.2 MB": decimal units, as file managers show them; whole bytes below a thousand. */
export function bytes(size: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(size, 1)) / 3)));
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[power] ?? "byte",
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(size / 1000 ** power);
}

/** "a, b and c" */
export const listed = (items: string[]): string => new Intl.ListFormat(locale).format(items);

// Characters that are not seen but change how others are: controls, marks and overrides of direction, breaks of
// lines, and the ones of no width, but for the joiners that letters and emoji are made with.
const unseen =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A name that others chose, such as a file's, for showing: what would hide in it or turn it about is written
    out, as [U+202E], and one with letters from right to left keeps their direction to itself. */
export function shownName(name: string): string {
  const shown = name.replace(unseen, (one) => {
    const code = one.codePointAt(0) ?? 0;
    return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
  });
  return rightToLeft.test(shown) ? `\u2068${shown}\u2069` : shown;
}
