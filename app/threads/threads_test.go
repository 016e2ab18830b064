package threads_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/messages"
	"stillwater/app/store"
	"stillwater/app/store/storetest"
	"stillwater/app/threads"
)

var (
	ctx  = context.Background()
	when = time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)
)

func now() time.Time { return when }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// source hands messages over as a Reader does.
func source(all []messages.Message, end error) func(func(messages.Message) error) (messages.Summary, error) {
	return func(each func(messages.Message) error) (messages.Summary, error) {
		s := messages.Summary{Source: messages.WhatsApp, Version: "whatsapp/1"}
		for i, m := range all {
			m.Seq = i
			s.Messages++
			if err := each(m); err != nil {
				return s, err
			}
		}
		return s, end
	}
}

// some are n messages of two threads, every tenth without a date.
func some(n int) []messages.Message {
	all := make([]messages.Message, n)
	for i := range all {
		all[i] = messages.Message{At: when.Add(time.Duration(i) * time.Minute), Basis: messages.UTC, RawTime: fmt.Sprint("time ", i), Thread: []string{"Anna", "Family"}[i%2], From: []string{"Anna", "Ben", "Cem"}[i%3],
			Mine: i%3 == 1, Kind: messages.Text, Text: fmt.Sprint("message ", i, " é😀"), Offset: int64(i * 20), Length: 20, Slice: [32]byte{byte(i)}}
		if i%10 == 9 {
			all[i].At, all[i].Basis, all[i].Doubts = time.Time{}, "", []messages.Doubt{messages.NoDate}
		}
	}
	return all
}

// reopened is what another opening of the store finds.
func reopened(t *testing.T, s store.Store) *threads.Binder {
	t.Helper()
	b := threads.NewBinder(s, now)
	must(t, s.View(ctx, func(tx store.Tx) error { return tx.Scan(b.Load) }))
	return b
}

func TestWhatIsKeptComesBack(t *testing.T) {
	s := new(storetest.Memory)
	b := threads.NewBinder(s, now)
	all := some(3)
	all[1] = messages.Message{Kind: messages.Call, Thread: "Anna", From: "Anna", At: when.Add(time.Minute), Basis: messages.Assumed, To: []string{"Ben"}, Subject: "s", Edited: when,
		Call: &messages.CallFacts{Way: "missed", Duration: time.Minute}, Media: []messages.Media{{Name: "a.jpg", Size: -1, SHA256: [32]byte{1}}}, Reactions: []messages.Reaction{{Sign: "x", At: when}},
		Fields: []messages.Field{{Name: "a", Value: "b"}}, Member: "m", Offset: 5, Length: 3, Doubts: []messages.Doubt{messages.MediaMissing}}
	im, err := b.Keep(ctx, threads.Import{Exhibit: store.NewID(), SHA256: [32]byte{7}, Options: messages.Options{Order: messages.DMY, Columns: map[string]string{"a": "b"}}}, source(all, nil))
	must(t, err)
	for _, b := range []*threads.Binder{b, reopened(t, s)} {
		again, err := b.Import(im.ID)
		if must(t, err); !reflect.DeepEqual(again, im) {
			t.Errorf("%+v\nwant %+v", again, im)
		}
		page, err := b.Messages(ctx, threads.Query{Import: im.ID})
		must(t, err)
		if page.Total != 3 {
			t.Fatalf("%d messages", page.Total)
		}
		for _, got := range page.Rows {
			want := all[got.Seq]
			want.Seq = got.Seq
			if !reflect.DeepEqual(got.Message, want) {
				t.Errorf("%+v\nwant %+v", got.Message, want)
			}
			one, err := b.Message(ctx, got.ID)
			if must(t, err); !reflect.DeepEqual(one, got) {
				t.Errorf("%+v\nwant %+v", one, got)
			}
		}
	}
}

