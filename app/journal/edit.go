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

const (
	// deleteBatch is about how many records are deleted in one transaction:
	// few enough for any store, so that a large trash needs no large one.
	deleteBatch = 256
	// trashDays is how long an entry lies in the trash until somebody is asked
	// about it, and a removed attachment until it goes.
	trashDays = 30
)

// errUnchanged ends an Update that would write what already stands there.
var errUnchanged = errors.New("unchanged")

// Save keeps e and returns it as kept: title and tags in one line each, times,
// revision and a new ID set. A zero ID creates an entry. Otherwise the entry is
// replaced if e.Revision is the one that stands (else ErrConflict) and is left
// alone, revision too, if nothing in it changed. What it replaces becomes a
// version. An entry in the trash stays there; of a sealed letter only the tags
// can change. Errors: ErrInvalid, ErrConflict, ErrSealed, store.ErrNotFound,
// and store.ErrTooLarge for a text above 16 MiB.
func (b *Book) Save(ctx context.Context, e Entry) (Entry, error) {
	e, err := b.clean(e)
	if err == nil {
		e, err = b.changed(ctx, e.ID, func(old Entry) (Entry, error) { return b.saved(e, old) })
	}
	if err != nil {
		return Entry{}, fmt.Errorf("saving entry: %w", err)
	}
	return b.shown(e), nil
}

// saved is e as it follows old.
func (b *Book) saved(e, old Entry) (Entry, error) {
	if e.Revision != old.Revision {
		return e, ErrConflict
	}
	now := b.clock()
	e, err := keepSealed(e, old, now)
	e.CreatedAt, e.UpdatedAt, e.TrashedAt = old.CreatedAt, now, old.TrashedAt
	e.BrokenAt, e.Origin, e.Batch = old.BrokenAt, old.Origin, old.Batch
	if e.ID.IsZero() {
		e.CreatedAt = now
	}
	return e, err
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
		_, err = b.changed(ctx, id, func(e Entry) (Entry, error) {
			e.TrashedAt = trashedAt(e)
			return e, nil
		})
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// changed changes the entry under id, or makes one for the zero ID, and says
// so.
func (b *Book) changed(ctx context.Context, id store.ID, edit func(Entry) (Entry, error)) (Entry, error) {
	e, wrote, err := b.change(ctx, id, edit)
	if wrote {
		b.tell(e.ID)
	}
	return e, err
}

// change puts what edit makes of the entry under id, or of nothing for the
// zero ID, and then shows it in the lists.
func (b *Book) change(ctx context.Context, id store.ID, edit func(Entry) (Entry, error)) (e Entry, wrote bool, err error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	var m meta
	var versions []version
	err = b.store.Update(ctx, func(tx store.Tx) error {
		var old Entry
		var err error
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
		m = metaOf(e)
		r, err := recordOf(e, m)
		if err != nil {
			return err
		}
		if !id.IsZero() && !sameWords(e, old) {
			if versions, err = b.keepVersion(tx, old, len(r.Meta)+len(r.Body)); err != nil {
				return err
			}
		}
		return tx.Put(r)
	})
	if errors.Is(err, errUnchanged) {
		return e, false, nil
	}
	if err != nil {
		return Entry{}, false, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cat.put(b.item(e.ID, m.clone()))
	if versions != nil {
		b.versions[e.ID] = versions
	}
	return e, true, nil
}

// recordOf is the Record of e, whose meta is m.
func recordOf(e Entry, m meta) (store.Record, error) {
	text, err := json.Marshal(m)
	if err != nil {
		return store.Record{}, err
	}
	body, err := e.body()
	if len(body) > maxBody {
		return store.Record{}, store.ErrTooLarge
	}
	return store.Record{ID: e.ID, Kind: Kind, Meta: text, Body: body, Apart: true}, err
}

// Delete removes the entry for good, with its versions and attachments. It
// must be in the trash, else ErrNotTrashed.
func (b *Book) Delete(ctx context.Context, id store.ID) error {
	b.mu.Lock()
	it := b.cat.byID[id]
	b.mu.Unlock()
	err := store.ErrNotFound
	switch {
	case it == nil:
	case it.Trashed == 0:
		err = ErrNotTrashed
	default:
		_, err = b.remove(ctx, []*item{it})
	}
	if err != nil {
		return fmt.Errorf("deleting entry: %w", err)
	}
	return nil
}

// EmptyTrash removes every entry in the trash for good and says how many went,
// also when it was interrupted.
func (b *Book) EmptyTrash(ctx context.Context) (int, error) {
	items, _ := b.window(sieve{shelf: shelf{trashed: true}}, 0, 0)
	gone, err := b.remove(ctx, items)
	if err != nil {
		return gone, fmt.Errorf("emptying trash: %w", err)
	}
	return gone, nil
}

// TrashDue counts the entries that have lain in the trash for thirty days.
func (b *Book) TrashDue() int {
	due := b.clock().AddDate(0, 0, -trashDays).UnixMilli()
	items, _ := b.window(sieve{shelf: shelf{trashed: true}}, 0, 0)
	n := 0
	for _, it := range items {
		if it.Trashed <= due {
			n++
		}
	}
	return n
}

// remove deletes items that stand as they did when they were listed, each with
// all that belongs to it, says so, and returns how many went.
func (b *Book) remove(ctx context.Context, items []*item) (gone int, err error) {
	for len(items) > 0 && err == nil {
		var ids []store.ID
		ids, items, err = b.removeSome(ctx, items)
		b.tell(ids...)
		gone += len(ids)
	}
	return gone, err
}

// removeSome deletes the first of items in one transaction, and says which
// went and which are left.
func (b *Book) removeSome(ctx context.Context, items []*item) (gone []store.ID, left []*item, err error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	var records []store.ID
	for len(items) > 0 && len(records) < deleteBatch {
		it := items[0]
		items = items[1:]
		b.mu.Lock()
		if b.cat.byID[it.id] == it {
			gone = append(gone, it.id)
			records = append(append(records, it.id), b.belongings(it.id)...)
		}
		b.mu.Unlock()
	}
	// Of an entry with very many versions those go first, so that no
	// transaction grows too large.
	slices.Reverse(records)
	if err := b.erase(ctx, records); err != nil {
		return nil, nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, id := range gone {
		b.cat.drop(id)
		b.forget(id)
	}
	return gone, items, nil
}

// belongings are the records that go with an entry; mu is held.
func (b *Book) belongings(entry store.ID) []store.ID {
	ids := slices.Clone(b.attachedTo[entry])
	for _, v := range b.versions[entry] {
		ids = append(ids, v.id)
	}
	return ids
}

// forget drops what belonged to an entry; mu is held.
func (b *Book) forget(entry store.ID) {
	for _, id := range b.attachedTo[entry] {
		delete(b.attachments, id)
	}
	delete(b.attachedTo, entry)
	delete(b.versions, entry)
}

// clock is now as an entry keeps it.
func (b *Book) clock() time.Time { return b.now().UTC().Truncate(time.Millisecond) }
