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
	maxWhat    = 4_000     // bytes; a headline and a little more
	maxWords   = 48 << 10  // bytes; a long letter, and Body stays below what Scan hands over
	maxChannel = 100       // bytes; a word or a few
	maxPeople  = 50        // names; more are a list of its own
	maxPerson  = 200       // bytes of one name
	maxLine    = 2_000     // bytes; a place, a link, a case number with who gave it
	maxText    = 8_000     // bytes; a page of a person's own words
	maxExcerpt = 48 << 10  // bytes; many pages
	maxQuotes  = 500       // messages of one incident; more are a conversation, and an exhibit
	maxLinks   = 5_000     // exhibits of one incident; a whole phone dropped in at once
	maxBody    = 512 << 10 // bytes; above, Body becomes a blob and Load would miss the links

	maxSeverity = 4 // of Incident.Severity
	maxFear     = 3 // of Incident.Fear
)

// An Incident is one thing that happened.
type Incident struct {
	ID         store.ID   `json:"-"`
	Number     int        `json:"number"` // from 1, never given twice
	What       string     `json:"what"`   // what happened, in a line or a few
	Happened   When       `json:"happened"`
	RecordedAt time.Time  `json:"recorded_at"` // UTC; first save, fixed from then on
	Zone       string     `json:"zone"`        // IANA name of the zone it was recorded in, fixed too
	LearnedAt  When       `json:"learned_at,omitzero"`
	Learned    How        `json:"learned,omitempty"` // empty: not said
	Tactics    []Tactic   `json:"tactics,omitempty"`
	Channel    string     `json:"channel,omitempty"`  // one of Channels, or the person's own word
	Severity   int        `json:"severity,omitempty"` // 1 to 4, in the person's own judgement; 0 not said
	Fear       *int       `json:"fear,omitempty"`     // 0 to 3; nil not said
	Involved   []Involved `json:"involved,omitempty"`
	Phase      Phase      `json:"phase,omitempty"`     // as the person tagged it
	People     []string   `json:"people,omitempty"`    // who was there or saw it, as written
	Breach     Breach     `json:"breach,omitzero"`     // of an order or agreement
	UpdatedAt  time.Time  `json:"updated_at"`          // UTC; last change of any kind
	TrashedAt  time.Time  `json:"trashed_at,omitzero"` // UTC; zero outside the trash
	Revision   int64      `json:"revision"`            // counts every change, from 1

	Words     string `json:"-"` // the exact words, byte for byte
	Place     string `json:"-"` // where, or on which platform
	Link      string `json:"-"` // to what is online, as text: it is never opened
	Harm      string `json:"-"` // what it did
	Reference string `json:"-"` // of police, platform or court: who, badge, report number
	Response  string `json:"-"` // what I did
	Witnesses string `json:"-"` // who saw or heard it, and how to reach them
	Private   string `json:"-"` // a note for oneself; never leaves the vault but in a backup

	Exhibits  []store.ID `json:"-"` // linked, in the person's order; removed ones stay
	Claims    []store.ID `json:"-"` // that it repeats
	PeopleIDs []store.ID `json:"-"` // of Person
	Excerpts  []Excerpt  `json:"-"` // copied from elsewhere, in that order; the Locker's
	Quotes    []Quote    `json:"-"` // messages picked from an exhibit, in that order; the Locker's
}

// How is how a person knows of something: "first-hand", "second-hand" (told by
// somebody), "seen" (in writing or a picture) or "inferred"; empty if that is
// not said.
type How string

var hows = []How{"", "first-hand", "second-hand", "seen", "inferred"}

// Involved is what makes an incident weigh more to police and courts:
// "children" who were there, a "vehicle" that was used, a "weapon" that was
// there or spoken of.
type Involved string

var involved = []Involved{"children", "vehicle", "weapon"}

// Phase is a phase of the cycle ("idealise", "devalue" or "discard"), tagged by
// the person alone: nothing guesses it.
type Phase string

var phases = []Phase{"", "idealise", "devalue", "discard"}

// A Breach says whether a court order or agreement was broken, and which.
type Breach struct {
	Is    bool   `json:"is"`
	Order string `json:"order,omitempty"`
}

