// Package backup writes a whole vault into one file that opens without this
// app, and reads it back: an age file, sealed with a passphrase, of a tar with
// the original files, readable pages, and the records as JSON. See
// docs/format.md, "Backup".
//
// Nothing in a backup is trusted before it is checked: every member's name,
// header, size and hash, in one pass and in bounded memory.
package backup

import (
	"context"
	_ "embed" // for README.txt
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"time"

	"stillwater/app/store"
)

// Format is the version of the layout this package writes; it reads none that
// is newer. 0 means not frozen yet.
const Format = 0

var (
	// ErrNotBackup is returned for a file that is no backup of this app.
	ErrNotBackup = errors.New("not a backup")
	// ErrWrongPassphrase is returned when the passphrase does not open the file.
	ErrWrongPassphrase = errors.New("wrong passphrase for the backup")
	// ErrTruncated is returned for a backup whose end is missing.
	ErrTruncated = errors.New("backup is cut short")
	// ErrDamaged is returned for a backup that is not as it was written.
	ErrDamaged = errors.New("backup is damaged")
	// ErrNewerFormat is returned for a backup that only a newer app can read.
	ErrNewerFormat = errors.New("backup is of a newer format")
	// ErrChanged is returned by Write when a record owns a blob that was not
	// handed over: it was added meanwhile. Writing again helps.
	ErrChanged = errors.New("vault changed while it was backed up")
)

const (
	bufferSize  = 1 << 20     // bytes; large enough that hand-overs between goroutines cost nothing
	maxDocument = 64 << 20    // bytes of one file of records; the longest entry is 16 MiB, 22 MiB in base64
	documentCut = 1 << 20     // bytes after which the next file of records begins
	maxSmall    = 1 << 20     // bytes of README.txt, manifest.json and head.json each
	workFactor  = 18          // log2 of scrypt's N: 256 MiB, about 0.6 s
	maxWork     = 22          // log2 of the largest N opened: 4 GiB, about 10 s; age's own bound
	maxHeader   = 4 << 10     // bytes of an age header; one passphrase takes 170
	chunkSize   = 64<<10 + 16 // bytes of a sealed chunk of age's
	nonceSize   = 16          // bytes between age's header and the first chunk
)

//go:embed README.txt
var readmeText []byte

// readmeLine is how README.txt begins; it tells the format before anything
// else is read.
const readmeLine = "Stillwater backup, format %d\n"

// Counts says how much a backup holds.
type Counts struct {
	Entries     int   `json:"entries"`     // of the journal, with those in the trash
	Attachments int   `json:"attachments"` // of entries, with removed ones
	Incidents   int   `json:"incidents"`   // with those in the trash
	Exhibits    int   `json:"exhibits"`    // whose bytes the records own
	Records     int   `json:"records"`     // of all kinds
	Bytes       int64 `json:"bytes"`       // of the exhibits and attachments
}

// add counts one record.
func (c *Counts) add(r store.Record) {
	c.Records++
	switch r.Kind { // as docs/format.md names them
	case "journal.entry":
		c.Entries++
	case "evidence.incident":
		c.Incidents++
	}
	for _, b := range r.Blobs {
		if r.Kind == "journal.attachment" {
			c.Attachments++
		} else {
			c.Exhibits++
		}
		c.Bytes += b.Size
	}
}

// A Manifest says what a backup is.
type Manifest struct {
	Format     int             `json:"format"` // set by Write
	App        string          `json:"app"`
	AppVersion string          `json:"app_version"`
	CreatedAt  time.Time       `json:"created_at"`
	VaultID    string          `json:"vault_id"`
	Counts     Counts          `json:"counts"` // set by Write
	Head       json.RawMessage `json:"head,omitempty"`
}

// A File is one file for people to read, or one original.
type File struct {
	Name       string // under evidence/, journal/ or streak/; evidence/<number>/<name> or journal/attachments/<ID>/<name> for an original
	ModifiedAt time.Time
	Size       int64
	SHA256     [32]byte // of an original; checked while it is written
	Blob       store.ID // of an original; zero for others
	// Open opens the bytes at their start. It is nil for an original whose
	// bytes are known to be damaged: the backup says that they are lost.
	Open func() (io.ReadCloser, error)
}

// A Source hands over what goes into a backup.
type Source struct {
	Info Manifest
	// Files calls add for every file, originals first.
	Files func(ctx context.Context, add func(File) error) error
	// Records is called after Files and calls add for every record, with its
	// whole Body.
	Records func(ctx context.Context, add func(store.Record) error) error
	// Seal answers the digest of all checksums so far with what only the
	// vault's key can make of it; the answer becomes head.json.
	Seal func(digest [32]byte) ([]byte, error)
	// WorkFactor is the log2 of scrypt's N; 0 means 18, as it has to be but in
	// tests.
	WorkFactor int
}

// A Report says what a backup held that was read to its end without a fault.
type Report struct {
	Manifest Manifest
	Members  int // files in the archive
	Lost     int // originals that were damaged already when it was written
	// Digest and Head are what Seal was asked and what it answered: comparing
	// them proves that the vault itself wrote this backup.
	Digest [32]byte
	Head   []byte
}

// digest is a SHA-256 that stands in JSON as hexadecimal.
type digest [32]byte

func (d digest) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, d[:]), nil }

func (d *digest) UnmarshalText(b []byte) error {
	if len(b) != hex.EncodedLen(len(d)) {
		return ErrDamaged
	}
	_, err := hex.Decode(d[:], b)
	return err
}

// document is one record as it stands in a file of records.
type document struct {
	ID         store.ID        `json:"id"`
	Kind       store.Kind      `json:"kind"`
	Meta       json.RawMessage `json:"meta,omitempty"`
	Body       string          `json:"body,omitempty"`
	BodyBase64 []byte          `json:"body_base64,omitempty"` // where Body cannot hold it: not UTF-8
	Apart      bool            `json:"apart,omitempty"`       // how a store keeps the body, not what it is
	Blobs      []reference     `json:"blobs,omitempty"`
}

// reference stands for a blob. It says where the bytes are and never how they
// were sealed.
type reference struct {
	Member string `json:"member,omitempty"` // empty if lost
	Lost   bool   `json:"lost,omitempty"`
	Size   int64  `json:"size"`
	SHA256 digest `json:"sha256"`
}
