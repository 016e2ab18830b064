package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
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

// entryFlags are what journal add takes beside the text.
type entryFlags struct {
	title, at string
	tags      tagList
}

type tagList []string

func (t *tagList) String() string     { return strings.Join(*t, ",") }
func (t *tagList) Set(s string) error { *t = append(*t, s); return nil }

func (c *call) entryFlags(fs *flag.FlagSet) {
	fs.StringVar(&c.journal.title, "title", "", "")
	fs.StringVar(&c.journal.at, "at", "", "")
	fs.Var(&c.journal.tags, "tag", "")
}

// entryRow is an entry in a list, as JSON.
type entryRow struct {
	ID      store.ID `json:"id"`
	Title   string   `json:"title"`
	At      string   `json:"at"`
	Zone    string   `json:"zone"`
	Mood    int      `json:"mood"`
	Tags    []string `json:"tags"`
	Updated string   `json:"updated_at"`
}

// entryPage is a whole entry, as JSON.
type entryPage struct {
	entryRow
	Text     string  `json:"text"`
	Created  string  `json:"created_at"`
	Trashed  *string `json:"trashed_at"`
	Revision int64   `json:"revision"`
}

func entryRowOf(r journal.Row) entryRow {
	return entryRow{r.ID, r.Title, r.At.Format(time.RFC3339), r.Zone, r.Mood, append([]string{}, r.Tags...), r.UpdatedAt.Format(time.RFC3339)}
}

func entryPageOf(e journal.Entry) entryPage {
	row := entryRowOf(journal.Row{ID: e.ID, Title: e.Title, At: e.At, Zone: e.Zone, Mood: e.Mood, Tags: e.Tags, UpdatedAt: e.UpdatedAt})
	return entryPage{row, e.Text, e.CreatedAt.Format(time.RFC3339), stamp(e.TrashedAt), e.Revision}
}

// moment reads --at on the clocks of zone.
func (c *call) moment(zone string) (time.Time, error) {
	if c.journal.at == "" {
		return c.o.Now(), nil
	}
	if t, err := time.Parse(time.RFC3339, c.journal.at); err == nil {
		return t, nil
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		loc = time.UTC
	}
	t, err := time.ParseInLocation(clockLayout, c.journal.at, loc)
	if err != nil {
		return t, usage(`there is no time %s; --at takes "2026-11-20 08:12" or 2026-11-20T08:12:00+01:00`, shown(c.journal.at))
	}
	return t, nil
}

// addEntry opens the vault first and reads the text then: what was typed must
// not be lost to a wrong passphrase.
func (c *call) addEntry([]string) error {
	zone := rooms.LocalZone()
	at, err := c.moment(zone)
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
		e, err := r.Journal.Save(c.ctx, journal.Entry{Title: c.journal.title, Text: string(text), At: at, Zone: zone, Tags: c.journal.tags})
		if err != nil {
			return err
		}
		return c.print(entryPageOf(e), "%s\n", e.ID)
	})
}

func (c *call) listEntries([]string) error {
	return c.inside(func(r *rooms.Rooms, _ string) error {
		page, err := r.Journal.List(c.ctx, journal.Query{})
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
