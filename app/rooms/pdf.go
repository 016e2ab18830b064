package rooms

import (
	"context"
	_ "embed" // the template
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"stillwater/app/journal"
	"stillwater/app/store"
	"stillwater/app/typeset"
)

//go:embed journal.typ
var journalTemplate string

const (
	// partText, partEntries and partPictures say how much one PDF takes, so
	// that it needs less than a gigabyte of memory: about 500 pages, a thick
	// book. A longer journal is set in several parts.
	partText, partEntries, partPictures = 3 << 19, 1_500, 96 << 20 // bytes of text, entries, bytes of JPEG
	// pictureWide, pictureTall and dotsPerInch say how large a picture stands
	// on a page: never larger than the page, nor coarser than print.
	pictureWide, pictureTall = 134, 150 // millimetres
	dotsPerInch              = 150
)

// press sets one document at a time, whoever asks.
var press = typeset.New()

// A pdfMade says what the PDF of a journal holds.
type pdfMade struct {
	Parts             int
	Entries, Pictures int
	Sealed            int    // letters whose text was left out
	Lost              int    // pictures whose bytes are damaged or gone
	Missing           []rune // letters no font has; each stands as �
}

// pdfBook is what journal.typ sets.
type pdfBook struct {
	Title  string         `json:"title"`
	Span   string         `json:"span"`
	Count  string         `json:"count"`
	Made   string         `json:"made"`
	Notes  []string       `json:"notes"`
	Date   map[string]int `json:"date"`
	Months []pdfMonth     `json:"months"`
}

type pdfMonth struct {
	Name    string     `json:"name"`
	Entries []pdfEntry `json:"entries"`
}

type pdfEntry struct {
	Heading  string         `json:"heading"`
	Right    bool           `json:"r,omitempty"` // the heading begins at the right
	Lines    []string       `json:"lines"`
	Sealed   string         `json:"sealed,omitempty"`
	Parts    []pdfPart      `json:"parts,omitempty"`
	Text     []typeset.Node `json:"text,omitempty"`
	Pictures []pdfPicture   `json:"pictures,omitempty"`
	Files    []string       `json:"files,omitempty"`
}

type pdfPart struct {
	Label string         `json:"label"`
	Text  []typeset.Node `json:"text"`
}

type pdfPicture struct {
	Path  string  `json:"path"`
	Name  string  `json:"name"`
	Width float64 `json:"width"` // millimetres
}

// journalPDF sets entries, oldest first, as PDFs to be read: a cover, a
// chapter for each month, pictures upright. The text of a sealed letter is
// left out, and the PDF says so. part is called for each PDF in turn, counted
// from 1, with what writes it; a journal of up to a thousand entries or so is
// one. The same entries at the same time give the same bytes. Errors are those
// of the journal, of part and of typeset.Press.PDF.
func (r *Rooms) journalPDF(ctx context.Context, entries iter.Seq2[journal.Entry, error], part func(n int, fill func(io.Writer) error) error) (pdfMade, error) {
	m := pdfMaker{r: r, part: part}
	for e, err := range entries {
		if err == nil {
			err = m.add(ctx, e)
		}
		if err != nil {
			return m.made, fmt.Errorf("setting the journal: %w", err)
		}
	}
	if err := m.finish(ctx, true); err != nil {
		return m.made, fmt.Errorf("setting the journal: %w", err)
	}
	return m.made, nil
}

// A pdfMaker gathers entries into a book, and finishes it when it is full.
type pdfMaker struct {
	r    *Rooms
	part func(n int, fill func(io.Writer) error) error
	made pdfMade

	months   []pdfMonth // of this part, as is all below
	files    []typeset.File
	text     int // bytes so far
	pictures int // bytes so far
	sealed   int
	placed   []placedTime // of each entry, in their order
}

// A placedTime waits to be told whether its zone needs saying.
type placedTime struct {
	at   time.Time
	zone string
}

