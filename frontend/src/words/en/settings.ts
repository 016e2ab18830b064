import { plural } from "~/lib/text";

export const settings = {
  title: "Settings",
  lead: "Everything here takes effect at once, and is kept inside the vault with the rest.",
  notLoaded: "The settings could not be read.",

  look: "How it looks",
  theme: "Theme",
  themes: { system: "As the system", light: "Light", dark: "Dark" },
  textSize: "Text size",
  percent: (value: number) => `${value} %`,
  neutralTitle: "Neutral window title",
  neutralTitleHint:
    "The window is called Notes in the task bar and the list of windows. What is inside the window is not hidden by it.",

  locking: "Locking",
  lockAfter: "Lock when nobody is here for",
  lockAfterHint:
    "Every key and every move of the mouse counts as being here. Work under way is finished first.",
  minutes: (count: number) => plural(count, { one: "# minute", other: "# minutes" }),
  lockOnSleep: "Lock when the computer sleeps",
  lockOnSleepHint: "Also when the system's own screen lock comes on, where the system tells of it.",
  lockWhenHidden: "Lock when the window is minimised",
  lockWhenHiddenHint: "What you wrote is saved first.",
  leaveKey: "Shift three times hides the window, locks and quits, whatever is chosen here.",

  secrets: "What opens it",
  change: "Change passphrase",
  changeLead:
    "The new one opens everything from now on. Older backups keep the passphrase they were made with.",
  current: "Passphrase now",
  changeDo: "Change it",
  changed: "The new passphrase opens it from now on.",
  wrongCurrent: "That is not the passphrase it has now. Nothing was changed.",
  codeHas: "There is a recovery code. Whoever holds it can open everything.",
  codeNone: "There is no recovery code. If the passphrase is lost, nothing can open this.",
  codeMake: "Make a recovery code",
  codeAnew: "Make a new one",
  codeMakeTitle: "A new recovery code",
  codeMakeLead:
    "Type your passphrase first. An older code stops working once you have confirmed the new one.",
  codeShownTitle: "Put it on paper",
  codeContinue: "Continue",
  codeKept: "The recovery code opens it from now on.",
  codeRemove: "Remove it",
  codeRemoveTitle: "Remove the recovery code?",
  codeRemoveLead: "The code on paper will open nothing any more. Only your passphrase will.",
  codeRemoved: "The recovery code is gone.",
  stop: "Stop here",

  log: "Who opened it",
  logLead:
    "Every time it was opened, or somebody tried. It is kept inside, and shows the times of this computer.",
  logMore: "Show all",
  logFailed: "The list could not be read.",
  acts: {
    created: "Made",
    unlocked: "Opened",
    failed: "An attempt failed",
    "passphrase-changed": "Passphrase changed",
    "recovery-added": "Recovery code made",
    "recovery-removed": "Recovery code removed",
    "seal-broken": "Seal of a letter broken",
    backup: "Backup saved",
    export: "Files saved outside",
  } as Record<string, string>,
  how: { passphrase: "with the passphrase", recovery: "with the recovery code", "": "" },

  about: "About",
  version: (version: string) => `Version ${version}`,
  network: {
    sealed:
      "The operating system refuses this app any network. It was asked at the start, and the refusal was tried out.",
    page: "The window makes no request to any network. On this system the app cannot have the system refuse it as well.",
  },
  promises: [
    {
      title: "While it is locked",
      text: "Nothing of what you wrote or kept can be read on this disk without the passphrase or the recovery code. How much there is, and when it last changed, can be seen.",
    },
    {
      title: "While it is open",
      text: "Whoever sits at this computer sees what you see, and software placed on it can too. No app can prevent that. Lock it when you get up.",
    },
    {
      title: "The disk beneath it",
      text: "The system may write memory to disk when it sleeps or runs short. Encrypting the whole disk guards that; this app cannot do it for you.",
    },
    {
      title: "What a check proves",
      text: "That a file is unchanged since it was added here. Not who made it, nor when.",
    },
  ],
  licences: "Licences",
  licencesLead: "What this app is built on, with thanks to those who made it and gave it away.",
  licencesTexts: "Licence texts",
  licencesAway: "The texts are missing from this build of the app.",
};
