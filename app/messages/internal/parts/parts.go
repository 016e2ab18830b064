// Package parts walks a mail, or a page saved as one (MHTML): its header, its
// text, and the files in it, by their places. It reads a line at a time, holds
// no file, and follows nothing.
package parts

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"hash"
	"mime"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/prose"
)

const (
	maxHeader = 256 << 10 // bytes of one header; a long way through lists makes 30 KiB
	maxFields = 400       // of one header that are kept
	maxDeep   = 20        // multiparts within each other; forwarded forwards make six
	maxParts  = 2000      // of one mail
	maxText   = 1 << 20   // bytes of a text part that are kept: four times what is shown
	maxPage   = 32 << 20  // bytes of a saved page, with its pictures within
	maxPages  = 4         // HTML parts of one mail that are read
)

// A Field is a field of a header, its value as it stands, line ends and all.
type Field struct {
	Name string
	raw  []byte
}

// Raw is the field's value as it stands.
func (f Field) Raw() string { return string(f.raw) }

// A Header is a header in its own order.
type Header []Field

// Get is the first field of that name, unfolded and with its words decoded.
func (h Header) Get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return Decoded(f.Raw())
		}
	}
	return ""
}

// Raw is the first field of that name in one line, as it stands.
func (h Header) Raw(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return Unfolded(f.Raw())
		}
	}
	return ""
}

// Unfolded is a field's value in one line.
func Unfolded(raw string) string {
	var b strings.Builder
	for line := range strings.Lines(raw) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.TrimSpace(line))
	}
	return strings.TrimSpace(b.String())
}

// Decoded is a field's value as a person reads it: encoded words become
// letters, and raw bytes what they most likely are.
func Decoded(raw string) string {
	plain := Unfolded(raw)
	words := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if out, err := words.DecodeHeader(plain); err == nil {
		plain = out
	}
	return prose.Letters([]byte(plain), "")
}

// A File is a part that is not text: where its bytes are, and what they are
// the hash of.
type File struct {
	Name, Type     string
	Offset, Length int64  // of the encoded bytes, in the stream
	Encoding       string // "base64", "quoted-printable", or empty
	Size           int64  // decoded
	SHA256         [32]byte
}

// A Letter is what a walk has found.
type Letter struct {
	Header  Header
	Plain   string // its text parts
	Page    string // its HTML parts, if it has no text
	Title   string // of the first of them
	Files   []File
	Doubts  []messages.Doubt
	Refused []messages.Refusal // places in the stream
}

// A Walker is a mail while it is read; Line is called with each of its lines,
// and End once.
type Walker struct {
	letter Letter
	page   bool // a saved page is wanted, not a mail
	stack  []string
	header []byte
	inHead bool
	long   bool // the header is too long, which was said
	top    bool
	count  int
	part   part
	at     int64
	held   []byte // the end of the last line, which belongs to a boundary if one follows
	plain  strings.Builder
	html   []htmlPart
}

type htmlPart struct {
	raw     []byte
	charset string
}

// A part is what is being read.
type part struct {
	kind     string // media type
	charset  string
	encoding string
	name     string
	file     bool
	multi    bool // holds parts, and nothing itself
	begin    int64
	end      int64
	raw      []byte // of text, decoded
	sum      hash.Hash
	size     int64
	rest     []byte // of base64, what makes no group of four yet
	soft     bool   // of quoted-printable: the last line goes on
}

// New begins to walk a mail, or with page a saved page, whose HTML is wanted
// whole.
func New(page bool) *Walker { return &Walker{inHead: true, top: true, page: page} }

// Line takes the next line, with its end, or a piece of a long one; offset is
// its place in the stream, and more says that it goes on the line before it.
func (w *Walker) Line(raw []byte, offset int64, more bool) {
	w.at = offset + int64(len(raw))
	if w.inHead {
		w.head(raw, offset)
		return
	}
	if at, last, ok := w.parts(bytes.TrimRight(raw, "\r\n \t")); ok && !more {
		w.turn(at, last)
		return
	}
	if w.part.multi {
		return // before the first part, or after the last
	}
	w.body(w.held, false)
	body := bytes.TrimRight(raw, "\r\n")
	w.held = append(w.held[:0], raw[len(body):]...)
	w.body(body, true)
	w.part.end = offset + int64(len(body))
}

