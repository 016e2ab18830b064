import type { CustodyRecord } from "~/lib/bridge/custody";
import { shownName } from "~/lib/text";
import { dateTime, hereZone } from "~/lib/time";
import { words } from "~/words";
import { shortHash } from "../show";

const w = words.custody;
const kinds = ["incident", "claim", "person"] as const;

/** What a record of the log tells, in a line. About one exhibit, it says what that exhibit had to do with it. */
export function said(record: CustodyRecord, about = 0): string {
  const own = about > 0 || record.exhibit === 0;
  const text = told(record, about);
  return own ? text : w.ofExhibit(String(record.exhibit), text);
}

function told(record: CustodyRecord, about: number): string {
  const { action, reason, params, recipient } = record;
  const subject = kinds.find((kind) => params[kind] !== undefined);
  if (subject) return didTo(w.subjects[subject](params[subject] ?? ""), reason, about);
  switch (action) {
    case "acquire": {
      const text = w.added(nameOf(record), w.bytes(record.size), shortHash(record.sha256));
      return reason === "sealed unread" ? w.unread(text) : text;
    }
    case "derive":
      return w.copyMade(params.exhibit ?? "");
    case "redact":
      return w.redacted(params.exhibit ?? "");
    case "view":
      return reason === "unsealed" ? w.unsealed : reason.startsWith("read as") ? w.readAsMessages : w.shown;
    case "verify":
      if (record.exhibit === 0) return checkedAll(record);
      return reason === "intact" ? w.checkedIntact : w.checkedDamaged;
    case "export":
      return params.bundle === undefined ? w.savedOut : w.bundled(params.bundle, recipient);
    case "handover":
      return w.handedOver(recipient);
    case "return":
      return w.returned;
    case "erase":
      return w.erased;
    case "timestamp":
      return w.stamped(dateTime(params.stamped_at ?? "", hereZone()));
    case "anchor":
      return w.anchored;
    case "correct":
      return reason === "described"
        ? w.described
        : reason === "the bundle was not written"
          ? w.notBundled
          : reason;
    default:
      return reason || action;
  }
}

function checkedAll({ params }: CustodyRecord): string {
  const count = Number(params.checked);
  return params.of === undefined ? w.checkedAll(count) : w.checkedSome(count, Number(params.of));
}

function didTo(what: string, reason: string, about: number): string {
  const did = reason.slice(reason.indexOf(": ") + 2);
  if (about > 0 && did === "exhibits linked") return w.linkedTo(what);
  if (about > 0 && did === "exhibits unlinked") return w.unlinkedFrom(what);
  const known: Partial<Record<string, string>> = w.did;
  return w.about(what, known[did] ?? did);
}

const nameOf = ({ name }: CustodyRecord) => (name === "" ? w.aFile : shownName(name));
