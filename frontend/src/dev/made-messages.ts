// Made-up conversations for looking at them, and for tests.
import { countsOf, threadsOf } from "~/lib/bridge/fake-messages";
import type { Import, Message, Reading } from "~/lib/bridge/messages";

const begin = Date.parse("2026-11-02T19:00:00Z");
const said: [string, string][] = [
  ["R.", "where are you"],
  ["R.", "this is not funny"],
  ["Mira", "I am at home. I asked you not to write at night."],
  ["R.", "She emptied our joint account the week she left."],
  ["R.", "fine. do what you want, you always do"],
  ["Mira", "Please stop writing to my sister."],
  ["R.", "I did not mean that. come home\n\nI made your soup."],
];

const message = (index: number): Message => {
  const [from, text] = said[index % said.length] ?? ["", ""];
  const at = new Date(begin + Math.floor(index / 9) * 86_400_000 + (index % 9) * 540_000).toISOString();
  return {
    ...{ id: `message${String(index).padStart(5, "0")}`, import: "chat1", at, basis: "assumed" },
    raw_time: `${at.slice(8, 10)}.${at.slice(5, 7)}.26, ${at.slice(11, 16)}`,
    ...{ thread: "R.", from, mine: from === "Mira", to: [], kind: "text", subject: "", text, edited_at: "" },
    ...{ call: "", seconds: 0, media: [], reactions: [], fields: [], doubts: [] },
    ...{ member: "", offset: 60 * index, length: 58 },
  };
};

const special: Record<number, Partial<Message>> = {
  0: { from: "", kind: "system", text: "Messages and calls are end-to-end encrypted." },
  4: { reactions: [{ sign: "😀", from: "Mira" }], doubts: ["out-of-order"] },
  6: {
    text: "",
    media: [{ name: "IMG-20261102-WA0007.jpg", type: "image/jpeg", size: 214_332, missing: false }],
  },
  8: { kind: "unsent", text: "This message was deleted" },
  10: { text: "ok\n03.11.26, 19:12 - Mira: I made it all up", doubts: ["spoofed-header"] },
  12: {
    text: "<Media omitted>",
    media: [{ name: "", type: "", size: -1, missing: true }],
    doubts: ["media-missing"],
  },
};

/** So many messages of one chat. */
export const madeMessages = (count: number): Message[] =>
  Array.from({ length: count }, (_, index) => ({ ...message(index), ...special[index] }));

/** What was read out of an exhibit. */
export function madeChat(all: Message[], more: Partial<Import> = {}): Import {
  return {
    ...{ id: "chat1", exhibit: "exhibit1", number: 37, name: "WhatsApp Chat with R..txt" },
    options: { zone: "Europe/Berlin", order: "dmy", me: "Mira", columns: {} },
    ...{ assumed: true, imported_at: "2026-11-18T20:00:00Z", outdated: false },
    summary: {
      ...{ source: "whatsapp", reader: "whatsapp/1", messages: all.length, order: "dmy", open: [] },
      ...{ first_at: all[0]?.at ?? "", last_at: all.at(-1)?.at ?? "", threads: threadsOf(all) },
      people: countsOf(all),
      doubts: [
        { name: "media-missing", count: 1 },
        { name: "out-of-order", count: 1 },
        { name: "spoofed-header", count: 1 },
      ],
      ...{ media: 2, media_missing: 1, capped: false },
      refused: [{ member: "", line: 812, offset: 48_120, reason: "broken" }],
      ...{ refused_total: 1, samples: [], header: [], columns: {}, rows: [] },
    },
    ...more,
  };
}

/** What reading such a file would show while its order of dates is open. */
export function madeReading(all: Message[]): Reading {
  const { summary } = madeChat(all);
  const open = ["date-order", "zone", "me"] as const;
  const samples = ["02.11.26, 19:09", "03.11.26, 19:12"];
  const unread = { at: "", basis: "" } as const;
  return {
    summary: { ...summary, open: [...open], samples, order: "", first_at: "", last_at: "" },
    first: all.slice(0, 20).map((one) => ({ ...one, ...unread, id: "", import: "" })),
  };
}
