package streak

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"
	"unicode/utf8"

	"stillwater/app/store"
)

const (
	maxName    = 100             // runes; a name or a few words
	maxChannel = 64              // runes; a word or a few
	maxNote    = 4000            // runes; two pages, so that notes can stand in memory
	minYear    = 1900            // nobody alive remembers more
	ahead      = 2 * time.Minute // a clock set by hand, or a minute picked and rounded up
)

// A Log holds people and events in one store. Every write to them goes through
// it. All methods are safe for concurrent use.
type Log struct {
	store store.Store
	now   func() time.Time
	zones zones

	writing sync.Mutex // held over a store.Update and what it does to the maps
	mu      sync.Mutex // guards the maps
	people  map[store.ID]Person
	events  map[store.ID]Event
}

// NewLog returns the log kept in s. It knows nothing until Load was called with
// its records. now is the clock that times are recorded and judged by.
func NewLog(s store.Store, now func() time.Time) *Log {
	return &Log{store: s, now: now, people: map[store.ID]Person{}, events: map[store.ID]Event{}}
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

// Start begins a streak: no contact with name since at, counted on the clocks
// of zone. Errors: ErrInvalid, ErrFuture.
func (l *Log) Start(ctx context.Context, name string, at time.Time, zone string) (Person, error) {
	name, err := named(name)
	if err == nil {
		at, err = l.moment(at, zone)
	}
	p := Person{ID: store.NewID(), Name: name, StartedAt: at, Zone: zone, CreatedAt: l.clock()}
	if err == nil {
		l.writing.Lock()
		defer l.writing.Unlock()
		err = l.putPerson(ctx, p)
	}
	if err != nil {
		return Person{}, fmt.Errorf("starting streak: %w", err)
	}
	return p, nil
}

// Rename gives a person another name. Errors: ErrInvalid, store.ErrNotFound.
func (l *Log) Rename(ctx context.Context, id store.ID, name string) (Person, error) {
	l.writing.Lock()
	defer l.writing.Unlock()
	p, err := l.person(id)
	if err == nil {
		p.Name, err = named(name)
	}
	if err == nil {
		err = l.putPerson(ctx, p)
	}
	if err != nil {
		return Person{}, fmt.Errorf("renaming person: %w", err)
	}
	return p, nil
}

// People lists everybody in the order they were added.
func (l *Log) People() []Person {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]Person, 0, len(l.people))
	for _, p := range l.people {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b Person) int {
		return cmp.Or(a.CreatedAt.Compare(b.CreatedAt), bytes.Compare(a.ID[:], b.ID[:]))
	})
	return all
}

// Events lists what happened with a person, newest At first.
func (l *Log) Events(person store.ID) []Event {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := []Event{}
	for _, e := range l.events {
		if e.Person == person {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b Event) int {
		return cmp.Or(b.At.Compare(a.At), b.RecordedAt.Compare(a.RecordedAt), bytes.Compare(b.ID[:], a.ID[:]))
	})
	return all
}

// Attempt records that e.Person reached out at e.At in e.Zone, with e.Channel
// and e.Note; the Log sets the rest. It may lie before the person's start.
// Errors: ErrInvalid, ErrFuture, and store.ErrNotFound for an unknown person.
func (l *Log) Attempt(ctx context.Context, e Event) (Event, error) {
	e.Type = Attempt
	e, err := l.record(ctx, e)
	if err != nil {
		return Event{}, fmt.Errorf("recording attempt: %w", err)
	}
	return e, nil
}

// Contact records that the user made contact with e.Person, like Attempt. It
// ends the run; before the person's start it is ErrInvalid.
func (l *Log) Contact(ctx context.Context, e Event) (Event, error) {
	e.Type = Contact
	e, err := l.record(ctx, e)
	if err != nil {
		return Event{}, fmt.Errorf("recording contact: %w", err)
	}
	return e, nil
}

