package backup

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"runtime"
	"testing"

	"stillwater/app/store"
)

// bulk is a source of files of this many bytes, which take no memory.
func bulk(t testing.TB, files int, size int64) Source {
	src := small(t)
	pattern := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
	h := sha256.New()
	_, err := io.Copy(h, io.LimitReader(&loop{pattern: pattern}, size))
	must(t, err)
	var blobs []store.Blob
	for range files {
		blobs = append(blobs, store.Blob{ID: store.NewID(), Size: size, SHA256: [32]byte(h.Sum(nil))})
	}
	src.Files = func(_ context.Context, add func(File) error) error {
		for _, b := range blobs {
			f := File{Name: "evidence/0001/" + b.ID.String(), Size: size, SHA256: b.SHA256, Blob: b.ID, ModifiedAt: noon,
				Open: func() (io.ReadCloser, error) { return io.NopCloser(io.LimitReader(&loop{pattern: pattern}, size)), nil }}
			if err := add(f); err != nil {
				return err
			}
		}
		return nil
	}
	src.Records = func(_ context.Context, add func(store.Record) error) error {
		return add(store.Record{ID: store.NewID(), Kind: "evidence.exhibit", Blobs: blobs})
	}
	return src
}

// loop is a pattern for ever.
type loop struct {
	pattern []byte
	at      int
}

func (l *loop) Read(p []byte) (int, error) {
	n := copy(p, l.pattern[l.at:])
	l.at = (l.at + n) % len(l.pattern)
	return n, nil
}

func TestMemoryStaysSmall(t *testing.T) {
	src := bulk(t, 64, 3<<20)
	used := func(work func()) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		work()
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	if n := used(func() {
		_, err := Write(t.Context(), io.Discard, passphrase, src, nil)
		must(t, err)
	}); n > 16<<20 {
		t.Errorf("%d MiB allocated to write 192 MiB", n>>20)
	}
}

func BenchmarkWrite(b *testing.B) {
	for name, src := range map[string]Source{"64x4MiB": bulk(b, 64, 4<<20), "10000x4KiB": bulk(b, 10_000, 4<<10)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				m, err := Write(b.Context(), io.Discard, passphrase, src, nil)
				must(b, err)
				b.SetBytes(m.Counts.Bytes)
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	for name, src := range map[string]Source{"64x4MiB": bulk(b, 64, 4<<20), "10000x4KiB": bulk(b, 10_000, 4<<10)} {
		file := written(b, src)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			for b.Loop() {
				_, err := Verify(b.Context(), bytes.NewReader(file), passphrase, nil)
				must(b, err)
			}
		})
		b.Run(name+"/list", func(b *testing.B) {
			for b.Loop() {
				_, _, err := List(b.Context(), bytes.NewReader(file), int64(len(file)), passphrase)
				must(b, err)
			}
		})
	}
}
