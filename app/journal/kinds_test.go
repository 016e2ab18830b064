package journal_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/journal"
	"stillwater/app/store"
	"stillwater/app/store/storetest"
)

// A wound is a clock that stands until somebody moves it.
type wound struct{ time.Time }

func (w *wound) now() time.Time { return w.Time }

func standing(t testing.TB) (*journal.Book, *storetest.Memory, *wound) {
	t.Helper()
	m, c := &storetest.Memory{}, &wound{noon}
	return journal.NewBook(m, c.now), m, c
}

// rewound is the book of a store at another time.
func rewound(t testing.TB, m store.Store, c *wound) *journal.Book {
	t.Helper()
	b := journal.NewBook(m, c.now)
	if err := m.View(ctx, func(tx store.Tx) error { return tx.Scan(b.Load) }); err != nil {
		t.Fatal(err)
	}
	return b
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func number(n int) *int { return &n }

func get(t testing.TB, b *journal.Book, id store.ID) journal.Entry {
	t.Helper()
	e, err := b.Get(ctx, id)
	must(t, err)
	return e
}

// everyKind has one entry of each kind, with all it can say.
func everyKind() []journal.Entry {
	all := []journal.Entry{}
	for _, k := range journal.Kinds() {
		e := entry("A "+string(k), "Some *words*.\n", "2026-11-20T08:00:00+01:00", "x")
		e.Kind, e.Feelings, e.Pull, e.People, e.Mood = k, []string{"calm", "Sad"}, number(0), []string{"Ada", "Mr. B"}, 3
		switch k {
		case journal.KindLetter:
			e.To = "Mum"
		case journal.KindThoughtRecord:
			e.Record = &journal.ThoughtRecord{Thought: "I always fail.", For: "- the exam", Against: "- two\n- others", Kinder: "I often manage.",
				Before: number(90), After: number(35)}
		}
		all = append(all, e)
	}
	return all
}

func TestEveryKindIsReadBackAsItWas(t *testing.T) {
	b, m := newBook(t)
	for _, e := range everyKind() {
		saved := save(t, b, e)
		for _, b := range []*journal.Book{b, reopen(t, m)} {
			got := get(t, b, saved.ID)
			if !reflect.DeepEqual(got, saved) {
				t.Errorf("read %+v, saved %+v", got, saved)
			}
			if got.Kind != e.Kind || got.Text != e.Text || got.To != e.To || !reflect.DeepEqual(got.Record, e.Record) ||
				*got.Pull != 0 || !slices.Equal(got.Feelings, e.Feelings) || !slices.Equal(got.People, e.People) {
				t.Errorf("kept %+v", got)
			}
		}
		if again := save(t, b, saved); again.Revision != 1 {
			t.Errorf("saving the same %s made revision %d", e.Kind, again.Revision)
		}
	}
	p, err := b.List(ctx, journal.Query{Kinds: []journal.EntryKind{journal.KindThoughtRecord}})
	if err != nil || p.Total != 1 || p.Rows[0].Excerpt != "I always fail. I often manage. Some words." {
		t.Errorf("listed %+v, %v", p, err)
	}
}

func TestAKindKeepsOnlyWhatBelongsToIt(t *testing.T) {
	b, _ := newBook(t)
	e := entry("a", "b", "2026-11-20T08:00:00+01:00")
	e.To, e.SealedUntil, e.Record = "Mum", noon.AddDate(1, 0, 0), &journal.ThoughtRecord{}
	if saved := save(t, b, e); saved.Kind != journal.KindEntry || saved.To != "" || !saved.SealedUntil.IsZero() || saved.Record != nil {
		t.Errorf("kept %+v", saved)
	}
	e.Kind = journal.KindThoughtRecord
	e.Record = nil
	if saved := save(t, b, e); saved.Record == nil {
		t.Error("a thought record without its record")
	}
	e.Record = &journal.ThoughtRecord{Thought: strings.Repeat("a", 8<<20), For: "b"}
	e.Text = strings.Repeat("b", 8<<20)
	_, err := b.Save(ctx, e)
	wantErr(t, err, store.ErrTooLarge)
	e.Text = strings.Repeat("\x00", 5<<20) // six bytes each in JSON
	_, err = b.Save(ctx, e)
	wantErr(t, err, store.ErrTooLarge)
	long := strings.Repeat("ä", 41)
	for name, edit := range map[string]func(*journal.Entry){
		"unknown kind":      func(e *journal.Entry) { e.Kind = "poem" },
		"record of another": func(e *journal.Entry) { e.Kind = journal.KindGrief; e.Record = &journal.ThoughtRecord{Thought: "x"} },
		"pull 11":           func(e *journal.Entry) { e.Pull = number(11) },
		"pull -1":           func(e *journal.Entry) { e.Pull = number(-1) },
		"belief 101":        func(e *journal.Entry) { e.Record = &journal.ThoughtRecord{Before: number(101)} },
		"thought not UTF-8": func(e *journal.Entry) { e.Record = &journal.ThoughtRecord{Thought: "\xff"} },
		"feeling too long":  func(e *journal.Entry) { e.Feelings = []string{long} },
		"17 people":         func(e *journal.Entry) { e.People = strings.Split(strings.Repeat("a,", 17), ",") },
		"long recipient":    func(e *journal.Entry) { e.Kind, e.To = journal.KindLetter, strings.Repeat(long, 3) },
		"seal in year 1":    func(e *journal.Entry) { e.Kind, e.SealedUntil = journal.KindLetter, time.Time{}.Add(time.Hour) },
		"long origin":       func(e *journal.Entry) { e.Origin = strings.Repeat("a", 201) },
	} {
		t.Run(name, func(t *testing.T) {
			e := entry("a", "b", "2026-11-20T08:00:00+01:00")
			e.Kind = journal.KindThoughtRecord
			edit(&e)
			if name == "17 people" {
				for i := range e.People {
					e.People[i] += string(rune('a' + i))
				}
			}
			_, err := b.Save(ctx, e)
			wantErr(t, err, journal.ErrInvalid)
		})
	}
}

func TestListsByWhatAnEntrySays(t *testing.T) {
	b, m := newBook(t)
	for i, e := range everyKind() {
		e.At = e.At.AddDate(0, 0, -i)
		e.Mood = i % 3
		if i > 3 {
			e.Feelings = nil
		}
		save(t, b, e)
	}
	for _, b := range []*journal.Book{b, reopen(t, m)} {
		for _, c := range []struct {
			q    journal.Query
			want string
		}{
			{journal.Query{Kinds: []journal.EntryKind{"entry", "grief"}}, "2 A entry,A grief"},
			{journal.Query{Day: "2026-11-19"}, "1 A letter"},
			{journal.Query{Day: "2026-11-19", Month: "2026-10"}, "0 "},
			{journal.Query{Day: "2026-11-18", Kinds: []journal.EntryKind{"letter"}}, "0 "},
			{journal.Query{Mood: 2}, "2 A thought,A thought-record"},
			{journal.Query{Feeling: "SAD", Mood: 1}, "1 A letter"},
			{journal.Query{Feeling: "sad"}, "4 A entry,A letter,A thought,A achievement"},
			{journal.Query{Person: " ada ", Tag: "X", Offset: 6}, "7 A grief"},
			{journal.Query{Person: "Ad"}, "0 "},
			{journal.Query{Feeling: "calm", Limit: 1}, "4 A entry"},
			{journal.Query{Feeling: "calm", Offset: 1, Limit: 1}, "4 A letter"},
		} {
			wantList(t, b, c.q, c.want)
		}
		if got := strings.Join(b.Feelings(), ",") + " " + strings.Join(b.People(), ","); got != "Sad,calm Ada,Mr. B" {
			t.Errorf("feelings and people are %s", got)
		}
	}
	for _, q := range []journal.Query{{Day: "2026-02-30"}, {Day: "today"}, {Kinds: []journal.EntryKind{"poem"}}} {
		_, err := b.List(ctx, q)
		wantErr(t, err, journal.ErrInvalid)
	}
	q := journal.Query{Kinds: []journal.EntryKind{"dream"}}
	wantList(t, b, q, "1 A dream")
	dream := everyKind()[4]
	dream.Title = "Another"
	save(t, b, dream)
	wantList(t, b, q, "2 Another,A dream") // not the window it gave before
}

func TestWordsAreCountedInAnyScript(t *testing.T) {
	b, m := newBook(t)
	for text, want := range map[string]int{
		"": 0, "---\n\n* * *": 0, "One two  three.": 3, "mother-in-law's don’t": 2, "rock 'n' roll": 3, "a- -b": 2,
		"Łódź café e\u0301te\u0301": 3, "你好，世界": 4, "すし屋 sushi": 4, "नमस्ते दुनिया": 2, "мир и покой": 3, "3 x 14": 3, "🙂 🙂": 0,
		"# It’s — a well-known *thing*.\n\n- état": 5, "我今天买了灯。ok": 7, "ラーメン": 4, "שלום, עולם 2026": 3, "rock-'n'-roll -- 'so'": 4, // as the page
	} {
		save(t, b, entry("", text, "2026-11-20T08:00:00+01:00"))
		day, err := b.Days("2026-11-20", "2026-11-20")
		must(t, err)
		if day[0].Words != want {
			t.Errorf("%q has %d words, want %d", text, day[0].Words, want)
		}
		must(t, b.Trash(ctx, onlyRow(t, b).ID))
	}
	old := store.Record{ID: store.NewID(), Kind: journal.Kind, Meta: []byte(`{"a":1,"z":"UTC","c":1,"u":1,"r":1}`), Body: []byte("kept before words were")}
	must(t, m.Update(ctx, func(tx store.Tx) error { return tx.Put(old) }))
	b = reopen(t, m)
	days, err := b.Days("1970-01-01", "1970-01-01")
	if e := get(t, b, old.ID); err != nil || len(days) != 1 || days[0].Words != 4 || e.Kind != journal.KindEntry || e.Text != "kept before words were" {
		t.Errorf("an old record is %+v, %+v, %v", e, days, err)
	}
}

func onlyRow(t *testing.T, b *journal.Book) journal.Row {
	t.Helper()
	p, err := b.List(ctx, journal.Query{})
	if err != nil || len(p.Rows) != 1 {
		t.Fatalf("%d rows, %v", len(p.Rows), err)
	}
	return p.Rows[0]
}

func TestAWatcherHearsOfEveryChange(t *testing.T) {
	b, _ := newBook(t)
	var heard []store.ID
	b.Watch(func(id store.ID) {
		b.Count() // nothing is locked
		if _, err := b.Get(ctx, id); err != nil && !errors.Is(err, store.ErrNotFound) {
			t.Error(err)
		}
		heard = append(heard, id)
	})
	expect := func(what string, ids ...store.ID) {
		t.Helper()
		if !slices.Equal(heard, ids) {
			t.Errorf("%s: heard %v, want %v", what, heard, ids)
		}
		heard = nil
	}
	e := save(t, b, entry("a", "b", "2026-11-20T08:00:00+01:00"))
	expect("new", e.ID)
	save(t, b, e)
	expect("unchanged")
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	_, _ = b.Save(stopped, entry("b", "", "2026-11-20T08:00:00+01:00"))
	expect("not written")
	must(t, b.Trash(ctx, e.ID))
	expect("trashed", e.ID)
	var stamps []int64
	b.Stamps(func(id store.ID, revision int64, live bool) {
		if id == e.ID && !live {
			stamps = append(stamps, revision)
		}
	})
	if !slices.Equal(stamps, []int64{2}) {
		t.Errorf("stamps are %v", stamps)
	}
	must(t, b.Delete(ctx, e.ID))
	expect("deleted", e.ID)
}

func TestASealedLetterIsNotReadBeforeItsDate(t *testing.T) {
	b, m, c := standing(t)
	letter := entry("For later", "What I would say.", "2026-11-20T08:00:00+01:00", "x")
	letter.Kind, letter.To = journal.KindLetter, "me"
	open := save(t, b, letter)
	a, err := b.Attach(ctx, open.ID, "a.txt", strings.NewReader("secret"), nil)
	must(t, err)
	open.SealedUntil = noon.AddDate(0, 0, 30)
	sealed := save(t, b, open)
	if !sealed.Sealed || sealed.Text != "" {
		t.Fatalf("sealed as %+v", sealed)
	}
	for _, b := range []*journal.Book{b, rewound(t, m, c)} {
		got := get(t, b, open.ID)
		if !reflect.DeepEqual(got, sealed) || got.Attachments != nil {
			t.Errorf("read %+v", got)
		}
		if row := onlyRow(t, b); !row.Sealed || row.Excerpt != "" || !row.SealedUntil.Equal(open.SealedUntil) {
			t.Errorf("listed %+v", row)
		}
		if v, err := b.Version(ctx, open.ID, 1); err != nil || v.Text != "" || !v.Sealed {
			t.Errorf("an earlier version says %q, %v", v.Text, err)
		}
		_, err = b.BringBack(ctx, open.ID, 1)
		wantErr(t, err, journal.ErrSealed)
		_, _, err = b.OpenAttachment(ctx, a.ID)
		wantErr(t, err, journal.ErrSealed)
		wantErr(t, b.Detach(ctx, a.ID), journal.ErrSealed)
		_, err = b.Attach(ctx, open.ID, "b.txt", strings.NewReader(""), nil)
		wantErr(t, err, journal.ErrSealed)
		b.Stamps(func(_ store.ID, _ int64, live bool) {
			if live {
				t.Error("it can be found")
			}
		})
	}
	for name, edit := range map[string]func(*journal.Entry){
		"shorter": func(e *journal.Entry) { e.SealedUntil = noon.AddDate(0, 0, 1) },
		"never":   func(e *journal.Entry) { e.SealedUntil = time.Time{} },
		"longer":  func(e *journal.Entry) { e.SealedUntil = noon.AddDate(1, 0, 0) },
		"kind":    func(e *journal.Entry) { e.Kind = journal.KindEntry },
		"text":    func(e *journal.Entry) { e.Text = "Other." },
		"title":   func(e *journal.Entry) { e.Title = "Other" },
		"to":      func(e *journal.Entry) { e.To = "you" },
	} {
		e := sealed
		edit(&e)
		_, err := b.Save(ctx, e)
		if !errors.Is(err, journal.ErrSealed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	sealed.Tags = []string{"y"}
	tagged := save(t, b, sealed)
	must(t, errors.Join(b.Trash(ctx, open.ID), b.Restore(ctx, open.ID)))

	c.Time = open.SealedUntil.Add(time.Second)
	stale := tagged // a page that was open when the date came
	stale.Revision, stale.Tags = 5, []string{"z"}
	if got := save(t, b, stale); got.Text != letter.Text || got.Sealed || !got.BrokenAt.IsZero() || got.Tags[0] != "z" {
		t.Errorf("on its date it is %+v", got)
	}
	if got := get(t, b, open.ID); len(got.Attachments) != 1 {
		t.Errorf("on its date it has %d attachments", len(got.Attachments))
	}
}

func TestABrokenSealIsNeverForgotten(t *testing.T) {
	b, m, c := standing(t)
	letter := entry("For later", "What I would say.", "2026-11-20T08:00:00+01:00")
	letter.Kind, letter.SealedUntil = journal.KindLetter, noon.AddDate(1, 0, 0)
	sealed := save(t, b, letter)
	c.Time = noon.Add(time.Hour)
	broken, err := b.BreakSeal(ctx, sealed.ID)
	must(t, err)
	if broken.Sealed || broken.Text != letter.Text || !broken.BrokenAt.Equal(c.Time) || !broken.SealedUntil.Equal(letter.SealedUntil) {
		t.Errorf("broken as %+v", broken)
	}
	c.Time = noon.Add(2 * time.Hour)
	if again, err := b.BreakSeal(ctx, sealed.ID); err != nil || again.Revision != broken.Revision || !again.BrokenAt.Equal(broken.BrokenAt) {
		t.Errorf("broken again as %+v, %v", again, err)
	}
	broken.Text, broken.BrokenAt, broken.SealedUntil = "Other.", time.Time{}, noon.AddDate(2, 0, 0)
	saved := save(t, b, broken)
	got := get(t, rewound(t, m, c), sealed.ID)
	if got.Text != "Other." || !got.BrokenAt.Equal(noon.Add(time.Hour)) || !got.SealedUntil.Equal(letter.SealedUntil) || got.Sealed {
		t.Errorf("saved %+v, kept %+v", saved, got)
	}
	_, err = b.BreakSeal(ctx, store.ID{})
	wantErr(t, err, store.ErrNotFound)
}
