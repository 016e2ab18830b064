import type { Code } from "~/lib/errors/codes";
import { bytes, listed, number, plural } from "~/lib/text";

type Failures = Partial<Record<Code, string>>;

const entries = (count: number) => plural(count, { one: "# entry", other: "# entries" });
const exhibits = (count: number) => plural(count, { one: "# exhibit", other: "# exhibits" });

export const backups = {
  title: "Backups",
  lead: "One sealed file. Yours to keep anywhere; nobody opens it without your passphrase.",

  save: "Save a backup",
  holds: (of: { entries: number; exhibits: number; bytes: number }) =>
    `${entries(of.entries)}, ${exhibits(of.exhibits)}${of.exhibits > 0 ? ` (${bytes(of.bytes)})` : ""}, streak and settings`,
  saveTo: "Save to…",
  saveLead:
    "The passphrase is asked again, so that nobody carries everything away while you are not at the desk.",
  own: "Passphrase of this vault",
  another: "Seal it with another passphrase",
  anotherHint: "Otherwise it opens with the passphrase of this vault.",
  chooseWhere: "Choose where…",
  readBackFirst: "Every byte is read back and checked before this says done.",
  writing: (name: string) => (name ? `Writing ${name}` : "Beginning"),
  readingBack: (name: string) => `Reading back ${name}`,
  saved: (of: { name: string; place: string; size: number }) =>
    `Saved to ${of.place} as ${of.name}, ${bytes(of.size)}. Every byte was read back, and all is well.`,
  saveFailures: {
    "wrong-passphrase": "That was not the passphrase of this vault. Nothing was saved.",
    "weak-passphrase": "The other passphrase is too easy to guess. Nothing was saved.",
    "no-space": "There is not enough room there. Nothing was left behind; choose another place.",
    "read-only": "That place does not allow writing. Choose another.",
    damaged:
      "What was read back is not what was written, or something here is damaged. Nothing was kept. Try another drive.",
    truncated: "What was read back is shorter than what was written. Nothing was kept. Try another drive.",
    cancelled: "Stopped. Nothing was left behind.",
  } as Failures,

  of: (done: number, total: number) => `${bytes(done)} of ${bytes(total)}`,
  perSecond: (speed: number) => `${bytes(speed)}/s`,
  left: (seconds: number) => {
    if (seconds < 90) return plural(Math.max(1, Math.round(seconds)), { other: "# s left" });
    if (seconds < 90 * 60) return plural(Math.round(seconds / 60), { other: "# min left" });
    return plural(Math.round(seconds / 3600), { other: "# h left" });
  },
  between: " · ",

  kept: "Saved so far",
  keptEmpty: "None yet. A backup on a drive you keep elsewhere survives a lost or broken computer.",
  columns: { saved: "Saved", where: "Where", holds: "Holds", checked: "Checked" },
  inIt: (of: { entries: number; exhibits: number }) => `${entries(of.entries)}, ${exhibits(of.exhibits)}`,
  checks: {
    verified: "Every byte checked",
    "read-back": "Read back, all well",
    none: "Not checked since",
  },

  bringBack: "Bring one back",
  bringBackLead:
    "Look inside a backup before anything changes, check every byte of it, or restore it as a new vault.",
  open: "Open a backup",
  opening: (name: string, size: number) => `${name}, ${bytes(size)}`,
  itsPassphrase: "Passphrase of this backup",
  itsPassphraseHint: "The one it was saved with: that of its vault, unless you chose another.",
  look: "Look inside",
  chooseOther: "Choose another file",
  openFailures: {
    "wrong-passphrase":
      "That did not open it. If this backup was saved with a passphrase of its own, it wants that one.",
    "not-backup": "This file is not a backup of this app. Choose another.",
    truncated: "This backup is cut short: its end is missing. Look for another copy of it.",
    damaged: "This backup is damaged: some of it is not as it was written. Look for another copy of it.",
    "newer-format": "A newer version wrote this backup. Update the app to open it.",
    "no-space": "There is not enough room for all it holds. Nothing was left behind.",
    "read-only": "That place does not allow writing. Choose another folder.",
    exists: "That folder is not empty. Choose an empty one, or make a new one.",
    "not-found": "The file is not there any more. Is its drive still plugged in?",
    cancelled: "Stopped. Nothing was changed.",
  } as Failures,

  inside: (name: string) => `Inside ${name}`,
  savedAt: (when: string) => `Saved ${when}. Nothing has been changed or brought back yet.`,
  counts: (of: { entries: number; incidents: number; exhibits: number; size: number }) =>
    `${listed([entries(of.entries), plural(of.incidents, { one: "# incident", other: "# incidents" }), exhibits(of.exhibits)])}, ${bytes(of.size)} in all.`,
  files: "Files in it",
  find: "Find a file by its name",
  found: (count: number) => plural(count, { one: "# file", other: "# files" }),
  firstOf: (shown: number, total: number) =>
    `The first ${number(shown)} of ${number(total)} files are listed.`,
  check: "Check every byte",
  checking: "Checking every byte",
  whole: (files: number) =>
    plural(files, { one: "The one file is whole.", other: "All # files are whole, to the last byte." }),
  proved: "Proved: a vault of yours wrote this, and nothing was changed since.",
  notProved:
    "Not proved by this vault: it was sealed with another passphrase, or another vault wrote it. It is whole, but anybody who knows its passphrase could have made it.",
  lost: (count: number) =>
    plural(count, {
      one: "One original was damaged already when this was saved, and is not in it.",
      other: "# originals were damaged already when this was saved, and are not in it.",
    }),

  restore: "Restore into a new vault",
  restoreUsual:
    "There is no vault on this computer yet, so it is restored where the app looks for one. Its passphrase is that of the backup.",
  restoreElsewhere:
    "The vault you have stays as it is. You choose an empty folder, and a new vault is made there; its passphrase is that of the backup.",
  restoreHow: "Every byte is checked on the way. Only when all of it is there does the new vault stand.",
  restoreGo: "Restore",
  restoreChoose: "Choose an empty folder…",
  restoring: "Restoring and checking every byte",
  restored: "Restored",
  restoredAll: (of: { entries: number; exhibits: number }) =>
    `${entries(of.entries)} and ${exhibits(of.exhibits)} are back, every byte checked.`,
  nextUsual: "Unlock it now with the passphrase of the backup.",
  nextLocked: (place: string) =>
    `It stands in the folder “${place}”. Choose “Open another vault” on the unlock screen, then that folder. Its passphrase is that of the backup.`,
  nextOpen: (place: string) =>
    `It stands in the folder “${place}”. To go there, lock, then choose “Open another vault” on the unlock screen and that folder. Its passphrase is that of the backup.`,
  toUnlock: "Unlock it",
  unlockRestored: "Your backup is back. Use the passphrase it was saved with.",

  withoutApp: "Without this app",
  withoutAppLead:
    "A backup is a standard age file. Any age program and its passphrase open it; inside are your words as Markdown, your files as they were, and all the rest as JSON.",
  withoutAppHonest:
    "What you unpack that way is no longer sealed. And without the passphrase nobody opens it, not even we.",
  /** In a shell, where FILE is the backup's name. */
  command: (file: string) => `age -d ${file} | tar x`,
};
