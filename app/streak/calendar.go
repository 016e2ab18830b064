package streak

import "time"

// In milliseconds, as times are kept.
const (
	hour = 60 * 60 * 1000
	day  = 24 * hour
)

// A calendar is what the clocks of one zone show between two moments. Reading
// it once makes counting thousands of runs a matter of additions.
type calendar struct {
	loc    *time.Location
	begins []int64 // milliseconds from which an offset holds, the earliest first; the first from ever
	offset []int64 // milliseconds east of UTC, beside begins
}

// newCalendar reads the clocks of loc from one moment to another, in
// milliseconds.
func newCalendar(loc *time.Location, from, to int64) calendar {
	c := calendar{loc: loc}
	for at := time.UnixMilli(from).In(loc); ; {
		_, seconds := at.Zone()
		c.begins, c.offset = append(c.begins, at.UnixMilli()), append(c.offset, int64(seconds)*1000)
		_, next := at.ZoneBounds()
		if next.IsZero() || next.UnixMilli() > to {
			return c
		}
		if !next.After(at) { // as package time has it for the last day of a leap year to come
			next = at.AddDate(0, 0, 1)
		}
		at = next
	}
}

// date numbers the calendar's days.
func (c calendar) date(at int64) int {
	i, after := 0, len(c.begins) // at lies in one of them
	for after-i > 1 {
		if mid := (i + after) / 2; c.begins[mid] <= at {
			i = mid
		} else {
			after = mid
		}
	}
	local := at + c.offset[i]
	n := local / day
	if local < 0 && local%day != 0 {
		n--
	}
	return int(n)
}

// A stretch is time counted in civil days.
type stretch struct {
	days, hours int   // whole days, and whole hours after them
	part        int64 // what is after the days, in milliseconds, and always less than a day
}

// stretchOf is whole days with what is after them, in milliseconds: up to 25
// hours, where the clocks went back.
func stretchOf(days int, rest int64) stretch {
	return stretch{days, int(rest / hour), min(rest, day-1)}
}

// A walker counts stretches that follow each other in time.
type walker struct {
	calendar
	next int // index of the first change of clocks after the last stretch began
}

// held counts the stretch from since to end.
func (w *walker) held(since, end int64) stretch {
	if end <= since {
		return stretch{}
	}
	for w.next < len(w.begins) && w.begins[w.next] <= since {
		w.next++
	}
	if w.next == len(w.begins) || w.begins[w.next] > end { // no clock was changed
		return stretchOf(int((end-since)/day), (end-since)%day)
	}
	return civil(time.UnixMilli(since).In(w.loc), time.UnixMilli(end))
}

// civil counts the civil days from since to end, whatever the clocks did.
func civil(since, end time.Time) stretch {
	end = end.In(since.Location())
	// One more than the dates say: clocks set back over midnight show a date
	// after its day was whole.
	n := date(end) - date(since) + 1
	for n > 0 && after(since, 0, n).After(end) {
		n--
	}
	return stretchOf(n, end.Sub(after(since, 0, n)).Milliseconds())
}

// after is when the clocks in since's zone first show its time of day, or have
// passed it, so many calendar months and days later. A day that a month lacks
// becomes the month's last.
func after(since time.Time, months, days int) time.Time {
	if months == 0 && days == 0 {
		return since // not an hour earlier where the clocks show it twice
	}
	y, m, d := since.Date()
	first := time.Date(y, m+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	d = min(d, first.AddDate(0, 1, -1).Day()) + days
	at := func(loc *time.Location) time.Time {
		hour, minute, second := since.Clock()
		return time.Date(first.Year(), first.Month(), d, hour, minute, second, since.Nanosecond(), loc)
	}
	want, t := at(time.UTC), at(since.Location())
	from, until := t.ZoneBounds()
	switch wall := wallClock(t); {
	case wall.Before(want): // the clocks jump over it, and t lies before the jump
		return until
	case wall.After(want): // t lies after the jump
		return from
	}
	if !from.IsZero() {
		_, offset := t.Zone()
		_, before := from.Add(-1).Zone()
		if once := t.Add(time.Duration(offset-before) * time.Second); once.Before(from) {
			return once // shown twice
		}
	}
	return t
}

// wallClock is what the clocks in t's zone show, as a time in UTC.
func wallClock(t time.Time) time.Time {
	_, offset := t.Zone()
	return t.UTC().Add(time.Duration(offset) * time.Second)
}

// date numbers the calendar's days by t's zone.
func date(t time.Time) int {
	y, m, d := t.Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// monday is the number of the Monday of a date's week.
func monday(date int) int {
	return date - ((date+3)%7+7)%7 // 1 January 1970, date 0, was a Thursday
}

// written is a date as 2026-11-20.
func written(date int) string {
	return time.Unix(int64(date)*24*60*60, 0).UTC().Format(time.DateOnly)
}
