// Package journal keeps what a person writes: entries with a title, a time,
// a mood and tags, and a trash they can be brought back from.
//
// An entry is one store.Record of Kind. Its Body is the text, its Meta all the
// rest, so that the list of 100,000 entries stands in memory after one scan
// and a text is read only when it is shown. See docs/format.md, "Records".
package journal

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stillwater/app/store"
)

// Kind is the store.Kind of an entry.
const Kind store.Kind = "journal.entry"

var (
	// ErrInvalid is returned for an entry or query that cannot be kept or
	// answered as it is: text or title that is not UTF-8, an unknown zone, a
	// year outside 1900 to 9999, an unknown mood, too long a title or too
	// many or too long tags.
	ErrInvalid = errors.New("invalid entry")
	// ErrConflict is returned by Save when the entry was changed since the
	// revision the caller started from. Nothing is written.
	ErrConflict = errors.New("entry changed meanwhile")
	// ErrNotTrashed is returned by Delete for an entry outside the trash.
	ErrNotTrashed = errors.New("entry is not in the trash")
)

const (
	maxText     = 16 << 20 // bytes; the longest novels have 8 MiB
	maxTitle    = 300      // runes; keeps Meta far below store.MaxMeta
	maxTags     = 32       // tags; more are no help in finding an entry
	maxTag      = 64       // runes; a tag is a word or a few
	minYear     = 1900     // nobody alive remembers more
	maxYear     = 9999     // four digits, as RFC 3339 and file names need
	clearestDay = 5        // the highest mood
)

// moods are the words for Entry.Mood in exported files.
var moods = [clearestDay + 1]string{"", "heavy", "low", "even", "light", "clear"}

// An Entry is one page of the journal. Times are kept to the millisecond.
type Entry struct {
	ID          store.ID
	Title, Text string    // Text is Markdown, kept byte for byte
	At          time.Time // when it is about; from a Book, in Zone's location
	Zone        string    // IANA name of the zone it was written in
	Mood        int       // 0 none, 1 heavy, 2 low, 3 even, 4 light, 5 clear
	Tags        []string  // without the #, as they were first written
	CreatedAt   time.Time // UTC; set by the Book, as are all below
	UpdatedAt   time.Time // UTC; when title, text, time, mood or tags last changed
	TrashedAt   time.Time // UTC; zero outside the trash
	Revision    int64     // counts every change, from 1
}

// meta is the Meta of a Record: an Entry without its Text. Keys are short and
// times are Unix milliseconds, because every meta is decoded at unlock.
type meta struct {
	At       int64    `json:"a"`
	Zone     string   `json:"z"`
	Created  int64    `json:"c"`
	Updated  int64    `json:"u"`
	Revision int64    `json:"r"`
	Trashed  int64    `json:"x,omitempty"` // 0 outside the trash
	Mood     int      `json:"m,omitempty"`
	Title    string   `json:"t,omitempty"`
	Tags     []string `json:"g,omitempty"`
}

// The moments a stored time can lie between: the years Save takes, in any zone.
var (
	earliest = time.Date(minYear, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -1).UnixMilli()
	latest   = time.Date(maxYear+1, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 1).UnixMilli()
)

// decodeMeta reads what encode wrote; anything else is store.ErrDamaged.
func decodeMeta(b []byte) (meta, error) {
	var m meta
	if m.scan(string(b)) != nil || m.Zone == "" || m.Revision < 1 || m.Mood < 0 || m.Mood > clearestDay {
		return meta{}, store.ErrDamaged
	}
	for _, ms := range [...]int64{m.At, m.Created, m.Updated, m.Trashed} {
		if ms < earliest || ms > latest {
			return meta{}, store.ErrDamaged
		}
	}
	return m, nil
}

// metaOf is e without its Text.
func metaOf(e Entry) meta {
	m := meta{Title: e.Title, At: e.At.UnixMilli(), Zone: e.Zone, Mood: e.Mood, Tags: e.Tags,
		Created: e.CreatedAt.UnixMilli(), Updated: e.UpdatedAt.UnixMilli(), Revision: e.Revision}
	if !e.TrashedAt.IsZero() {
		m.Trashed = e.TrashedAt.UnixMilli()
	}
	return m
}

