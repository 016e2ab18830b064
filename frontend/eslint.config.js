import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import house from "./lint/house.js";
import svelteConfig from "./svelte.config.js";

// routes → features → components and lib → tokens; whatever crosses a folder of src is imported by "~/".
const tier = (files, forbidden, message, above = "../**") => ({
  files,
  ignores: ["src/**/*.test.ts", "src/dev/**"],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        paths: [
          { name: "@lucide/svelte", message: "Import an icon by itself, its type from components/icon." },
        ],
        patterns: [
          { group: [above], message: "Import across folders by ~/." },
          { group: ["**/wailsjs/**"], message: "Only src/lib/bridge speaks to the shell." },
          { group: ["~/dev/**", "~/lib/bridge/fake*"], message: "The fake is for tests." },
          ...(forbidden.length > 0 ? [{ group: forbidden, message }] : []),
        ],
      },
    ],
  },
});

export default ts.config(
  { ignores: ["dist", "node_modules", "wailsjs"] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, extraFileExtensions: [".svelte"] },
    },
    plugins: { house },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-globals": ["error", "localStorage", "sessionStorage", "indexedDB"],
      "no-console": "error",
    },
  },
  {
    files: ["**/*.svelte.ts"],
    languageOptions: {
      parserOptions: {
        projectService: true,
        extraFileExtensions: [".svelte"],
        parser: ts.parser,
        svelteConfig,
      },
    },
  },
  {
    // Types in markup are svelte-check's, which knows them better and need not begin anew for every file.
    files: ["**/*.svelte"],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      "house/tokens-only": "error",
      "house/no-style-attribute": "error",
      "max-lines": ["error", { max: 150 }],
      "svelte/no-at-html-tags": "error",
      // The compiler knows reactivity better: a const that is bound must stay let.
      "prefer-const": "off",
    },
  },
  tier(["src/*.{ts,svelte}", "src/routes/**"], [], ""),
  tier(
    ["src/features/**"],
    ["~/features/**", "~/routes/**", "~/App.svelte"],
    "A feature imports no other feature and no route.",
  ),
  // A part of a feature may reach up to it and to its other parts, and no further.
  tier(
    ["src/features/*/*/**"],
    ["~/features/**", "~/routes/**", "~/App.svelte"],
    "A feature imports no other feature and no route.",
    "../../**",
  ),
  tier(
    ["src/components/**"],
    ["~/features/**", "~/routes/**", "~/words/**", "~/words", "~/lib/bridge/**"],
    "A component knows no domain; its words come by props.",
  ),
  tier(
    ["src/lib/**", "src/words/**"],
    ["~/features/**", "~/routes/**", "~/components/**"],
    "lib knows no screen.",
  ),
  {
    files: ["**/*.js", "src/dev/**"],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { "no-console": "off" },
  },
);
