package rooms_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/journal"
	"stillwater/app/rooms"
	"stillwater/app/seal"
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
	real := opts
	real.WorkFactor = 0
	r, err := rooms.Create(ctx, filepath.Join(base, "vault"), pass, real)
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
// and reports what that takes beyond the key derivation: the median of several
// openings, each in a process of its own as a person's are, so that neither
// warm memory nor the garbage of making the vault counts.
func BenchmarkUnlock(b *testing.B) {
	const entries, openings = 100_000, 9
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
	var beyond, kdf, list []float64
	b.ResetTimer()
	for range b.N {
		for range openings {
			child := exec.Command(os.Args[0], "-test.run=^$")
			child.Env = append(os.Environ(), openVault+"="+dir)
			out, err := child.Output()
			must(b, err)
			var took opening
			must(b, json.Unmarshal(out, &took))
			if took.Entries != entries {
				b.Fatalf("%d entries", took.Entries)
			}
			beyond, kdf, list = append(beyond, took.Open-took.KDF), append(kdf, took.KDF), append(list, took.List)
		}
	}
	for unit, of := range map[string][]float64{"s-beyond-kdf": beyond, "s-kdf": kdf, "s-first-list": list} {
		slices.Sort(of)
		b.ReportMetric(of[len(of)/2], unit)
		if unit == "s-beyond-kdf" {
			b.ReportMetric(of[0], "s-beyond-kdf-least")
			b.ReportMetric(of[len(of)-1], "s-beyond-kdf-most")
		}
	}
}

// openVault names the vault that a process of BenchmarkUnlock is to open.
const openVault = "STILLWATER_BENCH_OPEN"

// An opening is what such a process tells, in seconds.
type opening struct {
	Open, KDF, List float64
	Entries         int
}

func TestMain(m *testing.M) {
	dir := os.Getenv(openVault)
	if dir == "" {
		os.Exit(m.Run())
	}
	if err := openOnce(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func openOnce(dir string) error {
	var o opening
	start := time.Now()
	lap := func() float64 {
		took := time.Since(start).Seconds()
		start = time.Now()
		return took
	}
	r, _, err := rooms.Open(ctx, dir, secret(pass), opts)
	if err != nil {
		return err
	}
	o.Open = lap()
	page, err := r.Journal.List(ctx, journal.Query{Limit: 50})
	if err != nil {
		return err
	}
	o.List, o.Entries = lap(), page.Total
	if err := r.Close(); err != nil {
		return err
	}
	lap()
	k, err := opts.KDF.Derive([]byte("x"), make([]byte, seal.SaltSize))
	if err != nil {
		return err
	}
	k.Wipe()
	o.KDF = lap()
	return json.NewEncoder(os.Stdout).Encode(o)
}
