package search

import (
	"encoding/binary"
	"math/bits"
)

// A list says in which documents a word stands, and where in them.
type list struct {
	name string
	head *head // where it stands in the dictionary
	// docs holds for each document, as varints: the gap to its ordinal from the
	// one before, whether the word stands in the title, whether it stands there
	// more than once (gap<<2 | title<<1 | more), and if so how often, less two.
	docs []byte
	// places holds the places of the word in each document, as varints: the
	// first, then the gaps. What is no word of a text has none.
	places []byte
	n      uint32 // documents
	next   uint32 // the ordinal behind the last document's
	open   uint32 // where Put counts the word in the document at hand
}

// A head is the part of the dictionary whose words begin with the same two
// bytes. Its own list, without places, says which documents have one of them:
// what has been typed is seldom longer when it is first looked for.
type head struct {
	list
	words []*list // in order of names
}

// add appends a document, which has count of the term.
func (l *list) add(doc uint32, title bool, count uint32) {
	v := (doc - l.next) << 2
	if title {
		v |= 2
	}
	if count > 1 {
		l.docs = appendVarint(l.docs, v|1)
		l.docs = appendVarint(l.docs, count-2)
	} else {
		l.docs = appendVarint(l.docs, v)
	}
	l.n, l.next = l.n+1, doc+1
}

// keep drops the documents whose length is 0 and gives the others the ordinals
// in to.
func (l *list) keep(lengths, to []uint32) {
	kept := list{name: l.name, head: l.head, docs: make([]byte, 0, len(l.docs)), places: make([]byte, 0, len(l.places))}
	for c := l.cursor(); c.step(); {
		all := c.places[skip(c.places, c.behind):]
		c.places, c.behind = all, 0
		if lengths[c.doc] > 0 {
			kept.add(to[c.doc], c.title, c.count)
			kept.places = append(kept.places, all[:skip(all, c.count)]...)
		}
	}
	*l = kept
}

// A cursor walks a list. The list was written by add, or proved by check.
type cursor struct {
	docs, places []byte
	at           int    // in docs
	next         uint32 // the ordinal behind this document's
	doc, count   uint32 // this document
	title        bool
	behind       uint32 // places of documents before this one, not yet read
}

func (l *list) cursor() cursor { return cursor{docs: l.docs, places: l.places} }

// step goes to the next document, if there is one.
func (c *cursor) step() bool {
	docs, i := c.docs, c.at
	if i >= len(docs) {
		return false
	}
	c.behind += c.count
	v := uint32(docs[i])
	if i++; v >= 0x80 {
		v &= 0x7f
		for shift := 7; ; shift += 7 {
			more := uint32(docs[i])
			i++
			v |= more & 0x7f << shift
			if more < 0x80 {
				break
			}
		}
	}
	doc := c.next + v>>2
	c.doc, c.next, c.title, c.count = doc, doc+1, v&2 != 0, 1
	if v&1 != 0 {
		v = uint32(docs[i])
		if i++; v >= 0x80 {
			rest := docs[i-1:]
			v = take(&rest)
			i = len(docs) - len(rest)
		}
		c.count = v + 2
	}
	c.at = i
	return true
}

// take reads one varint off the front of b.
func take(b *[]byte) uint32 {
	v, i := uint32((*b)[0]), 1
	if v >= 0x80 {
		v &= 0x7f
		for shift := 7; ; shift += 7 {
			next := uint32((*b)[i])
			i++
			v |= next & 0x7f << shift
			if next < 0x80 {
				break
			}
		}
	}
	*b = (*b)[i:]
	return v
}

// read appends the places in this document to into; once a document.
func (c *cursor) read(into []uint32) []uint32 {
	c.places = c.places[skip(c.places, c.behind):]
	c.behind = 0
	place := uint32(0)
	for range c.count {
		place += take(&c.places)
		into = append(into, place)
	}
	c.count = 0
	return into
}

// appendVarint is binary.AppendUvarint, made for the small numbers most are.
func appendVarint(b []byte, v uint32) []byte {
	if v < 1<<7 {
		return append(b, byte(v))
	}
	if v < 1<<14 {
		return append(b, byte(v)|0x80, byte(v>>7))
	}
	return binary.AppendUvarint(b, uint64(v))
}

// skip returns how many bytes the first n varints of b take, all if there are fewer.
func skip(b []byte, n uint32) int {
	const high = 0x8080808080808080
	i := 0
	for ; n >= 8 && i+8 <= len(b); i += 8 { // a varint ends with a byte below 0x80
		n -= uint32(bits.OnesCount64(^binary.LittleEndian.Uint64(b[i:]) & high))
	}
	for ; n > 0 && i < len(b); i++ {
		if b[i] < 0x80 {
			n--
		}
	}
	return i
}
