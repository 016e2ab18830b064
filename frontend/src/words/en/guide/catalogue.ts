/** What the articles are sorted by, in the order of the list. */
export const themes = {
  first: "First ground",
  moves: "What they may do",
  inside: "What happens in you",
  onward: "The way on",
  safety: "Safety",
  record: "Record and law",
  others: "Other people",
  words: "Words and myths",
};

export type Theme = keyof typeof themes;

interface Entry {
  id: string;
  theme: Theme;
  title: string;
  /** Other words that somebody may look for it by. */
  also: string;
}

/** Every article by its title, in the order of the list; the texts are read when the room is opened. */
export const catalogue = [
  {
    id: "rule",
    theme: "first",
    title: "The rule of no contact",
    also: "beginning what is it how start",
  },
  {
    id: "not",
    theme: "first",
    title: "What no contact is not",
    also: "punishment revenge silent treatment game",
  },
  {
    id: "reasons",
    theme: "first",
    title: "Seven reasons for no contact",
    also: "why should I benefits",
  },
  {
    id: "low",
    theme: "first",
    title: "Low contact, where no contact cannot be",
    also: "co-parenting shared children business only",
  },
  { id: "grey-rock", theme: "first", title: "Grey rock", also: "gray dull boring answer" },
  {
    id: "biff",
    theme: "first",
    title: "Brief, informative, friendly, firm",
    also: "BIFF reply answer message e-mail",
  },

  {
    id: "cycle",
    theme: "moves",
    title: "The cycle: raised up, worn down, dropped",
    also: "idealise devalue discard honeymoon pattern",
  },
  {
    id: "hoovering",
    theme: "moves",
    title: "Hoovering",
    also: "sucked back apology emergency checking in",
  },
  { id: "love-bombing", theme: "moves", title: "Love bombing", also: "flattery gifts too fast" },
  { id: "guilt", theme: "moves", title: "Guilt-tripping", also: "duty blame shame owe" },
  {
    id: "gaslighting",
    theme: "moves",
    title: "Gaslighting",
    also: "denial crazy doubt memory DARVO",
  },
  {
    id: "smear",
    theme: "moves",
    title: "Smear campaigns",
    also: "rumours lies slander libel reputation",
  },
  {
    id: "flying-monkeys",
    theme: "moves",
    title: "Flying monkeys",
    also: "messengers enablers relatives spies",
  },
  { id: "baiting", theme: "moves", title: "Baiting", also: "provocation trap reply" },
  { id: "threats", theme: "moves", title: "Threats", also: "violence blackmail court" },
  {
    id: "stalking",
    theme: "moves",
    title: "Intimidation and stalking",
    also: "following watching waiting tracking",
  },
  {
    id: "silence",
    theme: "moves",
    title: "Silent treatment, and how no contact differs",
    also: "ignoring stonewalling punish",
  },
  {
    id: "triangulation",
    theme: "moves",
    title: "Triangulation",
    also: "third person jealousy comparison new partner",
  },
  {
    id: "money",
    theme: "moves",
    title: "Financial abuse",
    also: "economic bank debt loan account",
  },
  {
    id: "accounts",
    theme: "moves",
    title: "Impersonation and access to your accounts",
    also: "hacking password logged in pretending fake profile",
  },
  {
    id: "images",
    theme: "moves",
    title: "Image-based abuse",
    also: "intimate pictures revenge porn nudes sextortion deepfake",
  },
  {
    id: "leverage",
    theme: "moves",
    title: "Children and pets as leverage",
    also: "custody hand-over visits dog cat",
  },
  {
    id: "breach",
    theme: "moves",
    title: "When an order is broken",
    also: "restraining protection injunction violation",
  },

  {
    id: "pull",
    theme: "inside",
    title: "Withdrawal and the pull",
    also: "urge craving addiction trauma bond missing them",
  },
  {
    id: "two-memories",
    theme: "inside",
    title: "Two memories at once",
    also: "cognitive dissonance good times ledger",
  },
  {
    id: "symptoms",
    theme: "inside",
    title: "What the body and mind do afterwards",
    also: "symptoms anxiety trauma sleep panic nightmares suicide",
  },
  { id: "grief", theme: "inside", title: "Grief", also: "loss mourning sadness stages" },
  {
    id: "lapses",
    theme: "inside",
    title: "When you made contact",
    also: "lapse relapse setback broke failed again",
  },
  {
    id: "self-talk",
    theme: "inside",
    title: "The voice that sounds like theirs",
    also: "self-talk inner critic thought record blame",
  },
  {
    id: "fog",
    theme: "inside",
    title: "The fog lifts",
    also: "growth clarity healing recovery hope",
  },

  {
    id: "stages",
    theme: "onward",
    title: "The way through, in seven parts",
    also: "stages plan steps accept move on",
  },
  {
    id: "boundaries",
    theme: "onward",
    title: "Boundaries",
    also: "limits saying no sentence practise",
  },
  {
    id: "support",
    theme: "onward",
    title: "Support",
    also: "friends therapist group help lonely safe people",
  },
  { id: "self", theme: "onward", title: "Finding yourself again", also: "identity who am I skills" },
  { id: "care", theme: "onward", title: "Care, day by day", also: "sleep food movement therapy rest" },

  {
    id: "channels",
    theme: "safety",
    title: "Closing the ways in",
    also: "block channels phone social media doors",
  },
  {
    id: "home",
    theme: "safety",
    title: "Safe at home and at the door",
    also: "safety plan danger leaving locks bag",
  },
  {
    id: "suicide-threats",
    theme: "safety",
    title: "When they threaten suicide",
    also: "kill themselves self-harm blackmail",
  },
  {
    id: "devices",
    theme: "safety",
    title: "Devices and accounts",
    also: "phone password location cloud two factor",
  },
  {
    id: "stalkerware",
    theme: "safety",
    title: "Stalkerware and hidden trackers",
    also: "spyware tag GPS bug monitoring app",
  },

  {
    id: "documenting",
    theme: "record",
    title: "Writing it down so that it holds",
    also: "evidence proof record log screenshots",
  },
  {
    id: "law",
    theme: "record",
    title: "The law, in general terms",
    also: "police court order lawyer rights",
  },

  {
    id: "family",
    theme: "others",
    title: "Family, when it is family",
    also: "mother father sibling parents relatives estranged",
  },
  { id: "work", theme: "others", title: "Work", also: "job boss colleague employer HR" },
  {
    id: "helping",
    theme: "others",
    title: "Helping somebody else",
    also: "friend support how to help leave",
  },

  {
    id: "myths",
    theme: "words",
    title: "Seven myths, answered",
    also: "closure change explanation one more conversation",
  },
  {
    id: "clinical-words",
    theme: "words",
    title: "Clinical words you may have met",
    also: "narcissist narcissism personality disorder diagnosis psychopath",
  },
] as const satisfies Entry[];

export type ArticleId = (typeof catalogue)[number]["id"];
