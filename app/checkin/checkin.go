// Package checkin keeps what a person marks about themselves: check-ins of a
// few seconds, visits to the pull, and what of their own they mark. It counts
// what is in them; it judges nothing and advises nothing.
//
// A check-in is one store.Record of DayKind, a visit one of UrgeKind, and one
// of ChoicesKind holds what is marked besides what everybody is offered. See
// docs/format.md, "Kinds of records".
package checkin

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stillwater/app/store"
	"stillwater/app/zones"
)

const (
	// DayKind is the store.Kind of a CheckIn.
	DayKind store.Kind = "checkin.day"
	// UrgeKind is the store.Kind of an Urge.
	UrgeKind store.Kind = "checkin.urge"
	// ChoicesKind is the store.Kind of Choices, of which there is one.
	ChoicesKind store.Kind = "checkin.choices"
)

var (
	// ErrInvalid is returned for what cannot be kept or answered as it is: text
	// that is not UTF-8 or too long, a number out of its scale, an unknown
	// zone, a year before 1900, a check-in that says nothing.
	ErrInvalid = errors.New("invalid check-in")
	// ErrFuture is returned for a time more than two minutes ahead of the clock.
	ErrFuture = errors.New("check-in is in the future")
)

const (
	maxLine       = 10_000          // runes; a line, and whoever needs more has the journal
	maxMarks      = 64              // marks of one sort
	maxMark       = 64              // runes; a word or a few
	clearestMood  = 5               // heavy, low, even, light, clear
	strongestPull = 10              // the scale most people know
	halfHours     = 48              // a day
	minYear       = 1900            // nobody alive remembers more
	ahead         = 2 * time.Minute // a clock set by hand, or a minute picked and rounded up
)

// Ending is the symptom that is never only a number: thoughts of ending one's
// life. Whoever takes it from a person shows them where there is help.
const Ending = "ending"

var (
	symptoms = []string{"anxiety", "low-mood", "panic", "restlessness", "sleepless", "nightmares", "numb", "intrusive", "watchful",
		"self-doubt", "isolation", "shame", "rage", "nausea", "aches", "appetite", "concentration", Ending}
	care = []string{"sleep", "movement", "food", "quiet", "therapy", "people", "creating", "medicine", "feels-like-me"}
)

// Symptoms lists the keys of what everybody is offered to mark, in the order it
// is shown. Whatever else stands in CheckIn.Symptoms is a person's own words.
func Symptoms() []string { return slices.Clone(symptoms) }

// Care lists the keys of care that everybody is offered to mark, likewise.
func Care() []string { return slices.Clone(care) }

// A CheckIn is how it was at one moment. Whatever was not said is empty.
type CheckIn struct {
	ID             store.ID
	At             time.Time // from a Book, in Zone's location
	Zone           string    // IANA name
	Mood           int       // 0 none, 1 heavy, 2 low, 3 even, 4 light, 5 clear
	Pull           *int      // towards them, 0 to 10
	SleepHalfHours *int      // of the night before, 0 to 48
	Symptoms       []string  // keys of Symptoms, or a person's own words
	Care           []string  // keys of Care, likewise
	Medicines      []string  // that were taken, as the person calls them
	Line           string    // kept byte for byte
	CreatedAt      time.Time // UTC
	UpdatedAt      time.Time // UTC
	Revision       int64     // 1 for the first
}

// Date is the day of c on its own clocks: "2026-11-20".
func (c CheckIn) Date() string { return c.At.Format(time.DateOnly) }

// Has reports whether a symptom is marked.
func (c CheckIn) Has(symptom string) bool { return slices.Contains(c.Symptoms, symptom) }

// Words are what the person wrote in c; keys are no words of theirs.
func (c CheckIn) Words() []string {
	return append(append(written(c.Line), own(c.Symptoms)...), append(own(c.Care), c.Medicines...)...)
}

