import type { Incident, Quote } from "./evidence";
import type { Fake, Methods } from "./fake";
import type { FakeTools } from "./fake-journal";
import type { FakeRooms } from "./fake-rooms";
import type { Count, Import, Message, Query, Source, Thread } from "./messages";

/** Messages in memory: what a test puts into rooms.chats and rooms.messages. Reading is a job that a test ends. */
export function fakeMessages(fake: Fake, rooms: FakeRooms, { find, begin, now }: FakeTools): Methods {
  const of = (wanted: string) => rooms.messages.filter((one) => one.import === wanted);
  const one = (wanted: string) => find(rooms.messages, wanted);
  const readable = (wanted: string) => {
    const exhibit = find(rooms.exhibits, wanted);
    if (exhibit.sealed) throw fake.error("unread");
    return exhibit;
  };
  const found = ({ words, person, mine, from_day, until_day, ...query }: Query) =>
    of(query.import).filter(
      ({ at, from, text, thread, ...message }) =>
        (query.all_of || thread === query.thread) &&
        (words === "" || text.toLowerCase().includes(words.toLowerCase())) &&
        (person === "" || from === person) &&
        (!mine || message.mine) &&
        (from_day === "" || (at !== "" && at.slice(0, 10) >= from_day)) &&
        (until_day === "" || (at !== "" && at.slice(0, 10) <= until_day)),
    );
  return {
    Sources: (exhibit: string): Source[] => {
      const { name } = readable(exhibit);
      return /\.(txt|zip)$/.test(name) ? ["whatsapp"] : name.endsWith(".eml") ? ["mail"] : [];
    },
    Read: (exhibit: string) => begin({ kind: "read-messages", unit: "bytes", name: readable(exhibit).name }),
    Import: (exhibit: string) =>
      begin({ kind: "import-messages", unit: "bytes", name: readable(exhibit).name }),
    ReadAgain: (wanted: string) =>
      begin({ kind: "import-messages", unit: "bytes", name: find(rooms.chats, wanted).name }),
    Imports: () =>
      rooms.chats.map((chat) => ({ ...chat, summary: { ...chat.summary, threads: [], people: [] } })),
    Details: (wanted: string) => find(rooms.chats, wanted).summary,
    Threads: (wanted: string) => find(rooms.chats, wanted) && threadsOf(of(wanted)),
    List: (query: Query) => {
      const all = found(query);
      const at = all.findIndex(({ id }) => id === query.around);
      const offset =
        at < 0
          ? query.offset
          : Math.max(0, Math.min(at - Math.floor(query.limit / 2), all.length - query.limit));
      return { total: all.length, offset, ready: true, rows: all.slice(offset, offset + query.limit) };
    },
    Show: one,
    Raw: (wanted: string) => {
      const { raw_time, from, text } = one(wanted);
      return { text: `${raw_time} - ${from}: ${text}\n`, whole: true };
    },
    Pick: (incident: string, ids: string[]) => {
      const into = find(rooms.incidents, incident);
      const added = ids.filter((id) => !into.quotes.some(isOf(one(id))));
      for (const id of added) put(rooms, into, one(id), now());
      return { incident: into, added };
    },
    Unpick: (incident: string, ids: string[]) => {
      const from = find(rooms.incidents, incident);
      from.quotes = from.quotes.filter((quote) => !ids.some((id) => isOf(one(id))(quote)));
      return from;
    },
    Remove: (wanted: string) => {
      rooms.chats = rooms.chats.filter(({ id }) => id !== wanted);
      rooms.messages = rooms.messages.filter((message) => message.import !== wanted);
    },
    SaveMedia: (wanted: string, n: number) =>
      begin({ kind: "copy", unit: "bytes", name: one(wanted).media[n]?.name ?? "" }),
  };
}

const isOf =
  ({ offset, length }: Message) =>
  (quote: Quote) =>
    quote.offset === offset && quote.length === length;

function put({ chats, exhibits }: FakeRooms, into: Incident, message: Message, added_at: string) {
  const chat: Import | undefined = chats.find(({ id }) => id === message.import);
  const exhibit = exhibits.find(({ id }) => id === chat?.exhibit);
  const { member, offset, length, thread, from, mine, at, raw_time, basis, text, doubts } = message;
  into.quotes.push({
    ...{ exhibit: exhibit?.id ?? "", slice_sha256: "9f2c".repeat(16), added_at },
    ...{ member, offset, length, thread, from, mine, at, raw_time, basis, text, doubts },
  });
  if (exhibit && !into.exhibits.some(({ id }) => id === exhibit.id)) into.exhibits.push(exhibit);
}

/** The conversations of messages, the one written in last first. */
export function threadsOf(all: Message[]): Thread[] {
  return [...new Set(all.map(({ thread }) => thread))]
    .map((name) => {
      const own = all.filter(({ thread }) => thread === name);
      const times = own.map(({ at }) => at).filter((at) => at !== "");
      return {
        ...{ name, messages: own.length, doubtful: own.filter(({ doubts }) => doubts.length > 0).length },
        ...{ first_at: times[0] ?? "", last_at: times.at(-1) ?? "" },
        people: countsOf(own)
          .slice(0, 5)
          .map((one) => one.name),
      };
    })
    .sort((a, b) => b.last_at.localeCompare(a.last_at));
}

/** Who wrote how often. */
export const countsOf = (all: Message[]): Count[] =>
  [...new Set(all.map(({ from }) => from))]
    .filter((name) => name !== "")
    .map((name) => ({ name, count: all.filter(({ from }) => from === name).length }));
