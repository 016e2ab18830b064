import type { EntryKind, PromptHistory } from "~/lib/bridge/journal";
import type { Words } from "~/words";

export type Prompt = Words["prompts"]["list"][number];
export type Stage = Prompt["stage"];

/** What is wanted of a question. */
export interface Wish {
  /** What the page is: a plain one takes a question of any kind that needs no form. */
  kind: EntryKind;
  /** "any" for every stage. */
  stage: Stage;
  /** Milliseconds. */
  now: number;
}

const quiet = 30 * 86_400_000;
const formed: EntryKind[] = ["letter", "thought-record"];

/** The kinds of question a page of this kind can begin with. */
export const kindsFor = (kind: EntryKind, all: EntryKind[]): EntryKind[] =>
  kind === "entry" ? all.filter((other) => !formed.includes(other)) : [kind];

/** The kinds of question there are. */
export const kindsOf = (prompts: readonly Prompt[]): EntryKind[] => [
  ...new Set(prompts.map(({ kind }) => kind)),
];

/** The question to ask: none twice within thirty days and none of a kind put away; those never asked come first,
    then those asked longest ago. `random` is 0 up to 1. */
export function choose(
  prompts: readonly Prompt[],
  { shown, hushed }: PromptHistory,
  { kind, stage, now }: Wish,
  random: () => number,
): Prompt | undefined {
  const kinds = kindsFor(kind, kindsOf(prompts));
  const last = ({ id }: Prompt) => Date.parse(shown[id] ?? "") || 0;
  const free = prompts.filter(
    (prompt) =>
      kinds.includes(prompt.kind) &&
      !hushed.includes(prompt.kind) &&
      (stage === "any" || prompt.stage === stage || prompt.stage === "any") &&
      // A clock set back does not make a question new.
      Math.abs(now - last(prompt)) >= quiet,
  );
  const oldest = Math.min(...free.map(last));
  // What belongs to the stage itself comes before what suits every stage.
  const never = free.filter((prompt) => last(prompt) === oldest);
  const own = never.filter((prompt) => stage !== "any" && prompt.stage === stage);
  const best = own.length > 0 ? own : never;
  return best[Math.floor(random() * best.length)];
}
