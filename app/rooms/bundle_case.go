package rooms

import (
	"cmp"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"stillwater/app/bundle"
	"stillwater/app/evidence"
	"stillwater/app/store"
)

// maxDerivation is how often a copy may have been made of a copy.
const maxDerivation = 10

// A bundlePlan is a choice turned into what package bundle writes.
type bundlePlan struct {
	c         bundle.Case
	bytes     int64        // of its files
	incidents map[int]bool // numbers, as are the next
	claims    map[int]bool
	copies    map[int]bool // exhibits that are copies of others and handed over
	warnings  []BundleWarning
}

// numbers are the exhibits of the bundle as the vault numbers them.
func (p bundlePlan) numbers() []int {
	var all []int
	for n := range p.handed() {
		all = append(all, n)
	}
	slices.Sort(all)
	return all
}

// handed are the exhibits of which at least something is handed over.
func (p bundlePlan) handed() map[int]bool {
	all := map[int]bool{}
	for n := range p.copies {
		all[n] = true
	}
	for _, x := range p.c.Exhibits {
		if len(x.Files) > 0 || !x.RemovedAt.IsZero() {
			all[x.Number] = true
		}
	}
	return all
}

// A planner makes a plan.
type planner struct {
	r       *Rooms
	ctx     context.Context
	choice  BundleChoice
	plan    bundlePlan
	picked  map[store.ID]*picked // by the original
	order   []store.ID
	without map[store.ID]bool
	claims  map[store.ID]int // numbers of those that are in it
	people  map[store.ID]bool
	known   []evidence.Person
}

// picked is an original that is named, itself or by a copy of it.
type picked struct {
	evidence.Exhibit
	whole  bool // itself
	copies []evidence.Exhibit
}

// plan reads what a choice names. Nothing of the journal is asked for: what
// comes from there are excerpts that a person copied into an incident.
func (r *Rooms) plan(ctx context.Context, choice BundleChoice, at time.Time) (bundlePlan, error) {
	zone, err := time.LoadLocation(choice.Zone)
	if err != nil || choice.Zone == "" || choice.Zone == "Local" {
		return bundlePlan{}, ErrInvalid
	}
	_, signer, err := r.Evidence.Tree()
	if errors.Is(err, store.ErrNotFound) {
		return bundlePlan{}, ErrInvalid // nothing was ever added
	}
	if err != nil {
		return bundlePlan{}, err
	}
	p := &planner{r: r, ctx: ctx, choice: choice, picked: map[store.ID]*picked{}, without: map[store.ID]bool{}, claims: map[store.ID]int{}, people: map[store.ID]bool{},
		known: r.Evidence.People(evidence.Query{}).Rows}
	p.plan = bundlePlan{incidents: map[int]bool{}, claims: map[int]bool{}, copies: map[int]bool{}, c: bundle.Case{
		Name: choice.Name, At: at.In(zone), Zone: choice.Zone, Author: choice.Author, For: choice.For, App: strings.TrimSpace("Stillwater " + r.o.Version),
		Preset: choice.Preset, Initials: choice.Strangers, Series: choice.Series, Signer: signer.Key()}}
	for _, id := range choice.Without {
		p.without[id] = true
	}
	incidents, claims, err := p.chosen()
	if err != nil {
		return bundlePlan{}, err
	}
	for _, c := range claims {
		p.claims[c.ID] = c.Number
		p.plan.claims[c.Number] = true
	}
	for _, in := range incidents {
		if err := p.incident(in); err != nil {
			return bundlePlan{}, err
		}
	}
	for _, c := range claims {
		if err := p.claim(c); err != nil {
			return bundlePlan{}, err
		}
	}
	p.named()
	for _, id := range p.order {
		if err := p.exhibit(p.picked[id]); err != nil {
			return bundlePlan{}, err
		}
	}
	p.warn(incidents, claims)
	return p.plan, nil
}

