// Package journal keeps what a person writes: entries of several kinds with a
// title, a time, a mood and tags, their attachments, every earlier version,
// and a trash they can be brought back from.
//
// An entry is one store.Record of Kind. Its Body is the text, its Meta all the
// rest, so that the list of 100,000 entries stands in memory after one scan
// and a text is read only when it is shown. Attachments, versions and what
// else stands beside are records of their own. See docs/format.md, "Kinds of
// records".
package journal

import (
	"cmp"
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
	// year outside 1900 to 9999, an unknown kind or mood, too long a title or
	// too many or too long tags, feelings or names.
	ErrInvalid = errors.New("invalid entry")
	// ErrConflict is returned by Save when the entry was changed since the
	// revision the caller started from. Nothing is written.
	ErrConflict = errors.New("entry changed meanwhile")
	// ErrSealed is returned for a letter whose seal still holds, by whatever
	// would read or change it. BreakSeal opens it.
	ErrSealed = errors.New("letter is sealed")
	// ErrNotTrashed is returned by Delete for an entry outside the trash.
	ErrNotTrashed = errors.New("entry is not in the trash")
)

const (
	maxText     = 16 << 20 // bytes; the longest novels have 8 MiB
	maxBody     = 24 << 20 // bytes; of a thought record, where JSON may double what it escapes
	maxTitle    = 300      // runes; keeps Meta far below store.MaxMeta
	maxTags     = 32       // tags; more are no help in finding an entry
	maxTag      = 64       // runes; a tag is a word or a few
	maxFeelings = 16       // feelings; nobody can tell more apart at once
	maxFeeling  = 40       // runes; a word or a few
	maxPeople   = 16       // people; more are a crowd
	maxPerson   = 64       // runes; a name or a relation
	maxTo       = 100      // runes; a name, or a few
	maxOrigin   = 200      // bytes; "dayone:" and an identifier
	minYear     = 1900     // nobody alive remembers more
	maxYear     = 9999     // four digits, as RFC 3339 and file names need
	clearestDay = 5        // the highest mood

	strongestPull = 10
	fullBelief    = 100 // percent
)

// moods are the words for Entry.Mood in exported files.
var moods = [clearestDay + 1]string{"", "heavy", "low", "even", "light", "clear"}

// An Entry is one page of the journal. Times are kept to the millisecond.
type Entry struct {
	ID          store.ID
	Kind        EntryKind
	Title, Text string         // Text is Markdown, kept byte for byte
	At          time.Time      // when it is about; from a Book, in Zone's location
	Zone        string         // IANA name of the zone it was written in
	Mood        int            // 0 none, 1 heavy, 2 low, 3 even, 4 light, 5 clear
	Feelings    []string       // as they were picked or typed
	Pull        *int           // towards them, 0 to 10; nil: not said
	Tags        []string       // without the #, as they were first written
	People      []string       // who is in it, as written
	To          string         // to whom a letter is
	SealedUntil time.Time      // UTC; of a letter; zero if it never was sealed
	BrokenAt    time.Time      // UTC; when BreakSeal opened it early; never cleared. This and all below are the Book's to set
	Sealed      bool           // not readable now: Text and Attachments are withheld
	Record      *ThoughtRecord // of a thought record, and of that only
	Attachments []Attachment   // from Get only, oldest first, removed ones too
	Origin      string         // what it was called where Import brought it from
	Batch       store.ID       // the import it came with; zero if it was written here
	CreatedAt   time.Time      // UTC
	UpdatedAt   time.Time      // UTC; when anything of the above last changed
	TrashedAt   time.Time      // UTC; zero outside the trash
	Revision    int64          // counts every change, from 1
}

// meta is the Meta of a Record: an Entry without its Text. Keys are short and
// times are Unix milliseconds, because every meta is decoded at unlock. The
// order of fields is the order scan reads them in.
type meta struct {
	core
	rest
}

