package evidence

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"stillwater/app/store"
	"stillwater/app/store/storetest"
)

const zone = "Europe/Berlin"

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// shelf is a Locker over a memory store whose clock the test moves.
type shelf struct {
	*Locker
	memory *storetest.Memory
	clock  time.Time
}

func newShelf(t *testing.T) *shelf {
	t.Helper()
	s := &shelf{memory: &storetest.Memory{}, clock: noon}
	s.reload(t)
	return s
}

// reload opens the store again, as after an unlock.
func (s *shelf) reload(t *testing.T) {
	t.Helper()
	s.Locker = NewLocker(s.memory, func() time.Time { return s.clock })
	must(t, s.memory.View(t.Context(), func(tx store.Tx) error { return tx.Scan(s.Load) }))
}

func (s *shelf) records(t *testing.T) (n int) {
	t.Helper()
	must(t, s.memory.View(t.Context(), func(tx store.Tx) error {
		return tx.Scan(func(store.Record) error { n++; return nil })
	}))
	return n
}

func (s *shelf) add(t *testing.T, name, body string) Exhibit {
	t.Helper()
	e, known, err := s.Add(t.Context(), file(name, body), nil)
	must(t, err)
	if known {
		t.Fatalf("%q is said to be known", name)
	}
	return e
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wants(t *testing.T, err, target error) {
	t.Helper()
	if !errors.Is(err, target) {
		t.Fatalf("got error %v, want %v", err, target)
	}
}

func file(name, body string) File {
	return File{Name: name, Zone: zone, Open: func() (fs.File, error) {
		return fstest.MapFS{"f": {Data: []byte(body), ModTime: noon.Add(-time.Hour)}}.Open("f")
	}}
}

func TestAddKeepsEveryByte(t *testing.T) {
	s := newShelf(t)
	png := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
	for i, tc := range []struct{ name, body, mediaType string }{
		{"chat.png", png + strings.Repeat("pixels", 100_000), "image/png"},
		{"photo.exe", "\xff\xd8\xff\xe0 jfif", "image/jpeg"},
		{"notes.txt", "he wrote", "text/plain; charset=utf-8"},
		{"empty", "", "text/plain"},
		{"long.json", `{"a":"` + strings.Repeat("b", 9000) + `"}`, "application/json"},
	} {
		var last int64
		e, known, err := s.Add(t.Context(), file(tc.name, tc.body), func(n int64) { last = n })
		must(t, err)
		if known || e.Number != i+1 || e.Size != int64(len(tc.body)) || last != e.Size || e.MediaType != tc.mediaType {
			t.Errorf("%s: kept as %+v, progress ended at %d", tc.name, e, last)
		}
		if !e.AddedAt.Equal(noon) || !e.ModifiedAt.Equal(noon.Add(-time.Hour)) || e.Zone != zone {
			t.Errorf("%s: times %v, %v in %s", tc.name, e.AddedAt, e.ModifiedAt, e.Zone)
		}
		s.reload(t)
		r, again, err := s.Open(t.Context(), e.ID)
		must(t, err)
		body, err := io.ReadAll(r)
		must(t, err)
		if string(body) != tc.body || fmt.Sprint(again) != fmt.Sprint(e) {
			t.Errorf("%s: after a reload: %d bytes of %+v", tc.name, len(body), again)
		}
	}
}

func TestTheSameFileIsKeptOnce(t *testing.T) {
	s := newShelf(t)
	first := s.add(t, "a.txt", "the same words")
	s.add(t, "b.txt", "other words...") // as long as the first
	again, known, err := s.Add(t.Context(), file("c.txt", "the same words"), nil)
	must(t, err)
	if !known || again.ID != first.ID || s.Summary().Exhibits != 2 {
		t.Fatalf("kept again as %+v, known %v", again, known)
	}

	s.memory.Damage(s.blob(t, first.ID))
	_, err = s.Check(t.Context(), first.ID)
	must(t, err)
	third := s.add(t, "a good copy.txt", "the same words") // takes the place of the damaged one
	must(t, s.Remove(t.Context(), third.ID))
	if fourth := s.add(t, "back.txt", "the same words"); fourth.Number != 4 {
		t.Errorf("came back as number %d", fourth.Number)
	}
}

// blob is the ID of an exhibit's blob.
func (s *shelf) blob(t *testing.T, exhibit store.ID) (id store.ID) {
	t.Helper()
	must(t, s.memory.View(t.Context(), func(tx store.Tx) error {
		r, err := tx.Get(exhibit)
		id = r.Blobs[0].ID
		return err
	}))
	return id
}

// restless is a file whose looks change while it is read.
type restless struct {
	fs.File
	stats []fs.FileInfo
}

func (r *restless) Stat() (fs.FileInfo, error) {
	info := r.stats[0]
	r.stats = r.stats[1:]
	return info, nil
}

func TestAFileThatChangesIsNotKept(t *testing.T) {
	look := func(size int, age time.Duration) fs.FileInfo {
		info, err := fstest.MapFS{"f": {Data: make([]byte, size), ModTime: noon.Add(-age)}}.Stat("f")
		must(t, err)
		return info
	}
	for name, stats := range map[string][]fs.FileInfo{
		"grew":     {look(5, time.Hour), look(6, time.Hour)},
		"touched":  {look(5, time.Hour), look(5, 0)},
		"cut":      {look(9, time.Hour), look(9, time.Hour)},
		"appended": {look(3, time.Hour), look(3, time.Hour)},
	} {
		s := newShelf(t)
		_, _, err := s.Add(t.Context(), File{Name: "f", Zone: zone, Open: func() (fs.File, error) {
			inner, err := file("f", "12345").Open()
			return &restless{inner, stats}, err
		}}, nil)
		if !errors.Is(err, ErrChanged) || s.records(t) != 0 || s.Summary().Exhibits != 0 {
			t.Errorf("%s: error %v, %d records", name, err, s.records(t))
		}
	}
}

func TestARealFileGrowingWhileReadIsNotKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	must(t, os.WriteFile(path, make([]byte, 1<<20), 0o600))
	s := newShelf(t)
	once := sync.OnceFunc(func() { must(t, os.WriteFile(path, make([]byte, 2<<20), 0o600)) })
	_, _, err := s.Add(t.Context(), File{Name: "log", Zone: zone, Open: func() (fs.File, error) { return os.Open(path) }},
		func(int64) { once() })
	wants(t, err, ErrChanged)
}

