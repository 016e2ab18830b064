package evidence

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"stillwater/app/store"
)

// SaveClaim keeps a claim and returns it as kept, as SaveIncident does with an
// incident; Standing, too, is the Locker's.
func (l *Locker) SaveClaim(ctx context.Context, c Claim) (Claim, error) {
	c, err := c.clean()
	if err == nil {
		l.saving.Lock()
		defer l.saving.Unlock()
		c, err = l.saveClaim(ctx, c)
	}
	if err != nil {
		return Claim{}, fmt.Errorf("saving claim: %w", err)
	}
	return c, nil
}

func (l *Locker) saveClaim(ctx context.Context, c Claim) (Claim, error) {
	l.mu.Lock()
	old, exists := l.claims[c.ID]
	next := l.lastClaim + 1
	linked := haveAll(l.exhibits, c.Exhibits()) && haveAll(l.people, c.people()) && haveAll(l.incidents, c.incidents())
	l.mu.Unlock()
	if !exists && !c.ID.IsZero() || !linked {
		return Claim{}, store.ErrNotFound
	}
	if !exists {
		c.ID, c.Number, c.RecordedAt, c.TrashedAt, c.Revision, c.Standing = store.NewID(), next, l.stamp(), time.Time{}, 0, nil
		return l.writeClaim(ctx, Claim{}, c, "")
	}
	if c.Revision != old.Revision {
		return Claim{}, ErrConflict
	}
	c.Number, c.RecordedAt, c.Zone, c.TrashedAt, c.Standing = old.Number, old.RecordedAt, old.Zone, old.TrashedAt, old.Standing
	if c.UpdatedAt = old.UpdatedAt; sameClaim(c, old) {
		return old.clone(), nil
	}
	return l.writeClaim(ctx, old, c, "")
}

// sameClaim reports whether two claims would be kept as the same bytes.
func sameClaim(a, b Claim) bool {
	x, errX := a.encode()
	y, errY := b.encode()
	return errX == nil && errY == nil && sameRecord(x, y)
}

// writeClaim makes c durable as the revision after old, which is zero for a
// new one; saving is held.
func (l *Locker) writeClaim(ctx context.Context, old, c Claim, what string) (Claim, error) {
	c.Revision++
	c.UpdatedAt = l.stamp()
	r, err := c.encode()
	if err != nil {
		return Claim{}, err
	}
	change, err := l.saidChange(subject{"claim", c.ID, c.Number, c.RecordedAt, old.Revision, old.Revision == 0}, old.said(), c.said(), what,
		l.numbers(without(c.Exhibits(), old.Exhibits())), l.numbers(without(old.Exhibits(), c.Exhibits())))
	if err != nil {
		return Claim{}, err
	}
	if err := l.put(ctx, change, r); err != nil {
		return Claim{}, err
	}
	l.placeClaim(c)
	return c.clone(), nil
}

// AddStanding writes down where a claim stands from now on and returns the
// claim as kept. What it was before stays.
func (l *Locker) AddStanding(ctx context.Context, claim store.ID, s Standing) (Claim, error) {
	err := cleanWhens(&s.Since)
	if err == nil && (!slices.Contains(states, s.State) || !fits(s.Note, maxText)) {
		err = fmt.Errorf("%w: no such standing", ErrInvalid)
	}
	var c Claim
	if err == nil {
		s.At = l.stamp()
		c, err = l.changeClaim(ctx, claim, "now "+string(s.State), func(c *Claim) { c.Standing = append(c.Standing, s) })
	}
	if err != nil {
		return Claim{}, fmt.Errorf("saying where a claim stands: %w", err)
	}
	return c, nil
}

// TrashClaim puts a claim into the trash.
func (l *Locker) TrashClaim(ctx context.Context, id store.ID) error {
	_, err := l.changeClaim(ctx, id, "put into the trash", func(c *Claim) {
		if c.TrashedAt.IsZero() {
			c.TrashedAt = l.stamp()
		}
	})
	if err != nil {
		return fmt.Errorf("trashing claim: %w", err)
	}
	return nil
}

