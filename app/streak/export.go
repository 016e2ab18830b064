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
)

const (
	slugBytes = 40 // bytes; keeps names short enough for any file system
	shortID   = 8  // characters of an ID that tell people of one name apart
	onPaper   = "2006-01-02 15:04 -07:00"
)

// Export calls add with one Markdown file a person: the tally of this moment
// and everything that happened, oldest first. Names are ASCII, unique and safe
// on every file system: streak/my-mother-abcdefgh.md. It stops at the first
// error.
func (l *Log) Export(ctx context.Context, add func(name string, modified time.Time, body []byte) error) error {
	for _, p := range append(l.People(), l.Away()...) {
		err := ctx.Err()
		if err == nil {
			events := l.Events(p.ID)
			slices.Reverse(events)
			modified := p.CreatedAt
			for _, e := range events {
				if e.RecordedAt.After(modified) {
					modified = e.RecordedAt
				}
			}
			err = add("streak/"+slug(p.Name)+p.ID.String()[:shortID]+".md", modified, history(p, events, l.now()))
		}
		if err != nil {
			return fmt.Errorf("exporting streak: %w", err)
		}
	}
	return nil
}

// happened are the types of events in words.
var happened = map[Type]string{Attempt: "they reached out", Contact: "I made contact", Pause: "a pause", Exchange: "an exchange"}

// history is the file of p, whose events come oldest first.
func history(p Person, events []Event, now time.Time) []byte {
	var b bytes.Buffer
	write := func(format string, args ...any) { fmt.Fprintf(&b, format, args...) }
	t := Reckon(p, events, now)
	write("---\nid: %s\nname: %s\nstarted: %s\nzone: %s\ncreated: %s\n---\n\n# %s\n\n", quote(p.ID.String()), quote(p.Name),
		quote(p.StartedAt.Format(time.RFC3339Nano)), quote(p.Zone), quote(p.CreatedAt.Format(time.RFC3339Nano)), p.Name)
	write("As of %s:\n\n", now.In(p.StartedAt.Location()).Format(onPaper))
	write("- Days held now: %d, since %s\n", t.CurrentDays, t.Since.Format(onPaper))
	write("- Longest: %d\n- Days held in all: %d\n", t.LongestDays, t.TotalDays)
	write("- They reached out: %d, not answered within a day: %d\n", t.Attempts, t.AttemptsUnanswered)
	write("\n## What happened\n\n- %s (%s): no contact from here on\n", p.StartedAt.Format(onPaper), p.Zone)
	for _, e := range events {
		what := happened[e.Type]
		if e.Channel != "" {
			what += ", " + e.Channel
		}
		write("- %s (%s): %s; recorded %s\n", e.At.Format(onPaper), e.Zone, what, e.RecordedAt.Format(time.RFC3339))
		for line := range strings.Lines(e.Note) {
			write("  > %s\n", strings.TrimRight(line, "\r\n"))
		}
	}
	return b.Bytes()
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
