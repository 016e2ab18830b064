package plan

import (
	"slices"
	"strings"
	"time"
)

// A Part is a piece of an item as it stands on paper.
type Part struct {
	Label string // empty for the item's own text
	Text  string // a person's words, or ours in one line
}

// sortNames are the words on paper for what an item is within its kind.
var sortNames = map[Kind]map[string]string{
	Step: {"accept": "Accept", "boundaries": "Set boundaries", "block": "Block the ways in", "support": "Seek support",
		"self": "Find myself again", "grieve": "Grieve", "on": "Move on"},
	Channel: {"calls": "Phone calls", "texts": "Text messages", "apps": "Messaging apps", "email": "E-mail", "post": "Post and cards",
		"social": "Social media", "accounts": "Shared accounts", "door": "The door at home", "work": "Work",
		"places": "Places where we would meet", "mutuals": "Mutual friends and relatives", "carriers": "People who carry messages",
		"gifts": "Gifts", "games": "Games", "payments": "Notes on payments", "children": "Children's devices"},
	Avoid:    {"person": "The person", "unsafe": "Not safe to talk to"},
	Boundary: {"refuse": "I do not accept", "accept": "I accept"},
	Support: {"friend": "Friend", "family": "Family", "therapist": "Therapist", "advocate": "Advocate", "lawyer": "Lawyer",
		"group": "Group", "line": "Help line", "other": "Somebody else"},
	Reason:   {"left": "Why I left", "regained": "What I have again"},
	Strength: {"skill": "Something I can do", "achievement": "Something I did", "mine": "Something that is mine"},
	Care: {"sleep": "Sleep", "movement": "Movement", "food": "Food", "quiet": "Quiet", "therapy": "Therapy", "people": "People",
		"creating": "Creating", "medicine": "Medicine", "feels-like-me": "Something that feels like me"},
	Order:  {"order": "Order", "agreement": "Agreement"},
	Safety: {"danger": "If I am in danger", "door": "If they come to the door", "suicide": "If they threaten suicide", "found": "If they find this app", "other": "Something else"},
	Words:  {"children": "For the children", "family": "For family", "work": "For work", "friends": "For friends", "other": "For somebody else"},
}

// stateNames are the words on paper for a channel's state; markNames for what
// was noted.
var (
	stateNames = map[State]string{Open: "not looked at yet", Blocked: "closed", NotYet: "not possible yet", NotMine: "does not apply"}
	markNames  = map[string]string{"practised": "practised aloud", "kept": "kept", "crossed": "crossed", "done": "done", "breach": "broken"}
	dayNames   = [...]string{1: "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
)

// Heading is the item's line on paper.
func (it Item) Heading() string {
	switch {
	case it.Title != "":
		return it.Title
	case it.Kind == Reason || it.Kind == Ledger:
		if it.On != "" {
			return onPaper(it.On)
		}
		return it.CreatedAt.Format(day)
	case it.Sentence != "":
		return it.Sentence
	case sortNames[it.Kind][it.Sort] != "":
		return sortNames[it.Kind][it.Sort]
	default:
		return it.Name()
	}
}

// Parts is everything else an item says on paper, but its links.
func (it Item) Parts() []Part {
	var parts []Part
	line := func(label, text string) {
		if text != "" {
			parts = append(parts, Part{label, text})
		}
	}
	if name := sortNames[it.Kind][it.Sort]; name != it.Heading() {
		line("What", name)
	}
	line("Where it stands", stateNames[it.State])
	if it.Kind == Ledger {
		line("What I miss", it.Text)
		line("What it was like", it.Was)
	} else {
		line("", it.Text)
	}
	if it.Sentence != it.Heading() {
		line("How I would say it", it.Sentence)
	}
	if it.Kind == Order {
		line("Officer or lawyer", it.Who)
	} else {
		line("Holds for", it.Who)
	}
	line("Closed to them", strings.Join(named(it.Channels), ", "))
	line("How to reach them", it.Reach)
	line("When", it.when())
	line("What they know", it.Knows)
	line("Good for", it.GoodFor)
	line("Asked not to pass on", it.NotPassOn)
	line("Number", it.Number)
	line("Court", it.Court)
	line("From", onPaper(it.From))
	line("Until", onPaper(it.Until))
	line("How often", map[string]string{"day": "every day", "week": "every week"}[it.Every])
	if it.On != "" && it.Heading() != onPaper(it.On) {
		line("Date", onPaper(it.On))
	}
	if !it.DoneAt.IsZero() {
		line("Done", it.DoneAt.Format(day))
	}
	for _, m := range it.Marks {
		text := onPaper(m.On) + ": " + markNames[m.What]
		if m.Note != "" {
			text += ". " + m.Note
		}
		line("Noted", text)
	}
	return parts
}

// named are channels in words.
func named(channels []string) []string {
	names := slices.Clone(channels)
	for i, c := range names {
		if name := sortNames[Channel][c]; name != "" {
			names[i] = name
		}
	}
	return names
}

// when says at what times a Support can be reached.
func (it Item) when() string {
	if it.AnyTime {
		return "at any time"
	}
	var all []string
	for _, h := range it.Hours {
		var days []string
		for _, d := range h.Days {
			if d > 0 && d < len(dayNames) {
				days = append(days, dayNames[d])
			}
		}
		all = append(all, strings.Join(days, " ")+" "+h.From+"–"+h.Until)
	}
	return strings.Join(all, "; ")
}

const day = "2 January 2006"

// onPaper is a civil date in words; what is none stays as it is.
func onPaper(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return t.Format(day)
}
