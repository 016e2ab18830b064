package app

import (
	"context"
	"encoding/json"
	"time"

	"stillwater/app/evidence"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// When says when something happened and how sure that is.
type When struct {
	Sure  string `json:"sure"` // "exact", "about", "day", "between" or "unknown"
	At    string `json:"at"`
	Until string `json:"until"`
	Zone  string `json:"zone"`
}

// Said is what an incident states, and the person's note beside it: what the
// page reads and sends alike.
type Said struct {
	What      string   `json:"what"`
	Happened  When     `json:"happened"`
	Zone      string   `json:"zone"`
	LearnedAt *When    `json:"learned_at"`
	Learned   string   `json:"learned"` // "first-hand", "second-hand", "seen", "inferred", or empty
	Tactics   []string `json:"tactics"`
	Channel   string   `json:"channel"`
	Severity  int      `json:"severity"` // 1 to 4, 0 not said
	Fear      *int     `json:"fear"`     // 0 to 3, null not said
	Involved  []string `json:"involved"` // "children", "vehicle", "weapon"
	Phase     string   `json:"phase"`    // "idealise", "devalue", "discard", or empty
	People    []string `json:"people"`
	Breach    bool     `json:"breach"` // of an order or agreement
	Order     string   `json:"order"`  // which
	Words     string   `json:"words"`
	Place     string   `json:"place"`
	Link      string   `json:"link"`
	Harm      string   `json:"harm"`
	Reference string   `json:"reference"`
	Response  string   `json:"response"`
	Witnesses string   `json:"witnesses"`
	Private   string   `json:"private"` // never in a bundle
	Claims    []string `json:"claims"`
	PeopleIDs []string `json:"people_ids"`
}

// Incident is something that happened.
type Incident struct {
	ID         string `json:"id"`
	Number     int    `json:"number"`
	RecordedAt string `json:"recorded_at"`
	Said
	Exhibits    []Exhibit    `json:"exhibits"`
	Excerpts    []Excerpt    `json:"excerpts"`
	Quotes      []Quote      `json:"quotes"`
	Corrections []Correction `json:"corrections"` // the oldest first
	UpdatedAt   string       `json:"updated_at"`
	TrashedAt   string       `json:"trashed_at"`
	Revision    int64        `json:"revision"`
}

// Excerpt is a text copied into an incident.
type Excerpt struct {
	Text      string `json:"text"`
	From      string `json:"from"`  // "journal"
	Entry     string `json:"entry"` // may be gone
	WrittenAt string `json:"written_at"`
	CopiedAt  string `json:"copied_at"`
}

// Quote is a message picked from an exhibit.
type Quote struct {
	Exhibit string   `json:"exhibit"`
	Member  string   `json:"member"`
	Offset  int64    `json:"offset"`
	Length  int64    `json:"length"`
	Slice   string   `json:"slice_sha256"`
	Thread  string   `json:"thread"`
	From    string   `json:"from"`
	Mine    bool     `json:"mine"`
	At      string   `json:"at"`
	RawTime string   `json:"raw_time"`
	Basis   string   `json:"basis"` // of the zone: "utc", "stated" or "assumed"
	Text    string   `json:"text"`
	Doubts  []string `json:"doubts"`
	AddedAt string   `json:"added_at"`
}

// Correction is an earlier wording of what was said.
type Correction struct {
	At       string    `json:"at"` // until when it stood there
	Revision int64     `json:"revision"`
	Earlier  []Earlier `json:"earlier"`
}

// Earlier is one field as it was.
type Earlier struct {
	Field string `json:"field"`
	Was   any    `json:"was"` // null if it was empty
}

// IncidentDraft is an incident as the page sends it.
type IncidentDraft struct {
	ID string `json:"id"`
	Said
	Exhibits []string `json:"exhibits"`
	Revision int64    `json:"revision"`
}

// IncidentQuery asks for a window of the incidents, newest first.
type IncidentQuery struct {
	Trashed bool `json:"trashed"`
	Offset  int  `json:"offset"`
	Limit   int  `json:"limit"`
}

// IncidentRow is an incident in a list.
type IncidentRow struct {
	ID         string   `json:"id"`
	Number     int      `json:"number"`
	What       string   `json:"what"`
	Happened   When     `json:"happened"`
	RecordedAt string   `json:"recorded_at"`
	Tactics    []string `json:"tactics"`
	Channel    string   `json:"channel"`
	Severity   int      `json:"severity"`
	Breach     bool     `json:"breach"`
	Phase      string   `json:"phase"`
	Claims     []string `json:"claims"`
	PeopleIDs  []string `json:"people_ids"`
	Exhibits   int      `json:"exhibits"`
	TrashedAt  string   `json:"trashed_at"`
}

// IncidentPage is a window of the incidents.
type IncidentPage struct {
	Total int           `json:"total"`
	Rows  []IncidentRow `json:"rows"`
}

func whenOf(w evidence.When) When {
	return When{string(w.Sure), local(w.At), local(w.Until), w.Zone}
}

// whenSaid is whenOf for a time that may not be said.
func whenSaid(w evidence.When) *When {
	if w == (evidence.When{}) {
		return nil
	}
	said := whenOf(w)
	return &said
}

// whenFrom is whenSaid's other way.
func whenFrom(w *When) (out evidence.When, err error) {
	if w == nil {
		return out, nil
	}
	out.Sure, out.Zone = evidence.Precision(w.Sure), w.Zone
	if out.At, err = moment(w.At); err == nil {
		out.Until, err = moment(w.Until)
	}
	return out, err
}

func correctionOf(c evidence.Correction) Correction {
	return Correction{stamp(c.At), c.Revision, each(c.Earlier, func(e evidence.Earlier) Earlier {
		var was any
		_ = json.Unmarshal(e.Was, &was) // it is JSON as it was kept
		return Earlier{e.Field, was}
	})}
}

func quoteOf(q evidence.Quote) Quote {
	return Quote{q.Exhibit.String(), q.Member, q.Offset, q.Length, q.Slice, q.Thread, q.From, q.Mine, local(q.At), q.RawTime, q.Basis,
		q.Text, each(q.Doubts, same), stamp(q.AddedAt)}
}

// Incidents returns a window of the incidents.
func (e *Evidence) Incidents(q IncidentQuery) (IncidentPage, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (IncidentPage, error) {
		page := r.Evidence.Incidents(evidence.Query{Offset: q.Offset, Limit: q.Limit, Trashed: q.Trashed})
		return IncidentPage{page.Total, each(page.Rows, func(i evidence.Incident) IncidentRow {
			return IncidentRow{i.ID.String(), i.Number, i.What, whenOf(i.Happened), stamp(i.RecordedAt), each(i.Tactics, text), i.Channel,
				i.Severity, i.Breach.Is, string(i.Phase), each(i.Claims, store.ID.String), each(i.PeopleIDs, store.ID.String), len(i.Exhibits), stamp(i.TrashedAt)}
		})}, nil
	})
}

