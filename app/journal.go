package app

import (
	"context"
	"encoding/hex"

	"stillwater/app/journal"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// Journal is the journal's room.
type Journal struct{ h *house }

// Entry is a journal entry; times are RFC 3339, At with its own offset, and
// empty for none.
type Entry struct {
	ID          string         `json:"id"`
	Kind        string         `json:"kind"`
	Title       string         `json:"title"`
	Text        string         `json:"text"`
	At          string         `json:"at"`
	Zone        string         `json:"zone"`
	Mood        int            `json:"mood"`
	Feelings    []string       `json:"feelings"`
	Pull        *int           `json:"pull"`
	Tags        []string       `json:"tags"`
	People      []string       `json:"people"`
	To          string         `json:"to"`
	SealedUntil string         `json:"sealed_until"`
	Sealed      bool           `json:"sealed"`
	BrokenAt    string         `json:"broken_at"`
	Record      *ThoughtRecord `json:"record"`
	Attachments []Attachment   `json:"attachments"`
	CreatedAt   string         `json:"created_at"`
	UpdatedAt   string         `json:"updated_at"`
	TrashedAt   string         `json:"trashed_at"`
	Revision    int64          `json:"revision"`
}

// ThoughtRecord is what a thought record asks.
type ThoughtRecord struct {
	Thought string `json:"thought"`
	For     string `json:"for"`
	Against string `json:"against"`
	Kinder  string `json:"kinder"`
	Before  *int   `json:"before"`
	After   *int   `json:"after"`
}

// Attachment is a file of an entry.
type Attachment struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	MediaType string `json:"media_type"`
	Size      int64  `json:"size"`
	SHA256    string `json:"sha256"`
	AddedAt   string `json:"added_at"`
	RemovedAt string `json:"removed_at"`
	Preview   string `json:"preview"` // "image", "text" or "none"
}

// EntryQuery asks for a window of the list.
type EntryQuery struct {
	Month   string   `json:"month"` // "2026-11" or empty
	Day     string   `json:"day"`   // "2026-11-20" or empty
	Tag     string   `json:"tag"`
	Kinds   []string `json:"kinds"`
	Mood    int      `json:"mood"` // 0 for any
	Feeling string   `json:"feeling"`
	Person  string   `json:"person"`
	Trashed bool     `json:"trashed"`
	Offset  int      `json:"offset"`
	Limit   int      `json:"limit"`
}

// EntryRow is an entry in a list.
type EntryRow struct {
	ID          string   `json:"id"`
	Kind        string   `json:"kind"`
	Title       string   `json:"title"`
	Excerpt     string   `json:"excerpt"`
	At          string   `json:"at"`
	Zone        string   `json:"zone"`
	Mood        int      `json:"mood"`
	Feelings    []string `json:"feelings"`
	Tags        []string `json:"tags"`
	To          string   `json:"to"`
	Attachments int      `json:"attachments"`
	Sealed      bool     `json:"sealed"`
	SealedUntil string   `json:"sealed_until"`
	UpdatedAt   string   `json:"updated_at"`
	TrashedAt   string   `json:"trashed_at"`
}

// EntryPage is a window of the list.
type EntryPage struct {
	Total int        `json:"total"`
	Rows  []EntryRow `json:"rows"`
}

// Month is a month with entries.
type Month struct {
	Month string `json:"month"`
	Count int    `json:"count"`
}

// Version is an earlier state of an entry in a list.
type Version struct {
	Revision int64  `json:"revision"`
	At       string `json:"at"`
	Title    string `json:"title"`
	Words    int    `json:"words"`
}

func entryOf(e journal.Entry) Entry {
	out := Entry{
		ID: e.ID.String(), Kind: string(e.Kind), Title: e.Title, Text: e.Text, At: local(e.At), Zone: e.Zone, Mood: e.Mood,
		Feelings: each(e.Feelings, same), Pull: e.Pull, Tags: each(e.Tags, same), People: each(e.People, same), To: e.To,
		SealedUntil: stamp(e.SealedUntil), Sealed: e.Sealed, BrokenAt: stamp(e.BrokenAt), Attachments: each(e.Attachments, attachmentOf),
		CreatedAt: stamp(e.CreatedAt), UpdatedAt: stamp(e.UpdatedAt), TrashedAt: stamp(e.TrashedAt), Revision: e.Revision,
	}
	if r := e.Record; r != nil {
		out.Record = &ThoughtRecord{r.Thought, r.For, r.Against, r.Kinder, r.Before, r.After}
	}
	return out
}

// entry is what the page sent; what the Book sets is left out.
func (in Entry) entry() (e journal.Entry, err error) {
	e = journal.Entry{Kind: journal.EntryKind(in.Kind), Title: in.Title, Text: in.Text, Zone: in.Zone, Mood: in.Mood, Feelings: in.Feelings,
		Pull: in.Pull, Tags: in.Tags, People: in.People, To: in.To, Sealed: in.Sealed, Revision: in.Revision}
	if r := in.Record; r != nil {
		e.Record = &journal.ThoughtRecord{Thought: r.Thought, For: r.For, Against: r.Against, Kinder: r.Kinder, Before: r.Before, After: r.After}
	}
	if err = e.ID.UnmarshalText([]byte(in.ID)); err != nil {
		return e, err
	}
	if e.At, err = moment(in.At); err != nil {
		return e, err
	}
	e.SealedUntil, err = moment(in.SealedUntil)
	return e, err
}

