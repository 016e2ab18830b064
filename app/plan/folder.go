package plan

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"stillwater/app/store"
)

// A Folder holds every Item of one store. Every write to them goes through it.
// All methods are safe for concurrent use.
type Folder struct {
	store store.Store
	now   func() time.Time
	watch []func(id store.ID)

	writing sync.Mutex // held over a store.Update and what it does to items
	mu      sync.Mutex // guards items
	items   map[store.ID]Item
}

// NewFolder returns the folder kept in s. It knows nothing until Load was
// called with its records. now is the clock that changes are recorded by.
func NewFolder(s store.Store, now func() time.Time) *Folder {
	return &Folder{store: s, now: now, items: map[store.ID]Item{}}
}

// Load takes a record that a scan found; records of other kinds are passed
// over. A record that does not hold what its kind says gives
// store.ErrDamaged. Load keeps nothing of r's slices.
func (f *Folder) Load(r store.Record) error {
	if r.Kind != ItemKind {
		return nil
	}
	it, err := decode(r)
	if err != nil {
		return fmt.Errorf("loading plan item: %w", err)
	}
	f.place(it)
	return nil
}

// Watch calls w after every change of an item that is durable, and for each
// that is loaded. w must not call the Folder. It must be called before the
// first Load.
func (f *Folder) Watch(w func(id store.ID)) { f.watch = append(f.watch, w) }

// Stamps calls s with every item, its revision and whether it is outside the
// trash; from memory and in no particular order.
func (f *Folder) Stamps(s func(id store.ID, revision int64, live bool)) {
	for _, it := range f.all() {
		s(it.ID, it.Revision, it.TrashedAt.IsZero())
	}
}

// Item returns one item, also from the trash; store.ErrNotFound if there is
// none.
func (f *Folder) Item(id store.ID) (Item, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	it, ok := f.items[id]
	if !ok {
		return Item{}, store.ErrNotFound
	}
	return it.clone(), nil
}

// Items lists the items of a kind in the user's order; with no kind all, kind
// by kind.
func (f *Folder) Items(k Kind) []Item {
	all := slices.DeleteFunc(f.all(), func(it Item) bool { return !it.TrashedAt.IsZero() || k != "" && it.Kind != k })
	place := map[Kind]int{}
	for i, k := range Kinds() {
		place[k] = i
	}
	slices.SortFunc(all, func(a, b Item) int { return cmp.Or(cmp.Compare(place[a.Kind], place[b.Kind]), a.compare(b)) })
	return all
}

// Trashed lists what lies in the trash, the last first.
func (f *Folder) Trashed() []Item {
	all := slices.DeleteFunc(f.all(), func(it Item) bool { return it.TrashedAt.IsZero() })
	slices.SortFunc(all, func(a, b Item) int { return cmp.Or(b.TrashedAt.Compare(a.TrashedAt), a.compare(b)) })
	return all
}

// compare orders items of one kind.
func (it Item) compare(other Item) int {
	return cmp.Or(cmp.Compare(it.Rank, other.Rank), it.CreatedAt.Compare(other.CreatedAt), bytes.Compare(it.ID[:], other.ID[:]))
}

// Save keeps an item and returns it as kept. A zero ID makes a new one, behind
// the others of its kind; otherwise Revision must be the kept one's and Kind
// stays as it is (ErrConflict). Rank, Marks, DoneAt, Today, CreatedAt and
// TrashedAt are the Folder's: what the caller sets there is ignored. Saving
// what is kept already changes nothing. Errors: ErrInvalid, ErrConflict,
// store.ErrNotFound.
func (f *Folder) Save(ctx context.Context, it Item) (Item, error) {
	it, err := it.clean()
	if err == nil {
		f.writing.Lock()
		defer f.writing.Unlock()
		it, err = f.save(ctx, it)
	}
	if err != nil {
		return Item{}, fmt.Errorf("saving plan item: %w", err)
	}
	return it, nil
}

