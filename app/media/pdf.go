package media

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

const (
	maxPDF      = 256 << 20 // bytes of a PDF that are looked through: a scanned book
	window      = 1 << 20   // bytes looked at together
	overlap     = 8 << 10   // bytes of them looked at again with the next, so that nothing is cut
	maxStreams  = 2000      // packed lists of objects unpacked; each holds a hundred
	maxPacked   = 4 << 20   // bytes one may unpack to
	maxUnpacked = 128 << 20 // bytes all may
	maxHex      = 4 << 10   // bytes of a date or a name in a PDF
)

// A reader of PDFs need not believe the table that says where things stand:
// it looks through the bytes for what names itself. That also shows what an
// older revision said, which a later one left in the file.
var (
	pdfField  = regexp.MustCompile(`/(CreationDate|ModDate|Producer|Creator|Author|Title|Subject|Keywords)[\x00\t\n\f\r ]*(\(|<[0-9A-Fa-f\s])`)
	pdfActive = regexp.MustCompile(`/(JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|RichMedia|EmbeddedFile)[\x00\t\n\f\r /(<\[>]`)
	pdfLists  = regexp.MustCompile(`/Type[\x00\t\n\f\r ]*/ObjStm`)
	pdfSealed = regexp.MustCompile(`/Encrypt[\x00\t\n\f\r ]+\d+[\x00\t\n\f\r ]+\d+[\x00\t\n\f\r ]+R`)
	pdfStart  = regexp.MustCompile(`stream\r?\n`)
	pdfDate   = regexp.MustCompile(`^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(Z|[+-])?(\d\d)?'?(\d\d)?`)
)

// A document is a PDF while it is looked through.
type document struct {
	c      *collection
	sealed bool // its strings are encrypted, and say nothing
	lists  int
	inner  int // bytes that they had unpacked
	broke  bool
}

// pdf reads what a PDF says of when and with what it was made, and what it
// would do when opened.
func pdf(in *frugal, c *collection, _ string) bool {
	in.bytes, in.seeks = maxPDF+maxPDF/8, maxSeeks
	d := &document{c: c}
	buf := make([]byte, window)
	var fields []Fact
	for from := int64(0); from < min(in.size, maxPDF); from += window - overlap {
		n, err := in.ReadAt(buf[:min(window, in.size-from)], from)
		if err != nil && !errors.Is(err, io.EOF) {
			return false
		}
		d.look(buf[:n], &fields)
		if int64(n) < window || c.full {
			break
		}
	}
	if d.sealed {
		c.add(Fact{Origin: PDF, Name: "Encrypt", Value: "yes"})
	} else {
		for _, f := range fields {
			d.tell(f.Name, f.Value)
		}
	}
	return !d.broke && in.size <= maxPDF
}

// look takes what a piece of the file says.
func (d *document) look(b []byte, fields *[]Fact) {
	d.sealed = d.sealed || pdfSealed.Match(b)
	d.fields(b, fields)
	lists := pdfLists.FindAllIndex(b, -1)
	var starts [][]int
	if len(lists) > 0 {
		starts = pdfStart.FindAllIndex(b, -1)
	}
	for _, at := range lists {
		for len(starts) > 0 && starts[0][0] < at[1] {
			starts = starts[1:]
		}
		if len(starts) == 0 || d.lists == maxStreams || d.inner > maxUnpacked {
			break
		}
		d.lists++
		z, err := zlib.NewReader(bytes.NewReader(b[starts[0][1]:]))
		if err != nil {
			continue // not packed, or encrypted
		}
		inner, _ := io.ReadAll(io.LimitReader(z, maxPacked)) // one that goes on in the next piece tells its beginning
		d.inner += len(inner)
		d.fields(inner, fields)
	}
	if start := bytes.Index(b, []byte("<x:xmpmeta")); start >= 0 {
		if end := bytes.Index(b[start:], []byte("</x:xmpmeta>")); end >= 0 {
			d.broke = !xmp(bytes.NewReader(b[start:start+end+len("</x:xmpmeta>")]), d.c) || d.broke
		}
	}
}

