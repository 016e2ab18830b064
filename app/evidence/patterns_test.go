package evidence

import (
	"slices"
	"testing"
	"time"

	"stillwater/app/store"
)

func TestPatternsOnlyCount(t *testing.T) {
	berlin, err := time.LoadLocation(zone)
	must(t, err)
	fear := 2
	at := func(text string) time.Time {
		when, err := time.ParseInLocation("2006-01-02 15:04", text, berlin)
		must(t, err)
		return when
	}
	incidents := []Incident{
		{Number: 1, Happened: When{Sure: Exact, At: at("2026-03-29 23:30"), Zone: zone}, Channel: "email", Tactics: []Tactic{"hoovering", "baiting"}, Severity: 2, Fear: &fear},
		{Number: 2, Happened: When{Sure: About, At: at("2026-03-30 02:15"), Zone: zone}, Channel: "email", Tactics: []Tactic{"hoovering"}, Severity: 2, Phase: "idealise"},
		{Number: 3, Happened: When{Sure: Day, At: at("2026-04-12 00:00"), Zone: zone}, Phase: "discard", Breach: Breach{Is: true}},
		{Number: 4, Happened: When{Sure: Between, At: at("2026-04-13 10:00"), Until: at("2026-04-20 10:00"), Zone: zone}},
		{Number: 5, Happened: When{Sure: Unknown}, Channel: "gift"},
		{Number: 6, Happened: When{Sure: Exact, At: at("2026-01-01 10:00"), Zone: zone}, TrashedAt: noon},
	}
	marks := []Mark{{Day: "2026-04-19", Label: "hearing"}, {Day: "2026-03-22", Label: "before"}, {Day: "2026-03-23", Label: "left"}}
	p := Count(incidents, marks, time.Time{}, time.Time{}, berlin)
	var weeks []string
	for _, w := range p.Weeks {
		weeks = append(weeks, w.Monday)
	}
	if !slices.Equal(weeks, []string{"2026-03-23", "2026-03-30", "2026-04-06", "2026-04-13"}) || p.From != "2026-03-29" || p.Until != "2026-04-13" {
		t.Errorf("weeks %v from %s to %s", weeks, p.From, p.Until)
	}
	if p.Incidents != 5 || p.Undated != 1 || p.Unhoured != 2 || p.Weeks[0].Severity[2] != 1 || p.Weeks[0].Fear != 2 || p.Weeks[2].Severity[0] != 1 {
		t.Errorf("counts %+v", p)
	}
	if p.Hours[6][23] != 1 || p.Hours[0][2] != 1 { // the Sunday on which clocks went forward, and the Monday after
		t.Errorf("hours %v", p.Hours)
	}
	if !slices.Equal(p.Channels, []Tally{{"email", 2}, {"gift", 1}}) || p.Tactics[0] != (Tally{"hoovering", 2}) {
		t.Errorf("channels %v, tactics %v", p.Channels, p.Tactics)
	}
	if !slices.Equal(p.Phases, []PhaseDay{{"2026-03-30", "idealise"}, {"2026-04-12", "discard"}}) || !slices.Equal(p.Breaches, []string{"2026-04-12"}) {
		t.Errorf("phases %v, breaches %v", p.Phases, p.Breaches)
	}
	if len(p.Marks) != 2 || p.Marks[0].Label != "left" || p.Marks[1].Label != "hearing" {
		t.Errorf("marks %v", p.Marks)
	}
	// Looked at from elsewhere an hour moves, a day does not.
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	must(t, err)
	if q := Count(incidents, nil, time.Time{}, time.Time{}, tokyo); q.Hours[0][6] != 1 || !slices.Equal(q.Breaches, p.Breaches) {
		t.Errorf("from Tokyo %v, %v", q.Hours, q.Breaches)
	}
	if q := Count(incidents, nil, at("2026-04-01 00:00"), at("2026-04-13 00:00"), berlin); q.Incidents != 1 || q.Undated != 0 || len(q.Weeks) != 1 {
		t.Errorf("of twelve days %+v", q)
	}
	if q := Count(nil, marks, time.Time{}, time.Time{}, berlin); q.Incidents != 0 || q.From != "" || len(q.Marks) != 0 {
		t.Errorf("of nothing %+v", q)
	}
}

func TestMarksAreOnesOwnDates(t *testing.T) {
	s := newShelf(t)
	m, err := s.SaveMark(t.Context(), Mark{Day: "2026-04-19", Label: " hearing "})
	must(t, err)
	m.Label = "second hearing"
	_, err = s.SaveMark(t.Context(), m)
	must(t, err)
	s.reload(t)
	if all := s.Marks(); len(all) != 1 || all[0] != m {
		t.Errorf("marks %+v", all)
	}
	for _, bad := range []Mark{{Day: "2026-02-30", Label: "x"}, {Day: "2026-04-19"}, {Day: "1899-01-01", Label: "x"}} {
		_, err := s.SaveMark(t.Context(), bad)
		wants(t, err, ErrInvalid)
	}
	must(t, s.DeleteMark(t.Context(), m.ID))
	wants(t, s.DeleteMark(t.Context(), store.NewID()), store.ErrNotFound)
	s.reload(t)
	if all := s.Marks(); len(all) != 0 {
		t.Errorf("after it was forgotten %+v", all)
	}
	_, err = s.Patterns(time.Time{}, time.Time{}, "Mars/Base")
	wants(t, err, ErrInvalid)
}
