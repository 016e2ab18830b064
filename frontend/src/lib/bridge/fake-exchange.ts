import type { DiarySource } from "./exchange";
import type { Fake, Methods } from "./fake";
import type { FakeTools } from "./fake-journal";
import type { ImportRow } from "./journal";

/** Diaries in and the journal out. Jobs run until a test ends them with fake.emit("job", …). */
export function fakeExchange(fake: Fake, imports: ImportRow[], { begin, find, now }: FakeTools): Methods {
  return {
    ChooseDiary: (source: DiarySource) =>
      begin({ kind: "read-diary", unit: "bytes", name: source === "markdown" ? "Notes" : "Journal.zip" }),
    ImportDiary: (token: string) => {
      if (token === "") throw fake.error("not-found");
      return begin({ kind: "import-diary", unit: "records", name: "" });
    },
    UndoImport: (batch: string) => {
      const row = imports.find(({ id }) => id === batch);
      if (row) find(imports, batch).undone_at = now();
      return { deleted: row?.added ?? 140, kept: row ? 0 : 2 };
    },
    Imports: () => [...imports],
    Export: ({ passphrase }: { passphrase: string }) => {
      if (passphrase === "wrong") throw fake.error("wrong-passphrase");
      return begin({ kind: "export-journal", unit: "records", name: "Journal 2026-11-20" });
    },
  };
}
