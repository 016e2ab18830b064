package journal_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	_ "time/tzdata" // tests must not depend on the machine's zones

	"stillwater/app/journal"
	"stillwater/app/store"
	"stillwater/app/store/storetest"
)

var ctx = context.Background()

// noon is when the tests' clock starts; each reading is a second later.
var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

func clock() func() time.Time {
	var mu sync.Mutex
	t := noon
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		t = t.Add(time.Second)
		return t
	}
}

func newBook(t testing.TB) (*journal.Book, *storetest.Memory) {
	t.Helper()
	m := &storetest.Memory{}
	return journal.NewBook(m, clock()), m
}

// reopen is the book after a lock and an unlock.
func reopen(t testing.TB, m store.Store) *journal.Book {
	t.Helper()
	b := journal.NewBook(m, clock())
	if err := m.View(ctx, func(tx store.Tx) error { return tx.Scan(b.Load) }); err != nil {
		t.Fatal(err)
	}
	return b
}

func entry(title, text, at string, tags ...string) journal.Entry {
	when, err := time.Parse(time.RFC3339, at)
	if err != nil {
		panic(err)
	}
	return journal.Entry{Title: title, Text: text, At: when, Zone: "Europe/Berlin", Tags: tags}
}

func save(t testing.TB, b *journal.Book, e journal.Entry) journal.Entry {
	t.Helper()
	saved, err := b.Save(ctx, e)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func list(t testing.TB, b *journal.Book, q journal.Query) string {
	t.Helper()
	p, err := b.List(ctx, q)
	if err != nil {
		t.Fatal(err)
	}
	titles := make([]string, len(p.Rows))
	for i, r := range p.Rows {
		titles[i] = r.Title
	}
	return fmt.Sprint(p.Total, " ", strings.Join(titles, ","))
}

func wantErr(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error is %v, want %v", err, want)
	}
}

func wantList(t *testing.T, b *journal.Book, q journal.Query, want string) {
	t.Helper()
	if got := list(t, b, q); got != want {
		t.Errorf("list %+v is %q, want %q", q, got, want)
	}
}

func TestSavedEntryIsReadBackAsItWas(t *testing.T) {
	b, m := newBook(t)
	e := entry("The quiet\nin the kitchen ", "Coffee.\r\n\x00\tnobody commented  \n", "2026-11-20T08:12:30.123456+01:00", " #Home", "home", "#", "Kind Words")
	e.Mood = 4
	saved := save(t, b, e)
	if saved.ID.IsZero() || saved.Revision != 1 {
		t.Fatalf("new entry has ID %v, revision %d", saved.ID, saved.Revision)
	}
	for _, b := range []*journal.Book{b, reopen(t, m)} {
		got, err := b.Get(ctx, saved.ID)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, saved) {
			t.Errorf("read %+v, saved %+v", got, saved)
		}
		if got.Text != e.Text || got.Title != "The quiet in the kitchen" || got.Mood != 4 || got.Zone != "Europe/Berlin" {
			t.Errorf("kept %+v", got)
		}
		if s := got.At.Format(time.RFC3339Nano); s != "2026-11-20T08:12:30.123+01:00" {
			t.Errorf("time is %s", s)
		}
		if s := fmt.Sprintf("%q", got.Tags); s != `["Home" "Kind Words"]` {
			t.Errorf("tags are %s", s)
		}
		if !got.CreatedAt.Equal(noon.Add(time.Second)) || !got.UpdatedAt.Equal(got.CreatedAt) {
			t.Errorf("created %v, updated %v", got.CreatedAt, got.UpdatedAt)
		}
	}
}

func TestSaveChangesOnlyWhatChanged(t *testing.T) {
	b, _ := newBook(t)
	first := save(t, b, entry("a", "one", "2026-11-20T08:00:00+01:00", "x"))
	if again := save(t, b, first); !reflect.DeepEqual(again, first) {
		t.Errorf("saving the same made %+v of %+v", again, first)
	}
	e := first
	e.Text = "two"
	e.CreatedAt, e.TrashedAt = time.Time{}, noon // not the caller's to set
	second := save(t, b, e)
	if second.Revision != 2 || !second.CreatedAt.Equal(first.CreatedAt) || !second.UpdatedAt.After(first.UpdatedAt) || !second.TrashedAt.IsZero() {
		t.Errorf("second save is %+v", second)
	}
}

