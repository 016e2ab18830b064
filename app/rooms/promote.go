package rooms

import (
	"context"
	"fmt"
	"strings"

	"stillwater/app/evidence"
	"stillwater/app/journal"
	"stillwater/app/store"
)

// maxHeadline is how many runes of an excerpt name a new incident.
const maxHeadline = 120

// Promote copies a part of an entry into an incident, word for word, and
// returns that incident; a zero incident makes a new one, recorded in zone. It
// is the one way from the journal into the evidence, and the copy says where
// it came from. ErrInvalid if the text does not stand in the entry;
// journal.ErrSealed for a letter whose seal holds.
func (r *Rooms) Promote(ctx context.Context, entry store.ID, text string, incident store.ID, zone string) (evidence.Incident, error) {
	in, err := r.promote(ctx, entry, text, incident, zone)
	if err != nil {
		return evidence.Incident{}, fmt.Errorf("using as evidence: %w", err)
	}
	return in, nil
}

func (r *Rooms) promote(ctx context.Context, entry store.ID, text string, incident store.ID, zone string) (evidence.Incident, error) {
	e, err := r.Journal.Get(ctx, entry)
	if err != nil {
		return evidence.Incident{}, err
	}
	if e.Sealed {
		return evidence.Incident{}, journal.ErrSealed
	}
	if strings.TrimSpace(text) == "" || !stands(e, text) {
		return evidence.Incident{}, ErrInvalid
	}
	x := evidence.Excerpt{Text: text, From: "journal", Entry: entry, WrittenAt: e.UpdatedAt}
	if incident.IsZero() {
		return r.Evidence.SaveIncident(ctx, evidence.Incident{What: headline(text), Zone: zone,
			Happened: evidence.When{Sure: evidence.Unknown}, Excerpts: []evidence.Excerpt{x}})
	}
	return r.Evidence.AddExcerpt(ctx, incident, x)
}

// stands reports whether text stands in one of the texts of e.
func stands(e journal.Entry, text string) bool {
	parts := []string{e.Text}
	if r := e.Record; r != nil {
		parts = append(parts, r.Thought, r.For, r.Against, r.Kinder)
	}
	for _, p := range parts {
		if strings.Contains(p, text) {
			return true
		}
	}
	return false
}

// headline is the first line of text that says something, cut to its size.
func headline(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if runes := []rune(line); len(runes) > maxHeadline {
		return strings.TrimSpace(string(runes[:maxHeadline-1])) + "…"
	}
	return line
}
