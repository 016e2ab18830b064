import { en } from "./en";

/** What every language must hold; English is the measure. */
export type Words = typeof en;

/** Every word on screen, by feature. */
export const words: Words = en;
