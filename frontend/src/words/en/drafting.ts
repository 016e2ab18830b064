import { number, plural } from "~/lib/text";

/** The drafting aid: what it says about an answer that has to be written. */
export const drafting = {
  title: "Write an answer",
  lead: "For when an answer has to be given. It looks for what gives them a hold, by plain lists on this computer. You decide what stays.",
  way: "How it should be",
  ways: {
    brief: "Brief, informative, friendly, firm",
    grey: "Grey rock",
  },
  wayMeans: {
    brief: "A few sentences: the facts, a civil tone, and an end. Nothing that asks for more.",
    grey: "As short and dull as can be. Nothing of you in it.",
  },
  answer: "Your answer",
  answerHint: "Nothing of it is kept unless you ask for it, and nothing is sent.",
  ready: "Sentences to take",
  readyOnes: {
    brief: [
      "Thank you for letting me know.",
      "I have received your message.",
      "I will answer by Friday.",
      "That day does not work for me. Saturday at ten does.",
      "The hand-over stays as agreed: Friday at five, at the school.",
      "Please send this to my lawyer.",
    ],
    grey: ["Noted.", "Received.", "Yes.", "No.", "That does not work for me.", "I have nothing to add."],
  },
  size: (count: number, sentences: number) =>
    `${plural(count, { one: "# word", other: "# words" })}, ${plural(sentences, { one: "# sentence", other: "# sentences" })}`,
  found: "Worth a second look",
  foundNone: "Nothing in it gives them a hold, as far as plain rules can tell.",
  foundBlank: "Write, or paste what you have. What is worth a second look will stand here.",
  inText: (what: string) => `Find “${what}” in the text`,
  kinds: {
    feeling: {
      name: "A feeling",
      why: "What you feel is yours, and here it shows them where to press.",
    },
    defence: {
      name: "An explanation",
      why: "Reasons can be argued with; a plain fact cannot.",
    },
    apology: {
      name: "An apology",
      why: "It can be read as admitting something, and asked for again.",
    },
    question: {
      name: "A question back",
      why: "It asks for an answer and keeps the talk going; ask only what the matter needs.",
    },
    promise: {
      name: "A promise",
      why: "It can be held against you; a date or a fact is enough.",
    },
    insult: {
      name: "Blame or an insult",
      why: "It gives them something to answer, and reads badly in front of others.",
    },
    length: {
      name: "Longer than it needs to be",
      why: "Every sentence more is one more to answer.",
    },
  },
  tooLong: (words: number, sentences: number) =>
    `Up to ${number(words)} words in ${number(sentences)} sentences is a good measure.`,
  parts: {
    brief: "Brief",
    informative: "Informative",
    friendly: "Friendly",
    firm: "Firm",
  },
  partHolds: (part: string) => `${part}: holds`,
  partLook: (part: string) => `${part}: worth a second look`,
  wait: (hours: number) =>
    plural(hours, {
      one: "You meant to wait an hour before answering. It can stay here until then.",
      other: "You meant to wait # hours before answering. It can stay here until then.",
    }),
  keep: "Keep it for later",
  kept: "Kept, sealed with the rest.",
  forget: "Forget it",
  forgotten: "Forgotten.",
  copy: "Copy",
  copied: "Copied. Other programs can read it until you copy something else.",
  copyFailed: "It could not be copied. Select it and copy it by hand.",
};
