import { undo } from "@codemirror/commands";
import { forceParsing } from "@codemirror/language";
import { EditorView, runScopeHandlers } from "@codemirror/view";
import { afterEach, describe, expect, it, vi } from "vitest";
import { write } from "./editor";
import { type Format, formats } from "./keys";
import type { Pen } from "./pen";
import { cellsOf, sidesOf } from "./tables";

const onwrite = vi.fn();
const onfiles = vi.fn();
const ontoolarge = vi.fn();
let pen: Pen;
let view: EditorView;

function open(text: string, readOnly = false) {
  const host = document.createElement("div");
  document.body.append(host);
  pen = write(host, { text, label: "Words", placeholder: "", readOnly, onwrite, onfiles, ontoolarge });
  view = EditorView.findFromDOM(host.shadowRoot!.querySelector<HTMLElement>(".cm-editor")!)!;
  // A busy machine may leave the end of the text to a later turn.
  forceParsing(view, text.length, 10_000);
  // The focus of a document without a layout moves the selection in the middle of an update.
  vi.spyOn(view, "focus").mockImplementation(() => {});
  return view;
}
afterEach(() => {
  pen.destroy();
  document.body.replaceChildren();
  vi.clearAllMocks();
});

const text = () => view.state.doc.toString();
// What there is to see of an element: letters that are drawn as something else stay in the page.
function seen(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll(".cm-none, .cm-box").forEach((none) => none.remove());
  copy.querySelectorAll(".cm-bullet").forEach((dot) => dot.replaceWith("•"));
  return copy.textContent ?? "";
}
const lines = () => [...view.contentDOM.querySelectorAll(".cm-line")].map(seen);
const line = (number: number) => view.contentDOM.querySelectorAll(".cm-line")[number - 1]!;
const mark = (from: number, to = from) => view.dispatch({ selection: { anchor: from, head: to } });
const around = (words: string) => mark(text().indexOf(words), text().indexOf(words) + words.length);
const format = (name: Format) => formats.find((one) => one.format === name)!.run(view);
const press = (key: string, more: KeyboardEventInit = {}) =>
  runScopeHandlers(view, new KeyboardEvent("keydown", { key, ...more }), "editor");
function paste(data: { text?: string; html?: string; files?: File[] }, keys: KeyboardEventInit = {}) {
  const clipboardData = {
    getData: (type: string) => (type === "text/html" ? data.html : data.text) ?? "",
    files: data.files ?? [],
  };
  view.contentDOM.dispatchEvent(new KeyboardEvent("keydown", { key: "v", ctrlKey: true, ...keys }));
  view.contentDOM.dispatchEvent(
    Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData }),
  );
}

describe("marks", () => {
  const markdown =
    "# Head\n*a* **b** ~~c~~ `d` \\*\n[words](https://a.example/x) <https://b.example> [sic]\n> said\n- item\n1. one";
  const plain = ["Head", "a b c d *", "words https://b.example [sic]", "said", "•item", "1. one"];

  it("fade where the cursor is not, and the text stays as it was typed", () => {
    open(markdown);
    expect(lines()).toEqual(plain);
    expect(text()).toBe(markdown);
  });

  it("show on the line the cursor is in, and on no other", () => {
    open(markdown);
    vi.spyOn(view, "hasFocus", "get").mockReturnValue(true);
    for (const [at, typed] of markdown.split("\n").entries()) {
      mark(view.state.doc.line(at + 1).from);
      expect(lines()).toEqual(plain.map((shown, other) => (other === at ? typed : shown)));
    }
  });

  it("make no link that could be followed", () => {
    open(
      "[a](javascript:alert(1)) ![b](http://elsewhere.invalid/b.png) https://c.example <img src=x onerror=alert(1)>",
    );
    expect(view.contentDOM.querySelectorAll("a, img:not(.cm-widgetBuffer), [href], [onerror]")).toHaveLength(
      0,
    );
  });

  it("let every line find its own direction", () => {
    open("words\nשלום");
    expect([...view.contentDOM.querySelectorAll(".cm-line")].map((line) => line.getAttribute("dir"))).toEqual(
      ["auto", "auto"],
    );
  });

  it("show what cannot be seen", () => {
    open("zero\0byte and over\u202eride\tand tab");
    expect(line(1).querySelectorAll(".cm-specialChar")).toHaveLength(2);
    expect(text()).toContain("\0");
  });

  it("leave a line that is too long plain, and dress the one before it", () => {
    open(`**a**\n${"**b** ".repeat(5000)}\n**c**`);
    expect(lines().at(0)).toBe("a");
    expect(line(2).textContent?.startsWith("**b** **b**")).toBe(true);
  });
});

