/** The place of the first message in sight from its beginning. */
export function firstSeen(frame: HTMLElement): number {
  const edge = frame.getBoundingClientRect().top;
  const all = [...frame.querySelectorAll<HTMLElement>("[data-at]")];
  return Number(all.find((one) => one.getBoundingClientRect().top >= edge)?.dataset.at ?? 0);
}
