package cli

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"stillwater/app/evidence"
	"stillwater/app/messages"
	"stillwater/app/rooms"
	"stillwater/app/threads"
)

// messageFlags are what evidence import takes.
type messageFlags struct {
	dryRun          bool
	zone, order, me string
	columns         tagList
}

func (c *call) messageFlags(fs *flag.FlagSet) {
	fs.BoolVar(&c.messages.dryRun, "dry-run", false, "")
	fs.StringVar(&c.messages.zone, "zone", "", "")
	fs.StringVar(&c.messages.order, "order", "", "")
	fs.StringVar(&c.messages.me, "me", "", "")
	fs.Var(&c.messages.columns, "column", "")
}

// options are what was said about the file. A zone that nobody said is this
// machine's.
func (f messageFlags) options() (messages.Options, error) {
	o := messages.Options{Zone: f.zone, Order: messages.Order(f.order), Me: f.me}
	if o.Zone == "" {
		o.Zone, o.Guessed = rooms.LocalZone(), true
	} else if _, err := time.LoadLocation(o.Zone); err != nil || o.Zone == "Local" {
		return o, usage("there is no time zone %s; name one such as Europe/Berlin", shown(f.zone))
	}
	if !slices.Contains([]messages.Order{"", messages.DMY, messages.MDY, messages.YMD}, o.Order) {
		return o, usage("the order %s is none of dmy, mdy and ymd", shown(f.order))
	}
	for _, column := range f.columns {
		what, name, ok := strings.Cut(column, "=")
		if !ok {
			return o, usage("a --column is given as WHAT=NAME, such as number=Phone")
		}
		if o.Columns == nil {
			o.Columns = map[string]string{}
		}
		o.Columns[what] = name
	}
	return o, nil
}

// messagesRow is what evidence import says, as JSON.
type messagesRow struct {
	Source       string         `json:"source"`
	File         string         `json:"file"`
	DryRun       bool           `json:"dry_run"`
	Exhibit      int            `json:"exhibit,omitempty"`
	Reader       string         `json:"reader"`
	Messages     int            `json:"messages"`
	Threads      []threadRow    `json:"threads"`
	People       []writerRow    `json:"people"`
	Media        int            `json:"media"`
	MediaMissing int            `json:"media_missing"`
	First        *string        `json:"first_at"`
	Last         *string        `json:"last_at"`
	Order        string         `json:"order"`
	Open         []string       `json:"open"`
	Doubts       map[string]int `json:"doubts"`
	Capped       bool           `json:"capped"`
	Refused      []brokenRow    `json:"refused"`
	RefusedTotal int            `json:"refused_total"`
	Import       string         `json:"import,omitempty"`
}

type threadRow struct {
	Name     string  `json:"name"`
	Messages int     `json:"messages"`
	First    *string `json:"first_at"`
	Last     *string `json:"last_at"`
}

type writerRow struct {
	Name     string `json:"name"`
	Messages int    `json:"messages"`
}

type brokenRow struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Offset int64  `json:"offset"`
	Reason string `json:"reason"`
}

func messagesRowOf(s messages.Summary) messagesRow {
	row := messagesRow{Reader: s.Version, Messages: s.Messages, Threads: []threadRow{}, People: []writerRow{}, Media: s.Media, MediaMissing: s.MediaMissing,
		First: stamp(s.First), Last: stamp(s.Last), Order: string(s.Order), Open: []string{}, Doubts: map[string]int{}, Capped: s.Capped, Refused: []brokenRow{}, RefusedTotal: s.RefusedTotal}
	for _, t := range s.Threads {
		row.Threads = append(row.Threads, threadRow{t.Name, t.Messages, stamp(t.First), stamp(t.Last)})
	}
	for _, p := range s.People {
		row.People = append(row.People, writerRow{p.Name, p.N})
	}
	for _, q := range s.Asks {
		row.Open = append(row.Open, string(q))
	}
	for d, n := range s.Doubts {
		row.Doubts[string(d)] = n
	}
	for _, r := range s.Refused {
		row.Refused = append(row.Refused, brokenRow{r.Member, r.Line, r.Offset, string(r.Reason)})
	}
	return row
}

// brokenWords are the words for what of a file was not understood.
var brokenWords = map[messages.Reason]string{
	messages.Broken:     "not the syntax it should have",
	messages.TooLong:    "longer than any message is",
	messages.Nested:     "nested deeper than any such file is",
	messages.Bomb:       "it would unpack to far more than a file of its kind holds",
	messages.UnsafeName: "a name that leads out of the archive",
	messages.Link:       "a link, which is not followed",
	messages.Twice:      "a second file of that name",
	messages.Unreadable: "it cannot be read to its end",
	messages.Unknown:    "a kind of record that this version does not know",
}

