package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"stillwater/app/evidence"
	"stillwater/app/messages"
	"stillwater/app/store"
)

// deed is something that is written down at its time.
type deed struct {
	at time.Time
	do func() error
}

// evidence fills the evidence in the order of time, so that the log of it
// reads as it would have been.
func (d *demo) evidence() error {
	d.names, d.added = map[string]store.ID{}, map[string]time.Time{}
	var deeds []deed
	for _, text := range []struct {
		name string
		deed func(section) (deed, error)
	}{{"people.txt", d.person}, {"exhibits.txt", d.exhibit}, {"incidents.txt", d.incident}, {"claims.txt", d.claim}} {
		err := d.each(text.name, func(s section) error {
			next, err := text.deed(s)
			deeds = append(deeds, next)
			return err
		})
		if err != nil {
			return err
		}
	}
	slices.SortStableFunc(deeds, func(a, b deed) int { return a.at.Compare(b.at) })
	for _, next := range deeds {
		d.clock = next.at
		if err := errors.Join(d.ctx.Err(), next.do()); err != nil {
			return fmt.Errorf("making up evidence: %w", err)
		}
	}
	return nil
}

// messages reads the conversations among the exhibits.
func (d *demo) messages() error {
	o := messages.Options{Zone: d.zone, Order: messages.DMY, Me: "me"}
	for _, of := range []struct {
		name   string
		source messages.Source
	}{{"messages-first-week.txt", messages.WhatsApp}, {"only-want-to-know.eml", messages.Mail}, {"chat-export-night.txt", messages.WhatsApp}} {
		if _, err := d.r.ImportMessages(d.ctx, d.names[of.name], of.source, o, nil); err != nil {
			return err
		}
		d.later(2 * time.Minute)
	}
	return nil
}

// after is a moment some time later, but never beyond now.
func (d *demo) after(at time.Time, by time.Duration) time.Time {
	if at = at.Add(by); at.After(d.now) {
		return d.now
	}
	return at
}

func (d *demo) person(s section) (deed, error) {
	parts := fields(s.rest, 5)
	p := evidence.Person{Role: evidence.Role(parts[0]), Name: parts[1], Also: words(parts[2]), Handles: words(parts[3]), Numbers: words(parts[4]),
		Note: strings.TrimSpace(s.body)}
	return deed{d.moment(s.when), func() error {
		_, err := d.r.Evidence.SavePerson(d.ctx, p)
		return err
	}}, nil
}

func (d *demo) exhibit(s section) (deed, error) {
	modified := d.moment(s.when)
	content, err := render(s.rest, d.fill(s.body))
	at := d.after(modified, 10*time.Minute)
	d.added[s.rest] = at
	return deed{at, func() error {
		open := func() (fs.File, error) { return newMemoryFile(s.rest, content, modified), nil }
		e, _, err := d.r.Evidence.Add(d.ctx, evidence.File{Name: s.rest, Zone: d.zone, Open: open}, nil)
		d.names[s.rest] = e.ID
		if err == nil {
			_, err = d.r.Evidence.Facts(d.ctx, e.ID)
		}
		return err
	}}, err
}

