package cli

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// section is one piece of a demo text: a line of === with when it was and
// what it is, and the lines below.
type section struct{ when, rest, body string }

// sections reads a demo text. What stands before the first === is a remark.
func sections(text string) (all []section) {
	for _, part := range strings.Split("\n"+text, "\n=== ")[1:] {
		line, body, _ := strings.Cut(part, "\n")
		f := strings.SplitN(line, " ", 3)
		all = append(all, section{f[0] + " " + f[1], f[2], strings.TrimSpace(body) + "\n"})
	}
	return all
}

// remarks reads the lines of @ that a body begins with, each a word and what
// it says, and returns what stands below them.
func remarks(body string) (said map[string]string, rest string) {
	said = map[string]string{}
	for {
		line, below, ok := strings.Cut(body, "\n")
		remark, is := strings.CutPrefix(line, "@ ")
		if !is || !ok {
			return said, body
		}
		name, value, _ := strings.Cut(remark, " ")
		said[name], body = value, below
	}
}

// number reads a number; nil for none.
func number(s string) *int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return nil
	}
	return &n
}

// calendar counts days back from now.
type calendar struct {
	now  time.Time
	zone string // IANA
}

// moment reads "62 22:14": so many days before today, at that time. Today's
// times that are still to come become now.
func (c calendar) moment(when string) time.Time {
	ago, clock, _ := strings.Cut(when, " ")
	days, _ := strconv.Atoi(ago)
	at, _ := time.Parse("15:04", clock)
	loc, err := time.LoadLocation(c.zone)
	if err != nil {
		loc = time.UTC
	}
	y, m, d := c.now.In(loc).Date()
	t := time.Date(y, m, d-days, at.Hour(), at.Minute(), 0, 0, loc)
	if t.After(c.now) {
		return c.now
	}
	return t
}

// layouts are how moments stand in texts, by the word that asks for them.
var layouts = map[string]string{
	"day":  "2006-01-02",
	"long": "2 January 2006, 15:04",
	"chat": "02/01/2006, 15:04",
	"mail": time.RFC1123Z,
	"iso":  time.RFC3339,
}

var placeholder = regexp.MustCompile(`\{(\d+ \d\d:\d\d) (\w+)\}`)

// fill puts dates where a text has {days time layout}.
func (c calendar) fill(text string) string {
	return placeholder.ReplaceAllStringFunc(text, func(s string) string {
		m := placeholder.FindStringSubmatch(s)
		return c.moment(m[1]).Format(layouts[m[2]])
	})
}
