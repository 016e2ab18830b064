package app

import (
	"context"

	"stillwater/app/rooms"
)

// Settings are the person's own.
type Settings struct {
	h *house
	w *watch
}

// Get returns the settings.
func (s *Settings) Get() (rooms.Settings, error) {
	return inside(s.h, func(_ context.Context, r *rooms.Rooms) (rooms.Settings, error) { return r.Settings(), nil })
}

// Save keeps the settings and returns them as kept.
func (s *Settings) Save(in rooms.Settings) (rooms.Settings, error) {
	return inside(s.h, func(ctx context.Context, r *rooms.Rooms) (rooms.Settings, error) {
		err := r.SaveSettings(ctx, in)
		s.w.title(r.Settings())
		return r.Settings(), err
	})
}

// Drafts is the unsent text of forms, kept sealed so that a lock or a crash
// loses none of it.
type Drafts struct{ h *house }

// Get returns a draft, empty if there is none.
func (d *Drafts) Get(name string) (string, error) {
	return inside(d.h, func(ctx context.Context, r *rooms.Rooms) (string, error) { return r.Draft(ctx, name) })
}

// Put keeps a draft.
func (d *Drafts) Put(name, text string) error {
	return insideDo(d.h, func(ctx context.Context, r *rooms.Rooms) error { return r.PutDraft(ctx, name, text) })
}

// Drop forgets a draft.
func (d *Drafts) Drop(name string) error {
	return insideDo(d.h, func(ctx context.Context, r *rooms.Rooms) error { return r.DropDraft(ctx, name) })
}
