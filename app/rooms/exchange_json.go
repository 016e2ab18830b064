package rooms

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"time"

	"stillwater/app/journal"
	"stillwater/app/store"
)

// ownFormat and ownVersion are what our JSON export says of itself.
// docs/journal.schema.json says the rest.
const (
	ownFormat  = "stillwater-journal"
	ownVersion = 0
)

// ownEntry is one entry of the JSON export.
type ownEntry struct {
	ID          store.ID          `json:"id"`
	Kind        journal.EntryKind `json:"kind"`
	Title       string            `json:"title"`
	Text        string            `json:"text"`
	At          time.Time         `json:"at"`
	Zone        string            `json:"zone"`
	Mood        int               `json:"mood,omitempty"`
	Feelings    []string          `json:"feelings,omitempty"`
	Pull        *int              `json:"pull,omitempty"`
	Tags        []string          `json:"tags,omitempty"`
	People      []string          `json:"people,omitempty"`
	To          string            `json:"to,omitempty"`
	SealedUntil time.Time         `json:"sealed_until,omitzero"`
	BrokenAt    time.Time         `json:"broken_at,omitzero"`
	Sealed      bool              `json:"sealed,omitempty"`
	Record      *ownRecord        `json:"record,omitempty"`
	Attachments []ownAttachment   `json:"attachments,omitempty"`
	Origin      string            `json:"origin,omitempty"`
	CreatedAt   time.Time         `json:"created_at"`
	UpdatedAt   time.Time         `json:"updated_at"`
}

type ownRecord struct {
	Thought string `json:"thought"`
	For     string `json:"for"`
	Against string `json:"against"`
	Kinder  string `json:"kinder"`
	Before  *int   `json:"before,omitempty"`
	After   *int   `json:"after,omitempty"`
}

type ownAttachment struct {
	Name      string    `json:"name"`
	File      string    `json:"file"`
	MediaType string    `json:"media_type"`
	Size      int64     `json:"size"`
	SHA256    string    `json:"sha256"`
	AddedAt   time.Time `json:"added_at"`
}

// ownOf is e as it is exported, with those attachments that were written out.
func ownOf(e journal.Entry) ownEntry {
	o := ownEntry{ID: e.ID, Kind: e.Kind, Title: e.Title, Text: e.Text, At: e.At, Zone: e.Zone, Mood: e.Mood, Feelings: e.Feelings, Pull: e.Pull,
		Tags: e.Tags, People: e.People, To: e.To, SealedUntil: e.SealedUntil, BrokenAt: e.BrokenAt, Sealed: e.Sealed, Origin: e.Origin,
		CreatedAt: e.CreatedAt, UpdatedAt: e.UpdatedAt}
	if r := e.Record; r != nil {
		o.Record = &ownRecord{r.Thought, r.For, r.Against, r.Kinder, r.Before, r.After}
	}
	for _, a := range e.Attachments {
		o.Attachments = append(o.Attachments, ownAttachment{a.Name, a.Path, a.MediaType, a.Size, hex.EncodeToString(a.SHA256[:]), a.AddedAt})
	}
	return o
}

// readOwn reads one entry of the JSON export back.
func readOwn(raw []byte) (journal.Entry, error) {
	var o ownEntry
	if err := json.Unmarshal(raw, &o); err != nil {
		return journal.Entry{}, err
	}
	e := journal.Entry{ID: o.ID, Kind: o.Kind, Title: o.Title, Text: o.Text, At: o.At, Zone: o.Zone, Mood: o.Mood, Feelings: o.Feelings, Pull: o.Pull,
		Tags: o.Tags, People: o.People, To: o.To, SealedUntil: o.SealedUntil, BrokenAt: o.BrokenAt, Sealed: o.Sealed, Origin: o.Origin,
		CreatedAt: o.CreatedAt, UpdatedAt: o.UpdatedAt}
	if loc, err := time.LoadLocation(o.Zone); err == nil {
		e.At = e.At.In(loc)
	}
	if r := o.Record; r != nil {
		e.Record = &journal.ThoughtRecord{Thought: r.Thought, For: r.For, Against: r.Against, Kinder: r.Kinder, Before: r.Before, After: r.After}
	}
	for _, a := range o.Attachments {
		e.Attachments = append(e.Attachments, journal.Attachment{Name: a.Name, Path: a.File})
	}
	return e, nil
}

// ownHead is what stands before the entries.
type ownHead struct {
	Format     string    `json:"format"`
	Version    int       `json:"version"`
	ExportedAt time.Time `json:"exported_at"`
	AppVersion string    `json:"app_version"`
}

// An ownFile is the JSON export while it is written, an entry at a time.
type ownFile struct {
	w     *bufio.Writer
	begun bool
}

func (f *ownFile) head(h ownHead) error {
	b, err := json.MarshalIndent(h, "", "  ")
	if err != nil {
		return err
	}
	_, err = f.w.WriteString(string(b[:len(b)-len("\n}")]) + ",\n  \"entries\": [")
	return err
}

func (f *ownFile) add(e journal.Entry) error {
	if f.begun {
		_ = f.w.WriteByte(',') // the last write says what went wrong
	}
	f.begun = true
	_, _ = f.w.WriteString("\n    ")
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // nobody embeds it in a page; & stays readable
	enc.SetIndent("    ", "  ")
	if err := enc.Encode(ownOf(e)); err != nil {
		return err
	}
	_, err := f.w.Write(bytes.TrimSpace(b.Bytes()))
	return err
}

func (f *ownFile) end() error {
	_, err := f.w.WriteString("\n  ]\n}\n")
	if err == nil {
		err = f.w.Flush()
	}
	return err
}