func (f *Folder) save(ctx context.Context, it Item) (Item, error) {
	if it.Kind == Channel && it.Sort != own && slices.ContainsFunc(f.Items(Channel), func(o Item) bool { return o.Sort == it.Sort && o.ID != it.ID }) {
		return Item{}, ErrConflict
	}
	if it.ID.IsZero() {
		it.ID, it.CreatedAt, it.TrashedAt, it.Revision = store.NewID(), f.clock(), time.Time{}, 0
		it.DoneAt, it.Today, it.Marks = time.Time{}, "", nil
		it.Rank = f.last(it.Kind) + rankStep
		return f.write(ctx, it)
	}
	old, err := f.Item(it.ID)
	if err != nil {
		return Item{}, err
	}
	if it.Revision != old.Revision || it.Kind != old.Kind {
		return Item{}, ErrConflict
	}
	it.CreatedAt, it.UpdatedAt, it.TrashedAt, it.Rank = old.CreatedAt, old.UpdatedAt, old.TrashedAt, old.Rank
	it.DoneAt, it.Today, it.Marks = old.DoneAt, old.Today, old.Marks
	if same(it, old) {
		return old, nil
	}
	return f.write(ctx, it)
}

// same reports whether two items would be kept as the same bytes.
func same(a, b Item) bool {
	x, errX := a.encode()
	y, errY := b.encode()
	return errX == nil && errY == nil && bytes.Equal(x.Meta, y.Meta) && bytes.Equal(x.Body, y.Body)
}

// Trash puts an item into the trash; store.ErrNotFound if there is none.
func (f *Folder) Trash(ctx context.Context, id store.ID) error {
	_, err := f.change(ctx, id, func(it *Item) error {
		if it.TrashedAt.IsZero() {
			it.TrashedAt = f.clock()
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("trashing plan item: %w", err)
	}
	return nil
}

// Restore takes an item out of the trash. Errors: store.ErrNotFound, and
// ErrConflict for a channel that has another item by now.
func (f *Folder) Restore(ctx context.Context, id store.ID) error {
	_, err := f.change(ctx, id, func(it *Item) error {
		if it.Kind == Channel && it.Sort != own && slices.ContainsFunc(f.Items(Channel), func(o Item) bool { return o.Sort == it.Sort && o.ID != id }) {
			return ErrConflict
		}
		it.TrashedAt = time.Time{}
		return nil
	})
	if err != nil {
		return fmt.Errorf("restoring plan item: %w", err)
	}
	return nil
}

// Delete removes an item that lies in the trash for good. Errors: ErrInvalid
// for one that does not, store.ErrNotFound.
func (f *Folder) Delete(ctx context.Context, id store.ID) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	it, err := f.Item(id)
	if err == nil && it.TrashedAt.IsZero() {
		err = fmt.Errorf("%w: not in the trash", ErrInvalid)
	}
	if err == nil {
		err = f.store.Update(ctx, func(tx store.Tx) error { return tx.Delete(id) })
	}
	if err != nil {
		return fmt.Errorf("deleting plan item: %w", err)
	}
	f.mu.Lock()
	delete(f.items, id)
	f.mu.Unlock()
	f.tell(id)
	return nil
}

// change applies c to the kept item and writes it if c changed it.
func (f *Folder) change(ctx context.Context, id store.ID, c func(*Item) error) (Item, error) {
	f.writing.Lock()
	defer f.writing.Unlock()
	old, err := f.Item(id)
	if err != nil {
		return Item{}, err
	}
	it := old.clone()
	if err := c(&it); err != nil {
		return Item{}, err
	}
	if same(it, old) {
		return old, nil
	}
	return f.write(ctx, it)
}

// write makes items durable as their next revisions, all or none, and returns
// the first; writing is held.
func (f *Folder) write(ctx context.Context, items ...Item) (Item, error) {
	records := make([]store.Record, len(items))
	for i := range items {
		var err error
		items[i].Revision++
		items[i].UpdatedAt = f.clock()
		if records[i], err = items[i].encode(); err != nil {
			return Item{}, err
		}
	}
	err := f.store.Update(ctx, func(tx store.Tx) error {
		for _, r := range records {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Item{}, err
	}
	for _, it := range items {
		f.place(it)
	}
	return items[0].clone(), nil
}

func (f *Folder) place(it Item) {
	f.mu.Lock()
	f.items[it.ID] = it.clone()
	f.mu.Unlock()
	f.tell(it.ID)
}

// tell calls everybody who watches; mu is not held.
func (f *Folder) tell(id store.ID) {
	for _, w := range f.watch {
		w(id)
	}
}

func (f *Folder) all() []Item {
	f.mu.Lock()
	defer f.mu.Unlock()
	all := make([]Item, 0, len(f.items))
	for _, it := range f.items {
		all = append(all, it.clone())
	}
	return all
}

// clock is now as it is kept.
func (f *Folder) clock() time.Time { return f.now().UTC().Truncate(time.Millisecond) }
