// Package plan keeps what carries a person through: small steps of the way,
// the ways in that are closed, boundaries, people who are safe, reasons, a
// ledger of what it was really like, what is theirs, care, orders and
// agreements, what to do in danger, and words for others.
//
// All of it is one kind of store.Record, an Item, whose Kind says which part
// it belongs to. There are few enough of them to stand in memory whole. See
// docs/format.md, "Records".
package plan

import (
	"errors"
	"slices"
	"time"

	"stillwater/app/store"
)

// ItemKind is the store.Kind of an Item.
const ItemKind store.Kind = "plan.item"

var (
	// ErrInvalid is returned for an item that cannot be kept as it is: nothing
	// in it, a text that is not UTF-8 or too long, a date that is none, or a
	// value its part does not know.
	ErrInvalid = errors.New("invalid plan item")
	// ErrConflict is returned by Save for an item that changed after the caller
	// read it, and for a second item of a channel that has one.
	ErrConflict = errors.New("plan item changed meanwhile")
)

// A Kind is a part of the plan.
type Kind string

// The parts of the plan, as Kinds lists them.
const (
	Step     Kind = "step"     // a small step; Sort is the stage it belongs to
	Channel  Kind = "channel"  // a way in; Sort is which
	Avoid    Kind = "avoid"    // somebody not to talk to; Text says why
	Boundary Kind = "boundary" // what I accept, or do not
	Support  Kind = "support"  // somebody safe
	Reason   Kind = "reason"   // why I left, or what I regained
	Ledger   Kind = "ledger"   // Text is what I miss, Was what it was really like
	Strength Kind = "strength" // a skill, an achievement, something that is mine
	Care     Kind = "care"     // a practice
	Order    Kind = "order"    // an order or agreement; Text is its terms
	Safety   Kind = "safety"   // what to do; Sort is when
	Words    Kind = "words"    // words for others; Sort is for whom
)

// Kinds lists every Kind in the order of the room.
func Kinds() []Kind {
	return []Kind{Step, Channel, Avoid, Boundary, Support, Reason, Ledger, Strength, Care, Order, Safety, Words}
}

// own is the Sort of a channel that is none of ours; the Title names it.
const own = "own"

// sorts are what an item of a kind can be; a kind without any has no Sort.
var sorts = map[Kind][]string{
	Step: {"accept", "boundaries", "block", "support", "self", "grieve", "on"},
	Channel: {"calls", "texts", "apps", "email", "post", "social", "accounts", "door", "work", "places", "mutuals", "carriers",
		"gifts", "games", "payments", "children", own},
	Avoid:    {"person", "unsafe"},
	Boundary: {"refuse", "accept"},
	Support:  {"friend", "family", "therapist", "advocate", "lawyer", "group", "line", "other"},
	Reason:   {"left", "regained"},
	Ledger:   nil,
	Strength: {"skill", "achievement", "mine"},
	Care:     {"sleep", "movement", "food", "quiet", "therapy", "people", "creating", "medicine", "feels-like-me"},
	Order:    {"order", "agreement"},
	Safety:   {"danger", "door", "suicide", "found", "other"},
	Words:    {"children", "family", "work", "friends", "other"},
}

// Sorts lists what an item of a kind can be, in the order of the room.
func Sorts(k Kind) []string { return slices.Clone(sorts[k]) }

// State says how far a channel is closed.
type State string

// The states of a Channel. An item of another kind has none.
const (
	Open    State = "open"    // not looked at yet
	Blocked State = "blocked" // closed
	NotYet  State = "not-yet" // not possible yet
	NotMine State = "none"    // does not apply
)

var states = []State{Open, Blocked, NotYet, NotMine}

// An Item is one thing in the plan. What a Kind does not use stays empty. Dates
// are civil: "2026-11-21", or empty.
type Item struct {
	ID       store.ID
	Kind     Kind
	Sort     string // what it is within its kind; see Sorts
	Offer    string // the key of what we offered and the user took over; may be empty
	Title    string // one line
	Text     string
	Was      string    // of a Ledger
	Sentence string    // of a Boundary: how I would say it
	Who      string    // of a Boundary: who it holds for; of an Order: the officer or lawyer
	State    State     // of a Channel
	Channels []string  // of an Avoid: the ways closed to them, as a Channel's Sort
	On       string    // when it was, or has been so
	Every    string    // of a Care: "day", "week" or ""
	DoneAt   time.Time // of a Step; UTC, zero until then
	Today    string    // of a Step: the date it was chosen for as the one thing

	Reach     string  // of a Support: how
	AnyTime   bool    // of a Support
	Hours     []Hours // of a Support: when, unless AnyTime
	Knows     string  // of a Support: what they know
	GoodFor   string  // of a Support
	NotPassOn string  // of a Support: what they were asked to keep to themselves

	Number string // of an Order
	Court  string // of an Order
	From   string // of an Order
	Until  string // of an Order

	Marks     []Mark // what was noted over time, oldest first; see Folder.Mark
	Incidents []store.ID
	People    []store.ID
	Entries   []store.ID

	Rank      int64     // orders the items of one kind; the Folder's
	CreatedAt time.Time // UTC
	UpdatedAt time.Time // UTC
	TrashedAt time.Time // UTC; zero outside the trash
	Revision  int64     // counts every change, from 1
}

// Hours is a time of the week at which somebody can be reached, on the user's
// own clock.
type Hours struct {
	Days  []int  `json:"days"`  // 1 for Monday to 7 for Sunday
	From  string `json:"from"`  // "18:00"
	Until string `json:"until"` // "22:00"; earlier than From is on the next day
}

// A Mark is something noted about an item on a day.
type Mark struct {
	What     string   `json:"what"`
	On       string   `json:"on"`
	Note     string   `json:"note,omitempty"`
	Incident store.ID `json:"incident,omitzero"` // that shows it; zero if none
}

// markable are the values of Mark.What that a kind takes.
var markable = map[Kind][]string{
	Boundary: {"practised", "kept", "crossed"},
	Care:     {"done"},
	Order:    {"breach"},
}

// Name is the item in a line: its title, else how its text begins; a channel
// goes by what it is.
func (it Item) Name() string {
	if it.Kind == Channel && it.Title == "" {
		return sortNames[Channel][it.Sort]
	}
	for _, s := range []string{it.Title, it.Sentence, it.Text, it.Was} {
		if line := firstLine(s); line != "" {
			return line
		}
	}
	return ""
}

// Said is every text a person wrote in an item but its title.
func (it Item) Said() []string {
	said := []string{it.Text, it.Was, it.Sentence, it.Who, it.Reach, it.Knows, it.GoodFor, it.NotPassOn, it.Number, it.Court}
	for _, m := range it.Marks {
		said = append(said, m.Note)
	}
	return slices.DeleteFunc(said, func(s string) bool { return s == "" })
}
