/** Copies by the way that every engine allows from a press of a button; tells whether it did. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement("textarea");
    box.value = text;
    box.className = "unseen";
    const before = document.activeElement;
    // Behind an open dialog nothing can be selected.
    (before?.closest("dialog") ?? document.body).append(box);
    box.select();
    // The one way that works where the page may not reach the clipboard by itself.
    const done = document.execCommand("copy");
    box.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
  }
}
