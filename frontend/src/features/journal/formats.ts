import type { MenuItem } from "~/components/menu";
import { words } from "~/words";
import { formats } from "./writing/keys";
import type { Pen } from "./writing/pen";

const w = words.writing;
const isWord = (part: string): part is keyof typeof w.keys => part in w.keys;

/** "Ctrl Shift K" from "Mod-Shift-k". */
const said = (key: string) =>
  key
    .split("-")
    .map((part) => (isWord(part) ? w.keys[part] : part.toUpperCase()))
    .join(w.keyGap);

/** Every format as a line of a menu. */
export const formatItems = (pen: Pen): MenuItem[] =>
  formats.map(({ format, key }) => ({
    label: w.formats[format],
    hint: key && said(key),
    shortcut: key?.replaceAll("-", "+").replace("Mod", "Control"),
    onselect: () => pen.format(format),
  }));
