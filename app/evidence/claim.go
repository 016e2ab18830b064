package evidence

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"stillwater/app/store"
)

const (
	maxParts     = 500           // appearances, rebuttals and harms of one claim, each
	maxStandings = 200           // of one claim over time
	maxAudience  = 1_000_000_000 // people; what any platform can reach
)

// A Claim is something said of a person that they keep account of: its words,
// where it appeared, what is true, what it did, and where it stands.
type Claim struct {
	ID         store.ID   `json:"-"`
	Number     int        `json:"number"`               // from 1, never given twice
	Words      string     `json:"words"`                // as exactly as they are known
	Saying     Saying     `json:"saying"`               // how exactly that is
	Nature     Nature     `json:"nature,omitempty"`     // empty: not said
	MadeBy     string     `json:"made_by,omitempty"`    // as written
	MadeByID   store.ID   `json:"made_by_id,omitzero"`  // of Person, if they are one
	Basis      Basis      `json:"basis,omitempty"`      // of knowing that they made it
	FirstKnown When       `json:"first_known,omitzero"` // when it was first heard of
	Topic      string     `json:"topic,omitempty"`
	Truth      Truth      `json:"truth,omitempty"`    // what it is; empty: not said
	Standing   []Standing `json:"standing,omitempty"` // over time, oldest first; the Locker's
	RecordedAt time.Time  `json:"recorded_at"`        // UTC; first save, fixed from then on
	Zone       string     `json:"zone"`               // IANA name of the zone it was recorded in, fixed too
	UpdatedAt  time.Time  `json:"updated_at"`         // UTC
	TrashedAt  time.Time  `json:"trashed_at,omitzero"`
	Revision   int64      `json:"revision"` // counts every change, from 1

	True        string       `json:"-"` // what is true instead
	Decided     string       `json:"-"` // what I decided to do about it
	LawyerNote  string       `json:"-"` // never in a bundle unless asked for
	Missing     string       `json:"-"` // what would show it and is not there yet
	Appearances []Appearance `json:"-"` // where it was said, in the person's order
	Rebuttals   []Rebuttal   `json:"-"`
	Harms       []Harm       `json:"-"`
}

// Saying is how exactly the words of a claim are known: "quoted" word for
// word, "paraphrased", or "reported" as somebody told it.
type Saying string

// Nature is what kind of statement a claim is: "fact", "opinion", "mixed" or
// "threat"; empty if that is not said.
type Nature string

// Basis is how a person knows who made a claim: "seen" or heard, "told" by
// somebody, or "inferred"; empty if that is not said.
type Basis string

// Truth is what a claim is, as the person knows it: "false", "misleading",
// "private" (true, and nobody's business) or "unsure"; empty if that is not
// said.
type Truth string

var (
	sayings = []Saying{"quoted", "paraphrased", "reported"}
	natures = []Nature{"", "fact", "opinion", "mixed", "threat"}
	bases   = []Basis{"", "seen", "told", "inferred"}
	truths  = []Truth{"", "false", "misleading", "private", "unsure"}
)

// A Standing is where a claim stands from some time on. Standings are only
// ever added.
type Standing struct {
	State State     `json:"state"`
	Since When      `json:"since,omitzero"` // when that came about, as far as it is known
	Note  string    `json:"note,omitempty"` // how, and where that can be seen
	At    time.Time `json:"at"`             // UTC; when it was written down, set by the Locker
}

// State is one of the places a claim can stand: "open" (said and not taken
// back), "corrected", "withdrawn" or "in-court".
type State string

var states = []State{"open", "corrected", "withdrawn", "in-court"}

// Stands is where the claim stands now: open unless something else was said.
func (c Claim) Stands() State {
	if n := len(c.Standing); n > 0 {
		return c.Standing[n-1].State
	}
	return states[0]
}

// Answer is "yes", "no", or empty where neither is said.
type Answer string

var answers = []Answer{"", "yes", "no"}

// An Appearance is one time and place a claim was made.
type Appearance struct {
	When      When       `json:"when,omitzero"`
	Place     string     `json:"place,omitempty"` // or platform, or group
	Link      string     `json:"link,omitempty"`
	Audience  string     `json:"audience,omitempty"`   // who heard or read it
	Size      int        `json:"size,omitempty"`       // how many they were; 0 not known
	RelayedBy string     `json:"relayed_by,omitempty"` // who passed it on
	Learned   How        `json:"learned,omitempty"`
	LearnedAt When       `json:"learned_at,omitzero"`
	Online    Answer     `json:"online,omitempty"` // whether it is still there
	Note      string     `json:"note,omitempty"`
	Incident  store.ID   `json:"incident,omitzero"`    // that says more, if one does
	Exhibits  []store.ID `json:"exhibits,omitempty"`   // that show it was said
	PeopleIDs []store.ID `json:"people_ids,omitempty"` // who heard or passed it on, if they are of Person
}

