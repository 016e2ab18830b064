package diaries

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlStart is how a text begins that an HTML editor wrote.
var htmlStart = regexp.MustCompile(`^\s*<(?:p|h[1-6]|ul|ol|blockquote|pre|hr|img|div|table)[\s/>]`)

func isHTML(text string) bool { return htmlStart.MatchString(text) }

// maxLists is how deep lists and quotes are told apart.
const maxLists = 16

// fromHTML is an editor's HTML as Markdown, with the pictures that stand in it
// as data; whole is false if one of them could not be read. It reads tag by
// tag and builds no tree, so that no nesting can exhaust it.
func fromHTML(text string) (markdown string, files []File, whole bool) {
	t := html.NewTokenizer(strings.NewReader(text))
	t.SetMaxBuf(maxElement)
	p := sheet{whole: true}
	for {
		switch t.Next() {
		case html.ErrorToken:
			return strings.TrimSpace(p.b.String()) + "\n", p.files, p.whole && t.Err() == io.EOF
		case html.TextToken:
			p.text(string(t.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			p.open(t.Token())
		case html.EndTagToken:
			p.close(t.Token().DataAtom)
		}
	}
}

// A sheet is Markdown in the making.
type sheet struct {
	b      bytes.Buffer
	lists  []string // the mark of each list and quote that is open, outermost first
	counts []int    // of items in each
	item   bool     // a list's mark stands and nothing after it
	pre    bool
	hidden atom.Atom // the element whose text is none: style, script
	links  []string
	files  []File
	whole  bool
}

// begin starts a line, with an empty one before it between paragraphs.
func (p *sheet) begin(apart bool) {
	if p.item {
		return
	}
	b := bytes.TrimRight(p.b.Bytes(), " ")
	p.b.Truncate(len(b))
	if len(b) == 0 {
		return
	}
	if !bytes.HasSuffix(b, []byte("\n")) {
		p.b.WriteByte('\n')
	}
	if apart && !bytes.HasSuffix(p.b.Bytes(), []byte("\n\n")) {
		p.b.WriteString(strings.TrimRight(p.margin(), " ") + "\n")
	}
}

// margin is what every line within the open lists and quotes begins with.
func (p *sheet) margin() string {
	var m strings.Builder
	for _, mark := range p.lists[:min(len(p.lists), maxLists)] {
		if mark == "> " {
			m.WriteString(mark)
		} else {
			m.WriteString(strings.Repeat(" ", len(mark)))
		}
	}
	return m.String()
}

// write puts s where the line stands, or begins one.
func (p *sheet) write(s string) {
	if s == "" {
		return
	}
	if !p.item && (p.b.Len() == 0 || bytes.HasSuffix(p.b.Bytes(), []byte("\n"))) {
		p.b.WriteString(p.margin())
	}
	p.item = false
	p.b.WriteString(s)
}

var (
	spaces = regexp.MustCompile(`[ \t\r\n]+`)
	// marks are letters Markdown would take for something else.
	marks = regexp.MustCompile("[\\\\*`\\[\\]<]|(?:^|[^\\p{L}\\p{N}])_|_(?:$|[^\\p{L}\\p{N}])")
	// starts are what would make a line a heading, a quote or a list.
	starts = regexp.MustCompile(`^(?:#{1,6}|[-+>]|\d{1,9}[.)])(?:\s|$)`)
)

func (p *sheet) text(s string) {
	switch {
	case p.hidden != 0:
	case p.pre:
		for line := range strings.Lines(s) {
			p.write(line)
		}
	default:
		s = spaces.ReplaceAllString(s, " ")
		fresh := p.item || p.b.Len() == 0 || bytes.HasSuffix(p.b.Bytes(), []byte("\n"))
		if fresh {
			s = strings.TrimLeft(s, " ")
		}
		plain := s
		s = marks.ReplaceAllStringFunc(s, func(m string) string {
			i := strings.IndexAny(m, "\\*`[]<_")
			return m[:i] + `\` + m[i:]
		})
		if fresh && starts.MatchString(plain) {
			at := strings.IndexAny(s, "#-+>.)")
			s = s[:at] + `\` + s[at:]
		}
		p.write(s)
	}
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (p *sheet) open(t html.Token) {
	switch t.DataAtom {
	case atom.P, atom.Div:
		p.begin(true)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.begin(true)
		p.write(strings.Repeat("#", int(t.Data[1]-'0')) + " ")
		p.item = true // the words follow on this line
	case atom.Ul, atom.Ol:
		p.begin(len(p.lists) == 0)
		mark := "- "
		if t.DataAtom == atom.Ol {
			mark = "1. "
		}
		p.enter(mark)
	case atom.Blockquote:
		p.begin(true)
		p.enter("> ")
	case atom.Li:
		p.bullet(attribute(t, "data-checked"))
	case atom.Pre:
		p.begin(true)
		p.write("```\n")
		p.pre = true
	case atom.Hr:
		p.begin(true)
		p.write("---\n")
	case atom.Br:
		p.item = false
		p.write("\n")
	case atom.Tr:
		p.begin(false)
	case atom.Td, atom.Th:
		p.write("| ")
	case atom.Img:
		p.picture(t)
	case atom.A:
		p.links = append(p.links[:min(len(p.links), maxLists)], attribute(t, "href"))
		p.write("[")
	case atom.Style, atom.Script:
		if t.Type == html.StartTagToken {
			p.hidden = t.DataAtom
		}
	default:
		p.mark(t.DataAtom)
	}
}

func (p *sheet) close(a atom.Atom) {
	switch a {
	case atom.Ul, atom.Ol, atom.Blockquote:
		p.item = false
		p.begin(false)
		if n := len(p.lists); n > 0 {
			p.lists, p.counts = p.lists[:n-1], p.counts[:n-1]
		}
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Tr:
		p.item = false
		p.begin(false)
	case atom.Td, atom.Th:
		p.write(" ")
	case atom.Pre:
		p.begin(false)
		p.write("```\n")
		p.pre = false
	case atom.A:
		if n := len(p.links); n > 0 {
			p.write("](" + strings.NewReplacer(" ", "%20", ")", "%29", "(", "%28", "\n", "").Replace(p.links[n-1]) + ")")
			p.links = p.links[:n-1]
		}
	case p.hidden:
		p.hidden = 0
	default:
		p.mark(a)
	}
}

// mark writes what stands on both sides of marked words.
func (p *sheet) mark(a atom.Atom) {
	mark := ""
	switch a {
	case atom.Strong, atom.B:
		mark = "**"
	case atom.Em, atom.I:
		mark = "*"
	case atom.S, atom.Del:
		mark = "~~"
	case atom.Code:
		mark = "`"
	}
	if !p.pre {
		p.write(mark)
	}
}

func (p *sheet) enter(mark string) {
	if len(p.lists) < 1<<16 { // more than any text; and what is not entered is not left
		p.lists, p.counts = append(p.lists, mark), append(p.counts, 0)
	}
}

// bullet begins an item of the innermost list.
func (p *sheet) bullet(checked string) {
	p.item = false
	p.begin(false)
	n := len(p.lists) - 1
	if n < 0 || n >= maxLists {
		return
	}
	mark := p.lists[n]
	if mark == "1. " {
		p.counts[n]++
		mark = fmt.Sprintf("%d. ", p.counts[n])
	}
	p.lists = p.lists[:n]
	margin := p.margin()
	p.lists = p.lists[:n+1]
	if checked != "" {
		mark += map[bool]string{true: "[x] ", false: "[ ] "}[checked == "true"]
	}
	p.b.WriteString(margin + mark)
	p.item = true
}

// picture attaches a picture whose bytes stand in the text; any other stays
// as it is called, and is never fetched.
func (p *sheet) picture(t html.Token) {
	src := attribute(t, "src")
	head, data, found := strings.Cut(src, ";base64,")
	kind, isPicture := strings.CutPrefix(head, "data:image/")
	if !found || !isPicture {
		if src != "" && !strings.HasPrefix(src, "data:") {
			p.write("![](" + strings.NewReplacer(" ", "%20", ")", "%29", "(", "%28", "\n", "").Replace(src) + ")")
		}
		return
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(data))
	if err != nil || len(p.files) == maxKnown {
		p.whole = false
		return
	}
	ending := map[string]string{"jpeg": "jpg", "svg+xml": "svg"}[kind]
	if ending == "" && hexName.MatchString(kind) {
		ending = kind
	}
	name := plainName("picture", ending, p.files)
	p.files = append(p.files, File{Name: name, Size: int64(len(raw)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(raw)), nil
	}})
	p.write("![" + name + "](" + Reference(name) + ")")
}
