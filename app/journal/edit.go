package journal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"stillwater/app/store"
)

// deleteBatch is how many entries EmptyTrash deletes in one transaction: few
// enough for any store, so that a large trash needs no large transaction.
const deleteBatch = 256

// errUnchanged ends an Update that would write what already stands there.
var errUnchanged = errors.New("unchanged")

// Save keeps e and returns it as kept: title and tags in one line each, times,
// revision and a new ID set. A zero ID creates an entry. Otherwise the entry is
// replaced if e.Revision is the one that stands (else ErrConflict) and is left
// alone, revision too, if nothing in it changed. An entry in the trash stays
// there. Errors: ErrInvalid, ErrConflict, store.ErrNotFound, and
// store.ErrTooLarge for a text above 16 MiB.
func (b *Book) Save(ctx context.Context, e Entry) (Entry, error) {
	e, err := b.clean(e)
	if err == nil {
		e, err = b.change(ctx, e.ID, func(old Entry) (Entry, error) {
			if e.Revision != old.Revision {
				return e, ErrConflict
			}
			now := b.clock()
			e.CreatedAt, e.UpdatedAt, e.TrashedAt = old.CreatedAt, now, old.TrashedAt
			if e.ID.IsZero() {
				e.CreatedAt = now
			}
			return e, nil
		})
	}
	if err != nil {
		return Entry{}, fmt.Errorf("saving entry: %w", err)
	}
	return e, nil
}

// Trash moves the entry to the trash. One that is there already keeps the time
// it came there.
func (b *Book) Trash(ctx context.Context, id store.ID) error {
	return b.move(ctx, "trashing entry", id, func(e Entry) time.Time {
		if e.TrashedAt.IsZero() {
			return b.clock()
		}
		return e.TrashedAt
	})
}

// Restore brings the entry back from the trash; one outside it stays as it is.
func (b *Book) Restore(ctx context.Context, id store.ID) error {
	return b.move(ctx, "restoring entry", id, func(Entry) time.Time { return time.Time{} })
}

func (b *Book) move(ctx context.Context, doing string, id store.ID, trashedAt func(Entry) time.Time) error {
	err := store.ErrNotFound
	if !id.IsZero() {
		_, err = b.change(ctx, id, func(e Entry) (Entry, error) {
			e.TrashedAt = trashedAt(e)
			return e, nil
		})
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// change puts what edit makes of the entry under id, or of nothing for the
// zero ID, and then shows it in the lists.
func (b *Book) change(ctx context.Context, id store.ID, edit func(Entry) (Entry, error)) (Entry, error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	var e Entry
	err := b.store.Update(ctx, func(tx store.Tx) (err error) {
		var old Entry
		if !id.IsZero() {
			if old, err = b.read(tx, id); err != nil {
				return err
			}
		}
		if e, err = edit(old); err != nil {
			return err
		}
		if !id.IsZero() && same(e, old) {
			e = old
			return errUnchanged
		}
		if id.IsZero() {
			e.ID = store.NewID()
		}
		e.Revision = old.Revision + 1
		m, err := json.Marshal(metaOf(e))
		if err != nil {
			return err
		}
		return tx.Put(store.Record{ID: e.ID, Kind: Kind, Meta: m, Body: []byte(e.Text)})
	})
	if errors.Is(err, errUnchanged) {
		return e, nil
	}
	if err != nil {
		return Entry{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	it := b.item(e.ID, metaOf(e))
	it.Tags = slices.Clone(e.Tags) // the caller has e
	b.cat.put(it)
	return e, nil
}

// Delete removes the entry for good. It must be in the trash, else
// ErrNotTrashed.
func (b *Book) Delete(ctx context.Context, id store.ID) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	b.mu.Lock()
	it := b.cat.byID[id]
	b.mu.Unlock()
	err := store.ErrNotFound
	switch {
	case it == nil:
	case it.Trashed == 0:
		err = ErrNotTrashed
	default:
		err = b.remove(ctx, []*item{it})
	}
	if err != nil {
		return fmt.Errorf("deleting entry: %w", err)
	}
	return nil
}

// EmptyTrash removes every entry in the trash for good and says how many went,
// also when it was interrupted.
func (b *Book) EmptyTrash(ctx context.Context) (int, error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	items, _ := b.window(shelf{trashed: true}, 0, 0)
	gone := 0
	for batch := range slices.Chunk(items, deleteBatch) {
		if err := b.remove(ctx, batch); err != nil {
			return gone, fmt.Errorf("emptying trash: %w", err)
		}
		gone += len(batch)
	}
	return gone, nil
}

// remove deletes items in one transaction and takes them off the lists.
func (b *Book) remove(ctx context.Context, items []*item) error {
	err := b.store.Update(ctx, func(tx store.Tx) error {
		for _, it := range items {
			if err := tx.Delete(it.id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, it := range items {
		b.cat.drop(it.id)
	}
	return nil
}

// clock is now as an entry keeps it.
func (b *Book) clock() time.Time { return b.now().UTC().Truncate(time.Millisecond) }
