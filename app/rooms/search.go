package rooms

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"stillwater/app/evidence"
	"stillwater/app/search"
	"stillwater/app/store"
	"stillwater/app/vault"
)

// snapshotKind is the store.Kind of the sealed snapshot of the index: one blob,
// which a backup leaves out, since it is made anew from the rest.
const snapshotKind store.Kind = "search.snapshot"

const (
	// snapshotFrom is how many documents make a snapshot worth its room on the
	// disk: fewer are read in less than half a second.
	snapshotFrom = 10_000
	// snapshotBehind is how many documents a snapshot may be behind.
	snapshotBehind = 500
	// snippetRunes is how long a snippet is: three lines in a list.
	snippetRunes = 200
)

// Search finds what stands in all rooms, by an index in memory. It is made in
// the background after Start, and until then finds what is in it already; it is
// gone after Close. Letters that are sealed and what lies in the trash are not
// in it.
type Search struct {
	r        *Rooms
	shelves  []shelf
	snapshot store.ID // of its record, zero if there is none; once started, run's

	from, behind int // snapshotFrom and snapshotBehind

	mu      sync.Mutex // guards all below
	index   *search.Index
	ready   bool              // everything that was there at the start is in it
	changed map[store.ID]bool // not yet looked at
	wake    chan struct{}     // something is in changed
	settled chan struct{}     // closed while there is nothing to do
	stop    context.CancelFunc
	done    chan struct{} // closed once nothing runs any more
}

// A shelf is one room as search sees it.
type shelf struct {
	// stamps walks what is there; live is what may be found.
	stamps func(f func(id store.ID, revision int64, live bool))
	// doc reads one; store.ErrNotFound if it is not there at all, and live as above.
	doc func(ctx context.Context, id store.ID) (d found, live bool, err error)
}

// found is a document as it is shown.
type found struct {
	search.Doc
	zone string
}

// A SearchQuery says what to find; see search.Parse.
type SearchQuery struct {
	Text   string
	Room   string // "journal", "evidence", "messages", "checkin", "plan" or "streak"; empty for all
	Typing bool   // the last word may not be finished
	Offset int
	Limit  int // 0 for all
}

// A SearchResult is a window of what was found, best first.
type SearchResult struct {
	Total int
	Ready bool // everything is in the index
	Hits  []SearchHit
}

// A SearchHit is an entry, an incident, an exhibit, a claim, a
// person or a message.
type SearchHit struct {
	ID         store.ID
	Room, Kind string
	Title      string
	Snippet    search.Snippet
	At         time.Time
	Zone       string
	Score      float64
}

func newSearch(r *Rooms) *Search {
	s := &Search{r: r, from: snapshotFrom, behind: snapshotBehind,
		changed: map[store.ID]bool{}, wake: make(chan struct{}, 1), settled: make(chan struct{})}
	s.shelves = []shelf{{r.Threads.Stamps, s.message}, {r.Journal.Stamps, s.entry}, {r.Evidence.Stamps, s.evidence}, {r.CheckIns.Stamps, s.checkIn}, {r.Plan.Stamps, s.planItem}, {r.Streak.Stamps, s.streak}}
	r.Journal.Watch(s.note)
	r.Evidence.Watch(s.note)
	r.Threads.Watch(s.note)
	r.CheckIns.Watch(s.note)
	r.Plan.Watch(s.note)
	r.Streak.Watch(s.note)
	return s
}

// Start begins to fill the index and returns at once.
func (s *Search) Start() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done != nil {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	s.stop, s.done = stop, make(chan struct{})
	go s.run(ctx, s.done)
}

// Wait returns once everything that was there when it was called can be found,
// and nothing is left to do.
func (s *Search) Wait(ctx context.Context) error {
	s.mu.Lock()
	settled, done := s.settled, s.done
	s.mu.Unlock()
	select {
	case <-settled:
		return nil
	case <-done:
		return vault.ErrLocked
	case <-ctx.Done():
		return ctx.Err()
	}
}

