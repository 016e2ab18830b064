package search

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	// maxQuery is how much of a query is read, in bytes: a long paragraph.
	maxQuery = 4 << 10
	// maxClauses is how many conditions count: far more than anybody types.
	maxClauses = 64
)

// A Query says what to find; see Parse.
type Query struct {
	clauses  []clause
	from, to int64 // on the clock of the document's zone; from counts, to does not
	open     int   // the clause whose last word may go on, one-based; 0 for none
}

// A clause is one condition. Its terms stand next to each other.
type clause struct {
	terms []term
	not   bool
	mark  bool // a field, which ranks nothing
}

// A term is a word of a clause, so many words behind its first.
type term struct {
	text   string
	at     uint32
	prefix bool // any word that begins so
	single bool // one character of writing without spaces
}

// Parse reads a query. It never fails: what is no condition is a word.
//
//	quiet kitchen         both words, in any case, with or without accents
//	kit*                  words that begin so
//	"the quiet kitchen"   the words next to each other
//	-garden               without the word; before any other condition, too
//	tag:home feeling:calm person:"Anna Maria" kind:letter in:evidence
//	mood:4                or heavy, low, even, light, clear
//	after:2026 before:2026-11-20
//
// after: is met from the first moment of a year, month or day on, before: by
// what is earlier than it.
func Parse(s string) Query {
	if len(s) > maxQuery {
		s = strings.ToValidUTF8(s[:maxQuery], "")
	}
	q := Query{from: noTime, to: -noTime}
	for len(q.clauses) < maxClauses {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
		if s == "" {
			break
		}
		not := false
		if rest, ok := strings.CutPrefix(s, "-"); ok {
			s, not = rest, true
		}
		field, rest, ok := strings.Cut(s, ":")
		field = strings.ToLower(field)
		if ok && slices.Contains(fields, field) {
			value, rest, _ := operand(rest)
			if q.field(field, value, not) {
				s = rest
				continue
			}
		}
		text, rest, open := operand(s)
		if q.words(text, not, strings.HasPrefix(rest, "*")) && open {
			q.open = len(q.clauses)
		}
		s = strings.TrimLeft(rest, "*")
	}
	return q
}

// asks reports whether there is anything to find.
func (q Query) asks() bool { return len(q.clauses) > 0 || q.dated() }

// dated reports whether q asks for a time.
func (q Query) dated() bool { return q.from != noTime || q.to != -noTime }

// operand cuts what stands between quotes, or else up to the next space or
// star, off the front of s. It is open if more could belong to it.
func operand(s string) (text, rest string, open bool) {
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(quotes, r) && size > 0 {
		s = s[size:]
		end := strings.IndexAny(s, quotes)
		if end < 0 {
			return s, "", true
		}
		_, size = utf8.DecodeRuneInString(s[end:])
		return s[:end], s[end+size:], false
	}
	end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '*' })
	if end < 0 {
		return s, "", true
	}
	return s[:end], s[end:], false
}

// quotes begin and end a phrase, whichever a keyboard gives.
const quotes = "\"“”„"

// words adds the clause that a word or phrase is, if there is a word in it. One
// such as don't is a phrase of two.
func (q *Query) words(text string, not, prefix bool) bool {
	c := clause{not: not}
	words(text, func(w word) bool {
		if !w.tail {
			c.terms = append(c.terms, term{string(w.term), w.at, w.single, w.single})
		}
		return true
	})
	if len(c.terms) == 0 {
		return false
	}
	last := &c.terms[len(c.terms)-1]
	last.prefix = last.prefix || prefix
	q.clauses = append(q.clauses, c)
	return true
}

// AsTyped is q while it is still being typed: its last word may go on.
func (q Query) AsTyped() Query {
	if q.open > 0 {
		q.clauses = slices.Clone(q.clauses)
		c := &q.clauses[q.open-1]
		c.terms = slices.Clone(c.terms)
		c.terms[len(c.terms)-1].prefix = true
	}
	return q
}

var (
	fields = []string{"tag", "feeling", "person", "kind", "in", "mood", "before", "after"}
	moods  = []string{"", "heavy", "low", "even", "light", "clear"}
)

// field adds the condition field:value, unless that is none.
func (q *Query) field(field, value string, not bool) bool {
	value = key(value)
	if value == "" {
		return false
	}
	switch field {
	case "before", "after":
		for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
			t, err := time.Parse(layout, value)
			if err == nil && (field == "after") != not {
				q.from = max(q.from, t.Unix())
			} else if err == nil {
				q.to = min(q.to, t.Unix())
			}
			if err == nil {
				return true
			}
		}
		return false
	case "mood":
		if i := slices.Index(moods, value); i > 0 {
			value = string(rune('0' + i))
		}
	}
	q.clauses = append(q.clauses, clause{terms: []term{{text: markOf(field, value)}}, not: not, mark: true})
	return true
}

// markOf is the term of a document's field. No word of a text begins so.
func markOf(field, key string) string { return "\x00" + field + ":" + key }

// marks are the terms of d's fields.
func (d Doc) marks() []string {
	marks := []string{markOf("in", key(d.Room)), markOf("kind", key(d.Kind))}
	if d.Mood > 0 && d.Mood < len(moods) {
		marks = append(marks, markOf("mood", string(rune('0'+d.Mood))))
	}
	for _, t := range d.Tags {
		marks = append(marks, markOf("tag", key(t)))
	}
	for _, f := range d.Feelings {
		marks = append(marks, markOf("feeling", key(f)))
	}
	for _, p := range d.People {
		whole := key(p)
		for _, part := range append(strings.Fields(whole), whole) {
			marks = append(marks, markOf("person", part))
		}
	}
	return marks
}
