package backup

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"stillwater/app/store"
	"stillwater/app/store/storetest"
)

const (
	passphrase = "still waters run deep 🌊"
	quick      = 1 // work factor of tests
)

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wants(t testing.TB, err, target error) {
	t.Helper()
	if !errors.Is(err, target) {
		t.Fatalf("got error %v, want %v", err, target)
	}
}

// vault fills a store with what people keep.
func vault(t testing.TB) *storetest.Memory {
	m := &storetest.Memory{}
	put := func(r store.Record) {
		r.ID = store.NewID()
		must(t, m.Update(t.Context(), func(tx store.Tx) error { return tx.Put(r) }))
	}
	for i := range 3 {
		put(store.Record{Kind: "journal.entry", Meta: fmt.Appendf(nil, `{"t":"Tag %d","x":"<&>"}`, i), Body: []byte("Heute\r\n<schwer> & \u2028 \x00")})
	}
	put(store.Record{Kind: "journal.entry", Meta: []byte(`{}`), Body: bytes.Repeat([]byte("long "), 300_000)})
	put(store.Record{Kind: "evidence.incident", Meta: []byte(`{"number":1}`), Body: []byte(`{"words":"\u0000"}`)})
	put(store.Record{Kind: "rooms.settings", Meta: []byte(`{"theme":"dark"}`)})
	put(store.Record{Kind: "rooms.odd", Body: []byte("\xff\xfe not text")})
	put(store.Record{Kind: "rooms.odd", Body: bytes.Repeat([]byte{1}, 5000)})
	put(store.Record{Kind: "rooms.odd", Meta: bytes.Repeat([]byte("{}"), 1)})
	for i, size := range []int{0, 5, 100_000, 3 << 20} {
		body := bytes.Repeat([]byte{byte(i + 1)}, size)
		b, err := m.AddBlob(t.Context(), bytes.NewReader(body), nil)
		must(t, err)
		b.Key = [32]byte{0xC0, 0xFF, 0xEE}
		put(store.Record{Kind: "evidence.exhibit", Meta: fmt.Appendf(nil, `{"number":%d}`, i+1), Blobs: []store.Blob{b}})
	}
	put(store.Record{Kind: "evidence.exhibit", Meta: []byte(`{"number":9,"removed_at":"2026-11-20T12:00:00Z"}`)})
	return m
}

// kept are all records of a store.
func kept(t testing.TB, m store.Store) map[store.ID]store.Record {
	all := map[store.ID]store.Record{}
	must(t, m.View(t.Context(), func(tx store.Tx) error {
		return tx.Scan(func(r store.Record) error { all[r.ID] = r; return nil })
	}))
	return all
}

// answer is what the tests' vault makes of a digest.
func answer(digest [32]byte) ([]byte, error) { return fmt.Appendf(nil, `{"mac":"%x"}`, digest), nil }

// handover hands over a store as package rooms does.
func handover(t testing.TB, m store.Store) Source {
	return Source{
		Info: Manifest{App: "Stillwater", AppVersion: "0.1.0", CreatedAt: noon, VaultID: "v", Head: json.RawMessage(`{"seq":7}`)},
		Files: func(_ context.Context, add func(File) error) error {
			number := 0
			for _, r := range kept(t, m) {
				for _, b := range r.Blobs {
					number++
					err := add(File{Name: fmt.Sprintf("evidence/%04d/süßes Foto %d.png", number, number), ModifiedAt: noon.Add(-time.Hour),
						Size: b.Size, SHA256: b.SHA256, Blob: b.ID, Open: func() (io.ReadCloser, error) { return m.OpenBlob(b) }})
					if err != nil {
						return err
					}
				}
			}
			return add(page("journal/2026/2026-11-20-a-day.md", "# A day\n"))
		},
		Records: func(_ context.Context, add func(store.Record) error) error {
			for _, r := range kept(t, m) {
				if err := add(r); err != nil {
					return err
				}
			}
			return nil
		},
		Seal:       answer,
		WorkFactor: quick,
	}
}

