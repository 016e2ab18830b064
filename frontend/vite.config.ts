import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

const here = (path: string) => new URL(path, import.meta.url).pathname;

// The policy the window's own asset server sends: looking at the build anywhere else holds it to the same.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; media-src blob:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html";

export default defineConfig({
  plugins: [svelte({ configFile: here("./svelte.config.js") }), svelteTesting()],
  resolve: { alias: { "~": here("./src") } },
  build: {
    // The oldest engines shipped with are WebKitGTK 2.50 and the current WebView2.
    target: ["safari18", "chrome120"],
    // The policy refuses data: URLs, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  preview: { headers: { "Content-Security-Policy": policy } },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    setupFiles: [here("./src/dev/test-setup.ts")],
    // Every file would read all of the page anew: twice the time, and no test found anything by it.
    isolate: false,
    // The zone is set so that a date in a test reads the same on every machine.
    env: { TZ: "Europe/Berlin" },
    // Milliseconds: the first test of a file waits for all it imports, on a busy machine for long.
    testTimeout: 30_000,
  },
});
