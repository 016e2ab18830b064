import { describe, expect, it } from "vitest";
import { Redaction } from "./redaction.svelte";

describe("boxes over a picture", () => {
  it("span from where the pointer went down, whichever way it goes", () => {
    const redaction = new Redaction();
    redaction.begin(0.5, 0.5);
    redaction.draw(0.2, 0.9);
    redaction.end();
    expect(redaction.pixels(1000, 100)).toEqual([{ x: 200, y: 50, width: 300, height: 40 }]);
  });

  it("end at the picture's edge, and a mere press makes none", () => {
    const redaction = new Redaction();
    redaction.begin(0.9, 0.9);
    redaction.draw(1.7, 1.2);
    redaction.end();
    redaction.begin(0.1, 0.1);
    redaction.end();
    expect(redaction.pixels(100, 100)).toEqual([{ x: 90, y: 90, width: 10, height: 10 }]);
  });

  it("are moved and sized by keys, and never leave the picture", () => {
    const redaction = new Redaction();
    const at = redaction.add();
    for (let press = 0; press < 200; press++) redaction.move(at, 1, 1, false);
    for (let press = 0; press < 200; press++) redaction.move(at, 1, 1, true);
    const [box] = redaction.pixels(100, 100);
    expect([box!.x + box!.width, box!.y + box!.height]).toEqual([100, 100]);
    for (let press = 0; press < 200; press++) redaction.move(at, -1, -1, true);
    expect(redaction.pixels(100, 100)[0]).toMatchObject({ width: 1, height: 1 });
    redaction.remove(at);
    expect(redaction.boxes).toEqual([]);
  });

  it("cover whole pixels: nothing at an edge shows through", () => {
    const redaction = new Redaction();
    redaction.begin(0.105, 0.105);
    redaction.draw(0.205, 0.205);
    redaction.end();
    expect(redaction.pixels(100, 100)).toEqual([{ x: 10, y: 10, width: 11, height: 11 }]);
  });
});
