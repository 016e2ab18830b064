// Package streak counts the days a person has kept no contact with somebody,
// or low contact, and keeps what happened meanwhile: the other's attempts,
// which never break a run, and contact made, which starts a new one and takes
// nothing away from the days already held.
//
// A person is one store.Record of PersonKind, an event one of EventKind; what
// is told of an event is the Body, all else is in Meta. There are few enough
// of them to stand in memory whole. See docs/format.md, "Records".
package streak

import (
	"errors"
	"slices"
	"time"

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
	// is: no name, text that is not UTF-8 or too long, an unknown zone or
	// level, a year before 1900, contact made before the person's start, a
	// pause without an end, or an exchange where contact is not kept low.
	ErrInvalid = errors.New("invalid streak record")
	// ErrFuture is returned for a time more than two minutes ahead of the clock.
	ErrFuture = errors.New("time is in the future")
	// ErrTooLate is returned by Undo for an event recorded over 48 hours ago,
	// and by EndPause for a pause that is over.
	ErrTooLate = errors.New("too late to undo")
)

// A Level is one way of making contact. Each that a person keeps has a run of
// its own.
type Level string

// The levels, the plainest first.
const (
	Called  Level = "called"
	Wrote   Level = "wrote"
	Replied Level = "replied"
	Met     Level = "met"
	Looked  Level = "looked" // at their profile
	Asked   Level = "asked"  // others about them
)

var levels = []Level{Called, Wrote, Replied, Met, Looked, Asked}

// Levels returns all six levels in the order lists show them.
func Levels() []Level { return slices.Clone(levels) }

// kept are the levels of a person for whom none were chosen.
func kept() []Level { return []Level{Called, Wrote, Replied, Met} }

// inOrder is all in the order of Levels, each once, and nil for none.
func inOrder(all []Level) (out []Level) {
	for _, l := range levels {
		if slices.Contains(all, l) {
			out = append(out, l)
		}
	}
	return out
}

// A Person is somebody contact is not kept with, or kept low.
type Person struct {
	ID         store.ID
	Name       string    // whatever the user calls them
	StartedAt  time.Time // from a Log, in Zone's location
	StartSetAt time.Time // UTC; when StartedAt was moved last, CreatedAt if it never was
	Zone       string    // IANA name; the days are counted on its clocks
	CreatedAt  time.Time // UTC
	PutAwayAt  time.Time // UTC; zero for somebody who is shown
	Revision   int64     // counts every change, from 1; 0 before there were any
	Choices
}

// Choices are what a user decides about a Person beside the start.
type Choices struct {
	Levels     []Level     // that are kept, at least one, in the order of Levels
	Headline   Level       // whose run stands first; empty: that of all kept levels together
	Low        *LowContact // nil: no contact at all
	Milestones []int       // own ones, in days, the smallest first
	Link       store.ID    // of the same person in the evidence; may be zero
}

// LowContact says what contact is within the rules where none is not possible.
type LowContact struct {
	Channels  []string `json:"channels,omitempty"`   // the ways that are open
	Topics    []string `json:"topics,omitempty"`     // what may be spoken of
	Rules     []string `json:"rules,omitempty"`      // of ours by their names, or in the user's words
	WaitHours int      `json:"wait_hours,omitempty"` // before answering; 0 for none
}

// Type says what an Event is.
type Type string

const (
	// Attempt is the other person reaching out.
	Attempt Type = "attempt"
	// Contact is contact the user made.
	Contact Type = "contact"
	// Pause is a time in which contact has to be and ends no run: a day in
	// court, the children handed over.
	Pause Type = "pause"
	// Exchange is contact in low contact, within its rules or outside them.
	Exchange Type = "exchange"
)

var types = []Type{Attempt, Contact, Pause, Exchange}

// An Event is something that happened between the user and a Person. Which
// fields it has beside the first seven depends on its Type.
type Event struct {
	ID         store.ID
	Person     store.ID
	Type       Type
	At         time.Time // from a Log, in Zone's location; of a pause, its beginning
	Zone       string    // IANA name
	RecordedAt time.Time // UTC
	Revision   int64     // counts every change, from 1; 0 before there were any

	Channel string    // how, in a word: "phone-call"; may be empty; none of a pause
	Levels  []Level   // of a contact or an exchange outside the rules; empty: every level that is kept
	Until   time.Time // of a pause, in Zone's location: the first moment after it
	Within  bool      // of an exchange: it kept to the rules
	Waited  bool      // of an exchange: it was not answered at once

	Details
}

// Details are what may be written down of an Event or put right long after it
// was recorded, since nothing is counted by them. Every text may be empty.
type Details struct {
	Note     string     // kept byte for byte: what happened, the reason for a pause
	Gave     string     // of a contact: what it gave; byte for byte
	Help     string     // of a contact: what would help next time; byte for byte
	Tactic   string     // of an attempt, in a word: "hoovering"
	Through  string     // of an attempt: whose name it came through
	Topic    string     // of an exchange
	Incident store.ID   // of an attempt: in the evidence; may be zero
	Exhibits []store.ID // of an attempt: what came with it, in the evidence
}

// undoFor is how long an event can be undone: long enough to sleep over a
// wrong press, short enough that the history stays a record.
const undoFor = 48 * time.Hour

// UndoUntil is the last moment at which the event can be undone.
func (e Event) UndoUntil() time.Time { return e.RecordedAt.Add(undoFor) }

// clone copies what the caller could otherwise change in the catalogue.
func (p Person) clone() Person {
	p.Levels, p.Milestones = slices.Clone(p.Levels), slices.Clone(p.Milestones)
	if p.Low != nil {
		low := *p.Low
		low.Channels, low.Topics, low.Rules = slices.Clone(low.Channels), slices.Clone(low.Topics), slices.Clone(low.Rules)
		p.Low = &low
	}
	return p
}

// clone is Person's for an Event.
func (e Event) clone() Event {
	e.Levels, e.Exhibits = slices.Clone(e.Levels), slices.Clone(e.Exhibits)
	return e
}