func TestWindows(t *testing.T) {
	s := new(storetest.Memory)
	b := threads.NewBinder(s, now)
	all := some(20_000) // several parts
	im, err := b.Keep(ctx, threads.Import{Exhibit: store.NewID()}, source(all, nil))
	must(t, err)
	b = reopened(t, s)
	spans, err := b.Threads(ctx, im.ID)
	must(t, err)
	if len(spans) != 2 || spans[0].Name != "Anna" || spans[0].Messages != 10_000 || spans[1].Doubtful != 2_000 || !spans[1].First.Equal(when.Add(time.Minute)) || len(spans[0].People) != 3 {
		t.Errorf("%+v", spans)
	}
	family := "Family"
	for name, c := range map[string]struct {
		q     threads.Query
		total int
		seqs  []int
	}{
		"a thread":           {threads.Query{Thread: &family, Limit: 3}, 10_000, []int{1, 3, 5}},
		"further on":         {threads.Query{Thread: &family, Offset: 9_998, Limit: 3}, 10_000, []int{19_997, 19_999}},
		"beyond":             {threads.Query{Thread: &family, Offset: 20_000, Limit: 3}, 10_000, []int{}},
		"a person":           {threads.Query{Thread: &family, Person: "Cem", Limit: 2}, 3_333, []int{5, 11}},
		"the owner":          {threads.Query{Mine: true, Limit: 2}, 6_667, []int{4, 10}},
		"a span":             {threads.Query{From: when.Add(15 * time.Minute), Until: when.Add(21 * time.Minute)}, 5, []int{16, 18, 20, 15, 17}},
		"around one":         {threads.Query{Thread: &family, Around: idOf(im.ID, 10_001), Limit: 3}, 10_000, []int{9_999, 10_001, 10_003}},
		"around the first":   {threads.Query{Thread: &family, Around: idOf(im.ID, 1), Limit: 3}, 10_000, []int{1, 3, 5}},
		"around the last":    {threads.Query{Thread: &family, Around: idOf(im.ID, 19_999), Limit: 3}, 10_000, []int{19_995, 19_997, 19_999}},
		"only some":          {threads.Query{Only: []store.ID{idOf(im.ID, 4), idOf(im.ID, 2), store.NewID()}}, 2, []int{2, 4}},
		"none":               {threads.Query{Only: []store.ID{}}, 0, []int{}},
		"of one that is not": {threads.Query{Person: "Eve"}, 0, []int{}},
	} {
		c.q.Import = im.ID
		page, err := b.Messages(ctx, c.q)
		must(t, err)
		seqs := []int{}
		for _, m := range page.Rows {
			seqs = append(seqs, m.Seq)
		}
		if page.Total != c.total || !slices.Equal(seqs, c.seqs) {
			t.Errorf("%s: %d, %v, want %d, %v", name, page.Total, seqs, c.total, c.seqs)
		}
	}
	if _, err := b.Message(ctx, idOf(im.ID, 20_000)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("beyond the last: %v", err)
	}
	if _, err := b.Messages(ctx, threads.Query{Import: store.NewID()}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("of no import: %v", err)
	}
}

// idOf is the ID of a message as the format says.
func idOf(im store.ID, seq int) store.ID {
	im[12], im[13], im[14], im[15] = byte(seq>>24), byte(seq>>16), byte(seq>>8), byte(seq)
	return im
}

func TestTimesAreOfTheZoneStated(t *testing.T) {
	s := new(storetest.Memory)
	im, err := threads.NewBinder(s, now).Keep(ctx, threads.Import{Options: messages.Options{Zone: "Europe/Berlin"}}, source(some(1), nil))
	must(t, err)
	page, err := reopened(t, s).Messages(ctx, threads.Query{Import: im.ID})
	if must(t, err); page.Rows[0].At.Format(time.RFC3339) != "2026-11-20T09:00:00+01:00" {
		t.Errorf("%v", page.Rows[0].At)
	}
}

