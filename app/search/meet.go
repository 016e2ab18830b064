package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// BM25 with the usual constants; a word in the title counts as so many more.
const (
	saturation  = 1.2
	lengthShare = 0.75
	titleWeight = 4
)

// meeting appends the documents that meet c, ranked, to hits.
func (x *Index) meeting(c clause, hits []found, s *scratch) []found {
	switch {
	case len(c.terms) > 1:
		hits = x.phrase(c.terms, hits, s)
	case c.terms[0].prefix:
		hits = x.beginning(c.terms[0], hits, s)
	default:
		hits = x.having(c.terms[0], hits)
	}
	x.rank(hits, c.mark)
	return hits
}

// rank turns how often a clause stands in each of hits into its score.
func (x *Index) rank(hits []found, mark bool) {
	if mark {
		for i := range hits {
			hits[i].score = 0
		}
		return
	}
	all, n := float64(len(x.numbers)), float64(len(hits))
	rarity := float32(math.Log(1+(all-n+0.5)/(n+0.5)) * (saturation + 1))
	base := float32(saturation * (1 - lengthShare))
	share := float32(saturation * lengthShare * all / float64(x.sum))
	for i, h := range hits {
		hits[i].score = rarity * h.score / (h.score + base + share*float32(x.lengths[h.doc]))
	}
}

// weight is how much so many words count, in the title or not.
func (c *cursor) weight() uint32 {
	if c.title {
		return c.count + titleWeight
	}
	return c.count
}

// having appends the documents that have the word t.
func (x *Index) having(t term, hits []found) []found {
	for _, l := range x.listsOf(t) {
		for c := l.cursor(); c.step(); {
			if x.lengths[c.doc] > 0 {
				hits = append(hits, found{c.doc, float32(c.weight())})
			}
		}
	}
	return hits
}

// beginning appends the documents that have a word that begins with t.
func (x *Index) beginning(t term, hits []found, s *scratch) []found {
	s.sums = append(s.sums[:0], make([]uint8, len(x.docs))...)
	lists := x.listsOf
	if len(t.text) <= len(headOf(t.text)) {
		lists = x.sumsOf
	}
	for _, l := range lists(t) {
		for c := l.cursor(); c.step(); {
			s.sums[c.doc] = uint8(min(uint32(s.sums[c.doc])+c.weight(), math.MaxUint8)) // more would rank no higher
		}
	}
	for n, sum := range s.sums {
		if sum > 0 && x.lengths[n] > 0 {
			hits = append(hits, found{uint32(n), float32(sum)})
		}
	}
	return hits
}

// listsOf returns the list of t, or if it is a prefix those of all words that
// begin with it.
func (x *Index) listsOf(t term) []*list {
	if !t.prefix {
		if l, ok := x.lists[t.text]; ok {
			return []*list{l}
		}
		return nil
	}
	var lists []*list
	for _, h := range x.headsOf(t.text) {
		from, _ := slices.BinarySearchFunc(h.words, t.text, byName)
		for _, l := range h.words[from:] {
			if !strings.HasPrefix(l.name, t.text) {
				break
			}
			lists = append(lists, l)
		}
	}
	return lists
}

// sumsOf returns lists of the documents that listsOf(t) has, without places,
// for a prefix of up to two bytes.
func (x *Index) sumsOf(t term) []*list {
	var lists []*list
	for _, h := range x.headsOf(t.text) {
		lists = append(lists, &h.list)
	}
	return lists
}

// headsOf returns where the words that begin with a prefix stand.
func (x *Index) headsOf(prefix string) []*head {
	var heads []*head
	if h := x.heads[headOf(prefix)]; h != nil {
		heads = append(heads, h)
	}
	if len(prefix) == 1 { // then that was the word of one byte
		for second := 1; second < 256; second++ {
			if h := x.heads[[2]byte{prefix[0], byte(second)}]; h != nil {
				heads = append(heads, h)
			}
		}
	}
	return heads
}

// phrase appends the documents in which terms stand as they do in the phrase.
// It begins with the rarest of them and keeps the starts where the others stand
// at their distance, too.
func (x *Index) phrase(terms []term, hits []found, s *scratch) []found {
	type part struct {
		at    uint32
		lists []*list
		n     uint32 // documents at most
	}
	parts := make([]part, len(terms))
	for i, t := range terms {
		p := part{at: t.at, lists: x.listsOf(t)}
		for _, l := range p.lists {
			p.n += l.n
		}
		if p.n == 0 {
			return hits
		}
		parts[i] = p
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.n, b.n) })
	starts := x.starts(parts[0].lists, parts[0].at, s)
	for _, p := range parts[1:] {
		starts = narrow(starts, p.lists, p.at, s)
	}
	for i := 0; i < len(starts); {
		n, h := uint32(starts[i]>>32), found{doc: uint32(starts[i] >> 32)}
		title := false
		for ; i < len(starts) && uint32(starts[i]>>32) == n; i++ {
			h.score++
			title = title || uint32(starts[i]) >= x.docs[n].title
		}
		if title {
			h.score += titleWeight
		}
		hits = append(hits, h)
	}
	return hits
}

// starts returns where a phrase could begin that has one of lists at its place
// at, in order.
func (x *Index) starts(lists []*list, at uint32, s *scratch) []uint64 {
	starts := s.starts[:0]
	for _, l := range lists {
		for c := l.cursor(); c.step(); {
			if x.lengths[c.doc] == 0 {
				continue
			}
			s.places = c.read(s.places[:0])
			for _, p := range s.places {
				if p >= at {
					starts = append(starts, uint64(c.doc)<<32|uint64(p-at))
				}
			}
		}
	}
	s.starts = starts
	return ordered(starts, lists)
}

// narrow keeps the starts where one of lists stands at the phrase's place at.
func narrow(starts []uint64, lists []*list, at uint32, s *scratch) []uint64 {
	met := make([]bool, len(starts))
	for _, l := range lists {
		i := 0
		for c := l.cursor(); i < len(starts) && c.step(); {
			for i < len(starts) && uint32(starts[i]>>32) < c.doc {
				i++
			}
			if i == len(starts) || uint32(starts[i]>>32) > c.doc {
				continue
			}
			s.places = c.read(s.places[:0])
			for _, p := range s.places {
				if p < at {
					continue
				}
				want := uint64(c.doc)<<32 | uint64(p-at)
				for i < len(starts) && starts[i] < want {
					i++
				}
				if i < len(starts) && starts[i] == want {
					met[i] = true
				}
			}
		}
	}
	kept := starts[:0]
	for i, start := range starts {
		if met[i] {
			kept = append(kept, start)
		}
	}
	return kept
}

// ordered puts starts that several lists gave in order, each once.
func ordered(starts []uint64, lists []*list) []uint64 {
	if len(lists) > 1 {
		slices.Sort(starts)
	}
	return slices.Compact(starts)
}
