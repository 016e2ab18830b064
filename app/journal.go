package app

import (
	"context"

	"stillwater/app/journal"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// Journal is the journal's room.
type Journal struct{ h *house }

// Entry is a journal entry; times are RFC 3339, At with its own offset.
type Entry struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Text      string   `json:"text"`
	At        string   `json:"at"`
	Zone      string   `json:"zone"`
	Mood      int      `json:"mood"`
	Tags      []string `json:"tags"`
	CreatedAt string   `json:"created_at"`
	UpdatedAt string   `json:"updated_at"`
	TrashedAt string   `json:"trashed_at"`
	Revision  int64    `json:"revision"`
}

// EntryQuery asks for a window of the list.
type EntryQuery struct {
	Month   string `json:"month"` // "2026-11" or empty
	Tag     string `json:"tag"`
	Trashed bool   `json:"trashed"`
	Offset  int    `json:"offset"`
	Limit   int    `json:"limit"`
}

// EntryRow is an entry in a list.
type EntryRow struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Excerpt   string   `json:"excerpt"`
	At        string   `json:"at"`
	Zone      string   `json:"zone"`
	Mood      int      `json:"mood"`
	Tags      []string `json:"tags"`
	UpdatedAt string   `json:"updated_at"`
	TrashedAt string   `json:"trashed_at"`
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

func entryOf(e journal.Entry) Entry {
	return Entry{
		ID: e.ID.String(), Title: e.Title, Text: e.Text, At: local(e.At), Zone: e.Zone, Mood: e.Mood, Tags: each(e.Tags, same),
		CreatedAt: stamp(e.CreatedAt), UpdatedAt: stamp(e.UpdatedAt), TrashedAt: stamp(e.TrashedAt), Revision: e.Revision,
	}
}

// List returns a window of the entries, newest first.
func (j *Journal) List(q EntryQuery) (EntryPage, error) {
	return inside(j.h, func(ctx context.Context, r *rooms.Rooms) (EntryPage, error) {
		page, err := r.Journal.List(ctx, journal.Query{Month: q.Month, Tag: q.Tag, Trashed: q.Trashed, Offset: q.Offset, Limit: q.Limit})
		return EntryPage{page.Total, each(page.Rows, func(e journal.Row) EntryRow {
			return EntryRow{e.ID.String(), e.Title, e.Excerpt, local(e.At), e.Zone, e.Mood, each(e.Tags, same), stamp(e.UpdatedAt), stamp(e.TrashedAt)}
		})}, err
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

// Get returns one entry.
func (j *Journal) Get(id string) (Entry, error) {
	return withID(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Entry, error) {
		e, err := r.Journal.Get(ctx, p)
		return entryOf(e), err
	})
}

// Save keeps an entry; an empty ID makes a new one.
func (j *Journal) Save(in Entry) (Entry, error) {
	return inside(j.h, func(ctx context.Context, r *rooms.Rooms) (out Entry, err error) {
		e := journal.Entry{Title: in.Title, Text: in.Text, Zone: in.Zone, Mood: in.Mood, Tags: in.Tags, Revision: in.Revision}
		if err = e.ID.UnmarshalText([]byte(in.ID)); err != nil {
			return out, err
		}
		if e.At, err = moment(in.At); err != nil {
			return out, err
		}
		e, err = r.Journal.Save(ctx, e)
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
