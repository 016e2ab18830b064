package rooms

import (
	"cmp"
	"slices"
	"strconv"

	"stillwater/app/bundle"
	"stillwater/app/evidence"
)

// A BundleWarning is something in a bundle that may harm, or that was left out
// because it would.
type BundleWarning struct {
	Kind  string   // one of the kinds below
	Where []string // "incident 13", "exhibit 30", a name; in order
}

// The kinds of a BundleWarning.
const (
	WarnPrivate   = "private"   // notes for oneself; left out
	WarnLawyer    = "lawyer"    // notes for a lawyer, in it
	WarnExcerpts  = "excerpts"  // copied from the journal, in it
	WarnPlace     = "place"     // the place where a picture was taken is embedded
	WarnReach     = "reach"     // addresses and numbers: of people, of witnesses, in texts
	WarnNames     = "names"     // people who stand by initials, named in full in texts
	WarnChats     = "chats"     // whole conversations of which a part is quoted
	WarnUnread    = "unread"    // exhibits nobody looked at
	WarnRemoved   = "removed"   // exhibits whose bytes are gone
	WarnDamaged   = "damaged"   // or damaged
	WarnLeftOut   = "left-out"  // what cannot be shared without what is embedded
	WarnEmbedded  = "embedded"  // originals with what is embedded in them
	WarnWitnesses = "witnesses" // who saw it and how to reach them, in it
)

func (p *planner) note(kind, where string) {
	i := slices.IndexFunc(p.plan.warnings, func(w BundleWarning) bool { return w.Kind == kind })
	if i < 0 {
		i = len(p.plan.warnings)
		p.plan.warnings = append(p.plan.warnings, BundleWarning{Kind: kind})
	}
	if w := &p.plan.warnings[i]; !slices.Contains(w.Where, where) {
		w.Where = append(w.Where, where)
	}
}

func (p *planner) located(number int) { p.note(WarnPlace, "exhibit "+strconv.Itoa(number)) }

// warn looks through what is in the bundle for what may harm.
func (p *planner) warn(incidents []evidence.Incident, claims []evidence.Claim) {
	for _, in := range incidents {
		where := "incident " + strconv.Itoa(in.Number)
		for kind, there := range map[string]bool{WarnPrivate: in.Private != "", WarnExcerpts: p.choice.Excerpts && len(in.Excerpts) > 0, WarnWitnesses: p.choice.Witnesses && in.Witnesses != ""} {
			if there {
				p.note(kind, where)
			}
		}
		texts := []string{in.What, in.Words, in.Place, in.Harm, in.Reference, in.Response, in.Breach.Order}
		for _, q := range in.Quotes {
			texts = append(texts, q.Text)
			if x, err := p.r.Evidence.Exhibit(q.Exhibit); err == nil && !p.without[x.ID] {
				p.note(WarnChats, "exhibit "+strconv.Itoa(x.Number))
			}
		}
		p.read(where, texts)
	}
	for _, c := range claims {
		where := "claim " + strconv.Itoa(c.Number)
		if p.choice.LawyerNotes && c.LawyerNote != "" {
			p.note(WarnLawyer, where)
		}
		texts := []string{c.Words, c.True, c.Decided, c.Missing}
		for _, a := range c.Appearances {
			texts = append(texts, a.Place, a.Audience)
		}
		for _, b := range c.Rebuttals {
			texts = append(texts, b.Statement)
			if p.choice.Witnesses && b.Witness != "" {
				p.note(WarnWitnesses, where)
			}
		}
		p.read(where, texts)
	}
	for _, person := range p.plan.c.People {
		if !person.Initials && len(person.Others) > 0 {
			p.note(WarnReach, person.Name)
		}
	}
	for _, x := range p.plan.c.Exhibits {
		where := "exhibit " + strconv.Itoa(x.Number)
		whole := len(x.Files) > 0 && x.Files[0].Kind == "original"
		for kind, there := range map[string]bool{
			WarnUnread: x.Unread && whole, WarnRemoved: !x.RemovedAt.IsZero(), WarnDamaged: x.Missing == "its bytes are damaged",
			WarnLeftOut: p.choice.Preset == bundle.Shared && len(x.Files) == 0 && x.RemovedAt.IsZero(), WarnEmbedded: whole && len(x.Facts) > 0,
		} {
			if there {
				p.note(kind, where)
			}
		}
		if p.choice.Notes {
			p.read(where, []string{x.Note})
		}
	}
	p.tellNames()
	slices.SortFunc(p.plan.warnings, func(a, b BundleWarning) int { return cmp.Compare(a.Kind, b.Kind) })
}

// read looks through texts for ways to reach somebody.
func (p *planner) read(where string, texts []string) {
	for _, s := range texts {
		if reach.MatchString(s) {
			p.note(WarnReach, where)
		}
	}
}
