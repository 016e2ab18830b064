package app

import (
	"context"
	"encoding/hex"
	"strings"

	"stillwater/app/evidence"
	"stillwater/app/media"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// Evidence is the evidence locker's room.
type Evidence struct{ h *house }

// Exhibit is a kept file.
type Exhibit struct {
	ID          string     `json:"id"`
	Number      int        `json:"number"`
	Name        string     `json:"name"`
	MediaType   string     `json:"media_type"`
	Size        int64      `json:"size"`
	SHA256      string     `json:"sha256"`
	ModifiedAt  string     `json:"modified_at"`
	AddedAt     string     `json:"added_at"`
	Zone        string     `json:"zone"`
	CheckedAt   string     `json:"checked_at"`
	State       string     `json:"state"` // "unchecked", "intact", "damaged" or "removed"
	Incidents   []string   `json:"incidents"`
	Claims      []string   `json:"claims"`
	Preview     string     `json:"preview"` // "image", "text", "audio", "video", "pages" or "none"
	Said        Provenance `json:"said"`
	Revision    int64      `json:"revision"` // of what is said
	Found       []string   `json:"found"`    // what the file shows that weakens it
	Sealed      bool       `json:"sealed"`   // kept unread
	UnsealedAt  string     `json:"unsealed_at"`
	DerivedFrom string     `json:"derived_from"` // the exhibit it is a copy of, empty for an original
}

// Provenance is what the person says of an exhibit.
type Provenance struct {
	MadeBy   string   `json:"made_by"`
	Note     string   `json:"note"`
	Series   string   `json:"series"`
	Source   Source   `json:"source"`
	Concerns []string `json:"concerns"` // "cropped", "no-sender" or "no-date"
}

// Source is where a file came from.
type Source struct {
	Kind         string `json:"kind"`
	Device       string `json:"device"`
	Account      string `json:"account"`
	App          string `json:"app"`
	ExportMethod string `json:"export_method"`
	ObtainedFrom string `json:"obtained_from"`
	ObtainedAt   string `json:"obtained_at"`
}

// Fact is one thing a file says of itself.
type Fact struct {
	Origin string `json:"origin"` // "file", "exif", "xmp", "iptc", "movie", "pdf" or "mail"
	Name   string `json:"name"`
	Value  string `json:"value"`
	About  string `json:"about"` // "date", "place", "device", "software", "person", "size", "action", or empty
	At     string `json:"at"`    // of a date
	Zoned  bool   `json:"zoned"` // whether the file says its zone
}

// Box is what is covered of a picture, in pixels of the upright picture.
type Box struct {
	X      int `json:"x"`
	Y      int `json:"y"`
	Width  int `json:"width"`
	Height int `json:"height"`
}

// ExhibitQuery asks for a window of the exhibits, newest first.
type ExhibitQuery struct {
	Incident string `json:"incident"`
	Offset   int    `json:"offset"`
	Limit    int    `json:"limit"`
}

// ExhibitPage is a window of the exhibits.
type ExhibitPage struct {
	Total int       `json:"total"`
	Rows  []Exhibit `json:"rows"`
}

// EvidenceSummary is what the locker holds in all.
type EvidenceSummary struct {
	Incidents int    `json:"incidents"`
	Claims    int    `json:"claims"`
	People    int    `json:"people"`
	Exhibits  int    `json:"exhibits"`
	Bytes     int64  `json:"bytes"`
	Damaged   int    `json:"damaged"`
	CheckedAt string `json:"checked_at"`
}

func exhibitOf(x evidence.Exhibit) Exhibit {
	return Exhibit{
		ID: x.ID.String(), Number: x.Number, Name: x.Name, MediaType: x.MediaType, Size: x.Size, SHA256: hex.EncodeToString(x.SHA256[:]),
		ModifiedAt: stamp(x.ModifiedAt), AddedAt: stamp(x.AddedAt), Zone: x.Zone, CheckedAt: stamp(x.CheckedAt),
		State: stateOf(x), Incidents: each(x.Incidents, store.ID.String), Claims: each(x.Claims, store.ID.String), Preview: previewFor(x),
		Said: Provenance{x.MadeBy, x.Note, x.Series, Source(x.Source), each(x.Concerns, text)}, Revision: x.Revision,
		Found: each(x.Found, text), Sealed: x.Sealed, UnsealedAt: stamp(x.UnsealedAt), DerivedFrom: named(x.DerivedFrom),
	}
}

// previewFor is how an exhibit may be shown: one that is kept unread, not at
// all.
func previewFor(x evidence.Exhibit) string {
	if x.Sealed {
		return "none"
	}
	if recording := recordingOf(x.MediaType, x.Size); recording != "" {
		return recording
	}
	if hasPages(x.MediaType, x.Size) {
		return "pages"
	}
	return previewOf(x.MediaType)
}

// text is a word of a fixed list.
func text[T ~string](v T) string { return string(v) }

// wordOf is text's other way.
func wordOf[T ~string](s string) T { return T(s) }

// named is an ID that may name nothing.
func named(id store.ID) string {
	if id.IsZero() {
		return ""
	}
	return id.String()
}

func stateOf(x evidence.Exhibit) string {
	switch {
	case !x.RemovedAt.IsZero():
		return "removed"
	case x.CheckedAt.IsZero():
		return "unchecked"
	case x.Intact:
		return "intact"
	}
	return "damaged"
}

// Exhibits returns a window of the exhibits.
func (e *Evidence) Exhibits(q ExhibitQuery) (ExhibitPage, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (out ExhibitPage, err error) {
		in := evidence.Query{Offset: q.Offset, Limit: q.Limit}
		if err = in.Incident.UnmarshalText([]byte(q.Incident)); err != nil {
			return out, err
		}
		page, err := r.Evidence.Exhibits(in)
		return ExhibitPage{page.Total, each(page.Rows, exhibitOf)}, err
	})
}

