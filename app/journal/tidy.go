package journal

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"stillwater/app/store"
)

// Tidy lets go of versions that need not be kept any longer and of attachments
// that were removed thirty days ago, and of what belongs to no entry. It can
// run beside everything else.
func (b *Book) Tidy(ctx context.Context) error {
	for _, entry := range b.owners() {
		if err := b.tidy(ctx, entry); err != nil {
			return fmt.Errorf("tidying journal: %w", err)
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

func (b *Book) tidy(ctx context.Context, entry store.ID) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	due := b.clock().AddDate(0, 0, -trashDays)
	var files, gone []store.ID
	b.mu.Lock()
	versions, old := thin(b.versions[entry], b.clock().UnixMilli())
	orphaned := b.cat.byID[entry] == nil
	if orphaned {
		versions, old = nil, b.versions[entry]
	}
	for _, v := range old {
		gone = append(gone, v.id)
	}
	for _, id := range b.attachedTo[entry] {
		if removed := b.attachments[id].RemovedAt; orphaned || !removed.IsZero() && !removed.After(due) {
			gone = append(gone, id)
		} else {
			files = append(files, id)
		}
	}
	b.mu.Unlock()
	if len(gone) == 0 {
		return nil
	}
	if err := b.erase(ctx, gone); err != nil {
		return err
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
	return nil
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
