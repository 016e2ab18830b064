export const firstRun = {
  steps: ["This computer", "Passphrase", "Recovery code"],
  stepOf: (step: number, of: number) => `Step ${step} of ${of}`,
  deviceTitle: "First, is this computer safe for you?",
  deviceLead: "Take a moment. Nothing you think or do here is recorded.",
  deviceChecks: [
    {
      title: "Does somebody else use it?",
      advice: "An account of your own with its own password keeps your files apart.",
    },
    {
      title: "Could they have put something on it?",
      advice:
        "If they set it up, repaired it, or had it alone, it may show them what you type. A computer they never held is safer.",
    },
    {
      title: "Might they ask you to show it?",
      advice: "Shift three times closes this at once. A neutral name and title can be set later.",
    },
  ],
  deviceUnsure:
    "If you are unsure, you can close this now and use a library’s or a friend’s computer instead.",
  deviceGo: "It is safe enough",
  restore: "Restore a backup",
  openAnother: "Open a vault I have",
  passphraseTitle: "One passphrase seals everything",
  passphraseLead: "It never leaves this computer, and nobody can reset it: no company, no police, not us.",
  create: "Seal it",
  creating: "Sealing. This takes a moment on purpose, so that guessing takes for ever.",
  skip: "Skip this",
  skipTitle: "Go on without a recovery code?",
  skipLead:
    "Then the passphrase is the only way in. If it is lost, what you keep here is lost with it, and nobody can bring it back. You can make a code later in Settings.",
  skipConfirm: "Go on without one",
  skipCancel: "Keep the code",
};