func (l *Log) record(ctx context.Context, e Event) (Event, error) {
	if !utf8.ValidString(e.Channel) || !utf8.ValidString(e.Note) {
		return Event{}, fmt.Errorf("%w: not UTF-8", ErrInvalid)
	}
	e.Channel = oneLine(e.Channel)
	if utf8.RuneCountInString(e.Channel) > maxChannel || utf8.RuneCountInString(e.Note) > maxNote {
		return Event{}, fmt.Errorf("%w: too long", ErrInvalid)
	}
	at, err := l.moment(e.At, e.Zone)
	if err != nil {
		return Event{}, err
	}
	l.writing.Lock()
	defer l.writing.Unlock()
	p, err := l.person(e.Person)
	if err != nil {
		return Event{}, err
	}
	if e.Type == Contact && at.Before(p.StartedAt) {
		return Event{}, fmt.Errorf("%w: before the start", ErrInvalid)
	}
	e.ID, e.At, e.RecordedAt = store.NewID(), at, l.clock()
	m := eventMeta{Person: e.Person, Type: e.Type, At: e.At.UTC(), Zone: e.Zone, Channel: e.Channel, Recorded: e.RecordedAt}
	if err := l.put(ctx, store.Record{ID: e.ID, Kind: EventKind, Body: []byte(e.Note)}, m); err != nil {
		return Event{}, err
	}
	l.keepEvent(e)
	return e, nil
}

// Undo removes an event as if it had not been recorded. Errors: ErrTooLate
// after UndoUntil, store.ErrNotFound.
func (l *Log) Undo(ctx context.Context, event store.ID) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.mu.Lock()
	e, ok := l.events[event]
	l.mu.Unlock()
	err := store.ErrNotFound
	switch {
	case !ok:
	case l.now().After(e.UndoUntil()):
		err = ErrTooLate
	default:
		err = l.store.Update(ctx, func(tx store.Tx) error { return tx.Delete(event) })
	}
	if err != nil {
		return fmt.Errorf("undoing event: %w", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.events, event)
	return nil
}

// moment is at as it is kept, in zone's location, unless it cannot be.
func (l *Log) moment(at time.Time, zone string) (time.Time, error) {
	loc := l.zones.find(zone)
	if loc == nil {
		return at, fmt.Errorf("%w: unknown time zone", ErrInvalid)
	}
	at = at.Truncate(time.Millisecond).In(loc)
	if at.Year() < minYear {
		return at, fmt.Errorf("%w: year out of range", ErrInvalid)
	}
	if at.After(l.now().Add(ahead)) {
		return at, ErrFuture
	}
	return at, nil
}

// clock is now as it is kept.
func (l *Log) clock() time.Time { return l.now().UTC().Truncate(time.Millisecond) }

func named(name string) (string, error) {
	if !utf8.ValidString(name) {
		return "", fmt.Errorf("%w: not UTF-8", ErrInvalid)
	}
	name = oneLine(name)
	if name == "" || utf8.RuneCountInString(name) > maxName {
		return "", fmt.Errorf("%w: no name or too long a name", ErrInvalid)
	}
	return name, nil
}

func (l *Log) person(id store.ID) (Person, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p, ok := l.people[id]
	if !ok {
		return Person{}, store.ErrNotFound
	}
	return p, nil
}

func (l *Log) putPerson(ctx context.Context, p Person) error {
	m := personMeta{Name: p.Name, Started: p.StartedAt.UTC(), Zone: p.Zone, Created: p.CreatedAt}
	if err := l.put(ctx, store.Record{ID: p.ID, Kind: PersonKind}, m); err != nil {
		return err
	}
	l.keepPerson(p)
	return nil
}

func (l *Log) put(ctx context.Context, r store.Record, meta any) (err error) {
	if r.Meta, err = json.Marshal(meta); err != nil {
		return err
	}
	return l.store.Update(ctx, func(tx store.Tx) error { return tx.Put(r) })
}

func (l *Log) keepPerson(p Person) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.people[p.ID] = p
}

func (l *Log) keepEvent(e Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.events[e.ID] = e
}
