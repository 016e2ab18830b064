import { evidence, messages as bridge } from "~/lib/bridge";
import type { Exhibit } from "~/lib/bridge/evidence";
import type { Import, Options, Order, Question, Reading, Source } from "~/lib/bridge/messages";
import { messageOf } from "~/lib/errors";
import type { Jobs } from "~/lib/jobs/jobs.svelte";
import { OwnJobs } from "~/lib/jobs/own-jobs.svelte";
import { words } from "~/words";

const w = words.messages;
const nothing = (): Options => ({ zone: "", order: "", me: "", columns: {} });
/** The order of the dates and the columns must be said: without them there is no time at all. */
const must: Question[] = ["date-order", "columns"];

/** Messages on their way in: a file is chosen, looked at, asked about, and taken. */
export class TakeIn {
  /** The exhibit that is read; none while one is chosen. */
  exhibit = $state.raw<Exhibit>();
  sources = $state.raw<Source[]>([]);
  source = $state<Source | "">("");
  said = $state<Options>(nothing());
  /** What the file left open when it was first read: it stays, so that an answer can be changed. */
  asked = $state.raw<Question[]>([]);
  reading = $state.raw<Reading>();
  /** What was kept of it. */
  taken = $state.raw<Import>();
  busy = $state(false);
  error = $state("");
  /** Of the files chosen together: which one this is. */
  at = $state(0);
  files = $state.raw<string[]>([]);
  #own: OwnJobs<"import" | "read-messages" | "import-messages">;
  #followed = "";

  constructor(jobs: Jobs) {
    this.#own = new OwnJobs(jobs, { unread: w.sealed });
  }

  /** What is under way: a file comes in, is read, or is kept. */
  get running() {
    return this.#own.running;
  }

  get lacking(): boolean {
    if (this.asked.includes("date-order") && this.said.order === "") return true;
    return this.asked.includes("columns") && (this.said.columns.date ?? "") === "";
  }

  get canTake(): boolean {
    return this.reading !== undefined && this.source !== "" && !this.lacking;
  }

  choose = () =>
    this.#do(async () => {
      const job = await evidence.chooseFiles();
      if (job) this.#own.take("import", job);
    });

  /** Begins with files that are exhibits already. */
  async open(files: string[]) {
    this.files = files;
    this.at = 0;
    await this.#begin();
  }

  /** Begins with a file that was read before, and what was said of it then: all of it can be changed. */
  async again({ exhibit, options, assumed, summary }: Import) {
    this.files = [exhibit];
    this.at = 0;
    const { order, columns, me, zone } = options;
    const open: Question[] = [
      ...(order === "" ? [] : ["date-order" as const]),
      ...(Object.keys(columns).length > 0 ? ["columns" as const] : []),
      "zone",
      "me",
    ];
    await this.#begin(() => {
      this.source = summary.source;
      this.said = { order, columns, me, zone: assumed ? "" : zone };
      this.asked = open;
    });
  }

  next() {
    this.at++;
    return this.#begin();
  }

  /** Back to choosing a file. */
  restart() {
    this.cancel();
    this.files = [];
    this.#clear();
  }

  /** What reading has to be done again for; nothing where it is not known what to read the file as. */
  async read() {
    const { source, exhibit } = this;
    if (source === "" || !exhibit) return;
    this.cancel();
    const said = $state.snapshot(this.said);
    await this.#do(async () => this.#own.take("read-messages", await bridge.read(exhibit.id, source, said)));
  }

  async from(source: Source | "") {
    this.source = source;
    this.said = nothing();
    this.asked = [];
    this.reading = undefined;
    await this.read();
  }

  async say(more: Partial<Options>) {
    this.said = { ...this.said, ...more };
    await this.read();
  }

  async take() {
    const { source, exhibit } = this;
    if (source === "" || !exhibit || !this.canTake) return;
    this.cancel();
    const said = $state.snapshot(this.said);
    await this.#do(async () =>
      this.#own.take("import-messages", await bridge.take(exhibit.id, source, said)),
    );
  }

  takeBack = () =>
    this.#do(async () => {
      if (this.taken) await bridge.remove(this.taken.id);
      this.restart();
    });

  cancel() {
    this.#own.cancel();
  }

  /** Takes over what came of a job that ended; called whenever one changes. */
  follow() {
    const ended = (["import", "read-messages", "import-messages"] as const)
      .map((kind) => this.#own.of(kind))
      .find((job) => job !== undefined && job.state !== "running" && job.id !== this.#followed);
    if (!ended) return;
    this.#followed = ended.id;
    if (ended.state === "failed")
      this.error = messageOf(
        { code: ended.code },
        { unread: w.sealed, "messages-open": words.errors["messages-open"] },
      );
    if (ended.kind === "import") {
      const exhibits = ended.result?.exhibits ?? [];
      const refused = ended.result?.failed[0];
      if (exhibits.length > 0) void this.open(exhibits);
      else if (refused) this.error = messageOf({ code: refused.code });
    } else if (ended.kind === "read-messages" && ended.result) this.#learn(ended.result);
    else if (ended.kind === "import-messages" && ended.state === "done" && ended.result)
      this.taken = ended.result;
    this.#own.forget(ended.kind);
  }

  #learn(reading: Reading) {
    this.reading = reading;
    this.error = "";
    const { open, columns } = reading.summary;
    const fresh = open.filter((one) => !this.asked.includes(one));
    this.asked = [...this.asked, ...fresh].sort((a, b) => rank(a) - rank(b));
    if (open.includes("columns") && Object.keys(this.said.columns).length === 0)
      this.said.columns = { ...columns };
  }

  async #begin(say = () => {}) {
    this.#clear();
    const id = this.files[this.at];
    if (id === undefined) return;
    await this.#do(async () => {
      this.exhibit = await evidence.exhibit(id);
      if (this.exhibit.sealed) {
        this.error = w.sealed;
        return;
      }
      this.sources = await bridge.sources(id);
      this.source = this.sources[0] ?? "";
      say();
    });
    if (this.error === "") await this.read();
  }

  #clear() {
    this.exhibit = undefined;
    this.taken = undefined;
    this.reading = undefined;
    this.sources = [];
    this.source = "";
    this.said = nothing();
    this.asked = [];
    this.error = "";
  }

  async #do(work: () => Promise<unknown>) {
    this.busy = true;
    this.error = "";
    try {
      await work();
    } catch (thrown) {
      this.error = messageOf(thrown, { unread: w.sealed });
    } finally {
      this.busy = false;
    }
    // A short job may have ended before it was known whose it is.
    this.follow();
  }
}

// What must be said comes first.
const rank = (question: Question) => (must.includes(question) ? 0 : question === "zone" ? 1 : 2);

/** The orders that make a day of every one of these dates. */
export function ordersOf(samples: string[], readings: (written: string) => Partial<Record<Order, string>>) {
  const orders = ["dmy", "mdy", "ymd"] as const;
  const can = orders.filter((order) => samples.every((written) => readings(written)[order] !== undefined));
  return can.length > 0 ? can : (["dmy", "mdy"] as const);
}