func TestNewestFirstIsTurned(t *testing.T) {
	b := threads.NewBinder(new(storetest.Memory), now)
	all := some(9)
	for i := range all {
		all[i].Thread = "Anna"
	}
	slices.Reverse(all)
	im, err := b.Keep(ctx, threads.Import{}, source(all, nil))
	must(t, err)
	page, err := b.Messages(ctx, threads.Query{Import: im.ID})
	if must(t, err); page.Rows[0].Text != "message 0 é😀" || page.Rows[8].Text != "message 8 é😀" {
		t.Errorf("%+v", page.Rows)
	}
}

func TestReadingAgainReplaces(t *testing.T) {
	s := new(storetest.Memory)
	b := threads.NewBinder(s, now)
	exhibit := store.NewID()
	told := map[store.ID]int{}
	b.Watch(func(id store.ID) { told[id]++ })
	first, err := b.Keep(ctx, threads.Import{Exhibit: exhibit}, source(some(5), nil))
	must(t, err)
	second, err := b.Keep(ctx, threads.Import{Exhibit: exhibit}, source(some(6), nil))
	must(t, err)
	if all := b.Imports(); len(all) != 1 || all[0].ID != second.ID {
		t.Errorf("%+v", all)
	}
	if told[idOf(first.ID, 4)] != 2 || told[idOf(second.ID, 5)] != 1 || len(told) != 11 {
		t.Errorf("told of %v", told)
	}
	stamped := 0
	b.Stamps(func(store.ID, int64, bool) { stamped++ })
	if stamped != 6 {
		t.Errorf("%d stamps", stamped)
	}
	must(t, b.Remove(ctx, second.ID))
	if n := records(t, s); n != 0 || len(b.Imports()) != 0 {
		t.Errorf("%d records are left", n)
	}
}

func records(t *testing.T, s store.Store) (n int) {
	t.Helper()
	must(t, s.View(ctx, func(tx store.Tx) error { return tx.Scan(func(store.Record) error { n++; return nil }) }))
	return n
}

