package journal

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"stillwater/app/store"
)

// maxFile is the longest file ReadMarkdown takes: a text as long as one can be
// and what stands around it.
const maxFile = maxText + store.MaxMeta*4

// ReadMarkdown reads back what Markdown wrote, as far as it was written: the
// text of a sealed letter is not there, and of Attachments only Name and Path
// are. Fields it does not know are passed over. Anything that is not such a
// file is ErrInvalid, and what Save would refuse still can be in it.
func ReadMarkdown(file []byte) (Entry, error) {
	e, err := readMarkdown(file)
	if err != nil {
		return Entry{}, fmt.Errorf("reading Markdown: %w", err)
	}
	return e, nil
}

func readMarkdown(file []byte) (Entry, error) {
	if len(file) > maxFile || !utf8.Valid(file) {
		return Entry{}, fmt.Errorf("%w: too long or not UTF-8", ErrInvalid)
	}
	text, ok := strings.CutPrefix(string(file), "---\n")
	head, body, end := strings.Cut(text, "\n---\n\n")
	if !ok || !end {
		return Entry{}, fmt.Errorf("%w: no front matter", ErrInvalid)
	}
	f := front{}
	for line := range strings.SplitSeq(head, "\n") {
		if key, value, ok := strings.Cut(line, ": "); ok {
			f[key] = json.RawMessage(value)
		}
	}
	e, err := f.entry()
	if err != nil {
		return e, err
	}
	if e.Title != "" {
		body = strings.TrimPrefix(body, "# "+e.Title+"\n\n")
	}
	if e.Sealed {
		return e, nil
	}
	if len(e.Attachments) > 0 {
		if i := strings.LastIndex(body, linksMark); i >= 0 {
			body = body[:i]
		}
	}
	e.Text = body
	if e.Kind == KindThoughtRecord {
		e.Text, *e.Record = readSections(body, *e.Record)
	}
	return e, nil
}

// front is a front matter: JSON by key.
type front map[string]json.RawMessage

// entry is the Entry a front matter tells of.
func (f front) entry() (Entry, error) {
	var e Entry
	var mood string
	var files []linked
	record := &ThoughtRecord{}
	for key, to := range map[string]any{
		"id": &e.ID, "kind": &e.Kind, "title": &e.Title, "zone": &e.Zone, "mood": &mood, "feelings": &e.Feelings, "pull": &e.Pull,
		"tags": &e.Tags, "people": &e.People, "to": &e.To, "sealed": &e.Sealed, "attachments": &files,
		"belief_before": &record.Before, "belief_after": &record.After,
		"at": &e.At, "sealed_until": &e.SealedUntil, "broken_at": &e.BrokenAt,
		"created": &e.CreatedAt, "updated": &e.UpdatedAt, "trashed": &e.TrashedAt,
	} {
		if value, ok := f[key]; ok && json.Unmarshal(value, to) != nil {
			return Entry{}, fmt.Errorf("%w: front matter cannot be read", ErrInvalid)
		}
	}
	if e.ID.IsZero() || e.Zone == "" || e.At.IsZero() || !e.Kind.known() {
		return Entry{}, fmt.Errorf("%w: front matter of another program", ErrInvalid)
	}
	if loc, err := time.LoadLocation(e.Zone); err == nil {
		e.At = e.At.In(loc)
	}
	for i, m := range moods {
		if mood == m {
			e.Mood = i
		}
	}
	for _, f := range files {
		e.Attachments = append(e.Attachments, Attachment{Name: f.Name, Path: f.Path})
	}
	if e.Kind == "" {
		e.Kind = KindEntry
	}
	if e.Kind == KindThoughtRecord {
		e.Record = record
	}
	return e, nil
}

// readSections divides a thought record's file at its headings. What stands
// before the first of them is text too.
func readSections(body string, r ThoughtRecord) (string, ThoughtRecord) {
	var parts [len(headings)]strings.Builder
	at, begun := len(headings)-1, false // the last heading is that of the text
	for line := range strings.Lines(body) {
		if i := heading(line); i >= 0 {
			at, begun = i, true
			continue
		}
		if begun { // the blank line below a heading
			if begun = false; strings.Trim(line, "\r\n") == "" {
				continue
			}
		}
		if strings.HasPrefix(line, `\`) && heading(strings.TrimLeft(line, `\`)) >= 0 {
			line = line[1:]
		}
		parts[at].WriteString(line)
	}
	for i, to := range []*string{&r.Thought, &r.For, &r.Against, &r.Kinder} {
		*to = strings.TrimSpace(parts[i].String())
	}
	return parts[len(headings)-1].String(), r
}
