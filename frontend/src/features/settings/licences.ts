/** What is built into the app directly, and under which licence, by its SPDX name. */
export const bundled: { name: string; licence: string }[] = [
  { name: "age", licence: "BSD-3-Clause" },
  { name: "Badger", licence: "Apache-2.0" },
  { name: "CodeMirror", licence: "MIT" },
  { name: "EFF long word list", licence: "CC-BY-3.0-US" },
  { name: "flock", licence: "BSD-3-Clause" },
  { name: "Go and its x packages", licence: "BSD-3-Clause" },
  { name: "go-dbus", licence: "BSD-2-Clause" },
  { name: "Inter", licence: "OFL-1.1" },
  { name: "Literata", licence: "OFL-1.1" },
  { name: "Lucide", licence: "ISC" },
  { name: "mimetype", licence: "MIT" },
  { name: "Svelte", licence: "MIT" },
  { name: "Wails", licence: "MIT" },
  { name: "zxcvbn for Go", licence: "MIT" },
];
