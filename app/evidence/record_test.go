package evidence

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/store"
)

func calls(at time.Time) Incident {
	return Incident{What: "Forty-one calls", Zone: zone, Happened: When{Sure: Exact, At: at, Zone: zone},
		Tactics: []Tactic{"intimidation-and-stalking", "threats"}, Channel: "phone-call",
		People: []string{"Anna (sister)"}, Words: "Pick up.\r\nI know you are there\x00"}
}

func (s *shelf) save(t *testing.T, in Incident) Incident {
	t.Helper()
	in, err := s.SaveIncident(t.Context(), in)
	must(t, err)
	return in
}

func TestAnIncidentIsKeptAsWritten(t *testing.T) {
	s := newShelf(t)
	a, b := s.add(t, "a", "a"), s.add(t, "b", "b")
	in := calls(noon.Add(-48 * time.Hour))
	in.Exhibits = []store.ID{b.ID, a.ID, b.ID}
	first := s.save(t, in)
	if first.Number != 1 || first.Revision != 1 || !first.RecordedAt.Equal(noon) || first.Words != in.Words ||
		!slices.Equal(first.Exhibits, []store.ID{b.ID, a.ID}) || first.Happened.At.Format(time.RFC3339) != "2026-11-18T13:00:00+01:00" {
		t.Fatalf("kept as %+v", first)
	}
	s.reload(t)
	again, err := s.Incident(first.ID)
	must(t, err)
	if got, want := fmt.Sprint(again), fmt.Sprint(first); strings.ReplaceAll(got, "CET", "+0100") != strings.ReplaceAll(want, "CET", "+0100") {
		t.Errorf("after a reload:\n%s\nwant\n%s", got, want)
	}

	s.clock = noon.Add(time.Hour)
	if same := s.save(t, again); same.Revision != 1 || !same.UpdatedAt.Equal(noon) {
		t.Errorf("saving without a change made revision %d", same.Revision)
	}
	changed := again
	changed.What, changed.RecordedAt, changed.Number, changed.Zone = "Forty-two calls", s.clock, 99, "UTC"
	changed = s.save(t, changed)
	if changed.Revision != 2 || !changed.RecordedAt.Equal(noon) || changed.Number != 1 || changed.Zone != zone || !changed.UpdatedAt.Equal(s.clock) {
		t.Errorf("changed to %+v", changed)
	}
	_, err = s.SaveIncident(t.Context(), again)
	wants(t, err, ErrConflict)
	_, err = s.SaveIncident(t.Context(), Incident{ID: store.NewID(), What: "x", Zone: zone, Happened: When{Sure: Unknown}})
	wants(t, err, store.ErrNotFound)
	again.Exhibits[0] = store.NewID() // what the caller holds is not what is kept
	if kept, _ := s.Incident(first.ID); kept.Exhibits[0] != b.ID {
		t.Error("the catalogue changed from outside")
	}
}

func TestIncidentNumbersAreNeverReused(t *testing.T) {
	s := newShelf(t)
	first := s.save(t, calls(noon))
	must(t, s.TrashIncident(t.Context(), first.ID))
	s.reload(t)
	if second := s.save(t, calls(noon)); second.Number != 2 {
		t.Errorf("number %d", second.Number)
	}
}

func TestIncidentsStandByWhenTheyHappened(t *testing.T) {
	s := newShelf(t)
	day := func(n int) time.Time { return noon.AddDate(0, 0, n) }
	save := func(w When) int { in := calls(noon); in.Happened = w; return s.save(t, in).Number }
	save(When{Sure: Day, At: day(-3), Zone: zone})
	save(When{Sure: Unknown}) // recorded today
	save(When{Sure: Between, At: day(-9), Until: day(-1), Zone: zone})
	save(When{Sure: About, At: day(-2), Zone: zone})
	trashed := calls(noon)
	trashed = s.save(t, trashed)
	must(t, s.TrashIncident(t.Context(), trashed.ID))
	s.reload(t)

	var order []int
	p := s.Incidents(Query{})
	for _, in := range p.Rows {
		order = append(order, in.Number)
	}
	if !slices.Equal(order, []int{2, 4, 1, 3}) || p.Total != 4 {
		t.Errorf("order %v of %d", order, p.Total)
	}
	if p := s.Incidents(Query{Offset: 1, Limit: 2}); p.Total != 4 || len(p.Rows) != 2 || p.Rows[0].Number != 4 {
		t.Errorf("window %+v", p)
	}
	if p := s.Incidents(Query{Offset: -5, Limit: 1 << 62}); len(p.Rows) != 4 {
		t.Errorf("an odd window has %d rows", len(p.Rows))
	}
	if p := s.Incidents(Query{Trashed: true}); p.Total != 1 || p.Rows[0].ID != trashed.ID {
		t.Errorf("trash %+v", p)
	}
	must(t, s.RestoreIncident(t.Context(), trashed.ID))
	if p := s.Incidents(Query{}); p.Total != 5 || p.Rows[0].Number != 5 || s.Summary().Incidents != 5 {
		t.Errorf("after restoring %+v", p)
	}
}

