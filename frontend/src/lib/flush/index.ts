type Save = () => Promise<unknown>;

const pending = new Set<Save>();

/** Registers what saves unsaved work at once; call the returned function when nothing is left to save. */
export function onFlush(save: Save): () => void {
  pending.add(save);
  return () => pending.delete(save);
}

/** Saves everything that is not saved yet, and waits no longer than the given milliseconds:
    leaving must never hang on a save that does. */
export async function flushAll(milliseconds = 1500): Promise<void> {
  const saved = Promise.allSettled([...pending].map(async (save) => save()));
  await Promise.race([saved, new Promise((done) => setTimeout(done, milliseconds))]);
}
