package checkin

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

const onPaper = "2006-01-02 15:04 -07:00"

// moods are the words for CheckIn.Mood in exported files.
var moods = [clearestMood + 1]string{"", "heavy", "low", "even", "light", "clear"}

// spelt are the keys that say too little with their hyphens taken out.
var spelt = map[string]string{
	"low-mood": "low mood", "sleepless": "sleeplessness", "numb": "numbness", "intrusive": "intrusive thoughts",
	"watchful": "hypervigilance", "self-doubt": "self-doubt", "appetite": "poor appetite", "concentration": "trouble concentrating",
	Ending: "thoughts of ending my life", "feels-like-me": "something that feels like me",
	"saw": "saw something of theirs", "others": "somebody spoke of them", "date": "a date that matters", "nothing": "nothing I can name",
	string(Passed): "it passed", string(Here): "it was still here", string(Contact): "I made contact",
}

// words are keys and own words as an exported file has them.
func words(marks []string) string {
	all := make([]string, len(marks))
	for i, m := range marks {
		all[i] = m
		if s, ok := spelt[m]; ok {
			all[i] = s
		}
	}
	return strings.Join(all, ", ")
}

// Export calls add with one Markdown file a month, of the check-ins and visits
// to the pull in it, oldest first, and with one JSON file of everything. Names
// are check-ins/2026-11.md and check-ins/check-ins.json; a book with nothing in
// it has no file. It stops at the first error.
func (b *Book) Export(ctx context.Context, add func(name string, modified time.Time, body []byte) error) error {
	checkIns, urges := b.between(days{}), b.oldest()
	months := map[string]*month{}
	on := func(at, changed time.Time) *month {
		key := at.Format("2006-01")
		if months[key] == nil {
			months[key] = &month{key: key}
		}
		m := months[key]
		if changed.After(m.changed) {
			m.changed = changed
		}
		return m
	}
	for _, c := range checkIns {
		m := on(c.At, c.UpdatedAt)
		m.parts = append(m.parts, part{c.At, c.markdown()})
	}
	for _, u := range urges {
		m := on(u.StartedAt, u.UpdatedAt)
		m.parts = append(m.parts, part{u.StartedAt, u.markdown()})
	}
	all := make([]*month, 0, len(months))
	for _, m := range months {
		all = append(all, m)
	}
	slices.SortFunc(all, func(x, y *month) int { return cmp.Compare(x.key, y.key) })
	var changed time.Time
	for _, m := range all {
		err := ctx.Err()
		if err == nil {
			err = add("check-ins/"+m.key+".md", m.changed, m.page())
		}
		if err != nil {
			return fmt.Errorf("exporting check-ins: %w", err)
		}
		if m.changed.After(changed) {
			changed = m.changed
		}
	}
	b.mu.Lock()
	if b.choices.updated.After(changed) {
		changed = b.choices.updated
	}
	b.mu.Unlock()
	if changed.IsZero() {
		return nil
	}
	body, err := b.json(checkIns, urges)
	if err == nil {
		err = add("check-ins/check-ins.json", changed, body)
	}
	if err != nil {
		return fmt.Errorf("exporting check-ins: %w", err)
	}
	return nil
}

// oldest are all visits, oldest first.
func (b *Book) oldest() []Urge {
	all, _ := b.Urges("", "") // no day to be wrong
	slices.Reverse(all)
	return all
}

// month is a file of an export.
type month struct {
	key     string
	changed time.Time
	parts   []part
}

type part struct {
	at   time.Time
	text string
}

func (m *month) page() []byte {
	slices.SortStableFunc(m.parts, func(x, y part) int { return x.at.Compare(y.at) })
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n", m.key)
	for _, p := range m.parts {
		b.WriteString("\n" + p.text)
	}
	return b.Bytes()
}

// page writes one part of a file.
type page struct{ strings.Builder }

// line is one thing said; nothing if it is empty.
func (p *page) line(name, said string) {
	if said != "" {
		fmt.Fprintf(p, "- %s: %s\n", name, said)
	}
}

// said is a person's own text, quoted, so that it cannot be taken for more.
func (p *page) said(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	p.WriteString("\n")
	for line := range strings.Lines(text) {
		p.WriteString("> " + strings.TrimRight(line, "\r\n") + "\n")
	}
}