// close ends what runs and gives the memory with a person's words back.
func (s *Search) close() {
	s.mu.Lock()
	stop, done := s.stop, s.done
	s.mu.Unlock()
	if done == nil {
		return
	}
	stop()
	<-done
	s.mu.Lock()
	s.index, s.changed, s.ready = nil, nil, false
	s.mu.Unlock()
	debug.FreeOSMemory()
}

// note remembers that something changed, for the goroutine to look at.
func (s *Search) note(id store.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done == nil || s.changed == nil { // whoever starts looks at everything
		return
	}
	if s.isSettled() {
		s.settled = make(chan struct{})
	}
	s.changed[id] = true
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// isSettled reports whether there is nothing to do; mu is held.
func (s *Search) isSettled() bool {
	select {
	case <-s.settled:
		return true
	default:
		return false
	}
}

// next takes what changed, or finds that there is nothing to do.
func (s *Search) next() map[store.ID]bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	taken := s.changed
	s.changed = map[store.ID]bool{}
	if len(taken) == 0 && !s.isSettled() {
		close(s.settled)
	}
	return taken
}

// run fills the index and keeps it as the rooms are, until ctx ends. What
// cannot be read cannot be found; whoever opens it is told.
func (s *Search) run(ctx context.Context, done chan struct{}) {
	defer close(done)
	x := s.read(ctx)
	s.mu.Lock()
	s.index = x
	s.mu.Unlock()
	missing, gone := s.fill(ctx, x)
	if ctx.Err() != nil {
		return
	}
	s.mu.Lock()
	s.ready = true
	s.mu.Unlock()
	stale := missing > s.behind
	for ctx.Err() == nil {
		if stale || gone { // what was deleted leaves no words behind in a snapshot
			s.write(ctx, x)
		}
		stale, gone = false, false
		changed := s.next()
		// In order: messages of one file follow each other, and stand together.
		for _, id := range slices.SortedFunc(maps.Keys(changed), func(a, b store.ID) int { return bytes.Compare(a[:], b[:]) }) {
			gone = s.update(ctx, x, id) || gone
		}
		if len(changed) == 0 {
			select {
			case <-ctx.Done():
			case <-s.wake:
			}
		}
	}
}

// fill brings x to where the rooms are. It returns how many documents it had to
// read, and whether some were in x that are gone for good.
func (s *Search) fill(ctx context.Context, x *search.Index) (read int, gone bool) {
	there := map[store.ID]bool{}
	var missing []store.ID
	for _, shelf := range s.shelves {
		shelf.stamps(func(id store.ID, revision int64, live bool) {
			there[id] = live
			if live && !x.Has(id, revision) {
				missing = append(missing, id)
			}
		})
	}
	var left []store.ID
	x.Each(func(id store.ID, _ int64) {
		live, known := there[id]
		if !live {
			left = append(left, id)
		}
		gone = gone || !known
	})
	for _, id := range left {
		x.Delete(id)
	}
	for _, id := range missing {
		if ctx.Err() != nil {
			break
		}
		s.update(ctx, x, id)
	}
	return len(missing), gone
}

// update brings one document in x to where its room is, and reports whether it
// is gone for good.
func (s *Search) update(ctx context.Context, x *search.Index, id store.ID) (gone bool) {
	d, live, err := s.doc(ctx, id)
	if live && err == nil {
		x.Put(d.Doc)
		return false
	}
	x.Delete(id)
	return errors.Is(err, store.ErrNotFound)
}

// doc reads a document from the room it is in.
func (s *Search) doc(ctx context.Context, id store.ID) (d found, live bool, err error) {
	for _, shelf := range s.shelves {
		if d, live, err = shelf.doc(ctx, id); !errors.Is(err, store.ErrNotFound) {
			break
		}
	}
	return d, live, err
}

