// Made-up contents for looking at the rooms.
import type { FakeRooms } from "~/lib/bridge/fake-rooms";
import { type Exhibit, type Incident, nothingSaid } from "~/lib/bridge/evidence";
import { nothingSaidOf } from "~/lib/bridge/fake-evidence";
import { blank, type Entry } from "~/lib/bridge/journal";
import type { Streak, StreakEvent } from "~/lib/bridge/streak";

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

const event = (type: StreakEvent["type"], days: number, channel: string, note: string): StreakEvent => ({
  id: `${type}${days}`,
  type,
  at: ago(days),
  zone,
  channel,
  note,
  recorded_at: ago(days < 10 ? 0.7 : days),
  undo_until: ago(days < 10 ? -1.3 : days - 2),
});
const streak = (): Streak => ({
  person: { id: "person1", name: "R.", started_at: ago(244), zone },
  current_days: 47,
  current_hours: 22,
  longest_days: 62,
  total_days: 171,
  attempts: 23,
  attempts_unanswered: 23,
  since: ago(47.92),
  days: Array.from({ length: 365 }, (_, index) => ({
    date: ago(364 - index).slice(0, 10),
    state: index < 120 ? "before" : [180, 181, 230, 317].includes(index) ? "contact" : "held",
    attempts: index > 120 && index % 11 === 0 ? 1 + (index % 3) : 0,
  })),
  milestones: ["1-day", "1-week", "2-week", "1-month", "2-month", "3-month", "6-month", "1-year"].map(
    (key, index) => ({
      key,
      reached: index < 4,
      due: ago(40 - index * 20),
    }),
  ),
  events: [
    event("attempt", 2, "text-message", "A heart, nothing else."),
    event("attempt", 9, "through-others", "My sister was asked how I am."),
    event("contact", 47.92, "", "I answered one message about the car. It became eleven."),
    event("attempt", 61, "at-home", ""),
  ],
});

export const made = (): Partial<FakeRooms> => ({
  entries: Array.from({ length: 412 }, (_, index) => entry(index)),
  exhibits,
  incidents: Array.from({ length: 14 }, (_, index) => incident(index)),
  streaks: [streak()],
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
