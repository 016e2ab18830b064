package search

import (
	"bytes"
	"cmp"
	"slices"
	"sync"

	"stillwater/app/store"
)

// Options say which window of what was found is wanted.
type Options struct {
	Room          string // only what belongs there, if not empty
	Limit, Offset int    // Limit 0 for all from Offset on
}

// A Result is a window of what was found, best first.
type Result struct {
	Total int // found, in the window or not
	Hits  []Hit
}

// A Hit is a document that was found.
type Hit struct {
	ID         store.ID
	Room, Kind string
	Score      float64
}

// A found is a document that meets a clause, or all so far.
type found struct {
	doc   uint32
	score float32 // until ranked, how often a clause stands in it
}

// scratch is what one Find needs and the next can use again.
type scratch struct {
	hits, more []found
	sums       []uint8  // by ordinal
	starts     []uint64 // of a phrase: ordinal<<32 | place
	places     []uint32
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// Find returns what meets every condition of q, best first; of equals the
// newer first. A query that asks for nothing finds nothing.
func (x *Index) Find(q Query, o Options) Result {
	x.mu.RLock()
	defer x.mu.RUnlock()
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	if o.Room != "" && q.asks() {
		q.clauses = append(slices.Clip(q.clauses), clause{terms: []term{{text: markOf("in", key(o.Room))}}, mark: true})
	}
	hits := x.matching(q, s)
	return Result{len(hits), x.window(hits, o)}
}

// matching returns the documents that meet q, in order of ordinals.
func (x *Index) matching(q Query, s *scratch) []found {
	if !q.asks() {
		return nil
	}
	hits, begun := s.hits[:0], false
	for _, c := range q.clauses {
		if c.not || begun && len(hits) == 0 {
			continue
		}
		if !begun {
			hits, begun = x.meeting(c, hits, s), true
			continue
		}
		s.more = x.meeting(c, s.more[:0], s)
		hits = both(hits, s.more)
	}
	if !begun {
		for n, length := range x.lengths {
			if length > 0 {
				hits = append(hits, found{doc: uint32(n)})
			}
		}
	}
	s.hits = hits
	for _, c := range q.clauses {
		if c.not {
			s.more = x.meeting(c, s.more[:0], s)
			hits = except(hits, s.more)
		}
	}
	if q.dated() {
		hits = slices.DeleteFunc(hits, func(h found) bool {
			at := x.docs[h.doc].at
			return at == noTime || at < q.from || at >= q.to
		})
	}
	return hits
}

// both keeps of a what b has, too, and adds the scores.
func both(a, b []found) []found {
	kept := a[:0]
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].doc < b[0].doc:
			a = a[1:]
		case a[0].doc > b[0].doc:
			b = b[1:]
		default:
			kept = append(kept, found{a[0].doc, a[0].score + b[0].score})
			a, b = a[1:], b[1:]
		}
	}
	return kept
}

// except keeps of a what b has not.
func except(a, b []found) []found {
	return slices.DeleteFunc(a, func(h found) bool {
		for len(b) > 0 && b[0].doc < h.doc {
			b = b[1:]
		}
		return len(b) > 0 && b[0].doc == h.doc
	})
}

// window returns the hits that o asks for, best first.
func (x *Index) window(hits []found, o Options) []Hit {
	from := max(o.Offset, 0)
	if from >= len(hits) {
		return []Hit{}
	}
	to := len(hits)
	if o.Limit > 0 {
		to = from + min(o.Limit, to-from)
	}
	best := make([]found, 0, min(len(hits), 2*to))
	var worst *found // of the best so far, once there are as many as wanted
	for _, h := range hits {
		if worst != nil && x.better(h, *worst) > 0 {
			continue
		}
		if len(best) == cap(best) {
			slices.SortFunc(best, x.better)
			best = best[:to]
			worst = &best[to-1]
		}
		best = append(best, h)
	}
	slices.SortFunc(best, x.better)
	window := make([]Hit, 0, to-from)
	for _, h := range best[from:to] {
		d := x.docs[h.doc]
		window = append(window, Hit{d.id, x.homes[d.home].room, x.homes[d.home].kind, float64(h.score)})
	}
	return window
}

// better orders what was found: best first, then newest, then by ID.
func (x *Index) better(a, b found) int {
	if a.score != b.score {
		return cmp.Compare(b.score, a.score)
	}
	d, e := &x.docs[a.doc], &x.docs[b.doc]
	return cmp.Or(cmp.Compare(e.at, d.at), bytes.Compare(d.id[:], e.id[:]))
}
