package evidence

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
	"time"

	"stillwater/app/store"
)

// A Locker holds all exhibits, incidents, claims and people of one open store,
// listed in memory and kept in the store, and the log of what was done to them. It is safe for concurrent use once every
// record was loaded. It must be the store's only writer of its kinds.
type Locker struct {
	store store.Store
	now   func() time.Time
	watch []func(store.ID)

	saving sync.Mutex // one change at a time, held from the first look until it is durable
	mu     sync.Mutex // guards the catalogue below; never held during a call of store

	exhibits  map[store.ID]Exhibit
	alike     map[likeness][]store.ID // what Add compares a file with, removed ones too
	order     []store.ID              // exhibits by number, once sorted
	sorted    bool
	incidents map[store.ID]Incident
	claims    map[store.ID]Claim
	people    map[store.ID]Person
	marks     map[store.ID]Mark
	stamps    map[store.ID]Stamped
	corrected map[store.ID][]correction // by what was corrected
	log       custodyLog

	lastExhibit, lastIncident, lastClaim int // highest numbers ever given
}

// NewLocker returns the Locker of s; now is its clock.
func NewLocker(s store.Store, now func() time.Time) *Locker {
	return &Locker{store: s, now: now, exhibits: map[store.ID]Exhibit{}, alike: map[likeness][]store.ID{},
		incidents: map[store.ID]Incident{}, claims: map[store.ID]Claim{}, people: map[store.ID]Person{}, marks: map[store.ID]Mark{},
		stamps: map[store.ID]Stamped{}, corrected: map[store.ID][]correction{}, log: custodyLog{seen: map[store.ID]bool{}}}
}

// Load takes a record into the catalogue; it ignores those of other kinds. It
// is called for every record once, before anything else. A record that cannot
// be read gives store.ErrDamaged.
func (l *Locker) Load(r store.Record) error {
	var err error
	switch r.Kind {
	case ExhibitKind:
		err = load(r, decodeExhibit, l.place)
	case IncidentKind:
		err = load(r, decodeIncident, l.placeIncident)
	case ClaimKind:
		err = load(r, decodeClaim, l.placeClaim)
	case PersonKind:
		err = load(r, decodePerson, l.placePerson)
	case MarkKind:
		err = load(r, decodeMark, l.placeMark)
	case CorrectionKind:
		err = load(r, decodeCorrection, l.placeCorrection)
	case CustodyKind:
		err = load(r, decodePlace, l.placeLine)
	case SignerKind:
		err = load(r, decodeSigner, l.placeSigner)
	case CheckpointKind:
		err = load(r, decodeCheckpoint, l.placeCheckpoint)
	case TimestampKind:
		err = load(r, decodeStamped, l.placeStamped)
	}
	if err != nil {
		return fmt.Errorf("loading %s: %w", r.Kind, err)
	}
	return nil
}

// load hands what a record holds to the catalogue.
func load[T any](r store.Record, decode func(store.Record) (T, error), place func(T)) error {
	v, err := decode(r)
	if err == nil {
		place(v)
	}
	return err
}

// place puts e into the catalogue, or replaces it there.
func (l *Locker) place(e Exhibit) {
	defer l.tell(e.ID) // once mu is free again
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, known := l.exhibits[e.ID]; !known {
		l.alike[e.likeness()] = append(l.alike[e.likeness()], e.ID)
		l.order = append(l.order, e.ID)
		l.sorted = l.sorted && e.Number > l.lastExhibit
	}
	l.exhibits[e.ID] = e
	l.lastExhibit = max(l.lastExhibit, e.Number)
}

func (l *Locker) placeIncident(in Incident) {
	defer l.tell(in.ID)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.incidents[in.ID] = in
	l.lastIncident = max(l.lastIncident, in.Number)
}

// sort puts the catalogue into the order of numbers; mu is held. After Load
// has brought the records in the store's order this happens once.
func (l *Locker) sort() {
	if l.sorted {
		return
	}
	slices.SortFunc(l.order, func(a, b store.ID) int { return cmp.Compare(l.exhibits[a].Number, l.exhibits[b].Number) })
	l.sorted = true
}

// linked fills in the incidents and claims that link to e; mu is held.
func (l *Locker) linked(e Exhibit) Exhibit {
	e.Incidents = l.incidentsWhere(func(in Incident) bool { return slices.Contains(in.Exhibits, e.ID) })
	for id, c := range l.claims {
		if c.TrashedAt.IsZero() && slices.Contains(c.Exhibits(), e.ID) {
			e.Claims = append(e.Claims, id)
		}
	}
	slices.SortFunc(e.Claims, func(a, b store.ID) int { return cmp.Compare(l.claims[a].Number, l.claims[b].Number) })
	return e
}

