// Made-up contents of the streak: one person kept no contact with, and one kept in low contact.
import { firstChoices, newStreak, noHappening } from "~/lib/bridge/fake-streak";
import type { Attempts, Day, Person, Streak, StreakEvent } from "~/lib/bridge/streak";

const zone = "Europe/Berlin";
const day = 86_400_000;
const now = Date.parse("2026-11-20T08:12:00+01:00");
const ago = (days: number) => new Date(now - days * day).toISOString();

const event = (person: string, type: StreakEvent["type"], days: number, more: Partial<StreakEvent>) => ({
  ...noHappening(person, ago(days), zone),
  id: `${type}${days}`,
  type,
  recorded_at: ago(days < 10 ? 0.7 : days),
  undo_until: ago(days < 10 ? -1.3 : days - 2),
  ...more,
});

const person = (more: Partial<Person>): Person => ({
  ...firstChoices(),
  ...{ id: "person1", name: "R.", started_at: ago(244), start_set_at: ago(244), zone, put_away_at: "" },
  ...more,
});

const state = (index: number): Day["state"] => {
  if (index < 120) return "before";
  if ([180, 181, 230, 317].includes(index)) return "contact";
  return index === 290 || index === 291 ? "paused" : "held";
};
/** A pull that grows quieter, with a wave in it, and days on which it was not marked. */
const pull = (index: number) =>
  index < 125 || index % 5 === 4
    ? null
    : Math.max(0, 8.5 - (index - 120) / 40 + 1.5 * Math.sin(index / 9) + (index % 3) / 2);

const alone = (): Streak => ({
  ...newStreak(person({ milestones: [50] })),
  ...{ current_days: 47, current_hours: 22, longest_days: 62, total_days: 171, total_hours: 9, contacts: 3 },
  ...{ attempts: 23, attempts_unanswered: 23, since: ago(47.92), last_months: 0.94, last_months_days: 184 },
  strength: 0.86,
  levels: (["called", "wrote", "replied", "met"] as const).map((level, at) => ({
    level,
    ...{
      current_days: [244, 47, 47, 160][at] ?? 0,
      current_hours: 22,
      total_days: [244, 201, 171, 238][at] ?? 0,
    },
    ...{ longest_days: [244, 90, 62, 160][at] ?? 0, total_hours: 3, contacts: at, since: ago(47.92) },
  })),
  days: Array.from({ length: 365 }, (_, index) => ({
    date: ago(364 - index).slice(0, 10),
    state: state(index),
    attempts: index > 120 && index % 11 === 0 ? 1 + (index % 3) : 0,
    contacts: state(index) === "contact" ? 1 : 0,
    pull: pull(index),
  })),
  milestones: [
    ...["1-day", "1-week", "2-week", "1-month"].map((key) => ({ key, reached: true })),
    ...["50-day", "2-month", "3-month", "6-month"].map((key) => ({ key, reached: false })),
  ].map((one, index) => ({ ...one, due: ago(40 - index * 12), own: one.key === "50-day" })),
  events: [
    event("person1", "attempt", 2, {
      channel: "text-message",
      tactic: "hoovering",
      note: "A heart, nothing else.",
    }),
    event("person1", "attempt", 9, {
      ...{ channel: "through-others", tactic: "flying-monkeys", through: "My sister" },
      ...{ note: "She was asked how I am.", incident: "incident1", exhibits: ["exhibit1"] },
    }),
    event("person1", "contact", 47.92, {
      levels: ["replied"],
      note: "I answered one message about the car. It became eleven.",
      gave: "Half an hour of quiet, then a bad night.",
      help: "Leave the phone in the kitchen after nine.",
    }),
    event("person1", "attempt", 61, { channel: "at-home", tactic: "intimidation-and-stalking" }),
    event("person1", "pause", 74, { until: ago(72), note: "Court day" }),
    ...Array.from({ length: 14 }, (_, at) =>
      event("person1", "attempt", 80 + at * 6, { channel: at % 3 ? "phone-call" : "email" }),
    ),
  ],
  event_count: 19,
});

const low = (): Streak => ({
  ...newStreak(
    person({
      ...{ id: "person2", name: "my mother", started_at: ago(90) },
      low: {
        ...{ channels: ["email"], topics: ["children", "money"], wait_hours: 24 },
        rules: ["business-only", "no-feelings", "Never on a Sunday"],
      },
    }),
  ),
  ...{ current_days: 31, current_hours: 4, longest_days: 58, total_days: 89, contacts: 1, since: ago(31.2) },
  ...{ last_months: 0.98, last_months_days: 90, strength: 0.74 },
  events: [
    event("person2", "exchange", 3, {
      ...{ channel: "email", topic: "children", within: true, waited: true },
      note: "Half-term dates.",
    }),
    event("person2", "exchange", 31.2, {
      channel: "phone-call",
      topic: "other",
      note: "She rang; I explained.",
    }),
  ],
  event_count: 2,
});

export const streaks = () => [alone(), low()];

/** Their attempts as they are counted. */
export const attempts = (): Attempts => ({
  attempts: 55,
  weeks: Array.from({ length: 26 }, (_, at) => ({
    monday: new Date(Date.parse("2026-05-25T00:00:00Z") + at * 7 * day).toISOString().slice(0, 10),
    direct: Math.max(0, Math.round(6 - at / 4 + 2 * Math.sin(at))),
    through: Math.max(0, Math.round(2 - at / 12 + Math.cos(at))),
  })),
  channels: [
    { key: "text-message", count: 22 },
    { key: "phone-call", count: 17 },
    { key: "through-others", count: 12 },
    { key: "", count: 4 },
  ],
  tactics: [
    { key: "hoovering", count: 25 },
    { key: "guilt-tripping", count: 11 },
    { key: "threats", count: 3 },
  ],
  hours: Array.from({ length: 7 }, (_, weekday) =>
    Array.from({ length: 24 }, (_, hour) => (hour > 17 && (weekday + hour) % 3 === 0 ? 1 + (hour % 4) : 0)),
  ),
});