func TestACancelledAddKeepsNothing(t *testing.T) {
	s := newShelf(t)
	ctx, cancel := context.WithCancel(t.Context())
	_, _, err := s.Add(ctx, file("f", strings.Repeat("x", 1<<20)), func(int64) { cancel() })
	if !errors.Is(err, context.Canceled) || s.records(t) != 0 || s.Summary().Exhibits != 0 {
		t.Errorf("error %v, %d records", err, s.records(t))
	}
	if e := s.add(t, "next", "x"); e.Number != 1 {
		t.Errorf("the next one has number %d", e.Number)
	}
}

func TestWhatCannotBeAdded(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(dir, "my secret plan")
	real := func(path string) func() (fs.File, error) { return func() (fs.File, error) { return os.Open(path) } }
	for name, tc := range map[string]struct {
		f    File
		want error
	}{
		"folder":      {File{Name: "d", Zone: zone, Open: real(dir)}, ErrInvalid},
		"missing":     {File{Name: "m", Zone: zone, Open: real(secret)}, fs.ErrNotExist},
		"no name":     {File{Name: "", Zone: zone, Open: file("", "x").Open}, ErrInvalid},
		"long name":   {File{Name: strings.Repeat("n", 1025), Zone: zone, Open: file("", "x").Open}, ErrInvalid},
		"no zone":     {File{Name: "z", Zone: "", Open: file("", "x").Open}, ErrInvalid},
		"odd zone":    {File{Name: "z", Zone: "Mars/Base", Open: file("", "x").Open}, ErrInvalid},
		"local zone":  {File{Name: "z", Zone: "Local", Open: file("", "x").Open}, ErrInvalid},
		"device file": {File{Name: "n", Zone: zone, Open: real(os.DevNull)}, ErrInvalid},
	} {
		s := newShelf(t)
		_, _, err := s.Add(t.Context(), tc.f, nil)
		if !errors.Is(err, tc.want) || s.records(t) != 0 {
			t.Errorf("%s: got %v", name, err)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: the error tells the path: %v", name, err)
		}
	}
}

