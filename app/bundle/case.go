package bundle

import (
	"crypto/ed25519"
	"encoding/json"
	"io"
	"time"
)

// A Preset says for whom a bundle is.
type Preset string

const (
	// Full is for a lawyer, the police, a court: originals with everything
	// embedded in them, and the custody records of each.
	Full Preset = "full"
	// Shared is for others: File.Open of the caller hands over copies without
	// embedded information, and the bundle says nothing of devices, accounts,
	// file times and custody but its own record.
	Shared Preset = "shared"
)

// A Case is everything that goes into one bundle. Texts stand in it as they
// were written; what must not be handed over must not be here.
type Case struct {
	Name   string    // what the person calls it; the folder and the title
	At     time.Time // when it is made, in the zone dates are shown in
	Zone   string    // IANA name of that zone
	Author string    // whose record it is, as they name themselves; may be empty
	For    string    // who gets it; may be empty
	App    string    // what made it, with its version; stands outside of the payload

	Preset   Preset
	Initials bool // names that are nobody's in People stand as initials, too
	Series   bool // exhibits in one series, whatever their section

	Incidents []Incident
	Exhibits  []Exhibit
	Claims    []Claim
	People    []Person

	Signer ed25519.PrivateKey // signs the bag; the custody log's own key
}

// Names are all that stand in the case as names, and not within a text: those
// of people, and of who said, sent, made or passed something on.
func (c Case) Names() []string {
	var all []string
	for _, in := range c.Incidents {
		all = append(all, in.People...)
		for _, q := range in.Quotes {
			all = append(all, q.From)
		}
		for _, e := range in.Earlier {
			all = append(all, e.People...)
		}
	}
	for _, claim := range c.Claims {
		all = append(all, claim.MadeBy)
		for _, a := range claim.Appearances {
			all = append(all, a.Relayed)
		}
		for _, r := range claim.Rebuttals {
			all = append(all, r.Witness)
		}
	}
	for _, x := range c.Exhibits {
		all = append(all, x.MadeBy, x.Source.ObtainedFrom)
	}
	return all
}

// A When is a time as far as it is known.
type When struct {
	Sure      string    // "exact", "about", "day", "between", or "unknown"
	At, Until time.Time // in their zone; zero as far as not known
	Zone      string    // IANA name
}

// Knowing is how the person knows of something; empty where they did not say.
type Knowing string

// The ways to know.
const (
	FirstHand  Knowing = "first-hand"  // they saw or heard it
	SecondHand Knowing = "second-hand" // it was reported to them
	Inferred   Knowing = "inferred"    // they conclude it
)

// An Incident is one thing that happened.
type Incident struct {
	Number     int // as the vault numbers it
	What       string
	Happened   When
	LearnedAt  When
	Known      Knowing
	Learned    string // how, in words; may be empty
	RecordedAt time.Time
	Zone       string // of RecordedAt
	Tactics    []string
	Channel    string
	Place      string
	Link       string
	People     []string
	Witnesses  string
	Words      string // the exact words
	Quotes     []Quote
	Excerpts   []Excerpt
	Harm       string
	Severity   string // in words
	Fear       string // in words
	Breach     string // the order breached; empty if none was
	Reference  string // of the police, of a platform
	Response   string // what the person did
	Exhibits   []int  // numbers
	Claims     []int  // numbers
	Earlier    []Correction
}

// A Correction is an earlier wording of an incident, as it stood until then.
type Correction struct {
	At   time.Time
	What string // which part, in words
	Text string // as it was
	// People are the names it was, instead of Text.
	People []string
}

// A Quote is a message out of an exhibit.
type Quote struct {
	Exhibit        int
	From           string
	At             time.Time // zero if the file says none
	RawTime        string    // as the file has it
	Basis          string    // of the zone: "utc", "stated" or "assumed"
	Text           string
	Offset, Length int64 // of the message in the file
	Member         string
	Slice          [32]byte // SHA-256 of those bytes
	Doubts         []string // in words
}

// An Excerpt is a text the person copied into the incident from elsewhere.
type Excerpt struct {
	Text, From          string
	WrittenAt, CopiedAt time.Time
}

