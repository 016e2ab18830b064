package evidence

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"stillwater/app/store"
)

const (
	maxWhat    = 4_000            // bytes; a headline and a little more
	maxWords   = 48 << 10         // bytes; a long letter, and Body stays below what Scan hands over
	maxChannel = 100              // bytes; a word or a few
	maxPeople  = 50               // names; more are a list of its own
	maxPerson  = 200              // bytes of one name
	maxExcerpt = 48 << 10         // bytes; many pages
	maxLinks   = 5_000            // exhibits of one incident; a whole phone dropped in at once
	maxBody    = 512 << 10        // bytes; above, Body becomes a blob and Load would miss the links
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

// An Incident is one thing that happened.
type Incident struct {
	ID         store.ID   `json:"-"`
	Number     int        `json:"number"` // from 1, never given twice
	What       string     `json:"what"`   // what happened, in a line or a few
	Happened   When       `json:"happened"`
	RecordedAt time.Time  `json:"recorded_at"` // UTC; first save, fixed from then on
	Zone       string     `json:"zone"`        // IANA name of the zone it was recorded in, fixed too
	Tactics    []Tactic   `json:"tactics,omitempty"`
	Channel    string     `json:"channel,omitempty"` // one of Channels, or the person's own word
	People     []string   `json:"people,omitempty"`  // who was there or saw it
	Words      string     `json:"-"`                 // the exact words, byte for byte
	Exhibits   []store.ID `json:"-"`                 // linked, in the person's order; removed ones stay
	Excerpts   []Excerpt  `json:"-"`                 // copied from elsewhere, in that order; the Locker's
	UpdatedAt  time.Time  `json:"updated_at"`        // UTC; last change of any kind
	TrashedAt  time.Time  `json:"trashed_at,omitzero"`
	Revision   int64      `json:"revision"` // counts every change, from 1
}

// An Excerpt is a text copied into an incident word for word, with where it
// came from. The copy stays as it is whatever becomes of that.
type Excerpt struct {
	Text      string    `json:"text"`
	From      string    `json:"from"`           // the room it came from: "journal"
	Entry     store.ID  `json:"entry,omitzero"` // what it was copied from there
	WrittenAt time.Time `json:"written_at"`     // UTC; when that last changed
	CopiedAt  time.Time `json:"copied_at"`      // UTC; set by the Locker
}

// incidentBody is the Body of an incident's record.
type incidentBody struct {
	Words    string     `json:"words,omitempty"`
	Exhibits []store.ID `json:"exhibits,omitempty"`
	Excerpts []Excerpt  `json:"excerpts,omitempty"`
}

func (in Incident) encode() (store.Record, error) {
	meta, err := json.Marshal(in)
	if err != nil {
		return store.Record{}, err
	}
	body, err := json.Marshal(incidentBody{in.Words, in.Exhibits, in.Excerpts})
	if err != nil {
		return store.Record{}, err
	}
	if len(meta) > store.MaxMeta || len(body) > maxBody {
		return store.Record{}, fmt.Errorf("%w: too long", ErrInvalid)
	}
	return store.Record{ID: in.ID, Kind: IncidentKind, Meta: meta, Body: body}, nil
}

// decodeIncident reads what encode wrote; anything else is store.ErrDamaged.
func decodeIncident(r store.Record) (Incident, error) {
	var in Incident
	var body incidentBody
	if json.Unmarshal(r.Meta, &in) != nil || json.Unmarshal(r.Body, &body) != nil ||
		in.Number < 1 || in.Revision < 1 {
		return Incident{}, store.ErrDamaged
	}
	in.ID, in.Words, in.Exhibits, in.Excerpts = r.ID, body.Words, body.Exhibits, body.Excerpts
	return in, nil
}

// clone copies what the caller could otherwise change in the catalogue.
func (in Incident) clone() Incident {
	in.Tactics, in.People, in.Exhibits = slices.Clone(in.Tactics), slices.Clone(in.People), slices.Clone(in.Exhibits)
	in.Excerpts = slices.Clone(in.Excerpts)
	return in
}

// orderTime is where the incident stands in lists.
func (in Incident) orderTime() time.Time {
	if in.Happened.Sure == Unknown {
		return in.RecordedAt
	}
	return in.Happened.At
}

// clean returns in as it will be kept, or says why it cannot be.
func (in Incident) clean() (Incident, error) {
	in = in.clone()
	in.What = strings.TrimSpace(in.What)
	in.Channel = strings.TrimSpace(in.Channel)
	for i, p := range in.People {
		in.People[i] = strings.TrimSpace(p)
	}
	in.People = distinct(slices.DeleteFunc(in.People, func(p string) bool { return p == "" }))
	in.Tactics, in.Exhibits = distinct(in.Tactics), distinct(in.Exhibits)
	if _, err := location(in.Zone); err != nil {
		return in, err
	}
	switch {
	case in.What == "":
		return in, fmt.Errorf("%w: nothing said of what happened", ErrInvalid)
	case !fits(in.What, maxWhat), !fits(in.Words, maxWords), !fits(in.Channel, maxChannel),
		len(in.People) > maxPeople, slices.ContainsFunc(in.People, func(p string) bool { return !fits(p, maxPerson) }),
		len(in.Exhibits) > maxLinks,
		slices.ContainsFunc(in.Excerpts, func(x Excerpt) bool { return x.Text == "" || !fits(x.Text, maxExcerpt) }):
		return in, fmt.Errorf("%w: too long or not UTF-8", ErrInvalid)
	case slices.ContainsFunc(in.Tactics, func(t Tactic) bool { return !slices.Contains(tactics, t) }):
		return in, fmt.Errorf("%w: unknown tactic", ErrInvalid)
	}
	var err error
	in.Happened, err = in.Happened.clean()
	return in, err
}

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
