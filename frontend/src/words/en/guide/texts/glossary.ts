import type { ArticleId } from "~/words/en/guide/catalogue";

/** A word, what it is in a sentence or two, and where more is said of it. */
export interface Term {
  term: string;
  means: string;
  articles: ArticleId[];
}

export const glossary: Term[] = [
  {
    term: "Advocate",
    means:
      "Somebody who works for people who meet abuse or stalking: knows dangers, orders, shelters and forms, and is on your side.",
    articles: ["support", "home"],
  },
  {
    term: "Ambiguous loss",
    means: "The loss of somebody who is alive, or of something that never came to be. It has no clear end.",
    articles: ["grief"],
  },
  {
    term: "Attempt",
    means:
      "Here: any try of theirs to reach you. It is written down apart from your days and never breaks them.",
    articles: ["hoovering", "rule"],
  },
  {
    term: "Baiting",
    means: "Provoking somebody so that they answer, no matter how.",
    articles: ["baiting"],
  },
  {
    term: "BIFF",
    means: "A way to answer that ends an exchange: brief, informative, friendly, firm.",
    articles: ["biff"],
  },
  {
    term: "Boundary",
    means: "What you do, and take part in, and what not. It needs nobody’s consent.",
    articles: ["boundaries"],
  },
  {
    term: "Breach",
    means: "Any act against the terms of a court order or a written agreement, however small.",
    articles: ["breach"],
  },
  {
    term: "Coercive control",
    means:
      "A pattern of rules, watching, threats and isolation by which one person takes another’s freedom. In some countries a crime in itself.",
    articles: ["law", "cycle"],
  },
  {
    term: "Cognitive dissonance",
    means: "The strain of believing two things that do not fit together, and the wish to be rid of one.",
    articles: ["two-memories"],
  },
  {
    term: "Craving",
    means: "The bodily side of missing: it rises, stands and falls, like hunger.",
    articles: ["pull"],
  },
  {
    term: "DARVO",
    means: "Deny, attack, and reverse victim and offender: a way of meeting an accusation.",
    articles: ["gaslighting"],
  },
  {
    term: "Devaluing",
    means: "The turn of the cycle in which what was admired is found wrong.",
    articles: ["cycle"],
  },
  {
    term: "Discarding",
    means: "Being dropped, often suddenly, and seldom for the last time.",
    articles: ["cycle"],
  },
  {
    term: "Estrangement",
    means: "Distance from a relative that at least one of the two has chosen.",
    articles: ["family"],
  },
  {
    term: "Exhibit",
    means: "A file or thing that shows something, kept as it came.",
    articles: ["documenting"],
  },
  {
    term: "Extinction burst",
    means: "That something is tried harder for a while once it no longer works, before it is given up.",
    articles: ["grey-rock", "hoovering"],
  },
  {
    term: "Flying monkeys",
    means: "People who carry messages, gather news or put on pressure for somebody else, knowingly or not.",
    articles: ["flying-monkeys"],
  },
  {
    term: "Fog",
    means: "Fear, obligation and guilt; and the state in which one cannot see clearly for them.",
    articles: ["fog", "guilt"],
  },
  {
    term: "Gaslighting",
    means: "Being made to doubt what one saw, heard and remembers, again and again.",
    articles: ["gaslighting"],
  },
  {
    term: "Grey rock",
    means: "Being as dull as a stone, so that there is nothing to react to.",
    articles: ["grey-rock"],
  },
  {
    term: "Grounding",
    means: "Coming back from fear or memory into the room by way of the senses and the body.",
    articles: ["pull", "symptoms"],
  },
  {
    term: "Hoovering",
    means: "Attempts to draw somebody back who has gone or gone quiet.",
    articles: ["hoovering"],
  },
  {
    term: "Hypervigilance",
    means: "Watchfulness that does not switch off, as if danger were always near.",
    articles: ["symptoms"],
  },
  {
    term: "Idealising",
    means: "The turn of the cycle in which one is wonderful and needed.",
    articles: ["cycle", "love-bombing"],
  },
  {
    term: "Image-based abuse",
    means: "Private pictures taken, made, shown or threatened without consent.",
    articles: ["images"],
  },
  {
    term: "Intermittent reinforcement",
    means: "Kindness that comes rarely and unpredictably, and binds more strongly than constant kindness.",
    articles: ["cycle", "pull"],
  },
  {
    term: "Intrusive thoughts",
    means: "Pictures and sentences that come unasked, as if it were happening again.",
    articles: ["symptoms"],
  },
  {
    term: "Lapse",
    means: "A single contact made against one’s own decision. It ends a run of days and takes none of them.",
    articles: ["lapses"],
  },
  {
    term: "Love bombing",
    means: "A flood of affection, praise and gifts, faster than anybody can know you.",
    articles: ["love-bombing"],
  },
  {
    term: "Low contact",
    means: "One channel, business only, short, answered after a wait: where something has to be shared.",
    articles: ["low"],
  },
  {
    term: "No contact",
    means: "Nothing from you to them, as little as possible from them to you, and no news of them.",
    articles: ["rule", "not"],
  },
  {
    term: "Numbness",
    means:
      "Knowing that something is sad or lovely without feeling it. A protection that stays on for a while.",
    articles: ["symptoms"],
  },
  {
    term: "Order",
    means: "A court’s or the police’s decision that somebody must keep away or make no contact.",
    articles: ["law", "breach"],
  },
  {
    term: "Parallel parenting",
    means: "Raising children from two houses with as little contact between the parents as can be.",
    articles: ["low", "leverage"],
  },
  {
    term: "Pull",
    means: "Here: the wish to make contact, from nothing to ten. It comes in waves.",
    articles: ["pull"],
  },
  {
    term: "Reality ledger",
    means: "Two columns: what I miss, and beside it what it was really like.",
    articles: ["two-memories"],
  },
  {
    term: "Safety plan",
    means: "What one does in danger, thought through and written down beforehand.",
    articles: ["home"],
  },
  {
    term: "Seal unread",
    means: "Here: taking in a file or message as proof without its being shown to you.",
    articles: ["documenting", "images"],
  },
  {
    term: "Silent treatment",
    means: "Silence used to punish, inside a relationship.",
    articles: ["silence"],
  },
  {
    term: "Smear campaign",
    means: "False or twisted stories told to the people around somebody.",
    articles: ["smear"],
  },
  {
    term: "Stalkerware",
    means: "A program that secretly reports to somebody else what a device does and where it is.",
    articles: ["stalkerware"],
  },
  {
    term: "Stalking",
    means: "Unwanted attention, repeated, that makes afraid or changes how somebody lives.",
    articles: ["stalking"],
  },
  {
    term: "Trauma bond",
    means: "The attachment that grows where kindness and cruelty take turns.",
    articles: ["cycle", "clinical-words"],
  },
  {
    term: "Triangulation",
    means: "Bringing a third person into a tension between two, and keeping it there.",
    articles: ["triangulation"],
  },
  {
    term: "Trigger",
    means: "What sets off an urge or a memory: a date, a place, a song, a tone.",
    articles: ["pull", "symptoms"],
  },
  {
    term: "Two-step sign-in",
    means: "A second proof beside the password, such as a code from an app.",
    articles: ["accounts", "devices"],
  },
  {
    term: "Withdrawal",
    means: "What body and mind do when something they were bound to is gone. It passes with abstinence.",
    articles: ["pull"],
  },
];
