package vault

import (
	"encoding/binary"
	"hash"
	"math/bits"
	"time"

	"stillwater/app/seal"
)

// multiset is the sum of HMACs modulo 2²⁵⁶ after MSet-Add-Hash (Clarke,
// Devadas, van Dijk, Gassend and Suh 2003), least significant word first. It
// binds which records there are, each at which version, in no order.
type multiset [4]uint64

func element(key *seal.Key, id [16]byte, version uint64) multiset {
	return elementBy(key.NewMAC(), id, version)
}

// elementBy is element with a MAC under the same key, for many in a row.
func elementBy(m hash.Hash, id [16]byte, version uint64) multiset {
	m.Reset()
	var in [24]byte
	copy(in[:], id[:])
	binary.BigEndian.PutUint64(in[16:], version)
	m.Write(in[:])
	var mac [32]byte
	m.Sum(mac[:0])
	return multisetOf(mac)
}

func multisetOf(mac [32]byte) multiset {
	var m multiset
	for i := range m {
		m[i] = binary.LittleEndian.Uint64(mac[8*i:])
	}
	return m
}

func (m *multiset) add(o multiset) {
	var carry uint64
	for i := range m {
		m[i], carry = bits.Add64(m[i], o[i], carry)
	}
}

func (m *multiset) sub(o multiset) {
	var borrow uint64
	for i := range m {
		m[i], borrow = bits.Sub64(m[i], o[i], borrow)
	}
}

// head is written in the same transaction as every change (docs/format.md,
// "Head"). It notices a record removed, added or rolled back by somebody who
// has the files and not the key.
type head struct {
	Sequence uint64 // rises by one with each Update; also the version of its records
	Count    uint64 // records, the head not among them
	Sum      multiset
	Header   uint64 // generation of the header that belongs to it
	Changed  time.Time
}

const headSize = 8 + 8 + 32 + 8 + 8

func (h *head) encode() []byte {
	b := make([]byte, 0, headSize)
	b = binary.BigEndian.AppendUint64(b, h.Sequence)
	b = binary.BigEndian.AppendUint64(b, h.Count)
	for _, w := range h.Sum {
		b = binary.BigEndian.AppendUint64(b, w)
	}
	b = binary.BigEndian.AppendUint64(b, h.Header)
	return binary.BigEndian.AppendUint64(b, uint64(h.Changed.UnixNano()))
}

func decodeHead(b []byte) (head, error) {
	if len(b) != headSize {
		return head{}, damaged("head")
	}
	h := head{Sequence: binary.BigEndian.Uint64(b), Count: binary.BigEndian.Uint64(b[8:])}
	for i := range h.Sum {
		h.Sum[i] = binary.BigEndian.Uint64(b[16+8*i:])
	}
	h.Header = binary.BigEndian.Uint64(b[48:])
	h.Changed = time.Unix(0, int64(binary.BigEndian.Uint64(b[56:]))).UTC()
	return h, nil
}
