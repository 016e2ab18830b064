// Made-up check-ins and visits to the pull.
import type { CheckIn, Mood } from "~/lib/bridge/checkin";
import type { FakeCheckIns } from "~/lib/bridge/fake-checkin";
import type { Urge } from "~/lib/bridge/pull";

const zone = "Europe/Berlin";
const day = 86_400_000;
const now = Date.parse("2026-11-20T08:12:00+01:00");
const ago = (days: number) => new Date(now - days * day).toISOString();

const checkIn = (index: number): CheckIn => {
  const pull = Math.max(0, Math.min(10, Math.round(6 - (80 - index) / 20 + 2 * Math.sin(index * 1.7))));
  return {
    id: `checkin${index}`,
    at: ago(1 + index * 1.15),
    zone,
    mood: Math.max(1, Math.min(5, 5 - Math.round(pull / 2))) as Mood,
    pull,
    sleep_half_hours: 10 + ((index * 5) % 7),
    symptoms:
      [["anxiety", "sleepless"], [], ["intrusive"], ["self-doubt", "the stairs dream"], []][index % 5] ?? [],
    care: [["movement", "food"], ["quiet"], ["movement", "people", "Choir"], [], ["sleep"]][index % 5] ?? [],
    medicines: index % 4 === 0 ? ["Sertraline"] : [],
    line:
      ["The kitchen is quiet and it is only quiet.", "", "", "Four words. They cost me the night."][
        index % 4
      ] ?? "",
    updated_at: ago(index),
  };
};

const urge = (index: number): Urge => ({
  id: `urge${index}`,
  started_at: ago(2 + index * 6.3),
  zone,
  before: 4 + ((index * 3) % 6),
  after: index === 3 ? null : 2 + (index % 4),
  triggers: [["memory", "night"], ["alone"], ["message"]][index % 3] ?? [],
  trigger: index % 3 === 0 ? "The dream with the stairs." : "",
  helped: [["reasons"], ["call", "waiting"], ["letter"]][index % 3] ?? [],
  instead: index % 4 === 1 ? "Washed every cup in the house." : "",
  end: (["passed", "passed", "here", "", "contact"] as const)[index % 5] ?? "",
  ended_at: ago(2 + index * 6.3 - 0.015),
  person: "",
  going: false,
});

const hours = Array.from({ length: 7 }, (_, weekday) =>
  Array.from({ length: 24 }, (_, hour) =>
    hour >= 21 || hour < 2 ? (weekday * 7 + hour * 3) % 5 : hour === 7 ? weekday % 2 : 0,
  ),
);

export const checkIns = (): FakeCheckIns => ({
  checkIns: Array.from({ length: 80 }, (_, index) => checkIn(index)),
  urges: Array.from({ length: 12 }, (_, index) => urge(index)),
  choices: {
    symptoms: ["the stairs dream"],
    care: ["Choir"],
    medicines: ["Sertraline"],
    hidden: ["therapy"],
  },
  seen: {
    together: [
      { care: "movement", lower: 9, days: 12, lower_other: 5, another: 14 },
      { care: "people", lower: 6, days: 10, lower_other: 8, another: 16 },
      { care: "Choir", lower: 7, days: 9, lower_other: 7, another: 17 },
    ],
    hours,
  },
});