func TestAFileFromNoCalendar(t *testing.T) {
	s := newShelf(t)
	e, _, err := s.Add(t.Context(), File{Name: "f", Zone: zone, Open: func() (fs.File, error) {
		return fstest.MapFS{"f": {Data: []byte("x"), ModTime: time.Unix(1<<55, 0)}}.Open("f")
	}}, nil)
	must(t, err)
	if !e.ModifiedAt.IsZero() {
		t.Errorf("modified at %v", e.ModifiedAt)
	}
}

// endless is a file of zeros that takes no memory.
type endless struct {
	size, left int64
}

func (e *endless) Stat() (fs.FileInfo, error) { return endlessInfo{size: e.size}, nil }
func (e *endless) Close() error               { return nil }
func (e *endless) Read(p []byte) (int, error) {
	if e.left == 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), e.left)
	clear(p[:n])
	e.left -= n
	return int(n), nil
}

type endlessInfo struct {
	fs.FileInfo
	size int64
}

func (i endlessInfo) Size() int64        { return i.size }
func (i endlessInfo) Mode() fs.FileMode  { return 0o644 }
func (i endlessInfo) ModTime() time.Time { return noon }

// counter is a store that keeps the length of blobs only.
type counter struct{ *storetest.Memory }

func (counter) AddBlob(_ context.Context, r io.Reader, _ func(int64)) (store.Blob, error) {
	n, err := io.CopyBuffer(struct{ io.Writer }{io.Discard}, struct{ io.Reader }{r}, make([]byte, 1<<20))
	return store.Blob{ID: store.NewID(), Size: n}, err
}

func TestAFileOfFourGigabytesStreams(t *testing.T) {
	const size = 4<<30 + 1
	l := NewLocker(counter{&storetest.Memory{}}, func() time.Time { return noon })
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	e, _, err := l.Add(t.Context(), File{Name: "disk.img", Zone: zone,
		Open: func() (fs.File, error) { return &endless{size, size}, nil }}, nil)
	must(t, err)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; e.Size != size || used > 8<<20 {
		t.Errorf("%d bytes kept, %d allocated on the way", e.Size, used)
	}
}

