package cli

import (
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/term"

	"stillwater/app/journal"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// maxText is one byte more than an entry may have, so that a longer one is
// noticed and an endless one is not read to its end.
const maxText = 16<<20 + 1

// entryFlags are what journal add takes beside the text, and what journal list
// asks for.
type entryFlags struct {
	title, at, kind, mood, pull, to, sealedUntil, day, month string
	tags, feelings, people                                   tagList
	trashed                                                  bool
}

type tagList []string

func (t *tagList) String() string     { return strings.Join(*t, ",") }
func (t *tagList) Set(s string) error { *t = append(*t, s); return nil }

func (c *call) entryFlags(fs *flag.FlagSet) {
	fs.StringVar(&c.journal.title, "title", "", "")
	fs.StringVar(&c.journal.at, "at", "", "")
	fs.Var(&c.journal.tags, "tag", "")
	fs.StringVar(&c.journal.kind, "kind", "", "")
	fs.StringVar(&c.journal.mood, "mood", "", "")
	fs.Var(&c.journal.feelings, "feeling", "")
	fs.StringVar(&c.journal.pull, "pull", "", "")
	fs.Var(&c.journal.people, "person", "")
	fs.StringVar(&c.journal.to, "to", "", "")
	fs.StringVar(&c.journal.sealedUntil, "sealed-until", "", "")
}

func (c *call) listFlags(fs *flag.FlagSet) {
	fs.Var(&c.journal.tags, "tag", "")
	fs.StringVar(&c.journal.kind, "kind", "", "")
	fs.StringVar(&c.journal.mood, "mood", "", "")
	fs.Var(&c.journal.feelings, "feeling", "")
	fs.Var(&c.journal.people, "person", "")
	fs.StringVar(&c.journal.day, "day", "", "")
	fs.StringVar(&c.journal.month, "month", "", "")
	fs.BoolVar(&c.journal.trashed, "trash", false, "")
}

// moodWords are the moods as one writes them, by number.
var moodWords = []string{"", "heavy", "low", "even", "light", "clear"}

// mood reads --mood; 0 if it was not given.
func (f entryFlags) moodNumber() (int, error) {
	if i := slices.Index(moodWords, f.mood); i >= 0 {
		return i, nil
	}
	return 0, usage("there is no mood %s; --mood takes %s", shown(f.mood), strings.Join(moodWords[1:], ", "))
}

// kinds reads --kind; none if it was not given.
func (f entryFlags) kinds() ([]journal.EntryKind, error) {
	if f.kind == "" {
		return nil, nil
	}
	if k := journal.EntryKind(f.kind); slices.Contains(journal.Kinds(), k) {
		return []journal.EntryKind{k}, nil
	}
	var all []string
	for _, k := range journal.Kinds() {
		all = append(all, string(k))
	}
	return nil, usage("there is no kind %s; --kind takes %s", shown(f.kind), strings.Join(all, ", "))
}

// one is the only value of a list of flags, or none.
func one(name string, values tagList) (string, error) {
	if len(values) > 1 {
		return "", usage("--%s can be given once here", name)
	}
	return strings.Join(values, ""), nil
}

// entryRow is an entry in a list, as JSON.
type entryRow struct {
	ID          store.ID          `json:"id"`
	Kind        journal.EntryKind `json:"kind"`
	Title       string            `json:"title"`
	At          string            `json:"at"`
	Zone        string            `json:"zone"`
	Mood        int               `json:"mood"`
	Feelings    []string          `json:"feelings"`
	Tags        []string          `json:"tags"`
	To          string            `json:"to"`
	SealedUntil *string           `json:"sealed_until"`
	Sealed      bool              `json:"sealed"`
	Attachments int               `json:"attachments"`
	Updated     string            `json:"updated_at"`
}

// entryPage is a whole entry, as JSON.
type entryPage struct {
	entryRow
	Text     string       `json:"text"`
	Record   *recordPage  `json:"record"`
	Pull     *int         `json:"pull"`
	People   []string     `json:"people"`
	Files    []attachment `json:"files"`
	Broken   *string      `json:"broken_at"`
	Created  string       `json:"created_at"`
	Trashed  *string      `json:"trashed_at"`
	Revision int64        `json:"revision"`
}

// recordPage is what a thought record asks, as JSON.
type recordPage struct {
	Thought string `json:"thought"`
	For     string `json:"for"`
	Against string `json:"against"`
	Kinder  string `json:"kinder"`
	Before  *int   `json:"before"`
	After   *int   `json:"after"`
}

// attachment is a file of an entry, as JSON.
type attachment struct {
	Name      string `json:"name"`
	MediaType string `json:"media_type"`
	Size      int64  `json:"size"`
	SHA256    string `json:"sha256"`
}

func entryRowOf(r journal.Row) entryRow {
	return entryRow{r.ID, r.Kind, r.Title, r.At.Format(time.RFC3339), r.Zone, r.Mood, append([]string{}, r.Feelings...), append([]string{}, r.Tags...),
		r.To, stamp(r.SealedUntil), r.Sealed, r.Attachments, r.UpdatedAt.Format(time.RFC3339)}
}

func entryPageOf(e journal.Entry) entryPage {
	page := entryPage{Text: e.Text, Pull: e.Pull, People: append([]string{}, e.People...), Files: []attachment{}, Broken: stamp(e.BrokenAt),
		Created: e.CreatedAt.Format(time.RFC3339), Trashed: stamp(e.TrashedAt), Revision: e.Revision}
	for _, a := range e.Attachments {
		if a.RemovedAt.IsZero() {
			page.Files = append(page.Files, attachment{a.Name, a.MediaType, a.Size, hex.EncodeToString(a.SHA256[:])})
		}
	}
	if r := e.Record; r != nil {
		page.Record = &recordPage{r.Thought, r.For, r.Against, r.Kinder, r.Before, r.After}
	}
	page.entryRow = entryRowOf(journal.Row{ID: e.ID, Kind: e.Kind, Title: e.Title, At: e.At, Zone: e.Zone, Mood: e.Mood, Feelings: e.Feelings,
		Tags: e.Tags, To: e.To, SealedUntil: e.SealedUntil, Sealed: e.Sealed, Attachments: len(page.Files), UpdatedAt: e.UpdatedAt})
	return page
}

// moment reads what --at or another flag says on the clocks of zone.
func moment(name, text, zone string) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t, nil
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		loc = time.UTC
	}
	for _, layout := range []string{clockLayout, time.DateOnly} {
		if t, err := time.ParseInLocation(layout, text, loc); err == nil {
			return t, nil
		}
	}
	return time.Time{}, usage(`there is no time %s; --%s takes "2026-11-20 08:12" or 2026-11-20T08:12:00+01:00`, shown(text), name)
}