// incidentOf converts an incident with its exhibits, removed ones included,
// and its earlier wordings.
func incidentOf(ctx context.Context, r *rooms.Rooms, i evidence.Incident) (Incident, error) {
	out := Incident{
		ID: i.ID.String(), Number: i.Number, RecordedAt: stamp(i.RecordedAt),
		Said: Said{i.What, whenOf(i.Happened), i.Zone, whenSaid(i.LearnedAt), string(i.Learned), each(i.Tactics, text), i.Channel, i.Severity, i.Fear,
			each(i.Involved, text), string(i.Phase), each(i.People, same), i.Breach.Is, i.Breach.Order, i.Words, i.Place, i.Link, i.Harm, i.Reference,
			i.Response, i.Witnesses, i.Private, each(i.Claims, store.ID.String), each(i.PeopleIDs, store.ID.String)},
		Excerpts: each(i.Excerpts, func(x evidence.Excerpt) Excerpt {
			return Excerpt{x.Text, x.From, x.Entry.String(), stamp(x.WrittenAt), stamp(x.CopiedAt)}
		}),
		Quotes: each(i.Quotes, quoteOf), Exhibits: []Exhibit{}, UpdatedAt: stamp(i.UpdatedAt), TrashedAt: stamp(i.TrashedAt), Revision: i.Revision,
	}
	for _, id := range i.Exhibits {
		x, err := r.Evidence.Exhibit(id)
		if err != nil {
			return out, err
		}
		out.Exhibits = append(out.Exhibits, exhibitOf(x))
	}
	corrections, err := r.Evidence.Corrections(ctx, i.ID)
	out.Corrections = each(corrections, correctionOf)
	return out, err
}

