import type { Item, Kind } from "~/lib/bridge/plan";

/** Something of ours that can be taken over and changed. */
export interface Offer
  extends Pick<Item, "offer" | "sort">, Partial<Pick<Item, "title" | "text" | "sentence" | "every">> {
  offer: string;
}

/** What each stage is about; none locks another. */
export const planStages: Record<string, string> = {
  accept: "To see what it was, and that you cannot mend it for them. Nobody has to agree with you on it.",
  boundaries: "To say what you accept and what you do not, first to yourself.",
  block: "To close the ways by which it goes on, one after the other.",
  support: "To have people who know, and who are reached when it counts.",
  self: "To find what you like, can and want, when nobody comments on it.",
  grieve: "Shock, denial, anger, bargaining, sadness, acceptance: in any order, and more than once.",
  on: "To fill the room that is free now with what is yours.",
};

const step = (sort: string, steps: Record<string, string>): Offer[] =>
  Object.entries(steps).map(([key, title]) => ({ offer: `${sort}-${key}`, sort, title }));

export const planOffers: Partial<Record<Kind, Offer[]>> = {
  step: [
    ...step("accept", {
      sentence: "Write one sentence about what I cannot change",
      aloud: "Read my reasons once, aloud",
      ledger: "Put one line into the reality ledger",
      apology: "Stop waiting for one thing: an apology, an answer, a change",
    }),
    ...step("boundaries", {
      one: "Choose one thing I no longer accept, and say it in a sentence",
      practise: "Practise the sentence aloud three times",
      no: "Say no to one small thing this week, without a reason",
      answer: "Wait a day before I answer anything that upsets me",
    }),
    ...step("block", {
      one: "Close one way in, the easiest first",
      passwords: "Change the password of my mail, from a device that is mine",
      location: "Look who can see where my phone is",
      keep: "Save what is there before I delete it",
    }),
    ...step("support", {
      tell: "Tell one safe person one thing I have told nobody",
      list: "Write down three people or lines I could call, and when",
      ask: "Ask somebody for something exact: an hour, a lift, a call at nine",
      counsel: "Find out when the nearest advice centre is open",
    }),
    ...step("self", {
      like: "Write down five things I like that are only mine",
      hour: "Keep one hour this week for something that feels like me",
      did: "Note one thing I did this week, however small",
      thought: "Answer one hard thought about myself in the journal",
      room: "Change one thing in my room to how I like it",
    }),
    ...step("grieve", {
      letter: "Write an unsent letter to what I hoped it would be",
      allow: "Let myself be sad for a quarter of an hour, with tea, and then stop",
      anger: "Put the anger somewhere it harms nobody: a walk, a page, a pillow",
      box: "Put what reminds me into a box, and the box out of sight",
    }),
    ...step("on", {
      date: "Plan one nice thing for a date that used to be hard",
      learn: "Ask about a course, a group or a place that makes me curious",
      good: "Spend time with somebody after whom I feel lighter",
      look: "Look back over a month in the journal, and name one thing that changed",
    }),
  ],
  boundary: [
    {
      offer: "boundary-messages",
      sort: "refuse",
      title: "Messages through others",
      sentence: "I am not taking messages from them, and I would like to talk about you instead.",
    },
    {
      offer: "boundary-news",
      sort: "refuse",
      title: "News about them",
      sentence: "I would rather not hear how they are.",
    },
    {
      offer: "boundary-tone",
      sort: "refuse",
      title: "Being shouted at",
      sentence: "I will talk when it is quiet. I am hanging up now.",
    },
    {
      offer: "boundary-explain",
      sort: "refuse",
      title: "Having to explain myself",
      sentence: "I have decided that for myself, and I am not discussing it.",
    },
    {
      offer: "boundary-time",
      sort: "accept",
      title: "My own time to answer",
      sentence: "I will think about it and tell you tomorrow.",
    },
    {
      offer: "boundary-change",
      sort: "accept",
      title: "Changing my mind",
      sentence: "I said yes before. Today it is a no.",
    },
  ],
  care: [
    { offer: "care-sleep", sort: "sleep", title: "Phone out of the bedroom at night", every: "day" },
    { offer: "care-movement", sort: "movement", title: "Ten minutes outside, in any weather", every: "day" },
    { offer: "care-food", sort: "food", title: "One warm meal, sitting down", every: "day" },
    {
      offer: "care-quiet",
      sort: "quiet",
      title: "Five quiet minutes with both feet on the floor",
      every: "day",
    },
    {
      offer: "care-therapy",
      sort: "therapy",
      title: "Keep the appointment, and write down one thing from it",
      every: "week",
    },
    {
      offer: "care-people",
      sort: "people",
      title: "One message to somebody who is good for me",
      every: "day",
    },
    { offer: "care-creating", sort: "creating", title: "Make something with my hands", every: "week" },
    {
      offer: "care-medicine",
      sort: "medicine",
      title: "Medicine at the same time, with a glass of water",
      every: "day",
    },
    {
      offer: "care-feels-like-me",
      sort: "feels-like-me",
      title: "An hour for something that feels like me",
      every: "week",
    },
  ],
  safety: [
    {
      offer: "safety-danger",
      sort: "danger",
      title: "Getting out",
      text: [
        "I trust the feeling that something is wrong, and go before I am sure.",
        "I call the emergency number. If I cannot speak, I leave the line open.",
        "The way out: which door, which stairs, where the keys are.",
        "Where I go, and who knows that I may come, also at night.",
        "The bag: papers, medicine, money, charger, keys, something for the children. It stands at:",
        "The word that tells my person to call for help:",
      ].join("\n"),
    },
    {
      offer: "safety-door",
      sort: "door",
      title: "At the door",
      text: [
        "I do not open, and I do not speak through the door.",
        "I go to a room with a second way out, and take the phone.",
        "I call the emergency number if they do not go, or if there is an order.",
        "I call the neighbour or my person:",
        "Afterwards I write down the time and what I saw and heard.",
      ].join("\n"),
    },
    {
      offer: "safety-suicide",
      sort: "suicide",
      title: "When they threaten to end their life",
      text: [
        "I take it seriously, and I am not the one who can keep them alive.",
        "I call the emergency number, and say what was written or said, and where they may be.",
        "I do not go there, and I do not stay on the line to talk them out of it.",
        "I keep the message as evidence, and tell my person.",
        "Whatever they do is their act. I did what could be done.",
      ].join("\n"),
    },
    {
      offer: "safety-found",
      sort: "found",
      title: "If they find this app",
      text: [
        "Leave at once: press Shift three times, or close the lid.",
        "Without the passphrase nobody reads what is in it. I need not give it.",
        "If they have seen it open or made me open it: first get myself safe, then tell my person.",
        "Later, from another machine: a new passphrase, and a backup kept somewhere they do not know.",
        "If having it found would be dangerous, keep it on a drive that is not in the house.",
      ].join("\n"),
    },
    {
      offer: "safety-meeting",
      sort: "other",
      title: "If I have to see them",
      text: [
        "A public place, daylight, and somebody with me or near.",
        "Somebody knows when it begins and when I will be back.",
        "I keep to the one thing it is about. I may go at any time.",
        "I come and go by a way that does not lead to where I live.",
      ].join("\n"),
    },
  ],
  words: [
    {
      offer: "words-children",
      sort: "children",
      title: "Why we no longer see them",
      text: "Grown-ups decide when it is not good to be together. None of it is because of you. You may love whom you love, and you may ask me anything.",
    },
    {
      offer: "words-children-message",
      sort: "children",
      title: "When they are asked to carry a message",
      text: "You never have to bring messages or keep secrets. If somebody asks you to, you may say: please tell them yourself.",
    },
    {
      offer: "words-family",
      sort: "family",
      title: "When they want us to make up",
      text: "I know you wish it were different. I have thought about it for a long time, and I am staying with it. I would like us to have our own time together.",
    },
    {
      offer: "words-work",
      sort: "work",
      title: "For my lead or reception",
      text: "Somebody from my private life may try to reach me here. Please do not put calls or visitors through who give no name, do not say when I am in, and tell me when it happens.",
    },
    {
      offer: "words-friends",
      sort: "friends",
      title: "When somebody asks how they are",
      text: "I am not in touch any more, and I am well. Tell me about you.",
    },
    {
      offer: "words-smear",
      sort: "friends",
      title: "When they have heard something about me",
      text: "I know what is being said. It is not true, and I am not going to argue about it. If you want to know something, ask me.",
    },
  ],
};
