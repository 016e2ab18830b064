package streak

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stillwater/app/store"
)

const (
	slugBytes = 40 // bytes; keeps names short enough for any file system
	shortID   = 8  // characters of an ID that tell people of one name apart
	onPaper   = "2006-01-02 15:04 -07:00"
)

// Export calls add with two files a person, those put away included: one in
// Markdown with the tally of this moment and everything that happened, oldest
// first, and the same in JSON. Names are ASCII, unique and safe on every file
// system: streak/my-mother-abcdefgh.md. It stops at the first error.
func (l *Log) Export(ctx context.Context, add func(name string, modified time.Time, body []byte) error) error {
	for _, p := range append(l.People(), l.Away()...) {
		err := ctx.Err()
		if err == nil {
			err = l.export(p, add)
		}
		if err != nil {
			return fmt.Errorf("exporting streak: %w", err)
		}
	}
	return nil
}

func (l *Log) export(p Person, add func(name string, modified time.Time, body []byte) error) error {
	events := l.Events(p.ID)
	slices.Reverse(events)
	now, modified := l.now(), p.CreatedAt
	for _, e := range events {
		if e.RecordedAt.After(modified) {
			modified = e.RecordedAt
		}
	}
	t := Reckon(p, events, now)
	name := "streak/" + slug(p.Name) + p.ID.String()[:shortID]
	if err := add(name+".md", modified, history(p, events, t)); err != nil {
		return err
	}
	body, err := asJSON(p, events, t)
	if err != nil {
		return err
	}
	return add(name+".json", modified, body)
}

// happened are the types of events in words.
var happened = map[Type]string{Attempt: "they reached out", Contact: "I made contact", Pause: "a pause", Exchange: "an exchange"}

// done are the levels in words, and not what is kept from.
var (
	done = map[Level]string{Called: "called", Wrote: "wrote", Replied: "replied", Met: "met", Looked: "looked at their profile", Asked: "asked others"}
	not  = map[Level]string{Called: "calling", Wrote: "writing", Replied: "replying", Met: "meeting", Looked: "looking at their profile", Asked: "asking others"}
)

// A page is Markdown while it is written.
type page struct{ bytes.Buffer }

func (b *page) write(format string, args ...any) { fmt.Fprintf(b, format, args...) }

// told writes a person's words below the line they belong to.
func (b *page) told(label, text string) {
	if text != "" && label != "" {
		b.write("  - %s:\n", label)
	}
	for line := range strings.Lines(text) {
		b.write("  > %s\n", strings.TrimRight(line, "\r\n"))
	}
}

// history is the file of p, whose events come oldest first.
func history(p Person, events []Event, t Tally) []byte {
	var b page
	b.write("---\nid: %s\nname: %s\nstarted: %s\nzone: %s\ncreated: %s\n---\n\n# %s\n\n", quote(p.ID.String()), quote(p.Name),
		quote(p.StartedAt.Format(time.RFC3339Nano)), quote(p.Zone), quote(p.CreatedAt.Format(time.RFC3339Nano)), p.Name)
	b.write("As of %s:\n\n", t.CountedTo.Format(onPaper))
	b.write("- Days held now: %d, since %s\n", t.CurrentDays, t.Since.Format(onPaper))
	b.write("- Longest: %d\n- Days held in all: %d\n", t.LongestDays, t.TotalDays)
	b.write("- They reached out: %d, not answered within a day: %d\n", t.Attempts, t.AttemptsUnanswered)
	for _, l := range t.Levels {
		b.write("- Not %s: %d now, longest %d, %d in all\n", not[l.Level], l.CurrentDays, l.LongestDays, l.TotalDays)
	}
	if !p.PutAwayAt.IsZero() {
		b.write("- Put away: %s\n", p.PutAwayAt.Format(time.RFC3339))
	}
	b.low(p.Low)
	b.write("\n## What happened\n\n- %s (%s): no contact from here on", p.StartedAt.Format(onPaper), p.Zone)
	if !p.StartSetAt.Equal(p.CreatedAt) {
		b.write("; set %s", p.StartSetAt.Format(time.RFC3339))
	}
	b.write("\n")
	for _, e := range events {
		b.event(e)
	}
	return b.Bytes()
}

