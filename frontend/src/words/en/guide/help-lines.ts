/** Somebody to call. */
export interface HelpLine {
  name: string;
  number: string;
  /** What they are there for. */
  about: "violence" | "despair" | "young";
  /** Who they are there for, and when, where it is not everybody at any hour. */
  note?: string;
  /** Where the number was found. */
  source: string;
}

/** A country's lines, those for everybody first. */
export interface Country {
  /** ISO 3166; "EU" stands for the countries of the European Union without lines of their own here. */
  code: string;
  name: string;
  /** Police, ambulance, fire. */
  emergency: string;
  emergencyNote?: string;
  lines: HelpLine[];
}

/** The day on which the numbers were collected. */
export const collected = "2026-11-21";

const samaritans: HelpLine = {
  name: "Samaritans",
  number: "116 123",
  about: "despair",
  source: "samaritans.org",
};
const women = "For women. Relatives and friends may call, too.";

/**
 * Help lines by country, collected from copies of the pages named, without a network: each is to be
 * checked against its source before a release.
 */
export const countries: Country[] = [
  {
    code: "AU",
    name: "Australia",
    emergency: "000",
    lines: [
      {
        name: "1800RESPECT",
        number: "1800 737 732",
        about: "violence",
        source: "1800respect.org.au, health.gov.au",
      },
      { name: "Lifeline", number: "13 11 14", about: "despair", source: "lifeline.org.au" },
      {
        name: "Kids Helpline",
        number: "1800 551 800",
        about: "young",
        note: "From 5 to 25 years.",
        source: "kidshelpline.com.au",
      },
    ],
  },
  {
    code: "AT",
    name: "Austria",
    emergency: "112",
    emergencyNote: "Police 133, ambulance 144.",
    lines: [
      {
        name: "Frauenhelpline gegen Gewalt",
        number: "0800 222 555",
        about: "violence",
        note: women,
        source: "frauenhelpline.at, ORF",
      },
      { name: "TelefonSeelsorge", number: "142", about: "despair", source: "telefonseelsorge.at" },
    ],
  },
  {
    code: "BE",
    name: "Belgium",
    emergency: "112",
    emergencyNote: "Police 101.",
    lines: [
      {
        name: "Écoute violences conjugales",
        number: "0800 30 030",
        about: "violence",
        note: "In French.",
        source: "ecouteviolencesconjugales.be",
      },
      {
        name: "1712",
        number: "1712",
        about: "violence",
        note: "In Dutch, on working days.",
        source: "1712.be",
      },
      {
        name: "Centre de Prévention du Suicide",
        number: "0800 32 123",
        about: "despair",
        note: "In French.",
        source: "preventionsuicide.be",
      },
      {
        name: "Zelfmoordlijn",
        number: "1813",
        about: "despair",
        note: "In Dutch.",
        source: "zelfmoord1813.be",
      },
    ],
  },
  {
    code: "CA",
    name: "Canada",
    emergency: "911",
    lines: [
      {
        name: "Assaulted Women’s Helpline",
        number: "1 866 863 0511",
        about: "violence",
        note: "Ontario. Canada has no one line for the whole country; sheltersafe.ca names the nearest shelter.",
        source: "awhl.org",
      },
      {
        name: "SOS violence conjugale",
        number: "1 800 363 9010",
        about: "violence",
        note: "Quebec, in French and English.",
        source: "sosviolenceconjugale.ca",
      },
      {
        name: "VictimLinkBC",
        number: "1 800 563 0808",
        about: "violence",
        note: "British Columbia and Yukon.",
        source: "gov.bc.ca",
      },
      {
        name: "Suicide Crisis Helpline",
        number: "988",
        about: "despair",
        note: "By call or by text.",
        source: "988.ca",
      },
    ],
  },
  {
    code: "DK",
    name: "Denmark",
    emergency: "112",
    lines: [
      { name: "Lev Uden Vold", number: "1888", about: "violence", source: "levudenvold.dk" },
      {
        name: "Livslinien",
        number: "70 201 201",
        about: "despair",
        note: "From 9 in the morning to 5 at night.",
        source: "livslinien.dk",
      },
    ],
  },
  {
    code: "EU",
    name: "European Union, elsewhere",
    emergency: "112",
    lines: [
      {
        name: "Helpline for women who meet violence",
        number: "116 016",
        about: "violence",
        note: "The same number in many member states, not yet in all.",
        source: "der-paritaetische.de, nollalinja.fi",
      },
      {
        name: "Helpline for victims of crime",
        number: "116 006",
        about: "violence",
        note: "In some member states.",
        source: "European Commission, 116 numbers",
      },
      {
        name: "Emotional support",
        number: "116 123",
        about: "despair",
        note: "In many member states.",
        source: "European Commission, 116 numbers",
      },
      {
        name: "Helpline for children and young people",
        number: "116 111",
        about: "young",
        source: "European Commission, 116 numbers",
      },
    ],
  },
  {
    code: "FI",
    name: "Finland",
    emergency: "112",
    lines: [
      {
        name: "Nollalinja",
        number: "116 016",
        about: "violence",
        note: "Also 080 005 005.",
        source: "thl.fi, nollalinja.fi",
      },
      {
        name: "MIELI Kriisipuhelin",
        number: "09 2525 0111",
        about: "despair",
        source: "mieli.fi",
      },
    ],
  },
  {
    code: "FR",
    name: "France",
    emergency: "112",
    emergencyNote: "Police 17, ambulance 15.",
    lines: [
      {
        name: "Violences Femmes Info",
        number: "3919",
        about: "violence",
        note: women,
        source: "solidaritefemmes.org",
      },
      {
        name: "Numéro national de prévention du suicide",
        number: "3114",
        about: "despair",
        source: "3114.fr",
      },
    ],
  },
  {
    code: "DE",
    name: "Germany",
    emergency: "112",
    emergencyNote: "Police 110.",
    lines: [
      {
        name: "Hilfetelefon Gewalt gegen Frauen",
        number: "116 016",
        about: "violence",
        note: women,
        source: "hilfetelefon.de",
      },
      {
        name: "Hilfetelefon Gewalt an Männern",
        number: "0800 123 9900",
        about: "violence",
        note: "For men, from Monday to Friday.",
        source: "maennerhilfetelefon.de",
      },
      {
        name: "TelefonSeelsorge",
        number: "0800 111 0 111",
        about: "despair",
        note: "Also 0800 111 0 222.",
        source: "telefonseelsorge.de",
      },
      {
        name: "Nummer gegen Kummer",
        number: "116 111",
        about: "young",
        note: "From Monday to Saturday, in the afternoon.",
        source: "nummergegenkummer.de",
      },
    ],
  },
  {
    code: "IN",
    name: "India",
    emergency: "112",
    lines: [
      { name: "Women Helpline", number: "181", about: "violence", note: women, source: "wcd.gov.in" },
      { name: "Tele-MANAS", number: "14416", about: "despair", source: "telemanas.mohfw.gov.in" },
    ],
  },
  {
    code: "IE",
    name: "Ireland",
    emergency: "112",
    emergencyNote: "999 reaches the same.",
    lines: [
      {
        name: "Women’s Aid",
        number: "1800 341 900",
        about: "violence",
        note: women,
        source: "womensaid.ie, The Irish Times",
      },
      samaritans,
    ],
  },
  {
    code: "IT",
    name: "Italy",
    emergency: "112",
    lines: [
      { name: "Antiviolenza e stalking", number: "1522", about: "violence", source: "1522.eu, ANSA" },
      {
        name: "Telefono Amico",
        number: "02 2327 2327",
        about: "despair",
        note: "Every day, not at night.",
        source: "telefonoamico.it",
      },
    ],
  },
  {
    code: "NL",
    name: "Netherlands",
    emergency: "112",
    lines: [
      { name: "Veilig Thuis", number: "0800 2000", about: "violence", source: "veiligthuis.nl" },
      {
        name: "113 Zelfmoordpreventie",
        number: "113",
        about: "despair",
        note: "Also 0800 0113.",
        source: "113.nl, nu.nl",
      },
    ],
  },
  {
    code: "NZ",
    name: "New Zealand",
    emergency: "111",
    lines: [
      {
        name: "Women’s Refuge",
        number: "0800 733 843",
        about: "violence",
        note: women,
        source: "womensrefuge.org.nz, govt.nz",
      },
      {
        name: "Are You OK",
        number: "0800 456 450",
        about: "violence",
        source: "govt.nz",
      },
      {
        name: "Need to talk?",
        number: "1737",
        about: "despair",
        note: "By call or by text.",
        source: "1737.org.nz",
      },
    ],
  },
  {
    code: "NO",
    name: "Norway",
    emergency: "112",
    emergencyNote: "Ambulance 113.",
    lines: [
      { name: "VO-linjen", number: "116 006", about: "violence", source: "volinjen.no" },
      { name: "Mental Helse", number: "116 123", about: "despair", source: "mentalhelse.no" },
    ],
  },
  {
    code: "PL",
    name: "Poland",
    emergency: "112",
    lines: [
      {
        name: "Niebieska Linia",
        number: "800 120 002",
        about: "violence",
        source: "PAP MediaRoom, niebieskalinia.info",
      },
      {
        name: "Centrum Wsparcia",
        number: "800 70 2222",
        about: "despair",
        source: "liniawsparcia.pl",
      },
      { name: "Telefon zaufania", number: "116 111", about: "young", source: "116111.pl" },
    ],
  },
  {
    code: "PT",
    name: "Portugal",
    emergency: "112",
    lines: [
      {
        name: "Informação às vítimas de violência doméstica",
        number: "800 202 148",
        about: "violence",
        source: "cig.gov.pt",
      },
      {
        name: "SNS 24",
        number: "808 24 24 24",
        about: "despair",
        note: "Ask for psychological support.",
        source: "sns24.gov.pt",
      },
    ],
  },
  {
    code: "ZA",
    name: "South Africa",
    emergency: "10111",
    emergencyNote: "112 from a mobile phone, ambulance 10177.",
    lines: [
      {
        name: "GBV Command Centre",
        number: "0800 428 428",
        about: "violence",
        note: "It has been out of service before. If nobody answers, call the police.",
        source: "gbv.org.za, The Mercury",
      },
      { name: "SADAG", number: "0800 567 567", about: "despair", source: "sadag.org" },
    ],
  },
  {
    code: "ES",
    name: "Spain",
    emergency: "112",
    lines: [
      { name: "016", number: "016", about: "violence", note: women, source: "Ministerio de Igualdad" },
      {
        name: "Línea 024",
        number: "024",
        about: "despair",
        source: "Ministerio de Sanidad, Faro de Vigo",
      },
    ],
  },
  {
    code: "SE",
    name: "Sweden",
    emergency: "112",
    lines: [
      {
        name: "Kvinnofridslinjen",
        number: "116 016",
        about: "violence",
        note: "Also 020 50 50 50.",
        source: "kvinnofridslinjen.se, nck.uu.se",
      },
      { name: "Självmordslinjen", number: "90101", about: "despair", source: "mind.se" },
      { name: "Bris", number: "116 111", about: "young", source: "bris.se" },
    ],
  },
  {
    code: "CH",
    name: "Switzerland",
    emergency: "112",
    emergencyNote: "Police 117, ambulance 144.",
    lines: [
      {
        name: "Opferhilfe",
        number: "142",
        about: "violence",
        note: "Since May 2026.",
        source: "opferhilfe-schweiz.ch, Kanton Solothurn",
      },
      { name: "Die Dargebotene Hand", number: "143", about: "despair", source: "143.ch" },
      { name: "Pro Juventute", number: "147", about: "young", source: "147.ch" },
    ],
  },
  {
    code: "GB",
    name: "United Kingdom",
    emergency: "999",
    emergencyNote: "If you cannot speak: call from a mobile, cough or tap, and press 55 when asked.",
    lines: [
      {
        name: "National Domestic Abuse Helpline",
        number: "0808 2000 247",
        about: "violence",
        note: "England. For women.",
        source: "refuge.org.uk, gov.uk",
      },
      {
        name: "Men’s Advice Line",
        number: "0808 801 0327",
        about: "violence",
        note: "For men, on working days.",
        source: "mensadviceline.org.uk",
      },
      {
        name: "Domestic Abuse and Forced Marriage Helpline",
        number: "0800 027 1234",
        about: "violence",
        note: "Scotland.",
        source: "scotland.police.uk",
      },
      {
        name: "Live Fear Free",
        number: "0808 80 10 800",
        about: "violence",
        note: "Wales.",
        source: "gov.wales",
      },
      {
        name: "Domestic and Sexual Abuse Helpline",
        number: "0808 802 1414",
        about: "violence",
        note: "Northern Ireland.",
        source: "dsahelpline.org",
      },
      samaritans,
      { name: "Childline", number: "0800 1111", about: "young", source: "childline.org.uk" },
    ],
  },
  {
    code: "US",
    name: "United States",
    emergency: "911",
    lines: [
      {
        name: "National Domestic Violence Hotline",
        number: "1 800 799 7233",
        about: "violence",
        note: "Or text START to 88788.",
        source: "thehotline.org",
      },
      {
        name: "988 Suicide and Crisis Lifeline",
        number: "988",
        about: "despair",
        note: "By call or by text.",
        source: "988lifeline.org, samhsa.gov",
      },
      {
        name: "love is respect",
        number: "1 866 331 9474",
        about: "young",
        note: "About relationships of young people.",
        source: "loveisrespect.org",
      },
    ],
  },
];
