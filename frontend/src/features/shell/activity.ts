/** Telling the shell more often would cost without making the lock any more exact: it counts minutes. */
const every = 10_000;

/** Wraps `touch` so that any number of signs of life make at most one call in ten seconds. */
export function activity(touch: () => Promise<void>, now: () => number = Date.now): () => void {
  let last = -Infinity;
  return () => {
    if (now() - last < every) return;
    last = now();
    // A lock that came first is told by its own event.
    touch().catch(() => {});
  };
}