// An Exhibit is a file, or what is known of one that is gone.
type Exhibit struct {
	Number     int    // as the vault numbers it
	Section    string // "": the first
	Name       string // for showing
	RawName    string // as it was, byte for byte
	MediaType  string
	Size       int64
	SHA256     [32]byte
	AddedAt    time.Time
	Zone       string
	ModifiedAt time.Time // as the file system had it
	Source     Source
	MadeBy     string
	Note       string
	Facts      []Fact
	Concerns   []string  // what weakens it, in words
	Unread     bool      // taken in and never shown
	Missing    string    // why no original is here, in words; "" where there is one
	RemovedAt  time.Time // zero while the bytes are kept
	Files      []File    // the original first, if it is handed over
	Show       bool      // its picture stands in the report
	// Picture opens a picture for the report where the last of Files is none
	// that can be set; nil where it is.
	Picture func() (io.ReadSeekCloser, error)
}

// A Source says where an exhibit came from.
type Source struct {
	Kind         string `json:"kind,omitempty"`
	Device       string `json:"device,omitempty"`
	Account      string `json:"account,omitempty"`
	App          string `json:"app,omitempty"`
	ExportMethod string `json:"export_method,omitempty"`
	ObtainedFrom string `json:"obtained_from,omitempty"`
	ObtainedAt   string `json:"obtained_at,omitempty"`
}

// A Fact is something a file says about itself.
type Fact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// A File is the original of an exhibit, or a copy derived from it.
type File struct {
	Kind   string          // "original", "redacted", "stripped"
	Type   string          // media type; its ending is made of it and Name
	Name   string          // whose ending is taken where the type says none
	SHA256 *[32]byte       // checked while it is read; nil if not known before
	Size   int64           // roughly, for the progress
	Params json.RawMessage // how it was derived; nil if that is not said
	// Without says in words why nothing is here where Open gives ErrDamaged
	// and that is no damage; "" where it is.
	Without string
	Open    func() (io.ReadSeekCloser, error)
}

// A Claim is something that is said about the person.
type Claim struct {
	Number      int
	Words       string
	Saying      string // "quoted", "paraphrased", "reported"
	Nature      string // "fact", "opinion", "mixed", "threat"
	MadeBy      string
	Basis       string // "seen", "told", "inferred"
	FirstKnown  When
	Topic       string
	Truth       string // in words
	Decided     string
	Standing    string // "open", "corrected", "withdrawn", "in-court"
	History     []Standing
	LawyerNote  string // only where the person asked for it
	Missing     string
	Appearances []Appearance
	Rebuttals   []Rebuttal
	Harms       []Harm
}

// A Standing says how a claim stood from a day on.
type Standing struct {
	At   time.Time
	Text string
}

// An Appearance is one time a claim was made.
type Appearance struct {
	When                           When
	Where, Link, Audience, Relayed string
	Learned                        string
	Known                          Knowing
	Exhibits                       []int
	Online                         string // whether it is still there, in words
}

// A Rebuttal is what is true, and what shows it.
type Rebuttal struct {
	Statement    string
	For, Against []int // exhibits
	Witness      string
	Missing      string
}

// A Harm is what a claim did.
type Harm struct {
	Kind, Amount string
	When         When
	Exhibits     []int
}

// A Person stands in a bundle by name, or by initials and without anything to
// reach them by.
type Person struct {
	Name     string
	Others   []string // other names, handles, numbers
	Role     string
	Initials bool
}

// A Log is the part of the custody log that is disclosed.
type Log struct {
	Checkpoint []byte // a signed note over the whole log
	Leaves     []Leaf
	Request    []byte // a time-stamp request over Checkpoint, for later; may be nil
	Stamped    []Stamped
}

// A Leaf is one record of the log with the proof that it is in it.
type Leaf struct {
	Seq   int64
	Line  []byte     // exact, without line end
	Proof [][32]byte // from the leaf up to the checkpoint's root
}

// A Stamped is an earlier checkpoint with a time-stamp, and the proof that the
// newest continues it.
type Stamped struct {
	Checkpoint, Request, Reply []byte
	Proof                      [][32]byte
}
