package evidence

import (
	"fmt"
	"slices"
	"time"
	"unicode/utf8"
)

const (
	minYear    = 1900             // nobody alive remembers more
	maxYear    = 9999             // four digits, as RFC 3339 needs
	resolution = time.Millisecond // of every time kept; finer says nothing
)

// A Precision says how sure a person is of when something happened.
type Precision string

// How sure: to the minute, roughly, the day, somewhere between two times, not.
const (
	Exact   Precision = "exact"
	About   Precision = "about"
	Day     Precision = "day"
	Between Precision = "between"
	Unknown Precision = "unknown"
)

// When is the time something happened, as far as it is known.
type When struct {
	Sure  Precision `json:"sure"`
	At    time.Time `json:"at,omitzero"`    // zero if Unknown; the start of the day for Day
	Until time.Time `json:"until,omitzero"` // only for Between
	Zone  string    `json:"zone,omitempty"` // IANA name; empty only if Unknown
}

// said reports whether anything at all is said of the time.
func (w When) said() bool { return w != When{} }

// clean puts the times into their zone and refuses those that contradict Sure.
func (w When) clean() (When, error) {
	if w.Sure == Unknown {
		if !w.At.IsZero() || !w.Until.IsZero() {
			return w, fmt.Errorf("%w: a time although it is unknown", ErrInvalid)
		}
		return When{Sure: Unknown}, nil
	}
	loc, err := location(w.Zone)
	if err != nil {
		return w, err
	}
	w.At = w.At.In(loc).Truncate(resolution)
	years := w.At.Year() >= minYear && w.At.Year() <= maxYear
	switch w.Sure {
	case Exact, About:
	case Day:
		w.At = time.Date(w.At.Year(), w.At.Month(), w.At.Day(), 0, 0, 0, 0, loc)
	case Between:
		w.Until = w.Until.In(loc).Truncate(resolution)
		years = years && w.Until.Year() <= maxYear && w.Until.After(w.At)
	default:
		return w, fmt.Errorf("%w: how sure is unknown", ErrInvalid)
	}
	if !years || w.Sure != Between && !w.Until.IsZero() {
		return w, fmt.Errorf("%w: impossible time", ErrInvalid)
	}
	return w, nil
}

// location finds an IANA zone. The machine's own zone has no name that would
// mean the same elsewhere, so it is refused.
func location(zone string) (*time.Location, error) {
	if zone == "" || zone == "Local" {
		return nil, fmt.Errorf("%w: no time zone", ErrInvalid)
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return nil, fmt.Errorf("%w: unknown time zone", ErrInvalid)
	}
	return loc, nil
}

func fits(s string, limit int) bool { return len(s) <= limit && utf8.ValidString(s) }

// distinct drops what is there twice and keeps the order.
func distinct[T comparable](all []T) []T {
	seen := make(map[T]bool, len(all))
	return slices.DeleteFunc(all, func(v T) bool {
		again := seen[v]
		seen[v] = true
		return again
	})
}
