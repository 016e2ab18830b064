import type { Snippet } from "svelte";

/** The choice of another passphrase, which stands outside of this room. */
export interface Secret {
  other: { value: string; ready: boolean };
  fields: Snippet;
  /** A new one is chosen next time. */
  onasked: () => void;
}