// chosen reads the incidents and claims of the choice, by number, and picks the
// exhibits that it names by themselves.
func (p *planner) chosen() (incidents []evidence.Incident, claims []evidence.Claim, err error) {
	exhibits := p.choice.Exhibits
	if p.choice.Everything {
		incidents, claims = p.r.Evidence.Incidents(evidence.Query{}).Rows, p.r.Evidence.Claims(evidence.Query{}).Rows
		all, err := p.r.Evidence.Exhibits(evidence.Query{})
		if err != nil {
			return nil, nil, err
		}
		exhibits = nil
		for _, x := range slices.Backward(all.Rows) {
			exhibits = append(exhibits, x.ID)
		}
	} else {
		for _, id := range p.choice.Incidents {
			in, err := p.r.Evidence.Incident(id)
			if err != nil {
				return nil, nil, err
			}
			incidents = append(incidents, in)
		}
		for _, id := range p.choice.Claims {
			c, err := p.r.Evidence.Claim(id)
			if err != nil {
				return nil, nil, err
			}
			claims = append(claims, c)
		}
	}
	slices.SortFunc(incidents, func(a, b evidence.Incident) int { return cmp.Compare(a.Number, b.Number) })
	slices.SortFunc(claims, func(a, b evidence.Claim) int { return cmp.Compare(a.Number, b.Number) })
	for _, id := range exhibits {
		if _, err := p.pick(id); err != nil {
			return nil, nil, err
		}
	}
	return incidents, claims, nil
}

// pick takes an exhibit in and returns the number under which it stands in the
// bundle: a copy stands with its original.
func (p *planner) pick(id store.ID) (int, error) {
	x, err := p.r.Evidence.Exhibit(id)
	if err != nil {
		return 0, err
	}
	of := x
	for range maxDerivation {
		if of.DerivedFrom.IsZero() {
			break
		}
		if of, err = p.r.Evidence.Exhibit(of.DerivedFrom); err != nil {
			return 0, err
		}
	}
	k := p.picked[of.ID]
	if k == nil {
		k = &picked{Exhibit: of}
		p.picked[of.ID] = k
		p.order = append(p.order, of.ID)
	}
	if of.ID == x.ID {
		k.whole = true
	} else if !slices.ContainsFunc(k.copies, func(c evidence.Exhibit) bool { return c.ID == x.ID }) {
		k.copies = append(k.copies, x)
	}
	return of.Number, nil
}

func (p *planner) pickAll(ids []store.ID) ([]int, error) {
	var all []int
	for _, id := range ids {
		n, err := p.pick(id)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	return all, nil
}

func (p *planner) incident(in evidence.Incident) (err error) {
	p.plan.incidents[in.Number] = true
	out := bundle.Incident{Number: in.Number, What: in.What, Happened: whenOf(in.Happened), LearnedAt: whenOf(in.LearnedAt),
		Known: knowing[in.Learned], Learned: howWords[in.Learned], RecordedAt: in.RecordedAt, Zone: in.Zone,
		Channel: in.Channel, Place: in.Place, Link: in.Link, People: slices.Clone(in.People), Words: in.Words, Harm: in.Harm, Reference: in.Reference, Response: in.Response}
	for _, t := range in.Tactics {
		out.Tactics = append(out.Tactics, string(t))
	}
	for _, i := range in.Involved {
		out.Tactics = append(out.Tactics, "involving "+string(i))
	}
	for _, id := range in.PeopleIDs {
		if person, err := p.r.Evidence.Person(id); err == nil {
			p.people[id] = true
			if !slices.Contains(out.People, person.Name) {
				out.People = append(out.People, person.Name)
			}
		}
	}
	if p.choice.Witnesses {
		out.Witnesses = in.Witnesses
	}
	if in.Severity > 0 {
		out.Severity = severityWords[in.Severity] + ", in my judgement"
	}
	if in.Fear != nil {
		out.Fear = fearWords[*in.Fear]
	}
	if in.Breach.Is {
		out.Breach = cmp.Or(in.Breach.Order, "yes")
	}
	if out.Exhibits, err = p.pickAll(in.Exhibits); err != nil {
		return err
	}
	for _, id := range in.Claims {
		if n, there := p.claims[id]; there {
			out.Claims = append(out.Claims, n)
		}
	}
	for _, q := range in.Quotes {
		n, err := p.pick(q.Exhibit)
		if err != nil {
			return err
		}
		quote := bundle.Quote{Exhibit: n, From: q.From, At: q.At, RawTime: q.RawTime, Basis: q.Basis, Text: q.Text, Offset: q.Offset, Length: q.Length, Member: q.Member}
		if q.Mine && quote.From == "" {
			quote.From = "me"
		}
		if slice, err := hex.DecodeString(q.Slice); err == nil && len(slice) == len(quote.Slice) {
			quote.Slice = [32]byte(slice)
		}
		for _, d := range q.Doubts {
			quote.Doubts = append(quote.Doubts, strings.ReplaceAll(d, "-", " "))
		}
		out.Quotes = append(out.Quotes, quote)
	}
	if p.choice.Excerpts {
		for _, x := range in.Excerpts {
			out.Excerpts = append(out.Excerpts, bundle.Excerpt{Text: x.Text, From: x.From, WrittenAt: x.WrittenAt, CopiedAt: x.CopiedAt})
		}
	}
	if out.Earlier, err = p.earlier(in.ID); err != nil {
		return err
	}
	p.plan.c.Incidents = append(p.plan.c.Incidents, out)
	return nil
}

// earlier are the wordings that were corrected, of fields that are in the
// bundle.
func (p *planner) earlier(id store.ID) ([]bundle.Correction, error) {
	all, err := p.r.Evidence.Corrections(p.ctx, id)
	if err != nil {
		return nil, err
	}
	var out []bundle.Correction
	for _, c := range all {
		for _, e := range c.Earlier {
			if e.Field == "witnesses" && !p.choice.Witnesses {
				continue
			}
			was := bundle.Correction{At: c.At, What: cmp.Or(fieldWords[e.Field], strings.ReplaceAll(e.Field, "_", " "))}
			var text string
			var names []string
			var when evidence.When
			var degree int
			switch {
			case string(e.Was) == "null":
				was.Text = "(nothing)"
			case json.Unmarshal(e.Was, &text) == nil:
				was.Text = text
			case e.Field == "people" && json.Unmarshal(e.Was, &names) == nil:
				was.People = names
			case json.Unmarshal(e.Was, &names) == nil:
				was.Text = strings.ReplaceAll(strings.Join(names, ", "), "-", " ")
			case e.Field == "severity" && json.Unmarshal(e.Was, &degree) == nil && severityWords[degree] != "":
				was.Text = severityWords[degree]
			case e.Field == "fear" && json.Unmarshal(e.Was, &degree) == nil && fearWords[degree] != "":
				was.Text = fearWords[degree]
			case json.Unmarshal(e.Was, &when) == nil && when.Sure != "":
				was.Text = strings.TrimSpace(string(when.Sure) + " " + stampOf(when.At) + " " + stampOf(when.Until))
			default:
				was.Text = string(e.Was)
			}
			out = append(out, was)
		}
	}
	return out, nil
}

func stampOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02 15:04 -07:00")
}

