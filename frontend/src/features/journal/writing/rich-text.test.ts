import { describe, expect, it } from "vitest";
import { withLetters } from "./entities";
import { toMarkdown } from "./rich-text";

describe("what was copied as rich text", () => {
  it.each([
    ["headings", "<h1>One</h1><h3>Three <b>now</b></h3><p>Words</p>", "# One\n\n### Three **now**\n\nWords"],
    [
      "marks",
      "<p>a <b>bold</b>, <i>slanted</i>, <s>gone</s> and <code>a*b</code></p>",
      "a **bold**, *slanted*, ~~gone~~ and `a*b`",
    ],
    ["marks within marks", "<p><b>all <em>of</em> it</b></p>", "**all** ***of*** **it**"],
    ["the space outside of marks", "<p>so<b> very </b>much</p>", "so **very** much"],
    ["a list", "<ul><li>shelf<li>tax letter</ul>", "- shelf\n- tax letter"],
    ["lists within lists", "<ol start=3><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "3. a\n   - b\n4. c"],
    [
      "check boxes",
      '<ul><li><input type="checkbox" checked> done</li><li><input type="checkbox">open</li></ul>',
      "- [x] done\n- [ ] open",
    ],
    [
      "links",
      '<p>see <a href="https://a.example/x_y(1)">here</a></p>',
      "see [here](https://a.example/x_y%281%29)",
    ],
    [
      "a link that shows its address",
      '<b>x</b> <a href="https://a.example/x_y">https://a.example/x_y</a>',
      "**x** https://a.example/x_y",
    ],
    ["quotes", "<blockquote><p>You</p><p>would</p></blockquote><p>I</p>", "> You\n>\n> would\n\nI"],
    ["code", "<pre><code>a  &lt; b\n\n```</code></pre>", "````\na  < b\n\n```\n````"],
    [
      "a table",
      "<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td><td><p>2</p><p>3</p></td></tr></table>",
      "| a | b\\|c |\n| --- | --- |\n| 1 | 2 3 |",
    ],
    [
      "lines of a mail",
      "<div>one</div><div>two</div><div><br></div><div><b>three</b></div>",
      "one\ntwo\n\n**three**",
    ],
    ["breaks", "<p><b>one</b><br>two</p>", "**one**\ntwo"],
    ["a rule", "<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"],
    [
      "a document of Google's",
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">bold</span><span style="font-style:italic"> and not</span></p></b>',
      "**bold** *and not*",
    ],
    [
      "a list of Word's",
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>shelf<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>letter</p>`,
      "- shelf\n  2. letter",
    ],
    [
      "a page laid out by a table",
      "<table><tr><td><b>a</b></td></tr><tr><td>b</td></tr></table>",
      "**a**\nb",
    ],
    [
      "letters that have names",
      "<p><b>&Uuml;nd</b> &bdquo;so&ldquo; &#128578; &#x41; &nosuch; &#0;</p>",
      "**Ünd** „so“ 🙂 A \\&nosuch; \ufffd",
    ],
  ])("%s come as Markdown", (_, html, markdown) => expect(toMarkdown(html)).toBe(markdown));

  it("keeps letters from becoming marks", () => {
    const html =
      "<p># no <b>x</b></p><p>1. no</p><p>- no</p><p>&gt;no</p><p>2 * 3 _so_ snake_case `t` &lt;b&gt; [a](b) a~~b</p>";
    expect(toMarkdown(html)).toBe(
      "\\# no **x**\n\n1\\. no\n\n\\- no\n\n\\>no\n\n2 \\* 3 \\_so\\_ snake_case \\`t\\` \\<b> [a\\](b) a\\~~b",
    );
  });

  it.each([
    ["a paragraph", '<meta charset="utf-8"><p>Only words</p>'],
    ["code copied from an editor", '<div style="color: red; white-space: pre"><span>if (x) {</span></div>'],
    ["what is not seen", '<style>p{}</style><script>1</script><p style="display:none"><b>x</b></p>'],
    ["a picture alone", '<img src="http://elsewhere.invalid/a.png" onerror="window.ran=1">'],
    ["an address that would run", '<a href="javascript:alert(1)">press</a>'],
    ["nothing", ""],
    ["far too much", "<b>x</b>".repeat(300_000)],
  ])("leaves %s to the plain text", (_, html) => expect(toMarkdown(html)).toBeUndefined());

  it.each([
    "<b>".repeat(20_000),
    "<ul><li>".repeat(5000),
    "<div><b".repeat(5000),
    "&".repeat(50_000),
    "<table><tr><td>".repeat(3000),
    "</p></b><b>&#x110000;",
  ])("survives %#", (html) => expect(() => toMarkdown(`${html}words`)).not.toThrow());
});

it("knows entities", () => expect(withLetters("&auml;&amp;lt;&#xD800;")).toBe("ä&lt;\ufffd"));