// fields takes what dictionaries say. They are told later: only the end of the
// file may show that its strings are encrypted.
func (d *document) fields(b []byte, fields *[]Fact) {
	for _, at := range pdfField.FindAllSubmatchIndex(b, maxFacts) {
		f := Fact{Origin: PDF, Name: string(b[at[2]:at[3]]), Value: pdfString(b[at[4]:])}
		if len(*fields) < maxFacts && f.Value != "" {
			*fields = append(*fields, f)
		}
	}
	for _, at := range pdfActive.FindAllSubmatch(b, maxFacts) {
		name := string(at[1])
		if name == "JS" {
			name = "JavaScript"
		}
		d.c.add(Fact{Origin: PDF, Name: "Action", Value: name, About: OfAction})
	}
}

func (d *document) tell(name, value string) {
	switch name {
	case "CreationDate", "ModDate":
		at, zoned := pdfTime(value)
		d.c.date(PDF, name, value, at, zoned)
	case "Producer", "Creator":
		d.c.add(Fact{Origin: PDF, Name: name, Value: value, About: OfSoftware})
	case "Author":
		d.c.add(Fact{Origin: PDF, Name: name, Value: value, About: OfPerson})
	default:
		d.c.add(Fact{Origin: PDF, Name: name, Value: value})
	}
}

// pdfTime reads D:20261121170830+01'00'.
func pdfTime(s string) (time.Time, bool) {
	m := pdfDate.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	n := func(i, otherwise int) int {
		if v, err := strconv.Atoi(m[i]); err == nil {
			return v
		}
		return otherwise
	}
	loc, zoned := time.UTC, m[7] != ""
	if m[7] == "+" || m[7] == "-" {
		off := n(8, 0)*3600 + n(9, 0)*60
		if m[7] == "-" {
			off = -off
		}
		loc = time.FixedZone("", off)
	}
	at := time.Date(n(1, 0), time.Month(n(2, 1)), n(3, 1), n(4, 0), n(5, 0), n(6, 0), 0, loc)
	if at.Day() != n(3, 1) || n(4, 0) > 23 || n(5, 0) > 59 || n(6, 0) > 60 {
		return time.Time{}, false
	}
	return at, zoned
}

// pdfString reads the string that begins at the first byte, (…) or <…>.
func pdfString(b []byte) string {
	b = b[:min(len(b), maxHex)]
	if b[0] == '<' {
		end := bytes.IndexByte(b, '>')
		if end < 0 {
			return ""
		}
		digits := bytes.Join(bytes.Fields(b[1:end]), nil)
		if len(digits)%2 == 1 {
			digits = append(digits, '0')
		}
		raw, err := hex.AppendDecode(nil, digits)
		if err != nil {
			return ""
		}
		return pdfText(raw)
	}
	var raw []byte
	depth := 0
	for i := 1; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\\' && i+1 < len(b):
			i++
			if n := octal(b[i:]); n > 0 {
				v, _ := strconv.ParseUint(string(b[i:i+n]), 8, 16)
				raw = append(raw, byte(v))
				i += n - 1
			} else if to := strings.IndexByte("nrtbf", b[i]); to >= 0 {
				raw = append(raw, "\n\r\t\b\f"[to])
			} else if b[i] != '\n' && b[i] != '\r' {
				raw = append(raw, b[i])
			}
		case c == '(':
			depth++
			raw = append(raw, c)
		case c == ')' && depth == 0:
			return pdfText(raw)
		case c == ')':
			depth--
			raw = append(raw, c)
		default:
			raw = append(raw, c)
		}
	}
	return "" // no end: not a string, or a very long one
}

// octal is how many octal digits b begins with, at most three.
func octal(b []byte) int {
	n := 0
	for n < min(3, len(b)) && b[n] >= '0' && b[n] <= '7' {
		n++
	}
	return n
}

// pdfText is a string's letters: UTF-16 or UTF-8 by its mark, else Latin-1,
// which PDF's own alphabet nearly is.
func pdfText(raw []byte) string {
	if rest, ok := bytes.CutPrefix(raw, []byte("\xef\xbb\xbf")); ok {
		return string(rest)
	}
	little := bytes.HasPrefix(raw, []byte("\xff\xfe"))
	if bytes.HasPrefix(raw, []byte("\xfe\xff")) || little {
		var units []uint16
		for raw = raw[2:]; len(raw) > 1; raw = raw[2:] {
			if little {
				units = append(units, uint16(raw[1])<<8|uint16(raw[0]))
			} else {
				units = append(units, uint16(raw[0])<<8|uint16(raw[1]))
			}
		}
		return string(utf16.Decode(units))
	}
	letters := make([]rune, len(raw))
	for i, c := range raw {
		letters[i] = rune(c)
	}
	return string(letters)
}