func TestStaleSaveIsRefusedAndLosesNothing(t *testing.T) {
	b, m := newBook(t)
	first := save(t, b, entry("a", "start", "2026-11-20T08:00:00+01:00"))
	const writers = 16
	errs := make([]error, writers)
	var wg sync.WaitGroup
	for i := range writers {
		wg.Go(func() {
			e := first
			e.Text, e.Title = fmt.Sprint("writer ", i), fmt.Sprint(i)
			_, errs[i] = b.Save(ctx, e)
		})
	}
	wg.Wait()
	won := -1
	for i, err := range errs {
		if err == nil && won < 0 {
			won = i
			continue
		}
		wantErr(t, err, journal.ErrConflict)
	}
	for _, b := range []*journal.Book{b, reopen(t, m)} {
		got, _ := b.Get(ctx, first.ID)
		if won < 0 || got.Text != fmt.Sprint("writer ", won) || got.Revision != 2 {
			t.Errorf("writer %d won, kept is %+v", won, got)
		}
		wantList(t, b, journal.Query{}, fmt.Sprint("1 ", won))
	}
}

func TestSaveRefusesWhatCannotBeKept(t *testing.T) {
	good := entry("a", "b", "2026-11-20T08:00:00+01:00")
	many := make([]string, 33)
	for i := range many {
		many[i] = fmt.Sprint("tag", i)
	}
	for name, c := range map[string]struct {
		edit func(*journal.Entry)
		want error
	}{
		"text not UTF-8":  {func(e *journal.Entry) { e.Text = "a\xff" }, journal.ErrInvalid},
		"title not UTF-8": {func(e *journal.Entry) { e.Title = "a\xff" }, journal.ErrInvalid},
		"tag not UTF-8":   {func(e *journal.Entry) { e.Tags = []string{"\xff"} }, journal.ErrInvalid},
		"text too long":   {func(e *journal.Entry) { e.Text = strings.Repeat("a", 16<<20+1) }, store.ErrTooLarge},
		"title too long":  {func(e *journal.Entry) { e.Title = strings.Repeat("ä", 301) }, journal.ErrInvalid},
		"tag too long":    {func(e *journal.Entry) { e.Tags = []string{strings.Repeat("ä", 65)} }, journal.ErrInvalid},
		"too many tags":   {func(e *journal.Entry) { e.Tags = many }, journal.ErrInvalid},
		"no zone":         {func(e *journal.Entry) { e.Zone = "" }, journal.ErrInvalid},
		"local zone":      {func(e *journal.Entry) { e.Zone = "Local" }, journal.ErrInvalid},
		"unknown zone":    {func(e *journal.Entry) { e.Zone = "Europe/Atlantis" }, journal.ErrInvalid},
		"no time":         {func(e *journal.Entry) { e.At = time.Time{} }, journal.ErrInvalid},
		"year 1899":       {func(e *journal.Entry) { e.At = time.Date(1899, 12, 31, 23, 59, 0, 0, time.UTC); e.Zone = "UTC" }, journal.ErrInvalid},
		"year 10000":      {func(e *journal.Entry) { e.At = time.Date(9999, 12, 31, 23, 59, 0, 0, time.UTC) }, journal.ErrInvalid},
		"mood 6":          {func(e *journal.Entry) { e.Mood = 6 }, journal.ErrInvalid},
		"mood -1":         {func(e *journal.Entry) { e.Mood = -1 }, journal.ErrInvalid},
		"new, revised":    {func(e *journal.Entry) { e.Revision = 1 }, journal.ErrConflict},
		"gone":            {func(e *journal.Entry) { e.ID = store.NewID() }, store.ErrNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			b, _ := newBook(t)
			e := good
			c.edit(&e)
			_, err := b.Save(ctx, e)
			wantErr(t, err, c.want)
			if b.Count() != 0 {
				t.Error("something was kept")
			}
		})
	}
	b, m := newBook(t)
	long := entry(strings.Repeat("<", 300), strings.Repeat("a", 16<<20), "9999-12-31T23:59:59+01:00", many[:32]...)
	for i := range long.Tags {
		long.Tags[i] = fmt.Sprintf("%02d%s", i, strings.Repeat("<", 62))
	}
	e := save(t, b, long)
	if got, err := reopen(t, m).Get(ctx, e.ID); err != nil || len(got.Text) != 16<<20 {
		t.Errorf("longest entry: %d bytes, %v", len(got.Text), err)
	}
}