func TestADayIsADayInItsZone(t *testing.T) {
	s := newShelf(t)
	in := calls(noon)
	in.Happened = When{Sure: Day, At: time.Date(2026, 3, 28, 23, 30, 0, 0, time.UTC), Zone: zone} // half past midnight there
	if at := s.save(t, in).Happened.At; at.Format(time.RFC3339) != "2026-03-29T00:00:00+01:00" {
		t.Errorf("the day starts at %v", at)
	}
}

func TestWhatCannotBeRecorded(t *testing.T) {
	long := func(n int) string { return strings.Repeat("x", n) }
	for name, spoil := range map[string]func(*Incident){
		"nothing said":    func(in *Incident) { in.What = " \n" },
		"what too long":   func(in *Incident) { in.What = long(4001) },
		"words too long":  func(in *Incident) { in.Words = long(48<<10 + 1) },
		"not UTF-8":       func(in *Incident) { in.Words = "\xff" },
		"channel":         func(in *Incident) { in.Channel = long(101) },
		"person":          func(in *Incident) { in.People = []string{long(201)} },
		"too many people": func(in *Incident) { in.People = many(51) },
		"tactic":          func(in *Incident) { in.Tactics = []Tactic{"kindness"} },
		"no zone":         func(in *Incident) { in.Zone = "" },
		"odd zone":        func(in *Incident) { in.Happened.Zone = "../../etc/passwd" },
		"no precision":    func(in *Incident) { in.Happened.Sure = "" },
		"no time":         func(in *Incident) { in.Happened.At = time.Time{} },
		"year 1899":       func(in *Incident) { in.Happened.At = time.Date(1899, 1, 1, 0, 0, 0, 0, time.UTC) },
		"year 10000":      func(in *Incident) { in.Happened.At = time.Date(10000, 1, 2, 0, 0, 0, 0, time.UTC) },
		"stray end":       func(in *Incident) { in.Happened.Until = noon },
		"time unknown":    func(in *Incident) { in.Happened.Sure = Unknown },
		"backwards":       func(in *Incident) { in.Happened.Sure, in.Happened.Until = Between, noon.Add(-time.Hour) },
		"escapes":         func(in *Incident) { in.What, in.People = strings.Repeat("\x01", 4000), nuls() },
	} {
		s := newShelf(t)
		in := calls(noon)
		spoil(&in)
		if _, err := s.SaveIncident(t.Context(), in); err == nil || s.records(t) != 0 {
			t.Errorf("%s: kept", name)
		} else {
			wants(t, err, ErrInvalid)
		}
	}
}

func many(n int) (names []string) {
	for i := range n {
		names = append(names, fmt.Sprint("person ", i))
	}
	return names
}

// nuls are names that are short but long once they are written as JSON.
func nuls() (names []string) {
	for i := range 50 {
		names = append(names, "n"+strings.Repeat("\x01", 190)+fmt.Sprint(i))
	}
	return names
}

func TestTheLongestIncidentStaysInLists(t *testing.T) {
	s := newShelf(t)
	in := calls(noon)
	in.Words = strings.Repeat("\x01", 48<<10) // six bytes each in JSON
	for i := range 5000 {
		id := store.NewID()
		s.place(Exhibit{ID: id, Number: i + 1})
		in.Exhibits = append(in.Exhibits, id)
	}
	in = s.save(t, in)
	// A body that became a blob would be missing from Scan, and the links with it.
	l := NewLocker(s.memory, s.now)
	must(t, s.memory.View(t.Context(), func(tx store.Tx) error {
		return tx.Scan(func(r store.Record) error {
			if len(r.Body) > 512<<10 {
				r.Body = nil
			}
			return l.Load(r)
		})
	}))
	if got, err := l.Incident(in.ID); err != nil || len(got.Exhibits) != 5000 {
		t.Errorf("%d links came back, %v", len(got.Exhibits), err)
	}
}

