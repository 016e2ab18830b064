//go:build sqlite_fts5

package peers

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/journal"
	"stillwater/app/rooms"
	"stillwater/app/seal"
	"stillwater/app/search"
)

const (
	benchPages = 100_000 // of about 250 words: ten a day for 27 years
	benchAsked = 100     // questions of a kind
	benchAdded = 500     // entries
	window     = 20      // results of a search, as a screen shows them
	rounds     = 3       // of each question, the fastest counts: the machine is not ours alone
)

// BenchmarkSearch compares 100,000 pages in memory with the same in the peer's
// file: times are "p95 ms" of ours, ratios how many times as long the peer's
// p95 takes. Both give the best 20 in order; ours counts all, too.
func BenchmarkSearch(b *testing.B) {
	c := newCorpus(100_000)
	pages := make([]page, benchPages)
	for i := range pages {
		pages[i] = c.page(250)
	}
	theirs := newPeer(b, unicode61)
	tx, insert := theirs.begin(b)
	x := search.New()
	before := heap()
	var ourBuild, theirBuild time.Duration
	for n := 0; n < benchPages; n += benchPages / 20 { // in turns, so that both have the machine as it is
		ourBuild += timed(func() { put(x, n, pages[n:n+benchPages/20]) })
		theirBuild += timed(func() { add(b, insert, n, pages[n:n+benchPages/20]) })
	}
	theirBuild += timed(func() { must(b, tx.Commit()) })
	memory := heap() - before

	b.Run("build", func(b *testing.B) {
		for b.Loop() { // it takes too long for more than once
		}
		report(b, ourBuild, theirBuild)
		b.ReportMetric(float64(memory)/(1<<20), "MiB")
	})
	b.Run("snapshot", func(b *testing.B) { benchmarkSnapshot(b, x) })
	for _, kind := range []string{"word", "AND", "phrase", "prefix", "frequent word", "frequent AND", "frequent phrase", "one letter"} {
		b.Run(kind, func(b *testing.B) {
			for b.Loop() {
				var ours, peers []time.Duration
				asked := benchAsked
				if strings.HasPrefix(kind, "frequent") || kind == "one letter" {
					asked /= 10 // they are all alike, and the peer is slow
				}
				for range asked {
					q := c.ask(kind, pages)
					ours = append(ours, fastest(func() { x.Find(search.Parse(q.ours), search.Options{Limit: window}) }))
					peers = append(peers, fastest(func() { theirs.find(b, q.theirs, best) }))
				}
				report(b, p95(ours), p95(peers))
			}
		})
	}
	b.Run("add", func(b *testing.B) { benchmarkAdd(b, c, x, theirs) })
	runtime.KeepAlive(x)
}

// best is how FTS5 is asked for the best pages; titles count more, as with us.
var best = fmt.Sprintf(`ORDER BY bm25(pages, 5.0, 1.0) LIMIT %d`, window)

// benchmarkSnapshot writes the index and reads it again; the peer's is its file.
func benchmarkSnapshot(b *testing.B, x *search.Index) {
	for b.Loop() {
		var out bytes.Buffer
		wrote := timed(func() {
			_, err := x.WriteTo(&out)
			must(b, err)
		})
		b.ReportMetric(float64(out.Len())/(1<<20), "MiB")
		read := timed(func() {
			_, err := search.Read(&out)
			must(b, err)
		})
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(float64(wrote.Milliseconds()), "ms-to-write")
		b.ReportMetric(float64(read.Milliseconds()), "ms-to-read")
	}
}

// benchmarkAdd adds entries one by one, each durable and found before the
// next: sealed in a vault of its own and put into the index, against a commit
// of the peer's table. Both have the 100,000 pages in their index.
func benchmarkAdd(b *testing.B, c *corpus, x *search.Index, theirs peer) {
	ctx := context.Background()
	r, err := rooms.Create(ctx, filepath.Join(b.TempDir(), "vault"), "anchor barley candle drift ember fjord", rooms.Options{Now: time.Now, KDF: seal.KDF{MemoryKiB: 64 << 10, Passes: 3, Lanes: 4}})
	must(b, err)
	defer r.Close()
	insert, err := theirs.db.Prepare(`INSERT INTO pages(title, text) VALUES (?, ?)`)
	must(b, err)
	for b.Loop() {
		var ours, peers time.Duration
		for range benchAdded {
			p := c.page(250)
			ours += timed(func() {
				e, err := r.Journal.Save(ctx, journal.Entry{Title: p.title, Text: p.text, At: time.Now(), Zone: "UTC"})
				must(b, err)
				x.Put(search.Doc{ID: e.ID, Stamp: e.Revision, Room: "journal", Kind: "entry", Title: e.Title, Text: e.Text, At: e.At})
			})
			peers += timed(func() {
				_, err := insert.Exec(p.title, p.text)
				must(b, err)
			})
		}
		report(b, ours/benchAdded, peers/benchAdded)
	}
}

// report says how long ours took, and how many times as long the peer.
func report(b *testing.B, ours, theirs time.Duration) {
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(ours.Microseconds())/1000, "ms")
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "×faster-than-"+peerName)
}

func timed(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}

func fastest(f func()) time.Duration {
	least := timed(f)
	for range rounds - 1 {
		least = min(least, timed(f))
	}
	return least
}

func p95(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)*95/100]
}

// heap is the memory in use once nothing is left to collect.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
