// Package diaries reads what other programs export: Day One, jrnl, Mini
// Diary, Mini Diarium, folders of Markdown files, and our own JSON export.
//
// A diary comes from anywhere and is taken for hostile: nothing is held but
// the entry at hand, names are never used to write, links are not followed,
// and every size is bounded, declared or real. What can be read around a
// broken place is read; what cannot be is named with its place.
package diaries

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Source is a program or a shape that diaries come from.
type Source string

// The sources Read knows.
const (
	DayOne      Source = "dayone"      // JSON, alone or in the ZIP with its pictures
	Jrnl        Source = "jrnl"        // JSON or its own text format
	MiniDiary   Source = "minidiary"   // JSON
	MiniDiarium Source = "minidiarium" // JSON, its texts in HTML
	Markdown    Source = "markdown"    // a folder, as of Obsidian, Diaryx or our own export
	Stillwater  Source = "stillwater"  // our own JSON export with its attachments beside
)

// Sources lists every Source.
var Sources = []Source{DayOne, Jrnl, MiniDiary, MiniDiarium, Markdown, Stillwater}

var (
	// ErrNotDiary is returned for a file or folder that is no diary of the
	// source it was said to be from.
	ErrNotDiary = errors.New("not a diary of that kind")
	// ErrTooLarge is returned for a diary beyond what is read at all: a file
	// above 1 GiB, an archive above 64 GiB or with a list of files above 16
	// MiB, more than 100,000 files in a folder or 250,000 entries.
	ErrTooLarge = errors.New("diary too large")
)

const (
	maxFile    = 1 << 30  // bytes of a JSON or text file: 50 years of 50 KB a day
	maxFiles   = 100_000  // files in a folder
	maxEntries = 250_000  // entries in one diary
	maxText    = 16 << 20 // bytes of one entry's text: what the journal keeps
	maxTitle   = 300      // runes: what the journal keeps; a longer one is text
	maxTags    = 32       // what the journal keeps
	maxTag     = 64       // runes
	maxKnown   = 200      // attachments of one entry
	maxRefused = 1000     // refusals kept; all are counted
	maxFields  = 50       // names of unknown fields kept of an entry
	maxMember  = 8 << 30  // bytes of one attachment: a film of an hour
	minYear    = 1900     // what the journal keeps
	maxYear    = 9999     // likewise
	noon       = 12       // the hour of entries whose diary knows days only
	maxName    = 200      // bytes of an attachment's or a refusal's file name
)

// A Reason says why something was not understood.
type Reason string

// The reasons for a Refusal. Each is an error too.
const (
	Broken     Reason = "broken"      // not the syntax it should have
	NoDate     Reason = "no-date"     // no date, or one outside 1900 to 9999
	TooLarge   Reason = "too-large"   // beyond what an entry or attachment may be
	TooMany    Reason = "too-many"    // more attachments than one entry may have
	Nested     Reason = "nested"      // deeper than any diary is
	Bomb       Reason = "bomb"        // unpacks to far more than its kind could hold
	UnsafeName Reason = "unsafe-name" // leads out of the diary
	Link       Reason = "link"        // a link, which is not followed
	Missing    Reason = "missing"     // named, but not there
	Twice      Reason = "twice"       // the same entry again
	Unreadable Reason = "unreadable"  // could not be read to its end
	Tags       Reason = "tags"        // the entry came, but not all of its tags
	Sealed     Reason = "sealed"      // a sealed letter, whose words were never written out
)

func (r Reason) Error() string { return "diary: " + string(r) }

// ReasonOf is the Reason in err's chain, else Unreadable.
func ReasonOf(err error) Reason {
	var r Reason
	if errors.As(err, &r) {
		return r
	}
	return Unreadable
}

// A Place is where something stands in a diary. Parts that are not known or
// make no sense are zero; numbers count from 1.
type Place struct {
	File  string // in an archive or folder
	Entry int
	Line  int
}

// A Refusal is a part of a diary that was not understood.
type Refusal struct {
	Place
	Reason Reason
}

// A Report is what reading a diary to its end has shown.
type Report struct {
	Refused []Refusal // the first 1,000
	Total   int       // of all refusals
}

