package app

import (
	"context"
	"sync"

	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/vault"
)

// house is what every bound struct shares: the open rooms, if any, and what
// stands around the page.
type house struct {
	mu      sync.RWMutex
	rooms   *rooms.Rooms // nil while locked
	dir     string
	zone    string      // of the page
	dropTo  store.ID    // the entry that takes files dropped on the window; zero: the evidence
	dropOn  attemptDrop // the attempt that takes them; zero: none
	o       rooms.Options
	network string
	desktop Desktop
	jobs    *Jobs
}

// open returns the rooms, or vault.ErrLocked.
func (h *house) open() (*rooms.Rooms, error) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	if h.rooms == nil {
		return nil, vault.ErrLocked
	}
	return h.rooms, nil
}

func (h *house) currentZone() string {
	h.mu.RLock()
	defer h.mu.RUnlock()
	return h.zone
}

// caught turns a panic of a bound method into an error: Wails would leave the
// page's promise hanging and log the call with its arguments.
func caught(err *error) {
	if r := recover(); r != nil {
		*err = errPanic
	}
}

// inside calls f with the open rooms; every bound method that needs them is
// one call of it.
func inside[T any](h *house, f func(context.Context, *rooms.Rooms) (T, error)) (out T, err error) {
	defer caught(&err)
	r, err := h.open()
	if err != nil {
		return out, err
	}
	return f(context.Background(), r)
}

// insideDo is inside for what returns nothing.
func insideDo(h *house, f func(context.Context, *rooms.Rooms) error) error {
	_, err := inside(h, func(ctx context.Context, r *rooms.Rooms) (struct{}, error) { return struct{}{}, f(ctx, r) })
	return err
}

// withID is inside for what acts on one record.
func withID[T any](h *house, id string, f func(context.Context, *rooms.Rooms, store.ID) (T, error)) (T, error) {
	return inside(h, func(ctx context.Context, r *rooms.Rooms) (out T, err error) {
		p, err := store.ParseID(id)
		if err != nil {
			return out, err
		}
		return f(ctx, r, p)
	})
}

// withIDDo is withID for what returns nothing.
func withIDDo(h *house, id string, f func(context.Context, *rooms.Rooms, store.ID) error) error {
	_, err := withID(h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (struct{}, error) {
		return struct{}{}, f(ctx, r, p)
	})
	return err
}

// each converts a list.
func each[A, B any](in []A, f func(A) B) []B {
	out := make([]B, len(in)) // never nil: the page gets [] and not null
	for i, a := range in {
		out[i] = f(a)
	}
	return out
}
