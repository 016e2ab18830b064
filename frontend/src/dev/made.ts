// Made-up contents for looking at the rooms.
import type { FakeRooms } from "~/lib/bridge/fake-rooms";
import { type Exhibit, type Incident, nothingSaid } from "~/lib/bridge/evidence";
import { nothingSaidOf } from "~/lib/bridge/fake-evidence";
import { blankAppearance, blankClaim, blankHarm, blankRebuttal, type Claim } from "~/lib/bridge/claims";
import type { Person } from "~/lib/bridge/people";
import { madeChat, madeMessages } from "./made-messages";
import { checkIns } from "./made-checkin";
import { blank, type Entry } from "~/lib/bridge/journal";
import { plan } from "./made-plan";
import { attempts, streaks } from "./made-streak";

const zone = "Europe/Berlin";
const day = 86_400_000;
const now = Date.parse("2026-11-20T08:12:00+01:00");
const ago = (days: number) => new Date(now - days * day).toISOString();

const titles = [
  "The quiet in the kitchen",
  "What I would say to her",
  "Group session 6",
  "Three things I finished",
];
const text =
  "Made coffee and nobody commented on how. I noticed I was waiting for it: the pause, the look.\n\nI bought the yellow lamp.";

// The kinds and feelings of entries further back, so that a year has something to look back on.
const kinds = ["entry", "thought", "entry", "achievement", "letter", "dream", "entry"] as const;
const feelings = [["relief"], ["relief", "a little guilt"], ["sadness"], [], ["hope", "relief"], ["anger"]];

const entry = (index: number): Entry => ({
  ...blank(),
  ...(index < 8 ? {} : { kind: kinds[index % 7] ?? "entry", feelings: feelings[index % 6] ?? [] }),
  id: `entry${index}`,
  title: titles[index % titles.length] ?? "",
  text,
  at: ago(index * 1.7),
  zone,
  mood: (1 + (index % 5)) as Entry["mood"],
  tags: index % 3 ? ["home"] : ["home", "group"],
  created_at: ago(index * 1.7),
  updated_at: ago(index * 1.7),
  revision: 1,
});

const exhibit = (index: number): Exhibit => ({
  id: `exhibit${index}`,
  number: 38 - index,
  name: ["family-chat.png", "bank-closing.txt", "voicemail-09.m4a"][index % 3] ?? "",
  media_type: ["image/png", "text/plain", "audio/mp4"][index % 3] ?? "",
  size: 1_248_113 + index * 7919,
  sha256: "9f2c".repeat(16),
  modified_at: ago(12 + index),
  added_at: ago(11 + index),
  zone,
  checked_at: ago(index % 4),
  state: index === 5 ? "damaged" : index === 9 ? "unchecked" : "intact",
  incidents: [`incident${index % 14}`],
  claims: [],
  preview: (["image", "text", "none"] as const)[index % 3] ?? "none",
  said: nothingSaidOf(),
  ...{ revision: 0, found: [], sealed: index === 11, unsealed_at: "", derived_from: "" },
});

const exhibits = Array.from({ length: 38 }, (_, index) => exhibit(index));
const what = [
  "Drove past the house twice, slowly",
  "Told my sister I “emptied the account”",
  "Eleven messages, then “I’m sorry, call me”",
];
const tactics = ["intimidation-and-stalking", "smear-campaign", "hoovering"];
const incident = (index: number): Incident => ({
  ...nothingSaid(zone),
  id: `incident${index}`,
  number: 14 - index,
  what: what[index % 3] ?? "",
  happened: { sure: index % 2 ? "day" : "exact", at: ago(8 + index * 5), until: "", zone },
  recorded_at: ago(7 + index * 5),
  zone,
  tactics: [tactics[index % 3] ?? ""],
  channel: "messaging-apps",
  people: ["R.", "Anna"],
  words: "She emptied our joint account the week she left.",
  exhibits: exhibits.filter((one) => one.incidents.includes(`incident${index}`)),
  ...{ excerpts: [], quotes: [], corrections: [] },
  updated_at: ago(7 + index * 5),
  trashed_at: "",
  revision: 1,
});

const weights = [0, 2, 1, 3, 4];
const phases = ["devalue", "", "idealise", "devalue", "discard"] as const;
/** Severity, parts of the cycle and hours, so that there is something to count. */
const counted = (one: Incident, index: number): Incident => ({
  ...one,
  happened: { ...one.happened, at: new Date(Date.parse(one.happened.at) + index * 3_600_000).toISOString() },
  severity: weights[index % 5] ?? 0,
  phase: phases[index % 5] ?? "",
  tactics: index % 4 === 1 ? [...one.tactics, "triangulation"] : one.tactics,
  channel: (["messaging-app", "at-home", "through-others"] as const)[index % 3] ?? "",
  breach: index === 3,
});
/** One of which everything is said. */
const told: Partial<Incident> = {
  ...{
    learned: "second-hand",
    place: "WhatsApp group “Family”",
    severity: 2,
    fear: 1,
    breach: true,
    phase: "devalue",
  },
  order: "Agreement of 3 March, point 4: no contact about me with my family",
  harm: "My sister did not speak to me for a week.",
  response: "I did not answer. I told my lawyer.",
  reference: "Lawyer’s file 26/118",
  witnesses: "Anna, my sister; two others in the group. She is willing to say so.",
  private: "Ask Anna for the whole thread, not only the one picture.",
  claims: ["claim1"],
  people_ids: ["someone1", "someone2"],
  corrections: [
    {
      ...{ at: ago(6), revision: 1 },
      earlier: [
        { field: "what", was: "Told my sister something about the account" },
        { field: "severity", was: 1 },
      ],
    },
  ],
  quotes: [
    {
      ...{ exhibit: "exhibit1", member: "", offset: 18_204, length: 71, slice_sha256: "9f2c".repeat(16) },
      ...{
        thread: "Family",
        from: "R.",
        mine: false,
        at: ago(13),
        raw_time: "09.11.26, 18:22",
        basis: "assumed",
      },
      ...{ text: "She emptied our joint account the week she left.", doubts: [], added_at: ago(7) },
    },
  ],
};

