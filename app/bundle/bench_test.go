package bundle

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stillwater/app/timestamp"
)

// thick is a case of many exhibits on disk, of so many bytes together.
func thick(b *testing.B, exhibits int, total int64) (Case, string) {
	b.Helper()
	dir := b.TempDir()
	c := Case{Name: "Bench", At: time.Date(2026, 11, 21, 10, 30, 0, 0, time.UTC), Zone: "UTC", Preset: Full, Signer: smear(b).Signer}
	noise := rand.NewChaCha8([32]byte{1})
	for i := range exhibits {
		file := filepath.Join(dir, fmt.Sprintf("%03d.mp4", i))
		f, err := os.Create(file)
		if err == nil {
			_, err = io.CopyN(f, noise, total/int64(exhibits))
		}
		if err == nil {
			err = f.Close()
		}
		if err != nil {
			b.Fatal(err)
		}
		c.Exhibits = append(c.Exhibits, Exhibit{Number: i + 1, Name: "x.mp4", MediaType: "video/mp4", AddedAt: c.At, Zone: "UTC",
			Files: []File{{Kind: "original", Type: "video/mp4", Open: func() (io.ReadSeekCloser, error) { return os.Open(file) }}}})
	}
	return c, dir
}

// BenchmarkBundle writes 100 exhibits of 1 GB together, and beside it copies
// the same files and hashes them with coreutils: as a ratio, it is to be 2 at
// most.
func BenchmarkBundle(b *testing.B) {
	c, dir := thick(b, 100, 1<<30)
	var ours, theirs, verifying time.Duration
	for b.Loop() {
		start := time.Now()
		out := filepath.Join(b.TempDir(), "copies")
		for _, args := range [][]string{{"cp", "-r", dir, out}, {"sync", "-f", out}, {"sh", "-c", "sha256sum " + dir + "/* >/dev/null"}} {
			if err := exec.Command(args[0], args[1:]...).Run(); err != nil {
				b.Fatal(err)
			}
		}
		theirs += time.Since(start)
		_ = os.RemoveAll(out)

		start = time.Now()
		made, err := Make(context.Background(), c, nil, nil)
		if err != nil {
			b.Fatal(err)
		}
		f, err := os.Create(filepath.Join(b.TempDir(), "bundle.zip"))
		if err != nil {
			b.Fatal(err)
		}
		w := bufio.NewWriterSize(f, 1<<20)
		if err := made.Write(context.Background(), w, logOf(b, c, made), nil); err != nil {
			b.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)

		start = time.Now()
		info, err := f.Stat()
		if err != nil {
			b.Fatal(err)
		}
		r, err := Verify(context.Background(), f, info.Size(), timestamp.Roots{}, nil)
		if err != nil || len(r.Findings) > 0 {
			b.Fatal(r.Findings, err)
		}
		verifying += time.Since(start)
		_ = f.Close()
		_ = os.Remove(f.Name())
	}
	b.ReportMetric(float64(ours)/float64(theirs), "x-cp+sha256sum")
	b.ReportMetric(verifying.Seconds()/float64(b.N), "s-verify")
	b.SetBytes(1 << 30)
}

// BenchmarkReport sets a report of about 60 pages, warm: it is to take less
// than three seconds.
func BenchmarkReport(b *testing.B) {
	needsPress(b)
	c := smear(b)
	r := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("he she wrote called again about money children house work that never true said to my sister after midnight in group and nobody answered")
	for i := range 137 {
		var text strings.Builder
		for range 120 {
			text.WriteString(words[r.IntN(len(words))] + " ")
		}
		c.Incidents = append(c.Incidents, Incident{Number: 100 + i, What: fmt.Sprintf("Message %d in the night", i), Happened: when("exact", 9, 1+i%28, i%24), Words: text.String(),
			RecordedAt: c.At, Zone: "Europe/Berlin", Tactics: []string{"hoovering"}, Channel: "text-message", Exhibits: []int{32}})
	}
	set := func() int {
		p := newPages(c)
		for i := range p.exhibits {
			for j, f := range p.exhibits[i].Files {
				p.exhibits[i].pieces = append(p.exhibits[i].pieces, piece{Entry: Entry{Name: p.exhibits[i].fileName(j, f)}})
			}
		}
		made, err := p.report(context.Background(), press)
		if err != nil {
			b.Fatal(err)
		}
		return bytes.Count(made.bytes, []byte("/Type/Page/")) + bytes.Count(made.bytes, []byte("/Type /Page\n"))
	}
	pages := set()
	for b.Loop() {
		set()
	}
	b.ReportMetric(float64(pages), "pages")
}
