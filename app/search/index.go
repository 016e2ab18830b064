// Package search finds the documents that hold given words, in memory: an
// inverted index with the place of every word, ranked by BM25.
//
// What counts as a word is what SQLite's FTS5 takes for one (see words), and a
// search finds what FTS5 would find in the same texts. An Index holds words of
// a person: it is never written but by WriteTo, whose caller seals it.
package search

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync"
	"time"

	"stillwater/app/store"
)

// A Doc is what can be found.
type Doc struct {
	ID         store.ID
	Stamp      int64  // tells one state of the document from another: its revision
	Room, Kind string // where it belongs and what it is, for in: and kind:
	Title      string
	Text       string
	At         time.Time // for before: and after:, by the clock of its own zone; zero for none
	Mood       int       // 1 to 5, 0 for none
	Tags       []string
	Feelings   []string
	People     []string // found by their whole name and by each part of it
}

// An Index finds documents. It is safe for concurrent use.
type Index struct {
	mu    sync.RWMutex
	lists map[string]*list  // of every word, and of every field's value
	heads map[[2]byte]*head // the same in order

	numbers map[store.ID]uint32 // ordinal of a document that is there
	docs    []doc               // by ordinal
	lengths []uint32            // by ordinal: one more than its words; 0 for a document that is gone
	homes   []home              // by doc.home
	sum     uint64              // of lengths
	waste   uint64              // words of documents that are gone, whose lists still name them

	counts []count        // of the lists of the document at hand
	recent [1 << 16]*list // by hash of the name: most of any text are few words
	seed   maphash.Seed
}

// A doc is what is remembered of a Doc beside its words.
type doc struct {
	id    store.ID
	stamp int64
	at    int64  // seconds on the clock of its zone, as if that were UTC
	title uint32 // where the title's words begin: behind the text's
	home  uint32
}

// A home is where a document belongs and what it is.
type home struct{ room, kind string }

// A count is how a list's word stands in the document at hand.
type count struct {
	list    *list
	n, last uint32 // how often, and where the last time
	title   bool
}

const (
	// maxWaste is how many words of documents that are gone are kept at least
	// before they are swept: sweeping takes as long as reading the index once.
	maxWaste = 1 << 20
	// wasteShare is the part of the index that may be such waste.
	wasteShare = 4
)

// New returns an empty Index.
func New() *Index {
	return &Index{lists: map[string]*list{}, heads: map[[2]byte]*head{}, numbers: map[store.ID]uint32{}, seed: maphash.MakeSeed()}
}

// Put takes a document in, or replaces it.
func (x *Index) Put(d Doc) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.drop(d.ID)
	n := uint32(len(x.docs))
	x.counts = x.counts[:0]
	text := words(d.Text, func(w word) bool { x.note(w, 0); return true })
	title := text + 1 // so that no phrase runs from one into the other
	all := text + words(d.Title, func(w word) bool { x.note(w, title); return true })
	for _, c := range x.counts {
		h := x.count(&c.list.head.list)
		h.n, h.title = h.n+c.n, h.title || c.title
	}
	for _, m := range d.marks() {
		x.count(x.list([]byte(m))).n = 1 // the same may be said twice
	}
	for _, c := range x.counts {
		c.list.add(n, c.title, c.n)
	}
	x.numbers[d.ID] = n
	x.docs = append(x.docs, doc{d.ID, d.Stamp, clock(d.At), title, x.home(home{d.Room, d.Kind})})
	x.lengths = append(x.lengths, all+1)
	x.sum += uint64(all + 1)
	if x.waste > max(maxWaste, x.sum/wasteShare) {
		x.sweep()
	}
}

// note counts a word of the document at hand; places begin at base.
func (x *Index) note(w word, base uint32) {
	l, at := x.list(w.term), base+w.at
	c := x.count(l)
	l.places = appendVarint(l.places, at-c.last)
	c.n, c.last, c.title = c.n+1, at, c.title || base > 0
}

// count returns the count of l in the document at hand.
func (x *Index) count(l *list) *count {
	if int(l.open) >= len(x.counts) || x.counts[l.open].list != l {
		l.open = uint32(len(x.counts))
		x.counts = append(x.counts, count{list: l})
	}
	return &x.counts[l.open]
}

// list returns the list called name, a new one if need be.
func (x *Index) list(name []byte) *list {
	recent := &x.recent[maphash.Bytes(x.seed, name)%uint64(len(x.recent))]
	if l := *recent; l != nil && l.name == string(name) {
		return l
	}
	l, known := x.lists[string(name)]
	if !known {
		l = &list{name: string(name)}
		x.file(l)
	}
	*recent = l
	return l
}

// file puts a new list where it is found.
func (x *Index) file(l *list) {
	b := headOf(l.name)
	h := x.heads[b]
	if h == nil {
		h = new(head)
		x.heads[b] = h
	}
	i, _ := slices.BinarySearchFunc(h.words, l.name, byName)
	h.words = slices.Insert(h.words, i, l)
	l.head, x.lists[l.name] = h, l
}

func byName(l *list, name string) int { return strings.Compare(l.name, name) }

func headOf(name string) (h [2]byte) {
	copy(h[:], name)
	return h
}

func (x *Index) home(h home) uint32 {
	i := slices.Index(x.homes, h)
	if i < 0 {
		i = len(x.homes)
		x.homes = append(x.homes, h)
	}
	return uint32(i)
}

// Delete forgets a document; it need not be there.
func (x *Index) Delete(id store.ID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.drop(id)
}

func (x *Index) drop(id store.ID) {
	n, ok := x.numbers[id]
	if !ok {
		return
	}
	delete(x.numbers, id)
	x.sum -= uint64(x.lengths[n])
	x.waste += uint64(x.lengths[n])
	x.lengths[n] = 0
}

// sweep makes the lists anew without the documents that are gone, and forgets
// the words that only they had.
func (x *Index) sweep() {
	if x.waste == 0 {
		return
	}
	to, docs, lengths := make([]uint32, len(x.docs)), x.docs[:0], make([]uint32, 0, len(x.numbers))
	for n, d := range x.docs {
		if x.lengths[n] > 0 {
			to[n] = uint32(len(docs))
			x.numbers[d.id] = to[n]
			docs, lengths = append(docs, d), append(lengths, x.lengths[n])
		}
	}
	for b, h := range x.heads {
		h.keep(x.lengths, to)
		h.words = slices.DeleteFunc(h.words, func(l *list) bool {
			l.keep(x.lengths, to)
			if l.n == 0 {
				delete(x.lists, l.name)
			}
			return l.n == 0
		})
		if len(h.words) == 0 {
			delete(x.heads, b)
		}
	}
	x.docs, x.lengths, x.waste = docs, lengths, 0
	x.counts = nil // these two name lists that may be gone
	clear(x.recent[:])
}

// Has says whether a document is there in the state of stamp.
func (x *Index) Has(id store.ID, stamp int64) bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	n, ok := x.numbers[id]
	return ok && x.docs[n].stamp == stamp
}

// Each calls f for every document. f must not call the Index.
func (x *Index) Each(f func(id store.ID, stamp int64)) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	for id, n := range x.numbers {
		f(id, x.docs[n].stamp)
	}
}

// Len is the number of documents.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.numbers)
}

// clock is what the clock of t's own zone showed, in seconds.
func clock(t time.Time) int64 {
	if t.IsZero() {
		return noTime
	}
	_, offset := t.Zone()
	return t.Unix() + int64(offset)
}

// noTime stands before every time: a document without one is in no range.
const noTime = -1 << 62
