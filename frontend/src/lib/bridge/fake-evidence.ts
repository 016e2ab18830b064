import type { Appearance, Claim, ClaimDraft, Gap, Standing } from "./claims";
import { type CustodyQuery, type PaperSeal, type SealCheck } from "./custody";
import type { Exhibit, Fact, Incident, IncidentDraft, Mark, Patterns, Provenance } from "./evidence";
import type { Fake, Methods } from "./fake";
import type { FakeTools } from "./fake-journal";
import type { FakeRooms } from "./fake-rooms";
import type { Person, PersonDraft } from "./people";

type Page = { offset: number; limit: number };
const page = <T>(all: T[], { offset, limit }: Page) => ({
  total: all.length,
  rows: all.slice(offset, limit > 0 ? offset + limit : undefined),
});

export const nothingSaidOf = (): Provenance => ({
  ...{ made_by: "", note: "", series: "", concerns: [] },
  source: {
    ...{ kind: "", device: "", account: "", app: "", export_method: "" },
    ...{ obtained_from: "", obtained_at: "" },
  },
});

/** A seal that reads well, for pages that show or ask for one. */
export const fakeCode =
  "20004-00WXS-XBDY5-XW003-J4GVD-4GPKY-CFT8X-A5D6F-6V3N8-FT3S1-16D2J-NETBP-VHPFV-V3GYG-NWXV1";

function gapsOf({ appearances, rebuttals, missing }: Claim, shown: boolean): Gap[] {
  const proved = rebuttals.some((one) => one.for.length > 0 || one.witness !== "" || one.witness_id !== "");
  const lacks = missing !== "" || rebuttals.some((one) => one.missing !== "");
  return [
    ...(appearances.length === 0 ? ["no-appearance" as const] : shown ? [] : ["not-shown" as const]),
    ...(rebuttals.length === 0 ? ["no-rebuttal" as const] : proved ? [] : ["rebuttal-not-shown" as const]),
    ...(lacks ? ["missing" as const] : []),
  ];
}

const shows = ({ exhibits }: Appearance) => exhibits.length > 0;

/** The evidence in memory. Jobs run until a test ends them with fake.emit("job", …). */
export function fakeEvidence(
  fake: Fake,
  rooms: FakeRooms,
  tools: FakeTools,
): Record<"Evidence" | "Claims" | "People" | "Custody", Methods> {
  const { now } = tools;
  return {
    Evidence: { ...fakeExhibits(fake, rooms, tools), ...fakeIncidents(fake, rooms, tools) },
    Claims: fakeClaims(fake, rooms, tools),
    People: fakePeople(fake, rooms, tools),
    Custody: fakeCustody(fake, rooms, now),
  };
}

function fakeExhibits(fake: Fake, rooms: FakeRooms, { find, begin, now, id }: FakeTools): Methods {
  return {
    ChooseFiles: () => begin({ kind: "import", unit: "bytes", name: "family-chat.png" }),
    ChooseFolder: () => begin({ kind: "import", unit: "files", name: "Screenshots" }),
    Exhibits: (query: Page & { incident: string }) =>
      page(
        rooms.exhibits.filter(({ incidents }) => query.incident === "" || incidents.includes(query.incident)),
        query,
      ),
    Exhibit: (wanted: string) => ({ ...find(rooms.exhibits, wanted) }),
    Describe: (wanted: string, said: Provenance, revision: number) => {
      const found = find(rooms.exhibits, wanted);
      if (found.revision !== revision) throw fake.error("conflict");
      return Object.assign(found, { said, revision: revision + 1 });
    },
    Facts: (wanted: string): Fact[] => {
      const { sealed, modified_at } = find(rooms.exhibits, wanted);
      if (sealed) throw fake.error("unread");
      return [
        { origin: "exif", name: "Model", value: "Pixel 6", about: "device", at: "", zoned: false },
        {
          ...{ origin: "exif", name: "DateTimeOriginal", value: modified_at, about: "date" },
          ...{ at: modified_at, zoned: false },
        },
      ];
    },
    Unseal: (wanted: string) =>
      Object.assign(find(rooms.exhibits, wanted), { sealed: false, unsealed_at: now(), preview: "image" }),
    Redact: (wanted: string) => {
      const of = find(rooms.exhibits, wanted);
      const made: Exhibit = {
        ...of,
        ...{ id: id(), number: rooms.exhibits.length + 1, name: `${of.name} (redacted).png` },
        ...{ derived_from: of.id, added_at: now(), incidents: [], claims: [] },
      };
      rooms.exhibits.unshift(made);
      return made;
    },
    PictureSize: () => ({ width: 1600, height: 1200 }),
    Remove: (wanted: string) => void (find(rooms.exhibits, wanted).state = "removed"),
    SaveCopy: (wanted: string) =>
      begin({ kind: "copy", unit: "bytes", name: find(rooms.exhibits, wanted).name }),
    CheckAll: () => begin({ kind: "check", unit: "bytes", name: "" }),
    Summary: () => ({
      incidents: rooms.incidents.length,
      claims: rooms.claims.length,
      people: rooms.people.length,
      exhibits: rooms.exhibits.length,
      bytes: rooms.exhibits.reduce((sum, { size }) => sum + size, 0),
      damaged: rooms.exhibits.filter(({ state }) => state === "damaged").length,
      checked_at: rooms.exhibits.map(({ checked_at }) => checked_at).sort()[0] ?? "",
    }),
  };
}

