package search

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

const (
	// maxSpans is how many places a snippet is chosen from.
	maxSpans = 256
	// leadShare is the part of a snippet that stands before the first word found.
	leadShare = 4
)

// A Snippet is the part of a text where most of a query stands, in one line
// and without the marks of Markdown.
type Snippet struct {
	Text string
	// Marks are the words found in Text, as half-open ranges of UTF-16 units,
	// which is how a page counts characters.
	Marks [][2]int
}

// A span is where a clause stands in a text, in bytes.
type span struct{ start, end, clause int }

// Snippet returns the best part of text, of about so many characters; its
// beginning if nothing of q stands there.
func (q Query) Snippet(text string, runes int) Snippet {
	spans := q.spans(text)
	from := 0
	if i := richest(text, spans, runes); i >= 0 && utf8.RuneCountInString(text[:spans[i].end]) > runes-runes/leadShare {
		from = lead(text, spans[i].start, runes/leadShare)
	}
	return cut(text, from, runes, spans)
}

// spans finds the clauses that are words in text, in order.
func (q Query) spans(text string) []span {
	type begun struct { // a phrase of which some words have been seen
		clause, next, start int
		base                uint32 // place of its first word
	}
	var spans []span
	var open, still []begun
	words(text, func(w word) bool {
		still = still[:0]
		try := func(b begun) {
			t := q.clauses[b.clause].terms[b.next]
			switch {
			case w.at == b.base+t.at && t.meets(w.term):
				if b.next++; b.next == len(q.clauses[b.clause].terms) {
					spans = append(spans, span{b.start, t.end(w), b.clause})
				} else {
					still = append(still, b)
				}
			case w.at <= b.base+t.at && b.next > 0:
				still = append(still, b)
			}
		}
		for _, b := range open {
			try(b)
		}
		for i, c := range q.clauses {
			if !c.not && !c.mark {
				try(begun{clause: i, start: w.start, base: w.at})
			}
		}
		open, still = still, open
		return len(spans) < maxSpans
	})
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	return spans
}

func (t term) meets(word []byte) bool {
	if t.prefix {
		return bytes.HasPrefix(word, []byte(t.text))
	}
	return string(word) == t.text
}

// end is where t ends in a word that meets it: with the word, unless it is one
// character of a pair.
func (t term) end(w word) int {
	if t.single {
		return min(w.end, w.start+len(t.text))
	}
	return w.end
}

// richest returns the span that begins the part of text with most clauses, and
// of those with most spans; -1 if there is none.
func richest(text string, spans []span, runes int) int {
	best, bestClauses, bestSpans := -1, 0, 0
	for i, first := range spans {
		seen := map[int]bool{}
		length, n := 0, 0
		for k := i; k < len(spans); k++ {
			if k > i {
				length += utf8.RuneCountInString(text[min(spans[k-1].end, spans[k].end):spans[k].end])
			} else {
				length = utf8.RuneCountInString(text[first.start:first.end])
			}
			if length > runes-runes/leadShare {
				break
			}
			seen[spans[k].clause] = true
			n++
		}
		if best < 0 || len(seen) > bestClauses || len(seen) == bestClauses && n > bestSpans {
			best, bestClauses, bestSpans = i, len(seen), n
		}
	}
	return best
}

// lead goes back from a byte of text by so many characters, and then forward to
// where a word begins.
func lead(text string, at, runes int) int {
	from := at
	for ; runes > 0 && from > 0; runes-- {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	if from == 0 {
		return 0
	}
	if i := strings.IndexFunc(text[from:at], unicode.IsSpace); i >= 0 {
		from += i
		from += strings.IndexFunc(text[from:], func(r rune) bool { return !unicode.IsSpace(r) })
	}
	return from
}

// cut is the snippet of text that begins at a byte of it.
func cut(text string, from, runes int, spans []span) Snippet {
	var b strings.Builder
	s, units, fresh := Snippet{Marks: [][2]int{}}, 0, true // fresh: nothing but space on this line so far
	put := func(r rune) {
		b.WriteRune(r)
		units += max(1, utf16.RuneLen(r))
		runes--
	}
	if from > 0 {
		put('…')
	}
	spans = slices.DeleteFunc(slices.Clone(spans), func(p span) bool { return p.start < from })
	gap, ends := false, 0
	for i, r := range text[from:] {
		i += from
		if runes <= 1 {
			if strings.TrimSpace(text[i:]) != "" {
				put('…')
			}
			break
		}
		for len(spans) > 0 && spans[0].start < i {
			ends, spans = max(ends, spans[0].end), spans[1:]
		}
		marked := i < ends || len(spans) > 0 && spans[0].start == i
		switch {
		case r == '\n':
			gap, fresh = true, true
			continue
		case unicode.IsSpace(r) || unicode.IsControl(r):
			gap = true
			continue
		case !marked && (r == '*' || r == '`' || fresh && strings.ContainsRune("#>-+", r)):
			continue
		}
		if gap && b.Len() > 0 {
			put(' ')
		}
		if len(spans) > 0 && spans[0].start == i {
			if ends <= i {
				s.Marks = append(s.Marks, [2]int{units, units})
			}
			ends = max(ends, spans[0].end)
		}
		gap, fresh = false, false
		put(r)
		if i < ends {
			s.Marks[len(s.Marks)-1][1] = units
		}
	}
	s.Text = b.String()
	return s
}
