package app

import (
	"context"
	"encoding/hex"
	"strings"

	"stillwater/app/evidence"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// Evidence is the evidence locker's room.
type Evidence struct{ h *house }

// Exhibit is a kept file.
type Exhibit struct {
	ID         string   `json:"id"`
	Number     int      `json:"number"`
	Name       string   `json:"name"`
	MediaType  string   `json:"media_type"`
	Size       int64    `json:"size"`
	SHA256     string   `json:"sha256"`
	ModifiedAt string   `json:"modified_at"`
	AddedAt    string   `json:"added_at"`
	Zone       string   `json:"zone"`
	CheckedAt  string   `json:"checked_at"`
	State      string   `json:"state"` // "unchecked", "intact", "damaged" or "removed"
	Incidents  []string `json:"incidents"`
	Preview    string   `json:"preview"` // "image", "text" or "none"
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

// When says when something happened and how sure that is.
type When struct {
	Sure  string `json:"sure"` // "exact", "about", "day", "between" or "unknown"
	At    string `json:"at"`
	Until string `json:"until"`
	Zone  string `json:"zone"`
}

// Incident is something that happened.
type Incident struct {
	ID         string    `json:"id"`
	Number     int       `json:"number"`
	What       string    `json:"what"`
	Happened   When      `json:"happened"`
	RecordedAt string    `json:"recorded_at"`
	Zone       string    `json:"zone"`
	Tactics    []string  `json:"tactics"`
	Channel    string    `json:"channel"`
	People     []string  `json:"people"`
	Words      string    `json:"words"`
	Exhibits   []Exhibit `json:"exhibits"`
	Excerpts   []Excerpt `json:"excerpts"`
	UpdatedAt  string    `json:"updated_at"`
	TrashedAt  string    `json:"trashed_at"`
	Revision   int64     `json:"revision"`
}

// Excerpt is a text copied into an incident.
type Excerpt struct {
	Text      string `json:"text"`
	From      string `json:"from"`  // "journal"
	Entry     string `json:"entry"` // may be gone
	WrittenAt string `json:"written_at"`
	CopiedAt  string `json:"copied_at"`
}

// IncidentDraft is an incident as the page sends it.
type IncidentDraft struct {
	ID       string   `json:"id"`
	What     string   `json:"what"`
	Happened When     `json:"happened"`
	Zone     string   `json:"zone"`
	Tactics  []string `json:"tactics"`
	Channel  string   `json:"channel"`
	People   []string `json:"people"`
	Words    string   `json:"words"`
	Exhibits []string `json:"exhibits"`
	Revision int64    `json:"revision"`
}

// IncidentQuery asks for a window of the incidents, newest first.
type IncidentQuery struct {
	Trashed bool `json:"trashed"`
	Offset  int  `json:"offset"`
	Limit   int  `json:"limit"`
}

// IncidentRow is an incident in a list.
type IncidentRow struct {
	ID         string   `json:"id"`
	Number     int      `json:"number"`
	What       string   `json:"what"`
	Happened   When     `json:"happened"`
	RecordedAt string   `json:"recorded_at"`
	Tactics    []string `json:"tactics"`
	Exhibits   int      `json:"exhibits"`
	TrashedAt  string   `json:"trashed_at"`
}

// IncidentPage is a window of the incidents.
type IncidentPage struct {
	Total int           `json:"total"`
	Rows  []IncidentRow `json:"rows"`
}

// EvidenceSummary is what the locker holds in all.
type EvidenceSummary struct {
	Incidents int    `json:"incidents"`
	Exhibits  int    `json:"exhibits"`
	Bytes     int64  `json:"bytes"`
	Damaged   int    `json:"damaged"`
	CheckedAt string `json:"checked_at"`
}

func exhibitOf(x evidence.Exhibit) Exhibit {
	return Exhibit{
		ID: x.ID.String(), Number: x.Number, Name: x.Name, MediaType: x.MediaType, Size: x.Size, SHA256: hex.EncodeToString(x.SHA256[:]),
		ModifiedAt: stamp(x.ModifiedAt), AddedAt: stamp(x.AddedAt), Zone: x.Zone, CheckedAt: stamp(x.CheckedAt),
		State: stateOf(x), Incidents: each(x.Incidents, store.ID.String), Preview: previewOf(x.MediaType),
	}
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

func whenOf(w evidence.When) When {
	return When{string(w.Sure), local(w.At), local(w.Until), w.Zone}
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

// Remove destroys an exhibit's bytes; its number, name and hash stay.
func (e *Evidence) Remove(id string) error {
	return withIDDo(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Evidence.Remove(ctx, p) })
}

// ChooseFiles asks for files and takes them in; no job if none were chosen.
func (e *Evidence) ChooseFiles() (*Job, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (*Job, error) {
		paths, err := e.h.desktop.OpenFiles("Add files")
		if err != nil || len(paths) == 0 {
			return nil, err
		}
		return e.take(r, paths)
	})
}

// ChooseFolder asks for a folder and takes in what is in it.
func (e *Evidence) ChooseFolder() (*Job, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (*Job, error) {
		path, err := e.h.desktop.OpenFolder("Add a folder")
		if err != nil || path == "" {
			return nil, err
		}
		return e.take(r, []string{path})
	})
}

type refused struct {
	Name string `json:"name"`
	Code Code   `json:"code"`
}

func (e *Evidence) take(r *rooms.Rooms, paths []string) (*Job, error) {
	return e.h.jobs.start("import", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
		in, err := r.Import(ctx, paths, e.h.currentZone(), progress)
		e.h.desktop.Emit("evidence", nil)
		return struct {
			Added    int       `json:"added"`
			Known    int       `json:"known"`
			Failed   []refused `json:"failed"`
			Exhibits []string  `json:"exhibits"`
		}{
			len(in.Added), len(in.Known),
			each(in.Failed, func(f rooms.Refused) refused { return refused{f.Name, codeOf(f.Err)} }),
			each(append(in.Added, in.Known...), func(x evidence.Exhibit) string { return x.ID.String() }),
		}, err
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

// Incidents returns a window of the incidents.
func (e *Evidence) Incidents(q IncidentQuery) (IncidentPage, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (IncidentPage, error) {
		page := r.Evidence.Incidents(evidence.Query{Offset: q.Offset, Limit: q.Limit, Trashed: q.Trashed})
		return IncidentPage{page.Total, each(page.Rows, func(i evidence.Incident) IncidentRow {
			return IncidentRow{i.ID.String(), i.Number, i.What, whenOf(i.Happened), stamp(i.RecordedAt), each(i.Tactics, tacticText), len(i.Exhibits), stamp(i.TrashedAt)}
		})}, nil
	})
}

func tacticText(t evidence.Tactic) string { return string(t) }

// incidentOf converts an incident with its exhibits, removed ones included.
func incidentOf(r *rooms.Rooms, i evidence.Incident) (Incident, error) {
	out := Incident{
		ID: i.ID.String(), Number: i.Number, What: i.What, Happened: whenOf(i.Happened), RecordedAt: stamp(i.RecordedAt), Zone: i.Zone,
		Tactics: each(i.Tactics, tacticText), Channel: i.Channel, People: each(i.People, same), Words: i.Words,
		Excerpts: each(i.Excerpts, func(x evidence.Excerpt) Excerpt {
			return Excerpt{x.Text, x.From, x.Entry.String(), stamp(x.WrittenAt), stamp(x.CopiedAt)}
		}),
		Exhibits: []Exhibit{}, UpdatedAt: stamp(i.UpdatedAt), TrashedAt: stamp(i.TrashedAt), Revision: i.Revision,
	}
	for _, id := range i.Exhibits {
		x, err := r.Evidence.Exhibit(id)
		if err != nil {
			return out, err
		}
		out.Exhibits = append(out.Exhibits, exhibitOf(x))
	}
	return out, nil
}

// Incident returns one incident.
func (e *Evidence) Incident(id string) (Incident, error) {
	return withID(e.h, id, func(_ context.Context, r *rooms.Rooms, p store.ID) (out Incident, err error) {
		i, err := r.Evidence.Incident(p)
		if err != nil {
			return out, err
		}
		return incidentOf(r, i)
	})
}

// SaveIncident keeps an incident; an empty ID makes a new one.
func (e *Evidence) SaveIncident(in IncidentDraft) (Incident, error) {
	return inside(e.h, func(ctx context.Context, r *rooms.Rooms) (out Incident, err error) {
		i := evidence.Incident{
			What: in.What, Zone: in.Zone, Channel: in.Channel, People: in.People, Words: in.Words, Revision: in.Revision,
			Tactics:  each(in.Tactics, func(t string) evidence.Tactic { return evidence.Tactic(t) }),
			Happened: evidence.When{Sure: evidence.Precision(in.Happened.Sure), Zone: in.Happened.Zone},
		}
		if err = i.ID.UnmarshalText([]byte(in.ID)); err != nil {
			return out, err
		}
		if i.Happened.At, err = moment(in.Happened.At); err != nil {
			return out, err
		}
		if i.Happened.Until, err = moment(in.Happened.Until); err != nil {
			return out, err
		}
		if i.Exhibits, err = ids(in.Exhibits); err != nil {
			return out, err
		}
		if i, err = r.Evidence.SaveIncident(ctx, i); err != nil {
			return out, err
		}
		return incidentOf(r, i)
	})
}

func ids(texts []string) ([]store.ID, error) {
	out := make([]store.ID, len(texts))
	for i, t := range texts {
		var err error
		if out[i], err = store.ParseID(t); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// TrashIncident puts an incident into the trash.
func (e *Evidence) TrashIncident(id string) error {
	return withIDDo(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Evidence.TrashIncident(ctx, p) })
}

// RestoreIncident takes an incident out of the trash.
func (e *Evidence) RestoreIncident(id string) error {
	return withIDDo(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Evidence.RestoreIncident(ctx, p) })
}

// Link ties exhibits to an incident.
func (e *Evidence) Link(incident string, exhibits []string) (Incident, error) {
	return withID(e.h, incident, func(ctx context.Context, r *rooms.Rooms, p store.ID) (out Incident, err error) {
		list, err := ids(exhibits)
		if err != nil {
			return out, err
		}
		i, err := r.Evidence.Link(ctx, p, list...)
		if err != nil {
			return out, err
		}
		return incidentOf(r, i)
	})
}

// Unlink unties an exhibit from an incident.
func (e *Evidence) Unlink(incident, exhibit string) (Incident, error) {
	return withID(e.h, incident, func(ctx context.Context, r *rooms.Rooms, p store.ID) (out Incident, err error) {
		x, err := store.ParseID(exhibit)
		if err != nil {
			return out, err
		}
		i, err := r.Evidence.Unlink(ctx, p, x)
		if err != nil {
			return out, err
		}
		return incidentOf(r, i)
	})
}

// RemoveExcerpt takes a copied text out of an incident, by its place in the
// list.
func (e *Evidence) RemoveExcerpt(incident string, index int) (Incident, error) {
	return withID(e.h, incident, func(ctx context.Context, r *rooms.Rooms, p store.ID) (out Incident, err error) {
		i, err := r.Evidence.RemoveExcerpt(ctx, p, index)
		if err != nil {
			return out, err
		}
		return incidentOf(r, i)
	})
}

// Summary returns what the locker holds in all.
func (e *Evidence) Summary() (EvidenceSummary, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (EvidenceSummary, error) {
		s := r.Evidence.Summary()
		return EvidenceSummary{s.Incidents, s.Exhibits, s.Bytes, s.Damaged, stamp(s.CheckedAt)}, nil
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
	if strings.HasPrefix(plain, "text/") || plain == "application/json" {
		return "text"
	}
	return "none"
}
