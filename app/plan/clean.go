package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stillwater/app/store"
)

const (
	maxTitle = 300    // runes; a sentence
	maxText  = 10_000 // runes; a few pages
	maxNote  = 2_000  // runes; a page
	maxKey   = 64     // bytes; of what we offer
	maxLinks = 200    // of each sort; nobody reads more
	maxHours = 28     // four times a day
	maxMarks = 2_000  // one a day for five years; older ones go
	minYear  = 1900   // nobody alive remembers more
	clock    = "15:04"
)

// clean returns it as it will be kept, or says why it cannot be.
func (it Item) clean() (Item, error) {
	it = it.clone()
	for _, s := range []*string{&it.Title, &it.Sentence, &it.Who, &it.Reach, &it.Number, &it.Court} {
		if !utf8.ValidString(*s) {
			return it, fmt.Errorf("%w: not UTF-8", ErrInvalid)
		}
		if *s = oneLine(*s); utf8.RuneCountInString(*s) > maxTitle {
			return it, fmt.Errorf("%w: too long", ErrInvalid)
		}
	}
	for _, s := range []*string{&it.Text, &it.Was, &it.Knows, &it.GoodFor, &it.NotPassOn} {
		if !utf8.ValidString(*s) || utf8.RuneCountInString(*s) > maxText {
			return it, fmt.Errorf("%w: too long or not UTF-8", ErrInvalid)
		}
		if strings.TrimSpace(*s) == "" {
			*s = ""
		}
	}
	for _, d := range []string{it.On, it.Today, it.From, it.Until} {
		if d != "" && !isDate(d) {
			return it, fmt.Errorf("%w: not a date", ErrInvalid)
		}
	}
	if it.From != "" && it.Until != "" && it.Until < it.From {
		return it, fmt.Errorf("%w: ends before it begins", ErrInvalid)
	}
	it.Incidents, it.People, it.Entries = links(it.Incidents), links(it.People), links(it.Entries)
	if max(len(it.Incidents), len(it.People), len(it.Entries)) > maxLinks || len(it.Offer) > maxKey || oneLine(it.Offer) != it.Offer {
		return it, fmt.Errorf("%w: too many links or no such offer", ErrInvalid)
	}
	return it.ofKind()
}

// ofKind is clean for what differs by kind.
func (it Item) ofKind() (Item, error) {
	known, ok := sorts[it.Kind]
	if !ok || len(known) == 0 && it.Sort != "" || len(known) > 0 && !slices.Contains(known, it.Sort) {
		return it, fmt.Errorf("%w: unknown kind", ErrInvalid)
	}
	empty := it.Title == "" && it.Text == ""
	switch it.Kind {
	case Channel:
		empty = it.Sort == own && it.Title == ""
		if it.State == "" {
			it.State = Open
		}
	case Avoid, Support:
		empty = it.Title == ""
	case Boundary:
		empty = empty && it.Sentence == ""
	case Ledger:
		empty = it.Text == "" && it.Was == ""
	}
	switch {
	case empty:
		return it, fmt.Errorf("%w: nothing in it", ErrInvalid)
	case (it.Kind == Channel) != slices.Contains(states, it.State):
		return it, fmt.Errorf("%w: unknown state", ErrInvalid)
	case !slices.Contains([]string{"", "day", "week"}, it.Every) || it.Every != "" && it.Kind != Care:
		return it, fmt.Errorf("%w: unknown rhythm", ErrInvalid)
	case slices.ContainsFunc(it.Channels, func(c string) bool { return !slices.Contains(sorts[Channel], c) }):
		return it, fmt.Errorf("%w: unknown channel", ErrInvalid)
	}
	slices.Sort(it.Channels)
	it.Channels = slices.Compact(it.Channels)
	return it, it.cleanHours()
}

// cleanHours puts the days of every time in order.
func (it *Item) cleanHours() error {
	if len(it.Hours) > maxHours {
		return fmt.Errorf("%w: too many hours", ErrInvalid)
	}
	for i := range it.Hours {
		h := &it.Hours[i]
		slices.Sort(h.Days)
		h.Days = slices.Compact(h.Days)
		if len(h.Days) == 0 || h.Days[0] < 1 || h.Days[len(h.Days)-1] > 7 || !isClock(h.From) || !isClock(h.Until) {
			return fmt.Errorf("%w: no such hours", ErrInvalid)
		}
	}
	return nil
}

// clean returns m as it is kept with an item of kind k.
func (m Mark) clean(k Kind) (Mark, error) {
	if !slices.Contains(markable[k], m.What) || !isDate(m.On) || !utf8.ValidString(m.Note) || utf8.RuneCountInString(m.Note) > maxNote {
		return m, fmt.Errorf("%w: no such mark", ErrInvalid)
	}
	if strings.TrimSpace(m.Note) == "" {
		m.Note = ""
	}
	return m, nil
}

// links are ids without zero ones and repetitions.
func links(ids []store.ID) []store.ID {
	var all []store.ID
	for _, id := range ids {
		if !id.IsZero() && !slices.Contains(all, id) && len(all) <= maxLinks {
			all = append(all, id)
		}
	}
	return all
}

func isDate(s string) bool {
	t, err := time.Parse(time.DateOnly, s)
	return err == nil && t.Year() >= minYear
}

func isClock(s string) bool {
	t, err := time.Parse(clock, s)
	return err == nil && t.Format(clock) == s
}

// oneLine turns control characters and runs of white space into one space
// each, so that a name cannot break out of its line in an exported file.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' // not allowed in YAML
	}), " ")
}

// firstLine is the first line of s with something in it.
func firstLine(s string) string {
	for line := range strings.Lines(s) {
		if line = oneLine(line); line != "" {
			return line
		}
	}
	return ""
}
