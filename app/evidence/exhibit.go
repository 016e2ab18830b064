// Package evidence keeps exhibits (files, byte for byte, with what proves them
// unchanged), incidents (what happened, in the person's own words), claims
// (what is said of them) and people, ties them together, and keeps the log of
// everything done to them.
//
// Each is one store.Record. An exhibit's Meta says all about it, its one blob
// is the file; the Meta of the others holds what lists need and the Body the
// rest. Numbers count from 1 and are never given twice: an exhibit that is
// removed leaves its record behind, without the bytes. What is said can be
// changed; what it said before stays beside it. See docs/format.md, "Kinds of
// records" and "Custody".
package evidence

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
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
	// ClaimKind is the store.Kind of a claim.
	ClaimKind store.Kind = "evidence.claim"
	// PersonKind is the store.Kind of a person.
	PersonKind store.Kind = "evidence.person"
	// CorrectionKind is the store.Kind of an earlier wording.
	CorrectionKind store.Kind = "evidence.correction"
	// MarkKind is the store.Kind of a marked date.
	MarkKind store.Kind = "evidence.mark"
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
	// ErrConflict is returned when something was changed since the revision the
	// caller started from. Nothing is written.
	ErrConflict = errors.New("evidence changed meanwhile")
	// ErrSealed is returned for an exhibit that is kept unread, until Unseal.
	ErrSealed = errors.New("exhibit is sealed unread")
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
	Provenance
	Revision    int64           // of Provenance, counting its changes from 0
	Found       []Concern       // what reading the file found that weakens it
	Sealed      bool            // kept unread: not shown, not read by anything but a check
	UnsealedAt  time.Time       // UTC; when its seal was broken, zero if it never had one or still has
	DerivedFrom store.ID        // the original it is a copy of, zero for an original
	Tool        string          // that made the copy, and its version
	Params      json.RawMessage // of the tool: the rectangles of a redaction
	// Incidents and Claims are those outside the trash that link to it.
	Incidents []store.ID
	Claims    []store.ID

	head uint32 // CRC-32 of the first headSize bytes
}

// Provenance is what a person says of an exhibit, as opposed to what its bytes
// say.
type Provenance struct {
	Source   Source    `json:"source,omitzero"`
	MadeBy   string    `json:"made_by,omitempty"` // who took the picture, wrote the letter
	Note     string    `json:"note,omitempty"`
	Series   string    `json:"series,omitempty"`   // the label of the section it belongs to: "A", "bank"
	Concerns []Concern `json:"concerns,omitempty"` // what the person sees is missing in it
}

// Source is where a file came from.
type Source struct {
	Kind         string `json:"kind,omitempty"`          // in a word: screenshot, photo, export, letter
	Device       string `json:"device,omitempty"`        // it was made on
	Account      string `json:"account,omitempty"`       // it was made in
	App          string `json:"app,omitempty"`           // and its version
	ExportMethod string `json:"export_method,omitempty"` // how it was got out
	ObtainedFrom string `json:"obtained_from,omitempty"` // who handed it over
	ObtainedAt   string `json:"obtained_at,omitempty"`   // as the person says it
}

// Concern is something that weakens an exhibit: "cropped" (no messages around
// it), "no-sender" or "no-date", which a person sees; or one of media.Concern,
// which the file shows.
type Concern string

// concerns are those that a person can see.
var concerns = []Concern{"cropped", "no-sender", "no-date"}

// maxNote is the longest note on an exhibit in bytes: it is held for lists.
const maxNote = 4_000

// clean returns p as it will be kept, or says why it cannot be.
func (p Provenance) clean() (Provenance, error) {
	for _, s := range []*string{&p.MadeBy, &p.Series, &p.Source.Kind, &p.Source.Device, &p.Source.Account, &p.Source.App,
		&p.Source.ExportMethod, &p.Source.ObtainedFrom, &p.Source.ObtainedAt} {
		if *s = strings.TrimSpace(*s); !fits(*s, maxPerson) {
			return p, fmt.Errorf("%w: too long or not UTF-8", ErrInvalid)
		}
	}
	p.Concerns = distinct(slices.Clone(p.Concerns))
	if !fits(p.Note, maxNote) || slices.ContainsFunc(p.Concerns, func(c Concern) bool { return !slices.Contains(concerns, c) }) {
		return p, fmt.Errorf("%w: a note too long or a concern nobody knows", ErrInvalid)
	}
	return p, nil
}

// said is what is said of the exhibit, by the names of its fields.
func (p Provenance) said() said {
	return said{"source": p.Source, "made_by": p.MadeBy, "note": p.Note, "series": p.Series, "concerns": p.Concerns}
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
	Provenance
	Revision    int64           `json:"revision,omitempty"`
	Found       []Concern       `json:"found,omitempty"`
	Sealed      bool            `json:"sealed,omitempty"`
	UnsealedAt  time.Time       `json:"unsealed_at,omitzero"`
	DerivedFrom store.ID        `json:"derived_from,omitzero"`
	Tool        string          `json:"tool,omitempty"`
	Params      json.RawMessage `json:"params,omitempty"`
}

func (e Exhibit) encode() ([]byte, error) {
	m := exhibitMeta{Number: e.Number, Name: e.RawName, MediaType: e.MediaType, Size: e.Size,
		SHA256: hex.EncodeToString(e.SHA256[:]), Head: e.head, ModifiedAt: e.ModifiedAt, AddedAt: e.AddedAt, Zone: e.Zone,
		CheckedAt: e.CheckedAt, Intact: e.Intact, RemovedAt: e.RemovedAt, Provenance: e.Provenance, Revision: e.Revision,
		Found: e.Found, Sealed: e.Sealed, UnsealedAt: e.UnsealedAt, DerivedFrom: e.DerivedFrom, Tool: e.Tool, Params: e.Params}
	if !utf8.ValidString(e.RawName) {
		m.Name, m.RawName = e.Name, []byte(e.RawName)
	}
	meta, err := json.Marshal(m)
	if err == nil && len(meta) > store.MaxMeta {
		err = fmt.Errorf("%w: too long", ErrInvalid)
	}
	return meta, err
}

// decodeExhibit reads what encode wrote; anything else is store.ErrDamaged.
func decodeExhibit(r store.Record) (Exhibit, error) {
	var m exhibitMeta
	if err := json.Unmarshal(r.Meta, &m); err != nil || m.Number < 1 || m.Size < 0 {
		return Exhibit{}, store.ErrDamaged
	}
	e := Exhibit{ID: r.ID, Number: m.Number, RawName: m.Name, MediaType: m.MediaType, Size: m.Size,
		ModifiedAt: m.ModifiedAt, AddedAt: m.AddedAt, Zone: m.Zone,
		CheckedAt: m.CheckedAt, Intact: m.Intact, RemovedAt: m.RemovedAt, head: m.Head, Provenance: m.Provenance,
		Revision: m.Revision, Found: m.Found, Sealed: m.Sealed, UnsealedAt: m.UnsealedAt, DerivedFrom: m.DerivedFrom,
		Tool: m.Tool, Params: m.Params}
	if m.RawName != nil {
		e.RawName = string(m.RawName)
	}
	e.Name = media.ShownName(e.RawName)
	if n, err := hex.Decode(e.SHA256[:], []byte(m.SHA256[:min(len(m.SHA256), 64)])); err != nil || n != len(e.SHA256) {
		return Exhibit{}, store.ErrDamaged
	}
	return e, nil
}
