package journal

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"stillwater/app/store"
)

// Tidy lets go of versions that need not be kept any longer and of attachments
// that were removed thirty days ago. Where an entry is gone and its versions
// are not, as after a repair of a damaged vault, the last that can be read
// takes its place. It can run beside everything else.
func (b *Book) Tidy(ctx context.Context) error {
	for _, entry := range b.owners() {
		rescued, err := b.tidy(ctx, entry)
		if err != nil {
			return fmt.Errorf("tidying journal: %w", err)
		}
		if rescued {
			b.tell(entry)
		}
	}
	return nil
}

// owners are the entries, there or not, that versions and attachments name.
func (b *Book) owners() []store.ID {
	b.mu.Lock()
	defer b.mu.Unlock()
	var ids []store.ID
	for id, versions := range b.versions {
		if len(versions) > 2 || b.cat.byID[id] == nil {
			ids = append(ids, id)
		}
	}
	for id := range b.attachedTo {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(x, y store.ID) int { return slices.Compare(x[:], y[:]) })
	return slices.Compact(ids)
}

func (b *Book) tidy(ctx context.Context, entry store.ID) (rescued bool, err error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	b.mu.Lock()
	lost := b.cat.byID[entry] == nil
	b.mu.Unlock()
	if lost {
		return b.rescue(ctx, entry)
	}
	due := b.clock().AddDate(0, 0, -trashDays)
	var files, gone []store.ID
	b.mu.Lock()
	versions, old := thin(b.versions[entry], b.clock().UnixMilli())
	for _, v := range old {
		gone = append(gone, v.id)
	}
	for _, id := range b.attachedTo[entry] {
		if removed := b.attachments[id].RemovedAt; !removed.IsZero() && !removed.After(due) {
			gone = append(gone, id)
		} else {
			files = append(files, id)
		}
	}
	b.mu.Unlock()
	if len(gone) == 0 {
		return false, nil
	}
	if err := b.erase(ctx, gone); err != nil {
		return false, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, id := range gone {
		delete(b.attachments, id)
	}
	b.versions[entry], b.attachedTo[entry] = versions, files
	if versions == nil {
		delete(b.versions, entry)
	}
	if files == nil {
		delete(b.attachedTo, entry)
	}
	return false, nil
}

// rescue makes the last version that can be read the entry it was of; writing
// is held.
func (b *Book) rescue(ctx context.Context, entry store.ID) (rescued bool, err error) {
	versions := b.versionsOf(entry)
	var m meta
	err = b.store.Update(ctx, func(tx store.Tx) error {
		for i, v := range slices.Backward(versions) {
			r, err := tx.Get(v.id)
			var e Entry
			if err == nil {
				e, err = b.restored(r.Body)
			}
			if err != nil { // damaged too
				continue
			}
			e.ID, e.Revision, rescued = entry, versions[len(versions)-1].revision+1, true // which no version has
			m = metaOf(e)
			if r, err = recordOf(e, m); err != nil {
				return err
			}
			versions = slices.Delete(versions, i, i+1)
			return errors.Join(tx.Put(r), tx.Delete(v.id))
		}
		return errUnchanged
	})
	if errors.Is(err, errUnchanged) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cat.put(b.item(entry, m.clone()))
	b.versions[entry] = versions
	return rescued, nil
}

// erase deletes records, a few hundred in one transaction, and passes over
// those that are gone already; writing is held.
func (b *Book) erase(ctx context.Context, records []store.ID) error {
	for batch := range slices.Chunk(records, 4*deleteBatch) {
		err := b.store.Update(ctx, func(tx store.Tx) error {
			for _, id := range batch {
				if err := tx.Delete(id); err != nil && !errors.Is(err, store.ErrNotFound) {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
