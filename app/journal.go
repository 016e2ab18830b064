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

// Template is a text a new entry can begin with.
type Template struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// PromptHistory is what is remembered of the prompts.
type PromptHistory struct {
	Shown  map[string]string `json:"shown"` // when, by their own names
	Hushed []string          `json:"hushed"`
}

// DaySeen is a day with entries.
type DaySeen struct {
	Date    string `json:"date"`
	Entries int    `json:"entries"`
	Words   int    `json:"words"`
	Mood    int    `json:"mood"`
	Pull    *int   `json:"pull"`
}

// MonthSeen is a month with entries.
type MonthSeen struct {
	Month    string         `json:"month"`
	Entries  int            `json:"entries"`
	Words    int            `json:"words"`
	Moods    []int          `json:"moods"` // six, by mood
	Feelings []Counted      `json:"feelings"`
	Kinds    map[string]int `json:"kinds"`
}

// Counted is a name and how many entries have it.
type Counted struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Promotion asks for a part of an entry to be copied into an incident.
type Promotion struct {
	Entry    string `json:"entry"`
	Text     string `json:"text"`
	Incident string `json:"incident"` // empty for a new one
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
		page, err := r.Journal.List(ctx, q.query())
		return EntryPage{page.Total, each(page.Rows, rowOf)}, err
	})
}

func (q EntryQuery) query() journal.Query {
	return journal.Query{Month: q.Month, Day: q.Day, Tag: q.Tag, Kinds: kindsOf(q.Kinds), Mood: q.Mood,
		Feeling: q.Feeling, Person: q.Person, Trashed: q.Trashed, Offset: q.Offset, Limit: q.Limit}
}

// Months counts what is asked for by month, newest first, whatever the window.
func (j *Journal) Months(q EntryQuery) ([]Month, error) {
	return inside(j.h, func(_ context.Context, r *rooms.Rooms) ([]Month, error) {
		months, err := r.Journal.Months(q.query())
		return each(months, func(m journal.Month) Month { return Month{m.Month, m.Count} }), err
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

func templateOf(t journal.Template) Template {
	return Template{t.ID.String(), t.Name, string(t.Kind), t.Text}
}

// Templates lists the templates by name.
func (j *Journal) Templates() ([]Template, error) {
	return inside(j.h, func(_ context.Context, r *rooms.Rooms) ([]Template, error) {
		return each(r.Journal.Templates(), templateOf), nil
	})
}

// SaveTemplate keeps a template; an empty ID makes a new one.
func (j *Journal) SaveTemplate(in Template) (Template, error) {
	return inside(j.h, func(ctx context.Context, r *rooms.Rooms) (out Template, err error) {
		t := journal.Template{Name: in.Name, Kind: journal.EntryKind(in.Kind), Text: in.Text}
		if err = t.ID.UnmarshalText([]byte(in.ID)); err != nil {
			return out, err
		}
		t, err = r.Journal.SaveTemplate(ctx, t)
		return templateOf(t), err
	})
}

// RemoveTemplate removes a template.
func (j *Journal) RemoveTemplate(id string) error {
	return withIDDo(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Journal.RemoveTemplate(ctx, p) })
}

// Prompts returns what is remembered of the prompts.
func (j *Journal) Prompts() (PromptHistory, error) {
	return inside(j.h, func(_ context.Context, r *rooms.Rooms) (PromptHistory, error) {
		p := r.Journal.Prompts()
		out := PromptHistory{map[string]string{}, each(p.Hushed, same)}
		for id, at := range p.Shown {
			out.Shown[id] = stamp(at)
		}
		return out, nil
	})
}

// PromptShown remembers that a prompt was shown now.
func (j *Journal) PromptShown(id string) error {
	return insideDo(j.h, func(ctx context.Context, r *rooms.Rooms) error { return r.Journal.PromptShown(ctx, id) })
}

// HushPrompts says that a kind of prompts is not wanted, or is again.
func (j *Journal) HushPrompts(kind string, on bool) error {
	return insideDo(j.h, func(ctx context.Context, r *rooms.Rooms) error { return r.Journal.HushPrompts(ctx, kind, on) })
}

// Days lists the days with entries, oldest first.
func (j *Journal) Days(from, to string) ([]DaySeen, error) {
	return inside(j.h, func(_ context.Context, r *rooms.Rooms) ([]DaySeen, error) {
		days, err := r.Journal.Days(from, to)
		return each(days, func(d journal.Day) DaySeen { return DaySeen{d.Date, d.Entries, d.Words, d.Mood, d.Pull} }), err
	})
}

// MonthsSeen lists what every month held, oldest first.
func (j *Journal) MonthsSeen() ([]MonthSeen, error) {
	return inside(j.h, func(_ context.Context, r *rooms.Rooms) ([]MonthSeen, error) {
		return each(r.Journal.MonthsSeen(), func(m journal.MonthSeen) MonthSeen {
			out := MonthSeen{m.Month, m.Entries, m.Words, m.Moods[:], each(m.Feelings, func(c journal.Counted) Counted { return Counted(c) }), map[string]int{}}
			for kind, n := range m.Kinds {
				out.Kinds[string(kind)] = n
			}
			return out
		}), nil
	})
}

// OnThisDay lists the entries of the same day in earlier years, newest first.
func (j *Journal) OnThisDay(date string) ([]EntryRow, error) {
	return inside(j.h, func(ctx context.Context, r *rooms.Rooms) ([]EntryRow, error) {
		rows, err := r.Journal.OnThisDay(ctx, date)
		return each(rows, rowOf), err
	})
}

// Promote copies a part of an entry into an incident and returns its ID.
func (j *Journal) Promote(in Promotion) (string, error) {
	return withID(j.h, in.Entry, func(ctx context.Context, r *rooms.Rooms, p store.ID) (string, error) {
		var incident store.ID
		if err := incident.UnmarshalText([]byte(in.Incident)); err != nil {
			return "", err
		}
		i, err := r.Promote(ctx, p, in.Text, incident, j.h.currentZone())
		return i.ID.String(), err
	})
}
