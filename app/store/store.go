// Package store says what a sealed store of records and blobs promises, and
// holds no implementation. package vault implements it on disk, package
// storetest in memory; the rooms (journal, evidence, streak) are written
// against these interfaces only. See docs/format.md, "Records" and "Blobs".
package store

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"errors"
	"io"
)

var (
	// ErrNotFound is returned when no record or blob stands under an ID.
	ErrNotFound = errors.New("record not found")
	// ErrTooLarge is returned by Update when its records do not fit into one
	// transaction (MaxUpdate) or a record's Meta exceeds MaxMeta.
	ErrTooLarge = errors.New("too large for one transaction")
	// ErrDamaged is returned when stored bytes are not the bytes that were
	// sealed: flipped, swapped, cut or replaced.
	ErrDamaged = errors.New("stored data is damaged")
)

const (
	// MaxMeta is the largest Meta of one record in bytes: Meta is held for
	// lists, so it must stay small; long text belongs into Body.
	MaxMeta = 64 << 10
	// MaxUpdate is the total of Meta and Body bytes one Update surely takes;
	// Bodies above 512 KiB do not count, since they become blobs.
	MaxUpdate = 1 << 20
)

// An ID is the random 16-byte key of a record or blob. It says nothing of
// what it names: no type, no date, no order.
type ID [16]byte

// idText is the lower-case base32 alphabet without padding: 26 characters,
// safe in file names and URLs.
var idText = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// NewID returns a random ID. It panics if the system has no randomness,
// as crypto/rand does.
func NewID() ID {
	var id ID
	_, _ = rand.Read(id[:]) // never fails since Go 1.24
	return id
}

// ParseID reads what String wrote. Anything else is ErrNotFound: a malformed
// ID names nothing.
func ParseID(s string) (ID, error) {
	var id ID
	if len(s) != 26 {
		return ID{}, ErrNotFound
	}
	b, err := idText.DecodeString(s)
	if err != nil || len(b) != len(id) {
		return ID{}, ErrNotFound
	}
	copy(id[:], b)
	if id.String() != s { // two texts must never name one record
		return ID{}, ErrNotFound
	}
	return id, nil
}

// String returns the 26-character lower-case base32 form.
func (id ID) String() string { return idText.EncodeToString(id[:]) }

// IsZero reports whether id is the zero ID, which names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// MarshalText and UnmarshalText let an ID stand in JSON as its String; the
// zero ID is the empty string.
func (id ID) MarshalText() ([]byte, error) {
	if id.IsZero() {
		return []byte{}, nil
	}
	return []byte(id.String()), nil
}

// UnmarshalText is the inverse of MarshalText.
func (id *ID) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*id = ID{}
		return nil
	}
	p, err := ParseID(string(b))
	*id = p
	return err
}

// A Kind names what a record is, as "room.thing" ("journal.entry"). It is
// sealed with the record. At most 64 bytes.
type Kind string

// A Record is the unit of storing.
type Record struct {
	ID   ID
	Kind Kind
	// Meta is a JSON object of at most MaxMeta bytes: whatever lists and
	// filters need. It is decoded for every record at unlock.
	Meta []byte
	// Body is what is read only when the record is opened: a person's text.
	Body []byte
	// Apart keeps Body apart from the rest, so that a Scan passes it by: for
	// records of which there may be 100,000, each with a long Body.
	Apart bool
	// Blobs are the blobs this record owns. A blob belongs to exactly one
	// record and dies with it, or when a Put of the record leaves it out.
	Blobs []Blob
}

// A Blob refers to stored bytes. The Key opens them and stands nowhere but in
// the owning record, so that deleting the record destroys the blob.
type Blob struct {
	ID     ID       `json:"id"`
	Key    [32]byte `json:"key"`
	Size   int64    `json:"size"`   // bytes of the original
	SHA256 [32]byte `json:"sha256"` // of the original
	Chunks int64    `json:"chunks"` // sealed chunks, at least 1
}

// Store is a set of sealed records and blobs. All methods are safe for
// concurrent use. A locked store answers every call with vault.ErrLocked.
type Store interface {
	// View calls f with a consistent, read-only view.
	View(ctx context.Context, f func(Tx) error) error
	// Update calls f once; if f returns nil, all it put and deleted becomes
	// durable before Update returns, or none of it. Updates never overlap.
	Update(ctx context.Context, f func(Tx) error) error
	// AddBlob seals all of r into a new blob that is durable when AddBlob
	// returns. It belongs to nobody until an Update puts a record that lists
	// it; unowned blobs are swept at the next unlock. progress, if not nil,
	// is called with the bytes taken so far.
	AddBlob(ctx context.Context, r io.Reader, progress func(int64)) (Blob, error)
	// OpenBlob opens a blob for reading. Every byte handed out has been
	// authenticated; a damaged chunk gives ErrDamaged.
	OpenBlob(b Blob) (BlobReader, error)
}

// BlobReader reads one blob, from the start or at any offset.
type BlobReader interface {
	io.ReadSeekCloser
	io.ReaderAt
}

// Tx is one transaction.
type Tx interface {
	// Get returns the record under id, or ErrNotFound.
	Get(id ID) (Record, error)
	// Put writes r, replacing the record under r.ID; only in Update. It does
	// not keep r's slices.
	Put(r Record) error
	// Delete removes the record under id and then its blobs; ErrNotFound if
	// there is none; only in Update.
	Delete(id ID) error
	// Scan calls f for every record in no particular order, until f returns
	// an error, which Scan returns. A Body kept Apart, or so long that it
	// became a blob, is nil in Scan: Get fetches it. The slices of the Record are valid during f only. In
	// an Update, Scan does not see that Update's own writes.
	Scan(f func(Record) error) error
}