// entry is a journal entry as it can be found: with whatever a person wrote in it.
func (s *Search) entry(ctx context.Context, id store.ID) (found, bool, error) {
	e, err := s.r.Journal.Get(ctx, id)
	text := []string{e.Text}
	if t := e.Record; t != nil {
		text = append(text, t.Thought, t.For, t.Against, t.Kinder)
	}
	return found{search.Doc{ID: e.ID, Stamp: e.Revision, Room: "journal", Kind: string(e.Kind), Title: e.Title,
		Text: paragraphs(append(text, append(e.People, e.To)...)), At: e.At, Mood: e.Mood,
		Tags: e.Tags, Feelings: e.Feelings, People: append(e.People, e.To)}, e.Zone}, e.TrashedAt.IsZero() && !e.Sealed, err
}

// evidence is an incident, an exhibit, a claim or a person as they can be
// found.
func (s *Search) evidence(_ context.Context, id store.ID) (d found, live bool, err error) {
	for _, look := range []func(store.ID) (found, bool, error){s.incident, s.exhibit, s.claim, s.person} {
		if d, live, err = look(id); !errors.Is(err, store.ErrNotFound) {
			break
		}
	}
	return d, live, err
}

func (s *Search) incident(id store.ID) (found, bool, error) {
	in, err := s.r.Evidence.Incident(id)
	at, zone := happened(in.Happened, in.RecordedAt, in.Zone)
	text := []string{in.Words, in.Harm, in.Response, in.Witnesses, in.Place, in.Link, in.Reference, in.Breach.Order, in.Private}
	for _, x := range in.Excerpts {
		text = append(text, x.Text)
	}
	for _, q := range in.Quotes {
		text = append(text, q.Text)
	}
	people := append(in.People, s.names(in.PeopleIDs)...)
	return found{search.Doc{ID: in.ID, Stamp: in.Revision, Room: "evidence", Kind: "incident", Title: in.What,
		Text: paragraphs(append(append(text, people...), in.Channel)), At: at, People: people}, zone}, in.TrashedAt.IsZero(), err
}

// happened is when something stands in lists: when it happened, else when it
// was written down.
func happened(w evidence.When, recorded time.Time, zone string) (time.Time, string) {
	if w.At.IsZero() {
		return recorded, zone
	}
	return w.At, w.Zone
}

// names are those of people.
func (s *Search) names(ids []store.ID) (names []string) {
	for _, id := range ids {
		if p, err := s.r.Evidence.Person(id); err == nil {
			names = append(names, p.Name)
		}
	}
	return names
}

func (s *Search) exhibit(id store.ID) (found, bool, error) {
	e, err := s.r.Evidence.Exhibit(id)
	f := e.Source
	return found{search.Doc{ID: e.ID, Stamp: e.Revision, Room: "evidence", Kind: "exhibit", Title: e.Name,
		Text: paragraphs([]string{e.Note, e.MadeBy, f.Kind, f.Device, f.Account, f.App, f.ExportMethod, f.ObtainedFrom}), At: e.AddedAt}, e.Zone}, true, err
}

func (s *Search) claim(id store.ID) (found, bool, error) {
	c, err := s.r.Evidence.Claim(id)
	at, zone := happened(c.FirstKnown, c.RecordedAt, c.Zone)
	text, people := []string{c.Topic, c.True, c.Decided, c.LawyerNote, c.Missing}, s.names([]store.ID{c.MadeByID})
	if c.MadeBy != "" {
		people = append(people, c.MadeBy)
	}
	for _, a := range c.Appearances {
		text = append(text, a.Place, a.Link, a.Audience, a.RelayedBy, a.Note)
		people = append(people, s.names(a.PeopleIDs)...)
	}
	for _, b := range c.Rebuttals {
		text = append(text, b.Statement, b.Witness, b.Missing)
		people = append(people, s.names([]store.ID{b.WitnessID})...)
	}
	for _, h := range c.Harms {
		text = append(text, h.Kind, h.Amount, h.Note)
	}
	for _, k := range c.Standing {
		text = append(text, k.Note)
	}
	return found{search.Doc{ID: c.ID, Stamp: c.Revision, Room: "evidence", Kind: "claim", Title: c.Words,
		Text: paragraphs(append(text, people...)), At: at, People: people}, zone}, c.TrashedAt.IsZero(), err
}