// Exhibit returns one exhibit.
func (e *Evidence) Exhibit(id string) (Exhibit, error) {
	return withID(e.h, id, func(_ context.Context, r *rooms.Rooms, p store.ID) (Exhibit, error) {
		x, err := r.Evidence.Exhibit(p)
		return exhibitOf(x), err
	})
}

// Remove destroys an exhibit's bytes, and the messages read out of them; its
// number, name and hash stay.
func (e *Evidence) Remove(id string) error {
	return withIDDo(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.RemoveExhibit(ctx, p) })
}

// Describe keeps what the person says of an exhibit; revision is the one the
// page started from.
func (e *Evidence) Describe(id string, said Provenance, revision int64) (Exhibit, error) {
	return withID(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Exhibit, error) {
		x, err := r.Evidence.Describe(ctx, p, evidence.Provenance{Source: evidence.Source(said.Source), MadeBy: said.MadeBy, Note: said.Note,
			Series: said.Series, Concerns: each(said.Concerns, wordOf[evidence.Concern])}, revision)
		return exhibitOf(x), err
	})
}

// Facts returns what an exhibit's file says of itself.
func (e *Evidence) Facts(id string) ([]Fact, error) {
	return withID(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) ([]Fact, error) {
		facts, err := r.Evidence.Facts(ctx, p)
		return each(facts, func(f media.Fact) Fact {
			return Fact{text(f.Origin), f.Name, f.Value, text(f.About), local(f.At), f.Zoned}
		}), err
	})
}

// Unseal breaks the seal of an exhibit that was kept unread.
func (e *Evidence) Unseal(id string) (Exhibit, error) {
	return withID(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Exhibit, error) {
		x, err := r.Evidence.Unseal(ctx, p)
		return exhibitOf(x), err
	})
}

// Redact makes a copy of a picture with opaque boxes over parts of it, and
// returns it as a new exhibit.
func (e *Evidence) Redact(id string, boxes []Box) (Exhibit, error) {
	return withID(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Exhibit, error) {
		x, err := r.Redact(ctx, p, each(boxes, func(b Box) media.Box { return media.Box(b) }), e.h.currentZone())
		e.h.desktop.Emit("evidence", nil)
		return exhibitOf(x), err
	})
}

// ChooseFiles asks for files and takes them in, unread if so; no job if none
// were chosen.
func (e *Evidence) ChooseFiles(unread bool) (*Job, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (*Job, error) {
		paths, err := e.h.desktop.OpenFiles("Add files")
		if err != nil || len(paths) == 0 {
			return nil, err
		}
		return e.bring(r, paths, unread)
	})
}

// ChooseFolder asks for a folder and takes in what is in it, unread if so.
func (e *Evidence) ChooseFolder(unread bool) (*Job, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (*Job, error) {
		path, err := e.h.desktop.OpenFolder("Add a folder")
		if err != nil || path == "" {
			return nil, err
		}
		return e.bring(r, []string{path}, unread)
	})
}

type refused struct {
	Name string `json:"name"`
	Code Code   `json:"code"`
}

// take takes in what was dropped.
func (e *Evidence) take(r *rooms.Rooms, paths []string) (*Job, error) {
	return e.bring(r, paths, false)
}

func (e *Evidence) bring(r *rooms.Rooms, paths []string, unread bool) (*Job, error) {
	return e.h.jobs.start("import", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
		take := r.Import
		if unread {
			take = r.ImportUnread
		}
		in, err := take(ctx, paths, e.h.currentZone(), progress)
		e.h.desktop.Emit("evidence", nil)
		return importedOf(in), err
	})
}

// SaveCopy asks where to and writes the original there; no job if no place
// was chosen.
func (e *Evidence) SaveCopy(id string) (*Job, error) {
	return withID(e.h, id, func(_ context.Context, r *rooms.Rooms, p store.ID) (*Job, error) {
		x, err := r.Evidence.Exhibit(p)
		if err != nil {
			return nil, err
		}
		path, err := e.h.desktop.SaveFile("Save a copy", x.Name)
		if err != nil || path == "" {
			return nil, err
		}
		return e.h.jobs.start("copy", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			return nil, r.SaveCopy(ctx, p, path, func(done, total int64) { progress(done, total, x.Name) })
		})
	})
}

// CheckAll reads and hashes every exhibit again.
func (e *Evidence) CheckAll() (*Job, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (*Job, error) {
		return e.h.jobs.start("check", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			c, err := r.CheckExhibits(ctx, progress)
			e.h.desktop.Emit("evidence", nil)
			return struct {
				Checked int `json:"checked"`
				Damaged int `json:"damaged"`
			}{c.Exhibits, len(c.Damaged)}, err
		})
	})
}

// Summary returns what the locker holds in all.
func (e *Evidence) Summary() (EvidenceSummary, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (EvidenceSummary, error) {
		s := r.Evidence.Summary()
		return EvidenceSummary{s.Incidents, s.Claims, s.People, s.Exhibits, s.Bytes, s.Damaged, stamp(s.CheckedAt)}, nil
	})
}

// pictures are the types the page may show as pictures: raster formats the
// web view decodes in its own sandboxed process. SVG is not among them.
var pictures = []string{"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif"}

func previewOf(mediaType string) string {
	plain, _, _ := strings.Cut(mediaType, ";")
	for _, p := range pictures {
		if plain == p {
			return "image"
		}
	}
	if media.NeedsPreview(plain) {
		return "image"
	}
	if strings.HasPrefix(plain, "text/") || plain == "application/json" || plain == "message/rfc822" || plain == "application/mbox" || plain == "multipart/related" {
		return "text"
	}
	return "none"
}