func TestFiveThousandFilesAtOnce(t *testing.T) {
	s := newShelf(t)
	const files, hands = 5000, 8
	var group sync.WaitGroup
	for hand := range hands {
		group.Go(func() {
			for i := hand; i < files; i += hands {
				if _, _, err := s.Add(t.Context(), file(fmt.Sprintf("%d.txt", i), fmt.Sprintf("file %04d", i)), nil); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	s.reload(t)
	p, err := s.Exhibits(Query{})
	must(t, err)
	for i, e := range p.Rows {
		if e.Number != files-i {
			t.Fatalf("row %d has number %d", i, e.Number)
		}
	}
	if w, err := s.Exhibits(Query{Offset: 4990, Limit: 50}); err != nil || w.Total != files || len(w.Rows) != 10 || w.Rows[9].Number != 1 {
		t.Errorf("the last window has %d of %d rows, error %v", len(w.Rows), w.Total, err)
	}
	if e, err := s.ExhibitByNumber(1234); err != nil || e.Number != 1234 {
		t.Errorf("number 1234: %+v, %v", e, err)
	}
	if _, err := s.ExhibitByNumber(files + 1); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a number nobody has: %v", err)
	}
}

func TestNamesStayAsTheyWere(t *testing.T) {
	for raw, shown := range map[string]string{
		"plain.txt":               "plain.txt",
		"süß 🧘‍♀️.jpg":            "süß 🧘‍♀️.jpg",
		"two\nlines\t.txt":        `two\nlines\t.txt`,
		"caf\xe9.txt":             `caf\xe9.txt`,
		"gpj\u202eexe.png":        `gpj\u202eexe.png`,
		strings.Repeat("ü", 127):  strings.Repeat("ü", 127),
		"\x00\x1b[31mred\x7f\x85": `\x00\x1b[31mred\x7f\x85`,
	} {
		s := newShelf(t)
		e := s.add(t, raw, "x")
		s.reload(t)
		e, err := s.Exhibit(e.ID)
		must(t, err)
		if e.RawName != raw || e.Name != shown {
			t.Errorf("%q kept as %q, shown as %q", raw, e.RawName, e.Name)
		}
	}
}

func TestDamagedRecordsAreNamed(t *testing.T) {
	for _, meta := range []string{``, `{}`, `[]`, `{"number":0}`, `{"number":1,"sha256":"00"}`, `{"number":1,"sha256":"` + strings.Repeat("zz", 32) + `"}`} {
		err := NewLocker(nil, nil).Load(store.Record{Kind: ExhibitKind, Meta: []byte(meta)})
		wants(t, err, store.ErrDamaged)
		err = NewLocker(nil, nil).Load(store.Record{Kind: IncidentKind, Meta: []byte(meta), Body: []byte(`{}`)})
		wants(t, err, store.ErrDamaged)
	}
	must(t, NewLocker(nil, nil).Load(store.Record{Kind: "journal.entry"}))
}

func TestRemoveAndCheck(t *testing.T) {
	s := newShelf(t)
	a, b, c := s.add(t, "a", "aaa"), s.add(t, "b", "bbbb"), s.add(t, "c", "ccccc")
	s.clock = noon.Add(time.Hour)
	if got, err := s.Check(t.Context(), a.ID); err != nil || !got.Intact || !got.CheckedAt.Equal(s.clock) {
		t.Errorf("checked as %+v, %v", got, err)
	}
	if at := s.Summary().CheckedAt; !at.IsZero() {
		t.Errorf("summary says checked at %v, although two were not", at)
	}
	s.memory.Damage(s.blob(t, b.ID))
	if got, err := s.Check(t.Context(), b.ID); err != nil || got.Intact || !got.CheckedAt.Equal(s.clock) {
		t.Errorf("damaged one checked as %+v, %v", got, err)
	}
	s.clock = noon.Add(2 * time.Hour)
	must(t, s.Remove(t.Context(), c.ID))
	must(t, s.Remove(t.Context(), c.ID))
	s.reload(t)

	want := Summary{Exhibits: 2, Bytes: 7, Damaged: 1, CheckedAt: noon.Add(time.Hour)}
	if got := s.Summary(); got != want {
		t.Errorf("summary %+v, want %+v", got, want)
	}
	gone, err := s.Exhibit(c.ID)
	must(t, err)
	if gone.Number != 3 || gone.Name != "c" || gone.SHA256 != c.SHA256 || gone.Size != 5 || !gone.RemovedAt.Equal(s.clock) {
		t.Errorf("what stays is %+v", gone)
	}
	_, _, err = s.Open(t.Context(), c.ID)
	wants(t, err, store.ErrNotFound)
	_, err = s.Check(t.Context(), c.ID)
	wants(t, err, store.ErrNotFound)
	_, err = s.memory.OpenBlob(store.Blob{ID: s.blob(t, a.ID)})
	if errors.Is(err, store.ErrNotFound) {
		t.Error("the wrong bytes were destroyed")
	}
	if d := s.add(t, "d", "dd"); d.Number != 4 {
		t.Errorf("number %d given after a removal", d.Number)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = s.Check(ctx, a.ID)
	wants(t, err, context.Canceled)
}
