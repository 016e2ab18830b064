import type { Fake, Methods } from "./fake";
import type { Job } from "./jobs";
import type {
  Attempts,
  Away,
  Choices,
  Details,
  EventQuery,
  EventType,
  Happening,
  Person,
  Streak,
  StreakEvent,
} from "./streak";

interface Tools {
  id: () => string;
  now: () => string;
  find: <T extends { id: string }>(all: T[], wanted: string) => T;
  begin: (job: Pick<Job, "kind" | "unit" | "name">) => Job;
}

/** Nothing decided yet but what is kept at first. */
export const firstChoices = (): Choices => ({
  ...{ levels: ["called", "wrote", "replied", "met"], headline: "", low: null, milestones: [], link: "" },
});

/** An event of which nothing is said. */
export const noHappening = (person: string, at: string, zone: string): Happening => ({
  ...{ person, at, zone, channel: "", levels: [], until: "", within: false, waited: false, exhibits: [] },
  ...{ note: "", gave: "", help: "", tactic: "", through: "", topic: "", incident: "" },
});

/** They never reached out. */
export const noAttempts = (): Attempts => ({
  ...{ attempts: 0, weeks: [], channels: [], tactics: [] },
  hours: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0)),
});

/** A streak that begins at this moment. */
export function newStreak(person: Person): Streak {
  const counted = { current_days: 0, current_hours: 0, longest_days: 0, total_days: 0, total_hours: 0 };
  const run = { ...counted, contacts: 0, since: person.started_at };
  const from = person.started_at.slice(0, 10);
  return {
    ...run,
    person,
    levels: person.levels.map((level) => ({ level, ...run })),
    ...{ next_day: "", before: 0, attempts: 0, attempts_unanswered: 0, last_months: 1, last_months_days: 1 },
    ...{
      strength: 0,
      paused: false,
      paused_until: "",
      clock_behind: false,
      counted_to: "",
      zone_unknown: false,
    },
    days: Array.from({ length: 365 }, (_, index) => {
      const date = new Date(Date.now() - (364 - index) * 86_400_000).toISOString().slice(0, 10);
      return { date, state: date < from ? "before" : "held", attempts: 0, contacts: 0, pull: null };
    }),
    ...{ milestones: [], events: [], event_count: 0 },
  };
}

/** Counts hardly anything: what the rooms show of it is Go's to reckon, and stands in the tests' own data. */
export function fakeStreak(
  fake: Fake,
  rooms: { streaks: Streak[]; away: Away[]; attempts: Attempts },
  { id, now, find, begin }: Tools,
): Methods {
  const of = (wanted: string): Streak => {
    const streak = rooms.streaks.find(({ person }) => person.id === wanted);
    if (!streak) throw fake.error("not-found");
    return streak;
  };
  const every = () => rooms.streaks.flatMap(({ events }) => events);
  const happen = (type: EventType) => (happening: Happening) => {
    const streak = of(happening.person);
    const undo_until = new Date(Date.now() + 48 * 3_600_000).toISOString();
    const event: StreakEvent = { ...happening, id: id(), type, recorded_at: now(), undo_until };
    streak.events.unshift(event);
    streak.event_count++;
    if (type === "attempt") streak.attempts++;
    const ends = type === "contact" || (type === "exchange" && !event.within);
    if (ends) Object.assign(streak, { current_days: 0, current_hours: 0, since: event.at });
    return event;
  };
  const change = (wanted: string, more: Partial<Person>): Person => Object.assign(of(wanted).person, more);

  return {
    Get: () => rooms.streaks,
    Away: () => rooms.away,
    Events: ({ person, type, offset, limit }: EventQuery) => {
      const all = of(person).events.filter((event) => type === "" || event.type === type);
      return { total: all.length, rows: all.slice(offset, limit > 0 ? offset + limit : undefined) };
    },
    Event: (wanted: string) => find(every(), wanted),
    Seen: () => rooms.attempts,
    Start: (name: string, at: string, zone: string) => {
      const times = { started_at: at, start_set_at: now(), put_away_at: "" };
      const person: Person = { ...firstChoices(), id: id(), name, zone, ...times };
      rooms.streaks.push(newStreak(person));
      return person;
    },
    Rename: (wanted: string, name: string) => change(wanted, { name }),
    Choose: ({ id: wanted, ...choices }: Choices & { id: string }) => {
      const streak = of(wanted);
      const run = streak.levels[0] ?? { ...streak, contacts: 0 };
      streak.levels = choices.levels.map((level) => ({ ...run, level }));
      return change(wanted, choices);
    },
    SetStart: (wanted: string, at: string, zone: string) => change(wanted, { started_at: at, zone }),
    PutAway: (wanted: string) => {
      const person = change(wanted, { put_away_at: now() });
      rooms.away.push({ person, events: of(wanted).event_count });
      rooms.streaks = rooms.streaks.filter((streak) => streak.person.id !== wanted);
      return person;
    },
    BringBack: (wanted: string) => {
      const back = rooms.away.find(({ person }) => person.id === wanted);
      if (!back) throw fake.error("not-found");
      rooms.away = rooms.away.filter((one) => one !== back);
      rooms.streaks.push(newStreak({ ...back.person, put_away_at: "" }));
      return back.person;
    },
    Remove: (wanted: string) => {
      const gone = rooms.away.find(({ person }) => person.id === wanted);
      rooms.away = rooms.away.filter((one) => one !== gone);
      return gone?.events ?? 0;
    },
    Attempt: happen("attempt"),
    Contact: happen("contact"),
    Exchange: happen("exchange"),
    Pause: happen("pause"),
    EndPause: (wanted: string) => Object.assign(find(every(), wanted), { until: now() }),
    Revise: ({ id: wanted, ...details }: Details & { id: string }) =>
      Object.assign(find(every(), wanted), details),
    Undo: (wanted: string) => {
      for (const streak of rooms.streaks)
        streak.events = streak.events.filter((other) => other.id !== wanted);
    },
    AttemptIncident: (wanted: string) => Object.assign(find(every(), wanted), { incident: id() }),
    ChooseFiles: () => begin({ kind: "import", unit: "bytes", name: "voicemail.m4a" }),
    DropInto: () => {},
  };
}