describe("check boxes", () => {
  const list = "- [ ] lamp\n- [x] shelf";
  const boxes = () => [...view.contentDOM.querySelectorAll("[role=checkbox]")];
  const states = () =>
    boxes().map((box) => ["aria-label", "aria-checked"].map((name) => box.getAttribute(name)).join(" "));

  it("are boxes, and are checked by a click", () => {
    open(list);
    expect(lines()).toEqual(["lamp", "shelf"]);
    expect(states()).toEqual(["Done false", "Done true"]);
    boxes()[0]!.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true, button: 0 }));
    expect(text()).toBe("- [x] lamp\n- [x] shelf");
    expect(states()).toEqual(["Done true", "Done true"]);
  });

  it("are checked by key, made by key, and taken back", () => {
    open(`${list}\nletter`);
    press("Enter", { ctrlKey: true });
    expect(text()).toContain("- [x] lamp");
    undo(view);
    mark(text().length);
    press("Enter", { ctrlKey: true });
    expect(text()).toBe(`${list}\n- [ ] letter`);
  });

  it("stay as they are in the trash", () => {
    open(list, true);
    boxes()[0]!.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true, button: 0 }));
    press("Enter", { ctrlKey: true });
    expect(text()).toBe(list);
  });
});

describe("tables", () => {
  it("are rows of cells, set as they ask for", () => {
    open("**a** | b\n:-: | --:\n*1* | x\\|y\n\nend");
    expect([...line(3).querySelectorAll(".cm-cell")].map(seen)).toEqual(["1", "x|y"]);
    expect([...line(3).children].every(({ classList }) => classList.contains("cm-cell"))).toBe(true);
    const cells = [...line(3).querySelectorAll(".cm-cell")].map(({ className }) => className);
    expect(cells).toEqual(["cm-cell cm-centre", "cm-cell cm-end"]);
  });

  it.each([
    ["| a | b |", ["a", "b"]],
    ["a | b", ["a", "b"]],
    ["|a||c|", ["a", "", "c"]],
    ["| x\\|y | `z` |", ["x\\|y", "`z`"]],
    ["|  |  |", ["", ""]],
  ])("%j has the cells %j", (row, cells) => {
    expect(cellsOf(row).map(({ inner: [from, to] }) => row.slice(from, to))).toEqual(cells);
    expect(
      cellsOf(row)
        .map(({ from, to }) => row.slice(from, to))
        .join(""),
    ).toBe(row);
  });

  it("read which side a column is set to", () => {
    expect(sidesOf("| --- | :-- | :-: | --: |")).toEqual(["", "", "centre", "end"]);
  });
});

describe("prompts", () => {
  it("are cards, and the answer goes below", () => {
    open("Before.\n\nAfter.");
    pen.prompt("What did\nyou do?");
    expect(text()).toBe("Before.\n\n> ✦ What did you do?\n\n\n\nAfter.");
    expect(view.state.doc.lineAt(view.state.selection.main.head).text).toBe("");
    expect(line(3).classList.contains("cm-prompt")).toBe(true);
    expect(seen(line(3))).toBe("What did you do?");
    undo(view);
    expect(text()).toBe("Before.\n\nAfter.");
  });

  it("begin an empty page", () => {
    open("");
    pen.prompt("Why?");
    expect(text()).toBe("> ✦ Why?\n\n");
  });
});

