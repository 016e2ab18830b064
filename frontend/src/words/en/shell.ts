export const shell = {
  navigation: "Rooms",
  rooms: {
    today: "Today",
    journal: "Journal",
    evidence: "Evidence",
    streak: "Streak",
    plan: "Plan",
    guide: "Guide",
    backups: "Backups",
    settings: "Settings",
  },
  lock: "Lock",
  /** Hints beside the names; the key itself is Control with this. */
  digitKey: (digit: number) => `${digit}`,
  digitKeyInFull: (digit: number) => `Control ${digit}`,
  lockKey: "Ctrl L",
  lockKeyInFull: "Control L",
  sealed: { sealed: "Offline. Sealed by the system.", page: "Offline. The app makes no request." },
  leave: "Leave now",
  leaveHint: "Press Shift three times to leave at once.",
  messages: "Messages",
  unreachable: "The window could not reach the app behind it. Close it and start it again.",
};