// Words of a bundle for what the evidence says by keys.
var (
	howWords = map[evidence.How]string{"first-hand": "I saw or heard it myself", "second-hand": "somebody told me", "seen": "I saw it in writing or in a picture",
		"inferred": "I conclude it from other things"}
	knowing    = map[evidence.How]bundle.Knowing{"first-hand": bundle.FirstHand, "seen": bundle.FirstHand, "second-hand": bundle.SecondHand, "inferred": bundle.Inferred}
	truthWords = map[evidence.Truth]string{"false": "false", "misleading": "misleading", "private": "true, and nobody else’s business", "unsure": "not certain"}
	roleWords  = map[evidence.Role]string{"person": "the other person", "carrier": "carries messages or news", "witness": "witness"}
	fieldWords = map[string]string{"what": "What happened", "words": "The exact words", "happened": "When it happened", "learned": "How I know", "learned_at": "When I learned of it",
		"harm": "What it did", "response": "What I did", "breach": "Order breached", "severity": "How grave", "fear": "Fear"}
	severityWords = map[int]string{1: "slight: it bothered me", 2: "serious: it hurt me, or cost me something", 3: "severe: it did lasting damage", 4: "grave: it put somebody in danger"}
	fearWords     = map[int]string{0: "not afraid", 1: "some fear: I was uneasy, or watched out", 2: "strong fear: I changed what I did because of it",
		3: "in fear of my life, or of that of somebody with me"}
	onlineWords  = map[evidence.Answer]string{"yes": "still there", "no": "gone"}
	concernWords = map[evidence.Concern]string{"cropped": "it is cropped: what stood around it is not in it", "no-sender": "it does not show who sent it", "no-date": "it shows no date",
		"metadata-stripped": "nothing is embedded in it that a camera or phone would have written", "re-saved": "it was saved again by another program"}
)

func whenOf(w evidence.When) bundle.When {
	return bundle.When{Sure: string(w.Sure), At: w.At, Until: w.Until, Zone: w.Zone}
}

