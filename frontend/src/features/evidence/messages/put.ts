import { evidence, messages as bridge } from "~/lib/bridge";
import { type Incident, nothingSaid, type When } from "~/lib/bridge/evidence";
import type { Source } from "~/lib/bridge/messages";
import { hereZone } from "~/lib/time";

/** Where picked messages went, and the way back. */
export interface Put {
  incident: Incident;
  added: number;
  undo: () => Promise<unknown>;
}

/** Puts messages into an incident that is kept. Undone, also the file is linked only if it was before. */
export async function putInto(id: string, ids: string[]): Promise<Put> {
  const before = (await evidence.incident(id)).exhibits.map((one) => one.id);
  const { incident, added } = await bridge.pick(id, ids);
  const linked = incident.exhibits.map((one) => one.id).filter((one) => !before.includes(one));
  const undo = async () => {
    await bridge.unpick(id, added);
    for (const exhibit of linked) await evidence.unlink(id, exhibit);
  };
  return { incident, added: added.length, undo };
}

/** Writes an incident down with messages in it. Undone, it is in the trash; where they do not fit, too. */
export async function putIntoNew(what: string, happened: When, source: Source, ids: string[]): Promise<Put> {
  const said = { ...nothingSaid(hereZone()), what, happened, channel: channelOf(source) };
  const { id } = await evidence.saveIncident({ ...said, id: "", exhibits: [], revision: 0 });
  const undo = () => evidence.trashIncident(id);
  try {
    const { incident, added } = await bridge.pick(id, ids);
    return { incident, added: added.length, undo };
  } catch (error) {
    await undo();
    throw error;
  }
}

/** How something reached somebody, by where its messages are from. */
function channelOf(source: Source) {
  switch (source) {
    case "mail":
      return "email";
    case "smsbackup":
      return "text-message";
    case "calls":
      return "phone-call";
    case "pages":
      return "";
    default:
      return "messaging-app";
  }
}
