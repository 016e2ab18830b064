package evidence

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"stillwater/app/custody"
	"stillwater/app/store"
)

// Open opens the bytes of an exhibit. ErrSealed is returned for one that is
// kept unread, store.ErrNotFound for a removed one, store.ErrDamaged (by Open
// or by reading) where they are not what was added.
func (l *Locker) Open(ctx context.Context, id store.ID) (store.BlobReader, Exhibit, error) {
	e, err := l.Exhibit(id)
	if err == nil && e.Sealed {
		err = ErrSealed
	}
	var r store.BlobReader
	if err == nil {
		r, err = l.openBlob(ctx, id)
	}
	if err != nil {
		return nil, Exhibit{}, fmt.Errorf("opening exhibit: %w", err)
	}
	return r, e, nil
}

// Show opens the bytes of an exhibit as Open does, for a person to look at:
// the first time since the vault was opened is in the log.
func (l *Locker) Show(ctx context.Context, id store.ID) (store.BlobReader, Exhibit, error) {
	r, e, err := l.Open(ctx, id)
	if err != nil {
		return nil, Exhibit{}, err
	}
	l.mu.Lock()
	seen := l.log.seen[id]
	l.log.seen[id] = true
	l.mu.Unlock()
	if !seen {
		if err := l.Note(ctx, actOn(e, custody.View, "shown").Record); err != nil {
			_ = r.Close()
			return nil, Exhibit{}, err
		}
	}
	return r, e, nil
}

// OpenUnread opens the bytes of an exhibit as Open does, those of a sealed one
// too: for handing them over as they are. They must not be shown.
func (l *Locker) OpenUnread(ctx context.Context, id store.ID) (store.BlobReader, error) {
	r, err := l.openBlob(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("opening exhibit: %w", err)
	}
	return r, nil
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
	if err != nil {
		return Exhibit{}, err
	}
	result := checkedIntact
	if !intact {
		result = checkedDamaged
	}
	return l.change(ctx, id, custody.Verify, result, func(e *Exhibit, _ *store.Record) { e.CheckedAt, e.Intact = l.stamp(), intact })
}

// intact reads the bytes of an exhibit: whether they are what was added.
func (l *Locker) intact(ctx context.Context, e Exhibit) (bool, error) {
	r, err := l.openBlob(ctx, e.ID)
	if err == nil {
		defer func() { _ = r.Close() }()
		var digest [32]byte
		var size int64
		if digest, size, err = hash(ctx, r, e.Size); err == nil {
			return size == e.Size && digest == e.SHA256, nil
		}
	}
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return false, err
}

// Remove destroys the bytes of an exhibit for good. Its number, name, hash,
// size and times stay, as do the links to it. Removing it again changes
// nothing.
func (l *Locker) Remove(ctx context.Context, id store.ID) error {
	e, err := l.Exhibit(id)
	if err == nil && e.RemovedAt.IsZero() {
		_, err = l.change(ctx, id, custody.Erase, "its bytes were destroyed", func(e *Exhibit, r *store.Record) {
			e.RemovedAt, r.Blobs, r.Body = l.stamp(), nil, nil
		})
	}
	if err != nil {
		return fmt.Errorf("removing exhibit: %w", err)
	}
	return nil
}

// Unseal breaks the seal of an exhibit that was kept unread, for good, and
// returns it as kept. One that has no seal stays as it is.
func (l *Locker) Unseal(ctx context.Context, id store.ID) (Exhibit, error) {
	e, err := l.Exhibit(id)
	if err == nil && e.Sealed {
		e, err = l.change(ctx, id, custody.View, "unsealed", func(e *Exhibit, _ *store.Record) { e.Sealed, e.UnsealedAt = false, l.stamp() })
	}
	if err != nil {
		return Exhibit{}, fmt.Errorf("unsealing exhibit: %w", err)
	}
	return e, nil
}

// Describe keeps what a person says of an exhibit and returns it as kept.
// revision must be the kept one's (ErrConflict); what the change replaces stays
// as a Correction, as with SaveIncident.
func (l *Locker) Describe(ctx context.Context, id store.ID, p Provenance, revision int64) (Exhibit, error) {
	p, err := p.clean()
	var e Exhibit
	if err == nil {
		e, err = l.describe(ctx, id, p, revision)
	}
	if err != nil {
		return Exhibit{}, fmt.Errorf("describing exhibit: %w", err)
	}
	return e, nil
}

func (l *Locker) describe(ctx context.Context, id store.ID, p Provenance, revision int64) (Exhibit, error) {
	l.saving.Lock()
	defer l.saving.Unlock()
	e, err := l.Exhibit(id)
	if err != nil {
		return Exhibit{}, err
	}
	if e.Revision != revision {
		return Exhibit{}, ErrConflict
	}
	c, err := l.saidChange(subject{"exhibit", e.ID, e.Number, e.AddedAt, e.Revision, false}, e.Provenance.said(), p.said(), "", nil, nil)
	if err != nil || len(c.fields) == 0 {
		return e, err
	}
	a := actOn(e, custody.Correct, "described")
	a.Params = map[string]string{"fields": strings.Join(c.fields, " "), "said_sha256": c.acts[0].SHA256}
	c.acts = []act{a}
	return l.rewrite(ctx, e, c, func(e *Exhibit, _ *store.Record) { e.Provenance, e.Revision = p, e.Revision+1 })
}

// change applies f to an exhibit that is still kept and to its record, as an
// act of the log.
func (l *Locker) change(ctx context.Context, id store.ID, action custody.Action, reason string, f func(*Exhibit, *store.Record)) (Exhibit, error) {
	l.saving.Lock()
	defer l.saving.Unlock()
	e, err := l.Exhibit(id)
	if err != nil {
		return Exhibit{}, err
	}
	if !e.RemovedAt.IsZero() {
		return Exhibit{}, store.ErrNotFound
	}
	return l.rewrite(ctx, e, change{acts: []act{actOn(e, action, reason)}}, f)
}

// rewrite applies f to an exhibit and its record and writes both with c;
// saving is held.
func (l *Locker) rewrite(ctx context.Context, e Exhibit, c change, f func(*Exhibit, *store.Record)) (Exhibit, error) {
	incidents, claims := e.Incidents, e.Claims
	e.Incidents, e.Claims = nil, nil
	var r store.Record
	err := l.store.View(ctx, func(tx store.Tx) (err error) {
		r, err = tx.Get(e.ID)
		return err
	})
	if err != nil {
		return Exhibit{}, err
	}
	f(&e, &r)
	if r.Meta, err = e.encode(); err != nil {
		return Exhibit{}, err
	}
	if err := l.put(ctx, c, r); err != nil {
		return Exhibit{}, err
	}
	l.place(e)
	e.Incidents, e.Claims = incidents, claims
	return e, nil
}