// A Rebuttal is what stands against a claim, and what speaks for it all the
// same: the unfavourable parts too.
type Rebuttal struct {
	Statement string     `json:"statement"`
	For       []store.ID `json:"for,omitempty"`     // exhibits that show the statement
	Against   []store.ID `json:"against,omitempty"` // exhibits that the other side may show
	Witness   string     `json:"witness,omitempty"` // who, and how to reach them
	WitnessID store.ID   `json:"witness_id,omitzero"`
	FirstHand Answer     `json:"first_hand,omitempty"` // whether the witness saw or heard it themselves
	Willing   Answer     `json:"willing,omitempty"`    // to say so
	Safe      Answer     `json:"safe,omitempty"`       // to contact
	Missing   string     `json:"missing,omitempty"`    // what would show it and is not there yet
}

// A Harm is something a claim did.
type Harm struct {
	Kind     string     `json:"kind"` // in a word or a few: "work", "friend"
	When     When       `json:"when,omitzero"`
	Amount   string     `json:"amount,omitempty"` // with its currency, if it can be counted
	Note     string     `json:"note,omitempty"`
	Exhibits []store.ID `json:"exhibits,omitempty"`
}

// claimBody is the Body of a claim's record.
type claimBody struct {
	True        string       `json:"true,omitempty"`
	Decided     string       `json:"decided,omitempty"`
	LawyerNote  string       `json:"lawyer_note,omitempty"`
	Missing     string       `json:"missing,omitempty"`
	Appearances []Appearance `json:"appearances,omitempty"`
	Rebuttals   []Rebuttal   `json:"rebuttals,omitempty"`
	Harms       []Harm       `json:"harms,omitempty"`
}

func (c Claim) encode() (store.Record, error) {
	return encode(c.ID, ClaimKind, c, claimBody{c.True, c.Decided, c.LawyerNote, c.Missing, c.Appearances, c.Rebuttals, c.Harms})
}

// decodeClaim reads what encode wrote; anything else is store.ErrDamaged.
func decodeClaim(r store.Record) (Claim, error) {
	var c Claim
	var b claimBody
	if json.Unmarshal(r.Meta, &c) != nil || json.Unmarshal(r.Body, &b) != nil || c.Number < 1 || c.Revision < 1 {
		return Claim{}, store.ErrDamaged
	}
	c.ID, c.True, c.Decided, c.LawyerNote, c.Missing = r.ID, b.True, b.Decided, b.LawyerNote, b.Missing
	c.Appearances, c.Rebuttals, c.Harms = b.Appearances, b.Rebuttals, b.Harms
	return c, nil
}

// said is what the claim's account states, by the names of its fields. A
// lawyer's note is no part of it.
func (c Claim) said() said {
	return said{"words": c.Words, "saying": c.Saying, "nature": c.Nature, "made_by": c.MadeBy, "basis": c.Basis,
		"first_known": c.FirstKnown, "topic": c.Topic, "truth": c.Truth, "true": c.True, "decided": c.Decided,
		"missing": c.Missing, "appearances": c.Appearances, "rebuttals": c.Rebuttals, "harms": c.Harms}
}

// clone copies what the caller could otherwise change in the catalogue.
func (c Claim) clone() Claim {
	c.Standing = slices.Clone(c.Standing)
	c.Appearances, c.Rebuttals, c.Harms = slices.Clone(c.Appearances), slices.Clone(c.Rebuttals), slices.Clone(c.Harms)
	for i, a := range c.Appearances {
		c.Appearances[i].Exhibits, c.Appearances[i].PeopleIDs = slices.Clone(a.Exhibits), slices.Clone(a.PeopleIDs)
	}
	for i, r := range c.Rebuttals {
		c.Rebuttals[i].For, c.Rebuttals[i].Against = slices.Clone(r.For), slices.Clone(r.Against)
	}
	for i, h := range c.Harms {
		c.Harms[i].Exhibits = slices.Clone(h.Exhibits)
	}
	return c
}

// Exhibits are all that the claim refers to, each once.
func (c Claim) Exhibits() (all []store.ID) {
	for _, a := range c.Appearances {
		all = append(all, a.Exhibits...)
	}
	for _, r := range c.Rebuttals {
		all = append(append(all, r.For...), r.Against...)
	}
	for _, h := range c.Harms {
		all = append(all, h.Exhibits...)
	}
	return distinct(all)
}

