package rooms_test

import (
	"testing"

	"stillwater/app/checkin"
	"stillwater/app/rooms"
)

func TestWhatAPersonWroteInACheckInIsFound(t *testing.T) {
	r, _ := empty(t)
	seven := 7
	kept, err := r.CheckIns.Save(ctx, checkin.CheckIn{At: when, Zone: "Europe/Berlin", Pull: &seven, Symptoms: []string{"anxiety", "a knot below the ribs"}, Line: "The quiet kettle."})
	must(t, err)
	wordless, err := r.CheckIns.Save(ctx, checkin.CheckIn{At: when, Zone: "Europe/Berlin", Symptoms: []string{"anxiety"}, Care: []string{"movement"}})
	must(t, err)
	visit, err := r.CheckIns.SaveUrge(ctx, checkin.Urge{StartedAt: when, Zone: "Europe/Berlin", Triggers: []string{"night", "their song"}, Instead: "Washed a cup."})
	must(t, err)
	searching(t, r)
	for q, want := range map[string]string{
		"kettle":          kept.ID.String(),
		"knot":            kept.ID.String(),
		"song":            visit.ID.String(),
		"washed":          visit.ID.String(),
		"anxiety":         "", // a key is no word of theirs
		"movement":        "",
		"kettle mood:low": "",
	} {
		result, err := r.Search.Find(ctx, rooms.SearchQuery{Text: q, Room: "checkin"})
		must(t, err)
		got := ""
		for _, h := range result.Hits {
			got += h.ID.String()
		}
		if got != want {
			t.Errorf("%s finds %q, want %q", q, got, want)
		}
	}
	must(t, r.CheckIns.Remove(ctx, kept.ID))
	must(t, r.CheckIns.Remove(ctx, wordless.ID))
	must(t, r.Search.Wait(ctx))
	if got := found(t, r, rooms.SearchQuery{Text: "kettle"}); got != "" {
		t.Errorf("what is removed is found as %q", got)
	}
	must(t, r.CheckIns.BringBack(ctx, kept.ID))
	must(t, r.Search.Wait(ctx))
	result, err := r.Search.Find(ctx, rooms.SearchQuery{Text: "kettle"})
	must(t, err)
	if result.Total != 1 {
		t.Errorf("what was brought back is found %d times", result.Total)
	}
}
