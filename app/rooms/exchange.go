package rooms

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"stillwater/app/diaries"
	"stillwater/app/journal"
	"stillwater/app/store"
)

const (
	// shownTitles is how many titles a Plan names, to tell one diary from
	// another.
	shownTitles = 5
	// shownFields is how many fields without a place a Plan names.
	shownFields = 50
	// keptRefusals is how many refusals found here a Plan names; it counts all.
	keptRefusals = 1000
)

// A Plan is what a diary would bring, or what it brought: entries that are
// here already are counted apart, and what was not understood is named.
type Plan struct {
	diaries.Report
	Entries     int
	Attachments int
	Already     int
	First, Last time.Time // of the entries that would come; zero without any
	Titles      []string  // of the first few
	Fields      []string  // front matter fields that an entry has no place for, some of them
}

// ReadDiary reads the diary at path to its end and takes nothing in. zone is
// of entries whose diary knows none. progress is called with the entries read.
// Errors are those of diaries.Read.
func (r *Rooms) ReadDiary(ctx context.Context, source diaries.Source, path, zone string, progress func(done int)) (Plan, error) {
	t, err := r.taking(ctx, source, zone, progress)
	if err == nil {
		err = t.read(ctx, path, func(journal.Arrival) error { return nil })
	}
	if err != nil {
		return t.plan, fmt.Errorf("reading a diary: %w", err)
	}
	return t.plan, nil
}

// ImportDiary takes the diary at path in. Entries that are here already are
// passed over. When it ends early, what was taken in stays and can be undone
// by its Batch, whose ID is zero if nothing was taken in.
func (r *Rooms) ImportDiary(ctx context.Context, source diaries.Source, path, zone string, progress func(done int)) (journal.Batch, Plan, error) {
	t, err := r.taking(ctx, source, zone, progress)
	if err != nil {
		return journal.Batch{}, t.plan, fmt.Errorf("importing a diary: %w", err)
	}
	var reading error
	batch, err := r.Journal.Import(ctx, string(source), func(yield func(journal.Arrival) bool) {
		reading = t.read(ctx, path, func(a journal.Arrival) error {
			if !yield(a) {
				return errStopped
			}
			return nil
		})
	}, nil)
	t.plan.Attachments = batch.Attachments // some may have turned out unreadable
	if err == nil && !errors.Is(reading, errStopped) {
		err = reading
	}
	if err != nil {
		return batch, t.plan, fmt.Errorf("importing a diary: %w", err)
	}
	return batch, t.plan, nil
}

// errStopped ends the reading of a diary whose import has ended.
var errStopped = errors.New("import ended")

// A taking is a diary on its way into the journal.
type taking struct {
	r        *Rooms
	source   diaries.Source
	zone     string
	present  func(journal.Entry) bool
	ours     map[store.ID]bool
	came     map[[32]byte]bool // in this diary
	plan     Plan
	own      []diaries.Refusal // the first found here and not by the reader
	owns     int               // of all of them
	done     int
	progress func(done int)
}

func (r *Rooms) taking(ctx context.Context, source diaries.Source, zone string, progress func(done int)) (*taking, error) {
	t := &taking{r: r, source: source, zone: zone, ours: map[store.ID]bool{}, came: map[[32]byte]bool{}, progress: progress}
	var err error
	t.present, err = r.Journal.Present(ctx)
	r.Journal.Stamps(func(id store.ID, _ int64, _ bool) { t.ours[id] = true })
	return t, err
}

// read hands over every entry that is not here yet and can be kept.
func (t *taking) read(ctx context.Context, path string, add func(journal.Arrival) error) error {
	report, err := diaries.Read(ctx, t.source, path, diaries.Options{Zone: t.zone}, func(d diaries.Entry) error {
		t.done++
		t.progress(t.done)
		a, why := t.arrival(d)
		if why == "" && t.here(a.Entry) {
			t.plan.Already++
			return nil
		}
		if err := t.r.Journal.Check(a.Entry); why == "" && err != nil {
			why = diaries.Broken
			if errors.Is(err, store.ErrTooLarge) {
				why = diaries.TooLarge
			}
		}
		if why != "" {
			t.refuse(d.Place, why)
			return nil
		}
		t.count(a)
		return add(a)
	})
	t.plan.Report = report
	slices.Sort(t.plan.Fields)
	t.plan.Refused = append(t.plan.Refused, t.own...)
	t.plan.Total += t.owns
	return err
}

