package evidence

import (
	"context"
	"errors"
	"fmt"

	"stillwater/app/store"
)

// Open opens the bytes of an exhibit. store.ErrNotFound is returned for a
// removed one, store.ErrDamaged (by Open or by reading) where they are not
// what was added.
func (l *Locker) Open(ctx context.Context, id store.ID) (store.BlobReader, Exhibit, error) {
	e, err := l.Exhibit(id)
	if err != nil {
		return nil, Exhibit{}, fmt.Errorf("opening exhibit: %w", err)
	}
	r, err := l.openBlob(ctx, id)
	if err != nil {
		return nil, Exhibit{}, fmt.Errorf("opening exhibit: %w", err)
	}
	return r, e, nil
}

func (l *Locker) openBlob(ctx context.Context, id store.ID) (store.BlobReader, error) {
	var blobs []store.Blob
	err := l.store.View(ctx, func(tx store.Tx) error {
		r, err := tx.Get(id)
		blobs = r.Blobs
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(blobs) == 0 {
		return nil, store.ErrNotFound
	}
	return l.store.OpenBlob(blobs[0])
}

// Check reads all bytes of an exhibit again, compares size and hash with those
// taken when it was added, and records the result in Intact and CheckedAt.
// Damaged or missing bytes are a result, not an error; store.ErrNotFound is
// returned for a removed exhibit.
func (l *Locker) Check(ctx context.Context, id store.ID) (Exhibit, error) {
	e, err := l.check(ctx, id)
	if err != nil {
		return Exhibit{}, fmt.Errorf("checking exhibit: %w", err)
	}
	return e, nil
}

func (l *Locker) check(ctx context.Context, id store.ID) (Exhibit, error) {
	e, err := l.Exhibit(id)
	if err != nil {
		return Exhibit{}, err
	}
	intact, err := l.intact(ctx, e)
	if err != nil && !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrNotFound) {
		return Exhibit{}, err
	}
	return l.change(ctx, id, func(e *Exhibit, _ *store.Record) { e.CheckedAt, e.Intact = l.stamp(), intact })
}

func (l *Locker) intact(ctx context.Context, e Exhibit) (bool, error) {
	r, err := l.openBlob(ctx, e.ID)
	if err != nil {
		return false, err
	}
	defer func() { _ = r.Close() }()
	digest, size, err := hash(ctx, r, e.Size)
	return err == nil && size == e.Size && digest == e.SHA256, err
}

// Remove destroys the bytes of an exhibit for good. Its number, name, hash,
// size and times stay, as do the links to it. Removing it again changes
// nothing.
func (l *Locker) Remove(ctx context.Context, id store.ID) error {
	e, err := l.Exhibit(id)
	if err == nil && e.RemovedAt.IsZero() {
		_, err = l.change(ctx, id, func(e *Exhibit, r *store.Record) { e.RemovedAt, r.Blobs = l.stamp(), nil })
	}
	if err != nil {
		return fmt.Errorf("removing exhibit: %w", err)
	}
	return nil
}

// change applies f to an exhibit that is still kept and to its record.
func (l *Locker) change(ctx context.Context, id store.ID, f func(*Exhibit, *store.Record)) (Exhibit, error) {
	l.saving.Lock()
	defer l.saving.Unlock()
	e, err := l.Exhibit(id)
	if err != nil {
		return Exhibit{}, err
	}
	if !e.RemovedAt.IsZero() {
		return Exhibit{}, store.ErrNotFound
	}
	links := e.Incidents
	e.Incidents = nil
	err = l.store.Update(ctx, func(tx store.Tx) error {
		r, err := tx.Get(id)
		if err != nil {
			return err
		}
		f(&e, &r)
		if r.Meta, err = e.encode(); err != nil {
			return err
		}
		return tx.Put(r)
	})
	if err != nil {
		return Exhibit{}, err
	}
	l.place(e)
	e.Incidents = links
	return e, nil
}
