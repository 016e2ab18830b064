package rooms

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"stillwater/app/bundle"
)

// A sought finds names in texts.
type sought []*regexp.Regexp

// seek looks for names as words, with what grammar hangs on them: a text is
// evidence as it was written, so a name in it is told, and left.
func seek(names []string) sought {
	var all sought
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if utf8.RuneCountInString(name) < 3 {
			continue // it is in every text
		}
		edge, end := `(?:^|[^\pL\pN])`, `\pL{0,2}(?:$|[^\pL\pN])`
		if unspaced.MatchString(name) {
			edge, end = "", ""
		}
		all = append(all, regexp.MustCompile(`(?i)`+edge+regexp.QuoteMeta(name)+end))
	}
	return all
}

// unspaced are letters of writing that has no spaces between words.
var unspaced = regexp.MustCompile(`[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]`)

func (s sought) in(texts ...string) bool {
	return slices.ContainsFunc(texts, func(text string) bool {
		return slices.ContainsFunc(s, func(name *regexp.Regexp) bool { return name.MatchString(text) })
	})
}

// hidden are the names, parts of names, handles and numbers of the people who
// are to stand in the bundle by their initials.
func (p *planner) hidden() sought {
	var names []string
	known := map[string]bool{"": true, "me": true}
	for _, person := range p.plan.c.People {
		for _, name := range append([]string{person.Name}, person.Others...) {
			known[strings.ToLower(strings.TrimSpace(name))] = true
		}
		if person.Initials {
			names = append(append(names, strings.Fields(person.Name)...), person.Others...)
		}
	}
	if p.plan.c.Initials { // and who is in no list
		for _, name := range p.plan.c.Names() {
			if !known[strings.ToLower(strings.TrimSpace(name))] {
				names = append(names, strings.Fields(name)...)
			}
		}
	}
	return seek(names)
}

// A part of a bundle is a text as it will stand in it, and what that text is.
type part struct {
	what  string
	texts []string
}

// tellNames names every place where somebody who is to stand by initials
// stands in full all the same: initials replace names, never a word of a text.
func (p *planner) tellNames() {
	names := p.hidden()
	if len(names) == 0 {
		return
	}
	tell := func(where string, parts ...part) {
		var in []string
		for _, part := range parts {
			if names.in(part.texts...) {
				in = append(in, part.what)
			}
		}
		if in != nil {
			p.note(WarnNames, where+" ("+strings.Join(in, ", ")+")")
		}
	}
	c := p.plan.c
	tell("the bundle itself", part{"its name", []string{c.Name}}, part{"whose record it is", []string{c.Author}}, part{"for whom", []string{c.For}})
	for _, in := range c.Incidents {
		tell("incident "+strconv.Itoa(in.Number), partsOf(in)...)
	}
	for _, claim := range c.Claims {
		tell("claim "+strconv.Itoa(claim.Number), partsOfClaim(claim)...)
	}
	for _, x := range c.Exhibits {
		var facts []string
		for _, f := range x.Facts {
			facts = append(facts, f.Value)
		}
		parts := []part{{"its file’s name", []string{x.Name}}, {"note", []string{x.Note}}, {"section", []string{x.Section}}, {"what its file says of itself", facts},
			{"where it comes from", []string{x.Source.Kind, x.Source.Device, x.Source.Account, x.Source.App, x.Source.ExportMethod}}}
		if c.Preset == bundle.Full { // its lines are handed over as they are
			parts = append(parts, part{"the custody log", []string{x.Source.ObtainedFrom, x.Source.Account, x.Name}})
		}
		tell("exhibit "+strconv.Itoa(x.Number), parts...)
	}
}

func partsOf(in bundle.Incident) []part {
	quotes, excerpts, earlier := part{what: "messages quoted"}, part{what: "from your journal"}, part{what: "earlier wording"}
	for _, q := range in.Quotes {
		quotes.texts = append(quotes.texts, q.Text, q.Member)
	}
	for _, x := range in.Excerpts {
		excerpts.texts = append(excerpts.texts, x.Text, x.From)
	}
	for _, e := range in.Earlier {
		earlier.texts = append(earlier.texts, e.Text)
	}
	return []part{{"what happened", []string{in.What}}, {"exact words", []string{in.Words}}, {"place", []string{in.Place, in.Link}}, {"channel", []string{in.Channel}},
		{"witnesses", []string{in.Witnesses}}, {"what it did", []string{in.Harm}}, {"order", []string{in.Breach}}, {"reference", []string{in.Reference}},
		{"what I did", []string{in.Response}}, quotes, excerpts, earlier}
}

func partsOfClaim(c bundle.Claim) []part {
	seen, truth, did, stood := part{what: "where it appeared"}, part{what: "what is true"}, part{what: "what it did"}, part{what: "where it stands"}
	for _, a := range c.Appearances {
		seen.texts = append(seen.texts, a.Where, a.Link, a.Audience)
	}
	for _, r := range c.Rebuttals {
		truth.texts = append(truth.texts, r.Statement, r.Missing)
	}
	for _, h := range c.Harms {
		did.texts = append(did.texts, h.Kind, h.Amount)
	}
	for _, s := range c.History {
		stood.texts = append(stood.texts, s.Text)
	}
	return []part{{"its words", []string{c.Words}}, {"topic", []string{c.Topic}}, {"what you decided", []string{c.Decided}}, {"what is missing", []string{c.Missing}},
		{"note for a lawyer", []string{c.LawyerNote}}, seen, truth, did, stood}
}
