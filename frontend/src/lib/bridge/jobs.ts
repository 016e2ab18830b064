import type { Code } from "~/lib/errors/codes";
import type { Backup, Contents } from "./backups";
import type { BundleReport, Compared, MadeBundle } from "./bundles";
import { call } from "./call";
import type { DiaryImported, DiaryPlan, Exported } from "./exchange";
import type { Import as MessageImport, Reading } from "./messages";

/** What each kind of job leaves behind when it is done. */
export interface JobResults {
  import: { added: number; known: number; failed: { name: string; code: Code }[]; exhibits: string[] };
  /** Files that became attachments of an entry. */
  attach: { added: number; failed: { name: string; code: Code }[] };
  check: { checked: number; damaged: number };
  copy: Record<string, never>;
  export: Backup;
  look: Contents;
  /** Lost are originals that were damaged already when it was saved; proved, that the vault itself wrote it. */
  verify: { files: number; lost: number; proved: boolean };
  /** Usual: it stands where the app looks for a vault, locked; else in the folder named by place. */
  restore: { usual: boolean; place: string; entries: number; exhibits: number; proved: boolean };
  "read-diary": DiaryPlan;
  "import-diary": DiaryImported;
  "export-journal": Exported;
  "make-bundle": MadeBundle;
  "compare-bundle": Compared;
  "check-bundle": BundleReport;
  "read-messages": Reading;
  "import-messages": MessageImport;
}

export type JobKind = keyof JobResults;

interface JobOf<K extends JobKind> {
  id: string;
  kind: K;
  state: "running" | "done" | "failed" | "cancelled";
  done: number;
  total: number;
  unit: "bytes" | "files" | "records";
  name: string;
  /** Set when it failed. */
  code: Code | "";
  /** Set when it is done. */
  result: JobResults[K] | null;
}

export type Job = { [K in JobKind]: JobOf<K> }[JobKind];

export const cancel = (id: string) => call<void>("Jobs", "Cancel", id);
export const list = () => call<Job[]>("Jobs", "List");
