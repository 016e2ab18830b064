package bundle

import (
	"bytes"
	"cmp"
	"context"
	_ "embed" // the template
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"stillwater/app/typeset"
)

//go:embed report.typ
var reportTemplate string

const (
	// textInReport, textAtOnce, pictureBytes and maxPictures say how much one
	// report takes, so that it is set in less than a gigabyte: some 400 pages.
	// What goes beyond stands in the tables and beside the report.
	textInReport, textAtOnce  = 3 << 19, 16 << 10 // bytes
	pictureBytes, maxPictures = 96 << 20, 400     // bytes of JPEG
	// pictureWide, pictureTall and dotsPerInch say how large a picture stands
	// on a page.
	pictureWide, pictureTall = 160, 200 // millimetres
	dotsPerInch              = 150
)

// A pdf is a report that was set.
type pdf struct {
	bytes   []byte
	letters []rune
	unset   int
}

// What report.typ sets.
type reportData struct {
	Title        string         `json:"title"`
	Lines        []string       `json:"lines"` // of the cover
	Notes        []string       `json:"notes"`
	Date         map[string]int `json:"date"`
	Shows        []string       `json:"shows"`
	ShowsNot     []string       `json:"shows_not"`
	Chronology   []reportRow    `json:"chronology"`
	Claims       []reportClaim  `json:"claims"`
	People       []reportPerson `json:"people"`
	Exhibits     []reportItem   `json:"exhibits"`
	Plates       []reportPlate  `json:"plates"`
	Certificates []certificate  `json:"certificates"`
	Zone         string         `json:"zone"`
}

// A said is a text line by line.
type said []saidLine

type saidLine struct {
	Right bool   `json:"r,omitempty"` // begins at the right
	Text  string `json:"t"`
}

type reportFact struct {
	Label string `json:"label"`
	Text  said   `json:"text"`
}

type reportRow struct {
	Number   int          `json:"n"`
	When     string       `json:"when"`
	What     said         `json:"what"`
	Standing string       `json:"standing"`
	Exhibits string       `json:"exhibits"`
	Detail   bool         `json:"detail"` // has a part of its own below the table
	Facts    []reportFact `json:"facts"`
	Words    []reportFact `json:"words"`
	Earlier  []reportFact `json:"earlier"`
}

type reportClaim struct {
	Number      int              `json:"n"`
	Words       said             `json:"words"`
	Facts       []reportFact     `json:"facts"`
	Appearances []reportAppears  `json:"appearances"`
	Rebuttals   []reportRebuttal `json:"rebuttals"`
}

type reportAppears struct {
	When     string `json:"when"`
	Where    said   `json:"where"`
	Standing string `json:"standing"`
	Exhibits string `json:"exhibits"`
}

type reportRebuttal struct {
	Statement said         `json:"statement"`
	Facts     []reportFact `json:"facts"`
}

type reportPerson struct {
	Name string `json:"name"`
	Role string `json:"role"`
	More string `json:"more"`
}

type reportItem struct {
	Label string   `json:"label"`
	Name  said     `json:"name"`
	Lines []string `json:"lines"`
	Hash  []string `json:"hash"`
}

type reportPlate struct {
	Label string  `json:"label"`
	Name  string  `json:"name"`
	Path  string  `json:"path"`
	Width float64 `json:"width"` // millimetres
}

// A reporter gathers what the report says.
type reporter struct {
	*pages
	left  int // bytes of text that still fit
	unset int
	files []typeset.File
}

