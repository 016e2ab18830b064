package whatsapp

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"stillwater/app/messages"
)

const (
	maxAuthors = 20_000 // names and what could be names that are counted
	rareShape  = 20     // a second shape is taken for heads if it is one in so many
	jumps      = 2      // days going back so often in one order, and never in another, decide for that
	strangers  = 200    // one date in so many may be of another order, if
	clear      = 20     // one in so many is impossible in all the others
	longNames  = 5      // messages that must begin with the same two names and colons for them to be one
	ordered    = 20     // one bare line end before a head in so many is an exception
)

// A survey is what the whole file says about how it is to be read.
type survey struct {
	heads      int
	shapes     map[shape]int
	main       shape
	afterCRLF  int // heads behind a line that ends so
	bareLF     bool
	impossible map[messages.Order]int // dates that it cannot be
	back       map[messages.Order]int // times it goes back by more than a day
	latest     map[messages.Order]int64
	authors    map[string]int    // by name up to the first colon
	longer     map[string]string // the one name that goes on behind that colon, or ""
	order      messages.Order
	samples    []string
}

func newSurvey() *survey {
	return &survey{shapes: map[shape]int{}, impossible: map[messages.Order]int{}, back: map[messages.Order]int{},
		latest: map[messages.Order]int64{}, authors: map[string]int{}, longer: map[string]string{}}
}

// line takes in one line; crlf says how the one before it ended.
func (s *survey) line(text string, first, crlf bool) {
	h, ok := parseHead(text)
	if !ok {
		return
	}
	s.heads++
	s.shapes[h.shape]++
	if crlf || first {
		s.afterCRLF++
	} else {
		s.bareLF = true
	}
	open := 0
	for _, o := range orders {
		y, m, d, ok := h.day(o)
		if !ok {
			s.impossible[o]++
			continue
		}
		open++
		at := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()
		if at < s.latest[o]-int64(24*time.Hour/time.Second) {
			s.back[o]++
		}
		s.latest[o] = at
	}
	if open > 1 && len(s.samples) < 5 {
		s.samples = append(s.samples, h.raw)
	}
	s.author(h.rest)
}

// author counts the names that rest can begin with.
func (s *survey) author(rest string) {
	name, text, ok := strings.Cut(rest, ": ")
	if !ok || len(s.authors) >= maxAuthors && s.authors[name] == 0 {
		return
	}
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
	for sh, n := range s.shapes {
		if n > s.shapes[s.main] || n == s.shapes[s.main] && sh.seconds {
			s.main = sh
		}
	}
	if given != "" {
		s.order = given
		return
	}
	can := s.possible(0)
	if len(can) == 0 { // some are impossible in each: strangers among the heads
		can = s.possible(s.heads / strangers)
		for _, o := range orders {
			if n := s.impossible[o]; n > s.heads/strangers && n < s.heads/clear {
				return
			}
		}
	}
	if len(can) == 1 {
		s.order = can[0]
		return
	}
	var steady messages.Order
	for _, o := range can {
		if s.back[o] == 0 && steady == "" {
			steady = o
		} else if s.back[o] < jumps {
			return
		}
	}
	s.order = steady
}

// possible are the orders in which at most so many dates cannot be.
func (s *survey) possible(most int) (can []messages.Order) {
	for _, o := range orders {
		if s.impossible[o] <= most {
			can = append(can, o)
		}
	}
	return can
}

// trusted reports whether a line that looks like a head can be one. certain is
// false if it may be part of the text above it.
func (s *survey) trusted(h head, crlf bool) (head, certain bool) {
	if !crlf && s.bareLF && (s.heads-s.afterCRLF)*ordered < s.heads {
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
