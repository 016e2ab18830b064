package streak

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"stillwater/app/store"
	"stillwater/app/zones"
)

const (
	maxName = 100             // runes; a name or a few words
	maxWord = 64              // runes; a word or a few
	maxTold = 10_000          // runes; some pages, so that all of them can stand in memory
	minYear = 1900            // nobody alive remembers more
	ahead   = 2 * time.Minute // a clock set by hand, or a minute picked and rounded up
)

// A Log holds people and events in one store. Every write to them goes through
// it. All methods are safe for concurrent use.
type Log struct {
	store store.Store
	now   func() time.Time
	zones zones.Names
	watch []func(id store.ID)

	writing sync.Mutex // held over a store.Update and what it does to the maps
	mu      sync.Mutex // guards the maps
	people  map[store.ID]Person
	events  map[store.ID]Event
	ordered map[store.ID][]Event // of a person, newest first; absent until asked for
}

// NewLog returns the log kept in s. It knows nothing until Load was called with
// its records. now is the clock that times are recorded and judged by.
func NewLog(s store.Store, now func() time.Time) *Log {
	return &Log{store: s, now: now, people: map[store.ID]Person{}, events: map[store.ID]Event{}, ordered: map[store.ID][]Event{}}
}

// Load takes a record that a scan found; records of other kinds are passed
// over. A record that does not hold what its kind says gives
// store.ErrDamaged. Load keeps nothing of r's slices.
func (l *Log) Load(r store.Record) error {
	switch r.Kind {
	case PersonKind:
		p, err := decodePerson(r, &l.zones)
		if err != nil {
			return fmt.Errorf("loading person: %w", err)
		}
		l.keepPerson(p)
	case EventKind:
		e, err := decodeEvent(r, &l.zones)
		if err != nil {
			return fmt.Errorf("loading event: %w", err)
		}
		l.keepEvent(e)
	}
	return nil
}

// People lists everybody who is not put away in the order they were added.
func (l *Log) People() []Person { return l.list(false) }

// Away lists everybody who is put away in the order they were added.
func (l *Log) Away() []Person { return l.list(true) }

func (l *Log) list(away bool) []Person {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]Person, 0, len(l.people))
	for _, p := range l.people {
		if p.PutAwayAt.IsZero() != away {
			all = append(all, p.clone())
		}
	}
	slices.SortFunc(all, func(a, b Person) int {
		return cmp.Or(a.CreatedAt.Compare(b.CreatedAt), bytes.Compare(a.ID[:], b.ID[:]))
	})
	return all
}

// Person returns one person, put away or not; store.ErrNotFound if there is
// none.
func (l *Log) Person(id store.ID) (Person, error) {
	p, err := l.person(id)
	if err != nil {
		return Person{}, fmt.Errorf("finding person: %w", err)
	}
	return p, nil
}

// Events lists what happened with a person, newest At first.
func (l *Log) Events(person store.ID) []Event {
	l.mu.Lock()
	defer l.mu.Unlock()
	all, ok := l.ordered[person]
	if !ok {
		all = []Event{}
		for _, e := range l.events {
			if e.Person == person {
				all = append(all, e)
			}
		}
		slices.SortFunc(all, func(a, b Event) int {
			return cmp.Or(b.At.Compare(a.At), b.RecordedAt.Compare(a.RecordedAt), bytes.Compare(b.ID[:], a.ID[:]))
		})
		l.ordered[person] = all
	}
	out := make([]Event, len(all))
	for i, e := range all {
		out[i] = e.clone()
	}
	return out
}

// Event returns one event; store.ErrNotFound if there is none.
func (l *Log) Event(id store.ID) (Event, error) {
	e, err := l.event(id)
	if err != nil {
		return Event{}, fmt.Errorf("finding event: %w", err)
	}
	return e, nil
}

// moment is at as it is kept, in zone's location, unless it cannot be; latest
// is how far ahead of the clock it may lie.
func (l *Log) moment(at time.Time, zone string, latest time.Duration) (time.Time, error) {
	loc, known := l.zones.Find(zone)
	if !known {
		return at, fmt.Errorf("%w: unknown time zone", ErrInvalid)
	}
	at = at.Truncate(time.Millisecond).In(loc)
	if at.Year() < minYear {
		return at, fmt.Errorf("%w: year out of range", ErrInvalid)
	}
	if at.After(l.now().Add(latest)) {
		return at, ErrFuture
	}
	return at, nil
}

// clock is now as it is kept.
func (l *Log) clock() time.Time { return l.now().UTC().Truncate(time.Millisecond) }

func (l *Log) person(id store.ID) (Person, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p, ok := l.people[id]
	if !ok {
		return Person{}, store.ErrNotFound
	}
	return p.clone(), nil
}

func (l *Log) event(id store.ID) (Event, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	e, ok := l.events[id]
	if !ok {
		return Event{}, store.ErrNotFound
	}
	return e.clone(), nil
}

// putPerson makes p durable as its next revision; writing is held.
func (l *Log) putPerson(ctx context.Context, p Person) (Person, error) {
	p.Revision++
	r, err := p.encode()
	if err == nil {
		err = l.store.Update(ctx, func(tx store.Tx) error { return tx.Put(r) })
	}
	if err != nil {
		return Person{}, err
	}
	l.keepPerson(p)
	return p.clone(), nil
}

// putEvent is putPerson for an event.
func (l *Log) putEvent(ctx context.Context, e Event) (Event, error) {
	e.Revision++
	r, err := e.encode()
	if err == nil {
		err = l.store.Update(ctx, func(tx store.Tx) error { return tx.Put(r) })
	}
	if err != nil {
		return Event{}, err
	}
	l.keepEvent(e)
	return e.clone(), nil
}

func (l *Log) keepPerson(p Person) {
	l.mu.Lock()
	l.people[p.ID] = p.clone()
	l.mu.Unlock()
	l.tell(p.ID)
}

func (l *Log) keepEvent(e Event) {
	l.mu.Lock()
	if old, ok := l.events[e.ID]; ok {
		delete(l.ordered, old.Person)
	}
	l.events[e.ID] = e.clone()
	delete(l.ordered, e.Person)
	l.mu.Unlock()
	l.tell(e.ID)
}

// oneLine turns control characters and runs of white space into one space
// each, so that a name cannot break out of its line in an exported file.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' // not allowed in YAML
	}), " ")
}

// lines makes every one of texts one line, and refuses what is not UTF-8 or has
// more runes than fit.
func lines(limit int, texts ...*string) error {
	for _, s := range texts {
		if !utf8.ValidString(*s) {
			return fmt.Errorf("%w: not UTF-8", ErrInvalid)
		}
		if *s = oneLine(*s); utf8.RuneCountInString(*s) > limit {
			return fmt.Errorf("%w: too long", ErrInvalid)
		}
	}
	return nil
}

// told refuses texts that are not UTF-8 or have more than maxTold runes.
func told(texts ...string) error {
	for _, s := range texts {
		if !utf8.ValidString(s) {
			return fmt.Errorf("%w: not UTF-8", ErrInvalid)
		}
		if utf8.RuneCountInString(s) > maxTold {
			return fmt.Errorf("%w: too long", ErrInvalid)
		}
	}
	return nil
}
