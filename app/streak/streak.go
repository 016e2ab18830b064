// Package streak counts the days a person has kept no contact with somebody,
// and keeps what happened meanwhile: the other's attempts, which never break a
// run, and contact made, which starts a new one and takes nothing away from
// the days already held.
//
// A person is one store.Record of PersonKind, an event one of EventKind; the
// note of an event is the Body, all else is in Meta. There are few enough of
// them to stand in memory whole. See docs/format.md, "Records".
package streak

import (
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"time"
	"unicode"

	"stillwater/app/store"
)

const (
	// PersonKind is the store.Kind of a Person.
	PersonKind store.Kind = "streak.person"
	// EventKind is the store.Kind of an Event.
	EventKind store.Kind = "streak.event"
)

var (
	// ErrInvalid is returned for a person or event that cannot be kept as it
	// is: no name, text that is not UTF-8 or too long, an unknown zone, a year
	// before 1900, or contact made before the person's start.
	ErrInvalid = errors.New("invalid streak record")
	// ErrFuture is returned for a time more than two minutes ahead of the clock.
	ErrFuture = errors.New("time is in the future")
	// ErrTooLate is returned by Undo for an event recorded over 48 hours ago.
	ErrTooLate = errors.New("too late to undo")
)

// A Person is somebody contact is not kept with.
type Person struct {
	ID        store.ID
	Name      string    // whatever the user calls them
	StartedAt time.Time // from a Log, in Zone's location
	Zone      string    // IANA name; the days are counted on its clocks
	CreatedAt time.Time // UTC
}

// Type says what an Event is.
type Type string

const (
	// Attempt is the other person reaching out.
	Attempt Type = "attempt"
	// Contact is contact the user made.
	Contact Type = "contact"
)

// An Event is something that happened between the user and a Person.
type Event struct {
	ID         store.ID
	Person     store.ID
	Type       Type
	At         time.Time // from a Log, in Zone's location
	Zone       string    // IANA name
	Channel    string    // how, in a word: "phone"; may be empty
	Note       string    // kept byte for byte; may be empty
	RecordedAt time.Time // UTC
}

// undoFor is how long an event can be undone: long enough to sleep over a
// wrong press, short enough that the history stays a record.
const undoFor = 48 * time.Hour

// UndoUntil is the last moment at which the event can be undone.
func (e Event) UndoUntil() time.Time { return e.RecordedAt.Add(undoFor) }

// personMeta is the Meta of a Person. Times are RFC 3339 in UTC, since its
// offsets have no seconds and those of some zones once had.
type personMeta struct {
	Name    string    `json:"name"`
	Started time.Time `json:"started"`
	Zone    string    `json:"zone"`
	Created time.Time `json:"created"`
}

// eventMeta is the Meta of an Event, with times like personMeta's.
type eventMeta struct {
	Person   store.ID  `json:"person"`
	Type     Type      `json:"type"`
	At       time.Time `json:"at"`
	Zone     string    `json:"zone"`
	Channel  string    `json:"channel,omitempty"`
	Recorded time.Time `json:"recorded"`
}

func decodePerson(r store.Record, z *zones) (Person, error) {
	var m personMeta
	if json.Unmarshal(r.Meta, &m) != nil || m.Name == "" || m.Zone == "" || m.Started.IsZero() {
		return Person{}, store.ErrDamaged
	}
	return Person{ID: r.ID, Name: m.Name, StartedAt: m.Started.In(z.shown(m.Zone)), Zone: m.Zone, CreatedAt: m.Created.UTC()}, nil
}

func decodeEvent(r store.Record, z *zones) (Event, error) {
	var m eventMeta
	if json.Unmarshal(r.Meta, &m) != nil || m.Person.IsZero() || m.Type != Attempt && m.Type != Contact || m.Zone == "" || m.At.IsZero() {
		return Event{}, store.ErrDamaged
	}
	return Event{ID: r.ID, Person: m.Person, Type: m.Type, At: m.At.In(z.shown(m.Zone)), Zone: m.Zone,
		Channel: m.Channel, Note: string(r.Body), RecordedAt: m.Recorded.UTC()}, nil
}

// oneLine turns control characters and runs of white space into one space
// each, so that a name cannot break out of its line in an exported file.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' // not allowed in YAML
	}), " ")
}

// zones remembers locations by name, since reading one takes a while.
type zones struct{ byName sync.Map }

// find returns the location called name, or nil if there is none. The empty
// name and "Local" are refused: what they mean differs by machine.
func (z *zones) find(name string) *time.Location {
	v, ok := z.byName.Load(name)
	if !ok {
		loc, err := time.LoadLocation(name)
		if err != nil || name == "" || name == "Local" {
			loc = nil
		}
		v, _ = z.byName.LoadOrStore(name, loc)
	}
	return v.(*time.Location)
}

// shown is find for times already kept: a zone this machine does not know is
// shown as UTC, since a record from elsewhere is not damaged by that.
func (z *zones) shown(name string) *time.Location {
	if loc := z.find(name); loc != nil {
		return loc
	}
	return time.UTC
}
