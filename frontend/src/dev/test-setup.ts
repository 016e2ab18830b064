import { configure } from "@testing-library/svelte";

// Milliseconds for anything to appear: the names of roles take their time to reckon on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

// One language, so that a date in a test reads the same on every machine.
Object.defineProperty(navigator, "languages", { value: ["en-GB"], configurable: true });

// happy-dom lays nothing out: every element gets a size, so that lists have rows to draw.
Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, get: () => 40 });
Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 400 });

window.ResizeObserver = class {
  constructor(private told: ResizeObserverCallback) {}
  observe(target: Element) {
    const entry = { target } as ResizeObserverEntry;
    queueMicrotask(() => this.told([entry], this));
  }
  unobserve() {}
  disconnect() {}
};