// shown are exhibits by their names.
func (d *demo) shown(names string) (ids []store.ID, err error) {
	for _, name := range words(names) {
		id, ok := d.names[name]
		if !ok {
			return nil, store.ErrNotFound
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// noted is when something was written down that rests on exhibits: not before
// they were there.
func (d *demo) noted(at time.Time, names string) time.Time {
	for _, name := range words(names) {
		if added := d.added[name].Add(time.Minute); added.After(at) {
			at = added
		}
	}
	return d.after(at, 0)
}

func (d *demo) incident(s section) (deed, error) {
	at := d.moment(s.when)
	parts := fields(s.rest, 5)
	sure, until, _ := strings.Cut(parts[0], " ")
	in := evidence.Incident{Zone: d.zone, Channel: parts[2], People: words(parts[3]),
		Happened: evidence.When{Sure: evidence.Precision(sure), At: at, Zone: d.zone}}
	written := d.after(at, 13*time.Hour)
	switch in.Happened.Sure {
	case evidence.Unknown:
		in.Happened = evidence.When{Sure: evidence.Unknown}
	case evidence.Between:
		in.Happened.Until = d.moment(until + " 00:00")
		written = d.moment("318 20:30") // found when the statements were read
	}
	for _, t := range words(parts[1]) {
		in.Tactics = append(in.Tactics, evidence.Tactic(t))
	}
	said, rest := remarks(s.body)
	in.Place, in.Response, in.Reference, in.Harm, in.Witnesses = said["place"], said["response"], said["reference"], said["harm"], said["witnesses"]
	in.Breach.Order, in.Phase, in.Learned, in.Fear = said["order"], evidence.Phase(said["phase"]), evidence.How(said["learned"]), number(said["fear"])
	in.Breach.Is = in.Breach.Order != ""
	if severity := number(said["severity"]); severity != nil {
		in.Severity = *severity
	}
	in.What, in.Words, _ = strings.Cut(strings.TrimSpace(rest), "\n> ")
	return deed{d.noted(written, parts[4]), func() (err error) {
		if in.Exhibits, err = d.shown(parts[4]); err != nil {
			return err
		}
		for _, name := range in.People {
			if p, err := d.r.Evidence.FindPerson(name); err == nil {
				in.PeopleIDs = append(in.PeopleIDs, p.ID)
			}
		}
		_, err = d.r.Evidence.SaveIncident(d.ctx, in)
		return err
	}}, nil
}

func (d *demo) claim(s section) (deed, error) {
	at := d.moment(s.when)
	parts := fields(s.rest, 5)
	c := evidence.Claim{Saying: evidence.Saying(parts[0]), Nature: evidence.Nature(parts[1]), Truth: evidence.Truth(parts[2]),
		Basis: evidence.Basis(parts[3]), Topic: parts[4], Zone: d.zone, FirstKnown: evidence.When{Sure: evidence.Day, At: at, Zone: d.zone}}
	var said []string
	c.Words = strings.TrimSpace(s.body)
	for strings.HasPrefix(c.Words, "@ ") {
		var line string
		line, c.Words, _ = strings.Cut(c.Words, "\n")
		said = append(said, strings.TrimPrefix(line, "@ "))
	}
	return deed{d.after(at, 0), func() error {
		var then []func(store.ID) error
		for _, line := range said {
			later, err := d.remark(&c, line)
			if err != nil {
				return err
			}
			if later != nil {
				then = append(then, later)
			}
		}
		kept, err := d.r.Evidence.SaveClaim(d.ctx, c)
		for _, later := range then {
			if err == nil {
				err = later(kept.ID)
			}
		}
		return err
	}}, nil
}

// remark takes one line into a claim; later is what has to wait until it is
// kept.
func (d *demo) remark(c *evidence.Claim, line string) (later func(store.ID) error, err error) {
	name, rest, _ := strings.Cut(line, " ")
	switch name {
	case "by":
		c.MadeBy = rest
		if p, err := d.r.Evidence.FindPerson(rest); err == nil {
			c.MadeByID = p.ID
		}
	case "true":
		c.True = rest
	case "missing":
		c.Missing = rest
	case "decided":
		c.Decided = rest
	case "lawyer":
		c.LawyerNote = rest
	case "appeared":
		parts := fields(rest, 6)
		a := evidence.Appearance{When: evidence.When{Sure: evidence.About, At: d.moment(parts[0]), Zone: d.zone}, Place: parts[1],
			Audience: parts[2], Learned: evidence.How(parts[4])}
		a.Size, _ = strconv.Atoi(parts[3])
		a.Exhibits, err = d.shown(parts[5])
		c.Appearances = append(c.Appearances, a)
	case "against":
		parts := fields(rest, 4)
		b := evidence.Rebuttal{Statement: parts[0], Witness: parts[3]}
		if p, err := d.r.Evidence.FindPerson(parts[3]); err == nil {
			b.WitnessID, b.FirstHand, b.Willing = p.ID, "yes", "yes"
		}
		if b.For, err = d.shown(parts[1]); err == nil {
			b.Against, err = d.shown(parts[2])
		}
		c.Rebuttals = append(c.Rebuttals, b)
	case "harm":
		parts := fields(rest, 2)
		c.Harms = append(c.Harms, evidence.Harm{Kind: parts[0], Note: parts[1]})
	case "stands":
		at, note, _ := strings.Cut(rest, " | ")
		when := strings.Fields(at)
		return func(id store.ID) error {
			_, err := d.r.Evidence.AddStanding(d.ctx, id, evidence.Standing{State: evidence.State(when[2]), Note: note,
				Since: evidence.When{Sure: evidence.Day, At: d.moment(when[0] + " " + when[1]), Zone: d.zone}})
			return err
		}, nil
	case "repeated":
		return func(id store.ID) error { return d.repeat(id, rest) }, nil
	}
	return nil, err
}

// repeat ties a claim to the incident whose text begins so.
func (d *demo) repeat(claim store.ID, begins string) error {
	for _, in := range d.r.Evidence.Incidents(evidence.Query{}).Rows {
		if strings.HasPrefix(in.What, begins) {
			in.Claims = append(in.Claims, claim)
			_, err := d.r.Evidence.SaveIncident(d.ctx, in)
			return err
		}
	}
	return store.ErrNotFound
}
