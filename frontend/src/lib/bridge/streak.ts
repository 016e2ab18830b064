import { call } from "./call";

export interface Day {
  date: string;
  state: "before" | "held" | "contact";
  attempts: number;
}

export interface Milestone {
  key: string;
  reached: boolean;
  due: string;
}

export interface StreakEvent {
  id: string;
  type: "contact" | "attempt";
  at: string;
  zone: string;
  channel: string;
  note: string;
  recorded_at: string;
  undo_until: string;
}

export interface Streak {
  person: { id: string; name: string; started_at: string; zone: string };
  current_days: number;
  current_hours: number;
  longest_days: number;
  total_days: number;
  attempts: number;
  attempts_unanswered: number;
  since: string;
  days: Day[];
  milestones: Milestone[];
  events: StreakEvent[];
}

export interface Happening {
  person: string;
  at: string;
  zone: string;
  channel: string;
  note: string;
}

export const get = () => call<Streak[]>("Streak", "Get");
export const start = (name: string, at: string, zone: string) =>
  call<void>("Streak", "Start", name, at, zone);
export const rename = (id: string, name: string) => call<void>("Streak", "Rename", id, name);
/** They reached out: changes no run. */
export const attempt = (happening: Happening) => call<StreakEvent>("Streak", "Attempt", happening);
/** I made contact: starts a new run and takes nothing from the days in all. */
export const contact = (happening: Happening) => call<StreakEvent>("Streak", "Contact", happening);
export const undo = (event: string) => call<void>("Streak", "Undo", event);