func page(name, text string) File {
	return File{Name: name, ModifiedAt: noon, Size: int64(len(text)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

// small is a source of one exhibit and one entry.
func small(t testing.TB) Source {
	m := &storetest.Memory{}
	b, err := m.AddBlob(t.Context(), strings.NewReader("a picture"), nil)
	must(t, err)
	must(t, m.Update(t.Context(), func(tx store.Tx) error {
		if err := tx.Put(store.Record{ID: store.ID{1}, Kind: "journal.entry", Meta: []byte(`{"t":"x"}`), Body: []byte("words")}); err != nil {
			return err
		}
		return tx.Put(store.Record{ID: store.ID{2}, Kind: "evidence.exhibit", Meta: []byte(`{"number":1}`), Blobs: []store.Blob{b}})
	}))
	return handover(t, m)
}

func written(t testing.TB, src Source) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := Write(t.Context(), &b, passphrase, src, nil)
	must(t, err)
	return b.Bytes()
}

func TestWhatIsRestoredIsWhatWasBackedUp(t *testing.T) {
	from, into := vault(t), &storetest.Memory{}
	var b bytes.Buffer
	var at int64
	m, err := Write(t.Context(), &b, passphrase, handover(t, from), func(n int64) { at = n })
	must(t, err)
	if want := (Counts{Entries: 4, Incidents: 1, Exhibits: 4, Records: 14, Bytes: 5 + 100_000 + 3<<20}); m.Counts != want || at < want.Bytes {
		t.Errorf("counts %+v, want %+v; progress ended at %d", m.Counts, want, at)
	}
	if bytes.Contains(b.Bytes(), []byte("schwer")) {
		t.Error("the backup is not sealed")
	}
	verified, err := Verify(t.Context(), bytes.NewReader(b.Bytes()), passphrase, func(n int64) { at = n })
	must(t, err)
	restored, err := Restore(t.Context(), bytes.NewReader(b.Bytes()), passphrase, into, nil)
	must(t, err)
	if !reflect.DeepEqual(verified, restored) || !reflect.DeepEqual(verified.Manifest, m) || at != int64(b.Len()) || verified.Lost != 0 {
		t.Errorf("verified %+v\nrestored %+v\nwrote %+v", verified, restored, m)
	}
	if head, _ := answer(verified.Digest); !bytes.Equal(head, verified.Head) {
		t.Errorf("the head %s does not belong to digest %x", verified.Head, verified.Digest)
	}

	before, after := kept(t, from), kept(t, into)
	if len(after) != len(before) {
		t.Fatalf("%d records came back of %d", len(after), len(before))
	}
	for id, was := range before {
		is := after[id]
		if is.Kind != was.Kind || !bytes.Equal(is.Meta, was.Meta) || !bytes.Equal(is.Body, was.Body) || len(is.Blobs) != len(was.Blobs) {
			t.Errorf("a %s came back as %+v", was.Kind, is)
		}
		for i := range was.Blobs {
			x, err := from.OpenBlob(was.Blobs[i])
			must(t, err)
			y, err := into.OpenBlob(is.Blobs[i])
			must(t, err)
			want, _ := io.ReadAll(x)
			if got, _ := io.ReadAll(y); !bytes.Equal(got, want) {
				t.Errorf("an exhibit of %d bytes came back with %d", len(want), len(got))
			}
		}
	}
}

func TestKeysNeverLeaveTheVault(t *testing.T) {
	plain := archived(t, handover(t, vault(t)))
	for _, key := range []string{"c0ffee", "wP/u", `"key"`} {
		if bytes.Contains(plain, []byte(key)) {
			t.Errorf("the archive holds %s", key)
		}
	}
}

func TestListReadsOnlyHeaders(t *testing.T) {
	b := written(t, handover(t, vault(t)))
	r := &tally{r: bytes.NewReader(b)}
	m, members, err := List(t.Context(), r, int64(len(b)), passphrase)
	must(t, err)
	report, err := Verify(t.Context(), bytes.NewReader(b), passphrase, nil)
	must(t, err)
	if !reflect.DeepEqual(m, report.Manifest) || len(members) != report.Members {
		t.Errorf("listed %+v with %d members, verified %+v", m, len(members), report)
	}
	if last := members[len(members)-1]; members[0].Name != "README.txt" || last.Name != "SHA256SUMS" {
		t.Errorf("from %s to %s", members[0].Name, last.Name)
	}
	if !members[1].ModifiedAt.Equal(noon.Add(-time.Hour)) {
		t.Errorf("an exhibit is of %v", members[1].ModifiedAt)
	}
	if r.n > int64(len(b))/2 {
		t.Errorf("read %d bytes of %d", r.n, len(b))
	}
	_, _, err = List(t.Context(), bytes.NewReader(b), int64(len(b)), "wrong")
	wants(t, err, ErrWrongPassphrase)
}

// tally counts what is read.
type tally struct {
	r io.ReaderAt
	n int64
}

func (c *tally) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.r.ReadAt(p, off)
	c.n += int64(n)
	return n, err
}

func TestStockToolsOpenIt(t *testing.T) {
	for _, tool := range []string{"age", "tar", "sha256sum", "script"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool, "is not installed")
		}
	}
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "b.age"), written(t, handover(t, vault(t))), 0o600))
	run := func(stdin, command string) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		c := exec.CommandContext(ctx, "script", "-qec", command, "/dev/null") // age asks on a terminal
		c.Dir, c.Stdin, c.Env = dir, strings.NewReader(stdin), append(os.Environ(), "LC_ALL=C")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
	}
	run(passphrase+"\n", "age -d -o b.tar b.age")
	run("", "tar xf b.tar && rm b.tar b.age && sha256sum -c --strict SHA256SUMS && test $(find . -type f | wc -l) = $(($(wc -l < SHA256SUMS) + 1))")
	found, err := filepath.Glob(filepath.Join(dir, "evidence", "*", "süßes Foto *.png"))
	must(t, err)
	if len(found) != 4 {
		t.Errorf("found %q", found)
	}
}

