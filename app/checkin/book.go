package checkin

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"stillwater/app/store"
	"stillwater/app/zones"
)

// A Book holds check-ins and visits to the pull in one store. Every write to
// them goes through it. All methods are safe for concurrent use.
type Book struct {
	store store.Store
	now   func() time.Time
	zones zones.Names

	writing sync.Mutex // held over a store.Update and what it does to what mu guards
	mu      sync.Mutex // guards all below
	days    map[store.ID]CheckIn
	urges   map[store.ID]Urge
	choices chosen
	removed map[store.ID]any // a CheckIn or an Urge, until the book is closed
	watch   []func(store.ID)
}

// NewBook returns the book kept in s. It knows nothing until Load was called
// with its records. now is the clock that times are recorded and judged by.
func NewBook(s store.Store, now func() time.Time) *Book {
	return &Book{store: s, now: now, days: map[store.ID]CheckIn{}, urges: map[store.ID]Urge{}, removed: map[store.ID]any{}}
}

// Load takes a record that a scan found; records of other kinds are passed
// over. A record that does not hold what its kind says gives store.ErrDamaged.
// Load keeps nothing of r's slices.
func (b *Book) Load(r store.Record) error {
	var err error
	switch r.Kind {
	case DayKind:
		var c CheckIn
		if c, err = decodeDay(r, &b.zones); err == nil {
			b.keepDay(c)
		}
	case UrgeKind:
		var u Urge
		if u, err = decodeUrge(r, &b.zones); err == nil {
			b.keepUrge(u)
		}
	case ChoicesKind:
		var c chosen
		if c, err = decodeChoices(r); err == nil {
			b.mu.Lock()
			if b.choices.id.IsZero() || c.updated.After(b.choices.updated) { // two after backups were merged
				b.choices = c
			}
			b.mu.Unlock()
		}
	}
	if err != nil {
		return fmt.Errorf("loading %s: %w", r.Kind, err)
	}
	return nil
}

// Watch calls f after every change of a check-in or a visit that is durable,
// and after its removal, with nothing locked. It must be called before the
// first change.
func (b *Book) Watch(f func(id store.ID)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.watch = append(b.watch, f)
}

// tell calls everybody who watches.
func (b *Book) tell(id store.ID) {
	b.mu.Lock()
	watch := b.watch
	b.mu.Unlock()
	for _, f := range watch {
		f(id)
	}
}

// Stamps calls f with every check-in and visit and its revision, from memory
// and in no particular order. live says that it can be found: somebody wrote
// words in it.
func (b *Book) Stamps(f func(id store.ID, revision int64, live bool)) {
	type stamp struct {
		id       store.ID
		revision int64
		live     bool
	}
	b.mu.Lock()
	all := make([]stamp, 0, len(b.days)+len(b.urges))
	for id, c := range b.days {
		all = append(all, stamp{id, c.Revision, len(c.Words()) > 0})
	}
	for id, u := range b.urges {
		all = append(all, stamp{id, u.Revision, len(u.Words()) > 0})
	}
	b.mu.Unlock()
	for _, s := range all {
		f(s.id, s.revision, s.live)
	}
}

// CheckIn returns one check-in, or store.ErrNotFound.
func (b *Book) CheckIn(id store.ID) (CheckIn, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	c, ok := b.days[id]
	if !ok {
		return CheckIn{}, fmt.Errorf("reading check-in: %w", store.ErrNotFound)
	}
	return c.copied(), nil
}

// Urge returns one visit to the pull, or store.ErrNotFound.
func (b *Book) Urge(id store.ID) (Urge, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	u, ok := b.urges[id]
	if !ok {
		return Urge{}, fmt.Errorf("reading visit to the pull: %w", store.ErrNotFound)
	}
	return u.copied(), nil
}

// copied is c with lists of its own: what the book holds is handed out whole.
func (c CheckIn) copied() CheckIn {
	c.Pull, c.SleepHalfHours = clone(c.Pull), clone(c.SleepHalfHours)
	c.Symptoms, c.Care, c.Medicines = list(c.Symptoms), list(c.Care), list(c.Medicines)
	return c
}

func (u Urge) copied() Urge {
	u.Before, u.After = clone(u.Before), clone(u.After)
	u.Triggers, u.Helped = list(u.Triggers), list(u.Helped)
	return u
}

// CheckIns lists the check-ins of the days from first to last, both included
// and either one empty for no bound, newest first. ErrInvalid for what is no
// day.
func (b *Book) CheckIns(first, last string) ([]CheckIn, error) {
	s, err := span(first, last)
	if err != nil {
		return nil, fmt.Errorf("listing check-ins: %w", err)
	}
	all := b.between(s)
	for i, c := range all {
		all[i] = c.copied()
	}
	slices.Reverse(all)
	return all, nil
}

