package peers

import (
	"fmt"
	"slices"
	"testing"
	"unicode"

	"stillwater/app/search"
)

var kinds = []string{"word", "AND", "phrase", "prefix", "NOT", "prefix AND phrase", "phrase that goes on", "titled, AND NOT"}

// TestFindsWhatFTS5Finds asks both the same 1,600 questions about the same
// 4,000 pages. It finds the same pages, not only as many.
func TestFindsWhatFTS5Finds(t *testing.T) {
	c := newCorpus(6_000)
	var pages []page
	for range 4_000 {
		pages = append(pages, c.page(60))
	}
	theirs, ours := newOracle(t, unicode61, pages), index(pages)
	for _, kind := range kinds {
		t.Run(kind, func(t *testing.T) {
			some := 0
			for range 200 {
				q := c.ask(kind, pages)
				want, got := theirs.find(t, q.theirs), find(ours, q.ours)
				if !slices.Equal(got, want) {
					t.Errorf("%q finds %d pages, FTS5 %d", q.ours, len(got), len(want))
				}
				if n := ours.Find(search.Parse(q.ours), search.Options{Limit: 1}).Total; n != len(want) {
					t.Errorf("%q counts %d, FTS5 %d", q.ours, n, len(want))
				}
				if len(want) > 0 {
					some++
				}
			}
			if some < 100 {
				t.Errorf("only %d of 200 questions found anything: they show nothing", some)
			}
		})
	}
}

// TestComparisonCanFail asks an FTS5 that keeps accents: a comparison that
// finds no difference to that would find none at all.
func TestComparisonCanFail(t *testing.T) {
	c := newCorpus(6_000)
	var pages []page
	for range 1_000 {
		pages = append(pages, c.page(60))
	}
	theirs, ours := newOracle(t, "unicode61 remove_diacritics 0", pages), index(pages)
	differ := 0
	for range 200 {
		if q := c.ask("word", pages); !slices.Equal(theirs.find(t, q.theirs), find(ours, q.ours)) {
			differ++
		}
	}
	if differ == 0 {
		t.Error("accents make no difference")
	}
}

// TestEveryLetterIsFoldedAlike takes one character at a time: what parts
// words, what belongs to them, and as what it is found.
func TestEveryLetterIsFoldedAlike(t *testing.T) {
	var pages []page
	for _, r := range [][2]rune{{0x20, 0x52F}, {0x531, 0x5F4}, {0x1E00, 0x20B9}, {0xFB00, 0xFB06}, {0xFF21, 0xFF5A}} {
		for c := r[0]; c <= r[1]; c++ {
			if !behind(c) {
				pages = append(pages, page{fmt.Sprintf("%04X", c), "x" + string(c) + "x"})
			}
		}
	}
	theirs, ours := newOracle(t, unicode61, pages), index(pages)
	for _, p := range pages {
		if want, got := theirs.find(t, quoted(p.text)), find(ours, quoted(p.text)); !slices.Equal(got, want) {
			t.Errorf("U+%s finds %d pages, FTS5 %d", p.title, len(got), len(want))
		}
	}
}

// behind reports whether FTS5's tables are behind Unicode at a character: it
// was not assigned in 6.1, or is Ǡ, whose accents they leave.
func behind(c rune) bool {
	newer := [][2]rune{{0x1E0, 0x1E1}, {0x37F, 0x37F}, {0x528, 0x52F}, {0x58D, 0x58F}, {0x5EF, 0x5EF}, {0x2066, 0x2069}}
	assigned := unicode.In(c, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf)
	return !assigned || slices.ContainsFunc(newer, func(r [2]rune) bool { return c >= r[0] && c <= r[1] })
}
