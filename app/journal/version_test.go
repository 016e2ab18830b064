package journal_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"stillwater/app/journal"
	"stillwater/app/store"
)

func revisions(t testing.TB, b *journal.Book, id store.ID) string {
	t.Helper()
	rows, err := b.Versions(ctx, id)
	must(t, err)
	all := []string{}
	for _, r := range rows {
		all = append(all, fmt.Sprint(r.Revision))
	}
	return strings.Join(all, " ")
}

// records counts what the store holds of a kind.
func records(t testing.TB, m store.Store, kind store.Kind) (n int) {
	t.Helper()
	must(t, m.View(ctx, func(tx store.Tx) error {
		return tx.Scan(func(r store.Record) error {
			if r.Kind == kind {
				n++
			}
			return nil
		})
	}))
	return n
}

func TestEverySaveThatDiffersLeavesAVersion(t *testing.T) {
	b, m, c := standing(t)
	e := entry("First", "one", "2026-11-20T08:00:00+01:00", "x")
	e.Kind, e.Pull = journal.KindThoughtRecord, number(3)
	e.Record = &journal.ThoughtRecord{Thought: "I fail.", Before: number(80)}
	first := save(t, b, e)
	at := first.UpdatedAt
	c.Time = noon.Add(time.Minute)
	e = first
	e.Title, e.Text, e.Record, e.Pull, e.Tags = "Second", "one two", &journal.ThoughtRecord{Thought: "I try."}, nil, nil
	second := save(t, b, e)
	save(t, b, second) // nothing differs
	must(t, errors.Join(b.Trash(ctx, first.ID), b.Restore(ctx, first.ID)))
	for _, b := range []*journal.Book{b, rewound(t, m, c)} {
		rows, err := b.Versions(ctx, first.ID)
		if err != nil || len(rows) != 1 || rows[0] != (journal.VersionRow{Revision: 1, At: at, Title: "First", Words: 3}) {
			t.Fatalf("versions are %+v, %v", rows, err)
		}
		v, err := b.Version(ctx, first.ID, 1)
		if err != nil || v.Title != "First" || v.Text != "one" || v.Record.Thought != "I fail." || *v.Record.Before != 80 || *v.Pull != 3 ||
			v.Tags[0] != "x" || v.ID != first.ID || v.Revision != 1 || !v.UpdatedAt.Equal(at) {
			t.Errorf("version 1 is %+v, %v", v, err)
		}
		if now, err := b.Version(ctx, first.ID, 4); err != nil || now.Text != "one two" {
			t.Errorf("the one that stands is %+v, %v", now, err)
		}
		_, err = b.Version(ctx, first.ID, 2)
		wantErr(t, err, store.ErrNotFound)
	}
	back, err := b.BringBack(ctx, first.ID, 1)
	if err != nil || back.Text != "one" || back.Title != "First" || back.Revision != 5 || back.Record.Thought != "I fail." {
		t.Fatalf("brought back %+v, %v", back, err)
	}
	if got := revisions(t, b, first.ID); got != "4 1" {
		t.Errorf("versions are %s", got)
	}
	if again, err := b.BringBack(ctx, first.ID, 4); err != nil || again.Text != "one two" || again.Record.Thought != "I try." {
		t.Errorf("taken back: %+v, %v", again, err)
	}
	must(t, errors.Join(b.Trash(ctx, first.ID), b.Delete(ctx, first.ID)))
	if n := records(t, m, journal.VersionKind); n != 0 {
		t.Errorf("%d versions outlived their entry", n)
	}
	_, err = b.Versions(ctx, first.ID)
	wantErr(t, err, store.ErrNotFound)
}

func TestVersionsAreThinnedAsTheyAge(t *testing.T) {
	b, m, c := standing(t)
	e := save(t, b, entry("a", "0", "2026-11-20T08:00:00+01:00"))
	for i := range 40 { // every half hour
		c.Time = noon.Add(time.Duration(i+1) * 30 * time.Minute)
		e.Text = fmt.Sprint(i + 1)
		e = save(t, b, e)
	}
	if rows, _ := b.Versions(ctx, e.ID); len(rows) != 40 {
		t.Fatalf("%d versions of one day", len(rows))
	}
	c.Time = noon.AddDate(0, 0, 3)
	b = rewound(t, m, c)
	must(t, b.Tidy(ctx))
	rows, _ := b.Versions(ctx, e.ID)
	if len(rows) != 21 || rows[0].Revision != 40 || rows[20].Revision != 1 || records(t, m, journal.VersionKind) != 21 {
		t.Errorf("after three days: %s", revisions(t, b, e.ID))
	}
	c.Time = noon.AddDate(0, 0, 30)
	e.Text = "much later"
	save(t, b, e)
	if got := revisions(t, b, e.ID); got != "41 24 1" || records(t, m, journal.VersionKind) != 3 {
		t.Errorf("after a month: %s", got)
	}
	for _, revision := range []int64{1, 24, 41} {
		if v, err := b.Version(ctx, e.ID, revision); err != nil || v.Text != fmt.Sprint(revision-1) {
			t.Errorf("version %d says %q, %v", revision, v.Text, err)
		}
	}
}

