/** Where a box stands by what opened it: below it and flush with its end, or above it, and always in the window. */
export function placeBy(anchor: HTMLElement, box: HTMLElement): { x: number; y: number } {
  const from = anchor.getBoundingClientRect();
  const fits = from.bottom + box.offsetHeight <= window.innerHeight;
  const end = getComputedStyle(anchor).direction === "rtl" ? from.left : from.right - box.offsetWidth;
  const above = Math.max(0, from.top - box.offsetHeight);
  return {
    x: Math.max(0, Math.min(end, window.innerWidth - box.offsetWidth)),
    y: fits ? from.bottom : Math.min(above, Math.max(0, window.innerHeight - box.offsetHeight)),
  };
}