function fakeIncidents(fake: Fake, rooms: FakeRooms, { find, now, id }: FakeTools): Methods {
  return {
    Incidents: (query: Page & { trashed: boolean }) =>
      page(
        rooms.incidents
          .filter(({ trashed_at }) => (trashed_at !== "") === query.trashed)
          .map((incident) => ({ ...incident, exhibits: incident.exhibits.length })),
        query,
      ),
    Incident: (wanted: string) => ({ ...find(rooms.incidents, wanted) }),
    SaveIncident: (draft: IncidentDraft) => {
      const old = draft.id === "" ? undefined : find(rooms.incidents, draft.id);
      if (old && old.revision !== draft.revision) throw fake.error("conflict");
      const saved: Incident = {
        number: rooms.incidents.length + 1,
        recorded_at: now(),
        trashed_at: "",
        excerpts: [],
        quotes: [],
        corrections: [],
        ...old,
        ...draft,
        id: old?.id ?? id(),
        exhibits: draft.exhibits.map((wanted) => find(rooms.exhibits, wanted)),
        updated_at: now(),
        revision: (old?.revision ?? 0) + 1,
      };
      rooms.incidents = [saved, ...rooms.incidents.filter((other) => other !== old)];
      return saved;
    },
    TrashIncident: (wanted: string) => void (find(rooms.incidents, wanted).trashed_at = now()),
    RestoreIncident: (wanted: string) => void (find(rooms.incidents, wanted).trashed_at = ""),
    Link: (incident: string, exhibits: string[]) => {
      const found = find(rooms.incidents, incident);
      for (const wanted of exhibits) {
        const exhibit = find(rooms.exhibits, wanted);
        if (!found.exhibits.includes(exhibit)) found.exhibits.push(exhibit);
        if (!exhibit.incidents.includes(incident)) exhibit.incidents.push(incident);
      }
    },
    Unlink: (incident: string, exhibit: string) => {
      const found = find(rooms.incidents, incident);
      found.exhibits = found.exhibits.filter((other) => other.id !== exhibit);
      const other = find(rooms.exhibits, exhibit);
      other.incidents = other.incidents.filter((linked) => linked !== incident);
    },
    RemoveExcerpt: (incident: string, index: number) => {
      const found = find(rooms.incidents, incident);
      found.excerpts.splice(index, 1);
      return found;
    },
    RemoveQuote: (incident: string, index: number) => {
      const found = find(rooms.incidents, incident);
      found.quotes.splice(index, 1);
      return found;
    },
    Patterns: () => patternsOf(rooms),
    Marks: () => [...rooms.marks],
    SaveMark: (mark: Mark) => {
      const saved = { ...mark, id: mark.id || id() };
      rooms.marks = [...rooms.marks.filter((other) => other.id !== saved.id), saved];
      return saved;
    },
    DeleteMark: (wanted: string) => void (rooms.marks = rooms.marks.filter((mark) => mark.id !== wanted)),
  };
}

const day = 86_400_000;

