/** What the room needs to know of a passphrase being chosen. */
export interface NewChoice {
  readonly value: string;
  readonly guessable: string[];
  readonly ready: boolean;
}

/** What the room needs to know of a recovery code being made. */
export interface Making {
  readonly step: "show" | "check" | "done";
  readonly groups: string[];
  readonly error: string;
  make: (passphrase: string) => Promise<void>;
}