func (b *page) low(c *LowContact) {
	if c == nil {
		return
	}
	b.write("\n## Low contact\n\n")
	for _, list := range []struct {
		name string
		of   []string
	}{{"Ways", c.Channels}, {"Topics", c.Topics}, {"Rules", c.Rules}} {
		if len(list.of) > 0 {
			b.write("- %s: %s\n", list.name, strings.Join(list.of, ", "))
		}
	}
	if c.WaitHours > 0 {
		b.write("- Hours before answering: %d\n", c.WaitHours)
	}
}

func (b *page) event(e Event) {
	what := []string{happened[e.Type]}
	say := func(format, said string) {
		if said != "" {
			what = append(what, fmt.Sprintf(format, said))
		}
	}
	say("%s", e.Channel)
	for _, l := range e.Levels {
		say("%s", done[l])
	}
	say("%s", e.Tactic)
	say("through %s", e.Through)
	say("about %s", e.Topic)
	switch {
	case e.Type == Pause:
		say("until %s", e.Until.Format(onPaper))
	case e.Type == Exchange && e.Within:
		say("%s", "within the rules")
	case e.Type == Exchange:
		say("%s", "outside the rules")
	}
	if e.Waited {
		say("%s", "not answered at once")
	}
	if !e.Incident.IsZero() {
		say("incident %s", e.Incident.String())
	}
	if n := len(e.Exhibits); n > 0 {
		say("exhibits: %s", fmt.Sprint(n))
	}
	b.write("- %s (%s): %s; recorded %s\n", e.At.Format(onPaper), e.Zone, strings.Join(what, ", "), e.RecordedAt.Format(time.RFC3339))
	b.told("", e.Note)
	b.told("what it gave", e.Gave)
	b.told("what would help next time", e.Help)
}

// exported is a person as JSON: what docs/format.md says of the records, with
// times of events as the clocks showed them, and the tally.
type exported struct {
	ID store.ID `json:"id"`
	personMeta
	Tally  exportedTally   `json:"tally"`
	Events []exportedEvent `json:"events"` // oldest first
}

type exportedTally struct {
	CountedTo    string `json:"counted_to"`
	Since        string `json:"since"`
	CurrentDays  int    `json:"current_days"`
	CurrentHours int    `json:"current_hours"`
	LongestDays  int    `json:"longest_days"`
	TotalDays    int    `json:"total_days"`
	TotalHours   int    `json:"total_hours"`
	Attempts     int    `json:"attempts"`
	Unanswered   int    `json:"attempts_unanswered"`
}

// exportedEvent is an event, with its texts as they are.
type exportedEvent struct {
	ID store.ID `json:"id"`
	eventMeta
	At    string `json:"at"`
	Until string `json:"until,omitempty"`
	Note  string `json:"note,omitempty"`
	Gave  string `json:"gave,omitempty"`
	Help  string `json:"help,omitempty"`
}

// asJSON is history as JSON.
func asJSON(p Person, events []Event, t Tally) ([]byte, error) {
	written := func(t time.Time) string { return t.Format(time.RFC3339Nano) }
	out := exported{p.ID, p.meta(), exportedTally{written(t.CountedTo), written(t.Since), t.CurrentDays, t.CurrentHours, t.LongestDays,
		t.TotalDays, t.TotalHours, t.Attempts, t.AttemptsUnanswered}, make([]exportedEvent, len(events))}
	for i, e := range events {
		out.Events[i] = exportedEvent{ID: e.ID, eventMeta: e.meta(), At: written(e.At), Note: e.Note, Gave: e.Gave, Help: e.Help}
		if e.Type == Pause {
			out.Events[i].Until = written(e.Until)
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // nobody embeds it in a page; & stays readable
	enc.SetIndent("", "  ")
	err := enc.Encode(out)
	return b.Bytes(), err
}

// quote writes s as JSON, which is YAML too.
func quote(s string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // nobody embeds it in a page; & stays readable
	_ = enc.Encode(s)        // strings always encode
	return strings.TrimSpace(b.String())
}

// slug is what ASCII letters and digits of s leave, with a dash after each run
// of them; accents fall off their letters.
func slug(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) + " " {
		r = unicode.ToLower(r)
		switch {
		case b.Len() < slugBytes && ('a' <= r && r <= 'z' || '0' <= r && r <= '9'):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-") && !unicode.Is(unicode.Mn, r):
			b.WriteByte('-')
		}
	}
	return b.String()
}
