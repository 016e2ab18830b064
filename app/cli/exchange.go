package cli

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"stillwater/app/diaries"
	"stillwater/app/journal"
	"stillwater/app/rooms"
)

// exchangeFlags are what journal import and journal export take.
type exchangeFlags struct {
	dryRun           bool
	format           string
	kinds            tagList
	tag, from, until string
}

func (c *call) importFlags(fs *flag.FlagSet) { fs.BoolVar(&c.exchange.dryRun, "dry-run", false, "") }

func (c *call) exportFlags(fs *flag.FlagSet) {
	c.toFlag(fs)
	fs.StringVar(&c.exchange.format, "format", string(rooms.ExportMarkdown), "")
	fs.Var(&c.exchange.kinds, "kind", "")
	fs.StringVar(&c.exchange.tag, "tag", "", "")
	fs.StringVar(&c.exchange.from, "from", "", "")
	fs.StringVar(&c.exchange.until, "until", "", "")
}

// diaryRow is what journal import says, as JSON.
type diaryRow struct {
	Kind         string       `json:"kind"`
	File         string       `json:"file"`
	DryRun       bool         `json:"dry_run"`
	Entries      int          `json:"entries"`
	Attachments  int          `json:"attachments"`
	Already      int          `json:"already"`
	Refused      []refusalRow `json:"refused"`
	RefusedTotal int          `json:"refused_total"`
	Fields       []string     `json:"fields"`
	First        *string      `json:"first_at"`
	Last         *string      `json:"last_at"`
	Import       string       `json:"import,omitempty"`
}

type refusalRow struct {
	File   string `json:"file,omitempty"`
	Entry  int    `json:"entry,omitempty"`
	Line   int    `json:"line,omitempty"`
	Reason string `json:"reason"`
}

// reasons are the words for what was not understood.
var reasons = map[diaries.Reason]string{
	diaries.Broken:     "not the syntax it should have",
	diaries.NoDate:     "no date from 1900 to 9999",
	diaries.TooLarge:   "too large for an entry or an attachment",
	diaries.TooMany:    "more attachments than one entry may have",
	diaries.Nested:     "nested deeper than any diary is",
	diaries.Bomb:       "it would unpack to far more than a file of its kind holds",
	diaries.UnsafeName: "a name that leads out of the diary",
	diaries.Link:       "a link, which is not followed",
	diaries.Missing:    "a file that is not there",
	diaries.Twice:      "the same entry again",
	diaries.Unreadable: "it cannot be read to its end",
	diaries.Tags:       "not all of its tags can be kept",
	diaries.Sealed:     "a sealed letter, whose words are not in the export",
}

// where says in words where something stands.
func where(p diaries.Place) string {
	var parts []string
	if p.File != "" {
		parts = append(parts, shown(p.File))
	}
	if p.Entry > 0 {
		parts = append(parts, fmt.Sprint("entry ", p.Entry))
	}
	if p.Line > 0 {
		parts = append(parts, fmt.Sprint("line ", p.Line))
	}
	return strings.Join(parts, ", ")
}

func (c *call) importDiary(args []string) error {
	source, file := diaries.Source(args[0]), args[1]
	if !slices.Contains(diaries.Sources, source) {
		return usage("there is no kind %s of diary; stillwater journal import --help lists them", shown(args[0]))
	}
	if _, err := os.Stat(file); err != nil { // before a passphrase is asked for
		return about(file, err)
	}
	return c.inside(func(r *rooms.Rooms, _ string) error {
		var batch journal.Batch
		var p rooms.Plan
		var err error
		still := func(int) {} // how many there are is not known before the end
		if c.exchange.dryRun {
			p, err = r.ReadDiary(c.ctx, source, file, rooms.LocalZone(), still)
		} else {
			batch, p, err = r.ImportDiary(c.ctx, source, file, rooms.LocalZone(), still)
		}
		row := diaryRow{Kind: args[0], File: file, DryRun: c.exchange.dryRun, Entries: p.Entries, Attachments: p.Attachments, Already: p.Already,
			Refused: []refusalRow{}, RefusedTotal: p.Total, Fields: append([]string{}, p.Fields...), First: stamp(p.First), Last: stamp(p.Last)}
		if !c.exchange.dryRun {
			row.Entries = batch.Added
		}
		if !batch.ID.IsZero() {
			row.Import = batch.ID.String()
		}
		for _, x := range p.Refused {
			row.Refused = append(row.Refused, refusalRow{x.File, x.Entry, x.Line, string(x.Reason)})
			fmt.Fprintf(c.errOut, "%s: %s.\n", where(x.Place), reasons[x.Reason])
		}
		if more := p.Total - len(p.Refused); more > 0 {
			fmt.Fprintf(c.errOut, "And %d more.\n", more)
		}
		if err != nil {
			return about(file, err)
		}
		return c.print(row, "%s", row.line(p))
	})
}