// head takes a line of a header; an empty one ends it, and so does one that
// parts two parts.
func (w *Walker) head(raw []byte, offset int64) {
	line := bytes.TrimRight(raw, "\r\n")
	if at, last, ok := w.parts(line); ok {
		w.begin(offset)
		w.turn(at, last)
		return
	}
	switch {
	case len(line) == 0:
		w.begin(w.at)
	case len(w.header)+len(raw) <= maxHeader:
		w.header = append(w.header, raw...)
	case !w.long:
		w.long = true
		w.refuse(offset, messages.TooLong)
	}
}

// begin begins a part whose header was read.
func (w *Walker) begin(at int64) {
	h := fields(w.header)
	w.header, w.inHead, w.held, w.long = w.header[:0], false, w.held[:0], false
	if w.top {
		w.letter.Header, w.top = h, false
	}
	kind, params := mediaType(h.Raw("Content-Type"))
	if kind == "" {
		kind = "text/plain"
	}
	p := part{kind: kind, charset: params["charset"], encoding: strings.ToLower(strings.TrimSpace(h.Raw("Content-Transfer-Encoding"))), begin: at, end: at}
	disposition, more := mediaType(h.Raw("Content-Disposition"))
	if p.name = Decoded(more["filename"]); p.name == "" {
		p.name = Decoded(params["name"])
	}
	if location := h.Raw("Content-Location"); p.name == "" && location != "" {
		p.name = location[:min(len(location), 200)]
	}
	isText := kind == "text/plain" || kind == "text/html" || kind == "application/xhtml+xml"
	switch {
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		p.multi = true
		if len(w.stack) == maxDeep {
			w.refuse(at, messages.Nested)
		} else {
			w.stack = append(w.stack, params["boundary"])
		}
	case isText && disposition != "attachment" && !(w.page && kind != "text/plain" && len(w.html) > 0):
	default:
		p.file, p.sum = true, sha256.New()
	}
	w.part = p
}

// boundary finds what parts a multipart whose other parameters are broken.
var boundary = regexp.MustCompile(`(?i);\s*boundary=(?:"([^"]{1,200})"|([^\s";]{1,200}))`)

// mediaType parses a field that may be broken: a type without its parameters
// is better than none.
func mediaType(raw string) (string, map[string]string) {
	const long = 8 << 10 // bytes; no honest one has more
	if raw == "" || len(raw) > long {
		return "", nil
	}
	kind, params, err := mime.ParseMediaType(raw)
	if err != nil {
		kind, _, _ = strings.Cut(raw, ";")
		kind, params = strings.ToLower(strings.TrimSpace(kind)), map[string]string{}
		if found := boundary.FindStringSubmatch(raw); found != nil {
			params["boundary"] = found[1] + found[2]
		}
	}
	return kind, params
}

// parts reports whether a line parts two parts, or is the last of those that
// do, and of which multipart.
func (w *Walker) parts(line []byte) (at int, last, ok bool) {
	line, ok = bytes.CutPrefix(line, []byte("--"))
	if !ok {
		return 0, false, false
	}
	for i, mark := range slices.Backward(w.stack) {
		if rest, ok := bytes.CutPrefix(line, []byte(mark)); ok && (len(rest) == 0 || string(rest) == "--") {
			return i, len(rest) > 0, true
		}
	}
	return 0, false, false
}

// turn ends the part that was read, and begins the next of a multipart unless
// that was its last.
func (w *Walker) turn(at int, last bool) {
	w.finish()
	w.stack = w.stack[:at+1]
	if last {
		w.stack = w.stack[:at]
		return
	}
	if w.count++; w.count <= maxParts {
		w.inHead, w.header = true, w.header[:0]
	} else if w.count == maxParts+1 {
		w.refuse(w.at, messages.TooLong)
	}
}

// body takes bytes of the part; line says that b is a line without its end.
func (w *Walker) body(b []byte, line bool) {
	p := &w.part
	switch p.encoding {
	case "base64":
		if line {
			p.base64(b, w.keep)
		}
	case "quoted-printable":
		p.quoted(b, line, w.keep)
	default:
		w.keep(b)
	}
}

// keep takes decoded bytes.
func (w *Walker) keep(b []byte) {
	p := &w.part
	p.size += int64(len(b))
	if p.file {
		_, _ = p.sum.Write(b)
		return
	}
	limit := maxText
	if w.page {
		limit = maxPage
	}
	if len(p.raw)+len(b) > limit {
		b = b[:max(0, limit-len(p.raw))]
		w.doubt(messages.CutText)
	}
	p.raw = append(p.raw, b...)
}

