package search

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"maps"
	"slices"

	"stillwater/app/store"
)

// magic begins a snapshot. Its number changes with the form and with what
// counts as a word: a snapshot of other words would find other things.
const magic = "stillwater search 1\n"

const (
	// maxCount is the most documents, words or bytes of a list a snapshot may
	// name; ordinals have 30 bits.
	maxCount = 1 << 30
	// maxName is the longest name of a room, kind or word in bytes.
	maxName = maxWord + 1<<10
	// chunk is how much is read before more memory is taken: a count may lie.
	chunk = 64 << 10
)

// errSnapshot is returned by Read for what WriteTo did not write.
var errSnapshot = errors.New("not a snapshot of this index")

// WriteTo writes the whole index for Read. It holds every word of every
// document: the caller seals it.
func (x *Index) WriteTo(to io.Writer) (int64, error) {
	x.mu.Lock()
	x.sweep() // so that words of documents that are gone are not kept
	x.mu.Unlock()
	x.mu.RLock()
	defer x.mu.RUnlock()
	w := &writer{w: bufio.NewWriterSize(to, chunk)}
	w.text(magic)
	w.number(uint64(len(x.homes)))
	for _, h := range x.homes {
		w.text(h.room)
		w.text(h.kind)
	}
	w.number(uint64(len(x.docs)))
	for n, d := range x.docs {
		w.bytes(d.id[:])
		for _, v := range []uint64{uint64(d.stamp), uint64(d.at), uint64(d.title), uint64(d.home), uint64(x.lengths[n])} {
			w.number(v)
		}
	}
	w.number(uint64(len(x.heads)))
	for _, b := range slices.SortedFunc(maps.Keys(x.heads), func(a, b [2]byte) int { return bytes.Compare(a[:], b[:]) }) {
		w.bytes(b[:])
		w.block(x.heads[b].docs)
		w.number(uint64(len(x.heads[b].words)))
		for _, l := range x.heads[b].words {
			w.text(l.name)
			w.block(l.docs)
			w.block(l.places)
		}
	}
	if w.err == nil {
		w.err = w.w.Flush()
	}
	return w.n, w.err
}

// writer remembers the first error.
type writer struct {
	w   *bufio.Writer
	n   int64
	err error
	buf []byte
}

func (w *writer) bytes(b []byte) {
	if w.err == nil {
		var n int
		n, w.err = w.w.Write(b)
		w.n += int64(n)
	}
}

func (w *writer) number(v uint64) {
	w.buf = binary.AppendUvarint(w.buf[:0], v)
	w.bytes(w.buf)
}

// block writes b so that its length is known first.
func (w *writer) block(b []byte) {
	w.number(uint64(len(b)))
	w.bytes(b)
}

func (w *writer) text(s string) { w.block([]byte(s)) }

// Read reads what WriteTo wrote. Anything else is refused, and whatever it
// claims to hold, no more memory is taken than twice what there is to read.
func Read(from io.Reader) (*Index, error) {
	r := &reader{r: bufio.NewReaderSize(from, chunk)}
	if r.text() != magic {
		return nil, errSnapshot
	}
	x := New()
	for n := r.count(); n > 0 && r.err == nil; n-- {
		x.homes = append(x.homes, home{r.text(), r.text()})
	}
	for n := r.count(); n > 0 && r.err == nil; n-- {
		x.readDoc(r)
	}
	for n := r.count(); n > 0 && r.err == nil; n-- {
		x.readHead(r)
	}
	if _, err := r.r.ReadByte(); r.err != nil || err != io.EOF {
		return nil, errSnapshot
	}
	return x, nil
}

func (x *Index) readDoc(r *reader) {
	d, n := doc{id: store.ID(r.take(len(store.ID{})))}, uint32(len(x.docs))
	d.stamp, d.at, d.title, d.home = int64(r.number()), int64(r.number()), uint32(r.number()), uint32(r.number())
	length := r.number()
	if int(d.home) >= len(x.homes) || length > maxCount {
		r.err = errSnapshot
	}
	if length > 0 {
		if _, twice := x.numbers[d.id]; twice {
			r.err = errSnapshot
		}
		x.numbers[d.id] = n
	}
	x.docs, x.lengths = append(x.docs, d), append(x.lengths, uint32(length))
	x.sum += length
}

// readHead reads a part of the dictionary, whose words stand in order.
func (x *Index) readHead(r *reader) {
	b, h := [2]byte(r.take(2)), &head{list: list{docs: r.block()}}
	fits := x.heads[b] == nil && h.check(uint32(len(x.docs)), false)
	x.heads[b] = h
	for n := r.count(); n > 0 && fits && r.err == nil; n-- {
		l := &list{name: r.text(), docs: r.block(), places: r.block()}
		fits = l.name != "" && headOf(l.name) == b && l.check(uint32(len(x.docs)), l.name[0] != 0) &&
			(len(h.words) == 0 || h.words[len(h.words)-1].name < l.name)
		x.file(l)
	}
	if r.err == nil && !fits {
		r.err = errSnapshot
	}
}

// check proves that a cursor can walk the list among so many documents, with
// places or without, and counts them.
func (l *list) check(docs uint32, placed bool) bool {
	if !whole(l.docs) || !whole(l.places) {
		return false
	}
	places := uint64(0)
	for b := l.docs; len(b) > 0; {
		v, count := take(&b), uint32(1)
		if v&1 != 0 {
			if len(b) == 0 {
				return false
			}
			count = take(&b) + 2
		}
		doc := l.next + v>>2
		if doc >= docs {
			return false
		}
		l.n, l.next, places = l.n+1, doc+1, places+uint64(count)
	}
	return !placed && len(l.places) == 0 || placed && places == uint64(len(l.places)-continued(l.places))
}

// whole reports whether b ends with the end of a varint.
func whole(b []byte) bool { return len(b) == 0 || b[len(b)-1] < 0x80 }

// continued counts the bytes of b that are not the last of a varint.
func continued(b []byte) int {
	n := 0
	for _, c := range b {
		n += int(c >> 7)
	}
	return n
}

// reader reads numbers and strings, and after the first error only zeros.
type reader struct {
	r   *bufio.Reader
	err error
}

func (r *reader) number() uint64 {
	if r.err != nil {
		return 0
	}
	var v uint64
	v, r.err = binary.ReadUvarint(r.r)
	return v
}

// count reads how many of something follow.
func (r *reader) count() int {
	n := r.number()
	if n > maxCount {
		r.err = errSnapshot
	}
	if r.err != nil {
		return 0
	}
	return int(n)
}

func (r *reader) block() []byte { return r.take(r.count()) }

// take reads n bytes.
func (r *reader) take(n int) []byte {
	b := make([]byte, min(n, chunk))
	for have := 0; r.err == nil && have < n; {
		if have == len(b) {
			b = append(make([]byte, 0, min(n, 2*have)), b...)[:min(n, 2*have)]
		}
		var more int
		more, r.err = io.ReadFull(r.r, b[have:])
		have += more
	}
	return b
}

// text reads a name.
func (r *reader) text() string {
	n := r.count()
	if n > maxName {
		r.err, n = errSnapshot, 0
	}
	return string(r.take(n))
}
