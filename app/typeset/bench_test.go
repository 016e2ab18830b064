package typeset

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// novel is text that does not repeat, about 500 words a page of A4.
func novel(pages int) string {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for range pages * 4 {
		for range 125 {
			for range 2 + r.IntN(8) {
				b.WriteByte("etaoinshrdlucmfwypvbgkjqxz"[min(r.IntN(26), r.IntN(26))])
			}
			b.WriteByte(' ')
		}
		b.WriteString("*and* **so on**.\n\n- a\n- b\n\n")
	}
	return b.String()
}

// BenchmarkPDF sets pages with everything ready, which a report of 60 pages
// is to be in three seconds.
func BenchmarkPDF(b *testing.B) {
	needsPress(b)
	if _, err := shared.PDF(context.Background(), new(bytes.Buffer), Document{Template: plainPage, Data: Prose("ready")}); err != nil {
		b.Fatal(err)
	}
	for _, pages := range []int{1, 60, 600} {
		d := Document{Template: plainPage, Data: Prose(novel(pages))}
		b.Run(fmt.Sprintf("pages=%d", pages), func(b *testing.B) {
			for b.Loop() {
				if _, err := shared.PDF(context.Background(), new(bytes.Buffer), d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