// report sets the report.
func (p *pages) report(ctx context.Context, press *typeset.Press) (pdf, error) {
	r := &reporter{pages: p, left: textInReport}
	d := reportData{
		Title: p.c.Name, Shows: shows, ShowsNot: showsNot, Certificates: p.drafts(), Zone: strings.ReplaceAll(p.c.Zone, "_", " "),
		Date:       map[string]int{"year": p.c.At.Year(), "month": int(p.c.At.Month()), "day": p.c.At.Day()},
		Chronology: []reportRow{}, Claims: []reportClaim{}, People: []reportPerson{}, Exhibits: []reportItem{}, Plates: []reportPlate{}, Notes: []string{},
	}
	d.Lines = append(d.Lines, "Evidence bundle of "+p.c.At.Format(dayLayout))
	if p.c.Author != "" {
		d.Lines = append(d.Lines, "From "+p.c.Author)
	}
	if p.c.For != "" {
		d.Lines = append(d.Lines, "For "+p.c.For)
	}
	d.Lines = append(d.Lines, strings.Join([]string{counted(len(p.c.Incidents), "incident", "incidents"), counted(len(p.c.Claims), "claim", "claims"), counted(len(p.exhibits), "exhibit", "exhibits")}, ", "))
	if p.c.Preset == Shared {
		d.Notes = append(d.Notes, sharedNote)
	}
	if p.c.Initials || p.anyInitials() {
		d.Notes = append(d.Notes, "Some people stand here by their initials. Names within texts, and in the files themselves, are as they were written.")
	}
	for _, row := range p.rows {
		d.Chronology = append(d.Chronology, r.row(row))
	}
	for _, c := range p.c.Claims {
		d.Claims = append(d.Claims, r.claim(c))
	}
	for _, person := range p.c.People {
		more := ""
		if !person.Initials {
			more = strings.Join(person.Others, ", ")
		}
		d.People = append(d.People, reportPerson{p.who(person.Name), plain(person.Role), more})
	}
	for _, x := range p.exhibits {
		if err := ctx.Err(); err != nil {
			return pdf{}, err
		}
		d.Exhibits = append(d.Exhibits, r.item(x))
		plate, ok, err := r.plate(x)
		if err != nil {
			return pdf{}, err
		}
		if ok {
			d.Plates = append(d.Plates, plate)
		}
	}
	if r.unset > 0 {
		d.Notes = append(d.Notes, counted(r.unset, "picture is", "pictures are")+" not shown in this report and lie in their folders only.")
	}
	var out bytes.Buffer
	letters, err := press.PDF(ctx, &out, typeset.Document{Template: reportTemplate, Data: d, Files: r.files})
	return pdf{out.Bytes(), letters, r.unset}, err
}

func (p *pages) anyInitials() bool {
	for _, person := range p.c.People {
		if person.Initials {
			return true
		}
	}
	return false
}

// text is a text for the report, as far as there is room for it; the rest of it
// stands in a table.
func (r *reporter) text(s, rest string) said {
	s = strings.ReplaceAll(strings.TrimSpace(s), "\r\n", "\n")
	if room := min(r.left, textAtOnce); len(s) > room {
		s = strings.ToValidUTF8(s[:room], "") + "\n[It goes on in " + rest + ".]"
	}
	r.left -= min(r.left, len(s))
	var out said
	for l := range strings.SplitSeq(s, "\n") {
		out = append(out, saidLine{typeset.Right(l), l})
	}
	return out
}

// line is a short text.
func line(s string) said { return said{{typeset.Right(s), oneLine(s)}} }

func facts(all ...[2]string) []reportFact {
	out := []reportFact{}
	for _, f := range all {
		if f[1] != "" {
			out = append(out, reportFact{f[0], line(f[1])})
		}
	}
	return out
}