func (m *pdfMaker) add(ctx context.Context, e journal.Entry) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	size := len(e.Text) + len(e.Title)
	if e.Record != nil {
		size += len(e.Record.Thought) + len(e.Record.For) + len(e.Record.Against) + len(e.Record.Kinder)
	}
	if n := len(m.placed); n > 0 && (m.text+size > partText || n == partEntries || m.pictures > partPictures) {
		if err := m.finish(ctx, false); err != nil {
			return err
		}
	}
	m.text += size
	p := pdfEntry{Heading: e.Title, Lines: append([]string{""}, entryLines(e)...)} // the first is the time, told at the end
	if e.Title == "" {
		p.Heading = e.At.Format(longDate)
	}
	p.Right = typeset.Right(p.Heading)
	if e.Sealed {
		m.made.Sealed++
		m.sealed++
		p.Sealed = "This letter is sealed until " + e.SealedUntil.In(e.At.Location()).Format(date) + ". Its words are not in this file."
	} else {
		p.Parts, p.Text = recordParts(e.Record), typeset.Prose(e.Text)
		if len(p.Parts) > 0 && len(p.Text) > 0 {
			p.Parts = append(p.Parts, pdfPart{"More", p.Text})
			p.Text = nil
		}
		if err := m.attach(ctx, &p, e.Attachments); err != nil {
			return err
		}
	}
	if name := e.At.Format("January 2006"); len(m.months) == 0 || m.months[len(m.months)-1].Name != name {
		m.months = append(m.months, pdfMonth{Name: name})
	}
	last := &m.months[len(m.months)-1]
	last.Entries = append(last.Entries, p)
	m.placed = append(m.placed, placedTime{e.At, e.Zone})
	m.made.Entries++
	return nil
}

// attach adds pictures to an entry, and the names of what is none.
func (m *pdfMaker) attach(ctx context.Context, p *pdfEntry, all []journal.Attachment) error {
	for _, a := range all {
		if !a.RemovedAt.IsZero() {
			continue
		}
		print, err := m.picture(ctx, a)
		switch {
		case errors.Is(err, typeset.ErrNoPicture):
			p.Files = append(p.Files, a.Name+" — "+byteCount(a.Size))
			continue
		case errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrNotFound):
			m.made.Lost++
			p.Files = append(p.Files, a.Name+" — damaged")
			continue
		case err != nil:
			return err
		}
		m.pictures += len(print.JPEG)
		m.made.Pictures++
		path := "/pictures/" + strconv.Itoa(m.made.Pictures) + ".jpg"
		m.files = append(m.files, typeset.File{Path: path, Bytes: print.JPEG})
		p.Pictures = append(p.Pictures, pdfPicture{path, a.Name, print.Wide(pictureWide, pictureTall, dotsPerInch)})
	}
	return nil
}

func (m *pdfMaker) picture(ctx context.Context, a journal.Attachment) (typeset.Print, error) {
	if !strings.HasPrefix(a.MediaType, "image/") {
		return typeset.Print{}, typeset.ErrNoPicture
	}
	_, blob, err := m.r.Journal.OpenAttachment(ctx, a.ID)
	if err != nil {
		return typeset.Print{}, err
	}
	defer blob.Close()
	return typeset.Picture(blob)
}

const (
	date     = "2 January 2006"
	longDate = "Monday, 2 January 2006"
	clock    = "15:04"
)

// finish sets what was gathered, and begins the next part.
func (m *pdfMaker) finish(ctx context.Context, last bool) error {
	m.made.Parts++
	d := m.document(last)
	err := m.part(m.made.Parts, func(w io.Writer) error {
		missing, err := press.PDF(ctx, w, d)
		for _, r := range missing {
			if at, seen := slices.BinarySearch(m.made.Missing, r); !seen {
				m.made.Missing = slices.Insert(m.made.Missing, at, r)
			}
		}
		return err
	})
	m.months, m.files, m.placed = nil, nil, nil
	m.text, m.pictures, m.sealed = 0, 0, 0
	return err
}

