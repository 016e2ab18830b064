import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { madeChat, madeMessages, madeReading } from "~/dev/made-messages";
import { made } from "~/dev/made";
import { type Fake, installFake } from "~/lib/bridge/fake";
import type { Job } from "~/lib/bridge/jobs";
import { Jobs } from "~/lib/jobs/jobs.svelte";
import { words } from "~/words";
import { Locker } from "../locker.svelte";
import { Blocks, blockSize, placeFor } from "./blocks.svelte";
import { readingsOf } from "./dates";
import { Opened, threadView } from "./opened.svelte";
import { mostPicked, Picks } from "./picks.svelte";
import { putInto, putIntoNew } from "./put";
import { kindText, refusalText, timeText } from "./say";
import { SentFile } from "./sent.svelte";
import { ordersOf, TakeIn } from "./take-in.svelte";
import { Talk } from "./talk.svelte";

const w = words.messages;
const all = madeMessages(140);
const chat = madeChat(all);
const thread = { ...chat.summary.threads[0]! };
let fake: Fake;
beforeEach(() => (fake = installFake({ ...made(), chats: [chat], messages: all })));
afterEach(() => vi.unstubAllGlobals());

describe("a date as written", () => {
  it.each([
    ["02.11.26, 19:09", { dmy: "2 November 2026", mdy: "11 February 2026", ymd: undefined }],
    ["25/12/2026 08:00", { dmy: "25 December 2026", mdy: undefined, ymd: undefined }],
    ["2026-11-02", { dmy: undefined, mdy: undefined, ymd: "2 November 2026" }],
    ["٢٫١١٫٢٠٢٦", { dmy: "2 November 2026", mdy: "11 February 2026" }],
    ["31.02.26", { dmy: undefined, mdy: undefined }],
    ["yesterday", {}],
  ])("%s is a day in each order that makes one", (written, want) =>
    expect(readingsOf(written)).toMatchObject(
      Object.fromEntries(Object.entries(want).filter(([, day]) => day !== undefined)),
    ),
  );
  it("has no order that makes no day of one of them", () => {
    expect(readingsOf("25.12.26").mdy).toBeUndefined();
    expect(ordersOf(["02.11.26", "03.11.26"], readingsOf)).toEqual(["dmy", "mdy"]);
    expect(ordersOf(["02.11.26", "25.11.26"], readingsOf)).toEqual(["dmy"]);
  });
});

describe("a long list", () => {
  const rows = Array.from({ length: 1000 }, (_, at) => at);
  const listed = () => {
    const asked: number[][] = [];
    const list = new Blocks<number>((offset, limit) => {
      asked.push([offset, limit]);
      return Promise.resolve(rows.slice(offset, offset + limit));
    });
    list.height = 400;
    list.renew(rows.length);
    return { list, asked };
  };

  it("fetches what is in sight and its neighbours, with the row before each", async () => {
    const { list, asked } = listed();
    await list.fill();
    expect(asked).toEqual([
      [0, blockSize],
      [blockSize - 1, blockSize + 1],
    ]);
    expect([list.block(0)?.before, list.block(1)?.before, list.row(blockSize)]).toEqual([
      undefined,
      blockSize - 1,
      blockSize,
    ]);
  });

  it("says how far what is in sight was moved by a block above it, and by none below", async () => {
    const { list } = listed();
    await list.fill();
    expect(list.measure(0, blockSize * 100)).toBe(0);
    const top = list.tops[3] ?? 0;
    expect(top).toBe(blockSize * 100 * 3);
    list.scrolled = top;
    await list.fill();
    expect(list.measure(2, blockSize * 100 + 50)).toBe(50);
    list.scrolled += 50;
    expect(list.measure(4, 10)).toBe(0);
    expect(list.shown).toEqual([2, 3, 4]);
  });

  it("throws away what came for the list as it was before, and can ask again after a failure", async () => {
    const { list } = listed();
    const late = list.load(0);
    list.renew(10);
    await late;
    expect(list.row(0)).toBeUndefined();
    let broken = true;
    const shaky = new Blocks<number>(() => (broken ? Promise.reject(new Error("no")) : Promise.resolve([7])));
    shaky.renew(1);
    await shaky.load(0);
    expect(shaky.failed).toBeDefined();
    broken = false;
    await shaky.load(0);
    expect([shaky.failed, shaky.row(0)]).toEqual([undefined, 7]);
  });

  it("is walked by keys, from what is in sight where none was gone to", () => {
    expect(placeFor("ArrowDown", -1, 9, () => 4)).toBe(4);
    expect([placeFor("ArrowDown", 8, 9, () => 0), placeFor("ArrowUp", 0, 9, () => 0)]).toEqual([8, 0]);
    expect([placeFor("End", 2, 9, () => 0), placeFor("a", 2, 9, () => 0)]).toEqual([8, undefined]);
  });
});

