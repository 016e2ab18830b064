import type { BundleChoice, BundlePreview, MadeBundle } from "./bundles";
import type { Methods } from "./fake";
import type { FakeTools } from "./fake-journal";
import type { FakeRooms } from "./fake-rooms";

/** Bundles in memory: what is chosen is what is there, and nothing is written. Jobs run until a test ends them. */
export function fakeBundles(rooms: FakeRooms, { begin, find }: Pick<FakeTools, "begin" | "find">): Methods {
  return {
    Preview: (choice: BundleChoice): BundlePreview => {
      const chosen = rooms.exhibits.filter(({ id }) => choice.everything || choice.exhibits.includes(id));
      const kept = chosen.filter(({ id }) => !choice.without.includes(id));
      return {
        incidents: choice.everything ? rooms.incidents.length : choice.incidents.length,
        claims: choice.everything ? rooms.claims.length : choice.claims.length,
        people: rooms.people.length,
        bytes: kept.reduce((sum, { size }) => sum + size, 0),
        exhibits: chosen.map(({ id, number, name }) => ({
          ...{ number, name, absent: "" },
          gives: choice.without.includes(id) ? [] : ["original"],
        })),
        warnings: [
          { kind: "private", where: ["incident 13"] },
          { kind: "place", where: kept.slice(0, 2).map(({ number }) => `exhibit ${number}`) },
        ],
      };
    },
    Make: () => begin({ kind: "make-bundle", unit: "bytes", name: "evidence-2026-11-20.zip" }),
    List: () => [...rooms.bundles],
    Choice: (wanted: string): BundleChoice => ({
      ...{ name: find<MadeBundle>(rooms.bundles, wanted).case, author: "", for: "", preset: "full" },
      ...{ everything: true, incidents: [], claims: [], exhibits: [], without: [], initials: [] },
      ...{ strangers: false, series: false, covered: false, pictures: true, witnesses: false },
      ...{ notes: false, lawyer_notes: false, excerpts: false },
    }),
    Compare: () => begin({ kind: "compare-bundle", unit: "bytes", name: "" }),
    Choose: () => null,
    Check: () => begin({ kind: "check-bundle", unit: "bytes", name: "" }),
  };
}
