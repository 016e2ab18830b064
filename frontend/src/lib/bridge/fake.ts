import type { Code } from "~/lib/errors/codes";
import type { Events } from "./events";
import { noCheckIns } from "./fake-checkin";
import { emptyJournal } from "./fake-journal";
import { type FakeRooms, fakeRooms } from "./fake-rooms";
import { fakeSearch } from "./fake-search";
import { fakeSession } from "./fake-session";
import { noAttempts } from "./fake-streak";
import type { Phase } from "./session";

// Methods of every shape stand in one table, as on window.go itself.
export type Methods = Record<string, (...args: never[]) => unknown>;

export interface FakeOptions extends Partial<FakeRooms> {
  phase?: Phase;
  /** Attempts that failed before the next unlock. */
  failures?: string[];
}

/** The Go side in memory, for tests. Answers are copies, and come after a turn of the event loop, as over the bridge. */
export class Fake {
  /** Every call in order, as "Journal.Save", with its arguments. */
  calls: { name: string; args: unknown[] }[] = [];
  rooms: FakeRooms;
  failures: string[];
  /** Whether the search still reads, so that what it finds may not be all. */
  search = { reading: false };
  #failing = new Map<string, Code>();
  #listeners = new Map<string, Set<(data: never) => void>>();
  #structs: Record<string, Methods>;

  constructor({ phase = "open", failures = [], ...rooms }: FakeOptions = {}) {
    this.failures = failures;
    const empty = {
      ...emptyJournal(),
      ...noCheckIns(),
      exhibits: [],
      incidents: [],
      claims: [],
      people: [],
      plan: [],
      marks: [],
      custody: [],
      bundles: [],
      streaks: [],
      away: [],
      attempts: noAttempts(),
      backups: [],
      jobs: [],
      imports: [],
      chats: [],
      messages: [],
    };
    this.rooms = { ...empty, ...rooms };
    this.#structs = {
      ...fakeSession(this, phase),
      ...fakeRooms(this, this.rooms),
      Search: fakeSearch(this.rooms, this.search),
    };
  }

  error(code: Code) {
    return Object.assign(new Error(code), { code });
  }

  /** Makes a method reject until it is asked to succeed again (no code). */
  fail(name: string, code?: Code) {
    if (code) this.#failing.set(name, code);
    else this.#failing.delete(name);
  }

  called(name: string) {
    return this.calls.filter((made) => made.name === name);
  }

  emit<E extends keyof Events>(name: E, data: Events[E]) {
    this.#listeners.get(name)?.forEach((listener) => listener(data as never));
  }

  /** Puts the fake where the shell puts the real one. */
  install(): this {
    const bind = (struct: string, methods: Methods) =>
      Object.fromEntries(
        Object.keys(methods).map((method) => [
          method,
          (...args: unknown[]) => this.#answer(`${struct}.${method}`, methods[method], args),
        ]),
      );
    window.go = { app: Object.fromEntries(Object.entries(this.#structs).map(([s, m]) => [s, bind(s, m)])) };
    window.runtime = {
      EventsOn: (name, listener) => {
        const set = this.#listeners.get(name) ?? new Set();
        this.#listeners.set(name, set.add(listener));
        return () => set.delete(listener);
      },
    };
    return this;
  }

  async #answer(name: string, method: Methods[string] | undefined, args: unknown[]): Promise<unknown> {
    const sent = structuredClone(args);
    this.calls.push({ name, args: sent });
    await Promise.resolve();
    const code = this.#failing.get(name);
    if (code) throw this.error(code);
    return structuredClone(method?.(...(sent as never[])));
  }
}

export const installFake = (options?: FakeOptions) => new Fake(options).install();
