package cli

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"stillwater/app/custody"
	"stillwater/app/evidence"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// custodyFlags are those of the commands about the custody log.
type custodyFlags struct {
	exhibit        string
	check, lines   bool
	picture, roots string
}

func (c *call) logFlags(fs *flag.FlagSet) {
	fs.StringVar(&c.custody.exhibit, "exhibit", "", "")
	fs.BoolVar(&c.custody.check, "check", false, "")
	fs.BoolVar(&c.custody.lines, "lines", false, "")
}

func (c *call) sealCheckFlags(fs *flag.FlagSet) { fs.StringVar(&c.custody.picture, "picture", "", "") }
func (c *call) stampFlags(fs *flag.FlagSet)     { fs.StringVar(&c.custody.roots, "roots", "", "") }

// noLog is what is there to say where nothing was logged yet.
func noLog(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return errNoLog
	}
	return err
}

func (c *call) custodyLog([]string) error {
	if c.custody.check && (c.custody.lines || c.custody.exhibit != "") || c.custody.lines && (c.json || c.custody.exhibit != "") {
		return usage("--check and --lines are about the whole log, each by itself")
	}
	return c.inside(func(r *rooms.Rooms, _ string) error {
		switch {
		case c.custody.check:
			return c.checkLog(r)
		case c.custody.lines:
			return r.Evidence.CustodyLines(c.ctx, func(line []byte, _ []int) error {
				_, err := fmt.Fprintf(c.out, "%s\n", line)
				return err
			})
		}
		q := evidence.CustodyQuery{}
		if c.custody.exhibit != "" {
			e, err := exhibit(r, c.custody.exhibit)
			if err != nil {
				return about(c.custody.exhibit, err)
			}
			q.Exhibit = e.Number
		}
		page, err := r.Evidence.Custody(c.ctx, q)
		if err != nil {
			return err
		}
		if c.json {
			return c.listLines(page.Rows)
		}
		return list(c, page.Rows, logLine)
	})
}

// listLines prints records as the log has them, as one array.
func (c *call) listLines(records []custody.Record) error {
	rows := make([]json.RawMessage, len(records))
	for i, r := range records {
		line, err := r.Line()
		if err != nil {
			return err
		}
		rows[i] = line
	}
	return list(c, rows, func(b json.RawMessage) string { return string(b) })
}

// logLine is a record for people.
func logLine(r custody.Record) string {
	parts := []string{fmt.Sprint(r.Seq), r.AtUTC.Local().Format(clockLayout), string(r.Action)}
	if r.Exhibit > 0 {
		parts = append(parts, fmt.Sprintf("exhibit %d", r.Exhibit))
	}
	for _, text := range []string{r.OriginalName, r.Recipient, r.Reason, r.Note, r.ClockNote} {
		if text != "" {
			parts = append(parts, shown(text))
		}
	}
	return strings.Join(parts, "  ")
}

// logCheck is what evidence log --check says, as JSON.
type logCheck struct {
	OK          bool       `json:"ok"`
	Records     int64      `json:"records"`
	Sealed      int64      `json:"sealed"`
	Checkpoints int        `json:"checkpoints"`
	Breaks      []logBreak `json:"breaks"`
	Lost        []int      `json:"lost"`
	Unlogged    []int      `json:"unlogged"`
	Differ      []int      `json:"differ"`
}

type logBreak struct {
	Fault custody.Fault `json:"fault"`
	From  int64         `json:"from"`
	To    int64         `json:"to"`
}

func (c *call) checkLog(r *rooms.Rooms) error {
	found, err := r.Evidence.CheckCustody(c.ctx)
	if err != nil {
		return err
	}
	out := logCheck{found.Holds(), found.Records, found.Sealed, found.Checkpoints, []logBreak{},
		append([]int{}, found.Lost...), append([]int{}, found.Unlogged...), append([]int{}, found.Differ...)}
	for _, b := range found.Breaks {
		out.Breaks = append(out.Breaks, logBreak{b.Fault, b.From, b.To})
	}
	if err := c.print(out, "%s", out.text()); err != nil {
		return err
	}
	if !out.OK {
		return errLogBroken
	}
	return nil
}

// text is a check of the log for people.
func (k logCheck) text() (s string) {
	for _, b := range k.Breaks {
		s += b.text() + "\n"
	}
	for _, odd := range []struct {
		numbers []int
		fault   string
	}{{k.Lost, "lost"}, {k.Unlogged, "not in the log"}, {k.Differ, "other bytes than the log says"}} {
		for _, n := range odd.numbers {
			s += fmt.Sprintf("%s  exhibit %d\n", odd.fault, n)
		}
	}
	if k.OK {
		s += fmt.Sprintf("The log holds: %s, %d of them under %s.\n", count(int(k.Records), "record", "records"), k.Sealed, count(k.Checkpoints, "checkpoint", "checkpoints"))
	}
	return s
}

func (b logBreak) text() string {
	switch {
	case b.From == 0:
		return string(b.Fault) + "  a checkpoint"
	case b.From == b.To:
		return fmt.Sprintf("%s  record %d", b.Fault, b.From)
	}
	return fmt.Sprintf("%s  records %d to %d", b.Fault, b.From, b.To)
}

// sealed is what evidence seal print says, as JSON.
type sealed struct {
	Code    string `json:"code"`
	Records int64  `json:"records"`
	To      string `json:"to,omitempty"`
}