// line says in words what came, or would come.
func (d diaryRow) line(p rooms.Plan) string {
	verb := "taken in"
	if d.DryRun {
		verb = "would come"
	}
	s := fmt.Sprintf("%s: %s with %s %s", shown(d.File), count(d.Entries, "entry", "entries"), count(d.Attachments, "attachment", "attachments"), verb)
	if !p.First.IsZero() {
		s += fmt.Sprintf(", from %s to %s", p.First.Format(time.DateOnly), p.Last.Format(time.DateOnly))
	}
	s += fmt.Sprintf("; %d here already; %d not understood.\n", d.Already, d.RefusedTotal)
	if len(d.Fields) > 0 {
		s += "Fields an entry has no place for: " + strings.Join(d.Fields, ", ") + ".\n"
	}
	return s
}

// writtenRow is what journal export says, as JSON.
type writtenRow struct {
	To          string `json:"to"`
	Entries     int    `json:"entries"`
	Attachments int    `json:"attachments"`
	Sealed      int    `json:"sealed"`
	Lost        int    `json:"lost"`
}

func (c *call) exportJournal([]string) error {
	f := c.exchange
	switch {
	case c.to == "":
		return usage("the command needs --to DIR; stillwater journal export --help says more")
	case !slices.Contains(rooms.ExportFormats, rooms.ExportFormat(f.format)):
		return usage("there is no format %s; --format takes markdown, json or pdf", shown(f.format))
	}
	choice := rooms.ExportChoice{Format: rooms.ExportFormat(f.format), Tag: f.tag, From: f.from, To: f.until}
	for _, k := range f.kinds {
		if choice.Kinds = append(choice.Kinds, journal.EntryKind(k)); !slices.Contains(journal.Kinds(), journal.EntryKind(k)) {
			return usage("there is no kind %s of entry; stillwater journal export --help lists them", shown(k))
		}
	}
	for _, day := range []string{f.from, f.until} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return usage("there is no day %s; --from and --until take days such as 2026-11-20", shown(day))
		}
	}
	return c.inside(func(r *rooms.Rooms, secret string) error {
		if err := os.MkdirAll(c.to, 0o700); err != nil {
			return about(c.to, err)
		}
		show, wipe := c.progress("Writing")
		out, err := r.ExportJournal(c.ctx, choice, c.to, secret, unnamed(show))
		wipe()
		if err != nil {
			return about(c.to, err)
		}
		line := fmt.Sprintf("%s: %s with %s. Anybody can read it.\n", shown(out.Path), count(out.Entries, "entry", "entries"), count(out.Attachments, "attachment", "attachments"))
		if out.Sealed > 0 {
			line += fmt.Sprintf("The words of %s are not in it: sealed.\n", count(out.Sealed, "letter", "letters"))
		}
		if out.Lost > 0 {
			line += fmt.Sprintf("The bytes of %s are damaged or gone, and were left out.\n", count(out.Lost, "attachment", "attachments"))
		}
		return c.print(writtenRow{out.Path, out.Entries, out.Attachments, out.Sealed, out.Lost}, "%s", line)
	})
}
