import { call } from "./call";

export type Theme = "system" | "light" | "dark";
/** In percent. */
export const textSizes = [90, 100, 115, 130, 150] as const;
export type TextSize = (typeof textSizes)[number];

export interface Settings {
  theme: Theme;
  text_size: TextSize;
  lock_minutes: number;
  lock_on_sleep: boolean;
  lock_when_hidden: boolean;
  neutral_title: boolean;
  /** Whose help lines are shown, such as "IE"; empty where none was chosen. */
  country: string;
  /** The cards of the page Today in the person's order, "-" before what is not shown; none is ours. */
  today?: string[];
  /** The date whose suggestion was put away. */
  hushed?: string;
}

export const get = () => call<Settings>("Settings", "Get");
export const save = (settings: Settings) => call<Settings>("Settings", "Save", settings);