func (p *planner) claim(c evidence.Claim) (err error) {
	out := bundle.Claim{Number: c.Number, Words: c.Words, Saying: string(c.Saying), Nature: string(c.Nature), MadeBy: p.nameOf(c.MadeByID, c.MadeBy), Basis: string(c.Basis),
		FirstKnown: whenOf(c.FirstKnown), Topic: c.Topic, Truth: truthWords[c.Truth], Decided: c.Decided, Standing: string(c.Stands()), Missing: c.Missing}
	if p.choice.LawyerNotes {
		out.LawyerNote = c.LawyerNote
	}
	for i, s := range c.Standing {
		if i == len(c.Standing)-1 && s.Note == "" {
			break // it is said already
		}
		at := s.At
		if !s.Since.At.IsZero() {
			at = s.Since.At
		}
		out.History = append(out.History, bundle.Standing{At: at, Text: strings.TrimSuffix(string(s.State)+". "+s.Note, ". ")})
	}
	if c.True != "" {
		out.Rebuttals = append(out.Rebuttals, bundle.Rebuttal{Statement: c.True})
	}
	for _, a := range c.Appearances {
		seen := bundle.Appearance{When: whenOf(a.When), Where: a.Place, Link: a.Link, Audience: a.Audience, Relayed: a.RelayedBy, Learned: howWords[a.Learned],
			Known: knowing[a.Learned], Online: onlineWords[a.Online]}
		if a.Size > 0 {
			seen.Audience = strings.TrimPrefix(fmt.Sprintf("%s, about %d people", a.Audience, a.Size), ", ")
		}
		if p.choice.Notes && a.Note != "" {
			seen.Where = strings.TrimPrefix(seen.Where+". "+a.Note, ". ")
		}
		for _, id := range a.PeopleIDs {
			p.people[id] = true
		}
		if seen.Exhibits, err = p.pickAll(a.Exhibits); err != nil {
			return err
		}
		out.Appearances = append(out.Appearances, seen)
	}
	for _, b := range c.Rebuttals {
		r := bundle.Rebuttal{Statement: b.Statement, Missing: b.Missing}
		if p.choice.Witnesses {
			r.Witness = p.nameOf(b.WitnessID, b.Witness)
		}
		if r.For, err = p.pickAll(b.For); err != nil {
			return err
		}
		if r.Against, err = p.pickAll(b.Against); err != nil {
			return err
		}
		out.Rebuttals = append(out.Rebuttals, r)
	}
	for _, h := range c.Harms {
		did := bundle.Harm{Kind: strings.TrimSuffix(h.Kind+": "+h.Note, ": "), Amount: h.Amount, When: whenOf(h.When)}
		if did.Exhibits, err = p.pickAll(h.Exhibits); err != nil {
			return err
		}
		out.Harms = append(out.Harms, did)
	}
	p.plan.c.Claims = append(p.plan.c.Claims, out)
	return nil
}

// nameOf is somebody who is known here, or as they were written.
func (p *planner) nameOf(id store.ID, written string) string {
	if person, err := p.r.Evidence.Person(id); !id.IsZero() && err == nil {
		p.people[id] = true
		return person.Name
	}
	return written
}

// named lists the people of the bundle: those its incidents and claims name,
// by whatever name.
func (p *planner) named() {
	texts := map[string]bool{}
	add := func(all ...string) {
		for _, s := range all {
			texts[strings.ToLower(strings.TrimSpace(s))] = true
		}
	}
	for _, in := range p.plan.c.Incidents {
		add(in.People...)
		for _, q := range in.Quotes {
			add(q.From)
		}
	}
	for _, c := range p.plan.c.Claims {
		add(c.MadeBy)
		for _, a := range c.Appearances {
			add(a.Relayed)
		}
		for _, r := range c.Rebuttals {
			add(r.Witness)
		}
	}
	for _, k := range p.picked {
		add(k.MadeBy, k.Source.ObtainedFrom)
	}
	for _, person := range slices.SortedFunc(slices.Values(p.known), func(a, b evidence.Person) int { return a.RecordedAt.Compare(b.RecordedAt) }) {
		others := slices.Concat(person.Also, person.Handles, person.Numbers)
		if !p.people[person.ID] && !slices.ContainsFunc(append(others, person.Name), func(s string) bool { return texts[strings.ToLower(strings.TrimSpace(s))] }) {
			continue
		}
		p.people[person.ID] = true
		p.plan.c.People = append(p.plan.c.People, bundle.Person{Name: person.Name, Others: others, Role: roleWords[person.Role], Initials: slices.Contains(p.choice.Initials, person.ID)})
	}
}
