// Package evidence keeps exhibits (files, byte for byte, with what proves them
// unchanged) and incidents (what happened, in the person's own words), and
// ties them together.
//
// Each is one store.Record. An exhibit's Meta says all about it and its one
// blob is the file; an incident's Meta holds what lists need and its Body the
// exact words and the linked exhibits. Numbers count from 1 and are never
// given twice: an exhibit that is removed leaves its record behind, without
// the bytes. See docs/format.md, "Evidence".
package evidence

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"
	"unicode/utf8"

	"stillwater/app/media"
	"stillwater/app/store"
)

const (
	// ExhibitKind is the store.Kind of an exhibit.
	ExhibitKind store.Kind = "evidence.exhibit"
	// IncidentKind is the store.Kind of an incident.
	IncidentKind store.Kind = "evidence.incident"
)

var (
	// ErrInvalid is returned for an exhibit or incident that cannot be kept as
	// it is: not a plain file, an unknown zone, a year outside 1900 to 9999, a
	// time that does not fit how sure it is, text that is empty, too long or
	// not UTF-8, an unknown tactic.
	ErrInvalid = errors.New("invalid evidence")
	// ErrChanged is returned by Add for a file that changed while it was read.
	// Nothing is kept of it.
	ErrChanged = errors.New("file changed while it was read")
	// ErrConflict is returned by SaveIncident when the incident was changed
	// since the revision the caller started from. Nothing is written.
	ErrConflict = errors.New("incident changed meanwhile")
)

// An Exhibit is one file as it was when it was added. The hash proves that the
// bytes are unchanged since then, not who made them or when.
type Exhibit struct {
	ID         store.ID
	Number     int       // from 1, never given twice
	Name       string    // original name for showing: valid UTF-8, no control characters
	RawName    string    // original name, byte for byte
	MediaType  string    // by its first bytes, never by its name
	Size       int64     // bytes
	SHA256     [32]byte  // of the file
	ModifiedAt time.Time // UTC; what the file system said, zero if nothing useful
	AddedAt    time.Time // UTC
	Zone       string    // IANA name of the zone it was added in
	CheckedAt  time.Time // UTC; last Check, zero if none
	Intact     bool      // what the last Check found
	RemovedAt  time.Time // UTC; zero while the bytes are kept
	// Incidents are those outside the trash that link to it.
	Incidents []store.ID

	head uint32 // CRC-32 of the first headSize bytes
}

// likeness is what two files share long before their hashes are known to be
// the same.
type likeness struct {
	size int64
	head uint32
}

func (e Exhibit) likeness() likeness { return likeness{e.Size, e.head} }

// damaged reports whether the last Check found other bytes than were added.
func (e Exhibit) damaged() bool { return !e.CheckedAt.IsZero() && !e.Intact }

// exhibitMeta is the Meta of an exhibit's record.
type exhibitMeta struct {
	Number     int       `json:"number"`
	Name       string    `json:"name"`
	RawName    []byte    `json:"raw_name,omitempty"` // base64, where Name cannot hold it: not UTF-8
	MediaType  string    `json:"media_type"`
	Size       int64     `json:"size"`
	SHA256     string    `json:"sha256"`
	Head       uint32    `json:"head_crc32"` // of the first 4096 bytes; finds candidates for the same file
	ModifiedAt time.Time `json:"modified_at,omitzero"`
	AddedAt    time.Time `json:"added_at"`
	Zone       string    `json:"zone"`
	CheckedAt  time.Time `json:"checked_at,omitzero"`
	Intact     bool      `json:"intact,omitempty"`
	RemovedAt  time.Time `json:"removed_at,omitzero"`
}

func (e Exhibit) encode() ([]byte, error) {
	m := exhibitMeta{Number: e.Number, Name: e.RawName, MediaType: e.MediaType, Size: e.Size,
		SHA256: hex.EncodeToString(e.SHA256[:]), Head: e.head, ModifiedAt: e.ModifiedAt, AddedAt: e.AddedAt, Zone: e.Zone,
		CheckedAt: e.CheckedAt, Intact: e.Intact, RemovedAt: e.RemovedAt}
	if !utf8.ValidString(e.RawName) {
		m.Name, m.RawName = e.Name, []byte(e.RawName)
	}
	return json.Marshal(m)
}

// decodeExhibit reads what encode wrote; anything else is store.ErrDamaged.
func decodeExhibit(id store.ID, meta []byte) (Exhibit, error) {
	var m exhibitMeta
	if err := json.Unmarshal(meta, &m); err != nil || m.Number < 1 || m.Size < 0 {
		return Exhibit{}, store.ErrDamaged
	}
	e := Exhibit{ID: id, Number: m.Number, RawName: m.Name, MediaType: m.MediaType, Size: m.Size,
		ModifiedAt: m.ModifiedAt, AddedAt: m.AddedAt, Zone: m.Zone,
		CheckedAt: m.CheckedAt, Intact: m.Intact, RemovedAt: m.RemovedAt, head: m.Head}
	if m.RawName != nil {
		e.RawName = string(m.RawName)
	}
	e.Name = media.ShownName(e.RawName)
	if n, err := hex.Decode(e.SHA256[:], []byte(m.SHA256[:min(len(m.SHA256), 64)])); err != nil || n != len(e.SHA256) {
		return Exhibit{}, store.ErrDamaged
	}
	return e, nil
}
