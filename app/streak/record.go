package streak

import (
	"encoding/json"
	"slices"
	"time"

	"stillwater/app/store"
	"stillwater/app/zones"
)

// personMeta is the Meta of a Person. Times are RFC 3339 in UTC, since its
// offsets have no seconds and those of some zones once had.
type personMeta struct {
	Name       string      `json:"name"`
	Started    time.Time   `json:"started"`
	StartSet   time.Time   `json:"start_set,omitzero"`
	Zone       string      `json:"zone"`
	Created    time.Time   `json:"created"`
	PutAway    time.Time   `json:"put_away,omitzero"`
	Levels     []Level     `json:"levels,omitempty"`
	Headline   Level       `json:"headline,omitempty"`
	Low        *LowContact `json:"low,omitempty"`
	Milestones []int       `json:"milestones,omitempty"`
	Link       store.ID    `json:"link,omitzero"`
	Revision   int64       `json:"revision,omitempty"`
}

// eventMeta is the Meta of an Event, with times like personMeta's. Gave and
// Help are how many bytes of each stand at the end of the Body, after the note.
type eventMeta struct {
	Person   store.ID   `json:"person"`
	Type     Type       `json:"type"`
	At       time.Time  `json:"at"`
	Zone     string     `json:"zone"`
	Recorded time.Time  `json:"recorded"`
	Revision int64      `json:"revision,omitempty"`
	Channel  string     `json:"channel,omitempty"`
	Levels   []Level    `json:"levels,omitempty"`
	Until    time.Time  `json:"until,omitzero"`
	Within   bool       `json:"within,omitempty"`
	Waited   bool       `json:"waited,omitempty"`
	Tactic   string     `json:"tactic,omitempty"`
	Through  string     `json:"through,omitempty"`
	Topic    string     `json:"topic,omitempty"`
	Incident store.ID   `json:"incident,omitzero"`
	Exhibits []store.ID `json:"exhibits,omitempty"`
	Gave     int        `json:"gave,omitempty"`
	Help     int        `json:"help,omitempty"`
}

func (p Person) meta() personMeta {
	return personMeta{p.Name, p.StartedAt.UTC(), p.StartSetAt, p.Zone, p.CreatedAt, p.PutAwayAt, p.Levels, p.Headline, p.Low, p.Milestones, p.Link, p.Revision}
}

func (p Person) encode() (store.Record, error) {
	meta, err := json.Marshal(p.meta())
	return store.Record{ID: p.ID, Kind: PersonKind, Meta: meta}, err
}

// decodePerson reads what encode wrote, now or before there were choices;
// anything else is store.ErrDamaged.
func decodePerson(r store.Record, z *zones.Names) (Person, error) {
	var m personMeta
	if json.Unmarshal(r.Meta, &m) != nil || m.Name == "" || m.Zone == "" || m.Started.IsZero() || !known(m.Levels) ||
		m.Headline != "" && !known([]Level{m.Headline}) || !years(m.Started, m.StartSet, m.Created, m.PutAway) {
		return Person{}, store.ErrDamaged
	}
	if len(m.Levels) == 0 {
		m.Levels = kept()
	}
	if m.StartSet.IsZero() {
		m.StartSet = m.Created
	}
	return Person{r.ID, m.Name, m.Started.In(z.Shown(m.Zone)), m.StartSet.UTC(), m.Zone, m.Created.UTC(), m.PutAway.UTC(), m.Revision,
		Choices{m.Levels, m.Headline, m.Low, m.Milestones, m.Link}}, nil
}

func (e Event) meta() eventMeta {
	return eventMeta{e.Person, e.Type, e.At.UTC(), e.Zone, e.RecordedAt, e.Revision, e.Channel, e.Levels, e.Until.UTC(), e.Within, e.Waited,
		e.Tactic, e.Through, e.Topic, e.Incident, e.Exhibits, len(e.Gave), len(e.Help)}
}

func (e Event) encode() (store.Record, error) {
	meta, err := json.Marshal(e.meta())
	return store.Record{ID: e.ID, Kind: EventKind, Meta: meta, Body: []byte(e.Note + e.Gave + e.Help)}, err
}

// decodeEvent reads what encode wrote, now or when there was only a note;
// anything else is store.ErrDamaged.
func decodeEvent(r store.Record, z *zones.Names) (Event, error) {
	var m eventMeta
	if json.Unmarshal(r.Meta, &m) != nil || m.Person.IsZero() || !slices.Contains(types, m.Type) || m.Zone == "" || m.At.IsZero() ||
		!known(m.Levels) || m.Type == Pause && !m.Until.After(m.At) || !years(m.At, m.Until, m.Recorded) {
		return Event{}, store.ErrDamaged
	}
	if m.Gave < 0 || m.Help < 0 || m.Gave > len(r.Body) || m.Help > len(r.Body)-m.Gave {
		return Event{}, store.ErrDamaged
	}
	body := string(r.Body)
	note := len(body) - m.Gave - m.Help
	loc := z.Shown(m.Zone)
	e := Event{r.ID, m.Person, m.Type, m.At.In(loc), m.Zone, m.Recorded.UTC(), m.Revision, m.Channel, m.Levels, time.Time{}, m.Within, m.Waited,
		Details{body[:note], body[note : note+m.Gave], body[note+m.Gave:], m.Tactic, m.Through, m.Topic, m.Incident, m.Exhibits}}
	if !m.Until.IsZero() {
		e.Until = m.Until.In(loc)
	}
	return e, nil
}

// known reports whether all are levels.
func known(all []Level) bool {
	return !slices.ContainsFunc(all, func(l Level) bool { return !slices.Contains(levels, l) })
}

// years reports whether all can be written as RFC 3339 in UTC.
func years(all ...time.Time) bool {
	return !slices.ContainsFunc(all, func(t time.Time) bool { y := t.UTC().Year(); return y < 0 || y > 9999 })
}
