import { number, plural } from "~/lib/text";

const minutes = (count: number) => plural(count, { one: "# minute", other: "# minutes" });

/** The pull: twenty minutes, and what helps in them. */
export const pull = {
  title: "The pull",
  lead: "The pull usually passes in about twenty minutes. Stay here for them.",
  leave: "Leave: Esc",
  goesOn: "The twenty minutes go on. F2 brings you back.",
  crisis: "I need help now",

  breathe: { in: "Breathe in", out: "Breathe out" },
  breatheInWords:
    "Breathe in while you count to four, and out while you count to six. The circle keeps the time.",
  left: "Time left",
  stayed: (count: number) => `You have stayed ${minutes(count)}. The wave is usually past its height by now.`,

  strength: "How strong is it right now?",
  strengthHint: "0 is none, 10 is very strong. You can leave it.",
  strengthSaid: (strength: number) => `${number(strength)} of 10 when you came.`,
  change: "Change",

  why: "Read why",
  reason: { left: "Why I left", regained: "What came back" } as Record<string, string>,
  reasonsOf: (shown: number, all: number) =>
    all <= shown
      ? plural(all, { one: "# reason you wrote", other: "# reasons you wrote" })
      : `${number(shown)} of ${number(all)} reasons you wrote`,
  others: "Show others",
  noReasons:
    "Your reasons stand here once you have written them in the plan. For now: you left for a reason, and it was enough.",
  writeReason: "Write one",
  ledger: "What I miss, and what it was like",
  miss: "I miss",
  was: "It was",

  safe: "Call someone safe",
  noSafe: "Whoever is safe for you stands here once you have named them in the plan.",
  nameSomebody: "Name somebody",
  now: "now",
  until: (time: string) => `until ${time}`,
  from: (time: string) => `from ${time}`,
  fromDay: (day: string, time: string) => `${day} from ${time}`,
  anyTime: "any time",
  notSaid: "when is not said",
  lines: "Help lines",

  say: "Say it here instead",
  sayLead: "Write the message you want to send. It stays here, sealed, and you can read it again tomorrow.",
  letter: "Unsent letter",

  ground: "Come back to the room",

  instead: "What I did instead",
  insteadHint: "Washed a cup, walked round the block, watered a plant. Anything counts.",
  triggers: "What brought it on",
  triggerKinds: {
    alone: "Being alone",
    night: "The night",
    memory: "A memory",
    date: "A date that matters",
    message: "A message from them",
    saw: "I saw something of theirs",
    others: "Somebody spoke of them",
    argument: "A quarrel with somebody else",
    tired: "Tired or hungry",
    drink: "Alcohol or something like it",
    nothing: "Nothing I can name",
  } as Record<string, string>,
  trigger: "In a few words",
  helped: "What helped",
  helpedKinds: {
    breathing: "Breathing",
    reasons: "My reasons",
    ledger: "What it was really like",
    call: "Talking to somebody",
    letter: "The unsent letter",
    grounding: "Coming back to the room",
    instead: "Doing something else",
    waiting: "Waiting",
  } as Record<string, string>,

  end: "How is it now?",
  ends: { passed: "It passed", here: "Still here", contact: "I made contact" },
  after: "How strong is it now?",
  endTitle: { passed: "It passed", here: "It is still here", contact: "You made contact" },
  endLead: {
    passed: "You stayed with it, and it went. It may come back, and it can pass again.",
    here: "Then it is still here, and so are you. Nothing has to be decided while it is.",
    contact:
      "It happens, and it is part of the way. Your days stay, and whatever it was, you can say it here.",
  },
  endAsk: "If you like, a word for later. All of it can be left empty.",
  stay: "Stay another twenty minutes",
  done: "Done",
  toStreak: "Note it",
  kept: "Kept.",
  loadFailed: "This could not be kept yet. The twenty minutes are yours all the same.",
  openAt: "Open at the pull",
  openingAt: "Once it is open, you are at the pull.",
};
