import type { CheckIn, CheckInDay, CheckInQuery, CheckInsSeen, Choices, Said } from "./checkin";
import type { Fake, Methods } from "./fake";
import type { Urge } from "./pull";

/** What the fake holds of check-ins and of the pull. */
export interface FakeCheckIns {
  checkIns: CheckIn[];
  urges: Urge[];
  choices: Choices;
  /** What Seen says beside the days. */
  seen: Omit<CheckInsSeen, "days">;
}

export const noCheckIns = (): FakeCheckIns => ({
  checkIns: [],
  urges: [],
  choices: { symptoms: [], care: [], medicines: [], hidden: [] },
  seen: {
    together: [],
    hours: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0)),
  },
});

interface Tools {
  id: () => string;
  now: () => string;
  find: <T extends { id: string }>(all: T[], wanted: string) => T;
}

export function fakeCheckIns(
  fake: Fake,
  rooms: FakeCheckIns,
  { id, now, find }: Tools,
): Record<string, Methods> {
  const removed: (CheckIn | Urge)[] = [];
  const take = <T extends CheckIn | Urge>(all: T[], wanted: string) => {
    removed.push(find(all, wanted));
    return all.filter((one) => one.id !== wanted);
  };
  const within = (at: string, from: string, to: string) => {
    const day = at.slice(0, 10);
    return day >= from && (to === "" || day <= to);
  };
  const inOrder = () => rooms.checkIns.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));

  function days(from: string, to: string): CheckInDay[] {
    const byDate = new Map<string, CheckIn[]>();
    for (const one of inOrder().reverse()) {
      if (!within(one.at, from, to)) continue;
      const date = one.at.slice(0, 10);
      byDate.set(date, [...(byDate.get(date) ?? []), one]);
    }
    for (const { started_at } of rooms.urges) {
      const date = started_at.slice(0, 10);
      if (within(date, from, to) && !byDate.has(date)) byDate.set(date, []);
    }
    return [...byDate]
      .map(([date, all]) => {
        const pulls = all.flatMap(({ pull }) => pull ?? []);
        const sum = pulls.reduce((total, pull) => total + pull, 0);
        return {
          date,
          check_ins: all.length,
          visits: rooms.urges.filter(({ started_at }) => started_at.startsWith(date)).length,
          mood: all.findLast(({ mood }) => mood > 0)?.mood ?? 0,
          pull: pulls.length > 0 ? sum / pulls.length : null,
          sleep_half_hours:
            all.findLast(({ sleep_half_hours }) => sleep_half_hours !== null)?.sleep_half_hours ?? null,
          symptoms: [...new Set(all.flatMap(({ symptoms }) => symptoms))],
          care: [...new Set(all.flatMap(({ care }) => care))],
        };
      })
      .sort((a, b) => a.date.localeCompare(b.date));
  }
  const isGoing = ({ end, started_at }: Urge) =>
    end === "" && Date.now() - Date.parse(started_at) < 3_600_000;
  const shown = (urge: Urge): Urge => ({ ...urge, going: isGoing(urge) });
  const going = () => rooms.urges.filter(isGoing).map(shown).slice(0, 1);

  return {
    CheckIns: {
      List: ({ from, to, offset, limit }: CheckInQuery) => {
        const all = inOrder().filter(({ at }) => within(at, from, to));
        return { total: all.length, rows: all.slice(offset, limit > 0 ? offset + limit : undefined) };
      },
      Get: (wanted: string) => find(rooms.checkIns, wanted),
      Save: (said: Said) => {
        const kept: CheckIn = { ...said, id: said.id || id(), updated_at: now() };
        rooms.checkIns = [...rooms.checkIns.filter((one) => one.id !== kept.id), kept];
        return kept;
      },
      Remove: (wanted: string) => {
        rooms.checkIns = take(rooms.checkIns, wanted);
      },
      BringBack: (wanted: string) => {
        rooms.checkIns.push(find(removed, wanted) as CheckIn);
      },
      Days: days,
      Seen: (from: string, to: string) => ({ days: days(from, to), ...rooms.seen }),
      Choices: () => rooms.choices,
      SaveChoices: (choices: Choices) => (rooms.choices = choices),
    },
    Pull: {
      Begin: (zone: string) => {
        const [there] = going();
        if (there) return there;
        const urge: Urge = {
          ...{ id: id(), started_at: now(), zone, before: null, after: null, triggers: [], trigger: "" },
          ...{ helped: [], instead: "", end: "", ended_at: "", person: "", going: true },
        };
        rooms.urges.unshift(urge);
        return urge;
      },
      Going: going,
      Save: (urge: Urge) => {
        const at = rooms.urges.findIndex((one) => one.id === urge.id);
        if (at < 0) throw fake.error("not-found");
        const kept = shown({ ...urge, ended_at: urge.end === "" ? "" : urge.ended_at || now() });
        return (rooms.urges[at] = kept);
      },
      List: (offset: number, limit: number) => ({
        total: rooms.urges.length,
        rows: rooms.urges.slice(offset, limit > 0 ? offset + limit : undefined).map(shown),
      }),
      Remove: (wanted: string) => {
        rooms.urges = take(rooms.urges, wanted);
      },
      BringBack: (wanted: string) => {
        rooms.urges.unshift(find(removed, wanted) as Urge);
      },
    },
  };
}
