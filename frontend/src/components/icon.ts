import type Circle from "@lucide/svelte/icons/circle";

/** One of lucide's icons, each imported by itself: their index names four thousand, which every check would read. */
export type LucideIcon = typeof Circle;
