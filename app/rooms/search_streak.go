package rooms

import (
	"context"
	"errors"

	"stillwater/app/search"
	"stillwater/app/store"
)

// streak is a person of the streak, or an event with them, as they can be
// found: an event by what was written of it and by the person's name. One
// nothing was written of cannot be found. Whoever is put away is not found, nor
// are their events.
func (s *Search) streak(_ context.Context, id store.ID) (found, bool, error) {
	p, err := s.r.Streak.Person(id)
	if errors.Is(err, store.ErrNotFound) {
		return s.happening(id)
	}
	var text []string
	if p.Low != nil {
		text = append(append(text, p.Low.Topics...), p.Low.Rules...)
	}
	return found{search.Doc{ID: p.ID, Stamp: p.Revision, Room: "streak", Kind: "person", Title: p.Name, Text: paragraphs(text),
		At: p.StartedAt, People: []string{p.Name}}, p.Zone}, p.PutAwayAt.IsZero(), err
}

func (s *Search) happening(id store.ID) (found, bool, error) {
	e, err := s.r.Streak.Event(id)
	if err != nil {
		return found{}, false, err
	}
	p, err := s.r.Streak.Person(e.Person)
	if errors.Is(err, store.ErrNotFound) { // nobody's, and shown nowhere
		return found{}, false, nil
	}
	text, people := paragraphs([]string{e.Note, e.Gave, e.Help, e.Topic, e.Through}), []string{p.Name}
	if e.Through != "" {
		people = append(people, e.Through)
	}
	return found{search.Doc{ID: e.ID, Stamp: e.Revision + p.Revision, Room: "streak", Kind: string(e.Type), Title: p.Name, Text: text,
		At: e.At, People: people}, e.Zone}, text != "" && p.PutAwayAt.IsZero(), err
}
