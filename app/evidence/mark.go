package evidence

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"stillwater/app/store"
)

// maxMarks is how many dates a person can mark: a few a week for years.
const maxMarks = 1_000

// A Mark is a date of the person's own that charts show beside what happened:
// a hearing, a birthday, the day they left.
type Mark struct {
	ID    store.ID `json:"-"`
	Day   string   `json:"day"` // such as 2026-11-20
	Label string   `json:"label"`
}

// decodeMark reads a mark's record; anything else is store.ErrDamaged.
func decodeMark(r store.Record) (Mark, error) {
	m := Mark{ID: r.ID}
	if json.Unmarshal(r.Meta, &m) != nil || !m.valid() {
		return Mark{}, store.ErrDamaged
	}
	return m, nil
}

func (m Mark) valid() bool {
	t, err := time.Parse(time.DateOnly, m.Day)
	return err == nil && t.Year() >= minYear && m.Label != "" && fits(m.Label, maxPerson)
}

// Marks are the dates the person marked, the earliest first.
func (l *Locker) Marks() []Mark {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.SortedFunc(maps.Values(l.marks), func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Label, b.Label))
	})
}

// SaveMark keeps a date and returns it as kept; a zero ID makes a new one.
// ErrInvalid if it is no date, has no label, or they are too many.
func (l *Locker) SaveMark(ctx context.Context, m Mark) (Mark, error) {
	l.saving.Lock()
	defer l.saving.Unlock()
	m.Label = strings.TrimSpace(m.Label)
	l.mu.Lock()
	_, exists := l.marks[m.ID]
	many := len(l.marks)
	l.mu.Unlock()
	err := error(nil)
	switch {
	case !exists && !m.ID.IsZero():
		err = store.ErrNotFound
	case !m.valid() || !exists && many >= maxMarks:
		err = ErrInvalid
	case !exists:
		m.ID = store.NewID()
	}
	var r store.Record
	if err == nil {
		r, err = encode(m.ID, MarkKind, m, struct{}{})
	}
	if err == nil {
		err = l.put(ctx, change{}, r)
	}
	if err != nil {
		return Mark{}, fmt.Errorf("marking a date: %w", err)
	}
	l.placeMark(m)
	return m, nil
}

// DeleteMark forgets a date; store.ErrNotFound if it is not marked.
func (l *Locker) DeleteMark(ctx context.Context, id store.ID) error {
	l.saving.Lock()
	defer l.saving.Unlock()
	if err := l.store.Update(ctx, func(tx store.Tx) error { return tx.Delete(id) }); err != nil {
		return fmt.Errorf("forgetting a date: %w", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.marks, id)
	return nil
}

func (l *Locker) placeMark(m Mark) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.marks[m.ID] = m
}
