package rooms_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stillwater/app/evidence"
	"stillwater/app/journal"
	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/vault"
)

// searching starts to search in r and waits until all of it can be found.
func searching(t testing.TB, r *rooms.Rooms) {
	t.Helper()
	r.Search.Start()
	must(t, r.Search.Wait(ctx))
}

// found lists titles, best first.
func found(t testing.TB, r *rooms.Rooms, q rooms.SearchQuery) string {
	t.Helper()
	result, err := r.Search.Find(ctx, q)
	must(t, err)
	titles := make([]string, len(result.Hits))
	for i, h := range result.Hits {
		titles[i] = h.Title
	}
	return strings.Join(titles, ", ")
}

func wantFound(t *testing.T, r *rooms.Rooms, q, want string) {
	t.Helper()
	must(t, r.Search.Wait(ctx))
	if got := found(t, r, rooms.SearchQuery{Text: q}); got != want {
		t.Errorf("%s finds %q, want %q", q, got, want)
	}
}

func empty(t *testing.T) (*rooms.Rooms, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "vault")
	r, err := rooms.Create(ctx, dir, pass, opts)
	must(t, err)
	t.Cleanup(func() { _ = r.Close() })
	return r, dir
}

// write saves an entry of now.
func write(t *testing.T, r *rooms.Rooms, e journal.Entry) journal.Entry {
	t.Helper()
	e.At, e.Zone = when, "Europe/Berlin"
	e, err := r.Journal.Save(ctx, e)
	must(t, err)
	return e
}

// unsure is an incident that nobody remembers when.
func unsure(t *testing.T, r *rooms.Rooms, in evidence.Incident) evidence.Incident {
	t.Helper()
	in.Zone, in.Happened = "UTC", evidence.When{Sure: evidence.Unknown}
	in, err := r.Evidence.SaveIncident(ctx, in)
	must(t, err)
	return in
}

func TestSearchFindsWhatStandsInEveryRoom(t *testing.T) {
	r, dir := empty(t)
	e := write(t, r, journal.Entry{Title: "The lamp", Text: "I bought a *lamp* in the café.", Tags: []string{"home"}, Mood: 4})
	write(t, r, journal.Entry{Title: "A letter", Kind: journal.KindLetter, To: "Anna", Text: "Dear A"})
	write(t, r, journal.Entry{Title: "A thought", Kind: journal.KindThoughtRecord, Record: &journal.ThoughtRecord{Thought: "Nobody likes lamps"}})
	unsure(t, r, evidence.Incident{What: "He broke the lamp", Words: "Your ugly lamp", People: []string{"Maria"}})
	if got := found(t, r, rooms.SearchQuery{Text: "lamp"}); got != "" {
		t.Errorf("before it was started it finds %q", got)
	}
	for _, round := range []string{"made", "opened again"} {
		searching(t, r)
		for _, c := range []struct {
			q    rooms.SearchQuery
			want string
		}{
			{rooms.SearchQuery{Text: "lamp", Room: "journal"}, "The lamp"},
			{rooms.SearchQuery{Text: "lamp", Room: "evidence"}, "He broke the lamp"},
			{rooms.SearchQuery{Text: "lam", Room: "journal"}, ""},
			{rooms.SearchQuery{Text: "cafe tag:hom", Typing: true}, ""},
			{rooms.SearchQuery{Text: "tag:home caf", Typing: true}, "The lamp"},
			{rooms.SearchQuery{Text: "kind:letter anna"}, "A letter"},
			{rooms.SearchQuery{Text: "person:maria"}, "He broke the lamp"},
			{rooms.SearchQuery{Text: "nobody lamps"}, "A thought"},
			{rooms.SearchQuery{Text: " ", Room: "journal"}, ""},
		} {
			if got := found(t, r, c.q); got != c.want {
				t.Errorf("%s: %+v finds %q, want %q", round, c.q, got, c.want)
			}
		}
		result, err := r.Search.Find(ctx, rooms.SearchQuery{Text: "bought"})
		must(t, err)
		h := result.Hits[0]
		if h.ID != e.ID || h.Kind != "entry" || h.Room != "journal" || !h.At.Equal(e.At) || h.Zone != e.Zone || !result.Ready || result.Total != 1 ||
			h.Snippet.Text != "I bought a lamp in the café." || fmt.Sprint(h.Snippet.Marks) != "[[2 8]]" {
			t.Errorf("%s: found %+v", round, result)
		}
		must(t, r.Close())
		if got, err := r.Search.Find(ctx, rooms.SearchQuery{Text: "lamp"}); err == nil && len(got.Hits) > 0 {
			t.Errorf("after closing it finds %+v", got)
		}
		r = open(t, dir, pass)
	}
}

