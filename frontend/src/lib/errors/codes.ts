/** Every code the Go side answers with; its table sentinel → code is the other half of this list. */
export const codes = [
  "wrong-passphrase",
  "locked",
  "in-use",
  "damaged",
  "newer-format",
  "no-space",
  "read-only",
  "no-access",
  "not-found",
  "conflict",
  "invalid",
  "sealed",
  "too-large",
  "pdf-too-large",
  "changed-while-read",
  "weak-passphrase",
  "wrong-part",
  "too-late",
  "future",
  "not-backup",
  "not-diary",
  "diary-too-large",
  "truncated",
  "cancelled",
  "exists",
  "busy",
  "no-vault",
  "unsealed",
  "internal",
] as const;

export type Code = (typeof codes)[number];

export const isCode = (value: unknown): value is Code => (codes as readonly unknown[]).includes(value);
