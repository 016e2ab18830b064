package journal

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scan reads a meta. Most are in the very form encoding/json writes, and
// reading that form by hand takes a quarter of the time, which decides how long
// an unlock takes; encoding/json reads all others. Strings are parts of s.
func (m *meta) scan(s string) error {
	c := cursor(s)
	*m = meta{core: core{At: c.number(`{"a":`), Zone: c.text(`,"z":`), Created: c.number(`,"c":`),
		Updated: c.number(`,"u":`), Revision: c.number(`,"r":`), Trashed: c.number(`,"x":`),
		Mood: int(c.number(`,"m":`)), Title: c.text(`,"t":`), Tags: c.texts(`,"g":[`), Words: int(c.number(`,"w":`))}}
	if c != "}" {
		m.rest.scan(&c)
	}
	if c == "}" && s[0] == '{' && literal(s) {
		return nil
	}
	var slow meta // of its own, so that m stays off the heap
	err := json.Unmarshal([]byte(s), &slow)
	*m = slow
	return err
}

// scan reads what is left of a meta behind its core.
func (r *rest) scan(c *cursor) {
	r.Kind, r.Feelings, r.Pull = EntryKind(c.text(`,"k":`)), c.texts(`,"f":[`), c.said(`,"p":`)
	r.People, r.To = c.texts(`,"h":[`), c.text(`,"l":`)
	r.Sealed, r.Broken = c.number(`,"s":`), c.number(`,"b":`)
	r.Before, r.After = c.said(`,"d":`), c.said(`,"e":`)
	r.Origin, r.Batch = c.text(`,"o":`), c.text(`,"i":`)
}

// literal reports whether every string in the JSON s stands there as it is.
func literal(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] == '\\' {
			return false
		}
	}
	return utf8.ValidString(s)
}

// A cursor is the JSON still to be read. Its methods take a key and its value
// off the front, or nothing if something else stands there.
type cursor string

func (c *cursor) number(key string) int64 {
	rest, ok := strings.CutPrefix(string(*c), key)
	digits := 0
	for digits < len(rest) && (rest[digits] == '-' || '0' <= rest[digits] && rest[digits] <= '9') {
		digits++
	}
	n, err := strconv.ParseInt(rest[:digits], 10, 64)
	if !ok || err != nil || digits > 1 && strings.TrimPrefix(rest, "-")[0] == '0' { // JSON has no 007
		return 0
	}
	*c = cursor(rest[digits:])
	return n
}

// said is a number that may be left out.
func (c *cursor) said(key string) *int {
	left := len(*c)
	n := int(c.number(key))
	if len(*c) == left {
		return nil
	}
	return &n
}

func (c *cursor) text(key string) string {
	rest, ok := strings.CutPrefix(string(*c), key)
	if !ok || !strings.HasPrefix(rest, `"`) {
		return ""
	}
	text, rest, ok := strings.Cut(rest[1:], `"`)
	if !ok {
		return ""
	}
	*c = cursor(rest)
	return text
}

func (c *cursor) texts(key string) []string {
	rest, ok := strings.CutPrefix(string(*c), key)
	if !ok {
		return nil
	}
	var list []string
	for r, sep := cursor(rest), ""; ; sep = "," {
		left := len(r)
		t := r.text(sep)
		if len(r) == left {
			if rest, ok = strings.CutPrefix(string(r), "]"); ok {
				*c = cursor(rest)
			}
			return list
		}
		list = append(list, t)
	}
}
