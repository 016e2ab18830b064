/** The cards below the streak, in our order. */
export const cards = ["check-in", "reason", "thing", "latest", "earlier", "safe"] as const;
export type CardName = (typeof cards)[number];

export interface Placed {
  name: CardName;
  shown: boolean;
}

const off = "-";

/** The cards as the person arranged them; one that is new since stands last. */
export function placed(saved: readonly string[] = []): Placed[] {
  const known = saved
    .map((entry) => {
      const shown = !entry.startsWith(off);
      return { name: shown ? entry : entry.slice(off.length), shown };
    })
    .filter((card): card is Placed => cards.some((name) => name === card.name));
  const rest = cards.filter((name) => !known.some((card) => card.name === name));
  return [...known, ...rest.map((name) => ({ name, shown: true }))];
}

/** What placed reads. */
export const kept = (arranged: readonly Placed[]): string[] =>
  arranged.map(({ name, shown }) => (shown ? name : off + name));

/** One card a place up or down; as it was at either end. */
export function moved(arranged: readonly Placed[], name: CardName, by: 1 | -1): Placed[] {
  const from = arranged.findIndex((card) => card.name === name);
  const other = arranged[from + by];
  const card = arranged[from];
  if (!card || !other) return [...arranged];
  const next = [...arranged];
  next[from] = other;
  next[from + by] = card;
  return next;
}
