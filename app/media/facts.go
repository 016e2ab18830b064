package media

import (
	"errors"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// ErrUnreadable is returned by Facts for a file whose facts are broken, or so
// many or so deep that they are a trap. What was read before stands.
var ErrUnreadable = errors.New("what the file says of itself cannot be read")

const (
	maxFacts = 400      // of one file; a camera writes 60 to 150
	maxValue = 500      // runes of a value: a paragraph, not a text
	maxRead  = 32 << 20 // bytes read of a file in search of facts, PDFs aside
	maxSeeks = 100_000  // jumps within a file; a camera's needs some hundred
	minYear  = 1970     // of a date somebody's clock could have written; 1904 and 1 are unset fields
	maxYear  = 9999     // what JSON can hold
)

// An Origin is the part of a file a Fact stands in.
type Origin string

// The origins of facts.
const (
	File  Origin = "file" // what the bytes themselves show, such as a picture's size
	EXIF  Origin = "exif"
	XMP   Origin = "xmp"
	IPTC  Origin = "iptc"
	Movie Origin = "movie" // the boxes of MP4 and QuickTime
	PDF   Origin = "pdf"
	Mail  Origin = "mail" // header fields
)

// A Subject is what a Fact tells about. Most facts tell of nothing a person
// asks for, and have none.
type Subject string

// The subjects of facts.
const (
	OfDate     Subject = "date"
	OfPlace    Subject = "place"
	OfDevice   Subject = "device"
	OfSoftware Subject = "software"
	OfPerson   Subject = "person"
	OfSize     Subject = "size"
	OfAction   Subject = "action" // something the file would do when opened
)

// A Fact is one thing that a file says of itself. Anybody could have written
// it there: it is what the file says, not what is so.
type Fact struct {
	Origin Origin  `json:"origin"`
	Name   string  `json:"name"` // as the format calls it: DateTimeOriginal, Producer, Received
	Value  string  `json:"value"`
	About  Subject `json:"about,omitempty"`
	// At is the moment a date names, in its own zone if it says one, else on
	// a clock whose zone is not said, which At takes for UTC.
	At    time.Time `json:"at,omitzero"`
	Zoned bool      `json:"zoned,omitempty"` // whether the file says At's zone
}

// Facts reads what a file says of itself: dates, places, devices, programs and
// people. The media type is that of TypeOf; a type whose files say nothing has
// no facts. It reads a bounded part of the file into bounded memory, and
// whatever is in it, a trap among it, is an error at most: ErrUnreadable, or
// why r cannot be read.
func Facts(r io.ReaderAt, size int64, mediaType string) (facts []Fact, err error) {
	in := &frugal{in: r, size: size, bytes: maxRead, seeks: maxSeeks}
	c := &collection{}
	defer func() {
		facts = c.facts
		if recover() != nil { // a parser's defect
			err = ErrUnreadable
		}
		if in.failed != nil {
			err = in.failed
		}
	}()
	plain, _, _ := strings.Cut(mediaType, ";")
	read, known := readers[plain]
	if !known {
		return nil, nil
	}
	if !read(in, c, plain) || c.full || in.spent {
		return c.facts, ErrUnreadable
	}
	return c.facts, nil
}

// readers read the facts of files by media type, and report whether they could.
var readers = map[string]func(in *frugal, c *collection, mediaType string) bool{
	"image/jpeg": picture, "image/png": picture, "image/webp": picture, "image/tiff": picture, "image/gif": picture, "image/bmp": picture,
	"image/heic": picture, "image/heic-sequence": picture, "image/heif": picture, "image/heif-sequence": picture, "image/avif": picture,
	"video/mp4": movie, "video/quicktime": movie, "video/x-m4v": movie, "audio/mp4": movie, "audio/x-m4a": movie, "video/3gpp": movie, "video/3gpp2": movie, "audio/3gpp": movie,
	"application/pdf": pdf,
	"message/rfc822":  mailHeader, "multipart/related": mailHeader,
}

// A collection is facts in the making.
type collection struct {
	facts []Fact
	full  bool // there were more than any honest file has
}

// add keeps a fact whose value can be read by a person.
func (c *collection) add(f Fact) {
	if f.Value = oneLine(f.Value); f.Value == "" {
		return
	}
	f.Name = oneLine(f.Name)
	for _, known := range c.facts {
		if known.Origin == f.Origin && known.Name == f.Name && known.Value == f.Value {
			return
		}
	}
	if len(c.facts) == maxFacts {
		c.full = true
		return
	}
	c.facts = append(c.facts, f)
}

// date adds a fact that is a date. What no clock can have meant is kept as it
// is written, and is no date.
func (c *collection) date(from Origin, name, value string, at time.Time, zoned bool) {
	f := Fact{Origin: from, Name: name, Value: value}
	if y := at.Year(); y >= minYear && y <= maxYear {
		f.About, f.At, f.Zoned = OfDate, at, zoned
	}
	c.add(f)
}

// oneLine is s in one line that is safe to show and not too long.
func oneLine(s string) string {
	s = strings.TrimSpace(strings.ToValidUTF8(strings.Trim(s, "\x00"), "\uFFFD"))
	if utf8.RuneCountInString(s) > maxValue {
		s = string([]rune(s[:min(len(s), 4*maxValue)])[:maxValue]) + "…"
	}
	return strings.Join(strings.Fields(ShownName(strings.Map(func(c rune) rune {
		if c == '\n' || c == '\r' || c == '\t' {
			return ' '
		}
		return c
	}, s))), " ")
}

// dates are the ways in which files write dates, those with a zone first.
var dates = []struct {
	layout string
	zoned  bool
}{
	{"2006:01:02 15:04:05Z07:00", true}, {time.RFC3339, true}, {"2006-01-02T15:04Z07:00", true}, {"2006-01-02T15:04:05-0700", true},
	{"2006:01:02 15:04:05", false}, {"2006-01-02T15:04:05", false}, {"2006-01-02T15:04", false}, {"2006-01-02 15:04:05", false},
	{"2006:01:02", false}, {"2006-01-02", false}, {"20060102", false},
}

// dateOf reads a date as pictures and films write them.
func dateOf(s string) (at time.Time, zoned bool) {
	s = strings.TrimSpace(s)
	if len(s) > 40 { // the longest layout, with fractions, has 35
		return time.Time{}, false
	}
	for _, d := range dates {
		if t, err := time.Parse(d.layout, s); err == nil {
			return t, d.zoned
		}
	}
	return time.Time{}, false
}

// A frugal reads a file for parsers that believe what it says: it gives up
// after so many bytes and jumps.
type frugal struct {
	in           io.ReaderAt
	size, at     int64
	bytes, seeks int64
	spent        bool
	failed       error // why the file cannot be read
}

// errSpent ends a parser that was led in circles.
var errSpent = errors.New("read too much")

// ReadAt is io.ReaderAt within the file and what may be read of it.
func (f *frugal) ReadAt(p []byte, at int64) (int, error) {
	if at < 0 || at >= f.size {
		return 0, io.EOF
	}
	f.seeks--
	short := int64(len(p)) > f.size-at
	if short {
		p = p[:f.size-at]
	}
	if f.bytes -= int64(len(p)); f.bytes < 0 || f.seeks < 0 {
		f.spent = true
		return 0, errSpent
	}
	n, err := f.in.ReadAt(p, at)
	switch {
	case n < len(p) && err != nil && !errors.Is(err, io.EOF):
		f.failed = err
	case n == len(p) && short:
		err = io.EOF
	case n == len(p):
		err = nil
	}
	return n, err
}

// Read is io.Reader.
func (f *frugal) Read(p []byte) (int, error) {
	n, err := f.ReadAt(p, f.at)
	f.at += int64(n)
	if n > 0 && err == io.EOF {
		err = nil
	}
	return n, err
}

// Seek is io.Seeker.
func (f *frugal) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += f.size
	}
	if f.seeks--; f.seeks < 0 {
		f.spent = true
		return 0, errSpent
	}
	if offset < 0 {
		return 0, errSpent
	}
	f.at = offset
	return offset, nil
}