// Incident returns one incident.
func (e *Evidence) Incident(id string) (Incident, error) {
	return withID(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (out Incident, err error) {
		i, err := r.Evidence.Incident(p)
		if err != nil {
			return out, err
		}
		return incidentOf(ctx, r, i)
	})
}

// incident reads a draft.
func (in IncidentDraft) incident() (i evidence.Incident, err error) {
	i = evidence.Incident{
		What: in.What, Zone: in.Zone, Learned: evidence.How(in.Learned), Tactics: each(in.Tactics, wordOf[evidence.Tactic]), Channel: in.Channel,
		Severity: in.Severity, Fear: in.Fear, Involved: each(in.Involved, wordOf[evidence.Involved]), Phase: evidence.Phase(in.Phase),
		People: in.People, Breach: evidence.Breach{Is: in.Breach, Order: in.Order}, Words: in.Words, Place: in.Place, Link: in.Link, Harm: in.Harm,
		Reference: in.Reference, Response: in.Response, Witnesses: in.Witnesses, Private: in.Private, Revision: in.Revision,
	}
	if err = i.ID.UnmarshalText([]byte(in.ID)); err != nil {
		return i, err
	}
	for _, w := range []struct {
		to   *evidence.When
		from *When
	}{{&i.Happened, &in.Happened}, {&i.LearnedAt, in.LearnedAt}} {
		if *w.to, err = whenFrom(w.from); err != nil {
			return i, err
		}
	}
	return i, idLists(list{&i.Exhibits, in.Exhibits}, list{&i.Claims, in.Claims}, list{&i.PeopleIDs, in.PeopleIDs})
}

// list is a list of IDs to be read.
type list struct {
	to   *[]store.ID
	from []string
}

// idLists reads lists of IDs.
func idLists(all ...list) error {
	for _, l := range all {
		read, err := ids(l.from)
		if err != nil {
			return err
		}
		*l.to = read
	}
	return nil
}

// SaveIncident keeps an incident; an empty ID makes a new one.
func (e *Evidence) SaveIncident(in IncidentDraft) (Incident, error) {
	return inside(e.h, func(ctx context.Context, r *rooms.Rooms) (out Incident, err error) {
		i, err := in.incident()
		if err == nil {
			i, err = r.Evidence.SaveIncident(ctx, i)
		}
		if err != nil {
			return out, err
		}
		return incidentOf(ctx, r, i)
	})
}

func ids(texts []string) ([]store.ID, error) {
	out := make([]store.ID, len(texts))
	for i, t := range texts {
		var err error
		if out[i], err = store.ParseID(t); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// changed is withID for what changes an incident and answers with it.
func (e *Evidence) changed(id string, f func(ctx context.Context, l *evidence.Locker, id store.ID) (evidence.Incident, error)) (Incident, error) {
	return withID(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (out Incident, err error) {
		i, err := f(ctx, r.Evidence, p)
		if err != nil {
			return out, err
		}
		return incidentOf(ctx, r, i)
	})
}

// TrashIncident puts an incident into the trash.
func (e *Evidence) TrashIncident(id string) error {
	return withIDDo(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Evidence.TrashIncident(ctx, p) })
}

// RestoreIncident takes an incident out of the trash.
func (e *Evidence) RestoreIncident(id string) error {
	return withIDDo(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Evidence.RestoreIncident(ctx, p) })
}

// Link ties exhibits to an incident.
func (e *Evidence) Link(incident string, exhibits []string) (Incident, error) {
	return e.changed(incident, func(ctx context.Context, l *evidence.Locker, p store.ID) (i evidence.Incident, err error) {
		list, err := ids(exhibits)
		if err != nil {
			return i, err
		}
		return l.Link(ctx, p, list...)
	})
}

// Unlink unties an exhibit from an incident.
func (e *Evidence) Unlink(incident, exhibit string) (Incident, error) {
	return e.changed(incident, func(ctx context.Context, l *evidence.Locker, p store.ID) (i evidence.Incident, err error) {
		x, err := store.ParseID(exhibit)
		if err != nil {
			return i, err
		}
		return l.Unlink(ctx, p, x)
	})
}

