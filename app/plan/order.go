package plan

import (
	"context"
	"fmt"
	"slices"

	"stillwater/app/store"
)

const (
	rankStep = 1 << 32 // between neighbours at first: 32 moves to one place
	rankEnd  = 1 << 62 // no rank lies beyond, so that sums cannot overflow
	// moveBytes is how much one Update of moved items takes, well below
	// store.MaxUpdate.
	moveBytes = store.MaxUpdate / 2
)

// Move puts an item before another of its kind, or behind all with a zero ID.
// Errors: ErrInvalid for one of another kind, store.ErrNotFound.
func (f *Folder) Move(ctx context.Context, id, before store.ID) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	if err := f.move(ctx, id, before); err != nil {
		return fmt.Errorf("moving plan item: %w", err)
	}
	return nil
}

func (f *Folder) move(ctx context.Context, id, before store.ID) error {
	it, err := f.Item(id)
	if err != nil {
		return err
	}
	all := f.Items(it.Kind)
	from := slices.IndexFunc(all, func(o Item) bool { return o.ID == id })
	if from < 0 || id == before {
		return fmt.Errorf("%w: cannot be moved there", ErrInvalid)
	}
	all = slices.Delete(all, from, from+1)
	to := len(all)
	if !before.IsZero() {
		if to = slices.IndexFunc(all, func(o Item) bool { return o.ID == before }); to < 0 {
			return store.ErrNotFound
		}
	}
	if to == from {
		return nil
	}
	if to > 0 && to < len(all) && all[to].Rank-all[to-1].Rank < 2 {
		if err := f.makeRoom(ctx, all[to:]); err != nil {
			return err
		}
		all[to].Rank += rankStep
	}
	switch {
	case to == len(all):
		it.Rank = all[to-1].Rank + rankStep
	case to == 0:
		it.Rank = all[0].Rank - rankStep
	default:
		it.Rank = all[to-1].Rank + (all[to].Rank-all[to-1].Rank)/2
	}
	_, err = f.write(ctx, it)
	return err
}

// makeRoom moves items up by a step, the last first, so that their order holds
// however far it comes.
func (f *Folder) makeRoom(ctx context.Context, items []Item) error {
	var batch []Item
	size := 0
	for i, it := range slices.Backward(items) {
		r, err := it.encode()
		if err != nil {
			return err
		}
		it.Rank += rankStep
		batch, size = append(batch, it), size+len(r.Meta)+len(r.Body)
		if size < moveBytes && i > 0 {
			continue
		}
		if _, err := f.write(ctx, batch...); err != nil {
			return err
		}
		batch, size = nil, 0
	}
	return nil
}

// last is the highest rank of a kind, also in the trash.
func (f *Folder) last(k Kind) int64 {
	last := int64(0)
	for _, it := range f.all() {
		if it.Kind == k {
			last = max(last, it.Rank)
		}
	}
	return last
}
