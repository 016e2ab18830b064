package rooms

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"stillwater/app/journal"
	"stillwater/app/media"
	"stillwater/app/store"
)

// An ExportFormat is a form the journal can leave in.
type ExportFormat string

// The forms of ExportJournal.
const (
	ExportMarkdown ExportFormat = "markdown" // a folder of files, attachments beside
	ExportJSON     ExportFormat = "json"     // a folder with one file, attachments beside
	ExportPDF      ExportFormat = "pdf"      // one file to be read, or a folder of parts where it is long
)

// ExportFormats lists every ExportFormat.
var ExportFormats = []ExportFormat{ExportMarkdown, ExportJSON, ExportPDF}

// An ExportChoice says which entries leave, and how. The trash never does.
type ExportChoice struct {
	Format   ExportFormat
	Kinds    []journal.EntryKind // none for all
	From, To string              // days such as "2026-11-20", both included; "" for no bound
	Tag      string              // "" for all
}

// An Exported is what ExportJournal wrote.
type Exported struct {
	Path        string // of the folder or file
	Entries     int
	Attachments int
	Sealed      int // letters whose words were left out
	Lost        int // attachments whose bytes are damaged or gone
}

// ExportJournal writes entries into a new folder or file within the folder
// into, under a name that is free there. It stands there only when it is whole;
// after an error, or when ctx ends, nothing is left. own is the vault's
// passphrase, asked again: anybody can read what is written. Errors are
// ErrInvalid for a choice that is none, vault.ErrWrongPassphrase, vault.
// ErrNoSpace, and for a PDF those of package typeset.
func (r *Rooms) ExportJournal(ctx context.Context, choice ExportChoice, into, own string, progress func(done, total int64, name string)) (Exported, error) {
	out, err := r.exportJournal(ctx, choice, into, own, progress)
	if err != nil {
		return Exported{}, fmt.Errorf("exporting the journal: %w", err)
	}
	return out, nil
}

func (r *Rooms) exportJournal(ctx context.Context, choice ExportChoice, into, own string, progress func(done, total int64, name string)) (Exported, error) {
	if err := r.Vault.VerifyPassphrase(ctx, own); err != nil {
		return Exported{}, err
	}
	rows, err := r.chosen(ctx, choice)
	if err != nil {
		return Exported{}, err
	}
	x := &exporting{r: r, rows: rows, progress: progress}
	tmp, err := os.MkdirTemp(into, ".stillwater-*.part")
	if err != nil {
		return Exported{}, systemError(err)
	}
	defer os.RemoveAll(tmp) // what was renamed is not in it any more
	x.dir = filepath.Join(tmp, "journal")
	name := "stillwater-journal-" + r.o.Now().Format(time.DateOnly)
	switch choice.Format {
	case ExportMarkdown:
		err = x.markdown(ctx)
	case ExportJSON:
		err = x.json(ctx)
	case ExportPDF:
		err = x.pdf(ctx)
	default:
		err = ErrInvalid
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		settle(tmp)
		x.out.Path, err = place(x.dir, filepath.Join(into, name), path.Ext(x.dir))
	}
	if err == nil {
		err = r.Vault.Note(ctx, "export")
	}
	return x.out, systemError(err)
}

// place moves what stands at from to a name beside to that is free.
func place(from, to, ext string) (string, error) {
	for n := 1; ; n++ {
		name := to + ext
		if n > 1 {
			name = to + "-" + strconv.Itoa(n) + ext
		}
		if _, err := os.Lstat(name); err == nil {
			continue
		}
		return name, os.Rename(from, name)
	}
}

// chosen lists the entries of a choice, oldest first.
func (r *Rooms) chosen(ctx context.Context, c ExportChoice) ([]journal.Row, error) {
	for _, day := range []string{c.From, c.To} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return nil, ErrInvalid
		}
	}
	if !slices.Contains(ExportFormats, c.Format) {
		return nil, ErrInvalid
	}
	page, err := r.Journal.List(ctx, journal.Query{Kinds: c.Kinds, Tag: c.Tag})
	if err != nil {
		return nil, err
	}
	rows := slices.DeleteFunc(page.Rows, func(e journal.Row) bool {
		day := e.At.Format(time.DateOnly)
		return c.From != "" && day < c.From || c.To != "" && day > c.To
	})
	slices.Reverse(rows)
	return rows, nil
}

// An exporting is an export under way.
type exporting struct {
	r        *Rooms
	rows     []journal.Row
	dir      string // where it is written
	out      Exported
	progress func(done, total int64, name string)
}

