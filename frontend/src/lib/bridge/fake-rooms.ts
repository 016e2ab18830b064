import type { Backup } from "./backups";
import type { MadeBundle } from "./bundles";
import type { Claim } from "./claims";
import type { CustodyRecord } from "./custody";
import type { Exhibit, Incident, Mark } from "./evidence";
import type { Fake, Methods } from "./fake";
import { fakeBundles } from "./fake-bundles";
import { type FakeCheckIns, fakeCheckIns } from "./fake-checkin";
import { fakeEvidence } from "./fake-evidence";
import { fakeExchange } from "./fake-exchange";
import type { Job } from "./jobs";
import { fakeJournal } from "./fake-journal";
import { fakeMessages } from "./fake-messages";
import { fakePlan } from "./fake-plan";
import { fakeStreak } from "./fake-streak";
import type { Entry, ImportRow, PromptHistory, Template } from "./journal";
import type { Import as Chat, Message } from "./messages";
import type { Person } from "./people";
import type { Item as PlanItem } from "./plan";
import type { Attempts, Away, Streak } from "./streak";

/** What the fake's rooms hold; a test fills it before, and looks at it after. */
export interface FakeRooms extends FakeCheckIns {
  entries: Entry[];
  /** Earlier states by entry, oldest first. */
  versions: Record<string, Entry[]>;
  templates: Template[];
  prompts: PromptHistory;
  exhibits: Exhibit[];
  incidents: Incident[];
  claims: Claim[];
  people: Person[];
  plan: PlanItem[];
  marks: Mark[];
  custody: CustodyRecord[];
  bundles: MadeBundle[];
  streaks: Streak[];
  /** Who is put away. */
  away: Away[];
  /** What Streak.Seen says, of anybody. */
  attempts: Attempts;
  backups: Backup[];
  jobs: Job[];
  imports: ImportRow[];
  /** Files of messages that were read; with the lists that only details hands out. */
  chats: Chat[];
  messages: Message[];
}

const now = () => new Date().toISOString();

export function fakeRooms(fake: Fake, rooms: FakeRooms): Record<string, Methods> {
  let next = 1;
  const id = () => `fake${String(next++).padStart(22, "0")}`;
  function find<T extends { id: string }>(all: T[], wanted: string): T {
    const found = all.find((item) => item.id === wanted);
    if (!found) throw fake.error("not-found");
    return found;
  }
  /** A job that runs until the test ends it with fake.emit("job", …). */
  const begin = (job: Pick<Job, "kind" | "unit" | "name">): Job => {
    const begun = { id: id(), state: "running", done: 0, total: 100, code: "", result: null, ...job } as Job;
    rooms.jobs.push(begun);
    return begun;
  };

  return {
    Journal: fakeJournal(fake, rooms, { id, now, find, begin }),
    Exchange: fakeExchange(fake, rooms.imports, { id, now, find, begin }),
    Messages: fakeMessages(fake, rooms, { id, now, find, begin }),
    Bundles: fakeBundles(rooms, { begin, find }),
    Plan: fakePlan(fake, rooms.plan, { id, now, find }),
    ...fakeCheckIns(fake, rooms, { id, now, find }),
    ...fakeEvidence(fake, rooms, { id, now, find, begin }),
    Streak: fakeStreak(fake, rooms, { id, now, find, begin }),
    Backups: {
      Export: () => begin({ kind: "export", unit: "bytes", name: "notes-2026-11-20.age" }),
      List: () => [...rooms.backups],
      Choose: () => ({ token: "chosen", name: "notes-2026-11-17.age", size: 1_900_000_000 }),
      Look: () => begin({ kind: "look", unit: "bytes", name: "" }),
      Verify: () => begin({ kind: "verify", unit: "bytes", name: "notes-2026-11-17.age" }),
      Restore: () => begin({ kind: "restore", unit: "bytes", name: "notes-2026-11-17.age" }),
    },
    Jobs: {
      Cancel: (wanted: string) => {
        const job = find(rooms.jobs, wanted);
        job.state = "cancelled";
        fake.emit("job", { ...job });
      },
      List: () => [...rooms.jobs],
    },
  };
}