// document is the finished book.
func (m *pdfMaker) document(last bool) typeset.Document {
	now := m.r.o.Now()
	book := pdfBook{
		Title:  "Journal",
		Count:  counted(len(m.placed), "entry", "entries"),
		Made:   "Made with Stillwater on " + now.Format(date) + ". Anybody who has this file can read it.",
		Date:   map[string]int{"year": now.Year(), "month": int(now.Month()), "day": now.Day()},
		Notes:  []string{},
		Months: append([]pdfMonth{}, m.months...),
	}
	if m.made.Parts > 1 || !last {
		book.Title += ", part " + strconv.Itoa(m.made.Parts)
	}
	zones := map[string]bool{}
	for _, p := range m.placed {
		zones[p.zone] = true
	}
	if n := len(m.placed); n > 0 {
		book.Span = m.placed[0].at.Format(date)
		if last := m.placed[n-1].at.Format(date); last != book.Span {
			book.Span += " – " + last
		}
	}
	switch n := m.sealed; {
	case n == 1:
		book.Notes = append(book.Notes, "One letter is sealed. It stands here without its words.")
	case n > 1:
		book.Notes = append(book.Notes, strconv.Itoa(n)+" letters are sealed. They stand here without their words.")
	}
	i := 0
	for _, month := range m.months {
		for j := range month.Entries {
			e, at := &month.Entries[j], m.placed[i]
			i++
			e.Lines[0] = at.at.Format(clock)
			if e.Heading != at.at.Format(longDate) {
				e.Lines[0] = at.at.Format(longDate + ", " + clock)
			}
			if len(zones) > 1 {
				e.Lines[0] += " (" + strings.ReplaceAll(at.zone, "_", " ") + ")"
			}
		}
	}
	return typeset.Document{Template: journalTemplate, Data: book, Files: m.files}
}

// kindNames and moodNames are the words of a page for what an entry is; a
// plain one needs none.
var (
	kindNames = map[journal.EntryKind]string{
		journal.KindLetter: "Unsent letter", journal.KindThought: "Thought", journal.KindAchievement: "Achievement",
		journal.KindDream: "Dream", journal.KindThoughtRecord: "Thought record", journal.KindGrief: "Grief note",
	}
	moodNames = [...]string{1: "heavy", "low", "even", "light", "clear"}
)

// entryLines are the small lines below an entry's heading: what it is and
// what was said about it.
func entryLines(e journal.Entry) []string {
	var what, felt []string
	if kind := kindNames[e.Kind]; kind != "" {
		if e.To != "" {
			kind += " to " + e.To
		}
		what = append(what, kind)
	}
	if !e.BrokenAt.IsZero() {
		what = append(what, "opened before its day, on "+e.BrokenAt.In(e.At.Location()).Format(date))
	}
	if len(e.People) > 0 {
		what = append(what, "with "+strings.Join(e.People, ", "))
	}
	if e.Mood > 0 && e.Mood < len(moodNames) {
		felt = append(felt, "It felt "+moodNames[e.Mood])
	}
	if len(e.Feelings) > 0 {
		felt = append(felt, strings.Join(e.Feelings, ", "))
	}
	if e.Pull != nil {
		felt = append(felt, "the pull "+strconv.Itoa(*e.Pull)+" of 10")
	}
	for _, t := range e.Tags {
		felt = append(felt, "#"+t)
	}
	var lines []string
	for _, parts := range [][]string{what, felt} {
		if len(parts) > 0 {
			lines = append(lines, strings.Join(parts, " · "))
		}
	}
	return lines
}

// recordParts are the parts of a thought record that were filled in.
func recordParts(r *journal.ThoughtRecord) []pdfPart {
	if r == nil {
		return nil
	}
	var parts []pdfPart
	for _, p := range []struct {
		label, text string
		belief      *int
	}{
		{"The thought", r.Thought, r.Before}, {"What speaks for it", r.For, nil},
		{"What speaks against it", r.Against, nil}, {"A kinder true sentence", r.Kinder, r.After},
	} {
		if p.belief != nil {
			which := " (believed "
			if p.label != "The thought" {
				which = " (the thought is now believed "
			}
			p.label += which + strconv.Itoa(*p.belief) + " %)"
		}
		if p.text != "" || p.belief != nil {
			parts = append(parts, pdfPart{p.label, typeset.Prose(p.text)})
		}
	}
	return parts
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// byteCount is a size as people read it.
func byteCount(n int64) string {
	units := []string{"bytes", "KB", "MB", "GB"}
	f, unit := float64(n), 0
	for f >= 1000 && unit < len(units)-1 {
		f, unit = f/1000, unit+1
	}
	s := strconv.FormatFloat(f, 'f', 1, 64)
	if utf8.RuneCountInString(s) > 3 || unit == 0 {
		s = strconv.FormatFloat(f, 'f', 0, 64)
	}
	return s + " " + units[unit]
}