// base64 decodes what makes whole groups of four; what is none of its letters
// is passed over, as every program does.
func (p *part) base64(b []byte, keep func([]byte)) {
	for _, c := range b {
		if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' {
			p.rest = append(p.rest, c)
		}
	}
	if n := len(p.rest) &^ 3; n > 0 {
		out, _ := base64.RawStdEncoding.AppendDecode(nil, p.rest[:n])
		keep(out)
		p.rest = append(p.rest[:0], p.rest[n:]...)
	}
}

// quoted decodes a line of quoted-printable, or its end.
func (p *part) quoted(b []byte, line bool, keep func([]byte)) {
	if !line {
		if !p.soft {
			keep(b)
		}
		return
	}
	b = bytes.TrimRight(b, " \t")
	if p.soft = bytes.HasSuffix(b, []byte("=")); p.soft {
		b = b[:len(b)-1]
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] == '=' && i+2 < len(b) && hex(b[i+1]) >= 0 && hex(b[i+2]) >= 0 {
			out = append(out, byte(hex(b[i+1])<<4|hex(b[i+2])))
			i += 2
			continue
		}
		out = append(out, b[i])
	}
	keep(out)
}

func hex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// finish ends the part that was read.
func (w *Walker) finish() {
	p := &w.part
	if p.multi {
		return
	}
	if n := len(p.rest); n > 1 { // its end has fewer than four letters
		out, _ := base64.RawStdEncoding.AppendDecode(nil, p.rest)
		w.keep(out)
	}
	p.rest = nil
	switch {
	case p.file:
		f := File{Name: p.name, Type: p.kind, Offset: p.begin, Length: p.end - p.begin, Encoding: p.encoding, Size: p.size}
		if f.Encoding != "base64" && f.Encoding != "quoted-printable" {
			f.Encoding = ""
		}
		p.sum.Sum(f.SHA256[:0])
		w.letter.Files = append(w.letter.Files, f)
	case p.kind == "text/plain" && !w.page:
		text := prose.Letters(p.raw, p.charset)
		if w.plain.Len() > 0 {
			w.plain.WriteString("\n\n")
		}
		w.plain.WriteString(strings.ReplaceAll(text[:min(len(text), max(0, maxText-w.plain.Len()))], "\r\n", "\n"))
	case p.kind != "text/plain" && len(w.html) < maxPages:
		w.html = append(w.html, htmlPart{p.raw, p.charset})
	case p.kind != "text/plain":
		w.doubt(messages.CutText)
	}
	w.part = part{multi: true}
}

// End ends the walk and says what was found.
func (w *Walker) End() Letter {
	if w.inHead {
		w.begin(w.at)
	}
	if len(w.stack) == 0 && !w.part.multi { // no boundary comes, to which the last line's end could belong
		w.body(w.held, false)
		w.part.end += int64(len(w.held))
	}
	w.finish()
	l := &w.letter
	l.Plain = strings.TrimSpace(w.plain.String())
	if w.page || l.Plain == "" {
		for _, h := range w.html {
			text := prose.HTML(strings.NewReader(prose.Letters(h.raw, h.charset)), maxText)
			if l.Title == "" {
				l.Title = text.Title
			}
			if text.Hidden {
				w.doubt(messages.HiddenText)
			}
			if text.Cut {
				w.doubt(messages.CutText)
			}
			l.Page = strings.TrimSpace(l.Page + "\n\n" + text.Body)
		}
	}
	return *l
}

func (w *Walker) doubt(d messages.Doubt) {
	if !slices.Contains(w.letter.Doubts, d) {
		w.letter.Doubts = append(w.letter.Doubts, d)
	}
}

func (w *Walker) refuse(at int64, why messages.Reason) {
	w.letter.Refused = append(w.letter.Refused, messages.Refusal{Offset: at, Reason: why})
}

// fields parts a header into its fields.
func fields(head []byte) (h Header) {
	for line := range bytes.Lines(head) {
		if n := len(h); n > 0 && (line[0] == ' ' || line[0] == '\t') {
			h[n-1].raw = append(h[n-1].raw, line...)
			continue
		}
		name, value, found := bytes.Cut(line, []byte(":"))
		if !found || len(h) == maxFields || !token(name) {
			continue
		}
		h = append(h, Field{Name: strings.TrimRight(string(name), " \t"), raw: bytes.Clone(value)})
	}
	return h
}

// token reports whether a field can be called so.
func token(name []byte) bool {
	return len(name) > 0 && !bytes.ContainsFunc(bytes.TrimRight(name, " \t"), func(c rune) bool { return c <= ' ' || c > '~' })
}
