package evidence

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/custody"
	"stillwater/app/store"
)

// told are the actions and reasons in the log, the oldest first.
func (s *shelf) told(t *testing.T, exhibit int) (all []string) {
	t.Helper()
	p, err := s.Custody(t.Context(), CustodyQuery{Exhibit: exhibit})
	must(t, err)
	for _, r := range slices.Backward(p.Rows) {
		line := string(r.Action)
		if r.Exhibit > 0 {
			line += fmt.Sprint(" ", r.Exhibit)
		}
		if r.Reason != "" {
			line += ": " + r.Reason
		}
		all = append(all, line)
	}
	return all
}

func (s *shelf) holds(t *testing.T) CustodyReport {
	t.Helper()
	r, err := s.CheckCustody(t.Context())
	must(t, err)
	if !r.Holds() {
		t.Fatalf("the log does not hold: %+v", r)
	}
	return r
}

func TestEveryActIsInTheLog(t *testing.T) {
	s := newShelf(t)
	s.UseZone("Europe/London")
	a, b := s.add(t, "chat.png", "picture"), s.add(t, "letter.txt", "he wrote")
	in := calls(noon)
	in.Exhibits = []store.ID{a.ID, b.ID}
	in = s.save(t, in)
	s.clock = noon.Add(time.Minute)
	_, _, err := s.Show(t.Context(), a.ID)
	must(t, err)
	_, _, err = s.Show(t.Context(), a.ID) // once a session is enough
	must(t, err)
	_, err = s.Check(t.Context(), b.ID)
	must(t, err)
	must(t, s.NoteExhibit(t.Context(), a.ID, custody.Export, "a copy was saved"))
	_, err = s.Unlink(t.Context(), in.ID, b.ID)
	must(t, err)
	_, err = s.Describe(t.Context(), a.ID, Provenance{MadeBy: "Anna"}, 0)
	must(t, err)
	must(t, s.TrashIncident(t.Context(), in.ID))
	must(t, s.Remove(t.Context(), b.ID))
	want := []string{"acquire 1", "acquire 2", "acquire: incident 1: written down", "view 1: shown", "verify 2: intact",
		"export 1: a copy was saved", "correct: incident 1: exhibits unlinked", "correct 1: described",
		"correct: incident 1: put into the trash", "erase 2: its bytes were destroyed"}
	if got := s.told(t, 0); !slices.Equal(got, want) {
		t.Errorf("the log says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	want = []string{"acquire 2", "acquire: incident 1: written down", "verify 2: intact", "correct: incident 1: exhibits unlinked", "erase 2: its bytes were destroyed"}
	if got := s.told(t, 2); !slices.Equal(got, want) {
		t.Errorf("of exhibit 2 it says %q", got)
	}
	p, err := s.Custody(t.Context(), CustodyQuery{Offset: 7, Limit: 1})
	must(t, err)
	if r := p.Rows[0]; p.Total != 10 || r.Seq != 3 || r.TZ != "Europe/London" || r.Params["incident"] != "1" || r.Params["linked"] != "1-2" || len(r.SHA256) != 64 {
		t.Errorf("a window of one: %+v of %d", p.Rows, p.Total)
	}
	s.reload(t)
	if r := s.holds(t); r.Records != 10 {
		t.Errorf("after a reload: %+v", r)
	}
}

func TestTheLogHoldsTheHashOfWhatWasSaid(t *testing.T) {
	s := newShelf(t)
	in := calls(noon)
	in.Private = "not for anybody"
	in = s.save(t, in)
	first, err := s.Custody(t.Context(), CustodyQuery{})
	must(t, err)
	in.Private = "something else"
	in = s.save(t, in)
	if p, _ := s.Custody(t.Context(), CustodyQuery{}); p.Total != 1 {
		t.Errorf("a note for oneself made %d records", p.Total)
	}
	in.Words = "Other words"
	s.save(t, in)
	p, err := s.Custody(t.Context(), CustodyQuery{})
	must(t, err)
	if p.Rows[0].SHA256 == first.Rows[0].SHA256 || p.Rows[0].Params["fields"] != "words" {
		t.Errorf("corrected as %+v", p.Rows[0])
	}
	statement, err := in.said().statement()
	must(t, err)
	if strings.Contains(string(statement), "anybody") || !json.Valid(statement) {
		t.Errorf("the statement is %s", statement)
	}
}

func TestALogCannotBeChangedUnseen(t *testing.T) {
	for name, tc := range map[string]struct {
		spoil func(t *testing.T, s *shelf, lines []place)
		want  func(r CustodyReport) bool
	}{
		"a record removed": {func(t *testing.T, s *shelf, lines []place) {
			must(t, s.memory.Update(t.Context(), func(tx store.Tx) error { return tx.Delete(lines[1].id) }))
		}, func(r CustodyReport) bool {
			return r.Breaks[0].Fault == custody.Missing && r.Breaks[0].From == 2 && slices.Equal(r.Unlogged, []int{2})
		}},
		"a record reworded": {func(t *testing.T, s *shelf, lines []place) {
			s.rewordLine(t, lines[0].id, "chat.png", "chat.jpg")
		}, func(r CustodyReport) bool { return r.Breaks[0].Fault == custody.Reworded && r.Breaks[0].From == 1 }},
		"the end cut off": {func(t *testing.T, s *shelf, lines []place) {
			must(t, s.memory.Update(t.Context(), func(tx store.Tx) error { return tx.Delete(lines[2].id) }))
		}, func(r CustodyReport) bool { return r.Breaks[0].Fault == custody.Cut && r.Breaks[0].From == 3 }},
		"an exhibit gone": {func(t *testing.T, s *shelf, _ []place) {
			e, err := s.ExhibitByNumber(2)
			must(t, err)
			must(t, s.memory.Update(t.Context(), func(tx store.Tx) error { return tx.Delete(e.ID) }))
		}, func(r CustodyReport) bool { return slices.Equal(r.Lost, []int{2}) && len(r.Breaks) == 0 }},
		"an exhibit exchanged": {func(t *testing.T, s *shelf, _ []place) {
			e, err := s.ExhibitByNumber(1)
			must(t, err)
			must(t, s.memory.Update(t.Context(), func(tx store.Tx) error {
				r, err := tx.Get(e.ID)
				must(t, err)
				e.SHA256[0] ^= 1
				r.Meta, err = e.encode()
				must(t, err)
				return tx.Put(r)
			}))
		}, func(r CustodyReport) bool { return slices.Equal(r.Differ, []int{1}) }},
		"the signer gone": {func(t *testing.T, s *shelf, _ []place) {
			s.deleteKind(t, SignerKind)
		}, func(r CustodyReport) bool { return r.Breaks[0].Fault == custody.Forged }},
	} {
		s := newShelf(t)
		s.add(t, "chat.png", "one")
		s.add(t, "b", "two")
		s.add(t, "c", "three")
		_, err := s.Checkpoint(t.Context(), "lock")
		must(t, err)
		s.reload(t)
		s.holds(t)
		tc.spoil(t, s, s.log.places)
		s.reload(t)
		if r, err := s.CheckCustody(t.Context()); err != nil || r.Holds() || !tc.want(r) {
			t.Errorf("%s: found %+v, %v", name, r, err)
		}
	}
}

func (s *shelf) rewordLine(t *testing.T, id store.ID, was, is string) {
	t.Helper()
	must(t, s.memory.Update(t.Context(), func(tx store.Tx) error {
		r, err := tx.Get(id)
		must(t, err)
		r.Body = []byte(strings.Replace(string(r.Body), was, is, 1))
		return tx.Put(r)
	}))
}

func (s *shelf) deleteKind(t *testing.T, kind store.Kind) {
	t.Helper()
	var ids []store.ID
	must(t, s.memory.View(t.Context(), func(tx store.Tx) error {
		return tx.Scan(func(r store.Record) error {
			if r.Kind == kind {
				ids = append(ids, r.ID)
			}
			return nil
		})
	}))
	must(t, s.memory.Update(t.Context(), func(tx store.Tx) error {
		for _, id := range ids {
			must(t, tx.Delete(id))
		}
		return nil
	}))
}

func TestAVaultFromBeforeTheLog(t *testing.T) {
	s := newShelf(t)
	for i := range 7 {
		s.add(t, fmt.Sprint("file ", i), fmt.Sprint("bytes ", i))
	}
	gone, err := s.ExhibitByNumber(3)
	must(t, err)
	must(t, s.Remove(t.Context(), gone.ID))
	for _, k := range []store.Kind{CustodyKind, SignerKind} {
		s.deleteKind(t, k)
	}
	s.reload(t)
	s.holds(t) // nothing is claimed of what was never logged
	if _, err := s.Checkpoint(t.Context(), "lock"); err == nil {
		t.Error("a checkpoint of no log")
	}
	s.clock = noon.Add(time.Hour)
	s.add(t, "new", "new")
	p, err := s.Custody(t.Context(), CustodyQuery{})
	must(t, err)
	if p.Total != 9 || !strings.Contains(p.Rows[8].Note, "before this log began") || p.Rows[0].OriginalName != "new" {
		t.Errorf("the log begins with %+v", p.Rows)
	}
	s.reload(t)
	s.holds(t)
}

func TestCheckpointsAreMadeOnlyOfWhatIsNew(t *testing.T) {
	s := newShelf(t)
	s.add(t, "a", "a")
	first, err := s.Checkpoint(t.Context(), "lock")
	must(t, err)
	again, err := s.Checkpoint(t.Context(), "lock")
	must(t, err)
	if first.ID != again.ID || first.Size != 1 {
		t.Errorf("two checkpoints of one log: %+v and %+v", first, again)
	}
	s.add(t, "b", "b")
	_, err = s.Checkpoint(t.Context(), "bundle")
	must(t, err)
	s.reload(t)
	all, err := s.Checkpoints(t.Context())
	must(t, err)
	if len(all) != 2 || all[1].Size != 2 || all[1].Why != "bundle" || string(all[0].Note) != string(first.Note) {
		t.Errorf("kept %+v", all)
	}
	if r := s.holds(t); r.Sealed != 2 || r.Checkpoints != 2 {
		t.Errorf("the report says %+v", r)
	}
}

func TestAPaperSealProvesWhatWasBefore(t *testing.T) {
	s := newShelf(t)
	s.add(t, "chat.png", "one")
	code, err := s.PaperSeal(t.Context())
	must(t, err)
	if again, err := s.PaperSeal(t.Context()); err != nil || again != code {
		t.Errorf("looking at it twice gave %v and %v, %v", code, again, err)
	}
	typed, err := custody.ParseCode(code.String())
	must(t, err)
	s.add(t, "b", "two")
	older := s.memory // what follows happens to a copy only
	s.reload(t)
	r, err := s.CheckPaperSeal(t.Context(), typed)
	must(t, err)
	if r.Fault != "" || r.Size != 2 || r.Records != 3 || !r.At.Equal(noon) {
		t.Errorf("an honest log: %+v", r)
	}
	newer, err := s.PaperSeal(t.Context())
	must(t, err)

	other := newShelf(t)
	other.add(t, "chat.png", "one")
	r, err = other.CheckPaperSeal(t.Context(), typed)
	must(t, err)
	if r.Fault != custody.Forged {
		t.Errorf("another log: %+v", r)
	}

	s.memory = older
	last := s.log.places[len(s.log.places)-1]
	must(t, s.memory.Update(t.Context(), func(tx store.Tx) error { return tx.Delete(last.id) }))
	s.reload(t)
	r, err = s.CheckPaperSeal(t.Context(), newer)
	must(t, err)
	if r.Fault != custody.Cut || r.Size != 4 || r.Records != 3 {
		t.Errorf("an older copy: %+v", r)
	}

	s.rewordLine(t, s.log.places[0].id, "chat.png", "chat.jpg")
	s.deleteKind(t, CheckpointKind)
	s.reload(t)
	r, err = s.CheckPaperSeal(t.Context(), typed)
	must(t, err)
	if r.Fault != custody.Reworded || r.Break.From != 1 || r.Break.To != 2 {
		t.Errorf("a reworded log: %+v", r)
	}
}

func TestSealedUnread(t *testing.T) {
	s := newShelf(t)
	f := file("voicemail.m4a", "what he said")
	f.Unread = true
	e, _, err := s.Add(t.Context(), f, nil)
	must(t, err)
	s.reload(t)
	for _, open := range []func() error{
		func() error { _, _, err := s.Open(t.Context(), e.ID); return err },
		func() error { _, _, err := s.Show(t.Context(), e.ID); return err },
		func() error { _, err := s.Facts(t.Context(), e.ID); return err },
	} {
		wants(t, open(), ErrSealed)
	}
	if e, err = s.Check(t.Context(), e.ID); err != nil || !e.Intact || !e.Sealed {
		t.Errorf("checked as %+v, %v", e, err)
	}
	r, err := s.OpenUnread(t.Context(), e.ID)
	must(t, err)
	must(t, r.Close())
	s.clock = noon.Add(time.Hour)
	e, err = s.Unseal(t.Context(), e.ID)
	must(t, err)
	s.reload(t)
	if e, err = s.Exhibit(e.ID); err != nil || e.Sealed || !e.UnsealedAt.Equal(s.clock) {
		t.Errorf("unsealed as %+v, %v", e, err)
	}
	_, _, err = s.Show(t.Context(), e.ID)
	must(t, err)
	want := []string{"acquire 1: sealed unread", "verify 1: intact", "view 1: unsealed", "view 1: shown"}
	if got := s.told(t, 1); !slices.Equal(got, want) {
		t.Errorf("the log says %q", got)
	}
}

func TestACopyKnowsItsOriginal(t *testing.T) {
	s := newShelf(t)
	parent := s.add(t, "chat.png", "all of it")
	f := file("chat (covered).png", "some of it")
	f.DerivedFrom, f.Tool, f.Params = parent.ID, "stillwater redact/1", json.RawMessage(`[{"x":1,"y":2,"width":3,"height":4}]`)
	e, _, err := s.Add(t.Context(), f, nil)
	must(t, err)
	s.reload(t)
	if e, err = s.Exhibit(e.ID); err != nil || e.DerivedFrom != parent.ID || string(e.Params) != string(f.Params) {
		t.Errorf("kept as %+v, %v", e, err)
	}
	p, err := s.Custody(t.Context(), CustodyQuery{Exhibit: 1})
	must(t, err)
	if r := p.Rows[0]; r.Action != custody.Redact || r.Exhibit != 2 || r.ParentSHA256 != fmt.Sprintf("%x", parent.SHA256) || r.Tool != f.Tool {
		t.Errorf("the log of the original ends with %+v", r)
	}
	f.DerivedFrom = store.NewID()
	f.Open = file("", "other bytes").Open
	_, _, err = s.Add(t.Context(), f, nil)
	wants(t, err, store.ErrNotFound)
}

func TestTimestampsAreKept(t *testing.T) {
	s := newShelf(t)
	s.add(t, "a", "a")
	c, err := s.Checkpoint(t.Context(), "time-stamp")
	must(t, err)
	asked, err := s.SaveTimestamp(t.Context(), Stamped{Checkpoint: c.ID, Request: []byte("query")})
	must(t, err)
	asked.Reply, asked.StampedAt, asked.Authority, asked.Request = []byte("reply"), noon.Add(time.Hour), "An authority", nil
	_, err = s.SaveTimestamp(t.Context(), asked)
	must(t, err)
	s.reload(t)
	all := s.Timestamps()
	if len(all) != 1 || string(all[0].Request) != "query" || string(all[0].Reply) != "reply" || all[0].Checkpoint != c.ID || !all[0].AskedAt.Equal(noon) {
		t.Errorf("kept %+v", all)
	}
	if got := s.told(t, 0); !slices.Equal(got, []string{"acquire 1", "timestamp: a reply was taken in"}) {
		t.Errorf("the log says %q", got)
	}
	_, err = s.SaveTimestamp(t.Context(), Stamped{ID: store.NewID()})
	wants(t, err, store.ErrNotFound)
}