// An Entry is one entry as it stood in a diary, its text as Markdown. Pictures
// within it stand as Reference says.
type Entry struct {
	Place            Place
	Origin           string // "dayone:UUID"; empty if the diary gives entries no names
	Title, Text      string
	At               time.Time
	Zone             string    // IANA name
	Created, Updated time.Time // zero if the diary does not say
	Tags             []string
	Files            []File
	Fields           []string // names of front matter fields that this has no place for
	// Raw is what stood there, of Markdown and Stillwater: a whole file or
	// one JSON object. Who knows our own shapes finds more in it.
	Raw []byte
}

// A File is an attachment of an Entry. Open works until Read returns.
type File struct {
	Name string // one plain name, its own within the entry
	Path string // beside the diary, of Markdown and Stillwater
	Size int64  // as declared
	Open func() (io.ReadCloser, error)
}

// Options are what the diary itself does not say.
type Options struct {
	Zone string // IANA name, for diaries without zones
}

// A reading is one diary while it is read.
type reading struct {
	ctx    context.Context
	loc    *time.Location
	zone   string
	add    func(Entry) error
	report Report
	count  int
	seen   map[string][][32]byte // by origin: what came under it
	trial  bool                  // nothing is reported
}

// Read reads the diary at name to its end and calls add with each entry, in
// the diary's order. An error of add ends it and is returned; so do ctx's end,
// ErrNotDiary, ErrTooLarge and errors of the file system.
func Read(ctx context.Context, source Source, name string, o Options, add func(Entry) error) (Report, error) {
	loc, err := time.LoadLocation(o.Zone)
	if err != nil || o.Zone == "" {
		loc = time.UTC
	}
	r := &reading{ctx: ctx, loc: loc, zone: loc.String(), add: add, seen: map[string][][32]byte{}}
	readers := map[Source]func(string) error{
		DayOne: r.dayOne, Jrnl: r.jrnl, MiniDiary: r.miniDiary, MiniDiarium: r.miniDiary, Markdown: r.markdown, Stillwater: r.stillwater,
	}
	read, known := readers[source]
	if !known {
		return Report{}, ErrNotDiary
	}
	if err := read(name); err != nil {
		return r.report, fmt.Errorf("reading diary: %w", err)
	}
	return r.report, nil
}

// file opens a plain file of at most limit bytes.
func (r *reading) file(name string, limit int64) (*os.File, int64, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	switch {
	case err != nil:
	case !info.Mode().IsRegular():
		err = ErrNotDiary
	case info.Size() > limit:
		err = ErrTooLarge
	}
	if err != nil {
		_ = f.Close()
		return nil, 0, err
	}
	return f, info.Size(), nil
}

func (r *reading) refuse(p Place, why Reason) {
	if r.trial {
		return
	}
	r.report.Total++
	if len(r.report.Refused) < maxRefused {
		p.File = shorten(p.File)
		r.report.Refused = append(r.report.Refused, Refusal{p, why})
	}
}

// give hands one entry over, as the journal can keep it, unless it came
// before. What cannot be kept is refused.
func (r *reading) give(e Entry) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if r.count++; r.count > maxEntries {
		return ErrTooLarge
	}
	if y := e.At.Year(); e.At.IsZero() || y < minYear || y > maxYear {
		r.refuse(e.Place, NoDate)
		return nil
	}
	e.Title, e.Text = sound(e.Title), sound(e.Text)
	if t := oneLine(e.Title); utf8.RuneCountInString(t) <= maxTitle {
		e.Title = t
	} else {
		e.Title, e.Text = "", strings.TrimSpace(e.Title)+"\n\n"+e.Text
	}
	if len(e.Text) > maxText {
		r.refuse(e.Place, TooLarge)
		return nil
	}
	var whole bool
	if e.Tags, whole = plainTags(e.Tags); !whole {
		r.refuse(e.Place, Tags)
	}
	if len(e.Files) > maxKnown {
		e.Files = e.Files[:maxKnown]
		r.refuse(e.Place, TooMany)
	}
	if e.Origin != "" && !r.first(&e) {
		r.refuse(e.Place, Twice)
		return nil
	}
	return r.add(e)
}

