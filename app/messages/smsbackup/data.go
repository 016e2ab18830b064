package smsbackup

import (
	"bytes"
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
	if len(d.packed) == 0 && !d.broken && bytes.IndexByte(b, '\n') < 0 && bytes.IndexByte(b, '\r') < 0 && bytes.IndexByte(b, ' ') < 0 && bytes.IndexByte(b, '\t') < 0 {
		whole := len(b) &^ 3
		d.decode(b[:whole])
		d.packed = append(d.packed, b[whole:]...)
		return
	}
	for _, c := range b {
		if c != '\n' && c != '\r' && c != ' ' && c != '\t' {
			d.packed = append(d.packed, c)
		}
	}
	whole := len(d.packed) &^ 3
	d.decode(d.packed[:whole])
	d.packed = d.packed[:copy(d.packed, d.packed[whole:])]
}

// decode takes in letters of which there are four, or eight, or so on.
func (d *data) decode(b []byte) {
	if len(b) == 0 || d.broken {
		return
	}
	if need := base64.StdEncoding.DecodedLen(len(b)); cap(d.plain) < need {
		d.plain = make([]byte, need)
	}
	got, err := base64.StdEncoding.Decode(d.plain[:cap(d.plain)], b)
	d.broken = err != nil
	_, _ = d.sum.Write(d.plain[:got])
	d.size += int64(got)
}

// end gives the size and hash of all that was taken; false if it was no base64.
func (d *data) end() (size int64, sum [32]byte, ok bool) {
	d.broken = d.broken || len(d.packed) > 0
	d.sum.Sum(sum[:0])
	return d.size, sum, !d.broken
}
