// Package prose makes plain text of what mail and saved pages are written in:
// letters in any character set, and HTML, which is read tag by tag and never
// rendered. Nothing in it is fetched or run.
package prose

import (
	"bufio"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

const (
	maxToken = 16 << 20 // bytes of one tag or text: a picture within a page, of which only the name is wanted
	maxTitle = 4 << 10  // bytes of a title
	maxNote  = 16 << 10 // bytes of a comment
	maxSkip  = 64       // elements within each other that are left out
)

// Letters are raw bytes as text. The label names their character set; without
// one, or with one nobody knows, they are UTF-8 if they can be, else Windows'
// Western letters. What is no letter stands as U+FFFD.
func Letters(raw []byte, label string) string {
	e, name := charset.Lookup(strings.TrimSpace(label))
	switch {
	case e == nil && utf8.Valid(raw), name == "utf-8":
		return strings.ToValidUTF8(string(raw), "\uFFFD")
	case e == nil || name == "replacement": // what can be written to trick a reader
		e, _ = charset.Lookup("windows-1252")
	}
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return strings.ToValidUTF8(string(raw), "\uFFFD")
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// Reader are the bytes of a page as UTF-8: of the character set that label, a
// media type, or the page itself names.
func Reader(in io.Reader, label string) io.Reader {
	const declared = 1024 // bytes in which a page must say it
	b := bufio.NewReaderSize(in, 4*declared)
	head, _ := b.Peek(declared) // whatever failed fails again
	e, name, _ := charset.DetermineEncoding(head, label)
	if name == "replacement" { // what can be written to trick a reader
		e, _ = charset.Lookup("windows-1252")
	}
	return e.NewDecoder().Reader(b)
}

// A Text is what a page says.
type Text struct {
	Title string
	Body  string
	Note  string // its first comment, where programs that save pages write their own word
	// Hidden says that some of Body is not shown by who renders the page.
	Hidden bool
	Cut    bool // longer than the limit, or broken before its end
}

// hiding is how a page says that something is not to be seen.
var hiding = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$)`)

// unread are elements whose text nobody reads.
var unread = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Svg: true, atom.Iframe: true, atom.Object: true}

// blocks begin a line of their own.
var blocks = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Li: true, atom.Tr: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Blockquote: true, atom.Pre: true, atom.Article: true, atom.Section: true, atom.Header: true, atom.Footer: true, atom.Ul: true, atom.Ol: true, atom.Table: true, atom.Hr: true,
	atom.Dt: true, atom.Dd: true, atom.Figure: true, atom.Figcaption: true, atom.Main: true, atom.Nav: true, atom.Aside: true, atom.Form: true, atom.Body: true}

var white = regexp.MustCompile(`[ \t\r\n\f]+`)

// HTML is the text of a page, of at most so many bytes: paragraphs on lines of
// their own, links with where they lead, pictures by their names.
func HTML(in io.Reader, limit int) Text {
	z := html.NewTokenizer(in)
	z.SetMaxBuf(maxToken)
	p := page{limit: limit}
	for !p.text.Cut {
		switch z.Next() {
		case html.ErrorToken:
			p.text.Cut = z.Err() != io.EOF
			return p.done()
		case html.TextToken:
			p.words(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			p.open(z.Token())
		case html.EndTagToken:
			p.close(z.Token())
		case html.CommentToken:
			if p.text.Note == "" {
				note := z.Text()
				p.text.Note = strings.ToValidUTF8(string(note[:min(len(note), maxNote)]), "\uFFFD")
			}
		}
	}
	return p.done()
}

// A page is text in the making.
type page struct {
	text  Text
	b     strings.Builder
	limit int
	skip  []atom.Atom // elements that are open and not read, outermost first
	title bool
	pre   int
	link  string
	gap   bool // a space stood before what comes next
}

func (p *page) done() Text {
	p.text.Title = strings.TrimSpace(white.ReplaceAllString(p.text.Title, " "))
	p.text.Body = strings.TrimSpace(p.b.String())
	return p.text
}

func (p *page) write(s string) {
	if p.b.Len()+len(s) > p.limit {
		s, p.text.Cut = strings.ToValidUTF8(s[:max(0, p.limit-p.b.Len())], ""), true
	}
	p.b.WriteString(s)
}

func (p *page) line() {
	p.gap = false
	if s := p.b.String(); s != "" && !strings.HasSuffix(s, "\n") {
		p.write("\n")
	}
}

func (p *page) words(s string) {
	s = strings.ToValidUTF8(s, "\uFFFD")
	switch {
	case p.title:
		if p.text.Title += s[:min(len(s), maxTitle)]; len(p.text.Title) > maxTitle {
			p.title = false
		}
	case len(p.skip) > 0:
	case p.pre > 0:
		p.write(s)
	default:
		plain := white.ReplaceAllString(s, " ")
		if p.gap || strings.HasPrefix(plain, " ") {
			if at := p.b.String(); at != "" && !strings.HasSuffix(at, "\n") && strings.TrimSpace(plain) != "" {
				p.write(" ")
			}
		}
		p.gap = strings.HasSuffix(plain, " ") || strings.TrimSpace(plain) == "" && (p.gap || plain != "")
		p.write(strings.TrimSpace(plain))
	}
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return strings.ToValidUTF8(a.Val, "\uFFFD")
		}
	}
	return ""
}

func (p *page) open(t html.Token) {
	if hiding.MatchString(attribute(t, "style")) {
		p.text.Hidden = true
	}
	a := t.DataAtom
	switch {
	case len(p.skip) > 0:
		if a == p.skip[len(p.skip)-1] && t.Type == html.StartTagToken && len(p.skip) < maxSkip {
			p.skip = append(p.skip, a)
		}
	case unread[a]:
		if t.Type == html.StartTagToken {
			p.skip = append(p.skip, a)
		}
	case a == atom.Title:
		p.title = p.text.Title == "" && t.Type == html.StartTagToken
	case a == atom.Br:
		p.gap = false
		p.write("\n")
	case a == atom.Td || a == atom.Th:
		p.gap = true
	case a == atom.Img:
		if alt := oneLine(attribute(t, "alt")); alt != "" {
			p.words("[" + alt + "]")
		}
	case a == atom.A:
		p.link = attribute(t, "href")
	case blocks[a]:
		p.line()
		if a == atom.Pre {
			p.pre++
		}
		if a == atom.Li {
			p.write("- ")
		}
	}
}

func (p *page) close(t html.Token) {
	a := t.DataAtom
	switch {
	case a == atom.Title:
		p.title = false
	case len(p.skip) > 0:
		if a == p.skip[len(p.skip)-1] {
			p.skip = p.skip[:len(p.skip)-1]
		}
	case a == atom.A:
		if link := oneLine(p.link); (strings.HasPrefix(link, "http") || strings.HasPrefix(link, "mailto:")) && !strings.HasSuffix(p.b.String(), link) {
			p.write(" <" + link + ">")
		}
		p.link = ""
	case blocks[a]:
		p.line()
		if a == atom.Pre && p.pre > 0 {
			p.pre--
		}
	}
}

// oneLine is a short attribute in one line.
func oneLine(s string) string {
	const long = 300 // bytes: a page within a link is no link
	if len(s) > long {
		return ""
	}
	return strings.TrimSpace(white.ReplaceAllString(s, " "))
}