// between are the check-ins of some days, oldest first.
func (b *Book) between(s days) []CheckIn {
	b.mu.Lock()
	all := []CheckIn{}
	for _, c := range b.days {
		if s.has(c.At) {
			all = append(all, c)
		}
	}
	b.mu.Unlock()
	slices.SortFunc(all, func(x, y CheckIn) int {
		return cmp.Or(x.At.Compare(y.At), x.CreatedAt.Compare(y.CreatedAt), bytes.Compare(x.ID[:], y.ID[:]))
	})
	return all
}

// Urges lists the visits to the pull that began on the days from first to
// last, like CheckIns.
func (b *Book) Urges(first, last string) ([]Urge, error) {
	s, err := span(first, last)
	if err != nil {
		return nil, fmt.Errorf("listing visits to the pull: %w", err)
	}
	b.mu.Lock()
	all := []Urge{}
	for _, u := range b.urges {
		if s.has(u.StartedAt) {
			all = append(all, u.copied())
		}
	}
	b.mu.Unlock()
	slices.SortFunc(all, func(x, y Urge) int {
		return cmp.Or(y.StartedAt.Compare(x.StartedAt), bytes.Compare(y.ID[:], x.ID[:]))
	})
	return all, nil
}

// days are those from first to last, both included and either one empty for no
// bound. What lies outside from and to lies outside them in every zone.
type days struct {
	first, last string
	from, to    time.Time
}

// span refuses what are no days.
func span(first, last string) (days, error) {
	s := days{first: first, last: last}
	for _, bound := range []struct {
		day   string
		at    *time.Time
		whole int // days to the bound that holds in every zone
	}{{first, &s.from, -1}, {last, &s.to, 2}} {
		if bound.day == "" {
			continue
		}
		midnight, err := time.Parse(time.DateOnly, bound.day)
		if err != nil {
			return s, fmt.Errorf("%w: no day", ErrInvalid)
		}
		*bound.at = midnight.AddDate(0, 0, bound.whole)
	}
	return s, nil
}

// has reports whether at, on its own clocks, lies on one of the days. Years
// have four digits, so that days compare as texts.
func (s days) has(at time.Time) bool {
	if !s.from.IsZero() && at.Before(s.from) || !s.to.IsZero() && at.After(s.to) {
		return false
	}
	if s.first == "" && s.last == "" {
		return true
	}
	date := at.Format(time.DateOnly)
	return date >= s.first && (s.last == "" || date <= s.last)
}

// Save keeps a check-in: a new one if it has no ID, else instead of the one
// that has. The Book sets what is not a person's to say. Errors: ErrInvalid,
// ErrFuture, store.ErrNotFound.
func (b *Book) Save(ctx context.Context, c CheckIn) (CheckIn, error) {
	c, err := b.save(ctx, c)
	if err != nil {
		return CheckIn{}, fmt.Errorf("saving check-in: %w", err)
	}
	b.tell(c.ID)
	return c.copied(), nil
}

func (b *Book) save(ctx context.Context, c CheckIn) (CheckIn, error) {
	c, err := c.clean()
	if err == nil {
		c.At, err = b.moment(c.At, c.Zone)
	}
	if err != nil {
		return c, err
	}
	b.writing.Lock()
	defer b.writing.Unlock()
	now := b.clock()
	if c.ID.IsZero() {
		c.ID, c.CreatedAt, c.Revision = store.NewID(), now, 0
	} else {
		old, err := b.CheckIn(c.ID)
		if err != nil {
			return c, err
		}
		c.CreatedAt, c.Revision = old.CreatedAt, old.Revision
	}
	return c, b.writeDay(ctx, &c, now)
}

// writeDay seals c with its next revision and takes it into the list; writing
// is held.
func (b *Book) writeDay(ctx context.Context, c *CheckIn, now time.Time) error {
	c.UpdatedAt, c.Revision = now, c.Revision+1
	r, err := c.record()
	if err == nil {
		err = b.put(ctx, r)
	}
	if err == nil {
		b.keepDay(*c)
	}
	return err
}

// Begin returns the visit to the pull that goes on, or a new one in zone that
// starts now and is kept from this moment on. Errors: ErrInvalid.
func (b *Book) Begin(ctx context.Context, zone string) (Urge, error) {
	u, err := b.begin(ctx, zone)
	if err != nil {
		return Urge{}, fmt.Errorf("beginning a visit to the pull: %w", err)
	}
	b.tell(u.ID)
	return u.copied(), nil
}

func (b *Book) begin(ctx context.Context, zone string) (Urge, error) {
	at, err := b.moment(b.now(), zone)
	if err != nil {
		return Urge{}, err
	}
	b.writing.Lock()
	defer b.writing.Unlock()
	if u, going := b.Going(); going {
		return u, nil
	}
	u := Urge{ID: store.NewID(), StartedAt: at, Zone: zone}
	return u, b.writeUrge(ctx, &u, b.clock())
}