func TestVersionsOfLongTextsFitIntoATransaction(t *testing.T) {
	b, m := newBook(t)
	random := rand.New(rand.NewPCG(1, 2))
	noise := func(n int) string { // hardly compresses
		text := make([]rune, 0, n)
		for size := 0; size < n; size += len(string(text[len(text)-1])) {
			text = append(text, rune(0x4E00+random.IntN(0x5000)))
		}
		return string(text)
	}
	e := entry("a", noise(520<<10), "2026-11-20T08:00:00+01:00")
	first := save(t, b, e)
	for _, size := range []int{510 << 10, 500 << 10, 1 << 20, 100} {
		e = first
		e.Text = noise(size)
		e.Revision = get(t, b, first.ID).Revision
		saved := save(t, b, e)
		v, err := reopen(t, m).Version(ctx, first.ID, saved.Revision-1)
		if err != nil || len(v.Text) == 0 {
			t.Errorf("the version before %d bytes: %v", size, err)
		}
	}
	v, err := b.Version(ctx, first.ID, 1)
	if err != nil || v.Text != first.Text {
		t.Errorf("the first: %d bytes, %v", len(v.Text), err)
	}
}

func TestADamagedVersionHarmsNothingElse(t *testing.T) {
	b, m := newBook(t)
	first := save(t, b, entry("a", "one", "2026-11-20T08:00:00+01:00"))
	e := first
	e.Text = "two"
	e = save(t, b, e)
	must(t, m.Update(ctx, func(tx store.Tx) error {
		return tx.Scan(func(r store.Record) error {
			if r.Kind == journal.VersionKind {
				r.Body = []byte("not deflated")
				return tx.Put(r)
			}
			return nil
		})
	}))
	b = reopen(t, m)
	_, err := b.Version(ctx, first.ID, 1)
	wantErr(t, err, store.ErrDamaged)
	_, err = b.BringBack(ctx, first.ID, 1)
	wantErr(t, err, store.ErrDamaged)
	e.Text = "three"
	save(t, b, e)
}

func TestALostEntryComesBackFromItsVersions(t *testing.T) {
	b, m, c := standing(t)
	e := save(t, b, entry("a", "one", "2026-11-20T08:00:00+01:00"))
	a := attach(t, b, e.ID, "a.txt", "words")
	for _, text := range []string{"two", "three", "four"} {
		e.Text = text
		e = save(t, b, e)
	}
	var last store.ID
	must(t, m.Update(ctx, func(tx store.Tx) error { // what a repair of a damaged vault leaves
		return tx.Scan(func(r store.Record) error {
			if r.Kind == journal.VersionKind && strings.Contains(string(r.Meta), `"r":3`) {
				last = r.ID
				r.Body = []byte("damaged")
				return tx.Put(r)
			}
			if r.ID == e.ID {
				return tx.Delete(r.ID)
			}
			return nil
		})
	}))
	b = rewound(t, m, c)
	var heard []store.ID
	b.Watch(func(id store.ID) { heard = append(heard, id) })
	must(t, b.Tidy(ctx))
	for _, b := range []*journal.Book{b, rewound(t, m, c)} {
		if got := get(t, b, e.ID); got.Text != "two" || len(got.Attachments) != 1 || content(t, b, a.ID) != "words" {
			t.Errorf("came back as %+v", got)
		}
		if got := revisions(t, b, e.ID); got != "3 1" || last.IsZero() {
			t.Errorf("versions are %s", got)
		}
		must(t, b.Tidy(ctx))
	}
	if len(heard) != 1 || heard[0] != e.ID {
		t.Errorf("heard %v", heard)
	}
	e = get(t, b, e.ID)
	e.Text = "and on"
	save(t, b, e)
	if got := revisions(t, b, e.ID); got != "4 3 1" {
		t.Errorf("then they are %s", got)
	}
}
