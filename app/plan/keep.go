package plan

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"stillwater/app/store"
)

// Done says whether a step is done, and returns it as kept. Errors:
// ErrInvalid for what is no step, store.ErrNotFound.
func (f *Folder) Done(ctx context.Context, id store.ID, done bool) (Item, error) {
	it, err := f.change(ctx, id, func(it *Item) error {
		switch {
		case it.Kind != Step:
			return fmt.Errorf("%w: not a step", ErrInvalid)
		case !done:
			it.DoneAt = time.Time{}
		case it.DoneAt.IsZero():
			it.DoneAt = f.clock()
		}
		return nil
	})
	if err != nil {
		return Item{}, fmt.Errorf("marking a step: %w", err)
	}
	return it, nil
}

// Choose makes a step the one thing of a date, in the place of whatever it was
// before; the zero ID chooses nothing. Errors: ErrInvalid for what is no step
// or no date, store.ErrNotFound.
func (f *Folder) Choose(ctx context.Context, id store.ID, date string) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	if err := f.choose(ctx, id, date); err != nil {
		return fmt.Errorf("choosing a step: %w", err)
	}
	return nil
}

func (f *Folder) choose(ctx context.Context, id store.ID, date string) error {
	if !isDate(date) {
		return fmt.Errorf("%w: not a date", ErrInvalid)
	}
	if !id.IsZero() {
		if it, err := f.Item(id); err != nil {
			return err
		} else if it.Kind != Step || !it.TrashedAt.IsZero() {
			return fmt.Errorf("%w: not a step", ErrInvalid)
		}
	}
	var changed []Item
	for _, it := range f.all() {
		switch {
		case it.ID == id && it.Today != date:
			it.Today = date
		case it.ID != id && it.Today == date:
			it.Today = ""
		default:
			continue
		}
		changed = append(changed, it)
	}
	if len(changed) == 0 {
		return nil
	}
	_, err := f.write(ctx, changed...)
	return err
}

// Today returns the one thing of a date, also once it is done;
// store.ErrNotFound if none was chosen.
func (f *Folder) Today(date string) (Item, error) {
	for _, it := range f.Items(Step) {
		if date != "" && it.Today == date {
			return it, nil
		}
	}
	return Item{}, store.ErrNotFound
}

// Mark notes something about an item on a day, and returns the item as kept:
// "practised", "kept" or "crossed" of a Boundary, "done" of a Care, "breach"
// of an Order. Past 2,000 the oldest go. Errors: ErrInvalid,
// store.ErrNotFound.
func (f *Folder) Mark(ctx context.Context, id store.ID, m Mark) (Item, error) {
	it, err := f.change(ctx, id, func(it *Item) error {
		m, err := m.clean(it.Kind)
		if err != nil {
			return err
		}
		it.Marks = append(it.Marks, m)
		slices.SortStableFunc(it.Marks, func(a, b Mark) int { return strings.Compare(a.On, b.On) })
		it.Marks = it.Marks[max(0, len(it.Marks)-maxMarks):]
		return nil
	})
	if err != nil {
		return Item{}, fmt.Errorf("marking plan item: %w", err)
	}
	return it, nil
}

// Unmark takes back what Mark noted, and returns the item as kept. Errors:
// store.ErrNotFound if it is not there.
func (f *Folder) Unmark(ctx context.Context, id store.ID, m Mark) (Item, error) {
	it, err := f.change(ctx, id, func(it *Item) error {
		i := slices.Index(it.Marks, m)
		if i < 0 {
			return store.ErrNotFound
		}
		it.Marks = slices.Delete(it.Marks, i, i+1)
		return nil
	})
	if err != nil {
		return Item{}, fmt.Errorf("taking back a mark: %w", err)
	}
	return it, nil
}
