package evidence

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"stillwater/app/store"
)

// SaveIncident keeps an incident and returns it as kept. A zero ID makes a new
// one with the next number and fixes RecordedAt and Zone; otherwise Revision
// must be the kept one's (ErrConflict). Number, RecordedAt, Zone, TrashedAt and,
// once it is kept, Excerpts and Quotes are the Locker's: what the caller sets
// there is ignored. Saving what is kept already changes nothing. From a
// quarter of an hour after the first save on, what a change replaces stays
// beside it as a Correction. ErrInvalid says that it cannot be kept like this,
// store.ErrNotFound that the incident or something linked does not exist.
func (l *Locker) SaveIncident(ctx context.Context, in Incident) (Incident, error) {
	in, err := in.clean()
	if err == nil {
		l.saving.Lock()
		defer l.saving.Unlock()
		in, err = l.saveIncident(ctx, in)
	}
	if err != nil {
		return Incident{}, fmt.Errorf("saving incident: %w", err)
	}
	return in, nil
}

func (l *Locker) saveIncident(ctx context.Context, in Incident) (Incident, error) {
	l.mu.Lock()
	old, exists := l.incidents[in.ID]
	next := l.lastIncident + 1
	l.mu.Unlock()
	if !exists && !in.ID.IsZero() || !l.haveLinked(in) {
		return Incident{}, store.ErrNotFound
	}
	if !exists {
		for i := range in.Excerpts {
			in.Excerpts[i].CopiedAt = l.stamp()
		}
		in.ID, in.Number, in.RecordedAt, in.TrashedAt, in.Revision = store.NewID(), next, l.stamp(), time.Time{}, 0
		in.Quotes = nil
		return l.writeIncident(ctx, Incident{}, in, "")
	}
	if in.Revision != old.Revision {
		return Incident{}, ErrConflict
	}
	in.Number, in.RecordedAt, in.Zone, in.TrashedAt = old.Number, old.RecordedAt, old.Zone, old.TrashedAt
	in.Excerpts, in.Quotes = old.clone().Excerpts, old.clone().Quotes
	if in.UpdatedAt = old.UpdatedAt; sameIncident(in, old) {
		return old.clone(), nil
	}
	return l.writeIncident(ctx, old, in, "")
}

// haveLinked reports whether everything an incident links to is there, removed
// or in the trash or not.
func (l *Locker) haveLinked(in Incident) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return haveAll(l.exhibits, in.Exhibits) && haveAll(l.claims, in.Claims) && haveAll(l.people, in.PeopleIDs)
}

// haveAll reports whether every one of ids names one of all.
func haveAll[T any](all map[store.ID]T, ids []store.ID) bool {
	return !slices.ContainsFunc(ids, func(id store.ID) bool { _, ok := all[id]; return !ok })
}

// sameIncident reports whether two incidents would be kept as the same bytes.
func sameIncident(a, b Incident) bool {
	x, errX := a.encode()
	y, errY := b.encode()
	return errX == nil && errY == nil && sameRecord(x, y)
}

// writeIncident makes in durable as the revision after old, which is zero for
// a new one; what says what was done beside changing its words. saving is held.
func (l *Locker) writeIncident(ctx context.Context, old, in Incident, what string) (Incident, error) {
	in.Revision++
	in.UpdatedAt = l.stamp()
	r, err := in.encode()
	if err != nil {
		return Incident{}, err
	}
	c, err := l.saidChange(subject{"incident", in.ID, in.Number, in.RecordedAt, old.Revision, old.Revision == 0}, old.said(), in.said(), what,
		l.numbers(without(in.Exhibits, old.Exhibits)), l.numbers(without(old.Exhibits, in.Exhibits)))
	if err != nil {
		return Incident{}, err
	}
	if err := l.put(ctx, c, r); err != nil {
		return Incident{}, err
	}
	l.placeIncident(in)
	return in.clone(), nil
}

// without are the IDs of all that are not among others.
func without(all, others []store.ID) []store.ID {
	there := make(map[store.ID]bool, len(others))
	for _, id := range others {
		there[id] = true
	}
	return slices.DeleteFunc(slices.Clone(all), func(id store.ID) bool { return there[id] })
}

// numbers are those of exhibits, in order.
func (l *Locker) numbers(ids []store.ID) []int {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []int
	for _, id := range ids {
		all = append(all, l.exhibits[id].Number)
	}
	slices.Sort(all)
	return all
}

// TrashIncident puts an incident into the trash; its exhibits are untouched.
func (l *Locker) TrashIncident(ctx context.Context, id store.ID) error {
	_, err := l.changeIncident(ctx, id, "put into the trash", func(in *Incident) {
		if in.TrashedAt.IsZero() {
			in.TrashedAt = l.stamp()
		}
	})
	if err != nil {
		return fmt.Errorf("trashing incident: %w", err)
	}
	return nil
}

// RestoreIncident takes an incident out of the trash.
func (l *Locker) RestoreIncident(ctx context.Context, id store.ID) error {
	_, err := l.changeIncident(ctx, id, "taken out of the trash", func(in *Incident) { in.TrashedAt = time.Time{} })
	if err != nil {
		return fmt.Errorf("restoring incident: %w", err)
	}
	return nil
}

// Link ties exhibits to an incident, behind those linked already, and returns
// the incident as kept. It counts as a revision.
func (l *Locker) Link(ctx context.Context, incident store.ID, exhibits ...store.ID) (Incident, error) {
	in, err := l.changeIncident(ctx, incident, "", func(in *Incident) { in.Exhibits = append(in.Exhibits, exhibits...) })
	if err != nil {
		return Incident{}, fmt.Errorf("linking exhibits: %w", err)
	}
	return in, nil
}

