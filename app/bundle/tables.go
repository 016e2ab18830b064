package bundle

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

var (
	// formula is how a cell begins that a spreadsheet would reckon instead of
	// showing.
	formula = regexp.MustCompile(`^[ \t\r\n]*[=+\-@|%＝＋－＠]|^[\t\r\n]`)
	// hidden is the same inside of a cell, for those that take other marks
	// than commas for the ends of cells.
	hidden = regexp.MustCompile(`([;\t\r\n]["' ]*)([=@＝＠])`)
)

// cell is a text as a cell: a spreadsheet shows it and does nothing with it.
func cell(s string) string {
	guard := ""
	if formula.MatchString(s) {
		guard = "'"
	}
	s = guard + hidden.ReplaceAllString(strings.ToValidUTF8(s, "\uFFFD"), "${1}'${2}")
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

// A sheet is a table as RFC 4180 has it, every cell in quotes, with the mark
// by which spreadsheets know UTF-8.
type sheet struct{ bytes.Buffer }

func newSheet(columns ...string) *sheet {
	s := &sheet{}
	s.WriteString("\uFEFF")
	s.row(columns...)
	return s
}

func (s *sheet) row(cells ...string) {
	for i, c := range cells {
		if i > 0 {
			s.WriteByte(',')
		}
		s.WriteString(cell(c))
	}
	s.WriteString("\r\n")
}

func iso(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// chronology is chronology.csv: what happened, oldest first.
func (p *pages) chronology() []byte {
	s := newSheet("row", "when", "from", "until", "how sure", "what", "exact words", "how I know", "learned", "exhibits", "kind", "channel", "place", "link",
		"people", "witnesses", "harm", "severity", "fear", "order breached", "reference", "what I did", "written down", "earlier wording")
	for _, r := range p.rows {
		w := r.when()
		head := []string{strconv.Itoa(r.n), w.phrase(p.c.Zone), iso(w.At), iso(w.Until), w.Sure, r.what()}
		if in := r.in; in != nil {
			var tactics, earlier []string
			for _, t := range in.Tactics {
				tactics = append(tactics, plain(t))
			}
			for _, e := range in.Earlier {
				earlier = append(earlier, e.What+" until "+moment(e.At, in.Zone, p.c.Zone)+": "+p.earlier(e))
			}
			s.row(append(head, p.words(in), r.knowing().words(), p.learned(in), p.rests(r), strings.Join(tactics, ", "), plain(in.Channel), in.Place, in.Link,
				p.everybody(in.People), in.Witnesses, in.Harm, in.Severity, in.Fear, in.Breach, in.Reference, in.Response,
				moment(in.RecordedAt, in.Zone, p.c.Zone), strings.Join(earlier, "\n"))...)
			continue
		}
		a := r.seen
		s.row(append(head, r.claim.Words, r.knowing().words(), a.Learned, p.rests(r), "claim "+strconv.Itoa(r.claim.Number), "", a.Where, a.Link,
			p.who(a.Relayed), a.Audience, "", "", "", "", "", "", "", "")...)
	}
	return s.Bytes()
}

// words are the exact words of an incident, with the messages picked for it.
func (p *pages) words(in *Incident) string {
	all := []string{}
	if in.Words != "" {
		all = append(all, in.Words)
	}
	for _, q := range in.Quotes {
		all = append(all, p.said(q)+q.Text)
	}
	for _, x := range in.Excerpts {
		all = append(all, x.Text)
	}
	return strings.Join(all, "\n\n")
}

// said is what stands before a quoted message.
func (p *pages) said(q Quote) string {
	s := p.who(q.From)
	switch {
	case q.RawTime != "":
		s += " [" + oneLine(q.RawTime) + "]"
	case !q.At.IsZero():
		s += " [" + moment(q.At, "", p.c.Zone) + "]"
	}
	if s = strings.TrimSpace(s); s != "" {
		s += ": "
	}
	return s
}

// learned says when and how an incident came to be known, where that is not
// plain.
func (p *pages) learned(in *Incident) string {
	s := in.Learned
	if !in.LearnedAt.At.IsZero() {
		s = strings.TrimSpace(s + " (" + in.LearnedAt.phrase(p.c.Zone) + ")")
	}
	return s
}

// claims is claims.csv: a row for each appearance, rebuttal and harm of each
// claim.
func (p *pages) claims() []byte {
	s := newSheet("claim", "words", "how exact", "fact or opinion", "made by", "I know because", "first known", "topic", "is", "what I decided", "stands",
		"row is about", "when", "where", "link", "who heard it", "relayed by", "how I know", "exhibits for", "exhibits against", "still online", "what is true", "witness", "harm", "amount", "missing", "note for a lawyer")
	for _, c := range p.c.Claims {
		head := []string{strconv.Itoa(c.Number), c.Words, c.Saying, c.Nature, p.who(c.MadeBy), plain(c.Basis), c.FirstKnown.phrase(p.c.Zone), c.Topic, c.Truth, c.Decided, plain(c.Standing)}
		s.row(append(head, "claim", "", "", "", "", "", "", "", "", "", "", "", "", "", c.Missing, c.LawyerNote)...)
		for _, a := range c.Appearances {
			s.row(append(head, "appearance", a.When.phrase(p.c.Zone), a.Where, a.Link, a.Audience, p.who(a.Relayed), a.Known.words(), p.cited(a.Exhibits), "", a.Online, "", "", "", "", "", "")...)
		}
		for _, r := range c.Rebuttals {
			s.row(append(head, "what is true", "", "", "", "", "", "", p.cited(r.For), p.cited(r.Against), "", r.Statement, p.who(r.Witness), "", "", r.Missing, "")...)
		}
		for _, h := range c.Harms {
			s.row(append(head, "harm", h.When.phrase(p.c.Zone), "", "", "", "", "", p.cited(h.Exhibits), "", "", "", "", h.Kind, h.Amount, "", "")...)
		}
	}
	return s.Bytes()
}

// index is index.csv: the exhibits.
func (p *pages) index() []byte {
	s := newSheet("exhibit", "name", "what it is", "bytes", "sha256", "added", "made by", "from", "file", "other copies", "not here because", "what weakens it", "note", "number in the record")
	for _, x := range p.exhibits {
		file, copies := "", []string{}
		for i, f := range x.pieces {
			if x.Files[i].Kind == "original" {
				file = f.Name
			} else {
				copies = append(copies, f.Name)
			}
		}
		s.row(x.label(), x.Name, x.MediaType, strconv.FormatInt(x.Size, 10), hex.EncodeToString(x.SHA256[:]), moment(x.AddedAt, x.Zone, p.c.Zone),
			p.who(x.MadeBy), p.origin(x), file, strings.Join(copies, " "), x.absent(), strings.Join(x.Concerns, "; "), x.Note, strconv.Itoa(x.Number))
	}
	return s.Bytes()
}

// absent says why the original is not in the bundle; "" if it is.
func (x exhibit) absent() string {
	if !x.RemovedAt.IsZero() {
		return "removed from the record on " + x.RemovedAt.Format(dayLayout) + "; its hash stayed"
	}
	return x.Missing
}

// origin says in a line where an exhibit came from.
func (p *pages) origin(x exhibit) string {
	if p.c.Preset == Shared {
		return ""
	}
	s := x.Source
	var all []string
	for _, part := range []string{s.Kind, s.App, s.Device, s.Account, s.ExportMethod} {
		if part != "" {
			all = append(all, plain(part))
		}
	}
	if s.ObtainedFrom != "" {
		all = append(all, "from "+p.who(s.ObtainedFrom))
	}
	if s.ObtainedAt != "" {
		all = append(all, s.ObtainedAt)
	}
	return strings.Join(all, ", ")
}

// A recordFile is record.json of an exhibit.
type recordFile struct {
	Exhibit    string       `json:"exhibit"`
	Number     int          `json:"number"`
	Name       string       `json:"name"`
	RawName    []byte       `json:"raw_name,omitempty"` // base64, where name cannot hold it
	MediaType  string       `json:"media_type"`
	Size       int64        `json:"size"`
	SHA256     string       `json:"sha256"`
	SHA512     string       `json:"sha512,omitempty"`
	AddedAt    string       `json:"added_at,omitempty"`
	Zone       string       `json:"zone,omitempty"`
	ModifiedAt string       `json:"modified_at,omitempty"`
	Source     *Source      `json:"source,omitempty"`
	MadeBy     string       `json:"made_by,omitempty"`
	Note       string       `json:"note,omitempty"`
	Facts      []Fact       `json:"facts,omitempty"`
	Concerns   []string     `json:"concerns,omitempty"`
	Unread     bool         `json:"sealed_unread,omitempty"`
	RemovedAt  string       `json:"removed_at,omitempty"`
	Original   string       `json:"original"` // file beside this one, "" if it is not here
	Absent     string       `json:"absent,omitempty"`
	Derived    []derivedRow `json:"derived,omitempty"`
	Incidents  []int        `json:"chronology_rows,omitempty"`
}

type derivedRow struct {
	File   string          `json:"file"`
	Kind   string          `json:"kind"`
	Size   int64           `json:"size"`
	SHA256 string          `json:"sha256"`
	Parent string          `json:"parent_sha256"`
	Params json.RawMessage `json:"params,omitempty"`
}

// record is the record.json of an exhibit.
func (p *pages) record(x exhibit) ([]byte, error) {
	r := recordFile{Exhibit: x.label(), Number: x.Number, Name: x.Name, MediaType: x.MediaType, Size: x.Size, SHA256: hex.EncodeToString(x.SHA256[:]),
		AddedAt: iso(x.AddedAt), Zone: x.Zone, MadeBy: p.who(x.MadeBy), Note: x.Note, Concerns: x.Concerns, Unread: x.Unread, RemovedAt: iso(x.RemovedAt), Absent: x.absent()}
	if p.c.Preset == Full {
		r.ModifiedAt, r.Facts = iso(x.ModifiedAt), x.Facts
		if x.Source != (Source{}) {
			source := x.Source
			source.ObtainedFrom = p.who(source.ObtainedFrom)
			r.Source = &source
		}
		if x.RawName != x.Name {
			if r.Name = x.RawName; !utf8.ValidString(x.RawName) {
				r.Name, r.RawName = x.Name, []byte(x.RawName)
			}
		}
	}
	for i, f := range x.pieces {
		name := strings.TrimPrefix(f.Name, x.folder())
		if x.Files[i].Kind == "original" {
			r.Original, r.SHA512 = name, hex.EncodeToString(f.sum512[:])
			continue
		}
		r.Derived = append(r.Derived, derivedRow{name, x.Files[i].Kind, f.Size, hex.EncodeToString(f.SHA256[:]), r.SHA256, x.Files[i].Params})
	}
	for _, row := range p.rows {
		for _, n := range row.exhibitsOf() {
			if n == x.Number {
				r.Incidents = append(r.Incidents, row.n)
			}
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(r)
	return b.Bytes(), err
}
