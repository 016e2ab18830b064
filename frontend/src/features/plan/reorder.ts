import type { Attachment } from "svelte/attachments";

/** Puts one before another, or behind all where there is none. */
type Move = (id: string, before: string) => Promise<unknown>;

const items = (list: Element) => [...list.querySelectorAll<HTMLElement>(":scope > [data-id]")];
const idOf = (item: HTMLElement | undefined) => item?.dataset.id ?? "";

/** The item before which one would be put that is let go at a height; none for behind all. */
export function placeAt(boxes: { id: string; top: number; bottom: number }[], id: string, y: number): string {
  return boxes.find((box) => box.id !== id && y < (box.top + box.bottom) / 2)?.id ?? "";
}

/** Before which one stands once it moved up or down by one; nothing where it cannot. */
export function placeBeside(ids: string[], id: string, by: 1 | -1): { before: string } | undefined {
  const to = ids.indexOf(id) + by;
  if (to < 0 || to >= ids.length) return undefined;
  return { before: ids[by < 0 ? to : to + 1] ?? "" };
}

/** Lets the items of a list, which carry data-id, be dragged by what carries data-handle in them, and be moved by
    Alt with an arrow from anywhere in them. The focus stays with what was moved. */
export const reorderable =
  (move: Move): Attachment<HTMLElement> =>
  (list) => {
    const handleOf = (id: string) =>
      items(list)
        .find((item) => idOf(item) === id)
        ?.querySelector<HTMLElement>("[data-handle]");

    function mark(before: string | undefined) {
      for (const item of items(list)) {
        item.toggleAttribute("data-before", before !== undefined && idOf(item) === before);
        item.toggleAttribute("data-behind", before === "" && item === items(list).at(-1));
      }
    }
    function grab(event: PointerEvent) {
      const handle =
        event.target instanceof Element ? event.target.closest<HTMLElement>("[data-handle]") : null;
      const id = idOf(handle?.closest<HTMLElement>("[data-id]") ?? undefined);
      if (!handle || id === "" || event.button !== 0) return;
      handle.setPointerCapture(event.pointerId);
      let before: string | undefined;
      const follow = ({ clientY }: PointerEvent) => {
        const boxes = items(list).map((item) => ({ id: idOf(item), ...plainBox(item) }));
        before = placeAt(boxes, id, clientY);
        mark(before);
      };
      const end = (event: PointerEvent) => {
        handle.removeEventListener("pointermove", follow);
        handle.removeEventListener("pointerup", end);
        handle.removeEventListener("pointercancel", end);
        mark(undefined);
        const ids = items(list).map(idOf);
        const after = ids[ids.indexOf(id) + 1] ?? "";
        if (event.type === "pointerup" && before !== undefined && before !== after) void move(id, before);
      };
      handle.addEventListener("pointermove", follow);
      handle.addEventListener("pointerup", end);
      handle.addEventListener("pointercancel", end);
    }
    async function key(event: KeyboardEvent) {
      const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key];
      if (!by || !event.altKey || event.ctrlKey || event.shiftKey || event.metaKey) return;
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id]") : null;
      const id = idOf(item ?? undefined);
      const ids = items(list).map(idOf);
      if (!ids.includes(id)) return;
      event.preventDefault();
      const to = placeBeside(ids, id, by);
      if (!to) return;
      await move(id, to.before);
      handleOf(id)?.focus();
    }
    const pressed = (event: KeyboardEvent) => void key(event);
    list.addEventListener("pointerdown", grab);
    list.addEventListener("keydown", pressed);
    return () => {
      list.removeEventListener("pointerdown", grab);
      list.removeEventListener("keydown", pressed);
    };
  };

function plainBox(item: HTMLElement) {
  const { top, bottom } = item.getBoundingClientRect();
  return { top, bottom };
}