describe("keys", () => {
  it.each<[Format, string, string]>([
    ["bold", "so so", "**so so**"],
    ["italic", "so", "*so*"],
    ["strike", "so", "~~so~~"],
    ["code", "so", "`so`"],
    ["link", "so", "[so]()"],
    ["link", "https://a.example", "[](https://a.example)"],
    ["quote", "so\nwe", "> so\n> we"],
    ["bullets", "so\nwe", "- so\n- we"],
    ["numbers", "so\n\nwe", "1. so\n\n2. we"],
    ["heading", "so", "# so"],
  ])("%s makes %j %j", (name, before, after) => {
    open(before);
    mark(0, before.length);
    format(name);
    expect(text()).toBe(after);
  });

  it.each<[Format, string]>([
    ["bold", "a *so* b"],
    ["italic", "a **so** b"],
    ["quote", "so\nwe"],
    ["bullets", "so\nwe"],
    ["numbers", "so\nwe"],
  ])("%s twice leaves everything as it was", (name, before) => {
    open(before);
    around("so");
    format(name);
    expect(text()).not.toBe(before);
    format(name);
    expect(text()).toBe(before);
  });

  it("mark each line by itself, without the marks it begins with", () => {
    open("- one\n\n> two");
    mark(0, text().length);
    format("bold");
    expect(text()).toBe("- **one**\n\n> **two**");
  });

  it("go through the levels of a heading", () => {
    open("so");
    const levels = Array.from({ length: 4 }, () => (format("heading"), text()));
    expect(levels).toEqual(["# so", "## so", "### so", "so"]);
  });

  it("carry a list on, and end it", () => {
    open("- one");
    mark(5);
    press("Enter");
    expect(text()).toBe("- one\n- ");
    press("Enter");
    expect(text().trimEnd()).toBe("- one");
  });

  it("leave Tab to the window", () => {
    open("words");
    expect(press("Tab")).toBe(false);
  });
});

describe("pasting", () => {
  const rich = { text: "bold", html: "<p><b>bold</b></p>" };

  it("makes rich text Markdown, as one step that can be undone", () => {
    open("a ");
    mark(2);
    paste(rich);
    expect(text()).toBe("a **bold**");
    undo(view);
    expect(text()).toBe("a ");
  });

  it("takes it plain when asked to, and inside code", () => {
    open("");
    paste(rich, { shiftKey: true, key: "V" });
    expect(text()).toBe("bold");
    view.dispatch({ changes: { from: 0, to: 4, insert: "```\n\n```" }, selection: { anchor: 4 } });
    paste(rich);
    expect(text()).toBe("```\nbold\n```");
  });

  it("hands files on, unless words came with them", () => {
    open("");
    const files = [new File(["x"], "image.png", { type: "image/png" })];
    paste({ html: '<img src="https://a.example/x.png">', files });
    expect(onfiles).toHaveBeenCalledWith(files);
    paste({ text: "cells", files });
    expect([text(), onfiles.mock.calls.length]).toEqual(["cells", 1]);
  });

  it("refuses what no entry could hold", () => {
    open("words");
    paste({ text: "x".repeat((16 << 20) + 1) });
    expect([text(), ontoolarge.mock.calls.length]).toEqual(["words", 1]);
  });

  it("does nothing in the trash", () => {
    open("words", true);
    paste(rich);
    expect(text()).toBe("words");
  });
});

describe("bringing an older text back", () => {
  it("is one step, which can be undone after more was written", () => {
    open("new");
    view.dispatch({ changes: { from: 3, insert: "er" }, userEvent: "input.type" });
    pen.replace("old\r\nwords");
    expect(text()).toBe("old\nwords");
    view.dispatch({ changes: { from: 0, insert: "x" }, userEvent: "input.type" });
    undo(view);
    undo(view);
    expect(text()).toBe("newer");
    undo(view);
    expect(text()).toBe("new");
  });

  it("leaves what is the same alone", () => {
    open("same");
    pen.replace("same");
    expect(onwrite).not.toHaveBeenCalled();
  });
});