/** Counts as the Go side does, in UTC. */
function patternsOf({ incidents, marks }: FakeRooms): Patterns {
  const live = incidents.filter(({ trashed_at }) => trashed_at === "");
  const dated = live.filter(({ happened }) => happened.sure !== "unknown");
  const mondayOf = (at: number) => at - ((new Date(at).getUTCDay() + 6) % 7) * day;
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const starts = dated.map(({ happened }) => Date.parse(`${happened.at.slice(0, 10)}T00:00:00Z`)).sort();
  const [first, last] = [starts[0], starts.at(-1)];
  const weeks: Patterns["weeks"] = [];
  if (first !== undefined && last !== undefined)
    for (let monday = mondayOf(first); monday <= last; monday += 7 * day) {
      const within = dated.filter(({ happened }) => {
        const at = Date.parse(`${happened.at.slice(0, 10)}T00:00:00Z`);
        return at >= monday && at < monday + 7 * day;
      });
      const severity = [0, 1, 2, 3, 4].map((level) => within.filter((one) => one.severity === level).length);
      const fear = Math.max(0, ...within.map((one) => one.fear ?? 0));
      weeks.push({ monday: dayOf(monday), count: within.length, severity, fear });
    }
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  const clocked = dated.filter(({ happened }) => ["exact", "about"].includes(happened.sure));
  for (const { happened } of clocked) {
    const at = new Date(happened.at);
    const row = hours[(at.getUTCDay() + 6) % 7];
    if (row) row[at.getUTCHours()] = (row[at.getUTCHours()] ?? 0) + 1;
  }
  const tally = (keys: string[]) =>
    [...new Set(keys)]
      .map((key) => ({ key, count: keys.filter((other) => other === key).length }))
      .sort((a, b) => b.count - a.count);
  return {
    ...{ incidents: live.length, undated: live.length - dated.length },
    unhoured: dated.length - clocked.length,
    from: first === undefined ? "" : dayOf(first),
    until: last === undefined ? "" : dayOf(last),
    ...{ weeks, hours },
    channels: tally(live.map(({ channel }) => channel).filter((channel) => channel !== "")),
    tactics: tally(live.flatMap(({ tactics }) => tactics)),
    phases: dated
      .filter(({ phase }) => phase !== "")
      .map(({ happened, phase }) => ({ day: happened.at.slice(0, 10), phase })),
    breaches: dated.filter((one) => one.breach).map(({ happened }) => happened.at.slice(0, 10)),
    marks: [...marks],
  };
}

function fakeClaims(fake: Fake, rooms: FakeRooms, { find, now, id }: FakeTools): Methods {
  const answer = (claim: Claim): Claim => ({
    ...claim,
    stands: claim.standing.at(-1)?.state ?? "open",
    incidents: rooms.incidents.filter(({ claims }) => claims.includes(claim.id)).map((one) => one.id),
    gaps: gapsOf(claim, claim.appearances.some(shows)),
  });
  return {
    List: (query: Page & { trashed: boolean }) =>
      page(
        rooms.claims
          .filter(({ trashed_at }) => (trashed_at !== "") === query.trashed)
          .sort((a, b) => b.number - a.number)
          .map((claim) => ({
            ...answer(claim),
            appearances: claim.appearances.length,
            rebuttals: claim.rebuttals.length,
            exhibits: new Set(
              [...claim.appearances, ...claim.harms]
                .flatMap(({ exhibits }) => exhibits)
                .concat(claim.rebuttals.flatMap((one) => [...one.for, ...one.against])),
            ).size,
          })),
        query,
      ),
    Get: (wanted: string) => answer(find(rooms.claims, wanted)),
    Save: (draft: ClaimDraft) => {
      const old = draft.id === "" ? undefined : find(rooms.claims, draft.id);
      if (old && old.revision !== draft.revision) throw fake.error("conflict");
      const saved: Claim = {
        ...{ number: rooms.claims.length + 1, recorded_at: now(), trashed_at: "" },
        ...{ stands: "open", standing: [], incidents: [], gaps: [], corrections: [] },
        ...old,
        ...draft,
        ...{ id: old?.id ?? id(), updated_at: now(), revision: (old?.revision ?? 0) + 1 },
      };
      rooms.claims = [saved, ...rooms.claims.filter((other) => other !== old)];
      return answer(saved);
    },
    AddStanding: (wanted: string, standing: Standing) => {
      const claim = find(rooms.claims, wanted);
      claim.standing.push({ ...standing, at: now() });
      claim.revision++;
      return answer(claim);
    },
    Trash: (wanted: string) => void (find(rooms.claims, wanted).trashed_at = now()),
    Restore: (wanted: string) => void (find(rooms.claims, wanted).trashed_at = ""),
    Matrix: () =>
      rooms.claims
        .filter(({ trashed_at }) => trashed_at === "")
        .sort((a, b) => a.number - b.number)
        .flatMap((claim) => {
          const row = {
            ...{ claim: claim.id, number: claim.number, appearance: -1, when: null, place: "", shows: [] },
            for: [...new Set(claim.rebuttals.flatMap((one) => one.for))],
            against: [...new Set(claim.rebuttals.flatMap((one) => one.against))],
            witnesses: claim.rebuttals.filter((one) => one.witness !== "" || one.witness_id !== "").length,
            gaps: gapsOf(claim, false),
          };
          if (claim.appearances.length === 0) return [row];
          return claim.appearances.map((one, appearance) => ({
            ...row,
            ...{ appearance, when: one.when, place: one.place, shows: one.exhibits },
            gaps: gapsOf(claim, shows(one)),
          }));
        }),
  };
}

