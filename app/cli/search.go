package cli

import (
	"strings"
	"time"

	"stillwater/app/rooms"
	"stillwater/app/store"
)

// searchHit is an entry that was found, as JSON.
type searchHit struct {
	ID      store.ID `json:"id"`
	Title   string   `json:"title"`
	At      string   `json:"at"`
	Snippet string   `json:"snippet"`
	Score   float64  `json:"score"`
}

func (c *call) searchJournal(args []string) error {
	return c.inside(func(r *rooms.Rooms, _ string) error {
		r.Search.Start()
		if err := r.Search.Wait(c.ctx); err != nil {
			return err
		}
		found, err := r.Search.Find(c.ctx, rooms.SearchQuery{Text: strings.Join(args, " "), Room: "journal"})
		if err != nil {
			return err
		}
		hits := make([]searchHit, len(found.Hits))
		times := map[store.ID]string{}
		for i, h := range found.Hits {
			hits[i] = searchHit{h.ID, h.Title, h.At.Format(time.RFC3339), h.Snippet.Text, h.Score}
			times[h.ID] = h.At.Format(clockLayout)
		}
		return list(c, hits, func(h searchHit) string {
			return strings.TrimRight(h.ID.String()+"  "+times[h.ID]+"  "+strings.TrimSpace(h.Title+"  "+h.Snippet), " ")
		})
	})
}