describe("a conversation", () => {
  it("finds a message among those that fit, and a day", async () => {
    const talk = new Talk(chat, thread);
    expect(await talk.load("message00030")).toBe(30);
    expect([talk.total, talk.sought]).toEqual([140, "message00030"]);
    talk.words = "account";
    expect(await talk.load("message00030")).toBe(-1);
    expect(talk.total).toBe(19);
    talk.words = "";
    await talk.load();
    expect(await talk.day("2026-11-05")).toBe(27);
    expect(await talk.day("2027-01-01")).toBe(-1);
    expect(talk.missed).toBe(true);
  });

  it("is opened by a hit, by its file, and by its name", async () => {
    const opened = new Opened();
    await opened.open("message", "message00030");
    expect([opened.thread?.name, opened.around, opened.from?.id]).toEqual(["R.", "message00030", "chat1"]);
    await opened.open("import", "chat1");
    expect(opened.thread?.name).toBe("R.");
    await opened.open("thread", threadView("chat1", "R."));
    expect(opened.thread?.name).toBe("R.");
    await opened.open("message", "gone");
    expect(opened.failed).toMatchObject({ code: "not-found" });
  });

  it("says what a time rests on, what a call was, and where a part stands", () => {
    const message = { ...all[1]!, at: "2026-11-02T19:09:00Z" };
    expect(timeText(message, "Europe/Berlin")).toBe("20:09 CET, assumed");
    expect(timeText({ ...message, basis: "stated" }, "Europe/Berlin")).toBe("20:09 CET");
    expect(timeText({ ...message, at: "", raw_time: "02.11.26" }, "UTC")).toBe("02.11.26");
    expect(kindText({ ...message, kind: "call", call: "missed", seconds: 0 })).toBe("Missed call");
    expect(kindText({ ...message, kind: "call", call: "new way", seconds: 150 })).toBe("Call, 3 minutes");
    expect(refusalText({ member: "a.json", line: 3, offset: 9, reason: "bomb" })).toMatch(
      /^a\.json, line 3: /,
    );
  });
});

describe("what was sent along", () => {
  it("is not loaded before it is asked for, and forgotten when covered", async () => {
    const get = vi.fn(() => Promise.resolve(new Response("bytes")));
    vi.stubGlobal("fetch", get);
    const file = new SentFile({ id: "message1" }, { type: "image/png", missing: false }, 2);
    expect(get).not.toHaveBeenCalled();
    await file.show();
    expect(get).toHaveBeenCalledWith("/sent/message1/2");
    expect(file.state).toBe("shown");
    file.cover();
    expect([file.state, file.url]).toEqual(["covered", ""]);
  });
  it("is never shown where the export has none", () =>
    expect(new SentFile({ id: "m" }, { type: "image/png", missing: true }, 0).kind).toBe("other"));
});

describe("picking", () => {
  const rows = (offset: number, limit: number) => Promise.resolve(all.slice(offset, offset + limit));
  it("takes single ones, and all between two", async () => {
    const picks = new Picks();
    picks.toggle(all[3]!, 3);
    await picks.span(6, rows);
    expect(picks.ids).toEqual(["message00003", "message00004", "message00005", "message00006"]);
    picks.toggle(all[4]!, 4);
    await picks.span(2, rows);
    expect(picks.size).toBe(5);
  });

  it("takes as many as an incident does, and says so", async () => {
    const picks = new Picks();
    const many = madeMessages(mostPicked + 20);
    await picks.all(many.length, (offset, limit) => Promise.resolve(many.slice(offset, offset + limit)));
    expect([picks.size, picks.full]).toEqual([mostPicked, false]);
    picks.toggle(many.at(-1)!, many.length - 1);
    expect([picks.size, picks.full]).toEqual([mostPicked, true]);
  });

  it("knows when they were written, no surer than the file does", () => {
    const picks = new Picks();
    expect(picks.when("UTC").sure).toBe("unknown");
    picks.toggle(all[1]!, 1);
    expect(picks.when("UTC")).toMatchObject({ sure: "about", at: all[1]?.at });
    picks.toggle(all[20]!, 20);
    expect(picks.when("UTC")).toMatchObject({ sure: "between", at: all[1]?.at, until: all[20]?.at });
  });

  it("puts only what is new in, and undone takes only that out again", async () => {
    const id = fake.rooms.incidents[2]!.id;
    await putInto(id, ["message00003"]);
    const put = await putInto(id, ["message00003", "message00004"]);
    expect([put.added, put.incident.quotes.length]).toEqual([1, 2]);
    await put.undo();
    expect(fake.rooms.incidents[2]?.quotes.map(({ offset }) => offset)).toEqual([180]);
    expect(fake.rooms.incidents[2]?.exhibits.map((one) => one.id)).toContain("exhibit1");
  });

  it("leaves no empty incident behind where they do not fit", async () => {
    fake.fail("Messages.Pick", "invalid");
    const when = { sure: "unknown", at: "", until: "", zone: "" } as const;
    await expect(putIntoNew("Wrote at night", when, "mail", ["message00003"])).rejects.toMatchObject({
      code: "invalid",
    });
    const [made] = fake.rooms.incidents;
    expect([made?.what, made?.channel, made?.trashed_at !== ""]).toEqual(["Wrote at night", "email", true]);
  });
});