func (r *reporter) row(in row) reportRow {
	table := "chronology.csv, row " + strconv.Itoa(in.n)
	out := reportRow{Number: in.n, When: in.when().phrase(r.c.Zone), What: r.text(in.what(), table), Standing: in.knowing().words(), Exhibits: r.rests(in),
		Words: []reportFact{}, Earlier: []reportFact{}}
	if in.in == nil {
		a := in.seen
		out.Facts = facts([2]string{"Claim", strconv.Itoa(in.claim.Number)}, [2]string{"Where", a.Where})
		return out
	}
	x := in.in
	var tactics, claims []string
	for _, t := range x.Tactics {
		tactics = append(tactics, plain(t))
	}
	for _, n := range x.Claims {
		claims = append(claims, strconv.Itoa(n))
	}
	known := r.learned(x)
	if x.Known != FirstHand {
		known = strings.TrimSuffix(x.Known.words()+". "+known, ". ")
	}
	out.Detail = true
	out.Facts = facts([2]string{"When", out.When}, [2]string{"How I know", cmp.Or(known, ownAccount)}, [2]string{"Channel", plain(x.Channel)}, [2]string{"Place", x.Place}, [2]string{"Link", x.Link},
		[2]string{"Kind", strings.Join(tactics, ", ")}, [2]string{"People", r.everybody(x.People)}, [2]string{"Witnesses", x.Witnesses},
		[2]string{"Order breached", x.Breach}, [2]string{"What it did", x.Harm}, [2]string{"How grave", x.Severity}, [2]string{"Fear", x.Fear},
		[2]string{"What I did", x.Response}, [2]string{"Reference", x.Reference}, [2]string{"Claims", strings.Join(claims, ", ")},
		[2]string{"Exhibits", out.Exhibits}, [2]string{"Written down", moment(x.RecordedAt, x.Zone, r.c.Zone)})
	if x.Words != "" {
		out.Words = append(out.Words, reportFact{"The exact words", r.text(x.Words, table)})
	}
	for _, q := range x.Quotes {
		label := "From exhibit " + r.labels[q.Exhibit]
		if q.Basis == "assumed" {
			label += "; its time zone is assumed"
		}
		if len(q.Doubts) > 0 {
			label += "; doubtful: " + strings.Join(q.Doubts, ", ")
		}
		out.Words = append(out.Words, reportFact{label, r.text(r.said(q)+q.Text, table)})
	}
	for _, e := range x.Excerpts {
		out.Words = append(out.Words, reportFact{"Copied from the " + plain(e.From) + ", written " + moment(e.WrittenAt, x.Zone, r.c.Zone), r.text(e.Text, table)})
	}
	for _, e := range x.Earlier {
		out.Earlier = append(out.Earlier, reportFact{e.What + ", until " + moment(e.At, x.Zone, r.c.Zone), r.text(r.earlier(e), table)})
	}
	return out
}

func (r *reporter) claim(c Claim) reportClaim {
	table := "claims.csv, claim " + strconv.Itoa(c.Number)
	out := reportClaim{Number: c.Number, Words: r.text(c.Words, table), Appearances: []reportAppears{}, Rebuttals: []reportRebuttal{}}
	var history, harms []string
	for _, h := range c.History {
		history = append(history, h.At.Format(dayLayout)+": "+plain(h.Text))
	}
	for _, h := range c.Harms {
		s := h.Kind
		if h.Amount != "" {
			s += " (" + h.Amount + ")"
		}
		if !h.When.At.IsZero() {
			s += ", " + h.When.phrase(r.c.Zone)
		}
		if cited := r.cited(h.Exhibits); cited != "" {
			s += ", " + cited
		}
		harms = append(harms, s)
	}
	out.Facts = facts([2]string{"These words are", c.Saying}, [2]string{"Made by", r.who(c.MadeBy)}, [2]string{"I know because", plain(c.Basis)}, [2]string{"It is", c.Nature}, [2]string{"As a statement it is", c.Truth},
		[2]string{"First known", c.FirstKnown.phrase(r.c.Zone)}, [2]string{"Topic", c.Topic}, [2]string{"What it did", strings.Join(harms, "; ")},
		[2]string{"What I decided", c.Decided}, [2]string{"Stands", plain(c.Standing)}, [2]string{"Before", strings.Join(history, "; ")}, [2]string{"Still missing", c.Missing}, [2]string{"Note for a lawyer", c.LawyerNote})
	for _, a := range c.Appearances {
		where := a.Where
		for _, more := range []string{a.Link, a.Audience} {
			if more != "" {
				where = strings.TrimPrefix(where+", "+more, ", ")
			}
		}
		standing := a.Known.words()
		if by := r.who(a.Relayed); by != "" && a.Known == SecondHand {
			standing += " by " + by
		}
		out.Appearances = append(out.Appearances, reportAppears{a.When.phrase(r.c.Zone), line(where), standing, cmp.Or(r.cited(a.Exhibits), noExhibit)})
	}
	for _, b := range c.Rebuttals {
		out.Rebuttals = append(out.Rebuttals, reportRebuttal{r.text(b.Statement, table), facts([2]string{"Shown by", r.cited(b.For)}, [2]string{"Against it", r.cited(b.Against)},
			[2]string{"Witness", r.who(b.Witness)}, [2]string{"Still missing", b.Missing})})
	}
	return out
}