func (c *call) importMessages(args []string) error {
	source, file := messages.Source(args[0]), args[1]
	if !slices.Contains(messages.Sources, source) {
		return usage("there is no source %s of messages; stillwater evidence import --help lists them", shown(args[0]))
	}
	o, err := c.messages.options()
	if err != nil {
		return err
	}
	if _, err := os.Stat(file); err != nil { // before a passphrase is asked for
		return about(file, err)
	}
	row := func(s messages.Summary, ex evidence.Exhibit, im threads.Import, err error) error {
		row := messagesRowOf(s)
		row.Source, row.File, row.DryRun, row.Exhibit = args[0], file, c.messages.dryRun, ex.Number
		if !im.ID.IsZero() {
			row.Import = im.ID.String()
		}
		if errors.Is(err, rooms.ErrOpen) {
			return usage("exhibit %d, %s, is not read as messages yet: %s", ex.Number, shown(file), strings.Join(open(s, true), "; "))
		}
		if err != nil {
			return about(file, err)
		}
		c.sayBroken(s)
		for _, line := range open(s, false) {
			fmt.Fprintf(c.errOut, "%s%s.\n", strings.ToUpper(line[:1]), line[1:])
		}
		return c.print(row, "%s", row.line())
	}
	show, wipe := c.progress("Reading")
	if c.messages.dryRun {
		read, err := rooms.ReadMessageFile(c.ctx, file, source, o, show)
		wipe()
		return row(read.Summary, evidence.Exhibit{}, threads.Import{}, err)
	}
	return c.inside(func(r *rooms.Rooms, _ string) error {
		ex, im, err := r.ImportMessageFile(c.ctx, file, source, o, rooms.LocalZone(), show)
		wipe()
		return row(im.Summary, ex, im, err)
	})
}

// sayBroken says on standard error what was not understood.
func (c *call) sayBroken(s messages.Summary) {
	for _, r := range s.Refused {
		place := fmt.Sprint("byte ", r.Offset)
		if r.Line > 0 {
			place = fmt.Sprint("line ", r.Line)
		}
		if r.Member != "" {
			place = shown(r.Member) + ", " + place
		}
		fmt.Fprintf(c.errOut, "%s: %s.\n", place, brokenWords[r.Reason])
	}
	if more := s.RefusedTotal - len(s.Refused); more > 0 {
		fmt.Fprintf(c.errOut, "And %d more.\n", more)
	}
}

// open says what a file leaves open, or only what must be said before it is
// taken in.
func open(s messages.Summary, must bool) (lines []string) {
	for _, q := range s.Asks {
		switch {
		case q == messages.AskOrder:
			lines = append(lines, fmt.Sprintf("the order of its dates is open (%s): give --order dmy, mdy or ymd", strings.Join(each(s.Samples, shown), "; ")))
		case q == messages.AskColumns:
			lines = append(lines, fmt.Sprintf("say which column is which, with --column number=NAME and so on; it has %s", strings.Join(each(s.Header, shown), ", ")))
		case q == messages.AskZone && !must:
			lines = append(lines, "its times have no zone and are taken for this machine's: give --zone if that is another")
		case q == messages.AskMe && !must:
			lines = append(lines, "who of them you are is not said: give --me NAME")
		}
	}
	return lines
}

// each converts a list.
func each[A, B any](in []A, f func(A) B) (out []B) {
	for _, a := range in {
		out = append(out, f(a))
	}
	return out
}

// line says in words what came, or would come.
func (m messagesRow) line() string {
	verb := "taken in"
	if m.DryRun {
		verb = "would come"
	}
	s := fmt.Sprintf("%s: %s in %s %s", shown(m.File), count(m.Messages, "message", "messages"), count(len(m.Threads), "thread", "threads"), verb)
	if m.First != nil {
		s += fmt.Sprintf(", from %s to %s", (*m.First)[:len(time.DateOnly)], (*m.Last)[:len(time.DateOnly)])
	}
	if m.Exhibit > 0 {
		s += fmt.Sprintf(", as exhibit %d", m.Exhibit)
	}
	doubtful := 0
	for _, n := range m.Doubts {
		doubtful += n
	}
	s += fmt.Sprintf("; %s, %d not understood.\n", count(doubtful, "doubt", "doubts"), m.RefusedTotal)
	if m.Capped {
		s += "It holds as many as the program exports at most: older messages may be missing.\n"
	}
	return s
}
