package custody

import (
	"cmp"
	"iter"
	"slices"

	"golang.org/x/mod/sumdb/tlog"
)

// A Fault says in which way a log does not hold.
type Fault string

// The faults of a log.
const (
	Missing   Fault = "missing"   // the record is not there
	Doubled   Fault = "doubled"   // two records have this place
	Moved     Fault = "moved"     // the record stands at another place
	Reworded  Fault = "reworded"  // the record is not the one that was signed
	Malformed Fault = "malformed" // the record cannot be read
	Forged    Fault = "forged"    // the checkpoint is of another log or key, or was changed
	Cut       Fault = "cut"       // the log ends before the checkpoint
)

// A Break is a place where a log does not hold: the records From to To, the
// same if it is known to the record, both 0 if it is only a checkpoint that
// does not hold. Kept is the place of that checkpoint in the list that was
// given, -1 if none is needed to see it.
type Break struct {
	Fault    Fault
	From, To int64
	Kept     int
}

// A Kept is a checkpoint as it was kept. Leaves are what Tree.Leaves gave
// between the checkpoint before it and this one; they may be missing, and a
// reworded record is then only known to lie between the two.
type Kept struct {
	Note   []byte
	Leaves []byte
}

// A Report is what Check found.
type Report struct {
	Records int64 // how many there are
	// Sealed is how many of them, from the first, a checkpoint that holds
	// covers.
	Sealed int64
	// Breaks is empty if all holds. The first record that does not hold comes
	// first, then the checkpoints that do not.
	Breaks []Break
}

// Check computes a log anew from its lines, in the order of their places, and
// holds it against every checkpoint kept of it. It names the first record that
// does not hold, and every checkpoint that is not of this log.
func Check(lines iter.Seq[[]byte], kept []Kept, v Verifier) Report {
	sealed, breaks := open(kept, v)
	var r Report
	var t Tree
	var first *Break
	next, stop := iter.Pull(lines)
	defer stop()
	for b, ok := next(); ok; b, ok = next() {
		r.Records++
		if first != nil {
			continue // only counted
		}
		place := t.size + 1
		record, err := ParseLine(b)
		switch signed := sealed.leaf(place); {
		case err != nil:
			first = &Break{Malformed, place, place, -1}
		case record.Seq < place:
			first = &Break{Doubled, record.Seq, record.Seq, -1}
		case record.Seq > place:
			n, later := seek(next, place)
			r.Records += n
			first = &Break{Missing, place, record.Seq - 1, -1}
			if later {
				first = &Break{Moved, place, place, -1}
			}
		case signed != nil && Hash(*signed) != LeafHash(b):
			first = &Break{Reworded, place, place, sealed.over(place)}
		default:
			_, _ = t.Append(b) // its place is one that a log can have
		}
	}
	for _, c := range sealed.checkpoints {
		if c.size > t.size {
			if first == nil {
				first = &Break{Cut, t.size + 1, c.size, c.kept}
			}
			break
		}
		if root, err := t.Root(c.size); err != nil || root != c.root {
			first = &Break{Reworded, r.Sealed + 1, c.size, c.kept}
			break
		}
		r.Sealed = c.size
	}
	if first != nil {
		breaks = slices.Insert(breaks, 0, *first)
	}
	r.Breaks = breaks
	return r
}

// seek reads on, to see whether the record of a place comes later.
func seek(next func() ([]byte, bool), place int64) (n int64, found bool) {
	for b, ok := next(); ok; b, ok = next() {
		n++
		r, err := ParseLine(b)
		found = found || err == nil && r.Seq == place
	}
	return n, found
}

// sealedLog is what the checkpoints say: their sizes and roots, smallest first,
// and the hashes of the lines as far as those agree with a signed root.
type sealedLog struct {
	checkpoints []sealedAt
	leaves      Tree
}

type sealedAt struct {
	size int64
	root Hash
	kept int
}

// leaf is the hash of the line at a place, nil where none is known.
func (s *sealedLog) leaf(place int64) *tlog.Hash {
	if place > s.leaves.size {
		return nil
	}
	return &s.leaves.hashes[tlog.StoredHashIndex(0, place-1)]
}

// over is the first checkpoint kept that covers a place.
func (s *sealedLog) over(place int64) int {
	i := slices.IndexFunc(s.checkpoints, func(c sealedAt) bool { return c.size >= place })
	return s.checkpoints[i].kept
}

// open reads the checkpoints and sorts out those that are not of this log.
func open(kept []Kept, v Verifier) (sealedLog, []Break) {
	var s sealedLog
	var breaks []Break
	for i, k := range kept {
		c, err := v.Open(k.Note)
		if err != nil {
			breaks = append(breaks, Break{Fault: Forged, Kept: i})
			continue
		}
		s.checkpoints = append(s.checkpoints, sealedAt{c.Size, c.Root, i})
	}
	slices.SortStableFunc(s.checkpoints, func(a, b sealedAt) int { return cmp.Compare(a.size, b.size) })
	for _, c := range s.checkpoints {
		s.leaves.adopt(kept[c.kept].Leaves, c)
	}
	return s, breaks
}

// adopt appends leaves up to a checkpoint, if the tree then has its root.
func (t *Tree) adopt(leaves []byte, c sealedAt) {
	if int64(len(leaves)) != (c.size-t.size)*tlog.HashSize {
		return
	}
	before := *t
	for leaf := range slices.Chunk(leaves, tlog.HashSize) {
		if _, err := t.AppendHash(Hash(leaf)); err != nil {
			*t = before
			return
		}
	}
	if root, err := t.Root(c.size); err != nil || root != c.root {
		*t = before
	}
}