// Going returns the visit to the pull that can be come back to, if there is
// one: the newest that has not ended and began within the last hour.
func (b *Book) Going() (Urge, bool) {
	now := b.now()
	b.mu.Lock()
	defer b.mu.Unlock()
	var newest Urge
	for _, u := range b.urges {
		if u.Going(now) && (newest.ID.IsZero() || u.StartedAt.After(newest.StartedAt)) {
			newest = u
		}
	}
	return newest.copied(), !newest.ID.IsZero()
}

// SaveUrge keeps what is said of a visit: a past one if it has no ID, else the
// one that has, whose start stays. The Book notes when it ended. Errors:
// ErrInvalid, ErrFuture, store.ErrNotFound.
func (b *Book) SaveUrge(ctx context.Context, u Urge) (Urge, error) {
	u, err := b.saveUrge(ctx, u)
	if err != nil {
		return Urge{}, fmt.Errorf("saving visit to the pull: %w", err)
	}
	b.tell(u.ID)
	return u.copied(), nil
}

func (b *Book) saveUrge(ctx context.Context, u Urge) (Urge, error) {
	u, err := u.clean()
	if err != nil {
		return u, err
	}
	b.writing.Lock()
	defer b.writing.Unlock()
	now := b.clock()
	old := Urge{}
	if u.ID.IsZero() {
		if u.StartedAt, err = b.moment(u.StartedAt, u.Zone); err != nil {
			return u, err
		}
		u.ID, u.Revision = store.NewID(), 0
	} else {
		if old, err = b.Urge(u.ID); err != nil {
			return u, err
		}
		u.StartedAt, u.Zone, u.Revision = old.StartedAt, old.Zone, old.Revision
	}
	switch {
	case u.End == "":
		u.EndedAt = time.Time{}
	case old.End == "":
		u.EndedAt = now
	default:
		u.EndedAt = old.EndedAt
	}
	return u, b.writeUrge(ctx, &u, now)
}

// writeUrge is writeDay for a visit.
func (b *Book) writeUrge(ctx context.Context, u *Urge, now time.Time) error {
	u.UpdatedAt, u.Revision = now, u.Revision+1
	r, err := u.record()
	if err == nil {
		err = b.put(ctx, r)
	}
	if err == nil {
		b.keepUrge(*u)
	}
	return err
}

// Remove deletes a check-in or a visit. Until the book is closed it can be
// brought back; nothing of it is on the disk. store.ErrNotFound if there is
// none.
func (b *Book) Remove(ctx context.Context, id store.ID) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	b.mu.Lock()
	var gone any
	if c, ok := b.days[id]; ok {
		gone = c
	} else if u, ok := b.urges[id]; ok {
		gone = u
	}
	b.mu.Unlock()
	err := store.ErrNotFound
	if gone != nil {
		err = b.store.Update(ctx, func(tx store.Tx) error { return tx.Delete(id) })
	}
	if err != nil {
		return fmt.Errorf("removing check-in: %w", err)
	}
	b.mu.Lock()
	delete(b.days, id)
	delete(b.urges, id)
	b.removed[id] = gone
	b.mu.Unlock()
	b.tell(id)
	return nil
}

// BringBack keeps again what Remove deleted, as it was. store.ErrNotFound if
// nothing under that ID was removed since the book was opened.
func (b *Book) BringBack(ctx context.Context, id store.ID) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	b.mu.Lock()
	gone := b.removed[id]
	b.mu.Unlock()
	err := store.ErrNotFound
	switch gone := gone.(type) {
	case CheckIn:
		err = b.writeDay(ctx, &gone, gone.UpdatedAt)
	case Urge:
		err = b.writeUrge(ctx, &gone, gone.UpdatedAt)
	}
	if err != nil {
		return fmt.Errorf("bringing back check-in: %w", err)
	}
	b.mu.Lock()
	delete(b.removed, id)
	b.mu.Unlock()
	b.tell(id)
	return nil
}

// moment is at as it is kept, in zone's location, unless it cannot be.
func (b *Book) moment(at time.Time, zone string) (time.Time, error) {
	loc, known := b.zones.Find(zone)
	if !known {
		return at, fmt.Errorf("%w: unknown time zone", ErrInvalid)
	}
	at = at.Truncate(time.Millisecond).In(loc)
	if at.Year() < minYear {
		return at, fmt.Errorf("%w: year out of range", ErrInvalid)
	}
	if at.After(b.now().Add(ahead)) {
		return at, ErrFuture
	}
	return at, nil
}

// clock is now as it is kept.
func (b *Book) clock() time.Time { return b.now().UTC().Truncate(time.Millisecond) }

func (b *Book) put(ctx context.Context, r store.Record) error {
	return b.store.Update(ctx, func(tx store.Tx) error { return tx.Put(r) })
}

func (b *Book) keepDay(c CheckIn) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.days[c.ID] = c
}

func (b *Book) keepUrge(u Urge) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.urges[u.ID] = u
}