// RestoreClaim takes a claim out of the trash.
func (l *Locker) RestoreClaim(ctx context.Context, id store.ID) error {
	_, err := l.changeClaim(ctx, id, "taken out of the trash", func(c *Claim) { c.TrashedAt = time.Time{} })
	if err != nil {
		return fmt.Errorf("restoring claim: %w", err)
	}
	return nil
}

// changeClaim applies f to the kept claim and writes it if f changed it.
func (l *Locker) changeClaim(ctx context.Context, id store.ID, what string, f func(*Claim)) (Claim, error) {
	l.saving.Lock()
	defer l.saving.Unlock()
	old, err := l.Claim(id)
	if err != nil {
		return Claim{}, err
	}
	c := old.clone()
	f(&c)
	if c, err = c.clean(); err != nil {
		return Claim{}, err
	}
	if sameClaim(c, old) {
		return old, nil
	}
	return l.writeClaim(ctx, old, c, what)
}

func (l *Locker) placeClaim(c Claim) {
	defer l.tell(c.ID)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.claims[c.ID] = c
	l.lastClaim = max(l.lastClaim, c.Number)
}

// Claim returns one claim, also from the trash; store.ErrNotFound if there is
// none.
func (l *Locker) Claim(id store.ID) (Claim, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c, ok := l.claims[id]
	if !ok {
		return Claim{}, store.ErrNotFound
	}
	return c.clone(), nil
}

// ClaimByNumber returns the claim that has number n, also from the trash;
// store.ErrNotFound if there is none.
func (l *Locker) ClaimByNumber(n int) (Claim, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range l.claims {
		if c.Number == n {
			return c.clone(), nil
		}
	}
	return Claim{}, store.ErrNotFound
}

// Claims lists claims, the newest number first.
func (l *Locker) Claims(q Query) Page[Claim] {
	l.mu.Lock()
	defer l.mu.Unlock()
	return listed(q, l.claims, Claim.clone, func(c Claim) time.Time { return c.TrashedAt },
		func(a, b Claim) int { return cmp.Compare(b.Number, a.Number) })
}

// Repeating are the incidents outside the trash that repeat a claim, by number.
func (l *Locker) Repeating(claim store.ID) []store.ID {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.incidentsWhere(func(in Incident) bool { return slices.Contains(in.Claims, claim) })
}

// incidentsWhere are the incidents outside the trash that f is true of, by
// number; mu is held.
func (l *Locker) incidentsWhere(f func(Incident) bool) (ids []store.ID) {
	for id, in := range l.incidents {
		if in.TrashedAt.IsZero() && f(in) {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b store.ID) int { return cmp.Compare(l.incidents[a].Number, l.incidents[b].Number) })
	return ids
}

// Appears are the incidents and claims outside the trash in which a person is
// named, by number.
func (l *Locker) Appears(person store.ID) (incidents, claims []store.ID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	incidents = l.incidentsWhere(func(in Incident) bool { return slices.Contains(in.PeopleIDs, person) })
	for id, c := range l.claims {
		if c.TrashedAt.IsZero() && slices.Contains(c.people(), person) {
			claims = append(claims, id)
		}
	}
	slices.SortFunc(claims, func(a, b store.ID) int { return cmp.Compare(l.claims[a].Number, l.claims[b].Number) })
	return incidents, claims
}

// SavePerson keeps a person and returns them as kept. A zero ID makes a new
// one; otherwise Revision must be the kept one's (ErrConflict). Errors are
// those of SaveIncident.
func (l *Locker) SavePerson(ctx context.Context, p Person) (Person, error) {
	p, err := p.clean()
	if err == nil {
		l.saving.Lock()
		defer l.saving.Unlock()
		p, err = l.savePerson(ctx, p)
	}
	if err != nil {
		return Person{}, fmt.Errorf("saving person: %w", err)
	}
	return p, nil
}

