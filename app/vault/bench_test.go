package vault_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"stillwater/app/seal"
	"stillwater/app/store"
	"stillwater/app/vault"
)

// manyEntries is the size the figures of docs/threat-model.md speak of.
const manyEntries = 100_000

// BenchmarkUnlock opens a vault of 100,000 records of 1.5 KB and reports what
// that takes beyond the key derivation, which is measured in the same run.
func BenchmarkUnlock(b *testing.B) {
	v, dir := create(b)
	for done := 0; done < manyEntries; {
		must(b, v.Update(ctx, func(tx store.Tx) error {
			for range 500 {
				text := make([]byte, 1500)
				for i := range text {
					text[i] = byte('a' + rand.IntN(26))
				}
				if err := tx.Put(store.Record{ID: store.NewID(), Kind: "test.entry", Meta: []byte(`{"title":"a","at":"2026-11-20T08:00:00Z","tags":["one","two"],"mood":3}`), Body: text, Apart: true}); err != nil {
					return err
				}
				done++
			}
			return nil
		}))
	}
	must(b, v.Close())
	var kdf, whole time.Duration
	b.ResetTimer()
	for range b.N {
		start := time.Now()
		k, err := seal.FloorKDF().Derive([]byte("x"), make([]byte, seal.SaltSize))
		must(b, err)
		k.Wipe()
		kdf += time.Since(start)
		n := 0
		start = time.Now()
		v, _, err := vault.Open(ctx, dir, pass, func(store.Record) error { n++; return nil }, opts)
		must(b, err)
		whole += time.Since(start)
		b.StopTimer()
		if n < manyEntries {
			b.Fatalf("%d records", n)
		}
		must(b, v.Close())
		b.StartTimer()
	}
	b.ReportMetric((whole-kdf).Seconds()/float64(b.N), "s-beyond-kdf")
	b.ReportMetric(kdf.Seconds()/float64(b.N), "s-kdf")
}

// BenchmarkImport takes 1 GiB in and copies the same file with cp and sync, three
// times in turn, since one time alone swings by a quarter; the ratio is the
// figure. On Linux it also tells by how much the
// process's resident memory rose above what it was at rest.
func BenchmarkImport(b *testing.B) {
	v, dir := create(b)
	source := filepath.Join(filepath.Dir(dir), "source")
	f, err := os.Create(source)
	must(b, err)
	block := make([]byte, 1<<20)
	r := rand.NewChaCha8([32]byte{1})
	for range 1 << 10 {
		_, _ = r.Read(block)
		_, err := f.Write(block)
		must(b, err)
	}
	must(b, f.Sync())
	must(b, f.Close())
	var ours, peer time.Duration
	const times = 3
	b.SetBytes(times << 30)
	b.ResetTimer()
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // the peak is the rest from here on
	rest := peakMiB()
	for i := range times * b.N {
		start := time.Now()
		f, err := os.Open(source)
		must(b, err)
		blob, err := v.AddBlob(ctx, f, nil)
		must(b, err)
		rec := record("owner")
		rec.Blobs = []store.Blob{blob}
		put(b, v, rec)
		ours += time.Since(start)
		must(b, f.Close())
		b.StopTimer()
		must(b, v.Update(ctx, func(tx store.Tx) error { return tx.Delete(rec.ID) }))
		start = time.Now()
		to := filepath.Join(filepath.Dir(dir), fmt.Sprint("copy", i))
		must(b, exec.Command("sh", "-c", `cp "$0" "$1" && sync "$1"`, source, to).Run())
		peer += time.Since(start)
		must(b, os.Remove(to))
		b.StartTimer()
	}
	b.ReportMetric(ours.Seconds()/peer.Seconds(), "×cp+sync")
	if rest > 0 {
		b.ReportMetric(peakMiB()-rest, "MiB-above-rest")
	}
}

// peakMiB is the most memory that was resident since the peak was cleared; 0
// where the system does not tell.
func peakMiB() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		var kib float64
		if n, _ := fmt.Sscanf(line, "VmHWM: %f kB", &kib); n == 1 {
			return kib / 1024
		}
	}
	return 0
}

// BenchmarkAdd writes one durable record of 1.5 KB.
func BenchmarkAdd(b *testing.B) {
	v, _ := create(b)
	text := string(bytes.Repeat([]byte("0123456789abcde"), 100))
	for b.Loop() {
		put(b, v, record(text))
	}
}
