package storetest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"strings"
	"testing"

	"stillwater/app/store"
)

// Run checks every promise of store.Store on fresh stores that open returns.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	for name, test := range map[string]func(*testing.T, store.Store){
		"records":       records,
		"rollback":      rollback,
		"largeBody":     largeBody,
		"bodyApart":     bodyApart,
		"limits":        limits,
		"blobs":         blobs,
		"blobOwnership": blobOwnership,
		"cancel":        cancelled,
	} {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

var ctx = context.Background()

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func put(t *testing.T, s store.Store, r store.Record) {
	t.Helper()
	must(t, s.Update(ctx, func(tx store.Tx) error { return tx.Put(r) }))
}

func get(t *testing.T, s store.Store, id store.ID) (r store.Record, err error) {
	t.Helper()
	e := s.View(ctx, func(tx store.Tx) error {
		r, err = tx.Get(id)
		return nil
	})
	must(t, e)
	return r, err
}

func sameRecord(a, b store.Record) bool {
	return a.ID == b.ID && a.Kind == b.Kind && bytes.Equal(a.Meta, b.Meta) && bytes.Equal(a.Body, b.Body) && len(a.Blobs) == len(b.Blobs)
}

func records(t *testing.T, s store.Store) {
	a := store.Record{ID: store.NewID(), Kind: "test.a", Meta: []byte(`{"n":1}`), Body: []byte("one\x00\xff")}
	b := store.Record{ID: store.NewID(), Kind: "test.b", Meta: []byte(`{}`)}
	put(t, s, a)
	put(t, s, b)
	if r, err := get(t, s, a.ID); err != nil || !sameRecord(r, a) {
		t.Fatalf("got %v, %v", r, err)
	}
	a.Meta = []byte(`{"n":2}`)
	put(t, s, a)
	seen := map[store.ID]store.Record{}
	must(t, s.View(ctx, func(tx store.Tx) error {
		return tx.Scan(func(r store.Record) error {
			r.Meta, r.Body = bytes.Clone(r.Meta), bytes.Clone(r.Body)
			if strings.HasPrefix(string(r.Kind), "test.") {
				seen[r.ID] = r
			}
			return nil
		})
	}))
	if len(seen) != 2 || !sameRecord(seen[a.ID], a) || !sameRecord(seen[b.ID], b) {
		t.Fatalf("scan saw %v", seen)
	}
	stop := errors.New("stop")
	if err := s.View(ctx, func(tx store.Tx) error { return tx.Scan(func(store.Record) error { return stop }) }); !errors.Is(err, stop) {
		t.Fatalf("scan did not pass the error on: %v", err)
	}
	must(t, s.Update(ctx, func(tx store.Tx) error { return tx.Delete(a.ID) }))
	if _, err := get(t, s, a.ID); !errors.Is(err, store.ErrNotFound) {
		t.Fatalf("deleted record: %v", err)
	}
	if err := s.Update(ctx, func(tx store.Tx) error { return tx.Delete(a.ID) }); !errors.Is(err, store.ErrNotFound) {
		t.Fatalf("deleting twice: %v", err)
	}
}

func rollback(t *testing.T, s store.Store) {
	a := store.Record{ID: store.NewID(), Kind: "test.a", Meta: []byte(`{"n":1}`)}
	b := store.Record{ID: store.NewID(), Kind: "test.a", Meta: []byte(`{"n":1}`)}
	put(t, s, a)
	fail := errors.New("fail")
	err := s.Update(ctx, func(tx store.Tx) error {
		must(t, tx.Put(b))
		if _, err := tx.Get(b.ID); err != nil {
			t.Errorf("an update does not see its own put: %v", err)
		}
		must(t, tx.Delete(a.ID))
		if _, err := tx.Get(a.ID); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an update sees what it deleted: %v", err)
		}
		return fail
	})
	if !errors.Is(err, fail) {
		t.Fatalf("got %v", err)
	}
	if _, err := get(t, s, a.ID); err != nil {
		t.Errorf("rolled back, but deleted: %v", err)
	}
	if _, err := get(t, s, b.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("rolled back, but put: %v", err)
	}
}

// bodyApart puts a record with its body apart, changes it in every way, and
// expects Get to give the body and Scan to pass it by.
func bodyApart(t *testing.T, s store.Store) {
	r := store.Record{ID: store.NewID(), Kind: "test.apart", Meta: []byte(`{"n":1}`)}
	for name, change := range map[string]store.Record{
		"apart":           {Body: []byte("a text of its own"), Apart: true},
		"together":        {Body: []byte("a text of its own")},
		"apart and empty": {Apart: true},
		"apart and large": {Body: bytes.Repeat([]byte("0123456789abcdef"), 40<<10), Apart: true},
	} {
		for _, next := range []store.Record{{Body: []byte("before"), Apart: true}, {Body: []byte("before")}, change} {
			r.Body, r.Apart = next.Body, next.Apart
			put(t, s, r)
		}
		got, err := get(t, s, r.ID)
		if err != nil || !sameRecord(got, r) || got.Apart != r.Apart {
			t.Fatalf("%s: got %d bytes, apart %v, %v", name, len(got.Body), got.Apart, err)
		}
		must(t, s.View(ctx, func(tx store.Tx) error {
			seen := false
			defer func() {
				if !seen {
					t.Errorf("%s: not seen", name)
				}
			}()
			return tx.Scan(func(found store.Record) error {
				if found.ID != r.ID {
					return nil
				}
				seen = true
				if found.Apart != r.Apart || r.Apart && found.Body != nil || !r.Apart && !bytes.Equal(found.Body, r.Body) {
					t.Errorf("%s: scan saw %d bytes, apart %v", name, len(found.Body), found.Apart)
				}
				return nil
			})
		}))
		must(t, s.Update(ctx, func(tx store.Tx) error { return tx.Delete(r.ID) }))
		if _, err := get(t, s, r.ID); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s: deleted record: %v", name, err)
		}
	}
}