func TestWhatFailsLeavesNothing(t *testing.T) {
	s := new(storetest.Memory)
	b := threads.NewBinder(s, now)
	broken := errors.New("the file ended")
	if _, err := b.Keep(ctx, threads.Import{}, source(some(20_000), broken)); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	if _, err := b.Keep(ctx, threads.Import{}, source(nil, nil)); !errors.Is(err, threads.ErrInvalid) {
		t.Errorf("nothing: %v", err)
	}
	stopped, stop := context.WithCancel(ctx)
	if _, err := b.Keep(stopped, threads.Import{}, func(each func(messages.Message) error) (messages.Summary, error) {
		for _, m := range some(20_000) {
			must(t, each(m))
		}
		stop()
		return messages.Summary{Messages: 20_000}, stopped.Err()
	}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if n := records(t, s); n != 0 {
		t.Errorf("%d records are left", n)
	}
}

// TestStrays is what an end in the middle leaves: parts without their import.
func TestStrays(t *testing.T) {
	s := new(storetest.Memory)
	b := threads.NewBinder(s, now)
	im, err := b.Keep(ctx, threads.Import{}, source(some(20_000), nil))
	must(t, err)
	must(t, s.Update(ctx, func(tx store.Tx) error { return tx.Delete(im.ID) }))
	b = reopened(t, s)
	if len(b.Imports()) != 0 {
		t.Error("half an import is listed")
	}
	b.Sweep(ctx)
	if n := records(t, s); n != 0 {
		t.Errorf("%d records are left", n)
	}
}

func TestDamage(t *testing.T) {
	for name, change := range map[string]func(*store.Record){
		"another format":   func(r *store.Record) { r.Body[0] = 9 },
		"cut":              func(r *store.Record) { r.Body = r.Body[:len(r.Body)/2] },
		"empty":            func(r *store.Record) { r.Body = nil },
		"more behind":      func(r *store.Record) { r.Body = append(r.Body, 0) },
		"another count":    func(r *store.Record) { r.Meta = bytes.Replace(r.Meta, []byte(`"n":3`), []byte(`"n":2`), 1) },
		"a name not there": func(r *store.Record) { r.Body = bytes.Replace(r.Body, []byte("utc"), []byte("utC"), 1) },
	} {
		s := new(storetest.Memory)
		b := threads.NewBinder(s, now)
		im, err := b.Keep(ctx, threads.Import{}, source(some(3), nil))
		must(t, err)
		var part store.Record
		must(t, s.View(ctx, func(tx store.Tx) error {
			return tx.Scan(func(r store.Record) error {
				if r.Kind == threads.PartKind {
					part, err = tx.Get(r.ID)
				}
				return err
			})
		}))
		part.Body, part.Meta = bytes.Clone(part.Body), bytes.Clone(part.Meta)
		change(&part)
		must(t, s.Update(ctx, func(tx store.Tx) error { return tx.Put(part) }))
		_, err = reopened(t, s).Messages(ctx, threads.Query{Import: im.ID})
		if (name == "a name not there") != (err == nil) || err != nil && !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	b := threads.NewBinder(new(storetest.Memory), now)
	for _, kind := range []store.Kind{threads.ImportKind, threads.PartKind} {
		if err := b.Load(store.Record{Kind: kind, Meta: []byte(`{"sha256": 5, "n": "x"}`)}); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s: %v", kind, err)
		}
	}
	must(t, b.Load(store.Record{Kind: "journal.entry", Meta: []byte("no")}))
}

func TestDetails(t *testing.T) {
	b := threads.NewBinder(new(storetest.Memory), now)
	im, err := b.Keep(ctx, threads.Import{}, func(each func(messages.Message) error) (messages.Summary, error) {
		must(t, each(some(1)[0]))
		return messages.Summary{Messages: 1, Threads: []messages.Span{{Name: strings.Repeat("n", 100_000)}}, People: []messages.Count{{Name: "Anna", N: 1}}}, nil
	})
	must(t, err)
	got, err := b.Details(ctx, im.ID)
	if must(t, err); len(got.Threads[0].Name) != 100_000 || got.People[0].Name != "Anna" {
		t.Errorf("%d threads", len(got.Threads))
	}
	if listed, _ := b.Import(im.ID); listed.Threads != nil {
		t.Error("the long lists stand in memory")
	}
}

func FuzzParts(f *testing.F) {
	s := new(storetest.Memory)
	b := threads.NewBinder(s, now)
	if _, err := b.Keep(ctx, threads.Import{}, source(some(3), nil)); err != nil {
		f.Fatal(err)
	}
	_ = s.View(ctx, func(tx store.Tx) error {
		return tx.Scan(func(r store.Record) error {
			if whole, err := tx.Get(r.ID); err == nil && r.Kind == threads.PartKind {
				f.Add(whole.Body, 3)
			}
			return nil
		})
	})
	f.Fuzz(func(t *testing.T, body []byte, n int) {
		if n < 0 || n > 1_000 {
			t.Skip()
		}
		s := new(storetest.Memory)
		id := store.NewID()
		summary, _ := json.Marshal(map[string]any{"sha256": make([]byte, 32), "summary": messages.Summary{Messages: n}})
		part, _ := json.Marshal(map[string]any{"import": id, "from": 0, "n": n})
		must(t, s.Update(ctx, func(tx store.Tx) error {
			if err := tx.Put(store.Record{ID: id, Kind: threads.ImportKind, Meta: summary}); err != nil {
				return err
			}
			return tx.Put(store.Record{ID: store.NewID(), Kind: threads.PartKind, Meta: part, Body: body})
		}))
		if _, err := reopened(t, s).Messages(ctx, threads.Query{Import: id}); err != nil && !errors.Is(err, store.ErrDamaged) {
			t.Error(err)
		}
	})
}
