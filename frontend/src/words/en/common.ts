/** Words that mean the same in every room. */
export const common = {
  appName: "Stillwater",
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
