package custody

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// maxNote is in bytes: a checkpoint is three short lines and a signature.
const maxNote = 4 << 10

// A Checkpoint is the log's state at one moment: how many lines it has and the
// root over them. Note is its text with the signature below it, a C2SP
// tlog-checkpoint as a signed note; that is what is kept and handed on.
type Checkpoint struct {
	Origin string
	Size   int64
	Root   Hash
	Note   []byte
}

// text is the part of a note that is signed.
func text(origin string, size int64, root Hash) string {
	return fmt.Sprintf("%s\n%d\n%s\n", origin, size, base64.StdEncoding.EncodeToString(root[:]))
}

// A Signer signs the checkpoints of one log.
type Signer struct {
	key      ed25519.PrivateKey
	verifier Verifier
}

// NewSigner makes the signer of the log named origin from a seed of 32 random
// bytes. Origin is a name like "stillwater/3fk9…": not empty, at most 128
// letters, without spaces or a plus sign.
func NewSigner(seed []byte, origin string) (Signer, error) {
	if len(seed) != ed25519.SeedSize {
		return Signer{}, fmt.Errorf("%w: seed", ErrInvalid)
	}
	key := ed25519.NewKeyFromSeed(seed)
	v, err := NewVerifier(key.Public().(ed25519.PublicKey), origin)
	return Signer{key, v}, err
}

// Key is the key itself, for whoever signs more with it.
func (s Signer) Key() ed25519.PrivateKey { return s.key }

// Verifier opens what s signs.
func (s Signer) Verifier() Verifier { return s.verifier }

// Sign makes the checkpoint of the first size lines of t.
func (s Signer) Sign(t *Tree, size int64) (Checkpoint, error) {
	root, err := t.Root(size)
	if err != nil {
		return Checkpoint{}, err
	}
	origin := s.verifier.origin
	signed, err := note.Sign(&note.Note{Text: text(origin, size, root)}, noteSigner{s})
	if err != nil {
		return Checkpoint{}, err
	}
	return Checkpoint{Origin: origin, Size: size, Root: root, Note: signed}, nil
}

// noteSigner is a Signer as package note wants it.
type noteSigner struct{ s Signer }

func (n noteSigner) Name() string    { return n.s.verifier.origin }
func (n noteSigner) KeyHash() uint32 { return n.s.verifier.KeyHash() }
func (n noteSigner) Sign(msg []byte) ([]byte, error) {
	return ed25519.Sign(n.s.key, msg), nil
}

// A Verifier knows a log's origin and public key, and nothing secret.
type Verifier struct {
	origin string
	text   string
	note   note.Verifier
}

// NewVerifier makes the verifier of the log named origin.
func NewVerifier(key ed25519.PublicKey, origin string) (Verifier, error) {
	if len(key) != ed25519.PublicKeySize || len(origin) > 128 {
		return Verifier{}, fmt.Errorf("%w: key or origin", ErrInvalid)
	}
	text, err := note.NewEd25519VerifierKey(origin, key)
	if err != nil {
		return Verifier{}, fmt.Errorf("%w: key", ErrInvalid)
	}
	v, err := ParseVerifier(text)
	if err != nil {
		return Verifier{}, fmt.Errorf("%w: origin", ErrInvalid)
	}
	return v, nil
}

// ParseVerifier reads what Verifier.String wrote.
func ParseVerifier(s string) (Verifier, error) {
	v, err := note.NewVerifier(s)
	if err != nil {
		return Verifier{}, fmt.Errorf("%w: verifier key", ErrMalformed)
	}
	return Verifier{origin: v.Name(), text: s, note: v}, nil
}

// String is the key in the form of signed notes: origin, key hash and key.
func (v Verifier) String() string { return v.text }

// Origin is the log's name.
func (v Verifier) Origin() string { return v.origin }

// KeyHash names origin and key together in 32 bits, as signed notes do and a
// paper seal does.
func (v Verifier) KeyHash() uint32 { return v.note.KeyHash() }

// Open reads a checkpoint and checks who signed it. ErrMalformed is returned
// for what is none, ErrWrongOrigin for one of another log, ErrWrongKey for one
// that another key signed or that was changed.
func (v Verifier) Open(signed []byte) (Checkpoint, error) {
	c, err := ParseCheckpoint(signed)
	if err != nil {
		return Checkpoint{}, err
	}
	if c.Origin != v.origin {
		return Checkpoint{}, ErrWrongOrigin
	}
	if _, err := note.Open(signed, note.VerifierList(v.note)); err != nil {
		return Checkpoint{}, ErrWrongKey
	}
	return c, nil
}

// ParseCheckpoint reads a checkpoint without asking who signed it.
func ParseCheckpoint(signed []byte) (Checkpoint, error) {
	malformed := fmt.Errorf("%w: checkpoint", ErrMalformed)
	if len(signed) > maxNote {
		return Checkpoint{}, malformed
	}
	// With no verifier known the text comes back in an error, if it is a note.
	var unverified *note.UnverifiedNoteError
	if _, err := note.Open(signed, note.VerifierList()); !errors.As(err, &unverified) {
		return Checkpoint{}, malformed
	}
	lines := strings.Split(unverified.Note.Text, "\n")
	if len(lines) != 4 {
		return Checkpoint{}, malformed
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	root, rootErr := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || rootErr != nil || size < 0 || size > maxRecords || len(root) != len(Hash{}) {
		return Checkpoint{}, malformed
	}
	c := Checkpoint{Origin: lines[0], Size: size, Root: Hash(root), Note: bytes.Clone(signed)}
	if c.Origin == "" || text(c.Origin, c.Size, c.Root) != unverified.Note.Text {
		return Checkpoint{}, malformed
	}
	return c, nil
}