func TestTrash(t *testing.T) {
	b, m := newBook(t)
	e := save(t, b, entry("a", "one", "2026-11-20T08:00:00+01:00", "x"))
	save(t, b, entry("b", "two", "2026-11-21T08:00:00+01:00"))
	wantErr(t, b.Delete(ctx, e.ID), journal.ErrNotTrashed)
	for range 2 { // the second time changes nothing
		if err := b.Trash(ctx, e.ID); err != nil {
			t.Fatal(err)
		}
	}
	trashed, _ := b.Get(ctx, e.ID)
	if trashed.TrashedAt.IsZero() || trashed.Revision != 2 || !trashed.UpdatedAt.Equal(e.UpdatedAt) {
		t.Errorf("in the trash: %+v", trashed)
	}
	_, err := b.Save(ctx, e) // an editor that was still open
	wantErr(t, err, journal.ErrConflict)
	for _, b := range []*journal.Book{b, reopen(t, m)} {
		wantList(t, b, journal.Query{}, "1 b")
		wantList(t, b, journal.Query{Trashed: true}, "1 a")
		wantList(t, b, journal.Query{Trashed: true, Month: "2026-11", Tag: "X"}, "1 a")
		if b.Count() != 1 || len(b.Tags()) != 0 || months(t, b, journal.Query{}) != "[{2026-11 1}]" {
			t.Errorf("trashed entry is counted: %d, %v, %v", b.Count(), b.Tags(), months(t, b, journal.Query{}))
		}
	}
	if err := b.Restore(ctx, e.ID); err != nil {
		t.Fatal(err)
	}
	wantList(t, b, journal.Query{}, "2 b,a")
	wantErr(t, b.Delete(ctx, e.ID), journal.ErrNotTrashed)
	if err := errors.Join(b.Trash(ctx, e.ID), b.Delete(ctx, e.ID)); err != nil {
		t.Fatal(err)
	}
	_, err = b.Get(ctx, e.ID)
	wantErr(t, err, store.ErrNotFound)
	for _, id := range []store.ID{e.ID, {}} {
		wantErr(t, b.Delete(ctx, id), store.ErrNotFound)
		wantErr(t, b.Trash(ctx, id), store.ErrNotFound)
		wantErr(t, b.Restore(ctx, id), store.ErrNotFound)
	}
}

