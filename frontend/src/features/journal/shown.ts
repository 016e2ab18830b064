import { journal as bridge } from "~/lib/bridge";
import type { Attachment } from "~/lib/bridge/journal";
import { isShowable } from "./thumbnail";

/** What can be shown of a file. */
export type Shown = { kind: "image" } | { kind: "text"; text: string; cut: boolean } | { kind: "none" };

/** The handler hands out no more of a text than this. */
const most = 256 << 10;

/** Looks what can be shown of a file; rejects where it cannot be read. */
export async function shown({ id, preview, size }: Attachment): Promise<Shown> {
  if (preview === "image") return { kind: (await isShowable(id)) ? "image" : "none" };
  if (preview === "none") return { kind: "none" };
  const answer = await fetch(bridge.textOf(id));
  if (!answer.ok) throw new Error(String(answer.status));
  return { kind: "text", text: await answer.text(), cut: size > most };
}
