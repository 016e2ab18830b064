import { blank, type Item, sorts } from "~/lib/bridge/plan";

/** Every way in of ours and of the user's own, kept or not. Until the user moves one they stand in our order. */
export function channelsOf(kept: Item[]): Item[] {
  const ours = sorts.channel.filter((sort) => sort !== "own");
  const missing = ours.filter((sort) => !kept.some((item) => item.sort === sort));
  if (missing.length === 0) return kept;
  return [
    ...ours.map((sort) => kept.find((item) => item.sort === sort) ?? blank("channel", sort)),
    ...kept.filter((item) => item.sort === "own"),
  ];
}

/** What a way in goes by, kept or not. */
export const keyOf = ({ id, kind, sort }: Item) => (kind === "channel" && sort !== "own" ? sort : id);

/** How many are closed, how many wait, and of how many that apply. */
export function closedOf(channels: Item[]) {
  const apply = channels.filter(({ state }) => state !== "none");
  const count = (state: Item["state"]) => apply.filter((item) => item.state === state).length;
  return { closed: count("blocked"), waiting: count("not-yet"), all: apply.length };
}
