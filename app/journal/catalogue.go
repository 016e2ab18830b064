package journal

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"stillwater/app/store"
)

// An item is an entry as lists know it: all but its text. It never changes; a
// change of the entry puts another in its place.
type item struct {
	core
	*rest // never nil
	id    store.ID
	day   int // of At in the entry's zone: year × 10,000 + month × 100 + day
}

// newer orders items as lists show them: newest first, then by ID, so that
// equal times keep one order.
func newer(a, b *item) int {
	if c := cmp.Compare(b.At, a.At); c != 0 {
		return c
	}
	return bytes.Compare(b.id[:], a.id[:])
}

// A shelf names one list of the catalogue: live or trashed entries, all of
// them or those of one month, one tag, or both. A Query asks for exactly one
// shelf, so its window is a slice of it.
type shelf struct {
	trashed bool
	month   int    // year × 100 + month; 0: every month
	tag     string // folded; "": every tag
}

// A sieve is a shelf and what is to be taken from it.
type sieve struct {
	shelf
	day             int
	kinds           int // one bit for each of Kinds; 0: every kind
	mood            int
	feeling, person string // "": any
}

// sieve is what q asks for.
func (q Query) sieve() (sieve, error) {
	s := sieve{shelf: shelf{trashed: q.Trashed, tag: fold(plainTag(q.Tag))}, mood: q.Mood, feeling: plainTag(q.Feeling), person: oneLine(q.Person)}
	if q.Month != "" {
		t, err := time.Parse("2006-01", q.Month)
		if err != nil {
			return s, fmt.Errorf("%w: no such month", ErrInvalid)
		}
		s.month = t.Year()*100 + int(t.Month())
	}
	if q.Day != "" {
		day, err := parseDay(q.Day)
		if err != nil {
			return s, err
		}
		if s.day = day; s.month == 0 {
			s.month = day / 100
		}
	}
	for _, k := range q.Kinds {
		i := slices.Index(kinds, cmp.Or(k, KindEntry))
		if i < 0 {
			return s, fmt.Errorf("%w: unknown kind", ErrInvalid)
		}
		s.kinds |= 1 << i
	}
	return s, nil
}

// parseDay reads "2026-11-20" as 20261120.
func parseDay(text string) (int, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0, fmt.Errorf("%w: no such day", ErrInvalid)
	}
	return t.Year()*10000 + int(t.Month())*100 + t.Day(), nil
}

// dayText is the inverse of parseDay.
func dayText(day int) string { return fmt.Sprintf("%04d-%02d-%02d", day/10000, day/100%100, day%100) }

func (s sieve) keeps(it *item) bool {
	has := func(names []string, wanted string) bool {
		return wanted == "" || slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, wanted) })
	}
	return (s.day == 0 || it.day == s.day) && (s.mood == 0 || it.Mood == s.mood) &&
		(s.kinds == 0 || it.Kind == "" && s.kinds&1 != 0 || s.kinds&(1<<slices.Index(kinds, it.kind())) != 0) && has(it.Feelings, s.feeling) && has(it.People, s.person)
}

// catalogue holds every entry without its text, in order. It is not safe for
// concurrent use.
type catalogue struct {
	byID    map[store.ID]*item
	shelves map[shelf][]*item // each in the order of newer; nil while out of date
	last    sieve             // the one last used
	passed  []*item           // and what it kept; nil if that may have changed
}

// shelvesOf lists where it stands, each shelf once even if tags that differed
// when they were saved have come to fold alike.
func shelvesOf(it *item) []shelf {
	on := make([]shelf, 0, 2+2*len(it.Tags))
	s := shelf{trashed: it.Trashed != 0}
	on = append(on, s)
	for _, t := range it.Tags {
		if s.tag = fold(t); !slices.Contains(on, s) {
			on = append(on, s)
		}
	}
	for _, s := range on {
		s.month = it.day / 100
		on = append(on, s)
	}
	return on
}

// load takes it without putting it in order: that is done once for all.
func (c *catalogue) load(it *item) {
	c.byID[it.id] = it
	c.shelves, c.passed = nil, nil
}

// on returns the items of s. The slice is valid until the next change.
func (c *catalogue) on(s shelf) []*item {
	c.settle()
	return c.shelves[s]
}

// through returns the items that s keeps. The slice is valid until the next
// change. A list is asked for window after window, so the last one is kept.
func (c *catalogue) through(s sieve) []*item {
	all := c.on(s.shelf)
	if s == (sieve{shelf: s.shelf}) {
		return all
	}
	if c.passed == nil || c.last != s {
		c.last, c.passed = s, []*item{}
		for _, it := range all {
			if s.keeps(it) {
				c.passed = append(c.passed, it)
			}
		}
	}
	return c.passed
}

// settle puts everything loaded in order.
func (c *catalogue) settle() {
	if c.shelves != nil {
		return
	}
	c.shelves = map[shelf][]*item{}
	for _, it := range slices.SortedFunc(maps.Values(c.byID), newer) {
		for _, s := range shelvesOf(it) {
			c.shelves[s] = append(c.shelves[s], it)
		}
	}
}

// put replaces what stands under it.id.
func (c *catalogue) put(it *item) {
	c.drop(it.id)
	c.byID[it.id] = it
	for _, s := range shelvesOf(it) {
		i, _ := slices.BinarySearchFunc(c.shelves[s], it, newer)
		c.shelves[s] = slices.Insert(c.shelves[s], i, it)
	}
}

// drop forgets the item under id, if there is one.
func (c *catalogue) drop(id store.ID) {
	c.settle()
	c.passed = nil
	it := c.byID[id]
	if it == nil {
		return
	}
	delete(c.byID, id)
	for _, s := range shelvesOf(it) {
		i, _ := slices.BinarySearchFunc(c.shelves[s], it, newer)
		if rest := slices.Delete(c.shelves[s], i, i+1); len(rest) > 0 {
			c.shelves[s] = rest
		} else {
			delete(c.shelves, s)
		}
	}
}

// tags lists the tags of live entries, each as its oldest entry writes it.
func (c *catalogue) tags() []string {
	c.settle()
	var keys []string
	label := map[string]string{}
	for s, items := range c.shelves {
		if s.trashed || s.month != 0 || s.tag == "" {
			continue
		}
		keys = append(keys, s.tag)
		for _, t := range items[len(items)-1].Tags {
			if fold(t) == s.tag {
				label[s.tag] = t
			}
		}
	}
	slices.SortFunc(keys, strings.Compare)
	for i, k := range keys {
		keys[i] = label[k]
	}
	return keys
}