func (c *call) printSeal([]string) error {
	if c.to != "" {
		if err := c.free(c.to); err != nil {
			return err
		}
	}
	return c.inside(func(r *rooms.Rooms, _ string) error {
		code, err := r.Evidence.PaperSeal(c.ctx)
		if err != nil {
			return noLog(err)
		}
		if c.to != "" {
			picture, err := code.PNG()
			if err == nil {
				err = rooms.WriteFile(c.to, picture)
			}
			if err != nil {
				return about(c.to, err)
			}
		}
		rows := strings.Join(code.Rows(), "\n")
		return c.print(sealed{code.String(), code.Size, c.to}, "%s\n\n%s\n", count(int(code.Size), "record", "records"), rows)
	})
}

// sealCheck is what evidence seal check says, as JSON.
type sealCheck struct {
	Holds   bool          `json:"holds"`
	Fault   custody.Fault `json:"fault"`
	Sealed  int64         `json:"sealed"`
	Records int64         `json:"records"`
	From    int64         `json:"from"`
	To      int64         `json:"to"`
	Made    *string       `json:"made_at"`
}

func (c *call) checkSeal(args []string) error {
	code, err := c.sealGiven(args)
	if err != nil {
		return err
	}
	return c.inside(func(r *rooms.Rooms, _ string) error {
		found, err := r.Evidence.CheckPaperSeal(c.ctx, code)
		if err != nil {
			return noLog(err)
		}
		out := sealCheck{found.Fault == "", found.Fault, found.Size, found.Records, found.Break.From, found.Break.To, stamp(found.At)}
		if err := c.print(out, "%s\n", out.text()); err != nil {
			return err
		}
		if !out.Holds {
			return errSealBroken
		}
		return nil
	})
}

// sealGiven is the code that was typed, or that is in a picture.
func (c *call) sealGiven(args []string) (custody.Code, error) {
	if (len(args) == 0) == (c.custody.picture == "") {
		return custody.Code{}, usage("the command needs a CODE or --picture FILE; stillwater evidence seal check --help says more")
	}
	if c.custody.picture != "" {
		f, err := os.Open(c.custody.picture)
		if err != nil {
			return custody.Code{}, about(c.custody.picture, err)
		}
		defer f.Close()
		code, err := custody.ReadPicture(f)
		return code, about(c.custody.picture, err)
	}
	code, err := custody.ParseCode(strings.Join(args, " "))
	var typo *custody.TypoError
	if errors.As(err, &typo) && len(typo.Groups) > 0 {
		return code, about("Group "+strings.Trim(strings.ReplaceAll(fmt.Sprint(typo.Groups), " ", ", "), "[]"), err)
	}
	return code, err
}

// text is a check of a seal for people.
func (k sealCheck) text() string {
	under, now := count(int(k.Sealed), "record", "records"), count(int(k.Records), "record", "records")
	switch k.Fault {
	case custody.Forged:
		return "This is a seal of another log than this vault's."
	case custody.Cut:
		return fmt.Sprintf("This copy ends before the seal: it has %s, and the seal was made over %s.", now, under)
	case custody.Reworded:
		if k.From == k.To {
			return fmt.Sprintf("Record %d is not what it was when the seal was made.", k.From)
		}
		return fmt.Sprintf("Somewhere from record %d to %d the log is not what it was when the seal was made.", k.From, k.To)
	}
	return fmt.Sprintf("The seal holds: the log begins with its %s, unchanged; there are %d now.", under, k.Records)
}

// asked is what evidence timestamp request says, as JSON.
type asked struct {
	To      string `json:"to"`
	Records int64  `json:"records"`
	Asked   string `json:"asked_at"`
}

func (c *call) requestTimestamp([]string) error {
	if c.to == "" {
		return usage("the command needs --to FILE; stillwater evidence timestamp request --help says more")
	}
	if err := c.free(c.to); err != nil {
		return err
	}
	return c.inside(func(r *rooms.Rooms, _ string) error {
		t, err := r.AskTimestamp(c.ctx)
		if err != nil {
			return noLog(err)
		}
		if err := rooms.WriteFile(c.to, t.Request); err != nil {
			return about(c.to, err)
		}
		return c.print(asked{c.to, t.Records, t.AskedAt.Format(time.RFC3339)}, "%d  %s\n", t.Records, shown(c.to))
	})
}

// stamped is what evidence timestamp import says, as JSON.
type stamped struct {
	File      string  `json:"file"`
	Records   int64   `json:"records"`
	At        string  `json:"at"`
	Accuracy  float64 `json:"accuracy_seconds"`
	Authority string  `json:"authority"`
	Root      string  `json:"root"`
	RootHash  string  `json:"root_sha256"`
	Serial    string  `json:"serial"`
	Policy    string  `json:"policy"`
}

func (c *call) importTimestamp(args []string) error {
	return c.inside(func(r *rooms.Rooms, _ string) error {
		if c.custody.roots != "" {
			if _, err := r.AddRoots(c.ctx, c.custody.roots); err != nil {
				return about(c.custody.roots, err)
			}
		}
		t, err := r.TakeTimestamp(c.ctx, args[0])
		if err != nil {
			return about(args[0], err)
		}
		s := t.Stamp
		return c.print(stamped{args[0], t.Records, s.At.Format(time.RFC3339Nano), s.Accuracy.Seconds(), s.Authority, s.Root.Name,
			hex.EncodeToString(s.Root.SHA256[:]), s.Serial, s.Policy},
			"%d  %s  %s\n", t.Records, s.At.Format(time.RFC3339), shown(s.Authority))
	})
}