// entry is the Entry of m, shown in loc.
func (m meta) entry(id store.ID, text string, loc *time.Location) Entry {
	return Entry{ID: id, Title: m.Title, Text: text, At: time.UnixMilli(m.At).In(loc), Zone: m.Zone,
		Mood: m.Mood, Tags: slices.Clone(m.Tags), CreatedAt: time.UnixMilli(m.Created).UTC(),
		UpdatedAt: time.UnixMilli(m.Updated).UTC(), TrashedAt: m.trashedAt(), Revision: m.Revision}
}

func (m meta) trashedAt() time.Time {
	if m.Trashed == 0 {
		return time.Time{}
	}
	return time.UnixMilli(m.Trashed).UTC()
}

// clean returns e as it will be kept: title and tags in one line each, the
// time in the entry's own zone. What cannot be kept is refused.
func (b *Book) clean(e Entry) (Entry, error) {
	if len(e.Text) > maxText {
		return e, store.ErrTooLarge
	}
	if !utf8.ValidString(e.Text) || !utf8.ValidString(e.Title) {
		return e, fmt.Errorf("%w: not UTF-8", ErrInvalid)
	}
	loc, known := b.zones.find(e.Zone)
	if !known {
		return e, fmt.Errorf("%w: unknown time zone", ErrInvalid)
	}
	e.At = e.At.Truncate(time.Millisecond).In(loc)
	if y := e.At.Year(); y < minYear || y > maxYear {
		return e, fmt.Errorf("%w: year out of range", ErrInvalid)
	}
	if e.Mood < 0 || e.Mood > clearestDay {
		return e, fmt.Errorf("%w: unknown mood", ErrInvalid)
	}
	e.Title = oneLine(e.Title)
	if utf8.RuneCountInString(e.Title) > maxTitle {
		return e, fmt.Errorf("%w: title too long", ErrInvalid)
	}
	var err error
	e.Tags, err = cleanTags(e.Tags)
	return e, err
}

// cleanTags trims tags, drops a leading # and doubles; the first writing stays.
func cleanTags(tags []string) ([]string, error) {
	var kept []string
	seen := map[string]bool{}
	for _, t := range tags {
		if !utf8.ValidString(t) {
			return nil, fmt.Errorf("%w: not UTF-8", ErrInvalid)
		}
		t = plainTag(t)
		if utf8.RuneCountInString(t) > maxTag {
			return nil, fmt.Errorf("%w: tag too long", ErrInvalid)
		}
		if key := fold(t); t != "" && !seen[key] {
			seen[key] = true
			kept = append(kept, t)
		}
	}
	if len(kept) > maxTags {
		return nil, fmt.Errorf("%w: too many tags", ErrInvalid)
	}
	return kept, nil
}

// plainTag is a tag as written without the # and the space around it.
func plainTag(t string) string {
	return strings.TrimSpace(strings.TrimLeft(oneLine(t), "#"))
}

// oneLine turns control characters and runs of white space into one space
// each, so that a title cannot break out of its line in an exported file.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' // not allowed in YAML
	}), " ")
}

// fold maps writings of a tag that differ only in case to one key, by Unicode
// simple folding: every rune becomes the lower case of its orbit's first.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && !('A' <= r && r <= 'Z') && r != 'k' && r != 's' {
			return r // its orbit is itself and one capital
		}
		first := r
		for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
			first = min(first, o)
		}
		return unicode.ToLower(first)
	}, s)
}

// same reports whether a and b hold the same words and stand in the same place.
func same(a, b Entry) bool {
	return a.Title == b.Title && a.Text == b.Text && a.At.Equal(b.At) && a.Zone == b.Zone &&
		a.Mood == b.Mood && slices.Equal(a.Tags, b.Tags) && a.TrashedAt.Equal(b.TrashedAt)
}