func (t *taking) refuse(p diaries.Place, why diaries.Reason) {
	if t.owns++; t.owns <= keptRefusals {
		t.own = append(t.own, diaries.Refusal{Place: p, Reason: why})
	}
}

func (t *taking) count(a journal.Arrival) {
	p := &t.plan
	p.Entries++
	p.Attachments += len(a.Files)
	if len(p.Titles) < shownTitles {
		p.Titles = append(p.Titles, a.Entry.Title)
	}
	if at := a.Entry.At; p.First.IsZero() || at.Before(p.First) {
		p.First = at
	}
	if at := a.Entry.At; at.After(p.Last) {
		p.Last = at
	}
}

// here reports whether e stands in the journal, or came before in this diary:
// by what it was called, by what it says, or because it once was exported from
// here.
func (t *taking) here(e journal.Entry) bool {
	if id, ours := strings.CutPrefix(e.Origin, ownOrigin); ours {
		if id, err := store.ParseID(id); err == nil && t.ours[id] {
			return true
		}
	}
	print := journal.Fingerprint(e)
	if t.present(e) || t.came[print] {
		return true
	}
	t.came[print] = true
	return false
}

// ownOrigin begins the Origin of entries from our own exports; the rest is the
// ID they had.
const ownOrigin = string(diaries.Stillwater) + ":"

// arrival is d as the journal takes it. Of our own shapes everything comes
// back, of others what every diary has.
func (t *taking) arrival(d diaries.Entry) (journal.Arrival, diaries.Reason) {
	var a journal.Arrival
	var err error
	own := true
	switch t.source {
	case diaries.Markdown:
		a.Entry, err = journal.ReadMarkdown(d.Raw)
		own = err == nil
	case diaries.Stillwater:
		if a.Entry, err = readOwn(d.Raw); err != nil {
			return a, diaries.Broken
		}
	default:
		own = false
	}
	if !own {
		for _, f := range d.Fields {
			if len(t.plan.Fields) < shownFields && !slices.Contains(t.plan.Fields, f) {
				t.plan.Fields = append(t.plan.Fields, f)
			}
		}
		a.Entry = journal.Entry{Title: d.Title, Text: d.Text, At: d.At, Zone: d.Zone, Tags: d.Tags,
			Origin: d.Origin, CreatedAt: d.Created, UpdatedAt: d.Updated}
		for _, f := range d.Files {
			a.Files = append(a.Files, t.file(d.Place, f.Name, f))
		}
		return a, ""
	}
	if a.Entry.Sealed {
		return a, diaries.Sealed
	}
	if a.Entry.Origin == "" {
		a.Entry.Origin = ownOrigin + a.Entry.ID.String()
	}
	for _, attached := range a.Entry.Attachments {
		where := path.Join(path.Dir(d.Place.File), attached.Path)
		if t.source == diaries.Stillwater {
			where = attached.Path
		}
		for _, f := range d.Files { // one that is not there was refused already
			if f.Path == where {
				a.Files = append(a.Files, t.file(d.Place, attached.Name, f))
				break
			}
		}
	}
	return a, ""
}

// file is f under the name it had. If it cannot be read to its end, that is
// told with its place.
func (t *taking) file(p diaries.Place, name string, f diaries.File) journal.ArrivingFile {
	p.File = cmp.Or(f.Path, name)
	told := false
	tell := func(err error) {
		if err != nil && err != io.EOF && !told {
			told = true
			t.refuse(p, diaries.ReasonOf(err))
		}
	}
	return journal.ArrivingFile{Name: name, Open: func() (io.ReadCloser, error) {
		in, err := f.Open()
		tell(err)
		if err != nil {
			return nil, err
		}
		return telling{in, tell}, nil
	}}
}

// telling tells of an error of its reader.
type telling struct {
	io.ReadCloser
	tell func(error)
}

func (n telling) Read(b []byte) (int, error) {
	m, err := n.ReadCloser.Read(b)
	n.tell(err)
	return m, err
}