// core is what every entry says or most do.
type core struct {
	At       int64    `json:"a"`
	Zone     string   `json:"z"`
	Created  int64    `json:"c"`
	Updated  int64    `json:"u"`
	Revision int64    `json:"r"`
	Trashed  int64    `json:"x,omitempty"` // 0 outside the trash
	Mood     int      `json:"m,omitempty"`
	Title    string   `json:"t,omitempty"`
	Tags     []string `json:"g,omitempty"`
	Words    int      `json:"w,omitempty"`
}

// rest is what a plain entry often does not say; lists keep it apart.
type rest struct {
	Kind     EntryKind `json:"k,omitempty"` // "" for a plain entry
	Feelings []string  `json:"f,omitempty"`
	Pull     *int      `json:"p,omitempty"`
	People   []string  `json:"h,omitempty"`
	To       string    `json:"l,omitempty"`
	Sealed   int64     `json:"s,omitempty"` // until when; 0 if never
	Broken   int64     `json:"b,omitempty"`
	Before   *int      `json:"d,omitempty"` // belief in the thought
	After    *int      `json:"e,omitempty"`
	Origin   string    `json:"o,omitempty"`
	Batch    string    `json:"i,omitempty"` // an ID
}

// none is the rest of all entries that have none.
var none rest

// shared is a pointer to r that lists can keep.
func (r rest) shared() *rest {
	if r.Kind == "" && r.Feelings == nil && r.Pull == nil && r.People == nil && r.To == "" && r.Sealed == 0 && r.Broken == 0 &&
		r.Before == nil && r.After == nil && r.Origin == "" && r.Batch == "" {
		return &none
	}
	kept := r // r itself stays off the heap
	return &kept
}

// The moments a stored time can lie between: the years Save takes, in any zone.
var (
	earliest = time.Date(minYear, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -1).UnixMilli()
	latest   = time.Date(maxYear+1, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 1).UnixMilli()
)

// decodeMeta reads what encode wrote; anything else is store.ErrDamaged.
func decodeMeta(b []byte) (meta, error) {
	var m meta
	if m.scan(string(b)) != nil || m.Zone == "" || m.Revision < 1 || m.Mood < 0 || m.Mood > clearestDay || m.Words < 0 ||
		!m.Kind.known() || !within(m.Pull, strongestPull) || !within(m.Before, fullBelief) || !within(m.After, fullBelief) {
		return meta{}, store.ErrDamaged
	}
	for _, ms := range [...]int64{m.At, m.Created, m.Updated, m.Trashed, m.Sealed, m.Broken} {
		if ms < earliest || ms > latest {
			return meta{}, store.ErrDamaged
		}
	}
	return m, nil
}

// metaOf is e without its Text.
func metaOf(e Entry) meta {
	m := meta{core{At: e.At.UnixMilli(), Zone: e.Zone, Created: e.CreatedAt.UnixMilli(), Updated: e.UpdatedAt.UnixMilli(),
		Revision: e.Revision, Trashed: milli(e.TrashedAt), Mood: e.Mood, Title: e.Title, Tags: e.Tags, Words: e.words()},
		rest{Kind: e.Kind, Feelings: e.Feelings, Pull: e.Pull, People: e.People, To: e.To,
			Sealed: milli(e.SealedUntil), Broken: milli(e.BrokenAt), Origin: e.Origin}}
	if e.Kind == KindEntry {
		m.Kind = ""
	}
	if e.Record != nil {
		m.Before, m.After = e.Record.Before, e.Record.After
	}
	if !e.Batch.IsZero() {
		m.Batch = e.Batch.String()
	}
	return m
}

// entry is the Entry of m, shown in loc, without what stands in its body.
func (m meta) entry(id store.ID, loc *time.Location) Entry {
	e := Entry{ID: id, Kind: m.kind(), Title: m.Title, At: time.UnixMilli(m.At).In(loc), Zone: m.Zone,
		Mood: m.Mood, Feelings: slices.Clone(m.Feelings), Pull: clone(m.Pull), Tags: slices.Clone(m.Tags),
		People: slices.Clone(m.People), To: m.To, SealedUntil: moment(m.Sealed), BrokenAt: moment(m.Broken), Origin: m.Origin,
		CreatedAt: time.UnixMilli(m.Created).UTC(), UpdatedAt: time.UnixMilli(m.Updated).UTC(),
		TrashedAt: moment(m.Trashed), Revision: m.Revision}
	e.Batch, _ = store.ParseID(m.Batch) // what is no ID is none
	return e
}