// An Excerpt is a text copied into an incident word for word, with where it
// came from. The copy stays as it is whatever becomes of that.
type Excerpt struct {
	Text      string    `json:"text"`
	From      string    `json:"from"`           // the room it came from: "journal"
	Entry     store.ID  `json:"entry,omitzero"` // what it was copied from there
	WrittenAt time.Time `json:"written_at"`     // UTC; when that last changed
	CopiedAt  time.Time `json:"copied_at"`      // UTC; set by the Locker
}

// A Quote is a message picked from an exhibit that holds many, with the place
// of its bytes there, so that anybody can find it again.
type Quote struct {
	Exhibit store.ID  `json:"exhibit"`
	SHA256  string    `json:"sha256"`           // of the exhibit
	Member  string    `json:"member,omitempty"` // of an archive
	Offset  int64     `json:"offset"`           // of its bytes in the file, or the member
	Length  int64     `json:"length"`
	Slice   string    `json:"slice_sha256"` // of those bytes
	Parser  string    `json:"parser"`       // and its version: "whatsapp/1"
	Thread  string    `json:"thread,omitempty"`
	From    string    `json:"from,omitempty"`
	Mine    bool      `json:"mine,omitempty"`
	At      time.Time `json:"at,omitzero"` // zero if the file says none
	RawTime string    `json:"raw_time,omitempty"`
	Basis   string    `json:"basis,omitempty"` // of the zone: "utc", "stated" or "assumed"
	Text    string    `json:"text"`
	Doubts  []string  `json:"doubts,omitempty"`
	AddedAt time.Time `json:"added_at"` // UTC; set by the Locker
}

// Same reports whether two quotes are of the same bytes.
func (q Quote) Same(r Quote) bool {
	return q.SHA256 == r.SHA256 && q.Member == r.Member && q.Offset == r.Offset && q.Length == r.Length
}

func (q Quote) fits() bool {
	return fits(q.Text, maxExcerpt) && fits(q.SHA256+q.Member+q.Slice+q.Parser, maxLine) &&
		fits(q.Thread+q.From+q.RawTime+q.Basis+strings.Join(q.Doubts, ""), maxLine) && q.Offset >= 0 && q.Length >= 0
}

// incidentBody is the Body of an incident's record.
type incidentBody struct {
	Words     string     `json:"words,omitempty"`
	Place     string     `json:"place,omitempty"`
	Link      string     `json:"link,omitempty"`
	Harm      string     `json:"harm,omitempty"`
	Reference string     `json:"reference,omitempty"`
	Response  string     `json:"response,omitempty"`
	Witnesses string     `json:"witnesses,omitempty"`
	Private   string     `json:"private,omitempty"`
	Exhibits  []store.ID `json:"exhibits,omitempty"`
	Claims    []store.ID `json:"claims,omitempty"`
	PeopleIDs []store.ID `json:"people_ids,omitempty"`
	Excerpts  []Excerpt  `json:"excerpts,omitempty"`
	Quotes    []Quote    `json:"quotes,omitempty"`
}

func (in Incident) encode() (store.Record, error) {
	return encode(in.ID, IncidentKind, in, incidentBody{in.Words, in.Place, in.Link, in.Harm, in.Reference, in.Response,
		in.Witnesses, in.Private, in.Exhibits, in.Claims, in.PeopleIDs, in.Excerpts, in.Quotes})
}

// decodeIncident reads what encode wrote; anything else is store.ErrDamaged.
func decodeIncident(r store.Record) (Incident, error) {
	var in Incident
	var b incidentBody
	if json.Unmarshal(r.Meta, &in) != nil || json.Unmarshal(r.Body, &b) != nil ||
		in.Number < 1 || in.Revision < 1 {
		return Incident{}, store.ErrDamaged
	}
	in.ID = r.ID
	in.Words, in.Place, in.Link, in.Harm, in.Reference = b.Words, b.Place, b.Link, b.Harm, b.Reference
	in.Response, in.Witnesses, in.Private = b.Response, b.Witnesses, b.Private
	in.Exhibits, in.Claims, in.PeopleIDs, in.Excerpts, in.Quotes = b.Exhibits, b.Claims, b.PeopleIDs, b.Excerpts, b.Quotes
	return in, nil
}

