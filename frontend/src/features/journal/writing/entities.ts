// The names of HTML 4, which is what programs write that do not write the letters themselves.
const runs: [first: number, names: string][] = [
  [
    160,
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml",
  ],
  [913, "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho"],
  [931, "Sigma Tau Upsilon Phi Chi Psi Omega"],
  [945, "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf"],
  [963, "sigma tau upsilon phi chi psi omega"],
  [8592, "larr uarr rarr darr harr"],
];
const others: Record<string, number> = {
  amp: 38,
  apos: 39,
  bull: 8226,
  Dagger: 8225,
  dagger: 8224,
  emsp: 8195,
  ensp: 8194,
  euro: 8364,
  ge: 8805,
  gt: 62,
  hellip: 8230,
  infin: 8734,
  ldquo: 8220,
  le: 8804,
  lsaquo: 8249,
  lsquo: 8216,
  lt: 60,
  mdash: 8212,
  minus: 8722,
  ndash: 8211,
  ne: 8800,
  OElig: 338,
  oelig: 339,
  permil: 8240,
  bdquo: 8222,
  quot: 34,
  rdquo: 8221,
  rsaquo: 8250,
  rsquo: 8217,
  sbquo: 8218,
  Scaron: 352,
  scaron: 353,
  thinsp: 8201,
  trade: 8482,
  Yuml: 376,
  zwj: 8205,
  zwnj: 8204,
};
const named = new Map([
  ...runs.flatMap(([first, names]) => names.split(" ").map((name, at) => [name, first + at] as const)),
  ...Object.entries(others),
]);

/** The letter for "&amp;", "&#38;" or "&#x26;"; what has no meaning stays as it is. */
export function letterOf(entity: string): string {
  const inner = entity.slice(1).replace(/;$/, "");
  const digits = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(inner);
  const code = digits ? Number.parseInt(digits[1] ?? digits[2] ?? "", digits[1] ? 16 : 10) : named.get(inner);
  if (code === undefined) return entity;
  const isLetter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isLetter ? String.fromCodePoint(code) : "\ufffd";
}

/** A text with all of its entities turned into letters. */
export const withLetters = (text: string): string => text.replace(/&#?\w{1,10};/g, letterOf);
