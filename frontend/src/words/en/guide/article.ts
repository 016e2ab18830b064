import type { evidence } from "~/words/en/evidence";

/** What a part of an article is about, so that it can be pointed to. */
export type Topic =
  | `tactic:${keyof typeof evidence.tacticKinds}`
  | `channel:${
      | "calls"
      | "texts"
      | "apps"
      | "email"
      | "post"
      | "social"
      | "accounts"
      | "door"
      | "work"
      | "places"
      | "mutuals"
      | "carriers"
      | "gifts"
      | "games"
      | "payments"
      | "children"}`
  | `symptom:${
      | "anxiety"
      | "low-mood"
      | "panic"
      | "restlessness"
      | "sleepless"
      | "nightmares"
      | "numb"
      | "intrusive"
      | "watchful"
      | "self-doubt"
      | "isolation"
      | "shame"
      | "rage"
      | "nausea"
      | "aches"
      | "appetite"
      | "concentration"
      | "ending"}`
  | `stage:${"accept" | "boundaries" | "block" | "support" | "self" | "grieve" | "on"}`
  | `reason:${"cycle" | "heal" | "protect" | "life" | "channel" | "self" | "room"}`
  | `myth:${"change" | "hurts" | "silent" | "closure" | "lapse" | "promise" | "explanation"}`;

/** A stretch of an article under a heading of its own, or the beginning under none. */
export interface Part {
  title?: string;
  topics?: Topic[];
  /** It may be a matter of danger: drawn so, with the ways to help beneath it. */
  safety?: true;
  /** Paragraphs, a line each with one left empty between; lines that begin with a hyphen or a number and a full stop make a list;
      [words](id) lead to another article. */
  text: string;
}

/** What an article rests on; named, never linked. */
export interface Source {
  title: string;
  by: string;
  year?: number;
}

export interface Article {
  parts: Part[];
  sources: Source[];
}