func (s *Search) person(id store.ID) (found, bool, error) {
	p, err := s.r.Evidence.Person(id)
	text := append(append(append([]string{p.Note}, p.Also...), p.Handles...), p.Numbers...)
	return found{search.Doc{ID: p.ID, Stamp: p.Revision, Room: "evidence", Kind: "person", Title: p.Name,
		Text: paragraphs(text), At: p.RecordedAt, People: append([]string{p.Name}, p.Also...)}, "UTC"}, p.TrashedAt.IsZero(), err
}

// paragraphs are the texts that are not empty.
func paragraphs(texts []string) string {
	var b strings.Builder
	for _, t := range texts {
		if b.Len() > 0 && t != "" {
			b.WriteString("\n\n")
		}
		b.WriteString(t)
	}
	return b.String()
}

// Find returns a window of what q asks for. What is deleted or found damaged
// while it runs is left out.
func (s *Search) Find(ctx context.Context, q SearchQuery) (SearchResult, error) {
	s.mu.Lock()
	x, out := s.index, SearchResult{Ready: s.ready, Hits: []SearchHit{}}
	s.mu.Unlock()
	if x == nil {
		return out, nil
	}
	query := search.Parse(q.Text)
	if q.Typing {
		query = query.AsTyped()
	}
	result := x.Find(query, search.Options{Room: q.Room, Offset: q.Offset, Limit: q.Limit})
	out.Total = result.Total
	for _, h := range result.Hits {
		d, live, err := s.doc(ctx, h.ID)
		if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrDamaged) || err == nil && !live {
			continue
		}
		if err != nil {
			return SearchResult{}, fmt.Errorf("searching: %w", err)
		}
		out.Hits = append(out.Hits, SearchHit{ID: h.ID, Room: h.Room, Kind: h.Kind, Title: d.Title,
			Snippet: query.Snippet(d.Text, snippetRunes), At: d.At, Zone: d.zone, Score: h.Score})
	}
	return out, nil
}

// load notes where the snapshot stands.
func (s *Search) load(rec store.Record) error {
	if rec.Kind == snapshotKind {
		s.snapshot = rec.ID
	}
	return nil
}

// read returns the index of the snapshot, or an empty one: a snapshot that is
// not there, damaged or of another version is made anew.
func (s *Search) read(ctx context.Context) *search.Index {
	if s.snapshot.IsZero() {
		return search.New()
	}
	var rec store.Record
	err := s.r.Vault.View(ctx, func(tx store.Tx) (err error) {
		rec, err = tx.Get(s.snapshot)
		return err
	})
	if err == nil && len(rec.Blobs) == 1 {
		var blob store.BlobReader
		if blob, err = s.r.Vault.OpenBlob(rec.Blobs[0]); err == nil {
			defer blob.Close()
			if x, err := search.Read(blob); err == nil {
				return x
			}
		}
	}
	return search.New()
}

// write seals a snapshot of x in the place of the one before, or removes that
// if x is small. One that cannot be written is not missed: the next opening
// reads the entries instead.
func (s *Search) write(ctx context.Context, x *search.Index) {
	if x.Len() <= s.from {
		if !s.snapshot.IsZero() && s.r.Vault.Update(ctx, func(tx store.Tx) error { return tx.Delete(s.snapshot) }) == nil {
			s.snapshot = store.ID{}
		}
		return
	}
	out, in := io.Pipe()
	go func() {
		_, err := x.WriteTo(in)
		in.CloseWithError(err)
	}()
	blob, err := s.r.Vault.AddBlob(ctx, out, nil)
	out.CloseWithError(context.Canceled) // WriteTo ends, whatever happened
	if err != nil {
		return
	}
	id := s.snapshot
	if id.IsZero() {
		id = store.NewID()
	}
	err = s.r.Vault.Update(ctx, func(tx store.Tx) error {
		return tx.Put(store.Record{ID: id, Kind: snapshotKind, Meta: []byte("{}"), Blobs: []store.Blob{blob}})
	})
	if err == nil {
		s.snapshot = id
	}
}