describe("taking in", () => {
  function begun() {
    const jobs = new Jobs();
    const take = new TakeIn(jobs);
    const end = (more: Partial<Job>) => {
      const job = fake.rooms.jobs.at(-1)!;
      jobs.take({ ...job, state: "done", ...more } as Job);
      take.follow();
    };
    return { take, end };
  }

  it("asks only what the file leaves open, and takes nothing before that is said", async () => {
    const { take, end } = begun();
    await take.open(["exhibit1"]);
    expect([take.source, take.canTake]).toEqual(["whatsapp", false]);
    end({ result: madeReading(all) });
    expect(take.asked).toEqual(["date-order", "zone", "me"]);
    expect(take.canTake).toBe(false);
    await take.take();
    expect(fake.called("Messages.Import")).toEqual([]);
    await take.say({ order: "dmy" });
    const { summary, first } = madeReading(all);
    end({ result: { first, summary: { ...summary, open: ["zone", "me"], samples: [] } } });
    expect([take.asked.length, take.canTake]).toEqual([3, true]);
    await take.take();
    expect(fake.called("Messages.Import")[0]?.args).toEqual([
      "exhibit1",
      "whatsapp",
      { zone: "", order: "dmy", me: "", columns: {} },
    ]);
    end({ result: chat });
    expect(take.taken?.id).toBe("chat1");
    await take.takeBack();
    expect([fake.rooms.chats.length, take.exhibit]).toEqual([0, undefined]);
  });

  it("reads nothing of a file that is kept unread", async () => {
    fake.rooms.exhibits[1]!.sealed = true;
    const { take } = begun();
    await take.open(["exhibit1"]);
    expect(take.error).toBe(w.sealed);
    expect([fake.called("Messages.Sources").length, fake.called("Messages.Read").length]).toEqual([0, 0]);
  });

  it("goes through files that were chosen together, and says why one did not work", async () => {
    const { take, end } = begun();
    await take.open(["exhibit1", "exhibit4"]);
    end({ state: "failed", code: "not-messages" });
    expect(take.error).toBe(words.errors["not-messages"]);
    await take.next();
    expect([take.exhibit?.id, take.error]).toEqual(["exhibit4", ""]);
  });

  it("takes over what ended before it was known whose it is", async () => {
    const jobs = new Jobs();
    const take = new TakeIn(jobs);
    const read = window.go!.app!.Messages!;
    const begin = read.Read!;
    read.Read = async (...args) => {
      const job = (await begin(...args)) as Job;
      jobs.take({ ...job, state: "done", result: madeReading(all) } as Job);
      return job;
    };
    await take.open(["exhibit1"]);
    expect(take.reading?.summary.messages).toBe(140);
  });

  it("read again, begins with what was said then", async () => {
    const { take, end } = begun();
    await take.again(chat);
    expect([take.source, take.asked]).toEqual(["whatsapp", ["date-order", "zone", "me"]]);
    expect(fake.called("Messages.Read")[0]?.args[2]).toEqual({
      zone: "",
      order: "dmy",
      me: "Mira",
      columns: {},
    });
    end({ result: { first: [], summary: chat.summary } });
    expect(take.canTake).toBe(true);
  });

  it("takes the columns that names leave no doubt of, and wants a date", async () => {
    const { take, end } = begun();
    await take.open(["exhibit1"]);
    const { summary, first } = madeReading(all);
    const calls = {
      ...summary,
      open: ["columns" as const],
      header: ["Number", "When"],
      columns: { number: "Number" },
    };
    end({ result: { first, summary: calls } });
    expect([take.said.columns.number, take.lacking]).toEqual(["Number", true]);
    await take.say({ columns: { number: "Number", date: "When" } });
    expect(take.lacking).toBe(false);
  });
});

describe("a hit on a message", () => {
  it("opens the conversation at it", () => {
    const locker = new Locker();
    locker.open("message:message00030");
    expect([locker.tab, locker.view]).toEqual(["messages", { kind: "message", id: "message00030" }]);
  });
});
