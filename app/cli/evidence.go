package cli

import (
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"strconv"
	"time"

	"stillwater/app/evidence"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

func (c *call) toFlag(fs *flag.FlagSet)    { fs.StringVar(&c.to, "to", "", "") }
func (c *call) forceFlag(fs *flag.FlagSet) { fs.BoolVar(&c.force, "force", false, "") }

func (c *call) getFlags(fs *flag.FlagSet) {
	c.toFlag(fs)
	c.forceFlag(fs)
}

// exhibitRow is an exhibit, as JSON.
type exhibitRow struct {
	Exhibit   int      `json:"exhibit"`
	ID        store.ID `json:"id"`
	Name      string   `json:"name"`
	SHA256    string   `json:"sha256"`
	Size      int64    `json:"size"`
	MediaType string   `json:"media_type"`
	Added     string   `json:"added_at"`
	Modified  *string  `json:"modified_at"`
	State     string   `json:"state"`
	To        string   `json:"to,omitempty"`
}

func exhibitRowOf(e evidence.Exhibit) exhibitRow {
	state := "unchecked"
	switch {
	case !e.RemovedAt.IsZero():
		state = "removed"
	case e.CheckedAt.IsZero():
	case e.Intact:
		state = "intact"
	default:
		state = "damaged"
	}
	return exhibitRow{e.Number, e.ID, e.Name, hex.EncodeToString(e.SHA256[:]), e.Size, e.MediaType,
		e.AddedAt.Format(time.RFC3339), stamp(e.ModifiedAt), state, ""}
}

// addExhibits takes in one operand after the other, so that each exhibit
// stands in the order the files were named, known ones too.
func (c *call) addExhibits(args []string) error {
	return c.inside(func(r *rooms.Rooms, _ string) error {
		var rows []exhibitRow
		var failed []rooms.Refused
		show, wipe := c.progress("Taking in")
		var err error
		for _, name := range args {
			var in rooms.Imported
			in, err = r.Import(c.ctx, []string{name}, rooms.LocalZone(), unnamed(show))
			for _, e := range append(in.Added, in.Known...) {
				rows = append(rows, exhibitRowOf(e))
			}
			failed = append(failed, in.Failed...)
			if err != nil {
				err = about(name, err)
				break
			}
		}
		wipe()
		if e := list(c, rows, func(e exhibitRow) string { return fmt.Sprintf("%d  %s  %s", e.Exhibit, e.SHA256, e.Name) }); err == nil {
			err = e
		}
		if err == nil && len(failed) > 0 {
			err, failed = about(failed[0].Name, failed[0].Err), failed[1:]
		}
		for _, f := range failed {
			fmt.Fprintln(c.errOut, sentenceOf(f.Err).say(about(f.Name, f.Err)))
		}
		return err
	})
}

func (c *call) listExhibits([]string) error {
	return c.inside(func(r *rooms.Rooms, _ string) error {
		page, err := r.Evidence.Exhibits(evidence.Query{})
		if err != nil {
			return err
		}
		rows := make([]exhibitRow, len(page.Rows))
		for i, e := range page.Rows {
			rows[i] = exhibitRowOf(e)
		}
		return list(c, rows, func(e exhibitRow) string {
			line := fmt.Sprintf("%d  %s  %d  %s  %s", e.Exhibit, e.SHA256, e.Size, e.MediaType, e.Name)
			if e.State == "damaged" || e.State == "removed" {
				line += "  (" + e.State + ")"
			}
			return line
		})
	})
}

func (c *call) getExhibit(args []string) error {
	if c.to == "" {
		return usage("the command needs --to FILE; stillwater evidence get --help says more")
	}
	if err := c.free(c.to); err != nil {
		return err
	}
	return c.inside(func(r *rooms.Rooms, _ string) error {
		e, err := exhibit(r, args[0])
		if err == nil && !e.RemovedAt.IsZero() {
			err = store.ErrNotFound
		}
		if err != nil {
			return about(args[0], err)
		}
		show, wipe := c.progress("Saving")
		err = r.SaveCopy(c.ctx, e.ID, c.to, show)
		wipe()
		if err != nil {
			return about(c.to, err)
		}
		row := exhibitRowOf(e)
		row.To = c.to
		return c.print(row, "%d  %s  %s\n", row.Exhibit, row.SHA256, shown(c.to))
	})
}

// exhibit finds an exhibit by its number or ID.
func exhibit(r *rooms.Rooms, name string) (evidence.Exhibit, error) {
	if n, err := strconv.Atoi(name); err == nil {
		return r.Evidence.ExhibitByNumber(n)
	}
	id, err := store.ParseID(name)
	if err != nil {
		return evidence.Exhibit{}, err
	}
	return r.Evidence.Exhibit(id)
}

// free checks that a file may be written under name: nothing stands there, or
// a file that --force gives up.
func (c *call) free(name string) error {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil // writing says more, if there is more to say
	case info.IsDir() || !c.force || !info.Mode().IsRegular():
		return about(name, errFileThere)
	}
	return nil
}
