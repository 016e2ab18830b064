package app

import (
	"context"

	"stillwater/app/rooms"
)

// Search finds what stands in any room.
type Search struct{ h *house }

// SearchQuery asks for a window of what is found.
type SearchQuery struct {
	Query  string `json:"query"` // see search.Parse; its last word may be half typed
	Room   string `json:"room"`  // "journal", "evidence" or empty for all
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"`
}

// SearchPage is a window of what was found, best first.
type SearchPage struct {
	Total int         `json:"total"`
	Ready bool        `json:"ready"` // false while there may be more
	Hits  []SearchHit `json:"hits"`
}

// SearchHit is an entry, an incident, an exhibit, a claim or a person.
type SearchHit struct {
	ID      string  `json:"id"`
	Room    string  `json:"room"`
	Kind    string  `json:"kind"`
	Title   string  `json:"title"`
	Snippet Snippet `json:"snippet"`
	At      string  `json:"at"`
	Zone    string  `json:"zone"`
	Score   float64 `json:"score"`
}

// Snippet is a part of a text with the words found in it, as pairs of UTF-16
// offsets.
type Snippet struct {
	Text  string   `json:"text"`
	Marks [][2]int `json:"marks"`
}

// mostHits is how many results one call gives: a page reads no more at once.
const mostHits = 200

// Find returns a window of what a query finds.
func (s *Search) Find(q SearchQuery) (SearchPage, error) {
	return inside(s.h, func(ctx context.Context, r *rooms.Rooms) (SearchPage, error) {
		found, err := r.Search.Find(ctx, rooms.SearchQuery{Text: q.Query, Room: q.Room, Typing: true, Offset: q.Offset, Limit: min(max(q.Limit, 1), mostHits)})
		return SearchPage{found.Total, found.Ready, each(found.Hits, func(h rooms.SearchHit) SearchHit {
			return SearchHit{h.ID.String(), h.Room, h.Kind, h.Title, Snippet(h.Snippet), local(h.At), h.Zone, h.Score}
		})}, err
	})
}
