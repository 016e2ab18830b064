import { call } from "./call";

export type Theme = "system" | "light" | "dark";
export type TextSize = 90 | 100 | 115 | 130 | 150;

export interface Settings {
  theme: Theme;
  text_size: TextSize;
  lock_minutes: number;
  lock_on_sleep: boolean;
  lock_when_hidden: boolean;
  neutral_title: boolean;
  /** Whose help lines are shown, such as "IE"; empty where none was chosen. */
  country: string;
}

export const get = () => call<Settings>("Settings", "Get");
export const save = (settings: Settings) => call<Settings>("Settings", "Save", settings);
