package typeset

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/bidi"
)

const (
	// maxMarkdown is the longest text whose marks are read, in bytes; a
	// longer one, longer than any novel's chapter, is set line for line.
	maxMarkdown = 1 << 20
	// maxNest is how deep quotes, lists and marks may stand in each other;
	// deeper ones are set as they are written. Typst stops at 72.
	maxNest = 8
	// maxColumns is how many columns of a table fit a page; a wider one is
	// set row for row.
	maxColumns = 12
	// maxParagraph is how many letters are set as one paragraph; a longer one
	// goes on in another, so that one endless line cannot fill the memory.
	maxParagraph = 8_000
	// narrowest and widest are how many letters a column is made wide for.
	narrowest, widest = 4, 40
)

// A Node is a piece of text in the tree that text.typ's prose sets. Its words
// stand in Content, as strings between nodes.
type Node struct {
	Kind    string   `json:"k"`           // paragraph, heading, quote, list, …; see text.typ
	Content []any    `json:"c,omitempty"` // strings and Nodes
	Number  int      `json:"n,omitempty"` // of a heading its level, of a numbered list its first number
	State   string   `json:"s,omitempty"` // of a list item that is a check box its mark; of a paragraph: "more" where it goes on from the last
	Tight   bool     `json:"t,omitempty"` // a list without space between its items
	Right   bool     `json:"r,omitempty"` // begins at the right, as Arabic and Hebrew do
	Widths  []int    `json:"w,omitempty"` // of a table's columns, to each other
	Align   []string `json:"a,omitempty"` // of a table's columns
}

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList)).Parser()

// Prose is what a text in Markdown means, as a tree for text.typ's prose.
// Lines end where they were ended. Links are words and an address, not links;
// HTML is shown as it is written; pictures are their description.
func Prose(source string) (all []Node) {
	source = strings.ToValidUTF8(strings.ReplaceAll(source, "\r\n", "\n"), string(noLetter))
	if len(source) > maxMarkdown {
		return Lines(source)
	}
	defer func() {
		if recover() != nil { // a parser's defect: nothing is lost but the marks
			all = Lines(source)
		}
	}()
	p := prose{[]byte(source)}
	return p.blocks(markdown.Parse(text.NewReader(p.source)), 0)
}

// Lines is a text as it is written, a paragraph a line.
func Lines(source string) []Node {
	all := []Node{}
	for line := range strings.Lines(source) {
		if line = strings.TrimRight(line, "\r\n"); strings.TrimSpace(line) != "" {
			all = append(all, paragraphs([]any{line})...)
		}
	}
	return all
}

type prose struct{ source []byte }

// blocks are the nodes below of, one below the other.
func (p prose) blocks(of ast.Node, depth int) []Node {
	all := []Node{}
	for n := of.FirstChild(); n != nil; n = n.NextSibling() {
		all = append(all, p.block(n, depth)...)
	}
	return all
}

func (p prose) block(n ast.Node, depth int) []Node {
	if depth >= maxNest && n.HasChildren() && n.FirstChild().Type() == ast.TypeBlock {
		return Lines(p.written(n))
	}
	switch n := n.(type) {
	case *ast.Heading:
		c := p.inline(n, depth)
		return []Node{{Kind: "heading", Number: n.Level, Content: c, Right: right(c)}}
	case *ast.Paragraph, *ast.TextBlock:
		return paragraphs(p.inline(n, depth))
	case *ast.Blockquote:
		return []Node{{Kind: "quote", Content: anys(p.blocks(n, depth+1))}}
	case *ast.List:
		list := Node{Kind: "list", Tight: n.IsTight, Content: anys(p.blocks(n, depth+1))}
		if n.IsOrdered() {
			list.Kind, list.Number = "numbers", n.Start
		}
		for _, item := range list.Content {
			list.Right = item.(Node).Right
			break
		}
		return []Node{list}
	case *ast.ListItem:
		item := Node{Kind: "item", State: box(n), Content: anys(p.blocks(n, depth+1))}
		for _, first := range item.Content {
			item.Right = first.(Node).Right
			break
		}
		return []Node{item}
	case *ast.ThematicBreak:
		return []Node{{Kind: "rule"}}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return []Node{{Kind: "code", Content: []any{p.lines(n)}}}
	case *ast.HTMLBlock:
		whole := p.lines(n)
		if n.HasClosure() {
			whole += string(n.ClosureLine.Value(p.source))
		}
		return Lines(whole)
	case *east.Table:
		return p.table(n, depth)
	}
	return p.blocks(n, depth+1)
}

// box is the mark of the check box an item begins with, "" without one.
func box(item *ast.ListItem) string {
	if first := item.FirstChild(); first != nil {
		if b, ok := first.FirstChild().(*east.TaskCheckBox); ok {
			if b.IsChecked {
				return "✓" // ☑ is an emoji
			}
			return "☐"
		}
	}
	return ""
}

// table is a table, its first row the head. Rows are nodes of cells.
func (p prose) table(t *east.Table, depth int) []Node {
	if len(t.Alignments) > maxColumns {
		return Lines(p.written(t))
	}
	out := Node{Kind: "table", Widths: make([]int, len(t.Alignments))}
	for _, a := range t.Alignments {
		out.Align = append(out.Align, map[east.Alignment]string{east.AlignRight: "end", east.AlignCenter: "center"}[a])
	}
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		line := Node{Kind: "row"}
		for cell := row.FirstChild(); cell != nil && len(line.Content) < len(out.Widths); cell = cell.NextSibling() {
			c := p.inline(cell, depth)
			i := len(line.Content)
			out.Widths[i] = min(max(out.Widths[i], letters(c), narrowest), widest)
			line.Content = append(line.Content, Node{Kind: "cell", Content: c, Right: right(c)})
		}
		for len(line.Content) < len(out.Widths) {
			line.Content = append(line.Content, Node{Kind: "cell"})
		}
		out.Content = append(out.Content, line)
	}
	return []Node{out}
}