func TestHeadersAreTheSameEverywhere(t *testing.T) {
	a, b := archived(t, small(t)), archived(t, small(t))
	if !bytes.Equal(a[:2048], b[:2048]) {
		t.Error("two archives of the same begin differently")
	}
	for _, name := range []string{"root", "stillwater", "PAX"} {
		if user := os.Getenv("USER"); bytes.Contains(a[257:512], []byte(name)) || user != "" && bytes.Contains(a[257:512], []byte(user)) {
			t.Errorf("a header names %s or the user", name)
		}
	}
}

func TestWritingFails(t *testing.T) {
	full := errors.New("no space left")
	_, err := Write(t.Context(), &limited{left: 70_000, err: full}, passphrase, handover(t, vault(t)), nil)
	wants(t, err, full)
	_, err = Write(t.Context(), &limited{err: full}, passphrase, small(t), nil)
	wants(t, err, full)
	if _, err = Write(t.Context(), io.Discard, "", small(t), nil); err == nil {
		t.Error("an empty passphrase is taken")
	}

	broken := errors.New("broken")
	for name, tc := range map[string]struct {
		spoil func(*Source)
		want  error
	}{
		"files":       {func(s *Source) { s.Files = func(context.Context, func(File) error) error { return broken } }, broken},
		"records":     {func(s *Source) { s.Records = func(context.Context, func(store.Record) error) error { return broken } }, broken},
		"seal":        {func(s *Source) { s.Seal = func([32]byte) ([]byte, error) { return nil, broken } }, broken},
		"added":       {func(s *Source) { s.Files = func(context.Context, func(File) error) error { return nil } }, ErrChanged},
		"other bytes": {files(func(f *File) { f.SHA256[0] ^= 1 }), store.ErrDamaged},
		"longer":      {files(func(f *File) { f.Size-- }), store.ErrDamaged},
		"shorter":     {files(func(f *File) { f.Size++ }), store.ErrDamaged},
		"unreadable":  {files(func(f *File) { f.Open = func() (io.ReadCloser, error) { return nil, broken } }), broken},
		"long and unreadable": {files(func(f *File) {
			f.Size = 2 << 20
			f.Open = func() (io.ReadCloser, error) { return io.NopCloser(&limited{left: 3, err: broken}), nil }
		}), broken},
	} {
		src := small(t)
		tc.spoil(&src)
		var b bytes.Buffer
		if _, err := Write(t.Context(), &b, passphrase, src, nil); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Verify(t.Context(), &b, passphrase, nil); err == nil {
			t.Errorf("%s: what was left passes for a backup", name)
		}
	}
	for _, name := range []string{"evidence/../x", "evidence/0001/a\nb", "/etc/passwd", "README.txt", "records/x-0001.json", "evidence/0001/-rf", "a.md", "journal/", "journal/x\\y"} {
		src := small(t)
		src.Files = func(_ context.Context, add func(File) error) error { return add(page(name, "x")) }
		if _, err := Write(t.Context(), io.Discard, passphrase, src, nil); err == nil {
			t.Errorf("a file of the name %q is written", name)
		}
	}
}

