package evidence

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"stillwater/app/custody"
	"stillwater/app/store"
)

const (
	// CustodyKind is the store.Kind of a line of the custody log.
	CustodyKind store.Kind = "evidence.custody"
	// SignerKind is the store.Kind of what signs its checkpoints.
	SignerKind store.Kind = "evidence.signer"

	// batch is how many lines one transaction takes when a log begins with
	// what is there already: well below store.MaxUpdate.
	batch = 500
	// owner is who acts here: a vault has one.
	owner = "owner"
	// originPrefix begins the name of every log.
	originPrefix = "stillwater/"
)

// custodyLog is the log in memory: a hash of each line, and where it stands in
// the store. The Locker's saving guards what writes, its mu all of it.
type custodyLog struct {
	places []place
	sorted bool // places and tree are as the sequence says
	tree   custody.Tree
	signer custody.Signer
	signed bool      // there is a signer
	clock  time.Time // of the last record of this session, with its monotonic reading
	zone   string    // IANA name, of the person
	marks  []checkpoint
	seen   map[store.ID]bool // exhibits whose showing is in the log, this session
}

// place is where a line of the log stands.
type place struct {
	id       store.ID
	Seq      int64     `json:"seq"`
	At       time.Time `json:"at"`
	Exhibits []int     `json:"exhibits,omitempty"` // it is about
	leaf     custody.Hash
	incident int  // it is about, 0 for none
	whole    bool // it is about every exhibit that was kept then: a check of all
}

// learn takes from the line what is looked for in memory. Strings in it are
// escaped, so that no text of a person reads like a field.
func (p *place) learn(line []byte) {
	p.leaf = custody.LeafHash(line)
	if _, rest, found := bytes.Cut(line, []byte(`"incident":"`)); found {
		number, _, _ := bytes.Cut(rest, []byte(`"`))
		p.incident, _ = strconv.Atoi(string(number))
	}
	p.whole = bytes.Contains(line, []byte(`"action":"verify"`)) && !bytes.Contains(line, []byte(`,"exhibit":`))
}

// decodePlace reads a line's record; anything else is store.ErrDamaged.
func decodePlace(r store.Record) (place, error) {
	p := place{id: r.ID}
	if json.Unmarshal(r.Meta, &p) != nil || p.Seq < 1 || len(r.Body) == 0 {
		return place{}, store.ErrDamaged
	}
	p.learn(r.Body)
	return p, nil
}

func (l *Locker) placeLine(p place) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.log.places = append(l.log.places, p)
	l.log.sorted = false
}

// signerMeta is the Meta of the signer's record; Body is the seed.
type signerMeta struct {
	Origin string `json:"origin"`
}

// decodeSigner reads the signer's record; anything else is store.ErrDamaged.
func decodeSigner(r store.Record) (custody.Signer, error) {
	var m signerMeta
	if json.Unmarshal(r.Meta, &m) != nil {
		return custody.Signer{}, store.ErrDamaged
	}
	s, err := custody.NewSigner(r.Body, m.Origin)
	if err != nil {
		return custody.Signer{}, store.ErrDamaged
	}
	return s, nil
}

func (l *Locker) placeSigner(s custody.Signer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.log.signer, l.log.signed = s, true
}

// UseZone says which IANA zone the person is in, for the log; one that nobody
// knows is left aside.
func (l *Locker) UseZone(zone string) {
	if _, err := location(zone); err != nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.log.zone = zone
}

// ready sorts what was loaded and grows the tree over it; mu is held. After
// Load this happens once.
func (g *custodyLog) ready() {
	if g.sorted {
		return
	}
	slices.SortFunc(g.places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.Seq, b.Seq), slices.Compare(a.id[:], b.id[:]))
	})
	g.tree = custody.Tree{}
	for _, p := range g.places {
		_, _ = g.tree.AppendHash(p.leaf) // the log was never full
	}
	g.sorted = true
}

// last is the place of the last line, zero if there is none; mu is held.
func (g *custodyLog) last() place {
	if len(g.places) == 0 {
		return place{}
	}
	return g.places[len(g.places)-1]
}

// An act is a record of the log that is to be written, with the numbers of all
// exhibits it is about.
type act struct {
	custody.Record
	exhibits []int
}

// actOn is an act on one exhibit.
func actOn(e Exhibit, action custody.Action, reason string) act {
	return act{custody.Record{Action: action, Exhibit: e.Number, SHA256: hex.EncodeToString(e.SHA256[:]), Size: e.Size,
		OriginalName: e.Name, Reason: reason}, []int{e.Number}}
}

// acquired is the act of taking an exhibit in.
func acquired(e Exhibit, parent Exhibit) act {
	a := actOn(e, custody.Acquire, "")
	a.TZ = e.Zone
	if e.Source != (Source{}) {
		s := custody.Source(e.Source)
		a.Source = &s
	}
	if e.Sealed {
		a.Reason = "sealed unread"
	}
	if !e.DerivedFrom.IsZero() {
		a.Action, a.ParentSHA256, a.Tool = custody.Derive, hex.EncodeToString(parent.SHA256[:]), e.Tool
		a.Params = map[string]string{"exhibit": strconv.Itoa(parent.Number)}
		if len(e.Params) > 0 {
			a.Action, a.Params["made"] = custody.Redact, string(e.Params)
		}
		a.exhibits = append(a.exhibits, parent.Number)
	}
	return a
}

