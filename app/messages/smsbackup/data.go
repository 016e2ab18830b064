package smsbackup

import (
	"crypto/sha256"
	"encoding/base64"
	"hash"
)

// data is what stands within a message as base64: it is decoded to be hashed
// and counted, and never held.
type data struct {
	sum    hash.Hash
	packed []byte // what is left over of four letters
	plain  []byte
	size   int64
	broken bool
}

func newData() *data { return &data{sum: sha256.New()} }

func (d *data) begin() {
	d.sum.Reset()
	d.packed, d.size, d.broken = d.packed[:0], 0, false
}

func (d *data) take(b []byte) {
	for _, c := range b {
		if c != '\n' && c != '\r' && c != ' ' && c != '\t' {
			d.packed = append(d.packed, c)
		}
	}
	d.flush(len(d.packed) &^ 3)
}

// flush decodes the first n letters.
func (d *data) flush(n int) {
	if n == 0 || d.broken {
		d.packed = d.packed[:0]
		return
	}
	if need := base64.StdEncoding.DecodedLen(n); cap(d.plain) < need {
		d.plain = make([]byte, need)
	}
	got, err := base64.StdEncoding.Decode(d.plain[:cap(d.plain)], d.packed[:n])
	d.broken = err != nil
	_, _ = d.sum.Write(d.plain[:got])
	d.size += int64(got)
	d.packed = d.packed[:copy(d.packed, d.packed[n:])]
}

// end gives the size and hash of all that was taken; false if it was no base64.
func (d *data) end() (size int64, sum [32]byte, ok bool) {
	d.broken = d.broken || len(d.packed) > 0
	d.sum.Sum(sum[:0])
	return d.size, sum, !d.broken
}