func largeBody(t *testing.T, s store.Store) {
	for _, size := range []int{512 << 10, 512<<10 + 1, 5 << 20} {
		r := store.Record{ID: store.NewID(), Kind: "test.large", Meta: []byte(`{}`), Body: bytes.Repeat([]byte("0123456789abcdef"), size/16+1)[:size]}
		put(t, s, r)
		got, err := get(t, s, r.ID)
		if err != nil || !sameRecord(got, r) {
			t.Fatalf("%d bytes: got %d, %v", size, len(got.Body), err)
		}
		r.Body = []byte("short now")
		put(t, s, r)
		if got, err := get(t, s, r.ID); err != nil || !sameRecord(got, r) {
			t.Fatalf("shortened: %d bytes, %v", len(got.Body), err)
		}
	}
}

func limits(t *testing.T, s store.Store) {
	big := store.Record{ID: store.NewID(), Kind: "test.big", Meta: make([]byte, store.MaxMeta+1)}
	if err := s.Update(ctx, func(tx store.Tx) error { return tx.Put(big) }); !errors.Is(err, store.ErrTooLarge) {
		t.Errorf("meta above the limit: %v", err)
	}
	must(t, s.Update(ctx, func(tx store.Tx) error { // MaxUpdate surely fits, in many small records
		for range 1024 {
			if err := tx.Put(store.Record{ID: store.NewID(), Kind: "test.many", Meta: []byte("{}"), Body: make([]byte, 1022)}); err != nil {
				return err
			}
		}
		return nil
	}))
}

func blobs(t *testing.T, s store.Store) {
	const chunk = 1 << 20
	for _, size := range []int{0, 1, chunk - 1, chunk, chunk + 1, 3*chunk + 7} {
		data := bytes.Repeat([]byte("still water "), size/12+1)[:size]
		var last int64
		b, err := s.AddBlob(ctx, bytes.NewReader(data), func(n int64) { last = n })
		must(t, err)
		if b.Size != int64(size) || b.SHA256 != sha256.Sum256(data) || last != int64(size) {
			t.Fatalf("%d bytes: %d, progress %d", size, b.Size, last)
		}
		r, err := s.OpenBlob(b)
		must(t, err)
		got, err := io.ReadAll(r)
		must(t, err)
		if !bytes.Equal(got, data) {
			t.Fatalf("%d bytes came back different", size)
		}
		if size > 10 {
			part := make([]byte, 10)
			if _, err := r.ReadAt(part, int64(size-10)); err != nil || !bytes.Equal(part, data[size-10:]) {
				t.Fatalf("the end of %d bytes: %q, %v", size, part, err)
			}
			if n, err := r.ReadAt(part, int64(size-3)); n != 3 || err != io.EOF {
				t.Fatalf("reading past the end: %d, %v", n, err)
			}
			_, err := r.Seek(-5, io.SeekEnd)
			must(t, err)
			if rest, err := io.ReadAll(r); err != nil || !bytes.Equal(rest, data[size-5:]) {
				t.Fatalf("after a seek: %q, %v", rest, err)
			}
		}
		must(t, r.Close())
	}
	fail := errors.New("drive went away")
	if _, err := s.AddBlob(ctx, io.MultiReader(strings.NewReader("half"), failing{fail}), nil); !errors.Is(err, fail) {
		t.Errorf("a failing original: %v", err)
	}
	if _, err := s.OpenBlob(store.Blob{ID: store.NewID(), Chunks: 1}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a blob that is not there: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func blobOwnership(t *testing.T, s store.Store) {
	add := func(text string) store.Blob {
		b, err := s.AddBlob(ctx, strings.NewReader(text), nil)
		must(t, err)
		return b
	}
	kept, dropped := add("kept"), add("dropped")
	r := store.Record{ID: store.NewID(), Kind: "test.owner", Meta: []byte("{}"), Blobs: []store.Blob{kept, dropped}}
	put(t, s, r)
	r.Blobs = r.Blobs[:1]
	put(t, s, r)
	open := func(b store.Blob) error {
		f, err := s.OpenBlob(b)
		if err == nil {
			must(t, f.Close())
		}
		return err
	}
	if err := open(kept); err != nil {
		t.Errorf("the kept blob: %v", err)
	}
	if err := open(dropped); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the blob left out: %v", err)
	}
	must(t, s.Update(ctx, func(tx store.Tx) error { return tx.Delete(r.ID) }))
	if err := open(kept); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the blob of a deleted record: %v", err)
	}
}

func cancelled(t *testing.T, s store.Store) {
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if err := s.Update(gone, func(store.Tx) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("update: %v", err)
	}
	if err := s.View(gone, func(store.Tx) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("view: %v", err)
	}
	if _, err := s.AddBlob(gone, strings.NewReader("x"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("add blob: %v", err)
	}
}