func TestEmptyTrash(t *testing.T) {
	b, m := newBook(t)
	for i := range 600 {
		e := save(t, b, entry(fmt.Sprint(i), "", "2026-11-20T08:00:00+01:00"))
		if i > 0 {
			if err := b.Trash(ctx, e.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if n, err := b.EmptyTrash(stopped); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %d, %v", n, err)
	}
	if n, err := b.EmptyTrash(ctx); n != 599 || err != nil {
		t.Errorf("emptied %d, %v", n, err)
	}
	for _, b := range []*journal.Book{b, reopen(t, m)} {
		wantList(t, b, journal.Query{}, "1 0")
		wantList(t, b, journal.Query{Trashed: true}, "0 ")
	}
}

func TestList(t *testing.T) {
	b, m := newBook(t)
	save(t, b, entry("b", "", "2026-10-31T23:30:00+01:00", "Straße", "Mum"))
	kiritimati := entry("c", "", "2026-10-31T12:00:00Z", "mum") // there it is 1 November
	kiritimati.Zone = "Pacific/Kiritimati"
	save(t, b, kiritimati)
	moved := save(t, b, entry("z", "", "2020-01-01T00:00:00+01:00", "old"))
	moved.Title, moved.At, moved.Tags = "a", moved.At.AddDate(6, 10, 19), []string{"#MUM"}
	save(t, b, moved)
	for _, b := range []*journal.Book{b, reopen(t, m)} {
		for _, c := range []struct {
			q    journal.Query
			want string
		}{
			{journal.Query{}, "3 a,b,c"},
			{journal.Query{Limit: 2}, "3 a,b"},
			{journal.Query{Offset: 1, Limit: 1}, "3 b"},
			{journal.Query{Offset: 9}, "3 "},
			{journal.Query{Offset: -1, Limit: -1}, "3 a,b,c"},
			{journal.Query{Month: "2026-11"}, "2 a,c"},
			{journal.Query{Month: "2026-10"}, "1 b"},
			{journal.Query{Month: "2020-01"}, "0 "},
			{journal.Query{Tag: "mUm"}, "3 a,b,c"},
			{journal.Query{Tag: " #STRASSE"}, "0 "},
			{journal.Query{Tag: "STRAßE"}, "1 b"},
			{journal.Query{Tag: "old"}, "0 "},
			{journal.Query{Tag: "mum", Month: "2026-11"}, "2 a,c"},
			{journal.Query{Tag: "straße", Month: "2026-11"}, "0 "},
			{journal.Query{Tag: "mum", Trashed: true}, "0 "},
			{journal.Query{Month: "2026-11", Trashed: true}, "0 "},
			{journal.Query{Tag: "mum", Limit: 1, Offset: 2}, "3 c"},
			{journal.Query{Month: "2026-11", Offset: 1 << 40}, "2 "},
		} {
			wantList(t, b, c.q, c.want)
		}
		for q, want := range map[*journal.Query]string{
			{}: "[{2026-11 2} {2026-10 1}]", {Tag: "straße"}: "[{2026-10 1}]", {Tag: "mum", Kinds: []journal.EntryKind{journal.KindEntry}, Limit: 1}: "[{2026-11 2} {2026-10 1}]",
			{Trashed: true}: "[]", {Month: "2026-10"}: "[{2026-10 1}]",
		} {
			if got := months(t, b, *q); got != want {
				t.Errorf("%+v: months are %s, want %s", *q, got, want)
			}
		}
		if got := fmt.Sprint(b.Tags()); got != "[mum Straße]" {
			t.Errorf("tags are %s", got)
		}
	}
	for _, month := range []string{"2026", "2026-13", "2026-1", "x"} {
		_, err := b.List(ctx, journal.Query{Month: month})
		wantErr(t, err, journal.ErrInvalid)
	}
}

func months(t *testing.T, b *journal.Book, q journal.Query) string {
	t.Helper()
	m, err := b.Months(q)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(m)
}

func TestTagsMatchInAnyCase(t *testing.T) {
	b, _ := newBook(t)
	e := save(t, b, entry("a", "", "2026-11-20T08:00:00+01:00", "ΣΟΦΟΣ", "σοφος", "σοφος", "Kelvin", "\u212Aelvin", "ﬆ"))
	if got := fmt.Sprint(e.Tags); got != "[ΣΟΦΟΣ Kelvin ﬆ]" {
		t.Errorf("tags are %s", got)
	}
}

// hurt is a store that answers with err for one record and takes no writes.
type hurt struct {
	store.Store
	id  store.ID
	err error
}

var errFull = errors.New("no space")

func (h hurt) Update(ctx context.Context, f func(store.Tx) error) error {
	return h.Store.Update(ctx, func(tx store.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		return errFull
	})
}

func (h hurt) View(ctx context.Context, f func(store.Tx) error) error {
	return h.Store.View(ctx, func(tx store.Tx) error { return f(hurtTx{tx, h}) })
}

type hurtTx struct {
	store.Tx
	hurt
}

func (h hurtTx) Get(id store.ID) (store.Record, error) {
	if id == h.id {
		return store.Record{}, h.err
	}
	return h.Tx.Get(id)
}

func TestOneDamagedTextDoesNotHideTheRest(t *testing.T) {
	b, m := newBook(t)
	e := save(t, b, entry("a", "one", "2026-11-20T08:00:00+01:00"))
	save(t, b, entry("b", "two", "2026-11-21T08:00:00+01:00"))
	b = reopen(t, hurt{m, e.ID, store.ErrDamaged})
	p, err := b.List(ctx, journal.Query{})
	if err != nil || p.Total != 2 || p.Rows[0].Excerpt != "two" || p.Rows[1].Title != "a" || p.Rows[1].Excerpt != "" {
		t.Errorf("list is %+v, %v", p, err)
	}
	_, err = b.Get(ctx, e.ID)
	wantErr(t, err, store.ErrDamaged)
	wantErr(t, b.Export(ctx, func(journal.Copy) error { return nil }), store.ErrDamaged)
}

func TestEntryDeletedMeanwhileIsLeftOut(t *testing.T) {
	b, m := newBook(t)
	e := save(t, b, entry("a", "one", "2026-11-20T08:00:00+01:00"))
	save(t, b, entry("b", "two", "2026-11-21T08:00:00+01:00"))
	b = reopen(t, hurt{m, e.ID, store.ErrNotFound})
	wantList(t, b, journal.Query{}, "2 b")
	files := 0
	if err := b.Export(ctx, func(journal.Copy) error { files++; return nil }); err != nil || files != 1 {
		t.Errorf("exported %d files, %v", files, err)
	}
}

func TestWhatWasNotWrittenIsNotShown(t *testing.T) {
	b, m := newBook(t)
	kept := save(t, b, entry("a", "one", "2026-11-20T08:00:00+01:00"))
	gone := save(t, b, entry("b", "two", "2026-11-21T08:00:00+01:00"))
	if err := b.Trash(ctx, gone.ID); err != nil {
		t.Fatal(err)
	}
	b = reopen(t, hurt{Store: m})
	changed := kept
	changed.Title = "changed"
	_, err := b.Save(ctx, changed)
	wantErr(t, err, errFull)
	wantErr(t, b.Trash(ctx, kept.ID), errFull)
	wantErr(t, b.Restore(ctx, gone.ID), errFull)
	wantErr(t, b.Delete(ctx, gone.ID), errFull)
	if n, err := b.EmptyTrash(ctx); n != 0 || !errors.Is(err, errFull) {
		t.Errorf("emptied %d, %v", n, err)
	}
	wantList(t, b, journal.Query{}, "1 a")
	wantList(t, b, journal.Query{Trashed: true}, "1 b")
	if _, err := b.Save(ctx, kept); err != nil {
		t.Errorf("saving what stands there already needs a write: %v", err)
	}
}

func TestRecordsOfOtherRoomsAreLeftAlone(t *testing.T) {
	b, m := newBook(t)
	r := store.Record{ID: store.NewID(), Kind: "streak.event", Meta: []byte(`{}`)}
	if err := m.Update(ctx, func(tx store.Tx) error { return tx.Put(r) }); err != nil {
		t.Fatal(err)
	}
	if err := b.Load(r); err != nil || b.Count() != 0 {
		t.Errorf("loaded: %v", err)
	}
	_, err := b.Get(ctx, r.ID)
	wantErr(t, err, store.ErrNotFound)
	wantErr(t, b.Trash(ctx, r.ID), store.ErrNotFound)
}

func FuzzLoad(f *testing.F) {
	for _, meta := range []string{"", "null", "{}", "[]", `{"a":0,"z":"UTC","c":0,"u":0,"r":1}`,
		`{"a":0,"z":"../x","m":5,"g":["\ud800",""],"c":0,"u":0,"x":1,"r":1}`,
		`{"a":9223372036854775807,"z":"UTC","r":1}`, `{"a":0,"z":"UTC","m":6,"r":1}`, `{"a":0,"z":"Europe/Berlin","r":-1}`,
		`{"a":0,"z":"UTC","c":0,"u":0,"r":1,"k":"letter","f":["a"],"p":10,"h":["b"],"l":"c","s":1,"b":1,"o":"x","i":"x"}`,
		`{"a":0,"z":"UTC","c":0,"u":0,"r":1,"k":"thought-record","d":101,"text":5}`, `{"a":0,"z":"UTC","r":1,"k":"thought-record","text":5}`} {
		f.Add([]byte(meta))
	}
	f.Fuzz(func(t *testing.T, meta []byte) {
		m := &storetest.Memory{}
		r := store.Record{ID: store.NewID(), Kind: journal.Kind, Meta: meta, Body: meta}
		if m.Update(ctx, func(tx store.Tx) error { return tx.Put(r) }) != nil {
			t.Skip("larger than a Meta can be")
		}
		b := journal.NewBook(m, clock())
		if err := b.Load(r); err != nil {
			wantErr(t, err, store.ErrDamaged)
			_, err := b.Get(ctx, r.ID)
			wantErr(t, err, store.ErrDamaged)
			return
		}
		live, err := b.List(ctx, journal.Query{})
		trash, err2 := b.List(ctx, journal.Query{Trashed: true})
		if err != nil || err2 != nil || len(live.Rows)+len(trash.Rows) != 1 {
			t.Fatalf("listed %d and %d, %v %v", len(live.Rows), len(trash.Rows), err, err2)
		}
		err = b.Export(ctx, func(journal.Copy) error { return nil })
		if err != nil && !(errors.Is(err, store.ErrDamaged) && strings.Contains(string(meta), "thought")) { // whose body is JSON too
			t.Fatal(err)
		}
		b.MonthsSeen()
		_, _ = b.Months(journal.Query{})
		b.Tags()
	})
}
