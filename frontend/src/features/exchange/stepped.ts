import { tick } from "svelte";

/** What was pressed is gone with its step: the next begins at the heading of its dialog. */
export async function stepped() {
  await tick();
  const heading = document.querySelector<HTMLElement>("dialog[open] h2");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus();
}