// files changes the originals a source hands over.
func files(change func(*File)) func(*Source) {
	return func(s *Source) {
		all := s.Files
		s.Files = func(ctx context.Context, add func(File) error) error {
			return all(ctx, func(f File) error {
				if !f.Blob.IsZero() {
					change(&f)
				}
				return add(f)
			})
		}
	}
}

// limited fails after some bytes.
type limited struct {
	left int
	err  error
}

func (l *limited) Write(p []byte) (int, error) {
	if l.left -= len(p); l.left < 0 {
		return 0, l.err
	}
	return len(p), nil
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left == 0 {
		return 0, l.err
	}
	n := min(l.left, len(p))
	l.left -= n
	return n, nil
}

func TestAnExhibitKnownToBeDamagedDoesNotStopTheRest(t *testing.T) {
	src := small(t)
	files(func(f *File) { f.Open = nil })(&src)
	into := &storetest.Memory{}
	report, err := Restore(t.Context(), bytes.NewReader(written(t, src)), passphrase, into, nil)
	must(t, err)
	if report.Lost != 1 || report.Manifest.Counts.Exhibits != 1 {
		t.Errorf("report %+v", report)
	}
	if r := kept(t, into)[store.ID{2}]; len(r.Blobs) != 0 || string(r.Meta) != `{"number":1}` {
		t.Errorf("its record came back as %+v", r)
	}
}

func TestWhatWasAddedMeanwhileDoesNoHarm(t *testing.T) {
	src := small(t)
	all := src.Files
	src.Files = func(ctx context.Context, add func(File) error) error {
		if err := all(ctx, add); err != nil {
			return err
		}
		f := page("evidence/0002/new.png", "new")
		f.Blob, f.SHA256 = store.NewID(), sha256.Sum256([]byte("new"))
		return add(f)
	}
	report, err := Restore(t.Context(), bytes.NewReader(written(t, src)), passphrase, &storetest.Memory{}, nil)
	must(t, err)
	if report.Manifest.Counts.Exhibits != 1 {
		t.Errorf("counts %+v", report.Manifest.Counts)
	}
}

func TestRestoringFails(t *testing.T) {
	b := written(t, handover(t, vault(t)))
	full := errors.New("no space left")
	for _, s := range []store.Store{failing{&storetest.Memory{}, full, nil}, failing{&storetest.Memory{}, nil, full}} {
		_, err := Restore(t.Context(), bytes.NewReader(b), passphrase, s, nil)
		wants(t, err, full)
	}
	torn := errors.New("drive is gone")
	_, err := Restore(t.Context(), io.MultiReader(bytes.NewReader(b[:len(b)/2]), &limited{err: torn}), passphrase, &storetest.Memory{}, nil)
	wants(t, err, torn)
	_, err = Verify(t.Context(), &limited{err: torn}, passphrase, nil)
	wants(t, err, torn)
}

// failing is a store that cannot take blobs or records.
type failing struct {
	*storetest.Memory
	blob, update error
}

func (f failing) AddBlob(ctx context.Context, r io.Reader, progress func(int64)) (store.Blob, error) {
	if f.blob != nil {
		return store.Blob{}, f.blob
	}
	return f.Memory.AddBlob(ctx, r, progress)
}

func (f failing) Update(ctx context.Context, fn func(store.Tx) error) error {
	if f.update != nil {
		return f.update
	}
	return f.Memory.Update(ctx, fn)
}

func TestCancelling(t *testing.T) {
	src, before := handover(t, vault(t)), runtime.NumGoroutine()
	b := written(t, src)
	for name, work := range map[string]func(context.Context, func(int64)) error{
		"write": func(ctx context.Context, p func(int64)) error {
			_, err := Write(ctx, io.Discard, passphrase, src, p)
			return err
		},
		"verify": func(ctx context.Context, p func(int64)) error {
			_, err := Verify(ctx, bytes.NewReader(b), passphrase, p)
			return err
		},
		"restore": func(ctx context.Context, p func(int64)) error {
			_, err := Restore(ctx, bytes.NewReader(b), passphrase, &storetest.Memory{}, p)
			return err
		},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		err := work(ctx, func(n int64) {
			if n > 500_000 {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
		cancel()
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err := List(ctx, bytes.NewReader(b), int64(len(b)), passphrase)
	wants(t, err, context.Canceled)
	for range 100 { // goroutines end by themselves, if a moment later
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines before, %d after", before, runtime.NumGoroutine())
}