func TestSearchKeepsUp(t *testing.T) {
	r, _ := empty(t)
	searching(t, r)
	e := write(t, r, journal.Entry{Title: "One", Text: "first"})
	wantFound(t, r, "first", "One")
	e.Text = "second"
	e = write(t, r, e)
	wantFound(t, r, "first", "")
	wantFound(t, r, "second", "One")
	must(t, r.Journal.Trash(ctx, e.ID))
	wantFound(t, r, "second", "")
	must(t, r.Journal.Restore(ctx, e.ID))
	wantFound(t, r, "second", "One")
	letter := write(t, r, journal.Entry{Title: "Letter", Kind: journal.KindLetter, Text: "unspoken", SealedUntil: when.AddDate(1, 0, 0)})
	in := unsure(t, r, evidence.Incident{What: "Two"})
	wantFound(t, r, "two", "Two")
	if got := found(t, r, rooms.SearchQuery{Text: "unspoken"}); got != "" {
		t.Errorf("a sealed letter is found as %q", got)
	}
	_, err := r.Journal.BreakSeal(ctx, letter.ID)
	must(t, err)
	wantFound(t, r, "unspoken", "Letter")
	must(t, r.Evidence.TrashIncident(ctx, in.ID))
	wantFound(t, r, "two", "")
}

func TestClosingEndsWhatSearchBegan(t *testing.T) {
	r, dir := empty(t)
	for i := range 50 {
		write(t, r, journal.Entry{Title: fmt.Sprint("Entry ", i)})
	}
	r.Search.Start()
	r.Search.Start() // twice is once
	must(t, r.Close())
	if err := r.Search.Wait(ctx); err != nil && !errors.Is(err, vault.ErrLocked) {
		t.Errorf("waiting ends with %v", err)
	}
	if got := found(t, r, rooms.SearchQuery{Text: "entry"}); got != "" {
		t.Errorf("after closing it finds %q", got)
	}
	r = open(t, dir, pass)
	r.Search.Start()
	wantFound(t, r, "entry 7", "Entry 7")
}

// snapshot is the blob that the index is kept in, if there is one.
func snapshot(t *testing.T, r *rooms.Rooms) (blob store.Blob, is bool) {
	t.Helper()
	must(t, r.Search.Wait(ctx))
	must(t, r.Vault.View(ctx, func(tx store.Tx) error {
		return tx.Scan(func(rec store.Record) error {
			if rec.Kind == "search.snapshot" {
				blob, is = rec.Blobs[0], true
			}
			return nil
		})
	}))
	return blob, is
}

func TestSnapshotOfSearch(t *testing.T) {
	r, dir := empty(t)
	begin := func() {
		r.Search.SnapshotFrom(20, 5)
		r.Search.Start()
		must(t, r.Search.Wait(ctx))
	}
	again := func() {
		must(t, r.Close())
		r = open(t, dir, pass)
		begin()
	}
	var last journal.Entry
	for i := range 20 {
		last = write(t, r, journal.Entry{Title: fmt.Sprint("Entry ", i), Text: fmt.Sprint("number n", i)})
	}
	begin()
	if _, is := snapshot(t, r); is {
		t.Error("20 entries have a snapshot")
	}
	write(t, r, journal.Entry{Title: "One more", Text: "than is read at every opening"})
	again()
	first, is := snapshot(t, r)
	if !is {
		t.Fatal("there is no snapshot")
	}
	wantFound(t, r, "n7", "Entry 7")

	write(t, r, journal.Entry{Title: "Late", Text: "n7 again"})
	again() // from the snapshot, which is one behind
	if now, _ := snapshot(t, r); now != first {
		t.Error("a snapshot that is hardly behind is written anew")
	}
	wantFound(t, r, "n7", "Late, Entry 7")

	must(t, r.Journal.Trash(ctx, last.ID))
	must(t, r.Journal.Delete(ctx, last.ID))
	second, _ := snapshot(t, r)
	if second == first {
		t.Error("the snapshot keeps the words of what was deleted")
	}
	wantFound(t, r, "n19", "")

	must(t, r.Close())
	path := filepath.Join(dir, "blobs", second.ID.String()[:2], second.ID.String())
	sealed, err := os.ReadFile(path)
	must(t, err)
	if bytes.Contains(sealed, []byte("number")) {
		t.Error("the snapshot is not sealed")
	}
	sealed[len(sealed)/2] ^= 1
	must(t, os.WriteFile(path, sealed, 0o600))
	r = open(t, dir, pass)
	begin()
	wantFound(t, r, "n7", "Late, Entry 7")
	if third, _ := snapshot(t, r); third == second {
		t.Error("a damaged snapshot is kept")
	}

	out := filepath.Join(t.TempDir(), "b.age")
	_, err = r.Backup(ctx, out, pass, "", quiet)
	must(t, err)
	restored := filepath.Join(t.TempDir(), "restored")
	_, err = rooms.RestoreBackup(ctx, out, pass, restored, opts, quiet)
	must(t, err)
	b := open(t, restored, pass)
	b.Search.Start()
	if _, is := snapshot(t, b); is {
		t.Error("a backup holds the snapshot")
	}
	wantFound(t, b, "n7", "Late, Entry 7")
}
