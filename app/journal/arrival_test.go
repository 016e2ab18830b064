package journal_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"stillwater/app/journal"
	"stillwater/app/store"
)

func file(name, content string) journal.ArrivingFile {
	return journal.ArrivingFile{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }}
}

// arrivals are n entries, each with a file.
func arrivals(n int) iter.Seq[journal.Arrival] {
	return func(yield func(journal.Arrival) bool) {
		for i := range n {
			e := entry(fmt.Sprint(i), strings.Repeat("words ", 40), "2026-11-20T08:00:00+01:00")
			e.At, e.Origin = e.At.Add(-time.Duration(i)*time.Hour), fmt.Sprint("dayone:", i)
			if !yield(journal.Arrival{Entry: e, Files: []journal.ArrivingFile{file("a.txt", fmt.Sprint(i))}}) {
				return
			}
		}
	}
}

func TestImportAndUndo(t *testing.T) {
	b, m, c := standing(t)
	own := save(t, b, entry("own", "mine", "2026-11-20T08:00:00+01:00"))
	heard := 0
	b.Watch(func(store.ID) { heard++ })
	last := 0
	batch, err := b.Import(ctx, "dayone", arrivals(700), func(done int) { last = done })
	if err != nil || batch.Added != 700 || batch.Attachments != 700 || batch.Refused != 0 || last != 700 || heard != 700 {
		t.Fatalf("imported %+v, %v; %d told, %d heard", batch, err, last, heard)
	}
	b = rewound(t, m, c)
	if got := b.Imports(); len(got) != 1 || got[0] != batch || b.Count() != 701 {
		t.Errorf("imports are %+v of %d", got, b.Count())
	}
	p, err := b.List(ctx, journal.Query{})
	must(t, err)
	ids := map[string]store.ID{}
	for _, r := range p.Rows {
		ids[r.Title] = r.ID
	}
	one := get(t, b, ids["1"])
	if one.Batch != batch.ID || one.Origin != "dayone:1" || one.Revision != 1 || content(t, b, one.Attachments[0].ID) != "1" {
		t.Errorf("the second is %+v", one)
	}
	one.Text = "changed"
	one = save(t, b, one)
	attach(t, b, ids["2"], "mine.txt", "mine")
	must(t, b.Trash(ctx, ids["3"]))
	must(t, b.Detach(ctx, get(t, b, ids["4"]).Attachments[0].ID))
	deleted, kept, err := b.UndoImport(ctx, batch.ID)
	if err != nil || deleted != 698 || kept != 2 {
		t.Errorf("undone: %d deleted, %d kept, %v", deleted, kept, err)
	}
	for _, b := range []*journal.Book{b, rewound(t, m, c)} {
		wantList(t, b, journal.Query{Trashed: true}, "0 ")
		if b.Count() != 3 || get(t, b, one.ID).Text != "changed" || get(t, b, own.ID).Text != "mine" || b.Imports()[0].UndoneAt.IsZero() {
			t.Errorf("left are %d, %+v", b.Count(), b.Imports())
		}
	}
	if n := records(t, m, journal.AttachmentKind); n != 3 {
		t.Errorf("%d attachments are left", n)
	}
	if deleted, kept, err = b.UndoImport(ctx, batch.ID); deleted != 0 || kept != 2 || err != nil {
		t.Errorf("undone again: %d, %d, %v", deleted, kept, err)
	}
	_, _, err = b.UndoImport(ctx, store.NewID())
	wantErr(t, err, store.ErrNotFound)
}

func TestAnImportThatIsInterruptedCanBeUndone(t *testing.T) {
	b, m, c := standing(t)
	stopped, cancel := context.WithCancel(ctx)
	batch, err := b.Import(stopped, "jrnl", arrivals(700), func(done int) {
		if done == 400 {
			cancel()
		}
	})
	wantErr(t, err, context.Canceled)
	b = rewound(t, m, c)
	if batch.Added == 0 || batch.Added > 400 || b.Count() != batch.Added || b.Imports()[0] != batch {
		t.Fatalf("%d entries of %+v", b.Count(), batch)
	}
	if deleted, kept, err := b.UndoImport(ctx, batch.ID); deleted != batch.Added || kept != 0 || err != nil || b.Count() != 0 {
		t.Errorf("undone: %d, %d, %v", deleted, kept, err)
	}
}

func TestImportLeavesOutWhatCannotBeKept(t *testing.T) {
	b, _ := newBook(t)
	bad := entry("no zone", "", "2026-11-20T08:00:00+01:00")
	bad.Zone = ""
	good := entry("good", "words", "2026-11-20T08:00:00+01:00")
	good.CreatedAt, good.UpdatedAt, good.Revision, good.TrashedAt = noon.AddDate(-3, 0, 0), noon.AddDate(-2, 0, 0), 9, noon
	odd := entry("odd", "", "2026-11-20T08:00:00+01:00")
	odd.CreatedAt, odd.UpdatedAt = noon.AddDate(9000, 0, 0), noon.AddDate(-9, 0, 0)
	broken := journal.ArrivingFile{Name: "b", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(iotest.ErrReader(errors.New("wrong checksum"))), nil
	}}
	missing := journal.ArrivingFile{Name: "c", Open: func() (io.ReadCloser, error) { return nil, errors.New("not in the archive") }}
	if b.Check(bad) == nil || b.Check(good) != nil {
		t.Error("a dry run would say otherwise")
	}
	batch, err := b.Import(ctx, "markdown", slices.Values([]journal.Arrival{{Entry: bad}, {Entry: good, Files: []journal.ArrivingFile{broken, missing, file("d", "d")}}, {Entry: odd}}), nil)
	if err != nil || batch.Added != 2 || batch.Attachments != 1 || batch.Refused != 3 {
		t.Errorf("imported %+v, %v", batch, err)
	}
	p, err := b.List(ctx, journal.Query{})
	must(t, err)
	for _, r := range p.Rows {
		e := get(t, b, r.ID)
		switch {
		case e.Title == "good" && (!e.CreatedAt.Equal(good.CreatedAt) || !e.UpdatedAt.Equal(good.UpdatedAt) || e.Revision != 1 || len(e.Attachments) != 1):
			t.Errorf("the good one is %+v", e)
		case e.Title == "odd" && (!e.CreatedAt.Equal(batch.At) || e.UpdatedAt.Before(e.CreatedAt)):
			t.Errorf("the odd one is %+v", e)
		}
	}
	if none, err := b.Import(ctx, "markdown", slices.Values([]journal.Arrival{}), nil); err != nil || !none.ID.IsZero() || len(b.Imports()) != 1 {
		t.Errorf("of nothing came %+v, %v", none, err)
	}
}

func TestWhatIsHereAlready(t *testing.T) {
	b, _ := newBook(t)
	_, err := b.Import(ctx, "dayone", arrivals(300), nil)
	must(t, err)
	e := entry("Own", "Two\r\nlines ", "2026-11-20T08:00:00.25+01:00")
	save(t, b, e)
	here, err := b.Present(ctx)
	must(t, err)
	again := entry(" Own", "Two\nlines\n\n", "2026-11-20T07:00:00Z")
	other := again
	other.At = other.At.Add(time.Second)
	moved := entry("renamed", "since", "2001-11-20T07:00:00Z")
	moved.Origin = "dayone:299"
	for name, c := range map[string]struct {
		e    journal.Entry
		want bool
	}{"the same words": {again, true}, "a second later": {other, false}, "the same origin": {moved, true}, "nothing": {journal.Entry{}, false}} {
		if here(c.e) != c.want {
			t.Errorf("%s: %v", name, !c.want)
		}
	}
}