const claim = (more: Partial<Claim>): Claim => ({
  ...blankClaim(zone),
  ...{ id: "claim1", number: 1, stands: "open", standing: [], incidents: [], gaps: [], corrections: [] },
  ...{ recorded_at: ago(6), updated_at: ago(6), trashed_at: "", revision: 1 },
  ...more,
});
const claims = (): Claim[] => [
  claim({
    ...{
      words: "She emptied our joint account the week she left.",
      saying: "quoted",
      nature: "fact",
      made_by: "R.",
    },
    ...{ made_by_id: "someone1", basis: "told", topic: "money", truth: "false", stands: "corrected" },
    true: "The account was closed by both of us on 3 March; the closing letter shows an equal split.",
    lawyer_note: "May the bank confirm the split in writing?",
    incidents: ["incident1"],
    appearances: [
      {
        ...blankAppearance(),
        ...{ when: { sure: "exact", at: ago(13), until: "", zone }, place: "WhatsApp group “Family”" },
        ...{
          audience: "Anna (sister), two others in the chat",
          size: 3,
          learned: "second-hand",
          online: "yes",
        },
        exhibits: ["exhibit0"],
      },
      { ...blankAppearance(), when: { sure: "day", at: ago(4), until: "", zone }, place: "Parents’ evening" },
    ],
    rebuttals: [
      {
        ...blankRebuttal(),
        ...{
          statement: "Both signed the closing of the account.",
          for: ["exhibit1", "exhibit4"],
          safe: "yes",
        },
        ...{
          witness: "Bank clerk’s letter",
          first_hand: "yes",
          willing: "",
          missing: "The bank’s own statement",
        },
      },
    ],
    harms: [{ ...blankHarm(), kind: "Family", note: "My sister did not speak to me for a week." }],
    standing: [
      { state: "open", since: null, note: "", at: ago(6) },
      {
        state: "corrected",
        since: { sure: "day", at: ago(2), until: "", zone },
        note: "Anna wrote it to the group.",
        at: ago(2),
      },
    ],
  }),
  claim({
    ...{
      id: "claim2",
      number: 2,
      words: "That I keep the children from seeing their grandmother",
      made_by: "R.’s mother",
    },
    truth: "misleading",
  }),
];
const person = (more: Partial<Person>): Person => ({
  ...{ id: "someone1", name: "R.", also: [], handles: [], numbers: [], role: "person", note: "" },
  ...{ recorded_at: ago(60), updated_at: ago(60), trashed_at: "", revision: 1 },
  ...more,
});

const rooms = (): Partial<FakeRooms> => ({
  entries: Array.from({ length: 412 }, (_, index) => entry(index)),
  exhibits,
  incidents: Array.from({ length: 14 }, (_, index) => ({
    ...counted(incident(index), index),
    ...(index === 1 ? told : {}),
  })),
  claims: claims(),
  people: [
    person({ handles: ["@r_m_1987"], numbers: ["+49 170 5550123"] }),
    person({
      id: "someone2",
      name: "Anna",
      also: ["A. Berger"],
      role: "witness",
      note: "My sister. Evenings are best.",
    }),
    person({ id: "someone3", name: "Tom", role: "carrier" }),
  ],
  chats: [madeChat(madeMessages(140))],
  messages: madeMessages(140),
  marks: [
    { id: "mark1", day: ago(40).slice(0, 10), label: "Court hearing" },
    { id: "mark2", day: ago(18).slice(0, 10), label: "My birthday" },
  ],
  plan: plan(),
  streaks: streaks(),
  attempts: attempts(),
  ...checkIns(),
  backups: [
    {
      id: "backup1",
      saved_at: ago(3),
      name: "notes-2026-11-17.age",
      place: "KEYS-USB",
      size: 1_900_000_000,
      entries: 408,
      exhibits: 37,
      checked: "verified",
      checked_at: ago(3),
    },
    {
      id: "backup2",
      saved_at: ago(47),
      name: "notes-2026-10-04.age",
      place: "KEYS-USB",
      size: 820_000_000,
      entries: 352,
      exhibits: 12,
      checked: "none",
      checked_at: "",
    },
  ],
});

/** Rooms of their own for whoever asks: what is done in them is not seen by others. */
export const made = () => structuredClone(rooms());
