// A made-up plan, with something in every part.
import { blank, type Item, type Kind, type Mark } from "~/lib/bridge/plan";

const day = 86_400_000;
const now = Date.parse("2026-11-20T08:12:00+01:00");
const ago = (days: number) => new Date(now - days * day).toISOString();
const on = (days: number) => ago(days).slice(0, 10);
const mark = (what: Mark["what"], days: number, note = "", incident = ""): Mark => ({
  ...{ what, on: on(days), note, incident },
});

let next = 1;
const item = (kind: Kind, sort: string, days: number, more: Partial<Item>): Item => ({
  ...blank(kind, sort),
  ...{ id: `plan${next++}`, created_at: ago(days), updated_at: ago(days), revision: 1 },
  ...more,
});

export const plan = (): Item[] => {
  next = 1;
  return [
    item("step", "accept", 40, {
      title: "Read my reasons once, aloud",
      offer: "accept-aloud",
      done_at: ago(39),
    }),
    item("step", "self", 12, { title: "One hour of clay on Thursdays", done_at: ago(8) }),
    item("step", "self", 9, { title: "Put up the second shelf" }),
    item("step", "on", 6, {
      title: "Ask about the evening course",
      text: "The one on Tuesdays. They answer the phone until six.",
      today: on(0),
    }),
    item("step", "support", 5, { title: "Write to the group that I will be back on Monday" }),
    item("channel", "calls", 45, {
      state: "blocked",
      on: on(45),
      text: "Blocked on the phone and at the provider.",
    }),
    item("channel", "apps", 45, { state: "blocked", on: on(44) }),
    item("channel", "accounts", 45, {
      state: "not-yet",
      on: on(20),
      text: "Mailbox and photos are done. The shared phone contract ends in March.",
    }),
    item("channel", "games", 45, { state: "none" }),
    item("avoid", "person", 46, {
      title: "R.",
      channels: ["calls", "texts", "apps", "email", "social", "door"],
    }),
    item("avoid", "unsafe", 30, {
      title: "T.",
      text: "Carries messages. Asked where I am going to live.",
      channels: ["texts", "apps"],
      people: ["someone3"],
    }),
    item("boundary", "refuse", 33, {
      title: "Messages through others",
      sentence: "I am not taking messages from R., and I would like to talk about you instead.",
      who: "T. and the old circle",
      text: "I change the subject once, and then I go.",
      marks: [
        mark("practised", 33),
        mark("practised", 31),
        mark("kept", 20, "At the dinner."),
        mark("crossed", 11, "I asked what R. had said. I ended it after two minutes."),
        mark("kept", 4),
      ],
    }),
    item("support", "friend", 46, {
      title: "Anna",
      reach: "+49 170 5550144",
      hours: [
        { days: [1, 2, 3, 4, 5], from: "08:00", until: "22:00" },
        { days: [6, 7], from: "10:00", until: "22:00" },
      ],
      knows: "All of it, and where I live.",
      good_for: "Nights. She picks up.",
      not_pass_on: "Where I live, and where I work now.",
      people: ["someone2"],
    }),
    item("support", "line", 46, { title: "Group line", reach: "On the card in the purse", any_time: true }),
    item("support", "therapist", 40, {
      title: "Dr. Osei",
      reach: "The practice",
      hours: [{ days: [1, 2, 3, 4], from: "09:00", until: "17:00" }],
      good_for: "When I doubt my memory.",
    }),
    item("reason", "left", 47, { text: "I stopped apologising for things that never happened.", on: on(47) }),
    item("reason", "left", 46, {
      text: "He told Anna I was unstable, and then told me nobody had said it.",
      on: on(46),
    }),
    item("reason", "regained", 11, { text: "I choose the music, and nobody sighs.", on: on(11) }),
    item("ledger", "", 30, {
      text: "The weekend at the lake, and how funny R. could be.",
      was: "We drove home in silence for three hours because I had talked to the waiter.",
    }),
    item("ledger", "", 8, { text: "The apologies. They sounded as if they were meant." }),
    item("strength", "skill", 20, { title: "I can throw a bowl that stands" }),
    item("strength", "achievement", 9, {
      title: "Wrote the statement in one afternoon",
      on: on(9),
      entries: ["entry3"],
    }),
    item("care", "feels-like-me", 30, {
      title: "Clay on Thursdays",
      every: "week",
      marks: [mark("done", 15), mark("done", 8), mark("done", 1)],
    }),
    item("care", "sleep", 26, { title: "Phone in the kitchen after ten", every: "day" }),
    item("order", "order", 40, {
      title: "Protection order against R.",
      number: "26 F 1184",
      court: "Family court, room 2.14",
      text: "No contact by any means or through others. Not within 100 metres of home and work.",
      from: on(40),
      until: on(-325),
      who: "Officer Lund, +49 30 5550130",
      marks: [mark("breach", 12, "Drove past twice, slowly.", "incident0")],
    }),
    item("safety", "door", 40, {
      title: "At the door",
      text: "Not open. Not answer. Lights as they are.\nCall, then write down the time.",
    }),
    item("words", "friends", 28, {
      title: "When somebody asks how R. is",
      text: "I am not in touch, and I am well. How are you?",
    }),
    item("reason", "left", 45, { text: "A sentence I wrote twice.", trashed_at: ago(2) }),
  ];
};
