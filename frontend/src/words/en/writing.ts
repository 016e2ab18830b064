export const writing = {
  formats: {
    bold: "Bold",
    italic: "Italic",
    strike: "Struck out",
    code: "Code",
    link: "Link",
    heading: "Heading",
    quote: "Quote",
    bullets: "List",
    numbers: "Numbered list",
    box: "Check box",
    table: "Table",
  },
  formatting: "Formatting",
  /** What a key is called on the keyboard. */
  keys: { Mod: "Ctrl", Shift: "Shift", Enter: "Enter" },
  /** Between the parts of "Ctrl Shift K". */
  keyGap: " ",
  box: "Done",
  /** A character that cannot be seen, by its number. */
  unseen: (code: number) => `Hidden character U+${code.toString(16).toUpperCase().padStart(4, "0")}`,

  focusMode: "Only the page",
  leaveFocus: "Show everything again (Esc)",
  savedAgain: "Your words are saved after all.",
  attach: "Attach files…",
  spelling: "Why nothing is spell-checked",
  spellingTitle: "Spell-check is off",
  spellingLead:
    "The spell-checkers of systems and web views keep lists of the words you type, and some send your sentences away. So your words are not shown to any.",
  pasteTooLarge: "That is more than an entry can hold. Nothing was pasted.",
  longLine:
    "A line of more than 10,000 letters is shown plain, so that writing stays quick. Nothing in it is changed.",
};
