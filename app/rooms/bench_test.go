package rooms_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stillwater/app/journal"
	"stillwater/app/rooms"
)

// BenchmarkBackup backs up 1 GiB of exhibits, read-back included, and lets
// tar and age -p, which derives its key from a passphrase as we do, write the
// same files in the same run. The first ratio is writing alone; the second is
// the whole act, which the peer does not do.
func BenchmarkBackup(b *testing.B) {
	for _, tool := range []string{"tar", "age", "script"} {
		if _, err := exec.LookPath(tool); err != nil {
			b.Skip("needs " + tool)
		}
	}
	base := b.TempDir()
	files := filepath.Join(base, "files")
	must(b, os.Mkdir(files, 0o700))
	random := rand.NewChaCha8([32]byte{1})
	block := make([]byte, 16<<20)
	for i := range 64 {
		_, _ = random.Read(block)
		must(b, os.WriteFile(filepath.Join(files, fmt.Sprintf("%02d.bin", i)), block, 0o600))
	}
	r, err := rooms.Create(ctx, filepath.Join(base, "vault"), pass, opts)
	must(b, err)
	defer r.Close()
	_, err = r.Import(ctx, []string{files}, "UTC", quiet)
	must(b, err)
	var write, whole, peer time.Duration
	path := filepath.Join(base, "b.age")
	b.SetBytes(1 << 30)
	b.ResetTimer()
	for range b.N {
		start := time.Now()
		half := time.Duration(0)
		_, err := r.Backup(ctx, path, pass, "", func(done, total int64, _ string) {
			if half == 0 && done*2 >= total && total > 1<<30 {
				half = time.Since(start)
			}
		})
		must(b, err)
		whole += time.Since(start)
		write += half
		b.StopTimer()
		start = time.Now()
		c := exec.Command("script", "-qec", "tar -C files -cf - . | age -p -o b.age.peer && sync b.age.peer", "/dev/null") // age asks on a terminal
		c.Dir, c.Stdin = base, strings.NewReader(pass+"\n"+pass+"\n")
		out, err := c.CombinedOutput()
		if err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		peer += time.Since(start)
		must(b, os.Remove(path+".peer"))
		b.StartTimer()
	}
	b.ReportMetric(write.Seconds()/peer.Seconds(), "×tar|age-p,writing")
	b.ReportMetric(whole.Seconds()/peer.Seconds(), "×tar|age-p,read-back")
}

// BenchmarkUnlock fills every room from 100,000 entries of about 250 words
// and reports what that takes beyond the key derivation.
func BenchmarkUnlock(b *testing.B) {
	const entries = 100_000
	dir := filepath.Join(b.TempDir(), "vault")
	r, err := rooms.Create(ctx, dir, pass, opts)
	must(b, err)
	text := make([]byte, 1500)
	for i := range entries {
		for k := range text {
			text[k] = "etaoin shrdlu cmf"[rand.IntN(17)]
		}
		_, err := r.Journal.Save(ctx, journal.Entry{Title: fmt.Sprint("Day ", i), Text: string(text), At: when.Add(-time.Duration(i) * time.Hour), Zone: "Europe/Berlin", Mood: 1 + i%5, Tags: []string{"home", "sleep"}})
		must(b, err)
	}
	must(b, r.Close())
	var kdf, whole, list time.Duration
	b.ResetTimer()
	for range b.N {
		start := time.Now()
		k, err := opts.KDF.Derive([]byte("x"), make([]byte, 16))
		must(b, err)
		k.Wipe()
		kdf += time.Since(start)
		start = time.Now()
		r, _, err := rooms.Open(ctx, dir, secret(pass), opts)
		must(b, err)
		whole += time.Since(start)
		start = time.Now()
		page, err := r.Journal.List(ctx, journal.Query{Limit: 50})
		must(b, err)
		list += time.Since(start)
		b.StopTimer()
		if page.Total != entries {
			b.Fatalf("%d entries", page.Total)
		}
		must(b, r.Close())
		b.StartTimer()
	}
	b.ReportMetric((whole-kdf).Seconds()/float64(b.N), "s-beyond-kdf")
	b.ReportMetric(list.Seconds()/float64(b.N), "s-first-list")
	b.ReportMetric(kdf.Seconds()/float64(b.N), "s-kdf")
}