// entries are the chosen entries with what is attached to them and was not
// removed. One short view an entry: a long export must not keep the vault from
// locking.
func (x *exporting) entries(ctx context.Context) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		for i, row := range x.rows {
			x.progress(int64(i), int64(len(x.rows)), row.Title)
			e, err := x.r.Journal.Get(ctx, row.ID)
			if errors.Is(err, store.ErrNotFound) { // deleted meanwhile
				continue
			}
			if err == nil {
				err = ctx.Err()
			}
			e.Attachments = slices.DeleteFunc(e.Attachments, func(a journal.Attachment) bool { return !a.RemovedAt.IsZero() })
			if err == nil {
				x.out.Entries++
				if e.Sealed {
					x.out.Sealed++
				}
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

// markdown writes a folder for each year. An entry with attachments has a
// folder of its own, so that what its text shows is beside it.
func (x *exporting) markdown(ctx context.Context) error {
	if err := os.Mkdir(x.dir, 0o700); err != nil {
		return err
	}
	used := map[string]bool{}
	for e, err := range x.entries(ctx) {
		if err != nil {
			return err
		}
		name := e.FileName(false)
		if used[name] {
			name = e.FileName(true)
		}
		used[name] = true
		dir := filepath.Join(x.dir, e.At.Format("2006"))
		if len(e.Attachments) > 0 {
			dir = filepath.Join(dir, strings.TrimSuffix(name, ".md"))
		}
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		if e.Attachments, err = x.attachments(ctx, dir, "attachments", e.Attachments); err != nil {
			return err
		}
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, e.Markdown(), 0o600); err != nil {
			return err
		}
		_ = os.Chtimes(file, time.Time{}, e.UpdatedAt) // a kindness; some drives cannot
	}
	return nil
}

// json writes journal.json and the attachments of each entry beside it.
func (x *exporting) json(ctx context.Context) error {
	if err := os.Mkdir(x.dir, 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(x.dir, "journal.json"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	out := &ownFile{w: bufio.NewWriterSize(f, outputBuffer)}
	if err := out.head(ownHead{ownFormat, ownVersion, x.r.o.Now().UTC(), x.r.o.Version}); err != nil {
		return err
	}
	for e, err := range x.entries(ctx) {
		if err != nil {
			return err
		}
		if e.Attachments, err = x.attachments(ctx, x.dir, "attachments/"+e.ID.String(), e.Attachments); err != nil {
			return err
		}
		if err = out.add(e); err != nil {
			return err
		}
	}
	if err := out.end(); err != nil {
		return err
	}
	return f.Close()
}

// pdf writes one file, or a folder of several where one would be too thick.
func (x *exporting) pdf(ctx context.Context) error {
	if err := os.Mkdir(x.dir, 0o700); err != nil {
		return err
	}
	file := func(n int) string { return filepath.Join(x.dir, fmt.Sprintf("journal-%02d.pdf", n)) }
	made, err := x.r.journalPDF(ctx, x.entries(ctx), func(n int, fill func(io.Writer) error) error {
		return writeChecked(file(n), fill, nil)
	})
	x.out.Attachments, x.out.Lost = made.Pictures, made.Lost
	if err == nil && made.Parts == 1 {
		only := x.dir + ".pdf"
		err = os.Rename(file(1), only)
		x.dir = only
	}
	return err
}

// attachments writes files below dir and returns those that are whole, with
// where they stand seen from dir.
func (x *exporting) attachments(ctx context.Context, dir, below string, all []journal.Attachment) (written []journal.Attachment, err error) {
	taken := map[string]bool{}
	for _, a := range all {
		name := free(media.SafeName(a.Name), taken)
		a.Path = below + "/" + name
		err := x.attachment(ctx, filepath.Join(dir, filepath.FromSlash(a.Path)), a)
		switch {
		case errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrNotFound):
			x.out.Lost++
		case err != nil:
			return nil, err
		default:
			x.out.Attachments++
			written = append(written, a)
		}
	}
	return written, nil
}

// free is name, or one like it that is not taken on any system.
func free(name string, taken map[string]bool) string {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = stem + "-" + strconv.Itoa(n) + ext
	}
	taken[strings.ToLower(name)] = true
	return name
}

// attachment writes one attachment byte for byte; one that is not what was
// taken in leaves nothing.
func (x *exporting) attachment(ctx context.Context, file string, a journal.Attachment) error {
	_, in, err := x.r.Journal.OpenAttachment(ctx, a.ID)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	sum, err := copyHashed(ctx, f, in, func(int64) {})
	if err == nil && sum != a.SHA256 {
		err = store.ErrDamaged
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		_ = os.Remove(file)
	}
	return err
}