// said is what the incident states, by the names of its fields.
func (in Incident) said() said {
	return said{"what": in.What, "happened": in.Happened, "learned_at": in.LearnedAt, "learned": in.Learned,
		"tactics": in.Tactics, "channel": in.Channel, "severity": in.Severity, "fear": in.Fear, "involved": in.Involved,
		"phase": in.Phase, "people": in.People, "breach": in.Breach, "words": in.Words, "place": in.Place, "link": in.Link,
		"harm": in.Harm, "reference": in.Reference, "response": in.Response, "witnesses": in.Witnesses}
}

// clone copies what the caller could otherwise change in the catalogue.
func (in Incident) clone() Incident {
	in.Tactics, in.Involved, in.People = slices.Clone(in.Tactics), slices.Clone(in.Involved), slices.Clone(in.People)
	in.Exhibits, in.Claims, in.PeopleIDs = slices.Clone(in.Exhibits), slices.Clone(in.Claims), slices.Clone(in.PeopleIDs)
	in.Excerpts, in.Quotes = slices.Clone(in.Excerpts), slices.Clone(in.Quotes)
	if in.Fear != nil {
		fear := *in.Fear
		in.Fear = &fear
	}
	return in
}

// orderTime is where the incident stands in lists.
func (in Incident) orderTime() time.Time {
	if in.Happened.Sure == Unknown {
		return in.RecordedAt
	}
	return in.Happened.At
}

// clean returns in as it will be kept, or says why it cannot be.
func (in Incident) clean() (Incident, error) {
	in = in.clone()
	for _, s := range []*string{&in.What, &in.Channel, &in.Place, &in.Link, &in.Reference, &in.Breach.Order} {
		*s = strings.TrimSpace(*s)
	}
	in.People = names(in.People)
	in.Tactics, in.Involved = distinct(in.Tactics), distinct(in.Involved)
	in.Exhibits, in.Claims, in.PeopleIDs = distinct(in.Exhibits), distinct(in.Claims), distinct(in.PeopleIDs)
	if _, err := location(in.Zone); err != nil {
		return in, err
	}
	switch {
	case in.What == "":
		return in, fmt.Errorf("%w: nothing said of what happened", ErrInvalid)
	case !in.fits():
		return in, fmt.Errorf("%w: too long or not UTF-8", ErrInvalid)
	case slices.ContainsFunc(in.Tactics, func(t Tactic) bool { return !slices.Contains(tactics, t) }):
		return in, fmt.Errorf("%w: unknown tactic", ErrInvalid)
	case !slices.Contains(hows, in.Learned), !slices.Contains(phases, in.Phase),
		slices.ContainsFunc(in.Involved, func(i Involved) bool { return !slices.Contains(involved, i) }),
		in.Severity < 0 || in.Severity > maxSeverity, in.Fear != nil && (*in.Fear < 0 || *in.Fear > maxFear):
		return in, fmt.Errorf("%w: a word or number nobody knows", ErrInvalid)
	}
	var err error
	if in.LearnedAt.said() {
		if in.LearnedAt, err = in.LearnedAt.clean(); err != nil {
			return in, err
		}
	}
	in.Happened, err = in.Happened.clean()
	return in, err
}

// fits reports whether every text and list is short enough to be kept.
func (in Incident) fits() bool {
	return fits(in.What, maxWhat) && fits(in.Words, maxWords) && fits(in.Channel, maxChannel) && fitNames(in.People) &&
		allFit(maxLine, in.Place, in.Link, in.Reference, in.Breach.Order) &&
		allFit(maxText, in.Harm, in.Response, in.Witnesses, in.Private) &&
		len(in.Exhibits) <= maxLinks && len(in.Claims) <= maxLinks && len(in.PeopleIDs) <= maxLinks &&
		!slices.ContainsFunc(in.Excerpts, func(x Excerpt) bool { return x.Text == "" || !fits(x.Text, maxExcerpt) }) &&
		len(in.Quotes) <= maxQuotes && !slices.ContainsFunc(in.Quotes, func(q Quote) bool { return !q.fits() })
}