func attachmentOf(a journal.Attachment) Attachment {
	return Attachment{a.ID.String(), a.Name, a.MediaType, a.Size, hex.EncodeToString(a.SHA256[:]), stamp(a.AddedAt), stamp(a.RemovedAt), previewOf(a.MediaType)}
}

func rowOf(e journal.Row) EntryRow {
	return EntryRow{e.ID.String(), string(e.Kind), e.Title, e.Excerpt, local(e.At), e.Zone, e.Mood, each(e.Feelings, same), each(e.Tags, same), e.To,
		e.Attachments, e.Sealed, stamp(e.SealedUntil), stamp(e.UpdatedAt), stamp(e.TrashedAt)}
}

func kindsOf(kinds []string) []journal.EntryKind {
	return each(kinds, func(k string) journal.EntryKind { return journal.EntryKind(k) })
}

// List returns a window of the entries, newest first.
func (j *Journal) List(q EntryQuery) (EntryPage, error) {
	return inside(j.h, func(ctx context.Context, r *rooms.Rooms) (EntryPage, error) {
		page, err := r.Journal.List(ctx, journal.Query{Month: q.Month, Day: q.Day, Tag: q.Tag, Kinds: kindsOf(q.Kinds), Mood: q.Mood,
			Feeling: q.Feeling, Person: q.Person, Trashed: q.Trashed, Offset: q.Offset, Limit: q.Limit})
		return EntryPage{page.Total, each(page.Rows, rowOf)}, err
	})
}

// Months returns the months that have entries, newest first.
func (j *Journal) Months() ([]Month, error) {
	return inside(j.h, func(_ context.Context, r *rooms.Rooms) ([]Month, error) {
		return each(r.Journal.Months(), func(m journal.Month) Month { return Month{m.Month, m.Count} }), nil
	})
}

// Tags returns every tag in use.
func (j *Journal) Tags() ([]string, error) {
	return inside(j.h, func(_ context.Context, r *rooms.Rooms) ([]string, error) { return each(r.Journal.Tags(), same), nil })
}

// Feelings returns every feeling in use, the most frequent first.
func (j *Journal) Feelings() ([]string, error) {
	return inside(j.h, func(_ context.Context, r *rooms.Rooms) ([]string, error) {
		return each(r.Journal.Feelings(), same), nil
	})
}

// People returns everybody named, the most frequent first.
func (j *Journal) People() ([]string, error) {
	return inside(j.h, func(_ context.Context, r *rooms.Rooms) ([]string, error) { return each(r.Journal.People(), same), nil })
}

// Get returns one entry.
func (j *Journal) Get(id string) (Entry, error) {
	return withID(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Entry, error) {
		e, err := r.Journal.Get(ctx, p)
		return entryOf(e), err
	})
}

// Save keeps an entry; an empty ID makes a new one.
func (j *Journal) Save(in Entry) (Entry, error) {
	return inside(j.h, func(ctx context.Context, r *rooms.Rooms) (Entry, error) {
		e, err := in.entry()
		if err == nil {
			e, err = r.Journal.Save(ctx, e)
		}
		return entryOf(e), err
	})
}

// BreakSeal opens a sealed letter before its date.
func (j *Journal) BreakSeal(id string) (Entry, error) {
	return withID(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Entry, error) {
		e, err := r.BreakSeal(ctx, p)
		return entryOf(e), err
	})
}

// Versions lists the earlier states of an entry, newest first.
func (j *Journal) Versions(id string) ([]Version, error) {
	return withID(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) ([]Version, error) {
		rows, err := r.Journal.Versions(ctx, p)
		return each(rows, func(v journal.VersionRow) Version { return Version{v.Revision, stamp(v.At), v.Title, v.Words} }), err
	})
}

// Version returns an earlier state of an entry.
func (j *Journal) Version(id string, revision int64) (Entry, error) {
	return withID(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Entry, error) {
		e, err := r.Journal.Version(ctx, p, revision)
		return entryOf(e), err
	})
}

// BringBack saves an earlier state of an entry anew.
func (j *Journal) BringBack(id string, revision int64) (Entry, error) {
	return withID(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Entry, error) {
		e, err := r.Journal.BringBack(ctx, p, revision)
		return entryOf(e), err
	})
}

// Trash puts an entry into the trash.
func (j *Journal) Trash(id string) error {
	return withIDDo(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Journal.Trash(ctx, p) })
}

// Restore takes an entry out of the trash.
func (j *Journal) Restore(id string) error {
	return withIDDo(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Journal.Restore(ctx, p) })
}

// Delete destroys an entry that is in the trash.
func (j *Journal) Delete(id string) error {
	return withIDDo(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Journal.Delete(ctx, p) })
}

// EmptyTrash destroys every entry in the trash and returns how many.
func (j *Journal) EmptyTrash() (int, error) {
	return inside(j.h, func(ctx context.Context, r *rooms.Rooms) (int, error) { return r.Journal.EmptyTrash(ctx) })
}

// TrashDue counts the entries that have lain in the trash for thirty days.
func (j *Journal) TrashDue() (int, error) {
	return inside(j.h, func(_ context.Context, r *rooms.Rooms) (int, error) { return r.Journal.TrashDue(), nil })
}
