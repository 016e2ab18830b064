package diaries

import (
	"io"
	"regexp"
	"strings"
)

// jrnlEntry is an entry of jrnl's JSON export.
type jrnlEntry struct {
	Title   string   `json:"title"`
	Body    string   `json:"body"`
	Date    string   `json:"date"`
	Time    string   `json:"time"`
	Tags    []string `json:"tags"`
	Starred bool     `json:"starred"`
}

// jrnl reads jrnl's JSON export, or the text jrnl itself keeps and exports.
func (r *reading) jrnl(name string) error {
	f, _, err := r.file(name, maxFile)
	if err != nil {
		return err
	}
	defer f.Close()
	w := &window{in: decoded(io.LimitReader(f, 4*maxGap)), line: 1}
	if _, c := w.gap(0); c != '{' {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return err
		}
		return r.jrnlText(f)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return r.elements(f, "", shape{[]byte(`"body"`), func(el element) (e Entry, why Reason) {
		var j jrnlEntry
		if !decode(el.raw, &j) {
			return e, Broken
		}
		at, ok := r.time(strings.TrimSpace(j.Date + " " + j.Time))
		if !ok || j.Title == "" && j.Body == "" {
			return e, NoDate
		}
		return r.jrnlEntry(Entry{Place: el.place, At: at, Title: j.Title, Text: strings.TrimLeft(j.Body, "\n"), Tags: j.Tags}, j.Starred), ""
	}})
}

func (r *reading) jrnlEntry(e Entry, starred bool) Entry {
	e.At, e.Zone = r.moment(e.At, r.zone)
	e.Title = strings.TrimSpace(e.Title)
	if starred {
		e.Tags = append(e.Tags, "starred")
	}
	return e
}

var (
	jrnlHead = regexp.MustCompile(`^\[([^\]]{6,64})\] (.*)$`)
	jrnlTag  = regexp.MustCompile(`(?:^|\s)[@#]([-+*#/\p{L}\p{N}_]+)`)
	// sentence is where jrnl parts a title from a body on one line.
	sentence = regexp.MustCompile(`[.?!…]+['’"”]?\s+`)
)

// jrnlText reads entries that begin with "[2026-11-20 08:12] A title." Such a
// line begins an entry only if a time stands in the brackets.
func (r *reading) jrnlText(in io.Reader) error {
	var e *Entry
	var body strings.Builder
	n, cut, early := 0, false, false // early: something stands before the first entry
	flush := func() error {
		if e == nil {
			return nil
		}
		if cut {
			r.refuse(e.Place, TooLarge)
			return nil
		}
		e.Text = body.String()
		return r.give(r.jrnlWhole(*e))
	}
	err := lines(decoded(patient{r.ctx, in}), func(line int, text string, long bool) error {
		if m := jrnlHead.FindStringSubmatch(text); m != nil {
			if at, ok := r.time(m[1]); ok {
				if err := flush(); err != nil {
					return err
				}
				n++
				e, cut = &Entry{Place: Place{Entry: n, Line: line}, At: at, Title: m[2]}, long
				body.Reset()
				return nil
			}
		}
		if e == nil {
			if !early && strings.TrimSpace(text) != "" {
				early = true
				r.refuse(Place{Line: line}, Broken)
			}
			return nil
		}
		if cut = cut || long || body.Len()+len(text) > maxText; !cut {
			body.WriteString(text + "\n")
		}
		return nil
	})
	if err != nil {
		return err
	}
	if e == nil {
		return ErrNotDiary
	}
	return flush()
}

// jrnlWhole parts title and body as jrnl does: at the end of the first line,
// or of the first sentence if there is one line.
func (r *reading) jrnlWhole(e Entry) Entry {
	title, starred := strings.CutSuffix(strings.TrimSpace(e.Title), " *")
	e.Title, e.Text = title, strings.Trim(e.Text, "\n")
	if at := sentence.FindStringIndex(title); e.Text == "" && at != nil {
		e.Title, e.Text = title[:at[1]], title[at[1]:]
	}
	if e.Text != "" {
		e.Text += "\n"
	}
	for _, m := range jrnlTag.FindAllStringSubmatch(title+"\n"+e.Text, 4*maxTags) {
		e.Tags = append(e.Tags, strings.ToLower(m[1]))
	}
	return r.jrnlEntry(e, starred)
}