// people are all that the claim refers to.
func (c Claim) people() (all []store.ID) {
	all = append(all, c.MadeByID)
	for _, a := range c.Appearances {
		all = append(all, a.PeopleIDs...)
	}
	for _, r := range c.Rebuttals {
		all = append(all, r.WitnessID)
	}
	return slices.DeleteFunc(all, store.ID.IsZero)
}

// incidents are all that its appearances refer to.
func (c Claim) incidents() (all []store.ID) {
	for _, a := range c.Appearances {
		if !a.Incident.IsZero() {
			all = append(all, a.Incident)
		}
	}
	return all
}

// clean returns c as it will be kept, or says why it cannot be.
func (c Claim) clean() (Claim, error) {
	c = c.clone()
	for _, s := range []*string{&c.Words, &c.MadeBy, &c.Topic} {
		*s = strings.TrimSpace(*s)
	}
	if _, err := location(c.Zone); err != nil {
		return c, err
	}
	switch {
	case c.Words == "":
		return c, fmt.Errorf("%w: no words of the claim", ErrInvalid)
	case !fits(c.Words, maxWhat) || !allFit(maxPerson, c.MadeBy, c.Topic) || !allFit(maxText, c.True, c.Decided, c.LawyerNote, c.Missing),
		len(c.Appearances) > maxParts || len(c.Rebuttals) > maxParts || len(c.Harms) > maxParts || len(c.Standing) > maxStandings:
		return c, fmt.Errorf("%w: too long or not UTF-8", ErrInvalid)
	case !c.known():
		return c, fmt.Errorf("%w: a word nobody knows", ErrInvalid)
	}
	err := cleanWhens(&c.FirstKnown)
	for i := range c.Appearances {
		if err == nil {
			c.Appearances[i], err = c.Appearances[i].clean()
		}
	}
	for i := range c.Rebuttals {
		if err == nil {
			c.Rebuttals[i], err = c.Rebuttals[i].clean()
		}
	}
	for i := range c.Harms {
		if err == nil {
			c.Harms[i], err = c.Harms[i].clean()
		}
	}
	return c, err
}

// known reports whether every choice is one there is.
func (c Claim) known() bool {
	return slices.Contains(sayings, c.Saying) && slices.Contains(natures, c.Nature) && slices.Contains(bases, c.Basis) &&
		slices.Contains(truths, c.Truth)
}

func (a Appearance) clean() (Appearance, error) {
	a.Place, a.Link, a.RelayedBy = strings.TrimSpace(a.Place), strings.TrimSpace(a.Link), strings.TrimSpace(a.RelayedBy)
	a.Exhibits, a.PeopleIDs = distinct(a.Exhibits), distinct(a.PeopleIDs)
	if !allFit(maxLine, a.Place, a.Link, a.Audience, a.RelayedBy) || !fits(a.Note, maxText) || len(a.Exhibits) > maxLinks || len(a.PeopleIDs) > maxLinks ||
		a.Size < 0 || a.Size > maxAudience || !slices.Contains(hows, a.Learned) || !slices.Contains(answers, a.Online) {
		return a, fmt.Errorf("%w: an appearance that cannot be kept", ErrInvalid)
	}
	return a, cleanWhens(&a.When, &a.LearnedAt)
}

func (r Rebuttal) clean() (Rebuttal, error) {
	r.Statement = strings.TrimSpace(r.Statement)
	r.For, r.Against = distinct(r.For), distinct(r.Against)
	if r.Statement == "" || !fits(r.Statement, maxText) || !allFit(maxLine, r.Witness, r.Missing) || len(r.For) > maxLinks || len(r.Against) > maxLinks ||
		!slices.Contains(answers, r.FirstHand) || !slices.Contains(answers, r.Willing) || !slices.Contains(answers, r.Safe) {
		return r, fmt.Errorf("%w: a rebuttal that cannot be kept", ErrInvalid)
	}
	return r, nil
}

func (h Harm) clean() (Harm, error) {
	h.Kind, h.Amount = strings.TrimSpace(h.Kind), strings.TrimSpace(h.Amount)
	h.Exhibits = distinct(h.Exhibits)
	if h.Kind == "" || !allFit(maxPerson, h.Kind, h.Amount) || !fits(h.Note, maxText) || len(h.Exhibits) > maxLinks {
		return h, fmt.Errorf("%w: a harm that cannot be kept", ErrInvalid)
	}
	return h, cleanWhens(&h.When)
}

// cleanWhens cleans the times that are said.
func cleanWhens(all ...*When) (err error) {
	for _, w := range all {
		if err == nil && w.said() {
			*w, err = w.clean()
		}
	}
	return err
}
