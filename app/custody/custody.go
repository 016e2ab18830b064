// Package custody is the custody log as pure values: what was done with
// evidence and when, as a list of lines that nobody can reword, remove, insert
// or swap unseen once a checkpoint of it is signed.
//
// A Record makes one exact line of JSON. The lines are the leaves of a Merkle
// tree after RFC 6962; a Checkpoint is the tree's size and root as a signed
// note; a Code is a checkpoint short enough to be written on paper. Nothing
// here reads a clock, a file system or a store: bytes in, bytes out. See
// docs/format.md, "Custody log".
package custody

import (
	"errors"

	"golang.org/x/mod/sumdb/tlog"
)

var (
	// ErrInvalid is returned for a record that cannot be written as a line: a
	// place below 1, no salt, no time, an unknown action, a hash that is none,
	// text that is not UTF-8 or too long; and for a place or size a tree does
	// not have.
	ErrInvalid = errors.New("invalid custody record")
	// ErrMalformed is returned for bytes that are not a line, checkpoint or
	// proof as this package writes them.
	ErrMalformed = errors.New("malformed custody log")
	// ErrWrongKey is returned for a checkpoint that another key signed, or
	// that was changed after it was signed.
	ErrWrongKey = errors.New("checkpoint was not signed by this key")
	// ErrWrongOrigin is returned for a checkpoint of another log.
	ErrWrongOrigin = errors.New("checkpoint of another log")
	// ErrProof is returned for a proof that does not prove it.
	ErrProof = errors.New("custody proof does not hold")
	// ErrTypo is returned for a typed code with a slip in it; a TypoError says
	// where.
	ErrTypo = errors.New("typing error in a paper seal")
	// ErrNewerCode is returned for a code that a newer version made.
	ErrNewerCode = errors.New("paper seal of a newer version")
	// ErrNoCode is returned for a picture in which no code was found.
	ErrNoCode = errors.New("no paper seal in the picture")
)

// maxRecords is the most records a log can have, and far beyond any: a paper
// seal has 32 bits for it, and sizes near 2⁶³ make the arithmetic of trees run
// in circles.
const maxRecords = 1<<32 - 1

// A Hash is a leaf, a node or the root of the tree.
type Hash = [tlog.HashSize]byte
