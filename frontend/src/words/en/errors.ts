import type { Code } from "~/lib/errors/codes";

/** One plain sentence, or two, for every code. A missing one fails the type check. */
export const errors: Record<Code, string> = {
  "wrong-passphrase": "That did not open it. Check the words and the keyboard, and take your time.",
  locked: "It is locked. Unlock it to go on.",
  "in-use": "It is open in another window already. Close that one first.",
  damaged: "Some of what is kept here is damaged. Nothing was changed; a backup can bring it back.",
  "newer-format": "This was written by a newer version. Update the app to open it.",
  "no-space": "The disk is full. Make some room and try again; nothing was lost.",
  "read-only": "This place does not allow writing. Choose another, or ask for the right to write here.",
  "no-access": "The system does not let this be read. Check who it belongs to.",
  "not-found": "It is not there any more.",
  conflict: "It was changed somewhere else in the meantime. Look at both before you save again.",
  invalid: "Something here cannot be kept as it is. Check what you entered.",
  sealed: "This letter is sealed until its date. It opens then, or when you break the seal.",
  "too-large": "This is too large to keep here.",
  "changed-while-read":
    "The file changed while it was being read. Wait until it is finished, then add it again.",
  "weak-passphrase": "This passphrase is too easy to guess. A few more words will do.",
  "wrong-part": "That is not the part asked for. Look at your copy once more.",
  "too-late": "It is too late to undo this.",
  future: "That time has not come yet. Check the date.",
  "not-backup": "This file is not a backup.",
  truncated: "This backup is cut short. Look for another copy of it.",
  cancelled: "Stopped, as you asked.",
  exists: "There is something at this place already. Choose another.",
  busy: "Something else is still being done. Wait a moment and try again.",
  "no-vault": "There is nothing to open at this place.",
  unsealed: "The network could not be shut off, so nothing was opened.",
  internal: "Something went wrong, and nothing was changed. Try again.",
};
