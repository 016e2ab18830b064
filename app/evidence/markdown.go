package evidence

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"stillwater/app/media"
	"stillwater/app/store"
)

const (
	timeLayout = "2 January 2006, 15:04:05 -07:00"
	dayLayout  = "Monday, 2 January 2006"
)

// A sheet is a page for people, as it is written.
type sheet struct{ bytes.Buffer }

// fact writes one line of a list, if there is something to say.
func (s *sheet) fact(label, value string) {
	if value != "" {
		fmt.Fprintf(s, "- %s: %s\n", label, value)
	}
}

// text writes a section, if there is something to say.
func (s *sheet) text(title, text string) {
	if text != "" {
		fmt.Fprintf(s, "\n## %s\n\n%s", title, verbatim(text))
	}
}

// told writes a fact in the person's own words, in one line.
func (s *sheet) told(label, value string) { s.fact(label, media.ShownName(value)) }

// cited are exhibits by their numbers.
func (i index) cited(ids []store.ID) string {
	var all []string
	for _, id := range ids {
		all = append(all, fmt.Sprintf("exhibit %d", i.exhibits[id].Number))
	}
	return strings.Join(all, ", ")
}

// named are people by their names.
func (i index) named(ids []store.ID) string {
	var all []string
	for _, id := range ids {
		all = append(all, media.ShownName(i.people[id].Name))
	}
	return strings.Join(all, ", ")
}

// index is what pages refer to.
type index struct {
	exhibits map[store.ID]Exhibit
	claims   map[store.ID]Claim
	people   map[store.ID]Person
}

var (
	severities = [...]string{"", "slight", "serious", "severe", "grave"}
	fears      = [...]string{"none", "some", "strong", "in fear of my life"}
)

// markdown is the incident as a page that can be read without the app, by
// somebody who has never seen it.
func (in Incident) markdown(i index, corrections []Correction) []byte {
	var b sheet
	headline, _, _ := strings.Cut(in.What, "\n")
	fmt.Fprintf(&b, "# Incident %d: %s\n\n", in.Number, media.ShownName(strings.TrimSpace(headline)))
	b.fact("Happened", in.Happened.phrase())
	if in.LearnedAt.said() {
		b.fact("Learned of", in.LearnedAt.phrase())
	}
	b.fact("Known", plain(string(in.Learned)))
	b.fact("Written down", moment(in.RecordedAt, in.Zone)+", set by the app when it was first saved")
	b.fact("Last changed", moment(in.UpdatedAt, in.Zone))
	if !in.TrashedAt.IsZero() {
		b.fact("In the trash since", moment(in.TrashedAt, in.Zone))
	}
	b.fact("Kind", strings.Join(plains(in.Tactics), ", "))
	b.fact("Phase", string(in.Phase))
	b.fact("Channel", plain(media.ShownName(in.Channel)))
	b.told("Place", in.Place)
	b.told("Link", in.Link)
	b.told("People", strings.Join(in.People, ", "))
	b.fact("Known people", i.named(in.PeopleIDs))
	b.fact("Severity", severities[in.Severity])
	if in.Fear != nil {
		b.fact("Fear", fears[*in.Fear])
	}
	b.fact("Involved", strings.Join(plains(in.Involved), ", "))
	if in.Breach.Is {
		b.told("Breach of an order or agreement", cmp.Or(in.Breach.Order, "yes"))
	}
	b.told("Reference", in.Reference)
	for _, id := range in.Claims {
		b.fact("Claim", fmt.Sprintf("%d, “%s”", i.claims[id].Number, media.ShownName(i.claims[id].Words)))
	}
	b.text("What happened", in.What)
	b.text("The exact words", in.Words)
	b.text("What it did", in.Harm)
	b.text("What I did", in.Response)
	b.text("Who saw it", in.Witnesses)
	b.text("A note for myself", in.Private)
	for _, x := range in.Excerpts {
		fmt.Fprintf(&b, "\n## Copied from the %s\n\n- Written: %s\n- Copied: %s, set by the app\n\n%s", plain(media.ShownName(x.From)),
			moment(x.WrittenAt, in.Zone), moment(x.CopiedAt, in.Zone), verbatim(x.Text))
	}
	for _, q := range in.Quotes {
		b.quote(q, in.Zone, i.exhibits[q.Exhibit].Number)
	}
	if len(in.Exhibits) > 0 {
		b.WriteString("\n## Exhibits\n\n")
	}
	for _, id := range in.Exhibits {
		b.WriteString(i.exhibits[id].line())
	}
	b.earlier(corrections, in.Zone)
	return b.Bytes()
}