// clean is c as it is kept. Its time is not looked at.
func (c CheckIn) clean() (CheckIn, error) {
	if c.Mood < 0 || c.Mood > clearestMood || !within(c.Pull, strongestPull) || !within(c.SleepHalfHours, halfHours) {
		return c, fmt.Errorf("%w: out of its scale", ErrInvalid)
	}
	c.Pull, c.SleepHalfHours = clone(c.Pull), clone(c.SleepHalfHours)
	var err error
	for _, list := range []*[]string{&c.Symptoms, &c.Care, &c.Medicines} {
		if *list, err = marks(*list); err != nil {
			return c, err
		}
	}
	if err := fits(c.Line); err != nil {
		return c, err
	}
	if c.Mood == 0 && c.Pull == nil && c.SleepHalfHours == nil && len(c.Symptoms)+len(c.Care)+len(c.Medicines) == 0 && strings.TrimSpace(c.Line) == "" {
		return c, fmt.Errorf("%w: nothing is said", ErrInvalid)
	}
	return c, nil
}

// dayMeta is the Meta of a CheckIn; its Body is the line. Times are RFC 3339 in
// UTC.
type dayMeta struct {
	At        time.Time `json:"at"`
	Zone      string    `json:"zone"`
	Mood      int       `json:"mood,omitempty"`
	Pull      *int      `json:"pull,omitempty"`
	Sleep     *int      `json:"sleep_half_hours,omitempty"`
	Symptoms  []string  `json:"symptoms,omitempty"`
	Care      []string  `json:"care,omitempty"`
	Medicines []string  `json:"medicines,omitempty"`
	Created   time.Time `json:"created"`
	Updated   time.Time `json:"updated"`
	Revision  int64     `json:"revision"`
}

func (c CheckIn) record() (store.Record, error) {
	meta, err := json.Marshal(dayMeta{c.At.UTC(), c.Zone, c.Mood, c.Pull, c.SleepHalfHours, c.Symptoms, c.Care, c.Medicines, c.CreatedAt, c.UpdatedAt, c.Revision})
	return store.Record{ID: c.ID, Kind: DayKind, Meta: meta, Body: []byte(c.Line)}, err
}

func decodeDay(r store.Record, z *zones.Names) (CheckIn, error) {
	var m dayMeta
	if json.Unmarshal(r.Meta, &m) != nil || m.At.IsZero() || m.Zone == "" {
		return CheckIn{}, store.ErrDamaged
	}
	c, err := CheckIn{r.ID, m.At.In(z.Shown(m.Zone)), m.Zone, m.Mood, m.Pull, m.Sleep, m.Symptoms, m.Care, m.Medicines, string(r.Body),
		m.Created.UTC(), m.Updated.UTC(), m.Revision}.clean()
	if err != nil {
		return CheckIn{}, store.ErrDamaged
	}
	return c, nil
}

// within reports whether n, if it is said, is on a scale from 0 to most.
func within(n *int, most int) bool { return n == nil || *n >= 0 && *n <= most }

// clone keeps what is kept apart from what was handed over.
func clone(n *int) *int {
	if n == nil {
		return nil
	}
	c := *n
	return &c
}

// marks are the texts of a list, each in one line and once.
func marks(list []string) ([]string, error) {
	out := []string{}
	for _, s := range list {
		if !utf8.ValidString(s) {
			return nil, fmt.Errorf("%w: not UTF-8", ErrInvalid)
		}
		if s = oneLine(s); s == "" || slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, s) }) {
			continue
		}
		if utf8.RuneCountInString(s) > maxMark || len(out) == maxMarks {
			return nil, fmt.Errorf("%w: too long or too many marks", ErrInvalid)
		}
		out = append(out, s)
	}
	return out, nil
}

// fits refuses a text that cannot be kept.
func fits(s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("%w: not UTF-8", ErrInvalid)
	}
	if utf8.RuneCountInString(s) > maxLine {
		return fmt.Errorf("%w: too long", ErrInvalid)
	}
	return nil
}

// oneLine turns control characters and runs of white space into one space
// each, so that a mark cannot break out of its line in an exported file.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' // not allowed in YAML
	}), " ")
}
