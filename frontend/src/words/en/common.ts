/** Words that mean the same in every room. */
export const common = {
  appName: "Stillwater",
  /** Shown in place of the name when the discreet face is on. */
  neutralName: "Notes",
  ok: "OK",
  cancel: "Cancel",
  close: "Close",
  back: "Back",
  next: "Continue",
  save: "Save",
  undo: "Undo",
  tryAgain: "Try again",
  more: "More",
  show: "Show",
  hide: "Hide",
  loading: "One moment",
};