func (s *sheet) quote(q Quote, zone string, exhibit int) {
	fmt.Fprintf(s, "\n## A message from exhibit %d\n\n", exhibit)
	s.told("From", q.From)
	s.told("Conversation", q.Thread)
	s.told("Time as the file has it", q.RawTime)
	if !q.At.IsZero() {
		s.fact("Time", moment(q.At, zone)+", zone "+media.ShownName(q.Basis))
	}
	s.fact("Bytes", fmt.Sprintf("%d from %d on, SHA-256 %s", q.Length, q.Offset, media.ShownName(q.Slice)))
	s.told("In", q.Member)
	s.told("Doubts", strings.Join(q.Doubts, ", "))
	fmt.Fprintf(s, "\n%s", verbatim(q.Text))
}

// earlier writes what stood there before each correction.
func (s *sheet) earlier(all []Correction, zone string) {
	for _, c := range all {
		fmt.Fprintf(s, "\n## Earlier wording, until %s\n", moment(c.At, zone))
		for _, e := range c.Earlier {
			was := string(e.Was)
			var text string
			if json.Unmarshal(e.Was, &text) == nil {
				was = text
			}
			fmt.Fprintf(s, "\n%s:\n\n%s", plain(strings.ReplaceAll(e.Field, "_", "-")), verbatim(was))
		}
	}
}

// register is the page of all claims.
func register(claims []Claim, i index, corrections map[store.ID][]Correction) []byte {
	var b sheet
	b.WriteString("# Claims\n\nWhat is said, where it was said, and what is true.\n")
	for _, c := range claims {
		fmt.Fprintf(&b, "\n# Claim %d\n\n%s\n", c.Number, verbatim(c.Words))
		b.fact("Words", string(c.Saying))
		b.fact("Nature", string(c.Nature))
		b.told("Made by", c.MadeBy)
		b.fact("Known as", i.named(slices.DeleteFunc([]store.ID{c.MadeByID}, store.ID.IsZero)))
		b.fact("How that is known", string(c.Basis))
		if c.FirstKnown.said() {
			b.fact("First known", c.FirstKnown.phrase())
		}
		b.told("Topic", c.Topic)
		b.fact("It is", string(c.Truth))
		for _, s := range c.Standing {
			b.fact("Stands", plain(string(s.State))+", written down "+moment(s.At, c.Zone)+since(s.Since)+remark(s.Note))
		}
		b.fact("Written down", moment(c.RecordedAt, c.Zone)+", set by the app when it was first saved")
		b.fact("Last changed", moment(c.UpdatedAt, c.Zone))
		if !c.TrashedAt.IsZero() {
			b.fact("In the trash since", moment(c.TrashedAt, c.Zone))
		}
		b.text("What is true", c.True)
		for _, a := range c.Appearances {
			b.appearance(a, i)
		}
		for _, r := range c.Rebuttals {
			b.rebuttal(r, i)
		}
		for _, h := range c.Harms {
			b.harm(h, i)
		}
		b.text("What is missing", c.Missing)
		b.text("What I decided", c.Decided)
		b.text("A note for a lawyer", c.LawyerNote)
		b.earlier(corrections[c.ID], c.Zone)
	}
	return b.Bytes()
}

func since(w When) string {
	if !w.said() {
		return ""
	}
	return ", since " + w.phrase()
}

func remark(note string) string {
	if note == "" {
		return ""
	}
	return ": " + media.ShownName(note)
}

func (s *sheet) appearance(a Appearance, i index) {
	s.WriteString("\n## Where it was said\n\n")
	if a.When.said() {
		s.fact("When", a.When.phrase())
	}
	s.told("Place", a.Place)
	s.told("Link", a.Link)
	s.fact("Still online", string(a.Online))
	s.told("To", a.Audience)
	if a.Size > 0 {
		s.fact("How many", strconv.Itoa(a.Size))
	}
	s.told("Passed on by", a.RelayedBy)
	s.fact("People", i.named(a.PeopleIDs))
	s.fact("Known", plain(string(a.Learned)))
	if a.LearnedAt.said() {
		s.fact("Learned of", a.LearnedAt.phrase())
	}
	s.fact("Shown by", i.cited(a.Exhibits))
	s.told("Note", a.Note)
}

func (s *sheet) rebuttal(r Rebuttal, i index) {
	fmt.Fprintf(s, "\n## Against it\n\n%s\n", verbatim(r.Statement))
	s.fact("Shown by", i.cited(r.For))
	s.fact("What the other side may show", i.cited(r.Against))
	s.told("Witness", r.Witness)
	s.fact("Known as", i.named(slices.DeleteFunc([]store.ID{r.WitnessID}, store.ID.IsZero)))
	s.fact("At first hand", string(r.FirstHand))
	s.fact("Willing", string(r.Willing))
	s.fact("Safe to contact", string(r.Safe))
	s.told("Missing", r.Missing)
}

func (s *sheet) harm(h Harm, i index) {
	s.WriteString("\n## What it did\n\n")
	s.told("Kind", h.Kind)
	if h.When.said() {
		s.fact("When", h.When.phrase())
	}
	s.told("Amount", h.Amount)
	s.fact("Shown by", i.cited(h.Exhibits))
	s.told("Note", h.Note)
}

