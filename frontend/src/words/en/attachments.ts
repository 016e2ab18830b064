import { bytes, plural } from "~/lib/text";

export const attachments = {
  title: "Attached files",
  add: "Attach files…",
  open: (name: string) => `Show ${name}`,
  size: bytes,
  pasted: (moment: string) => `Pasted ${moment}`,
  adding: "Attaching",
  addingPasted: (count: number) => plural(count, { one: "Attaching # file", other: "Attaching # files" }),
  stop: "Stop",
  done: (done: number, total: number) => `${bytes(done)} of ${bytes(total)}`,
  someNotAdded: (names: string) => `Not attached: ${names}.`,
  notAdded: (name: string, why: string) => `${name} was not attached. ${why}`,
  stopped: "Stopped, as you asked. What was attached before stays.",
  tooLarge: (name: string) => `${name} is too large to paste. Attach it from the menu, or drop it here.`,
  unreadable: "It could not be read.",
  remove: "Remove",
  removed: (name: string) => `${name} was removed.`,
  saveCopy: "Save a copy…",
  copySaved: (name: string) => `A copy of ${name} was saved.`,
  noPreview: "This kind of file is not shown here. Save a copy to open it elsewhere.",
  notShown:
    "This picture is too large to show here, or it cannot be read. It is kept as it is; save a copy to open it elsewhere.",
  cut: "Only the beginning is shown. The whole is in a saved copy.",
  drop: "Let go to attach",
  dropLead: "The files are kept with this entry, outside of its text.",
};
