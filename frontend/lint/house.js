// The house's own rules for markup and styles, which no published plugin holds.

const colour = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab|lab|lch)a?\(/i;
const pixels = /(?<![\w-])\d*\.?\d+px\b/;
// A custom property cannot stand in the condition of a query, so a length there is allowed.
const queries = /@(?:media|container)[^{]*/g;

export default {
  rules: {
    "tokens-only": {
      meta: { type: "problem", schema: [], messages: { raw: "“{{found}}” belongs in src/tokens." } },
      create: (context) => ({
        SvelteStyleElement(node) {
          const text = context.sourceCode.getText(node).replace(queries, "");
          for (const pattern of [colour, pixels]) {
            const found = pattern.exec(text)?.[0];
            if (found) context.report({ node, messageId: "raw", data: { found } });
          }
        },
      }),
    },
    "no-style-attribute": {
      meta: {
        type: "problem",
        schema: [],
        messages: { inline: "The content policy blocks style attributes; write style:property={value}." },
      },
      create: (context) => ({
        SvelteAttribute(node) {
          if (node.key.name === "style" && node.parent.parent?.kind === "html")
            context.report({ node, messageId: "inline" });
        },
      }),
    },
  },
};
