package checkin

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"stillwater/app/store"
	"stillwater/app/zones"
)

const (
	// Wave is how long the pull usually lasts.
	Wave = 20 * time.Minute
	// returnWithin is how long after its start a visit that was left can be
	// come back to: later it is another one.
	returnWithin = time.Hour
)

// End says how a visit to the pull ended. None of them is a failure.
type End string

// How a visit can end. A visit that was left, or whose program was killed, has
// none: whether it passed, nobody said.
const (
	Passed  End = "passed"
	Here    End = "here"    // it is still there
	Contact End = "contact" // the person made contact
)

var ends = []End{"", Passed, Here, Contact}

var (
	triggers = []string{"alone", "night", "memory", "date", "message", "saw", "others", "argument", "tired", "drink", "nothing"}
	helped   = []string{"breathing", "reasons", "ledger", "call", "letter", "grounding", "instead", "waiting"}
)

// Triggers lists the keys of what everybody is offered as what brought the
// pull on, in the order it is shown.
func Triggers() []string { return slices.Clone(triggers) }

// Helped lists the keys of what can have helped, likewise.
func Helped() []string { return slices.Clone(helped) }

// own are those of marks that are no keys: what a person wrote.
func own(marks []string) []string {
	return slices.DeleteFunc(slices.Clone(marks), func(m string) bool {
		return slices.Contains(symptoms, m) || slices.Contains(care, m) || slices.Contains(triggers, m) || slices.Contains(helped, m)
	})
}

// written are the texts that say something.
func written(texts ...string) []string {
	return slices.DeleteFunc(texts, func(t string) bool { return strings.TrimSpace(t) == "" })
}

// An Urge is one visit to the pull: twenty minutes that someone stays for.
type Urge struct {
	ID            store.ID
	StartedAt     time.Time // from a Book, in Zone's location
	Zone          string    // IANA name
	Before, After *int      // how strong it is, 0 to 10; nil: not said
	Triggers      []string  // keys of Triggers, or a person's own words
	Trigger       string    // what brought it on, kept byte for byte
	Helped        []string  // keys of Helped, or a person's own words
	Instead       string    // what was done instead, kept byte for byte
	End           End       // "" while it goes on, or if it was left
	EndedAt       time.Time // UTC; zero without an End
	Person        store.ID  // whom it was about; zero: not said
	UpdatedAt     time.Time // UTC
	Revision      int64     // 1 for the first
}

// Going reports whether the visit can still be come back to at now.
func (u Urge) Going(now time.Time) bool {
	since := now.Sub(u.StartedAt)
	return u.End == "" && since >= -ahead && since < returnWithin
}

// Date is the day the visit began on, on its own clocks: "2026-11-20".
func (u Urge) Date() string { return u.StartedAt.Format(time.DateOnly) }

// Words are what the person wrote in u; keys are no words of theirs.
func (u Urge) Words() []string {
	return append(written(u.Trigger, u.Instead), append(own(u.Triggers), own(u.Helped)...)...)
}

// clean is u as it is kept. Its times are not looked at.
func (u Urge) clean() (Urge, error) {
	if !within(u.Before, strongestPull) || !within(u.After, strongestPull) || !slices.Contains(ends, u.End) {
		return u, fmt.Errorf("%w: out of its scale", ErrInvalid)
	}
	u.Before, u.After = clone(u.Before), clone(u.After)
	var err error
	for _, list := range []*[]string{&u.Triggers, &u.Helped} {
		if *list, err = marks(*list); err != nil {
			return u, err
		}
	}
	for _, text := range []string{u.Trigger, u.Instead} {
		if err := fits(text); err != nil {
			return u, err
		}
	}
	return u, nil
}

// urgeMeta is the Meta of an Urge. Times are RFC 3339 in UTC.
type urgeMeta struct {
	Started  time.Time `json:"started"`
	Zone     string    `json:"zone"`
	Before   *int      `json:"before,omitempty"`
	After    *int      `json:"after,omitempty"`
	Triggers []string  `json:"triggers,omitempty"`
	Helped   []string  `json:"helped,omitempty"`
	End      End       `json:"end,omitempty"`
	Ended    time.Time `json:"ended,omitzero"`
	Person   store.ID  `json:"person"`
	Updated  time.Time `json:"updated"`
	Revision int64     `json:"revision"`
}

// urgeBody is the Body of an Urge.
type urgeBody struct {
	Trigger string `json:"trigger,omitempty"`
	Instead string `json:"instead,omitempty"`
}

func (u Urge) record() (store.Record, error) {
	meta, err := json.Marshal(urgeMeta{u.StartedAt.UTC(), u.Zone, u.Before, u.After, u.Triggers, u.Helped, u.End, u.EndedAt, u.Person, u.UpdatedAt, u.Revision})
	if err != nil {
		return store.Record{}, err
	}
	body, err := json.Marshal(urgeBody{u.Trigger, u.Instead})
	return store.Record{ID: u.ID, Kind: UrgeKind, Meta: meta, Body: body}, err
}

func decodeUrge(r store.Record, z *zones.Names) (Urge, error) {
	var m urgeMeta
	var b urgeBody
	if json.Unmarshal(r.Meta, &m) != nil || json.Unmarshal(r.Body, &b) != nil || m.Started.IsZero() || m.Zone == "" {
		return Urge{}, store.ErrDamaged
	}
	u, err := Urge{r.ID, m.Started.In(z.Shown(m.Zone)), m.Zone, m.Before, m.After, m.Triggers, b.Trigger, m.Helped, b.Instead,
		m.End, m.Ended.UTC(), m.Person, m.Updated.UTC(), m.Revision}.clean()
	if err != nil {
		return Urge{}, store.ErrDamaged
	}
	return u, nil
}