// actOf is what a change of s is in the log, nil if it is nothing anybody else
// would ask about. what, if not empty, says what was done beside its words.
func actOf(s subject, now said, fields []string, what string, linked, unlinked []int) (*act, error) {
	statement, err := now.statement()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(statement)
	a := &act{Record: custody.Record{Action: custody.Correct, SHA256: hex.EncodeToString(sum[:]), Params: map[string]string{
		s.kind: strconv.Itoa(s.number), "revision": strconv.FormatInt(s.revision+1, 10)}}}
	switch {
	case s.fresh:
		a.Action, a.Reason = custody.Acquire, "written down"
	case what != "":
		a.Reason = what
	case len(fields) > 0:
		a.Reason = "corrected"
	case len(linked) > 0:
		a.Reason = "exhibits linked"
	case len(unlinked) > 0:
		a.Reason = "exhibits unlinked"
	default:
		return nil, nil
	}
	a.Reason = s.name() + ": " + a.Reason
	if len(fields) > 0 && !s.fresh {
		a.Params["fields"] = strings.Join(fields, " ")
	}
	if len(linked) > 0 {
		a.Params["linked"] = spans(linked)
	}
	if len(unlinked) > 0 {
		a.Params["unlinked"] = spans(unlinked)
	}
	a.exhibits = slices.Concat(linked, unlinked)
	return a, nil
}

// spans writes numbers in their order, runs of them short: "3-5 9".
func spans(numbers []int) string {
	var all []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		if j == i {
			all = append(all, strconv.Itoa(numbers[i]))
		} else {
			all = append(all, fmt.Sprintf("%d-%d", numbers[i], numbers[j]))
		}
		i = j + 1
	}
	return strings.Join(all, " ")
}

// lines makes the records of acts as they follow on the log, and the places
// they get; saving is held.
func (l *Locker) lines(acts []act) ([]store.Record, []place, error) {
	l.mu.Lock()
	l.log.ready()
	last, clock, zone := l.log.last(), l.log.clock, l.log.zone
	l.mu.Unlock()
	var records []store.Record
	var places []place
	for i, a := range acts {
		now := l.now()
		var jump time.Duration
		if !clock.IsZero() {
			jump = now.Round(0).Sub(clock.Round(0)) - now.Sub(clock)
		}
		r := a.Record
		r.Seq, r.AtUTC = last.Seq+1, now.UTC().Truncate(resolution)
		if i == 0 {
			r.ClockNote = custody.ClockNote(last.At, r.AtUTC, jump)
		}
		_, _ = rand.Read(r.Salt[:]) // never fails since Go 1.24
		r.Actor, r.TZ = cmp.Or(r.Actor, owner), cmp.Or(r.TZ, zone)
		line, err := r.Line()
		if err != nil {
			return nil, nil, fmt.Errorf("%w: not for the log", ErrInvalid)
		}
		p := place{id: store.NewID(), Seq: r.Seq, At: r.AtUTC, Exhibits: distinct(a.exhibits)}
		p.learn(line)
		meta, err := json.Marshal(p)
		if err != nil {
			return nil, nil, err
		}
		records, places = append(records, store.Record{ID: p.id, Kind: CustodyKind, Meta: meta, Body: line}), append(places, p)
		last = p
	}
	return records, places, nil
}

// logged takes lines that are durable into memory; saving is held.
func (l *Locker) logged(places []place) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, p := range places {
		_, _ = l.log.tree.AppendHash(p.leaf) // the log was not full a moment ago
		l.log.places = append(l.log.places, p)
	}
	l.log.clock = l.now()
}

// begin makes the signer before the first act of all, and logs the exhibits
// that were kept before there was a log; saving is held.
func (l *Locker) begin(ctx context.Context) error {
	l.mu.Lock()
	begun := l.log.signed
	l.mu.Unlock()
	if begun {
		return nil
	}
	seed := make([]byte, 32)
	_, _ = rand.Read(seed) // never fails since Go 1.24
	meta := signerMeta{originPrefix + store.NewID().String()}
	s, err := custody.NewSigner(seed, meta.Origin)
	if err != nil {
		return err
	}
	m, err := json.Marshal(meta)
	if err != nil {
		return err
	}
	signer := store.Record{ID: store.NewID(), Kind: SignerKind, Meta: m, Body: seed}
	var acts []act
	for _, e := range l.unlogged() {
		a := acquired(e, Exhibit{})
		a.TZ, a.Note = "", "kept since "+e.AddedAt.Format(time.RFC3339)+", before this log began"
		acts = append(acts, a)
		if !e.RemovedAt.IsZero() {
			acts = append(acts, actOn(e, custody.Erase, "its bytes were destroyed before this log began"))
		}
	}
	for {
		n := min(len(acts), batch)
		records, places, err := l.lines(acts[:n])
		if acts = acts[n:]; len(acts) == 0 {
			records = append(records, signer)
		}
		if err == nil {
			err = l.write(ctx, records)
		}
		if err != nil {
			return err
		}
		l.logged(places)
		if len(acts) == 0 {
			l.placeSigner(s)
			return nil
		}
	}
}

