import BedSingle from "@lucide/svelte/icons/bed-single";
import Brain from "@lucide/svelte/icons/brain";
import Footprints from "@lucide/svelte/icons/footprints";
import MessagesSquare from "@lucide/svelte/icons/messages-square";
import Palette from "@lucide/svelte/icons/palette";
import PenTool from "@lucide/svelte/icons/pen-tool";
import Pill from "@lucide/svelte/icons/pill";
import Users from "@lucide/svelte/icons/users";
import Utensils from "@lucide/svelte/icons/utensils";
import type { LucideIcon } from "~/components/icon";
import type { Choices } from "~/lib/bridge/checkin";
import { words } from "~/words";

const w = words.checkin;

/** Marked, this one leads to the crisis page at once: it is never only a number. */
export const ending = "ending";

export interface Option {
  key: string;
  name: string;
  icon?: LucideIcon;
}

const icons: Record<string, LucideIcon> = {
  sleep: BedSingle,
  movement: Footprints,
  food: Utensils,
  quiet: Brain,
  therapy: MessagesSquare,
  people: Users,
  creating: PenTool,
  medicine: Pill,
  "feels-like-me": Palette,
};

/** What a key of ours, or a person's own word, is called. */
export const symptomName = (key: string): string => w.symptomKinds[key] ?? key;
export const careName = (key: string): string => w.careKinds[key] ?? key;

/** Ours that are not put away, then their own, then what is marked and offered no more. */
function offered(
  kinds: Record<string, string>,
  own: string[],
  { hidden }: Choices,
  marked: string[],
): Option[] {
  const ours = Object.keys(kinds).filter((key) => !hidden.includes(key) || marked.includes(key));
  const all = [...new Set([...ours, ...own, ...marked])];
  return all.map((key) => ({ key, name: kinds[key] ?? key, icon: icons[key] }));
}

export const careOptions = (choices: Choices, marked: string[]): Option[] =>
  offered(w.careKinds, choices.care, choices, marked);

export const symptomOptions = (choices: Choices, marked: string[]): Option[] =>
  offered(w.symptomKinds, choices.symptoms, choices, marked).map(({ key, name }) => ({ key, name }));

export const medicineOptions = (choices: Choices, marked: string[]): Option[] =>
  [...new Set([...choices.medicines, ...marked])].map((key) => ({ key, name: key }));