// RemoveExcerpt takes a copied text out of an incident, by its place in the
// list.
func (e *Evidence) RemoveExcerpt(incident string, index int) (Incident, error) {
	return e.changed(incident, func(ctx context.Context, l *evidence.Locker, p store.ID) (evidence.Incident, error) {
		return l.RemoveExcerpt(ctx, p, index)
	})
}

// RemoveQuote takes a picked message out of an incident, by its place in the
// list.
func (e *Evidence) RemoveQuote(incident string, index int) (Incident, error) {
	return e.changed(incident, func(ctx context.Context, l *evidence.Locker, p store.ID) (evidence.Incident, error) {
		return l.RemoveQuote(ctx, p, index)
	})
}

// Patterns are counts over the incidents from a moment on and before another.
type Patterns struct {
	Incidents int        `json:"incidents"`
	Undated   int        `json:"undated"`
	Unhoured  int        `json:"unhoured"` // in no hour
	From      string     `json:"from"`     // days, such as 2026-11-20; empty if none is known
	Until     string     `json:"until"`
	Weeks     []Week     `json:"weeks"`
	Hours     [][]int    `json:"hours"` // by weekday from Monday, then by hour
	Channels  []Occurs   `json:"channels"`
	Tactics   []Occurs   `json:"tactics"`
	Phases    []PhaseDay `json:"phases"`
	Breaches  []string   `json:"breaches"` // days
	Marks     []Mark     `json:"marks"`
}

// Week is what happened in one.
type Week struct {
	Monday   string `json:"monday"`
	Count    int    `json:"count"`
	Severity []int  `json:"severity"` // how many of each, 0 (not said) to 4
	Fear     int    `json:"fear"`     // the highest
}

// Occurs is how often something occurs.
type Occurs struct {
	Key   string `json:"key"`
	Count int    `json:"count"`
}

// PhaseDay is a day that was tagged with a phase.
type PhaseDay struct {
	Day   string `json:"day"`
	Phase string `json:"phase"`
}

// Mark is a date of the person's own.
type Mark struct {
	ID    string `json:"id"`
	Day   string `json:"day"`
	Label string `json:"label"`
}

// Patterns counts; empty moments leave that side open.
func (e *Evidence) Patterns(from, until string) (Patterns, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (out Patterns, err error) {
		var span [2]time.Time
		for i, s := range []string{from, until} {
			if span[i], err = moment(s); err != nil {
				return out, err
			}
		}
		p, err := r.Evidence.Patterns(span[0], span[1], e.h.currentZone())
		return patternsOf(p), err
	})
}

func patternsOf(p evidence.Patterns) Patterns {
	occurs := func(t evidence.Tally) Occurs { return Occurs(t) }
	return Patterns{p.Incidents, p.Undated, p.Unhoured, p.From, p.Until,
		each(p.Weeks, func(w evidence.Week) Week { return Week{w.Monday, w.Count, w.Severity[:], w.Fear} }),
		each(p.Hours[:], func(day [24]int) []int { return day[:] }), each(p.Channels, occurs), each(p.Tactics, occurs),
		each(p.Phases, func(d evidence.PhaseDay) PhaseDay { return PhaseDay{d.Day, string(d.Phase)} }), each(p.Breaches, same), each(p.Marks, markOf)}
}

func markOf(m evidence.Mark) Mark { return Mark{m.ID.String(), m.Day, m.Label} }

// Marks returns the dates the person marked, the earliest first.
func (e *Evidence) Marks() ([]Mark, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) ([]Mark, error) { return each(r.Evidence.Marks(), markOf), nil })
}

// SaveMark keeps a date; an empty ID makes a new one.
func (e *Evidence) SaveMark(m Mark) (Mark, error) {
	return inside(e.h, func(ctx context.Context, r *rooms.Rooms) (out Mark, err error) {
		in := evidence.Mark{Day: m.Day, Label: m.Label}
		if err = in.ID.UnmarshalText([]byte(m.ID)); err != nil {
			return out, err
		}
		in, err = r.Evidence.SaveMark(ctx, in)
		return markOf(in), err
	})
}

// DeleteMark forgets a date.
func (e *Evidence) DeleteMark(id string) error {
	return withIDDo(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Evidence.DeleteMark(ctx, p) })
}