// inline is what stands in the lines of a block.
func (p prose) inline(of ast.Node, depth int) []any {
	if depth >= 2*maxNest {
		return []any{p.written(of)}
	}
	var all []any
	add := func(s string) {
		if last := len(all) - 1; last >= 0 {
			if before, ok := all[last].(string); ok {
				all[last] = before + s
				return
			}
		}
		all = append(all, s)
	}
	mark := func(kind string, n ast.Node) {
		all = append(all, Node{Kind: kind, Content: p.inline(n, depth+1)})
	}
	for n := of.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			if n.IsRaw() {
				add(string(n.Value(p.source)))
			} else {
				add(plain(n.Value(p.source)))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				all = append(all, Node{Kind: "break"})
			}
		case *ast.String:
			add(string(n.Value))
		case *ast.CodeSpan:
			all = append(all, Node{Kind: "words", Content: []any{p.written(n)}})
		case *ast.Emphasis:
			mark([]string{"emphasis", "strong"}[min(n.Level, 2)-1], n)
		case *east.Strikethrough:
			mark("struck", n)
		case *ast.Link:
			mark("link", n)
			if to := plain(n.Destination); to != p.written(n) {
				add(" (" + to + ")")
			}
		case *ast.AutoLink:
			add(string(n.Label(p.source)))
		case *ast.Image:
			mark("picture", n)
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				at := n.Segments.At(i)
				if tag := string(at.Value(p.source)); strings.EqualFold(strings.Trim(tag, "< />"), "br") {
					all = append(all, Node{Kind: "break"})
				} else {
					add(tag)
				}
			}
		case *east.TaskCheckBox:
		default:
			add(p.written(n))
		}
	}
	return all
}

// written is the text below a node without its marks.
func (p prose) written(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(n.Value(p.source))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte('\n')
				}
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		case *east.TableCell:
			if !entering && n.NextSibling() != nil {
				b.WriteString(" | ")
			}
		default:
			if entering && n.Type() == ast.TypeBlock && !n.HasChildren() {
				b.WriteString(p.lines(n))
			}
			if !entering && n.Type() == ast.TypeBlock {
				b.WriteByte('\n')
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimRight(b.String(), "\n")
}

// lines are the lines of a block as they are written.
func (p prose) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		at := n.Lines().At(i)
		b.Write(at.Value(p.source))
	}
	return b.String()
}

// plain takes the backslash from escaped marks and turns references such as
// &amp; into their letters.
func plain(raw []byte) string {
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '\\' && i+1 < len(raw) && util.IsPunct(raw[i+1]):
			i++
			b.WriteByte(raw[i])
		case c == '&':
			end := strings.IndexByte(string(raw[i:min(len(raw), i+40)]), ';') // the longest name has 33
			if end < 0 {
				b.WriteByte(c)
				break
			}
			b.WriteString(html.UnescapeString(string(raw[i : i+end+1])))
			i += end
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// paragraphs is one paragraph, or several for an endless one, which is parted
// at spaces, or anywhere.
func paragraphs(content []any) []Node {
	if letters(content) == 0 {
		return nil
	}
	whole := Node{Kind: "paragraph", Right: right(content)}
	var all []Node
	part, room := whole, maxParagraph
	next := func() {
		all = append(all, part)
		part, room = whole, maxParagraph
		part.State = "more"
	}
	for _, c := range content {
		s, ok := c.(string)
		for ok {
			cut := cutAt(s, room)
			if cut == len(s) {
				break
			}
			part.Content = append(part.Content, s[:cut])
			s, c = s[cut:], s[cut:]
			next()
		}
		part.Content = append(part.Content, c)
		if room -= letters([]any{c}); room <= 0 {
			next()
		}
	}
	if len(part.Content) > 0 {
		all = append(all, part)
	}
	return all
}

// cutAt is where s ends if it has no more than so many letters, else the place
// after the last space among the second half of them, or after the last.
func cutAt(s string, most int) int {
	if len(s) <= most {
		return len(s)
	}
	n, space := 0, 0
	for i, r := range s {
		if n == most {
			if space > 0 {
				return space
			}
			return i
		}
		if n++; n > most/2 && unicode.IsSpace(r) {
			space = i + utf8.RuneLen(r)
		}
	}
	return len(s)
}

// letters counts the letters of content; a break counts as one.
func letters(content []any) (n int) {
	for _, c := range content {
		switch c := c.(type) {
		case string:
			n += utf8.RuneCountInString(c)
		case Node:
			n += max(letters(c.Content), 1)
		}
	}
	return n
}

// Right reports whether a line begins at the right.
func Right(line string) bool { return right([]any{line}) }

// right reports whether the first letter that has a direction goes from right
// to left.
func right(content []any) bool {
	d, _ := direction(content)
	return d
}

func direction(content []any) (toLeft, known bool) {
	for _, c := range content {
		switch c := c.(type) {
		case string:
			for _, r := range c {
				props, _ := bidi.LookupRune(r)
				switch props.Class() {
				case bidi.L:
					return false, true
				case bidi.R, bidi.AL:
					return true, true
				}
			}
		case Node:
			if toLeft, known := direction(c.Content); known {
				return toLeft, known
			}
		}
	}
	return false, false
}

func anys(nodes []Node) []any {
	all := make([]any, len(nodes))
	for i, n := range nodes {
		all[i] = n
	}
	return all
}
