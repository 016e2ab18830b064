package evidence

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"stillwater/app/store"
)

// SaveIncident keeps an incident and returns it as kept. A zero ID makes a new
// one with the next number and fixes RecordedAt and Zone; otherwise Revision
// must be the kept one's (ErrConflict). Number, RecordedAt, Zone, TrashedAt and,
// once it is kept, Excerpts are the Locker's: what the caller sets there is ignored. Saving what is kept
// already changes nothing. ErrInvalid says that it cannot be kept like this,
// store.ErrNotFound that the incident or a linked exhibit does not exist.
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
	if !exists && !in.ID.IsZero() || !l.haveAll(in.Exhibits) {
		return Incident{}, store.ErrNotFound
	}
	if !exists {
		for i := range in.Excerpts {
			in.Excerpts[i].CopiedAt = l.stamp()
		}
		in.ID, in.Number, in.RecordedAt, in.TrashedAt, in.Revision = store.NewID(), next, l.stamp(), time.Time{}, 0
		return l.writeIncident(ctx, in)
	}
	if in.Revision != old.Revision {
		return Incident{}, ErrConflict
	}
	in.Number, in.RecordedAt, in.Zone, in.TrashedAt = old.Number, old.RecordedAt, old.Zone, old.TrashedAt
	in.Excerpts = old.clone().Excerpts
	if in.UpdatedAt = old.UpdatedAt; same(in, old) {
		return old.clone(), nil
	}
	return l.writeIncident(ctx, in)
}

// haveAll reports whether every one of ids is an exhibit, removed or not.
func (l *Locker) haveAll(ids []store.ID) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return !slices.ContainsFunc(ids, func(id store.ID) bool { _, ok := l.exhibits[id]; return !ok })
}

// same reports whether two incidents would be kept as the same bytes.
func same(a, b Incident) bool {
	x, errX := a.encode()
	y, errY := b.encode()
	return errX == nil && errY == nil && bytes.Equal(x.Meta, y.Meta) && bytes.Equal(x.Body, y.Body)
}

// writeIncident makes in durable as its next revision; saving is held.
func (l *Locker) writeIncident(ctx context.Context, in Incident) (Incident, error) {
	in.Revision++
	in.UpdatedAt = l.stamp()
	r, err := in.encode()
	if err != nil {
		return Incident{}, err
	}
	if err := l.put(ctx, r); err != nil {
		return Incident{}, err
	}
	l.placeIncident(in)
	return in.clone(), nil
}

// TrashIncident puts an incident into the trash; its exhibits are untouched.
func (l *Locker) TrashIncident(ctx context.Context, id store.ID) error {
	_, err := l.changeIncident(ctx, id, func(in *Incident) {
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
	_, err := l.changeIncident(ctx, id, func(in *Incident) { in.TrashedAt = time.Time{} })
	if err != nil {
		return fmt.Errorf("restoring incident: %w", err)
	}
	return nil
}

// Link ties exhibits to an incident, behind those linked already, and returns
// the incident as kept. It counts as a revision.
func (l *Locker) Link(ctx context.Context, incident store.ID, exhibits ...store.ID) (Incident, error) {
	in, err := l.changeIncident(ctx, incident, func(in *Incident) { in.Exhibits = append(in.Exhibits, exhibits...) })
	if err != nil {
		return Incident{}, fmt.Errorf("linking exhibits: %w", err)
	}
	return in, nil
}

// Unlink unties exhibits from an incident and returns the incident as kept; the
// exhibits stay. It counts as a revision.
func (l *Locker) Unlink(ctx context.Context, incident store.ID, exhibits ...store.ID) (Incident, error) {
	in, err := l.changeIncident(ctx, incident, func(in *Incident) {
		in.Exhibits = slices.DeleteFunc(in.Exhibits, func(id store.ID) bool { return slices.Contains(exhibits, id) })
	})
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
	in, err := l.changeIncident(ctx, incident, func(in *Incident) {
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
	found := false
	in, err := l.changeIncident(ctx, incident, func(in *Incident) {
		if found = at >= 0 && at < len(in.Excerpts); found {
			in.Excerpts = slices.Delete(in.Excerpts, at, at+1)
		}
	})
	if err == nil && !found {
		err = store.ErrNotFound
	}
	if err != nil {
		return Incident{}, fmt.Errorf("removing excerpt: %w", err)
	}
	return in, nil
}

// changeIncident applies f to the kept incident and writes it if f changed it.
func (l *Locker) changeIncident(ctx context.Context, id store.ID, f func(*Incident)) (Incident, error) {
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
	if !l.haveAll(in.Exhibits) {
		return Incident{}, store.ErrNotFound
	}
	if same(in, old) {
		return old, nil
	}
	return l.writeIncident(ctx, in)
}
