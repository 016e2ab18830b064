import type { LucideIcon } from "./icon";

export interface MenuItem {
  label: string;
  icon?: LucideIcon;
  /** Shown at the end of the line: the key that does the same. */
  hint?: string;
  /** That key, as aria-keyshortcuts writes it. */
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  onselect: () => void;
}
