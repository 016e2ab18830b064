package whatsapp

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/calendar"
)

const (
	maxAuthors = 20_000  // names and what could be names that are counted
	maxName    = 1 << 10 // bytes of one
	rareShape  = 20      // a second shape is taken for heads if it is one in so many
	longNames  = 5       // messages that must begin with the same two names and colons for them to be one
)

// A survey is what the whole file says about how it is to be read.
type survey struct {
	heads     int
	shapes    map[shape]int
	seen      []shape // in the order they came
	main      shape
	afterCRLF int // heads behind a line that ends so
	bareLF    bool
	dates     calendar.Vote
	authors   map[string]int    // by name up to the first colon
	longer    map[string]string // the one name that goes on behind that colon, or ""
	order     messages.Order
	samples   []string
}

func newSurvey() *survey {
	return &survey{shapes: map[shape]int{}, dates: calendar.Vote{Begun: begun}, authors: map[string]int{}, longer: map[string]string{}}
}

// line takes in one line; crlf says how the one before it ended.
func (s *survey) line(text string, first, crlf bool) {
	h, ok := parseHead(text)
	if !ok {
		return
	}
	s.heads++
	if s.shapes[h.shape]++; s.shapes[h.shape] == 1 {
		s.seen = append(s.seen, h.shape)
	}
	if crlf {
		s.afterCRLF++
	} else if !first {
		s.bareLF = true
	}
	if s.dates.Add(h.date) && len(s.samples) < 5 {
		s.samples = append(s.samples, h.raw)
	}
	s.author(h.rest)
}

// author counts the names that rest can begin with.
func (s *survey) author(rest string) {
	name, text, ok := strings.Cut(rest, ": ")
	if !ok || len(name) > maxName || len(s.authors) >= maxAuthors && s.authors[name] == 0 {
		return
	}
	name = strings.Clone(name) // not the line it stands in
	s.authors[name]++
	longer := ""
	if second, _, ok := strings.Cut(text, ": "); ok && len(second) < 64 {
		longer = name + ": " + second
	}
	if before, seen := s.longer[name]; !seen && longer != "" && s.authors[name] == 1 {
		s.longer[name] = longer
	} else if seen && before != longer {
		s.longer[name] = ""
	}
}

// decide concludes. given is the order the user stated, if any.
func (s *survey) decide(given messages.Order) {
	for _, sh := range s.seen {
		if s.shapes[sh] > s.shapes[s.main] {
			s.main = sh
		}
	}
	s.order = cmp.Or(given, s.dates.Order(true))
}

// trusted reports whether a line that looks like a head can be one. certain is
// false if it may be part of the text above it.
func (s *survey) trusted(h head, crlf bool) (head, certain bool) {
	if !crlf && s.bareLF && 2*s.afterCRLF > s.heads-1 {
		return false, false // inner lines end so, and messages do not
	}
	if h.shape == s.main {
		return true, true
	}
	return s.shapes[h.shape]*rareShape >= s.heads, false
}

// both are the names that write most, for a thread that has no name.
func (s *survey) both() string {
	names := slices.SortedFunc(maps.Keys(s.authors), func(a, b string) int {
		return cmp.Or(cmp.Compare(s.authors[b], s.authors[a]), cmp.Compare(a, b))
	})
	for i, n := range names {
		names[i] = unmarked(n)
	}
	return strings.Join(names[:min(len(names), 2)], ", ")
}

// split parts who wrote from what was written. author is empty of what the
// program itself says.
func (s *survey) split(rest string) (author, text string) {
	author, text, ok := strings.Cut(rest, ": ")
	if !ok {
		if author, ok = strings.CutSuffix(rest, ":"); !ok || s.authors[author] == 0 {
			return "", rest
		}
		return author, ""
	}
	if longer := s.longer[author]; longer != "" && s.authors[author] >= longNames && strings.HasPrefix(rest, longer+": ") {
		return longer, rest[len(longer)+2:]
	}
	if s.authors[author] == 1 && strings.ContainsAny(author, `"“”„«»`) { // Anna changed the subject to "a: b"
		return "", rest
	}
	return author, text
}
