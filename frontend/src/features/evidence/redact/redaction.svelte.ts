import type { Box } from "~/lib/bridge/evidence";

/** A box in parts of the picture, from 0 to 1. */
export interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Less than this, and a press was no drawing. */
const least = 0.005;
/** What an arrow key moves. */
const step = 0.01;
/** How large a box is that comes by a key. */
const fresh: Part = { left: 0.35, top: 0.4, width: 0.3, height: 0.1 };
/** The Go side takes no more (app/media/redact.go). */
const most = 500;

const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** Boxes over a picture, drawn by pointer or by keys. */
export class Redaction {
  boxes = $state<Part[]>([]);
  #from: { x: number; y: number } | undefined;

  /** Adds a box in the middle and answers with its place. */
  add(): number {
    if (this.boxes.length < most) this.boxes.push({ ...fresh });
    return this.boxes.length - 1;
  }

  /** The pointer goes down at this point of the picture. */
  begin(x: number, y: number) {
    if (this.boxes.length >= most) return;
    this.#from = { x: within(x, 0, 1), y: within(y, 0, 1) };
    this.boxes.push({ left: this.#from.x, top: this.#from.y, width: 0, height: 0 });
  }

  /** The pointer moves: the box spans from where it began, whichever way. */
  draw(x: number, y: number) {
    const box = this.boxes.at(-1);
    if (!this.#from || !box) return;
    const [toX, toY] = [within(x, 0, 1), within(y, 0, 1)];
    Object.assign(box, {
      left: Math.min(this.#from.x, toX),
      top: Math.min(this.#from.y, toY),
      width: Math.abs(toX - this.#from.x),
      height: Math.abs(toY - this.#from.y),
    });
  }

  /** The pointer comes up; what was hardly a box goes again. */
  end() {
    const box = this.boxes.at(-1);
    if (this.#from && box && (box.width < least || box.height < least)) this.boxes.pop();
    this.#from = undefined;
  }

  /** Moves a box by steps, within the picture; resized, it grows to the end and down. */
  move(at: number, right: number, down: number, resize: boolean) {
    const box = this.boxes[at];
    if (!box) return;
    if (resize) {
      box.width = within(box.width + right * step, step, 1 - box.left);
      box.height = within(box.height + down * step, step, 1 - box.top);
    } else {
      box.left = within(box.left + right * step, 0, 1 - box.width);
      box.top = within(box.top + down * step, 0, 1 - box.height);
    }
  }

  remove(at: number) {
    this.boxes.splice(at, 1);
  }

  /** In pixels of the upright picture, rounded outwards: nothing at an edge shows through. */
  pixels(width: number, height: number): Box[] {
    return this.boxes.map((box) => {
      const [x, y] = [Math.floor(box.left * width), Math.floor(box.top * height)];
      const right = Math.min(width, Math.ceil((box.left + box.width) * width));
      const bottom = Math.min(height, Math.ceil((box.top + box.height) * height));
      return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
    });
  }
}
