package rooms

import (
	"context"

	"stillwater/app/plan"
	"stillwater/app/search"
	"stillwater/app/store"
)

// planItem is something in the plan as it can be found: by what a person wrote
// in it. What holds no word of theirs, like a channel that was only closed,
// cannot be found.
func (s *Search) planItem(_ context.Context, id store.ID) (found, bool, error) {
	it, err := s.r.Plan.Item(id)
	d := search.Doc{ID: it.ID, Stamp: it.Revision, Room: "plan", Kind: string(it.Kind), Title: it.Name(), Text: paragraphs(it.Said()), At: it.CreatedAt}
	if it.Kind == plan.Support || it.Kind == plan.Avoid {
		d.People = []string{it.Title}
	}
	return found{d, "UTC"}, it.TrashedAt.IsZero() && (it.Title != "" || d.Text != ""), err
}