// first reports whether e has not come yet. Another entry under a name that is
// taken is an entry of its own, and gets a name of its own.
func (r *reading) first(e *Entry) bool {
	if len(e.Origin) > maxName {
		e.Origin = fmt.Sprintf("%.40s%x", e.Origin, sha256.Sum256([]byte(e.Origin)))
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%s", e.At.UnixMilli(), e.Title, e.Text))
	known := r.seen[e.Origin]
	if slices.Contains(known, sum) {
		return false
	}
	r.seen[e.Origin] = append(known, sum)
	if len(known) > 0 {
		e.Origin = fmt.Sprintf("%s#%d", e.Origin, len(known)+1)
	}
	return true
}

// moment is t in the zone called name, or in the reading's own if there is
// none of that name.
func (r *reading) moment(t time.Time, name string) (time.Time, string) {
	if loc, err := time.LoadLocation(name); err == nil && name != "" && name != "Local" {
		return t.In(loc), name
	}
	return t.In(r.loc), r.zone
}

// layouts are how diaries write times, with a zone or on the reading's clock.
var layouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02T15:04Z07:00",
	"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02 03:04:05 PM", "2006-01-02 3:04:05 PM", "2006-01-02 3:04 PM",
	"2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00",
	"2006/01/02 15:04", "2006/01/02 15:04:05", "02.01.2006 15:04", "02.01.2006 15:04:05",
	"Mon Jan 2 15:04:05 2006", "2 January 2006 15:04", "January 2, 2006 3:04 PM", "January 2, 2006 15:04",
}

// days are how diaries write days.
var days = []string{"2006-01-02", "2006/01/02", "2006.01.02", "02.01.2006", "20060102", "2 January 2006", "January 2, 2006"}

// time is timeIn on the reading's own clock.
func (r *reading) time(s string) (time.Time, bool) { return timeIn(s, r.loc) }

// timeIn reads what stands in a date field: a time, or a day, which is its
// noon.
func timeIn(s string, loc *time.Location) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 64 { // the longest layout has 35
		return time.Time{}, false
	}
	for _, l := range layouts {
		if t, err := time.ParseInLocation(l, s, loc); err == nil {
			return t, true
		}
	}
	for _, l := range days {
		if t, err := time.Parse(l, s); err == nil {
			return time.Date(t.Year(), t.Month(), t.Day(), noon, 0, 0, 0, loc), true
		}
	}
	return time.Time{}, false
}

// sound is s in whole letters and with plain ends of lines.
func sound(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
}

// oneLine is s without breaks.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return unicode.IsSpace(c) || unicode.IsControl(c) }), " ")
}

// plainTags are tags without the mark other programs put before them, each
// once; whole is false if some cannot be kept.
func plainTags(tags []string) (kept []string, whole bool) {
	whole = true
	for _, t := range tags {
		t = oneLine(strings.TrimLeft(oneLine(sound(t)), "#@"))
		switch {
		case t == "" || slices.ContainsFunc(kept, func(k string) bool { return strings.EqualFold(k, t) }):
		case utf8.RuneCountInString(t) > maxTag || len(kept) == maxTags:
			whole = false
		default:
			kept = append(kept, t)
		}
	}
	return kept, whole
}

// titled splits off the heading that a text begins with.
func titled(text string) (title, rest string) {
	line, rest, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	if t, ok := strings.CutPrefix(line, "# "); ok && strings.TrimSpace(t) != "" {
		return strings.TrimSpace(strings.TrimRight(t, " #")), strings.TrimLeft(rest, "\n")
	}
	return "", text
}

// plainName is the last part of a name from a diary, as a file here may be
// called; taken are the names the entry has already.
func plainName(name, ending string, taken []File) string {
	name = path.Base(strings.ReplaceAll(sound(name), `\`, "/"))
	name = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) || strings.ContainsRune(`/:*?"<>|`, c) {
			return '-'
		}
		return c
	}, name)
	name = strings.Trim(name, ". ")
	if name == "" {
		name = "attachment"
	}
	ext := path.Ext(name)
	if ext == "" && ending != "" {
		ext = "." + ending
		name += ext
	}
	stem := shorten(strings.TrimSuffix(name, ext))
	if len(ext) > maxTag {
		ext = ""
	}
	name = stem + ext
	for n := 2; slices.ContainsFunc(taken, func(f File) bool { return strings.EqualFold(f.Name, name) }); n++ {
		name = fmt.Sprintf("%s-%d%s", stem, n, ext)
	}
	return name
}

// shorten cuts s to maxName bytes at a letter's edge.
func shorten(s string) string {
	if len(s) <= maxName {
		return strings.ToValidUTF8(s, "\uFFFD")
	}
	return strings.ToValidUTF8(s[:maxName], "")
}
