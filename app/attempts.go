package app

import (
	"context"

	"stillwater/app/rooms"
	"stillwater/app/store"
)

// AttemptIncident makes an incident of an attempt, or finds the one that was
// made, and returns the attempt with it. The incident says what, which may be
// empty, and the note below.
func (s *Streak) AttemptIncident(attempt, what string) (Contact, error) {
	return withID(s.h, attempt, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Contact, error) {
		e, err := r.AttemptIncident(ctx, p, what, s.h.currentZone())
		return contactOf(e), err
	})
}

// ChooseFiles asks for files that came with an attempt and keeps them as
// exhibits, unread if so; no job if none were chosen.
func (s *Streak) ChooseFiles(attempt string, unread bool) (*Job, error) {
	return withID(s.h, attempt, func(_ context.Context, r *rooms.Rooms, p store.ID) (*Job, error) {
		paths, err := s.h.desktop.OpenFiles("Add files")
		if err != nil || len(paths) == 0 {
			return nil, err
		}
		return s.bring(r, attemptDrop{p, unread}, paths)
	})
}

// DropInto makes files dropped on the window from now on exhibits of an
// attempt, kept unread if so; an empty ID gives them back to the evidence.
func (s *Streak) DropInto(attempt string, unread bool) error {
	return insideDo(s.h, func(_ context.Context, _ *rooms.Rooms) error {
		var id store.ID
		if err := id.UnmarshalText([]byte(attempt)); err != nil {
			return err
		}
		s.h.mu.Lock()
		defer s.h.mu.Unlock()
		s.h.dropOn = attemptDrop{id, unread}
		return nil
	})
}

// An attemptDrop is the attempt that files go to, and how they are kept.
type attemptDrop struct {
	attempt store.ID
	unread  bool
}

// bring keeps files as exhibits of an attempt.
func (s *Streak) bring(r *rooms.Rooms, to attemptDrop, paths []string) (*Job, error) {
	return s.h.jobs.start("import", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
		in, err := r.AttachToAttempt(ctx, to.attempt, paths, s.h.currentZone(), to.unread, progress)
		s.h.desktop.Emit("evidence", nil)
		s.h.desktop.Emit("streak", nil)
		return importedOf(in), err
	})
}
