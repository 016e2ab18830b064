package rooms

import (
	"context"
	"errors"

	"stillwater/app/search"
	"stillwater/app/store"
)

// checkIn is a check-in or a visit to the pull as it can be found: by what a
// person wrote in it. Keys are no words of theirs, and one without words of
// theirs cannot be found.
func (s *Search) checkIn(_ context.Context, id store.ID) (found, bool, error) {
	c, err := s.r.CheckIns.CheckIn(id)
	if errors.Is(err, store.ErrNotFound) {
		return s.visit(id)
	}
	text := paragraphs(c.Words())
	return found{search.Doc{ID: c.ID, Stamp: c.Revision, Room: "checkin", Kind: "check-in", Text: text, At: c.At, Mood: c.Mood}, c.Zone}, text != "", err
}

func (s *Search) visit(id store.ID) (found, bool, error) {
	u, err := s.r.CheckIns.Urge(id)
	text := paragraphs(u.Words())
	return found{search.Doc{ID: u.ID, Stamp: u.Revision, Room: "checkin", Kind: "pull", Text: text, At: u.StartedAt}, u.Zone}, text != "", err
}