func (r *reporter) item(x exhibit) reportItem {
	hash := hex.EncodeToString(x.SHA256[:])
	out := reportItem{Label: x.label(), Name: line(x.Name), Hash: []string{hash[:len(hash)/2], hash[len(hash)/2:]}}
	add := func(s string) {
		if s = oneLine(s); s != "" {
			out.Lines = append(out.Lines, s)
		}
	}
	add(x.MediaType + ", " + counted(int(x.Size), "byte", "bytes"))
	add("Added " + moment(x.AddedAt, x.Zone, r.c.Zone))
	if x.MadeBy != "" {
		add("Made by " + r.who(x.MadeBy))
	}
	if from := r.origin(x); from != "" {
		add("From: " + from)
	}
	if x.Unread {
		add("Taken in unread: the person has not looked at it.")
	}
	if why := x.absent(); why != "" {
		add("The original is not here: " + why + ".")
	} else if x.lost {
		add("A copy made of it is not here: its bytes are damaged.")
	}
	for i, f := range x.pieces {
		add("File: " + strings.TrimPrefix(f.Name, dataFolder))
		if kind := x.Files[i].Kind; kind != "original" {
			add("(" + map[string]string{"redacted": "parts covered in black", "stripped": "without embedded information"}[kind] + "; SHA-256 " + hex.EncodeToString(f.SHA256[:]) + ")")
		}
	}
	for _, concern := range x.Concerns {
		add("To be weighed: " + concern)
	}
	add(x.Note)
	return out
}

// plate is the picture of an exhibit: a redacted copy rather than the original.
func (r *reporter) plate(x exhibit) (reportPlate, bool, error) {
	if !x.Show || x.Unread || len(x.pieces) == 0 {
		return reportPlate{}, false, nil
	}
	at := len(x.pieces) - 1
	if !strings.HasPrefix(x.Files[at].Type, "image/") {
		return reportPlate{}, false, nil
	}
	open := x.Files[at].Open
	if x.Picture != nil {
		open = x.Picture
	}
	in, err := open()
	var print typeset.Print
	if err == nil {
		print, err = typeset.Picture(in)
		err = errors.Join(err, in.Close())
	}
	used := 0
	for _, f := range r.files {
		used += len(f.Bytes)
	}
	switch {
	case errors.Is(err, typeset.ErrNoPicture), err == nil && (len(r.files) == maxPictures || used+len(print.JPEG) > pictureBytes):
		r.unset++
		return reportPlate{}, false, nil
	case err != nil:
		return reportPlate{}, false, err
	}
	path := fmt.Sprintf("/pictures/%s.jpg", x.label())
	r.files = append(r.files, typeset.File{Path: path, Bytes: print.JPEG})
	return reportPlate{x.label(), oneLine(x.Name), path, print.Wide(pictureWide, pictureTall, dotsPerInch)}, true, nil
}
