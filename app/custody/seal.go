package custody

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
)

const (
	codeVersion = 1
	// groups of groupSize letters, the last of each a check of the others:
	// three rows of five on paper.
	groups, groupSize = 15, 5
	// rootSize is how many bytes of a root stand in a code. Cut like SHA-224
	// it takes 2¹¹² work to make two logs with one code, and the whole would
	// be two groups longer and break the rows.
	rootSize = 28
	// codeSize is in bytes: size 4, key hash 4, root, check 1. The version's
	// four bits stand before them: 300 bits, five a letter.
	codeSize = 4 + 4 + rootSize + 1
	// maxTyped is in bytes, and far more than a code with any separators.
	maxTyped = 1 << 10
	// letters are Crockford's base32: no I, L, O, U.
	letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)

// A Code is a checkpoint as it stands on paper: how many records the log had,
// the first 28 bytes of the root over them, and the hash of origin and key.
type Code struct {
	Size int64
	Root [rootSize]byte
	Key  uint32
}

// Code makes the paper seal of a checkpoint that v opened.
func (v Verifier) Code(c Checkpoint) Code {
	return Code{c.Size, [rootSize]byte(c.Root[:]), v.KeyHash()}
}

// String is the code in fifteen groups of five letters.
func (c Code) String() string {
	all := make([]string, groups)
	digits := c.digits()
	for i := range all {
		d := digits[i*(groupSize-1) : (i+1)*(groupSize-1)]
		var b strings.Builder
		for _, digit := range append(slices.Clone(d), checkDigit(i, d)) {
			b.WriteByte(letters[digit])
		}
		all[i] = b.String()
	}
	return strings.Join(all, "-")
}

// Rows is the code as it is written down: three rows of five groups.
func (c Code) Rows() []string {
	s := strings.ReplaceAll(c.String(), "-", " ")
	const row = 5 * (groupSize + 1)
	return []string{s[:row-1], s[row : 2*row-1], s[2*row:]}
}

// bytes are the code but for its version, with the check over all as the last.
func (c Code) bytes() []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(c.Size)) // a log has no more
	b = binary.BigEndian.AppendUint32(b, c.Key)
	b = append(b, c.Root[:]...)
	return append(b, overall(b))
}

// overall is the check over a code without it: what slips past the checks of
// groups, one slip in 32, is noticed by it but for one in 256.
func overall(b []byte) byte {
	sum := sha256.Sum256(b)
	return sum[0]
}

// digits are version and bytes in base 32, without the groups' checks.
func (c Code) digits() []byte {
	n := new(big.Int).SetBytes(c.bytes())
	n.Or(n, new(big.Int).Lsh(big.NewInt(codeVersion), codeSize*8))
	d := make([]byte, groups*(groupSize-1))
	for i := len(d) - 1; i >= 0; i-- {
		d[i] = byte(n.Bits()[0] & 31)
		n.Rsh(n, 5)
	}
	return d
}

// checkDigit is the last letter of the group at place i: a sum over GF(32) in
// which each letter has a weight of its own, so that one wrong letter, two
// exchanged ones and a group at another's place always show.
func checkDigit(i int, digits []byte) byte {
	sum := byte(i)
	weight := byte(1)
	for _, d := range digits {
		weight = times(weight, 2)
		sum ^= times(weight, d)
	}
	return sum
}

// times multiplies in GF(32) modulo x⁵+x²+1.
func times(a, b byte) (product byte) {
	for ; b > 0; b >>= 1 {
		if b&1 == 1 {
			product ^= a
		}
		if a <<= 1; a&32 != 0 {
			a ^= 0b100101
		}
	}
	return product
}

// A TypoError says in which groups of a typed code the slips are, counted from
// 1; none if they cancel out but in the check over all. It is an ErrTypo.
type TypoError struct{ Groups []int }

// Error names the groups.
func (e *TypoError) Error() string {
	if len(e.Groups) == 0 {
		return ErrTypo.Error()
	}
	return fmt.Sprintf("%v: groups %v", ErrTypo, e.Groups)
}

// Unwrap returns ErrTypo.
func (e *TypoError) Unwrap() error { return ErrTypo }

// ParseCode reads a code as somebody types it: any case, any spaces, dashes
// and line ends, O for 0, I and L for 1. A slip is a TypoError that names its
// group; ErrNewerCode is returned for a code of a newer version.
func ParseCode(s string) (Code, error) {
	if len(s) > maxTyped {
		return Code{}, &TypoError{}
	}
	typed := split(s)
	var digits []byte
	var slips []int
	for i := range max(groups, len(typed)) {
		d, ok := []byte(nil), false
		if i < min(groups, len(typed)) {
			d, ok = parseGroup(i, typed[i])
		}
		if !ok {
			slips = append(slips, min(i, groups-1)+1)
		}
		digits = append(digits, d...)
	}
	if len(slips) > 0 {
		if len(typed) != groups { // everything after the first has moved
			slips = slips[:1]
		}
		return Code{}, &TypoError{slices.Compact(slips)}
	}
	n := new(big.Int)
	for _, d := range digits {
		n.Or(n.Lsh(n, 5), big.NewInt(int64(d)))
	}
	version := new(big.Int).Rsh(n, codeSize*8).Int64()
	b := make([]byte, codeSize+1)
	n.FillBytes(b)
	b = b[1:]
	switch {
	case version > codeVersion:
		return Code{}, ErrNewerCode
	case version < codeVersion || overall(b[:codeSize-1]) != b[codeSize-1]:
		return Code{}, &TypoError{}
	}
	return Code{int64(binary.BigEndian.Uint32(b)), [rootSize]byte(b[8 : 8+rootSize]), binary.BigEndian.Uint32(b[4:])}, nil
}

// split takes a typed code apart: into the groups as they were typed if there
// are as many as there should be, else every five letters.
func split(s string) []string {
	typed := strings.FieldsFunc(strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(s)), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || strings.ContainsRune("−_.,:;/|", r)
	})
	odd := slices.ContainsFunc(typed, func(g string) bool { return len([]rune(g)) != groupSize })
	all := []rune(strings.Join(typed, ""))
	if len(typed) == groups && (!odd || len(all) != groups*groupSize) {
		return typed
	}
	typed = nil
	for g := range slices.Chunk(all, groupSize) {
		typed = append(typed, string(g))
	}
	return typed
}

// parseGroup reads the group at place i and holds it against its check.
func parseGroup(i int, group string) ([]byte, bool) {
	var d []byte
	for _, r := range group {
		digit := strings.IndexRune(letters, r)
		if digit < 0 {
			return nil, false
		}
		d = append(d, byte(digit))
	}
	if len(d) != groupSize || checkDigit(i, d[:groupSize-1]) != d[groupSize-1] {
		return nil, false
	}
	return d[:groupSize-1], true
}

// CheckCode holds a log against a paper seal of it: "" if the log begins with
// just the records the seal was made of, Forged if the seal is of another log,
// Cut if this log ends before it, Reworded if one of its records is not what
// it was. Which, only the checkpoints kept with the log can tell.
func (t *Tree) CheckCode(c Code, v Verifier) Fault {
	if c.Key != v.KeyHash() {
		return Forged
	}
	if c.Size > t.size {
		return Cut
	}
	if root, err := t.Root(c.Size); err != nil || [rootSize]byte(root[:]) != c.Root {
		return Reworded
	}
	return ""
}
