package backup

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"stillwater/app/store"
)

const (
	readmeName   = "README.txt"
	manifestName = "manifest.json"
	headName     = "head.json"
	sumsName     = "SHA256SUMS"

	maxName    = 512       // bytes; the longest written are below 250
	maxMembers = 2_000_000 // keeps the memory for names below 100 MB whatever a file claims
)

// Ranks are the order of members. Restoring in one pass needs originals before
// the records that own them, and the counts are only known after both.
const (
	rankReadme = iota
	rankFiles
	rankRecords
	rankManifest
	rankHead
	rankSums
	rankNone = -1
)

func rank(name string) int {
	switch top, _, _ := strings.Cut(name, "/"); {
	case name == readmeName:
		return rankReadme
	case name == manifestName:
		return rankManifest
	case name == headName:
		return rankHead
	case name == sumsName:
		return rankSums
	case top == name:
		return rankNone
	case slices.Contains([]string{"evidence", "journal", "streak", "check-ins", "plan"}, top):
		return rankFiles
	case top == "records":
		return rankRecords
	}
	return rankNone
}

var (
	originalName = regexp.MustCompile(`^(evidence/[0-9]{4,}|journal/attachments/[a-z2-7]{26})/[^/]+$`)
	documentName = regexp.MustCompile(`^records/([a-z0-9][a-z0-9._-]{0,63})-[0-9]{4,}\.json$`)
)

// kindOf is the kind of the records in the member, empty if none can be.
func kindOf(name string) store.Kind {
	m := documentName.FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	return store.Kind(m[1])
}

// safe reports whether every system can extract a member of this name inside
// the folder it is told to, and every checksum tool can list it.
func safe(name string) bool {
	if !fs.ValidPath(name) || len(name) > maxName || strings.ContainsFunc(name, unsafeRune) {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || strings.HasPrefix(part, "-") || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
			return false
		}
	}
	return true
}

func unsafeRune(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || strings.ContainsRune("\\:*?\"<>|\u2028\u2029", r)
}

// A roll holds the names met so far. No two may differ only in case: on many
// systems one would overwrite the other.
type roll struct {
	met map[[16]byte]struct{}
	at  int // rank of the last one
}

func newRoll() roll { return roll{met: map[[16]byte]struct{}{}, at: rankNone} }

// enter takes the next name, or says why it cannot stand here.
func (r *roll) enter(name string) error {
	next := rank(name)
	if next == rankNone || !safe(name) || next == rankRecords && kindOf(name) == "" {
		return errors.New("unsafe or unexpected name")
	}
	inOrder := next >= r.at && (next == rankReadme) == (r.at == rankNone) && (next <= rankManifest || next == r.at+1)
	if !inOrder {
		return errors.New("members out of order")
	}
	sum := sha256.Sum256([]byte(strings.ToLower(name)))
	key := [16]byte(sum[:])
	if _, again := r.met[key]; again {
		return errors.New("two members of one name")
	}
	if len(r.met) == maxMembers {
		return errors.New("too many members")
	}
	r.met[key] = struct{}{}
	r.at = next
	return nil
}

// line is a member's line in SHA256SUMS.
func line(sum digest, name string) []byte { return fmt.Appendf(nil, "%x  %s\n", sum, name) }