func (c CheckIn) markdown() string {
	var p page
	fmt.Fprintf(&p, "## Check-in, %s (%s)\n\n", c.At.Format(onPaper), c.Zone)
	p.line("Mood", moods[c.Mood])
	p.line("The pull", outOf(c.Pull))
	if n := c.SleepHalfHours; n != nil {
		p.line("Slept", fmt.Sprintf("%g h", float64(*n)/2))
	}
	p.line("Marked", words(c.Symptoms))
	p.line("Care", words(c.Care))
	p.line("Medicine", strings.Join(c.Medicines, ", "))
	p.said(c.Line)
	return p.String()
}

func (u Urge) markdown() string {
	var p page
	fmt.Fprintf(&p, "## The pull, %s (%s)\n\n", u.StartedAt.Format(onPaper), u.Zone)
	p.line("Before", outOf(u.Before))
	p.line("After", outOf(u.After))
	p.line("What brought it on", words(u.Triggers))
	p.line("What helped", words(u.Helped))
	end := spelt[string(u.End)]
	if end == "" {
		end = "it was left"
	}
	if !u.EndedAt.IsZero() {
		end += ", " + u.EndedAt.In(u.StartedAt.Location()).Format(onPaper)
	}
	p.line("How it ended", end)
	p.said(u.Trigger)
	p.said(u.Instead)
	return p.String()
}

func outOf(pull *int) string {
	if pull == nil {
		return ""
	}
	return fmt.Sprintf("%d of %d", *pull, strongestPull)
}

// dayJSON and urgeJSON are a check-in and a visit in check-ins.json.
type dayJSON struct {
	At        time.Time `json:"at"`
	Zone      string    `json:"zone"`
	Mood      string    `json:"mood,omitempty"`
	Pull      *int      `json:"pull,omitempty"`
	Sleep     *float64  `json:"sleep_hours,omitempty"`
	Symptoms  []string  `json:"symptoms,omitempty"`
	Care      []string  `json:"care,omitempty"`
	Medicines []string  `json:"medicines,omitempty"`
	Line      string    `json:"line,omitempty"`
}

type urgeJSON struct {
	StartedAt time.Time `json:"started_at"`
	Zone      string    `json:"zone"`
	Before    *int      `json:"before,omitempty"`
	After     *int      `json:"after,omitempty"`
	Triggers  []string  `json:"triggers,omitempty"`
	Trigger   string    `json:"trigger,omitempty"`
	Helped    []string  `json:"helped,omitempty"`
	Instead   string    `json:"instead,omitempty"`
	End       End       `json:"end,omitempty"`
	EndedAt   time.Time `json:"ended_at,omitzero"`
}

// json is everything in one file. Offsets of times are UTC, since RFC 3339 has
// none with seconds and some zones once had.
func (b *Book) json(checkIns []CheckIn, urges []Urge) ([]byte, error) {
	c := b.Choices()
	out := struct {
		CheckIns  []dayJSON  `json:"check_ins"`
		Visits    []urgeJSON `json:"visits"`
		Symptoms  []string   `json:"own_symptoms"`
		Care      []string   `json:"own_care"`
		Medicines []string   `json:"medicines"`
	}{[]dayJSON{}, []urgeJSON{}, c.Symptoms, c.Care, c.Medicines}
	for _, c := range checkIns {
		d := dayJSON{c.At.UTC(), c.Zone, moods[c.Mood], c.Pull, nil, c.Symptoms, c.Care, c.Medicines, c.Line}
		if n := c.SleepHalfHours; n != nil {
			hours := float64(*n) / 2
			d.Sleep = &hours
		}
		out.CheckIns = append(out.CheckIns, d)
	}
	for _, u := range urges {
		out.Visits = append(out.Visits, urgeJSON{u.StartedAt.UTC(), u.Zone, u.Before, u.After, u.Triggers, u.Trigger, u.Helped, u.Instead, u.End, u.EndedAt})
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false) // nobody embeds it in a page; & stays readable
	enc.SetIndent("", "  ")
	err := enc.Encode(out)
	return buf.Bytes(), err
}