function fakePeople(fake: Fake, rooms: FakeRooms, { find, now, id }: FakeTools): Methods {
  return {
    List: (trashed: boolean) =>
      rooms.people
        .filter(({ trashed_at }) => (trashed_at !== "") === trashed)
        .sort((a, b) => a.name.localeCompare(b.name))
        .map((person) => ({
          ...person,
          incidents: rooms.incidents.filter((one) => one.people_ids.includes(person.id)).map((one) => one.id),
          claims: rooms.claims.filter((one) => one.made_by_id === person.id).map((one) => one.id),
        })),
    Save: (draft: PersonDraft) => {
      const old = draft.id === "" ? undefined : find(rooms.people, draft.id);
      if (old && old.revision !== draft.revision) throw fake.error("conflict");
      const saved: Person = {
        ...{ recorded_at: now(), trashed_at: "" },
        ...old,
        ...draft,
        ...{ id: old?.id ?? id(), updated_at: now(), revision: (old?.revision ?? 0) + 1 },
      };
      rooms.people = [...rooms.people.filter((other) => other !== old), saved];
      return saved;
    },
    Trash: (wanted: string) => void (find(rooms.people, wanted).trashed_at = now()),
    Restore: (wanted: string) => void (find(rooms.people, wanted).trashed_at = ""),
  };
}

function fakeCustody(fake: Fake, { custody }: FakeRooms, now: () => string): Methods {
  const seal = (): PaperSeal => {
    if (custody.length === 0) throw fake.error("not-found");
    const groups = fakeCode.split("-");
    const rows = [0, 5, 10].map((from) => groups.slice(from, from + 5).join("-"));
    return { code: fakeCode, rows, records: custody.length, path: "M0 0h7v7h-7zM2 2h3v3h-3z", side: 33 };
  };
  const checked = (code: string): SealCheck => {
    const plain = code.toUpperCase().replace(/[^0-9A-Z]/g, "");
    const slipped = plain !== fakeCode.replaceAll("-", "");
    return {
      ...{ holds: !slipped, fault: "", sealed: slipped ? 0 : custody.length, records: custody.length },
      ...{ from: 0, to: 0, made_at: slipped ? "" : now(), typo: slipped ? [1] : [], slipped },
    };
  };
  return {
    Log: (query: CustodyQuery) =>
      page(
        custody
          .filter(({ exhibit }) => query.exhibit === 0 || exhibit === query.exhibit)
          .filter(({ params }) => query.incident === 0 || params.incident === String(query.incident)),
        query,
      ),
    Check: () => ({
      ...{ holds: true, records: custody.length, sealed: custody.length, checkpoints: 1 },
      ...{ breaks: [], lost: [], unlogged: [], differ: [] },
    }),
    Checkpoints: () => [],
    Seal: seal,
    SaveSeal: () => "seal.png",
    CheckSeal: checked,
    ChooseSeal: () => checked(fakeCode),
    Timestamps: () => [],
    AskTimestamp: () => null,
    TakeTimestamp: () => null,
    Roots: () => [],
    AddRoots: () => [],
    DropRoot: () => undefined,
  };
}