// directory is the page of all people.
func directory(people []Person) []byte {
	var b sheet
	b.WriteString("# People\n")
	for _, p := range people {
		fmt.Fprintf(&b, "\n## %s\n\n", media.ShownName(p.Name))
		b.fact("Role", string(p.Role))
		b.told("Also", strings.Join(p.Also, ", "))
		b.told("Handles", strings.Join(p.Handles, ", "))
		b.told("Numbers", strings.Join(p.Numbers, ", "))
		if !p.TrashedAt.IsZero() {
			b.fact("In the trash since", p.TrashedAt.Format(timeLayout))
		}
		if p.Note != "" {
			fmt.Fprintf(&b, "\n%s", verbatim(p.Note))
		}
	}
	return b.Bytes()
}

// list is the page of all exhibits.
func list(exhibits []Exhibit) []byte {
	var b bytes.Buffer
	b.WriteString("# Exhibits\n\n" +
		"Each file is byte for byte what was added. Its SHA-256 shows that it is unchanged since then;\n" +
		"it does not show who made it or when.\n\n")
	for _, e := range exhibits {
		b.WriteString(e.line())
	}
	return b.Bytes()
}

// line is one exhibit as an item of a list.
func (e Exhibit) line() string {
	var b strings.Builder
	fmt.Fprintf(&b, "- Exhibit %d: %s\n", e.Number, e.Name)
	fmt.Fprintf(&b, "  - SHA-256: %x\n", e.SHA256)
	told := func(label, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  - %s: %s\n", label, media.ShownName(value))
		}
	}
	told("Made by", e.MadeBy)
	told("Kind", e.Source.Kind)
	told("Device", e.Source.Device)
	told("Account", e.Source.Account)
	told("Program", e.Source.App)
	told("Got out by", e.Source.ExportMethod)
	told("Handed over by", e.Source.ObtainedFrom)
	told("Handed over", e.Source.ObtainedAt)
	told("Series", e.Series)
	told("What weakens it", strings.Join(plains(append(slices.Clone(e.Concerns), e.Found...)), ", "))
	told("Note", e.Note)
	if e.Sealed {
		b.WriteString("  - Sealed: kept unread\n")
	}
	if !e.UnsealedAt.IsZero() {
		fmt.Fprintf(&b, "  - Unsealed: %s\n", moment(e.UnsealedAt, e.Zone))
	}
	fmt.Fprintf(&b, "  - Size: %d bytes, type: %s\n", e.Size, e.MediaType)
	fmt.Fprintf(&b, "  - Added: %s\n", moment(e.AddedAt, e.Zone))
	if !e.ModifiedAt.IsZero() {
		fmt.Fprintf(&b, "  - File time: %s, as the file system had it\n", moment(e.ModifiedAt, e.Zone))
	}
	switch {
	case !e.RemovedAt.IsZero():
		fmt.Fprintf(&b, "  - Removed: %s; its bytes are gone\n", moment(e.RemovedAt, e.Zone))
		return b.String()
	case e.damaged():
		fmt.Fprintf(&b, "  - Damaged: found on %s; its bytes are not in this export\n", moment(e.CheckedAt, e.Zone))
		return b.String()
	case !e.CheckedAt.IsZero():
		fmt.Fprintf(&b, "  - Checked: %s, intact\n", moment(e.CheckedAt, e.Zone))
	}
	fmt.Fprintf(&b, "  - File: %s\n", e.exportName())
	return b.String()
}

// phrase says in English when it was and how sure that is.
func (w When) phrase() string {
	switch w.Sure {
	case Exact:
		return moment(w.At, w.Zone)
	case About:
		return "about " + moment(w.At, w.Zone)
	case Day:
		return inZone(w.At, w.Zone).Format(dayLayout) + " (" + w.Zone + "), at an unknown hour"
	case Between:
		return "between " + moment(w.At, w.Zone) + " and " + moment(w.Until, w.Zone)
	default:
		return "at an unknown time"
	}
}

func moment(t time.Time, zone string) string {
	return inZone(t, zone).Format(timeLayout) + " (" + zone + ")"
}

// inZone shows t in a zone, or as it is where this machine does not know the zone.
func inZone(t time.Time, zone string) time.Time {
	if loc, err := location(zone); err == nil {
		return t.In(loc)
	}
	return t
}

// plains turns kebab-case keys into words.
func plains[T ~string](keys []T) []string {
	all := make([]string, len(keys))
	for i, k := range keys {
		all[i] = plain(string(k))
	}
	return all
}

// plain turns a kebab-case key into words.
func plain(key string) string { return strings.ReplaceAll(key, "-", " ") }

// verbatim sets text so that every character shows as it was written, with a
// fence longer than any the text holds: nothing in it can act as markup.
func verbatim(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "text\n" + strings.TrimSuffix(text, "\n") + "\n" + fence + "\n"
}