// A Query asks for a window of a list.
type Query struct {
	Offset, Limit int      // Limit 0 asks for all from Offset on
	Incident      store.ID // Exhibits: only those this incident links to, if not zero
	Trashed       bool     // Incidents: those in the trash instead of the others
}

// A Page is the window a Query asked for.
type Page[T any] struct {
	Total int // rows without the window
	Rows  []T
}

// window cuts the rows a query asks for out of a list of n, as a half-open range.
func (q Query) window(n int) (from, to int) {
	from = min(max(q.Offset, 0), n)
	to = n
	if q.Limit > 0 {
		to = min(n, from+min(q.Limit, n))
	}
	return from, to
}

// Exhibit returns one exhibit, also a removed one; store.ErrNotFound if there
// is none.
func (l *Locker) Exhibit(id store.ID) (Exhibit, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	e, ok := l.exhibits[id]
	if !ok {
		return Exhibit{}, store.ErrNotFound
	}
	return l.linked(e), nil
}

// ExhibitByNumber returns the exhibit that has number n, also a removed one;
// store.ErrNotFound if there is none.
func (l *Locker) ExhibitByNumber(n int) (Exhibit, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sort()
	i, ok := slices.BinarySearchFunc(l.order, n, func(id store.ID, n int) int { return cmp.Compare(l.exhibits[id].Number, n) })
	if !ok {
		return Exhibit{}, store.ErrNotFound
	}
	return l.linked(l.exhibits[l.order[i]]), nil
}

// Exhibits lists exhibits, newest number first, removed ones among them.
func (l *Locker) Exhibits(q Query) (Page[Exhibit], error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sort()
	ids := l.order
	if !q.Incident.IsZero() {
		in, ok := l.incidents[q.Incident]
		if !ok {
			return Page[Exhibit]{}, store.ErrNotFound
		}
		ids = slices.Clone(in.Exhibits)
		slices.SortFunc(ids, func(a, b store.ID) int { return cmp.Compare(l.exhibits[a].Number, l.exhibits[b].Number) })
	}
	p := Page[Exhibit]{Total: len(ids)}
	from, to := q.window(len(ids))
	for i := from; i < to; i++ {
		p.Rows = append(p.Rows, l.linked(l.exhibits[ids[len(ids)-1-i]]))
	}
	return p, nil
}

// Incident returns one incident, also from the trash; store.ErrNotFound if
// there is none.
func (l *Locker) Incident(id store.ID) (Incident, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	in, ok := l.incidents[id]
	if !ok {
		return Incident{}, store.ErrNotFound
	}
	return in.clone(), nil
}

// Incidents lists incidents, what happened last first; those of unknown time
// stand where they were recorded.
func (l *Locker) Incidents(q Query) Page[Incident] {
	l.mu.Lock()
	defer l.mu.Unlock()
	return listed(q, l.incidents, Incident.clone, func(in Incident) time.Time { return in.TrashedAt }, func(a, b Incident) int {
		return cmp.Or(b.orderTime().Compare(a.orderTime()), cmp.Compare(b.Number, a.Number))
	})
}

// A Summary says what the locker holds at a glance.
type Summary struct {
	Incidents int   // outside the trash
	Claims    int   // outside the trash
	People    int   // outside the trash
	Exhibits  int   // whose bytes are kept
	Bytes     int64 // of those
	Damaged   int   // of those, found damaged by their last Check
	// CheckedAt is the oldest last Check among the kept exhibits, zero if one
	// was never checked or none is kept.
	CheckedAt time.Time
}

// Summary counts what the locker holds.
func (l *Locker) Summary() Summary {
	l.mu.Lock()
	defer l.mu.Unlock()
	var s Summary
	s.Incidents = live(l.incidents, func(in Incident) time.Time { return in.TrashedAt })
	s.Claims, s.People = live(l.claims, func(c Claim) time.Time { return c.TrashedAt }), live(l.people, func(p Person) time.Time { return p.TrashedAt })
	for _, e := range l.exhibits {
		if !e.RemovedAt.IsZero() {
			continue
		}
		if s.Exhibits == 0 || e.CheckedAt.Before(s.CheckedAt) {
			s.CheckedAt = e.CheckedAt
		}
		s.Exhibits++
		s.Bytes += e.Size
		if e.damaged() {
			s.Damaged++
		}
	}
	return s
}

// live counts those outside the trash.
func live[T any](all map[store.ID]T, trashed func(T) time.Time) (n int) {
	for _, v := range all {
		if trashed(v).IsZero() {
			n++
		}
	}
	return n
}

// stamp is the time now as it is kept.
func (l *Locker) stamp() time.Time { return l.now().UTC().Truncate(resolution) }