// clone copies what somebody else could change.
func (m meta) clone() meta {
	m.Tags, m.Feelings, m.People = slices.Clone(m.Tags), slices.Clone(m.Feelings), slices.Clone(m.People)
	m.Pull, m.Before, m.After = clone(m.Pull), clone(m.Before), clone(m.After)
	return m
}

func (r rest) kind() EntryKind { return cmp.Or(r.Kind, KindEntry) }

// milli is t as a meta keeps it; 0 for none.
func milli(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// moment is the inverse of milli.
func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

func clone(n *int) *int {
	if n == nil {
		return nil
	}
	c := *n
	return &c
}

// within reports whether n is not said or lies between 0 and most.
func within(n *int, most int) bool { return n == nil || *n >= 0 && *n <= most }

// clean returns e as it will be kept: title and tags in one line each, the
// time in the entry's own zone. What cannot be kept is refused.
func (b *Book) clean(e Entry) (Entry, error) {
	if len(e.Text) > maxText {
		return e, store.ErrTooLarge
	}
	if !utf8.ValidString(e.Text) || !utf8.ValidString(e.Title) {
		return e, fmt.Errorf("%w: not UTF-8", ErrInvalid)
	}
	loc, known := b.zones.Find(e.Zone)
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
	if !within(e.Pull, strongestPull) {
		return e, fmt.Errorf("%w: unknown pull", ErrInvalid)
	}
	e.Pull = clone(e.Pull)
	e.Title = oneLine(e.Title)
	if utf8.RuneCountInString(e.Title) > maxTitle {
		return e, fmt.Errorf("%w: title too long", ErrInvalid)
	}
	if len(e.Origin) > maxOrigin || !utf8.ValidString(e.Origin) {
		return e, fmt.Errorf("%w: origin too long", ErrInvalid)
	}
	var err error
	if e.Tags, err = cleanNames(e.Tags, plainTag, maxTags, maxTag); err != nil {
		return e, err
	}
	if e.Feelings, err = cleanNames(e.Feelings, plainTag, maxFeelings, maxFeeling); err != nil {
		return e, err
	}
	if e.People, err = cleanNames(e.People, oneLine, maxPeople, maxPerson); err != nil {
		return e, err
	}
	return e.cleanKind()
}

// cleanNames makes tags, feelings or names plain and drops doubles; the first
// writing stays.
func cleanNames(names []string, plain func(string) string, most, longest int) ([]string, error) {
	var kept []string
	seen := map[string]bool{}
	for _, n := range names {
		if !utf8.ValidString(n) {
			return nil, fmt.Errorf("%w: not UTF-8", ErrInvalid)
		}
		n = plain(n)
		if utf8.RuneCountInString(n) > longest {
			return nil, fmt.Errorf("%w: tag or name too long", ErrInvalid)
		}
		if key := fold(n); n != "" && !seen[key] {
			seen[key] = true
			kept = append(kept, n)
		}
	}
	if len(kept) > most {
		return nil, fmt.Errorf("%w: too many tags or names", ErrInvalid)
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

// sameWords reports whether a and b hold the same: all that a person writes.
func sameWords(a, b Entry) bool {
	return a.Kind == b.Kind && a.Title == b.Title && a.Text == b.Text && a.At.Equal(b.At) && a.Zone == b.Zone &&
		a.Mood == b.Mood && slices.Equal(a.Feelings, b.Feelings) && equal(a.Pull, b.Pull) && slices.Equal(a.Tags, b.Tags) &&
		slices.Equal(a.People, b.People) && a.To == b.To && a.SealedUntil.Equal(b.SealedUntil) && a.Record.same(b.Record)
}

// same reports whether a and b hold the same words and stand in the same place.
func same(a, b Entry) bool {
	return sameWords(a, b) && a.TrashedAt.Equal(b.TrashedAt) && a.BrokenAt.Equal(b.BrokenAt)
}

func equal(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }
