import type { Fields, Problem } from "../fields";

/** What is asked, one thing at a time, in this order. */
export const steps = [
  "what",
  "when",
  "words",
  "place",
  "who",
  "learned",
  "weight",
  "after",
  "order",
  "kind",
  "files",
  "private",
] as const;
export type Step = (typeof steps)[number];

/** How an incident is written down: two fields, one question at a time, or the whole form. */
export type Mode = "quick" | "guided" | "whole";

/** Where a problem is mended. */
const asked: Record<Problem, Step> = {
  what: "what",
  at: "when",
  until: "when",
  words: "words",
  own: "place",
  place: "place",
  link: "place",
  people: "who",
  witnesses: "who",
  learnedAt: "learned",
  learnedUntil: "learned",
  harm: "after",
  response: "after",
  reference: "after",
  order: "order",
  private: "private",
};

/** The first step that has one of these problems. */
export const stepOf = (problems: readonly string[]): Step | undefined =>
  steps.find((step) => problems.some((problem) => asked[problem as Problem] === step));

/** Whether anything is said yet in answer to a step. */
export function answered(fields: Fields, step: Step): boolean {
  const some = (...texts: string[]) => texts.some((text) => text.trim() !== "");
  switch (step) {
    case "what":
    case "words":
    case "private":
      return some(fields[step]);
    case "when":
      return fields.sure === "unknown" || fields.at !== "";
    case "place":
      return some(fields.channel, fields.own, fields.place, fields.link);
    case "who":
      return some(fields.people, fields.witnesses) || fields.peopleIds.length > 0;
    case "learned":
      return some(fields.learned) || fields.learnedAt.sure !== "unknown";
    case "weight":
      return fields.severity > 0 || fields.fear !== null || fields.involved.length > 0;
    case "after":
      return some(fields.harm, fields.response, fields.reference);
    case "order":
      return fields.breach;
    case "kind":
      return fields.tactics.length + fields.claims.length > 0 || fields.phase !== "";
    case "files":
      return fields.exhibits.length > 0;
  }
}