// unlogged are the exhibits the log says nothing of, by number.
func (l *Locker) unlogged() []Exhibit {
	exhibits, _ := l.snapshot()
	l.mu.Lock()
	defer l.mu.Unlock()
	logged := map[int]bool{}
	for _, p := range l.log.places {
		for _, n := range p.Exhibits {
			logged[n] = true
		}
	}
	return slices.DeleteFunc(exhibits, func(e Exhibit) bool { return logged[e.Number] })
}

// write puts records in one transaction.
func (l *Locker) write(ctx context.Context, records []store.Record) error {
	return l.store.Update(ctx, func(tx store.Tx) error {
		for _, r := range records {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// Note writes one more record into the log: of what was done with evidence
// elsewhere, such as an export. Its place, salt, time, zone and actor are the
// Locker's; exhibits are the numbers of all it is about beside its own.
func (l *Locker) Note(ctx context.Context, r custody.Record, exhibits ...int) error {
	a := act{r, exhibits}
	if r.Exhibit > 0 {
		a.exhibits = append([]int{r.Exhibit}, exhibits...)
	}
	l.saving.Lock()
	defer l.saving.Unlock()
	if err := l.put(ctx, change{acts: []act{a}}); err != nil {
		return fmt.Errorf("noting in the log: %w", err)
	}
	return nil
}

// NoteExhibit is Note of an act on one exhibit.
func (l *Locker) NoteExhibit(ctx context.Context, id store.ID, action custody.Action, reason string) error {
	e, err := l.Exhibit(id)
	if err != nil {
		return fmt.Errorf("noting in the log: %w", err)
	}
	return l.Note(ctx, actOn(e, action, reason).Record)
}

// A CustodyQuery asks for a window of the log.
type CustodyQuery struct {
	Exhibit       int // only what is about the exhibit of this number; 0 for all
	Incident      int // or about this incident
	Offset, Limit int // as in Query
}

// Custody returns a window of the log, the newest record first.
func (l *Locker) Custody(ctx context.Context, q CustodyQuery) (Page[custody.Record], error) {
	var about []place
	kept := l.numbered(q.Exhibit)
	l.mu.Lock()
	l.log.ready()
	for _, at := range slices.Backward(l.log.places) {
		if q.wants(at, kept) {
			about = append(about, at)
		}
	}
	l.mu.Unlock()
	p := Page[custody.Record]{Total: len(about)}
	from, to := Query{Offset: q.Offset, Limit: q.Limit}.window(len(about))
	err := l.readLines(ctx, about[from:to], func(_ place, line []byte) error {
		r, err := custody.ParseLine(line)
		if err != nil {
			return store.ErrDamaged
		}
		p.Rows = append(p.Rows, r)
		return nil
	})
	if err != nil {
		return Page[custody.Record]{}, fmt.Errorf("reading the log: %w", err)
	}
	return p, nil
}

// wants reports whether a line is asked for; kept is the exhibit asked for.
func (q CustodyQuery) wants(p place, kept Exhibit) bool {
	switch {
	case q.Incident > 0:
		return p.incident == q.Incident
	case q.Exhibit == 0 || slices.Contains(p.Exhibits, q.Exhibit):
		return true
	}
	return p.whole && kept.Number > 0 && p.At.After(kept.AddedAt) && (kept.RemovedAt.IsZero() || p.At.Before(kept.RemovedAt))
}

// numbered is the exhibit of a number, zero if there is none.
func (l *Locker) numbered(n int) Exhibit {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range l.exhibits {
		if e.Number == n {
			return e
		}
	}
	return Exhibit{}
}

// CustodyLines calls f with every line of the log, the oldest first, and the
// numbers of the exhibits it is about. The bytes are valid during f only.
func (l *Locker) CustodyLines(ctx context.Context, f func(line []byte, exhibits []int) error) error {
	l.mu.Lock()
	l.log.ready()
	places := slices.Clone(l.log.places)
	l.mu.Unlock()
	if err := l.readLines(ctx, places, func(p place, line []byte) error { return f(line, p.Exhibits) }); err != nil {
		return fmt.Errorf("reading the log: %w", err)
	}
	return nil
}

func (l *Locker) readLines(ctx context.Context, places []place, f func(p place, line []byte) error) error {
	return l.store.View(ctx, func(tx store.Tx) error {
		for _, p := range places {
			if err := ctx.Err(); err != nil {
				return err
			}
			r, err := tx.Get(p.id)
			if err == nil {
				err = f(p, r.Body)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Tree is the Merkle tree over the log as it is now, for proofs, and its
// signer; store.ErrNotFound while nothing was logged.
func (l *Locker) Tree() (custody.Tree, custody.Signer, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.log.ready()
	if !l.log.signed {
		return custody.Tree{}, custody.Signer{}, store.ErrNotFound
	}
	return l.log.tree, l.log.signer, nil
}