func (l *Locker) savePerson(ctx context.Context, p Person) (Person, error) {
	l.mu.Lock()
	old, exists := l.people[p.ID]
	l.mu.Unlock()
	switch {
	case !exists && !p.ID.IsZero():
		return Person{}, store.ErrNotFound
	case !exists:
		p.ID, p.RecordedAt, p.TrashedAt, p.Revision = store.NewID(), l.stamp(), time.Time{}, 0
	case p.Revision != old.Revision:
		return Person{}, ErrConflict
	default:
		p.RecordedAt, p.TrashedAt = old.RecordedAt, old.TrashedAt
		if p.UpdatedAt = old.UpdatedAt; samePerson(p, old) {
			return old.clone(), nil
		}
	}
	return l.writePerson(ctx, p)
}

// samePerson reports whether two would be kept as the same bytes.
func samePerson(a, b Person) bool {
	x, errX := a.encode()
	y, errY := b.encode()
	return errX == nil && errY == nil && sameRecord(x, y)
}

// writePerson makes p durable as their next revision; saving is held.
func (l *Locker) writePerson(ctx context.Context, p Person) (Person, error) {
	p.Revision++
	p.UpdatedAt = l.stamp()
	r, err := p.encode()
	if err != nil {
		return Person{}, err
	}
	if err := l.put(ctx, change{}, r); err != nil {
		return Person{}, err
	}
	l.placePerson(p)
	return p.clone(), nil
}

// TrashPerson puts a person into the trash; where they are named, they stay.
func (l *Locker) TrashPerson(ctx context.Context, id store.ID) error {
	if err := l.movePerson(ctx, id, true); err != nil {
		return fmt.Errorf("trashing person: %w", err)
	}
	return nil
}

// RestorePerson takes a person out of the trash.
func (l *Locker) RestorePerson(ctx context.Context, id store.ID) error {
	if err := l.movePerson(ctx, id, false); err != nil {
		return fmt.Errorf("restoring person: %w", err)
	}
	return nil
}

func (l *Locker) movePerson(ctx context.Context, id store.ID, trash bool) error {
	l.saving.Lock()
	defer l.saving.Unlock()
	p, err := l.Person(id)
	if err != nil || p.TrashedAt.IsZero() != trash {
		return err
	}
	p.TrashedAt = time.Time{}
	if trash {
		p.TrashedAt = l.stamp()
	}
	_, err = l.writePerson(ctx, p)
	return err
}

func (l *Locker) placePerson(p Person) {
	defer l.tell(p.ID)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.people[p.ID] = p
}

// Person returns one person, also from the trash; store.ErrNotFound if there
// is none.
func (l *Locker) Person(id store.ID) (Person, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p, ok := l.people[id]
	if !ok {
		return Person{}, store.ErrNotFound
	}
	return p.clone(), nil
}

// People lists people by name.
func (l *Locker) People(q Query) Page[Person] {
	l.mu.Lock()
	defer l.mu.Unlock()
	return listed(q, l.people, Person.clone, func(p Person) time.Time { return p.TrashedAt }, byName)
}

func byName(a, b Person) int {
	return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), a.RecordedAt.Compare(b.RecordedAt))
}

// FindPerson returns the person outside the trash who goes by a name, handle
// or number, whatever its case and the space in it; store.ErrNotFound if
// nobody does, or more than one.
func (l *Locker) FindPerson(name string) (Person, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var found []Person
	for _, p := range l.people {
		if p.TrashedAt.IsZero() && p.known(name) {
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		return Person{}, store.ErrNotFound
	}
	return found[0].clone(), nil
}

// listed is the window q asks for of all that is in the trash, or of all that is
// not, in the order given.
func listed[T any](q Query, all map[store.ID]T, clone func(T) T, trashed func(T) time.Time, order func(a, b T) int) Page[T] {
	var rows []T
	for _, v := range all {
		if trashed(v).IsZero() != q.Trashed {
			rows = append(rows, v)
		}
	}
	slices.SortFunc(rows, order)
	p := Page[T]{Total: len(rows)}
	from, to := q.window(len(rows))
	for _, v := range rows[from:to] {
		p.Rows = append(p.Rows, clone(v))
	}
	return p
}
