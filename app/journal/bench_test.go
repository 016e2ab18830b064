package journal_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stillwater/app/journal"
	"stillwater/app/store"
	"stillwater/app/store/storetest"
)

const entries = 100_000 // ten a day for 27 years

// filled is a store with so many entries of some 250 words, in any order.
func filled(b *testing.B) (*storetest.Memory, []store.Record) {
	b.Helper()
	m := &storetest.Memory{}
	book := journal.NewBook(m, clock())
	text := strings.Repeat("The quiet felt *strange* first and only then good. ", 28)
	for i := range entries {
		at := noon.Add(-time.Duration(i*7919%entries) * 150 * time.Minute)
		save(b, book, journal.Entry{Title: fmt.Sprint("The quiet in the kitchen ", i), Text: text, At: at,
			Zone: "Europe/Berlin", Mood: i % 6, Tags: []string{"home", fmt.Sprint("tag ", i%50)}})
	}
	var all []store.Record
	err := m.View(ctx, func(tx store.Tx) error {
		return tx.Scan(func(r store.Record) error { all = append(all, r); return nil })
	})
	if err != nil {
		b.Fatal(err)
	}
	return m, all
}

// BenchmarkLoad100k is what the journal adds to an unlock; "ordered" adds the
// first list, which puts the entries in order.
func BenchmarkLoad100k(b *testing.B) {
	m, all := filled(b)
	for _, ordered := range []bool{false, true} {
		b.Run(fmt.Sprint("ordered=", ordered), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				book := journal.NewBook(m, clock())
				for _, r := range all {
					if err := book.Load(r); err != nil {
						b.Fatal(err)
					}
				}
				if ordered && book.Count() != entries {
					b.Fatal(book.Count())
				}
			}
		})
	}
}

// BenchmarkList is a window of 50 rows among 100,000, and a save among them.
func BenchmarkList(b *testing.B) {
	m, _ := filled(b)
	book := reopen(b, m)
	book.Count()
	for name, q := range map[string]journal.Query{
		"start":  {Limit: 50},
		"middle": {Offset: entries / 2, Limit: 50},
		"month":  {Month: "2020-05", Offset: 100, Limit: 50},
		"tag":    {Tag: "tag 7", Offset: 1000, Limit: 50},
		"mood":   {Mood: 3, Offset: 1000, Limit: 50},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if p, err := book.List(ctx, q); err != nil || len(p.Rows) != 50 {
					b.Fatal(len(p.Rows), err)
				}
			}
		})
	}
	b.Run("save", func(b *testing.B) {
		for b.Loop() {
			save(b, book, journal.Entry{Text: "x", At: noon.AddDate(-10, 0, 0), Zone: "Europe/Berlin", Tags: []string{"home"}})
		}
	})
}

// BenchmarkFilter is the first window of a list that no shelf holds, among
// 100,000 entries: all of them are looked at.
func BenchmarkFilter(b *testing.B) {
	m, _ := filled(b)
	book := reopen(b, m)
	i := 0
	for b.Loop() {
		i++ // another mood each time, so that nothing is remembered
		q := journal.Query{Mood: 1 + i%5, Kinds: []journal.EntryKind{journal.KindEntry}, Limit: 50}
		if p, err := book.List(ctx, q); err != nil || len(p.Rows) != 50 {
			b.Fatal(len(p.Rows), err)
		}
	}
}

// BenchmarkSaveVersion is a save of a changed text, and with it a version of
// the one before, which is the hundredth of its day.
func BenchmarkSaveVersion(b *testing.B) {
	for _, words := range []int{250, 20_000} {
		b.Run(fmt.Sprint("words=", words), func(b *testing.B) {
			book := journal.NewBook(&storetest.Memory{}, func() time.Time { return noon })
			text := strings.Repeat("The quiet felt *strange* first and only then good. ", words/9)
			e := save(b, book, journal.Entry{Text: text, At: noon, Zone: "Europe/Berlin"})
			i := 0
			for b.Loop() {
				if i++; i%100 == 0 {
					e = save(b, book, journal.Entry{Text: text, At: noon, Zone: "Europe/Berlin"})
				}
				e.Text = fmt.Sprint(text, i)
				e = save(b, book, e)
			}
		})
	}
}
