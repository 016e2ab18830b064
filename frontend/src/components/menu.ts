import type { LucideIcon } from "@lucide/svelte";

export interface MenuItem {
  label: string;
  icon?: LucideIcon;
  danger?: boolean;
  disabled?: boolean;
  onselect: () => void;
}