func TestLinks(t *testing.T) {
	s := newShelf(t)
	a, b, c := s.add(t, "a", "a"), s.add(t, "b", "b"), s.add(t, "c", "c")
	in := s.save(t, calls(noon))
	other := s.save(t, calls(noon))
	in, err := s.Link(t.Context(), in.ID, c.ID, a.ID)
	must(t, err)
	in, err = s.Link(t.Context(), in.ID, a.ID, b.ID)
	must(t, err)
	_, err = s.Link(t.Context(), other.ID, a.ID)
	must(t, err)
	if !slices.Equal(in.Exhibits, []store.ID{c.ID, a.ID, b.ID}) || in.Revision != 3 {
		t.Errorf("linked as %+v", in)
	}
	if same, err := s.Link(t.Context(), in.ID, b.ID); err != nil || same.Revision != 3 {
		t.Errorf("linking again made revision %d, %v", same.Revision, err)
	}
	_, err = s.Link(t.Context(), in.ID, store.NewID())
	wants(t, err, store.ErrNotFound)

	must(t, s.Remove(t.Context(), b.ID)) // stays listed
	in, err = s.Unlink(t.Context(), in.ID, c.ID)
	must(t, err)
	s.reload(t)
	p, err := s.Exhibits(Query{Incident: in.ID})
	must(t, err)
	if p.Total != 2 || p.Rows[0].ID != b.ID || p.Rows[0].RemovedAt.IsZero() || p.Rows[1].ID != a.ID {
		t.Errorf("exhibits of the incident: %+v", p.Rows)
	}
	if e, _ := s.Exhibit(a.ID); !slices.Equal(e.Incidents, []store.ID{in.ID, other.ID}) {
		t.Errorf("incidents of the exhibit: %v", e.Incidents)
	}
	must(t, s.TrashIncident(t.Context(), in.ID))
	if e, _ := s.Exhibit(a.ID); !slices.Equal(e.Incidents, []store.ID{other.ID}) {
		t.Errorf("with one in the trash: %v", e.Incidents)
	}
	_, err = s.Exhibits(Query{Incident: store.NewID()})
	wants(t, err, store.ErrNotFound)
}

func TestTacticsAndChannelsHaveNoDoubles(t *testing.T) {
	if n := len(distinct(Tactics())); n != 16 {
		t.Errorf("%d tactics", n)
	}
	if c := Channels(); len(c) != len(distinct(Channels())) {
		t.Error("a channel is there twice")
	}
}

func TestExcerptsStayWithTheirIncident(t *testing.T) {
	s := newShelf(t)
	first := s.save(t, calls(noon))
	x := Excerpt{Text: "I counted them.\n", From: "journal", Entry: store.NewID(), WrittenAt: noon.Add(-time.Hour)}
	in, err := s.AddExcerpt(t.Context(), first.ID, x)
	must(t, err)
	if len(in.Excerpts) != 1 || in.Revision != 2 || in.Excerpts[0].Text != x.Text || !in.Excerpts[0].CopiedAt.Equal(noon) {
		t.Fatalf("kept %+v", in)
	}
	if again, err := s.AddExcerpt(t.Context(), first.ID, x); err != nil || again.Revision != 2 {
		t.Errorf("added twice: revision %d, %v", again.Revision, err)
	}
	form := in // a form knows nothing of them
	form.Excerpts, form.What = nil, "Forty-two calls"
	in = s.save(t, form)
	s.reload(t)
	if kept, _ := s.Incident(first.ID); len(kept.Excerpts) != 1 || kept.Excerpts[0] != in.Excerpts[0] {
		t.Errorf("after a save and a reload: %+v", kept.Excerpts)
	}
	page := string(in.markdown(index{}, nil))
	if !strings.Contains(page, "## Copied from the journal") || !strings.Contains(page, "I counted them.") {
		t.Errorf("the page for people says\n%s", page)
	}
	for _, text := range []string{"", strings.Repeat("a", maxExcerpt+1), "\xff"} {
		_, err = s.AddExcerpt(t.Context(), first.ID, Excerpt{Text: text, From: "journal"})
		wants(t, err, ErrInvalid)
	}
	for _, at := range []int{-1, 1} {
		_, err = s.RemoveExcerpt(t.Context(), first.ID, at)
		wants(t, err, store.ErrNotFound)
	}
	if in, err = s.RemoveExcerpt(t.Context(), first.ID, 0); err != nil || len(in.Excerpts) != 0 {
		t.Errorf("removed: %+v, %v", in.Excerpts, err)
	}
}
