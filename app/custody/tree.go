package custody

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// A Tree is the Merkle tree over the lines of a log, held in memory: about 64
// bytes a line. The zero Tree is empty. It is not safe for use by several
// goroutines at once while one of them appends.
type Tree struct {
	hashes stored
	size   int64
}

// stored are the hashes of a tree in tlog's order.
type stored []tlog.Hash

// ReadHashes implements tlog.HashReader.
func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index < 0 || index >= int64(len(s)) {
			return nil, ErrInvalid
		}
		hashes[i] = s[index]
	}
	return hashes, nil
}

// LeafHash is what stands in the tree for a line: SHA-256 of a zero byte and
// the line.
func LeafHash(line []byte) Hash { return Hash(tlog.RecordHash(line)) }

// Append adds a line and returns its place, from 1.
func (t *Tree) Append(line []byte) (int64, error) { return t.AppendHash(LeafHash(line)) }

// AppendHash adds a line of which only the hash is known.
func (t *Tree) AppendHash(leaf Hash) (int64, error) {
	if t.size >= maxRecords {
		return 0, fmt.Errorf("%w: log is full", ErrInvalid)
	}
	hashes, err := tlog.StoredHashesForRecordHash(t.size, tlog.Hash(leaf), t.hashes)
	if err != nil {
		return 0, err
	}
	t.hashes = append(t.hashes, hashes...)
	t.size++
	return t.size, nil
}

// Len is how many lines there are.
func (t *Tree) Len() int64 { return t.size }

// Root is the root over the first size lines.
func (t *Tree) Root(size int64) (Hash, error) {
	if size < 0 || size > t.size {
		return Hash{}, fmt.Errorf("%w: no such size", ErrInvalid)
	}
	root, err := tlog.TreeHash(size, t.hashes)
	return Hash(root), err
}

// Leaves are the hashes of the lines after place from up to place to, one
// after the other. Kept beside a checkpoint, they let Check name the very line
// that was reworded, and they reveal nothing of it.
func (t *Tree) Leaves(from, to int64) ([]byte, error) {
	if from < 0 || from > to || to > t.size {
		return nil, fmt.Errorf("%w: no such places", ErrInvalid)
	}
	b := make([]byte, 0, (to-from)*tlog.HashSize)
	for i := from; i < to; i++ {
		leaf := t.hashes[tlog.StoredHashIndex(0, i)]
		b = append(b, leaf[:]...)
	}
	return b, nil
}

// Prove returns the proof that the line at place seq stands in the log of the
// first size lines. It shows nothing of the other lines but hashes.
func (t *Tree) Prove(seq, size int64) ([]Hash, error) {
	if seq < 1 || seq > size || size > t.size {
		return nil, fmt.Errorf("%w: no such place", ErrInvalid)
	}
	proof, err := tlog.ProveRecord(size, seq-1, t.hashes)
	return plain(proof), err
}

// ProveGrowth returns the proof that the log of the first size lines begins
// with the log of the first older lines, unchanged.
func (t *Tree) ProveGrowth(older, size int64) ([]Hash, error) {
	if older < 1 || older > size || size > t.size {
		return nil, fmt.Errorf("%w: no such sizes", ErrInvalid)
	}
	proof, err := tlog.ProveTree(size, older, t.hashes)
	return plain(proof), err
}

// CheckProof checks what Prove returned, with nothing but the line and a
// checkpoint's size and root. ErrProof is returned if it does not hold.
func CheckProof(proof []Hash, seq, size int64, root Hash, line []byte) error {
	if seq < 1 || seq > size || size > maxRecords {
		return ErrProof
	}
	if tlog.CheckRecord(ours(proof), size, tlog.Hash(root), seq-1, tlog.RecordHash(line)) != nil {
		return ErrProof
	}
	return nil
}

// CheckGrowth checks what ProveGrowth returned, with nothing but the two
// checkpoints' sizes and roots. ErrProof is returned if it does not hold.
func CheckGrowth(proof []Hash, older int64, olderRoot Hash, size int64, root Hash) error {
	if older < 1 || older > size || size > maxRecords {
		return ErrProof
	}
	if tlog.CheckTree(ours(proof), size, tlog.Hash(root), older, tlog.Hash(olderRoot)) != nil {
		return ErrProof
	}
	return nil
}

func plain(proof []tlog.Hash) []Hash {
	hashes := make([]Hash, len(proof))
	for i, h := range proof {
		hashes[i] = Hash(h)
	}
	return hashes
}

func ours(proof []Hash) []tlog.Hash {
	hashes := make([]tlog.Hash, len(proof))
	for i, h := range proof {
		hashes[i] = tlog.Hash(h)
	}
	return hashes
}
