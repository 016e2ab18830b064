/** The words on screen are English; dates and numbers follow the user's own kind of it. */
export const locale = navigator.languages?.find((tag) => tag.startsWith("en")) ?? "en-GB";

const rules = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);

export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** "1 entry", "412 entries": the number stands where # is. */
export function plural(count: number, forms: Forms): string {
  return (forms[rules.select(count)] ?? forms.other).replace("#", numbers.format(count));
}

export const number = (value: number): string => numbers.format(value);

/** "94%" from 94. */
export const percent = (value: number): string =>
  new Intl.NumberFormat(locale, { style: "percent" }).format(value / 100);

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