// newEntry is what the flags say of an entry, without its text.
func (c *call) newEntry(zone string) (journal.Entry, error) {
	f := c.journal
	e := journal.Entry{Title: f.title, At: c.o.Now(), Zone: zone, Tags: f.tags, Feelings: f.feelings, People: f.people, To: f.to}
	kinds, err := f.kinds()
	if err == nil && kinds != nil {
		e.Kind = kinds[0]
	}
	if err == nil {
		e.Mood, err = f.moodNumber()
	}
	if err == nil && f.at != "" {
		e.At, err = moment("at", f.at, zone)
	}
	if err == nil && f.sealedUntil != "" {
		e.SealedUntil, err = moment("sealed-until", f.sealedUntil, zone)
	}
	if err == nil && f.pull != "" {
		var n int
		if n, err = strconv.Atoi(f.pull); err != nil || n < 0 || n > 10 {
			err = usage("there is no pull %s; --pull takes 0 to 10", shown(f.pull))
		}
		e.Pull = &n
	}
	if err == nil && e.Kind != journal.KindLetter && f.to+f.sealedUntil != "" {
		err = usage("--to and --sealed-until are a letter's; give --kind letter")
	}
	return e, err
}

// addEntry opens the vault first and reads the text then: what was typed must
// not be lost to a wrong passphrase.
func (c *call) addEntry([]string) error {
	e, err := c.newEntry(rooms.LocalZone())
	if err != nil {
		return err
	}
	return c.inside(func(r *rooms.Rooms, _ string) error {
		if term.IsTerminal(int(c.file.Fd())) {
			fmt.Fprintln(c.errOut, "Write your entry. Ctrl D on a line of its own ends it (on Windows Ctrl Z and Enter).")
		}
		text, err := await(c.ctx, func() ([]byte, error) { return io.ReadAll(io.LimitReader(c.in, maxText)) })
		if err != nil {
			return err
		}
		if len(text) == 0 && strings.TrimSpace(c.journal.title) == "" {
			return errNothing
		}
		e.Text = string(text)
		e, err := r.Journal.Save(c.ctx, e)
		if err != nil {
			return err
		}
		return c.print(entryPageOf(e), "%s\n", e.ID)
	})
}

// query is what the flags of journal list ask for.
func (f entryFlags) query() (journal.Query, error) {
	q := journal.Query{Day: f.day, Month: f.month, Trashed: f.trashed}
	var err error
	if q.Kinds, err = f.kinds(); err != nil {
		return q, err
	}
	if q.Mood, err = f.moodNumber(); err != nil {
		return q, err
	}
	if q.Tag, err = one("tag", f.tags); err != nil {
		return q, err
	}
	if q.Feeling, err = one("feeling", f.feelings); err != nil {
		return q, err
	}
	if q.Person, err = one("person", f.people); err != nil {
		return q, err
	}
	for layout, text := range map[string]string{time.DateOnly: f.day, "2006-01": f.month} {
		if _, err := time.Parse(layout, text); text != "" && err != nil {
			return q, usage("there is no %s; --day takes 2026-11-20, --month 2026-11", shown(text))
		}
	}
	return q, nil
}

func (c *call) listEntries([]string) error {
	q, err := c.journal.query()
	if err != nil {
		return err
	}
	return c.inside(func(r *rooms.Rooms, _ string) error {
		page, err := r.Journal.List(c.ctx, q)
		if err != nil {
			return err
		}
		rows := make([]entryRow, len(page.Rows))
		times := map[store.ID]string{}
		for i, row := range page.Rows {
			rows[i], times[row.ID] = entryRowOf(row), row.At.Format(clockLayout)
		}
		return list(c, rows, func(e entryRow) string {
			line := e.ID.String() + "  " + times[e.ID] + "  " + e.Title
			for _, t := range e.Tags {
				line += " #" + t
			}
			if e.Kind != journal.KindEntry {
				line += " (" + string(e.Kind) + ")"
			}
			return strings.TrimRight(line, " ")
		})
	})
}

func (c *call) showEntry(args []string) error {
	return c.inside(func(r *rooms.Rooms, _ string) error {
		id, err := store.ParseID(args[0])
		if err != nil {
			return about(args[0], err)
		}
		e, err := r.Journal.Get(c.ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			return about(args[0], err)
		}
		if err != nil {
			return err
		}
		return c.print(entryPageOf(e), "%s", e.Markdown())
	})
}
