import type { Job, JobResults } from "~/lib/bridge/jobs";
import { evidence as bridge } from "~/lib/bridge";
import type { Exhibit } from "~/lib/bridge/evidence";
import { messageOf } from "~/lib/errors";
import { shownName } from "~/lib/text";
import { words } from "~/words";

const w = words.evidence;
/** As many as are asked for at once when looking for the damaged ones. */
const batch = 500;

/** What a job that ended has to say, in a sentence. */
export function endOf(job: Extract<Job, { kind: "import" | "check" }>): string {
  if (job.state === "failed") return messageOf({ code: job.code });
  if (job.state === "cancelled") return job.kind === "import" ? `${w.stopped} ${w.keptSoFar}` : w.stopped;
  if (job.kind === "import") {
    const { added = 0, known = 0, failed = [] } = job.result ?? {};
    return w.result(added, known, failed.length);
  }
  const { checked = 0, damaged = 0 } = job.result ?? {};
  return damaged === 0 ? w.checkedAll(checked) : w.checkedSome(checked, damaged);
}

export const refusal = ({ name, code }: JobResults["import"]["failed"][number]) =>
  w.refused(shownName(name), messageOf({ code }, w.refusals));

/** Every exhibit that its last check found damaged. */
export async function damagedOnes(): Promise<Exhibit[]> {
  const found: Exhibit[] = [];
  for (let offset = 0, total = 1; offset < total; offset += batch) {
    const page = await bridge.exhibits({ incident: "", offset, limit: batch });
    total = page.total;
    found.push(...page.rows.filter(({ state }) => state === "damaged"));
  }
  return found;
}