// Unlink unties exhibits from an incident and returns the incident as kept; the
// exhibits stay. It counts as a revision.
func (l *Locker) Unlink(ctx context.Context, incident store.ID, exhibits ...store.ID) (Incident, error) {
	in, err := l.changeIncident(ctx, incident, "", func(in *Incident) { in.Exhibits = without(in.Exhibits, exhibits) })
	if err != nil {
		return Incident{}, fmt.Errorf("unlinking exhibits: %w", err)
	}
	return in, nil
}

// AddExcerpt copies a text into an incident, behind those copied already, and
// returns the incident as kept. It counts as a revision. One that stands there
// already is not added again.
func (l *Locker) AddExcerpt(ctx context.Context, incident store.ID, x Excerpt) (Incident, error) {
	x.CopiedAt = l.stamp()
	in, err := l.changeIncident(ctx, incident, "an excerpt copied in", func(in *Incident) {
		if !slices.ContainsFunc(in.Excerpts, func(y Excerpt) bool { return y.Text == x.Text && y.Entry == x.Entry }) {
			in.Excerpts = append(in.Excerpts, x)
		}
	})
	if err != nil {
		return Incident{}, fmt.Errorf("adding excerpt: %w", err)
	}
	return in, nil
}

// RemoveExcerpt takes the excerpt at a place of the list out of an incident
// and returns the incident as kept; store.ErrNotFound if there is none. It
// counts as a revision.
func (l *Locker) RemoveExcerpt(ctx context.Context, incident store.ID, at int) (Incident, error) {
	in, err := l.takeOut(ctx, incident, "an excerpt taken out", func(in *Incident) bool { return cut(&in.Excerpts, at) })
	if err != nil {
		return Incident{}, fmt.Errorf("removing excerpt: %w", err)
	}
	return in, nil
}

// AddQuotes picks messages into an incident, behind those picked already, links
// the exhibits they stand in, and returns the incident as kept. It counts as a
// revision. A message that was picked already is not added again.
func (l *Locker) AddQuotes(ctx context.Context, incident store.ID, quotes ...Quote) (Incident, error) {
	at := l.stamp()
	in, err := l.changeIncident(ctx, incident, "messages picked", func(in *Incident) {
		for _, q := range quotes {
			if !slices.ContainsFunc(in.Quotes, q.Same) {
				q.AddedAt = at
				in.Quotes, in.Exhibits = append(in.Quotes, q), append(in.Exhibits, q.Exhibit)
			}
		}
	})
	if err != nil {
		return Incident{}, fmt.Errorf("picking messages: %w", err)
	}
	return in, nil
}

// RemoveQuote takes the message at a place of the list out of an incident and
// returns the incident as kept; store.ErrNotFound if there is none. It counts
// as a revision; the exhibit stays linked.
func (l *Locker) RemoveQuote(ctx context.Context, incident store.ID, at int) (Incident, error) {
	in, err := l.takeOut(ctx, incident, "a message taken out", func(in *Incident) bool { return cut(&in.Quotes, at) })
	if err != nil {
		return Incident{}, fmt.Errorf("removing a message: %w", err)
	}
	return in, nil
}

// RemoveQuotes takes messages out of an incident and returns the incident as
// kept; store.ErrNotFound if none of them is in it. It counts as a revision; the
// exhibits stay linked.
func (l *Locker) RemoveQuotes(ctx context.Context, incident store.ID, quotes ...Quote) (Incident, error) {
	in, err := l.takeOut(ctx, incident, "messages taken out", func(in *Incident) bool {
		before := len(in.Quotes)
		in.Quotes = slices.DeleteFunc(in.Quotes, func(q Quote) bool { return slices.ContainsFunc(quotes, q.Same) })
		return len(in.Quotes) < before
	})
	if err != nil {
		return Incident{}, fmt.Errorf("removing messages: %w", err)
	}
	return in, nil
}

// cut takes one out of a list, if there is one at that place.
func cut[T any](list *[]T, at int) bool {
	if at < 0 || at >= len(*list) {
		return false
	}
	*list = slices.Delete(*list, at, at+1)
	return true
}

// takeOut is changeIncident for an f that may find nothing to take out.
func (l *Locker) takeOut(ctx context.Context, id store.ID, what string, f func(*Incident) bool) (Incident, error) {
	found := false
	in, err := l.changeIncident(ctx, id, what, func(in *Incident) { found = f(in) })
	if err == nil && !found {
		err = store.ErrNotFound
	}
	return in, err
}

// changeIncident applies f to the kept incident and writes it if f changed it;
// what says in the log what f does.
func (l *Locker) changeIncident(ctx context.Context, id store.ID, what string, f func(*Incident)) (Incident, error) {
	l.saving.Lock()
	defer l.saving.Unlock()
	old, err := l.Incident(id)
	if err != nil {
		return Incident{}, err
	}
	in := old.clone()
	f(&in)
	if in, err = in.clean(); err != nil {
		return Incident{}, err
	}
	if !l.haveLinked(in) {
		return Incident{}, store.ErrNotFound
	}
	if sameIncident(in, old) {
		return old, nil
	}
	return l.writeIncident(ctx, old, in, what)
}

// A subject is what a change is of.
type subject struct {
	kind       string // "incident", "claim" or "exhibit"
	id         store.ID
	number     int
	recordedAt time.Time
	revision   int64 // before the change
	fresh      bool  // it was not there before
}

func (s subject) name() string { return s.kind + " " + strconv.Itoa(s.number) }
