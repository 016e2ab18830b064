import type { Item, Kind } from "~/lib/bridge/plan";

interface FieldWords {
  label: string;
  hint?: string;
}

interface PartWords {
  title: string;
  lead: string;
  /** The button that adds one, and the head of its form. */
  add: string;
  edit: string;
  empty: string;
  emptyLead: string;
  fields: Partial<Record<keyof Item, FieldWords>>;
  sorts: Record<string, string>;
}

/** The twelve parts of the plan. */
export const planParts: Record<Kind, PartWords> = {
  step: {
    title: "Steps",
    lead: "The way through, in small steps: some of ours, if you want them, and your own.",
    add: "Add a step",
    edit: "Change the step",
    empty: "No steps yet",
    emptyLead: "Take one of ours, or write a small one of your own.",
    fields: {
      title: { label: "The step", hint: "Small enough for one afternoon." },
      sort: { label: "Stage" },
      text: { label: "More about it", hint: "Only if it helps you begin." },
    },
    sorts: {
      accept: "Accept",
      boundaries: "Set boundaries",
      block: "Block the ways in",
      support: "Seek support",
      self: "Find myself again",
      grieve: "Grieve",
      on: "Move on",
    },
  },
  channel: {
    title: "Ways in",
    lead: "Every way by which word of them can reach you, or word of you can reach them. One at a time is enough.",
    add: "Add a way in",
    edit: "Change the way in",
    empty: "No ways in yet",
    emptyLead: "",
    fields: { title: { label: "What it is", hint: "A place, an app, a habit: whatever leads to them." } },
    sorts: {
      calls: "Phone calls",
      texts: "Text messages",
      apps: "Messaging apps",
      email: "E-mail",
      post: "Post and cards",
      social: "Social media",
      accounts: "Shared accounts and clouds",
      door: "The door at home",
      work: "The workplace",
      places: "Places where we would meet",
      mutuals: "Mutual friends and relatives",
      carriers: "People who carry messages or gather news",
      gifts: "Gifts",
      games: "Games",
      payments: "Notes on payments",
      children: "Children’s devices",
      own: "One of my own",
    },
  },
  avoid: {
    title: "No-contact list",
    lead: "The person, and anybody it is not safe to talk to about yourself. You owe nobody on it an explanation.",
    add: "Add somebody",
    edit: "Change the entry",
    empty: "Nobody on the list yet",
    emptyLead: "A name or a letter, why, and which ways are closed to them.",
    fields: {
      title: { label: "Who", hint: "Call them whatever you like." },
      sort: { label: "Who they are here" },
      text: { label: "Why", hint: "For a day on which you doubt it." },
      channels: { label: "Closed to them" },
    },
    sorts: { person: "The person", unsafe: "Not safe to talk to" },
  },
  boundary: {
    title: "Boundaries",
    lead: "What you accept and what you do not, and how you would say it in one calm sentence.",
    add: "Add a boundary",
    edit: "Change the boundary",
    empty: "No boundaries yet",
    emptyLead: "A boundary says what you will do. It needs nobody’s agreement.",
    fields: {
      sort: { label: "Which way" },
      title: { label: "What it is about", hint: "Messages through others. Talk about my past." },
      sentence: { label: "How I would say it", hint: "One calm sentence, without a reason." },
      who: { label: "Who it holds for" },
      text: { label: "What I do if it is crossed", hint: "Leave the room, end the call, write it down." },
    },
    sorts: { refuse: "I do not accept", accept: "I accept" },
  },
  support: {
    title: "People who are safe",
    lead: "Who is on your side, how and when to reach them, and what they are good for.",
    add: "Add somebody",
    edit: "Change the entry",
    empty: "Nobody here yet",
    emptyLead: "One person is enough to begin with. A help line counts.",
    fields: {
      title: { label: "Who", hint: "A name, a group, a line." },
      sort: { label: "Who they are to me" },
      reach: { label: "How to reach them", hint: "A number, an address, a room." },
      hours: { label: "When they can be reached" },
      knows: { label: "What they know" },
      good_for: {
        label: "What they are good for",
        hint: "Nights. Laughing. Papers. Listening without advice.",
      },
      not_pass_on: {
        label: "Asked not to pass on",
        hint: "Where I live, where I work, that we talk.",
      },
    },
    sorts: {
      friend: "Friend",
      family: "Family",
      therapist: "Therapist",
      advocate: "Advocate",
      lawyer: "Lawyer",
      group: "Group",
      line: "Help line",
      other: "Somebody else",
    },
  },
  reason: {
    title: "Reasons",
    lead: "Why you left, and what you have again. They are shown to you when the pull comes.",
    add: "Add a reason",
    edit: "Change the reason",
    empty: "No reasons yet",
    emptyLead: "Begin with one sentence, as you would tell it to somebody who believes you.",
    fields: {
      sort: { label: "Which kind" },
      text: { label: "The reason", hint: "As exactly as you know it. Small things count." },
      on: { label: "Of which day" },
    },
    sorts: { left: "Why I left", regained: "What I have again" },
  },
  ledger: {
    title: "Reality ledger",
    lead: "The good memories come back louder than the others. Here both stand side by side, and neither is taken from you.",
    add: "Add a line",
    edit: "Change the line",
    empty: "Nothing in the ledger yet",
    emptyLead: "Write what you miss. Then, when you can, what it was really like.",
    fields: {
      text: { label: "What I miss" },
      was: { label: "What it was like", hint: "What came before, what came after, what it cost." },
    },
    sorts: {},
  },
  strength: {
    title: "What is mine",
    lead: "What you can do, what you did, and what is yours alone, however small.",
    add: "Add something",
    edit: "Change the entry",
    empty: "Nothing here yet",
    emptyLead: "A dish you cook well. A letter you sent. The radio as loud as you like.",
    fields: {
      sort: { label: "What it is" },
      title: { label: "In a line" },
      text: { label: "More about it" },
      on: { label: "When" },
    },
    sorts: { skill: "Something I can do", achievement: "Something I did", mine: "Something that is mine" },
  },
  care: {
    title: "Care",
    lead: "What does you good, day by day, and once a week something that feels like you.",
    add: "Add a practice",
    edit: "Change the practice",
    empty: "No practices yet",
    emptyLead: "One that is easy beats five that are not.",
    fields: {
      title: { label: "What I do", hint: "Once around the pond. Phone in the kitchen after ten." },
      sort: { label: "What it is for" },
      every: { label: "How often" },
      text: { label: "What makes it easy" },
    },
    sorts: {
      sleep: "Sleep",
      movement: "Movement",
      food: "Food",
      quiet: "Quiet",
      therapy: "Therapy",
      people: "People",
      creating: "Creating",
      medicine: "Medicine",
      "feels-like-me": "Something that feels like me",
    },
  },
  order: {
    title: "Orders and agreements",
    lead: "What a court or both of you have set down, so that number, dates and terms are at hand when you need them.",
    add: "Add an order",
    edit: "Change the order",
    empty: "No orders or agreements",
    emptyLead: "A protection order, a custody agreement, a ban from a house. Many people have none.",
    fields: {
      title: { label: "What it is called" },
      sort: { label: "What it is" },
      number: { label: "Number" },
      court: { label: "Court or office" },
      text: { label: "Its terms", hint: "In your own words, or copied word for word." },
      from: { label: "From" },
      until: { label: "Until" },
      who: { label: "Officer or lawyer", hint: "Who to call, and how." },
    },
    sorts: { order: "Order", agreement: "Agreement" },
  },
  safety: {
    title: "Safety plan",
    lead: "What to do, decided on a calm day. If you are in danger now, call the emergency number.",
    add: "Add to the safety plan",
    edit: "Change the plan",
    empty: "Nothing written yet",
    emptyLead: "Take one of ours and make it yours.",
    fields: {
      sort: { label: "When" },
      title: { label: "In a line" },
      text: { label: "What I do", hint: "In order, in short sentences you can follow while you are afraid." },
    },
    sorts: {
      danger: "If I am in danger",
      door: "If they come to the door",
      suicide: "If they threaten suicide",
      found: "If they find this app",
      other: "Something else",
    },
  },
  words: {
    title: "Words for others",
    lead: "Sentences to have ready, so that you need not find them while somebody waits.",
    add: "Add words",
    edit: "Change the words",
    empty: "No words yet",
    emptyLead: "One short sentence for one person is enough.",
    fields: {
      sort: { label: "For whom" },
      title: { label: "When I need it", hint: "When somebody asks how they are." },
      text: { label: "The words" },
    },
    sorts: {
      children: "For the children",
      family: "For family",
      work: "For work",
      friends: "For friends",
      other: "For somebody else",
    },
  },
};
