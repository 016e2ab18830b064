package evidence

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"stillwater/app/store"
)

// TestACheckOfAllIsOneLine: the log says once that all were checked, and once
// more for each that is not what it was; each exhibit's own part of the log
// tells of it, too.
func TestACheckOfAllIsOneLine(t *testing.T) {
	s := newShelf(t)
	a, b, gone := s.add(t, "a.txt", "one"), s.add(t, "b.txt", "two"), s.add(t, "c.txt", "three")
	must(t, s.Remove(t.Context(), gone.ID))
	s.memory.Damage(s.blob(t, b.ID))
	s.clock = noon.Add(time.Minute)
	var read []int
	all, err := s.CheckAll(t.Context(), func(e Exhibit) { read = append(read, e.Number) })
	must(t, err)
	if len(all) != 2 || !all[0].Intact || all[1].Intact || !slices.Equal(read, []int{1, 2}) {
		t.Errorf("it found %+v, reading %v", all, read)
	}
	s.clock = noon.Add(2 * time.Minute)
	later := s.add(t, "d.txt", "four")
	s.reload(t)
	for number, want := range map[int][]string{
		0:            {"acquire 1", "acquire 2", "acquire 3", "erase 3: its bytes were destroyed", "verify 2: not as it was added", "verify: all exhibits checked", "acquire 4"},
		a.Number:     {"acquire 1", "verify: all exhibits checked"},
		b.Number:     {"acquire 2", "verify 2: not as it was added", "verify: all exhibits checked"},
		gone.Number:  {"acquire 3", "erase 3: its bytes were destroyed"},
		later.Number: {"acquire 4"},
	} {
		if got := s.told(t, number); !slices.Equal(got, want) {
			t.Errorf("of %d the log says %q, want %q", number, got, want)
		}
	}
	for _, x := range []Exhibit{a, b} {
		e, err := s.Exhibit(x.ID)
		must(t, err)
		if e.CheckedAt.IsZero() || e.Intact != (x.ID == a.ID) {
			t.Errorf("of %d is kept %+v", e.Number, e)
		}
	}
	s.holds(t)
}

func TestACheckThatIsEndedEarlyIsKeptAsFarAsItCame(t *testing.T) {
	s := newShelf(t)
	a, b := s.add(t, "a.txt", "one"), s.add(t, "b.txt", "two")
	ctx, cancel := context.WithCancel(t.Context())
	_, err := s.CheckAll(ctx, func(e Exhibit) {
		if e.ID == b.ID {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	p, err := s.Custody(t.Context(), CustodyQuery{Limit: 1})
	must(t, err)
	if r := p.Rows[0]; r.Reason != "exhibits checked, ended early" || r.Params["checked"] != "1" || r.Params["of"] != "2" {
		t.Errorf("the log says %+v", r)
	}
	first, err := s.Exhibit(a.ID)
	must(t, err)
	second, err := s.Exhibit(b.ID)
	must(t, err)
	if first.CheckedAt.IsZero() || !second.CheckedAt.IsZero() {
		t.Errorf("kept %v and %v", first.CheckedAt, second.CheckedAt)
	}
}

func TestTheLogOfAnIncident(t *testing.T) {
	s := newShelf(t)
	x := s.add(t, "a.txt", "one")
	first := s.save(t, calls(noon))
	other := calls(noon)
	other.What, other.Exhibits = `a text with "incident":"1" in it`, []store.ID{x.ID}
	s.save(t, other)
	for range 2 {
		p, err := s.Custody(t.Context(), CustodyQuery{Incident: first.Number})
		must(t, err)
		if p.Total != 1 || p.Rows[0].Reason != "incident 1: written down" {
			t.Errorf("of the first it tells %+v", p.Rows)
		}
		if p, err = s.Custody(t.Context(), CustodyQuery{Incident: 2}); err != nil || p.Total != 1 {
			t.Errorf("of the second %d, %v", p.Total, err)
		}
		s.reload(t)
	}
}
