package typeset

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestProse(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"lines end where they were ended": {"one\ntwo", `[{"k":"paragraph","c":["one",{"k":"break"},"two"]}]`},
		"marks":                           {"*a* **b** ~~c~~ `d`", `[{"k":"paragraph","c":[{"k":"emphasis","c":["a"]}," ",{"k":"strong","c":["b"]}," ",{"k":"struck","c":["c"]}," ",{"k":"words","c":["d"]}]}]`},
		"escapes and references":          {`\*a\* &amp; &eacute; \&amp; #x $y @z`, `[{"k":"paragraph","c":["*a* & é &amp; #x $y @z"]}]`},
		"a link is words and an address":  {"[here](https://e.org) <https://e.org>", `[{"k":"paragraph","c":[{"k":"link","c":["here"]}," (https://e.org) https://e.org"]}]`},
		"HTML is shown":                   {"a <b>c</b><br>d", `[{"k":"paragraph","c":["a <b>c</b>",{"k":"break"},"d"]}]`},
		"a block of HTML is shown":        {"<div>\nx\n</div>", `[{"k":"paragraph","c":["<div>"]},{"k":"paragraph","c":["x"]},{"k":"paragraph","c":["</div>"]}]`},
		"boxes":                           {"- [ ] a\n- [x] b", `[{"k":"list","c":[{"k":"item","c":[{"k":"paragraph","c":["a"]}],"s":"☐"},{"k":"item","c":[{"k":"paragraph","c":["b"]}],"s":"✓"}],"t":true}]`},
		"numbers":                         {"3. a\n4. b", `[{"k":"numbers","c":[{"k":"item","c":[{"k":"paragraph","c":["a"]}]},{"k":"item","c":[{"k":"paragraph","c":["b"]}]}],"n":3,"t":true}]`},
		"from the right":                  {"شكرا\n\n- שלום", `[{"k":"paragraph","c":["شكرا"],"r":true},{"k":"list","c":[{"k":"item","c":[{"k":"paragraph","c":["שלום"],"r":true}],"r":true}],"t":true,"r":true}]`},
		"a table":                         {"| a | b |\n|---|--:|\n| c | dddddd |\n| e |", `[{"k":"table","c":[{"k":"row","c":[{"k":"cell","c":["a"]},{"k":"cell","c":["b"]}]},{"k":"row","c":[{"k":"cell","c":["c"]},{"k":"cell","c":["dddddd"]}]},{"k":"row","c":[{"k":"cell","c":["e"]},{"k":"cell"}]}],"w":[4,6],"a":["","end"]}]`},
		"code":                            {"```go\na\n  b\n```", `[{"k":"code","c":["a\n  b\n"]}]`},
		"quote, heading, rule":            {"> q\n\n## h\n\n---", `[{"k":"quote","c":[{"k":"paragraph","c":["q"]}]},{"k":"heading","c":["h"],"n":2},{"k":"rule"}]`},
		"a picture is its description":    {"![a cat](x.jpg)", `[{"k":"paragraph","c":[{"k":"picture","c":["a cat"]}]}]`},
		"nothing":                         {" \n\n", `[]`},
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			enc := json.NewEncoder(&b)
			enc.SetEscapeHTML(false)
			if err := enc.Encode(Prose(c.in)); err != nil || strings.TrimSpace(b.String()) != c.want {
				t.Errorf("got  %s\nwant %s (%v)", b.String(), c.want, err)
			}
		})
	}
}

// words collects all text of a tree, and depth how deep it nests.
func words(nodes []Node) (text string, depth int) {
	var b strings.Builder
	for _, n := range nodes {
		var inner []Node
		for _, c := range n.Content {
			switch c := c.(type) {
			case string:
				b.WriteString(c)
			case Node:
				inner = append(inner, c)
			}
		}
		s, d := words(inner)
		b.WriteString(s)
		depth = max(depth, d+1)
	}
	return b.String(), depth
}

// deepest is how deep a tree may nest: blocks, a table's rows and cells, and
// the marks in them.
const deepest = 4 * maxNest

func TestHostileTextsStayBounded(t *testing.T) {
	for name, in := range map[string]string{
		"quotes in quotes": strings.Repeat("> ", 3000) + "word",
		"lists in lists":   strings.Repeat("- ", 3000) + "word",
		"open marks":       strings.Repeat("*a **b ", 5000) + "word",
		"open brackets":    strings.Repeat("[", 20000) + "word",
		"marks in marks":   strings.Repeat("*a _b ", 300) + "word" + strings.Repeat("_ *", 300),
		"one endless line": strings.Repeat("word ", 150_000),
		"no spaces":        strings.Repeat("word", 150_000),
		"longer than read": strings.Repeat("*word* line\n", 100_000),
		"many columns":     strings.Repeat("| a ", 300) + "|\n" + strings.Repeat("|---", 300) + "|\n| word |",
		"null bytes":       "a\x00b word \xff",
	} {
		t.Run(name, func(t *testing.T) {
			nodes := Prose(in)
			text, depth := words(nodes)
			if depth > deepest || !strings.Contains(text, "word") {
				t.Errorf("%d deep, %d letters", depth, len(text))
			}
			for _, n := range nodes {
				if letters(n.Content) > 2*maxParagraph {
					t.Errorf("a %s of %d letters", n.Kind, letters(n.Content))
				}
			}
		})
	}
}

func FuzzProse(f *testing.F) {
	f.Add("# a\n\n> - [ ] *b* [c](d)\n\n| e | f |\n|---|---|\n| g | <h> |\n\n```\ni\n```\n&amp;\\*")
	f.Add("1) a\n   1) b\n\n\tc\x00\xff")
	f.Fuzz(func(t *testing.T, in string) {
		if _, depth := words(Prose(in)); depth > deepest {
			t.Errorf("%d deep", depth)
		}
	})
}
