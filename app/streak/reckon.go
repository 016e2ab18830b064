package streak

import (
	"fmt"
	"slices"
	"time"
)

const (
	// yearOfDays is how many days Tally.Days holds, today the last.
	yearOfDays = 365
	// answerWithin is how soon after an attempt contact counts as an answer to
	// it: what comes later than a day is a decision of its own.
	answerWithin = 24 * time.Hour
)

// A Tally is what a person's events add up to at one moment. A run goes from
// the start, or from contact made, to the next contact or to now. Its days are
// civil days: one is whole when the clocks of the person's zone show the time
// of day the run began at. Where they skip that time the day is whole once they
// have passed it, where they show it twice, the first time; a date that a zone
// skipped counts like any other, as in the calendar.
type Tally struct {
	CurrentDays        int       // whole days of the run that goes on
	CurrentHours       int       // whole hours since the last of them, 0 to 24
	LongestDays        int       // whole days of the longest run, this one included
	TotalDays          int       // whole days of all runs together
	Attempts           int       // times the other reached out
	AttemptsUnanswered int       // of these, the ones no contact followed within 24 hours
	Since              time.Time // when the current run began, in the person's zone
	Days               []Day     // the last 365 dates in the person's zone, today the last
	Milestones         []Milestone
}

// State says what a Day was.
type State string

const (
	// StateBefore is a date before the start.
	StateBefore State = "before"
	// StateHeld is a date without contact, also the start's own and today.
	StateHeld State = "held"
	// StateContact is a date on which the user made contact.
	StateContact State = "contact"
)

// A Day is one cell of the year of days.
type Day struct {
	Date     string // "2026-11-20"
	State    State
	Attempts int
}

// A Milestone is a length of the current run: one day, one and two weeks, one,
// two, three and six months, and every year up to the next one ahead. Months
// are calendar months: one from 31 January ends with February.
type Milestone struct {
	Key     string // count and unit: "2-week"; units are day, week, month, year
	Due     time.Time
	Reached bool
}

// Reckon counts p's events as they stand at now. Events may be in any order
// and must all be p's. Before the start every count is zero. Contact later
// than now, as after a clock was set back, ends a run now.
func Reckon(p Person, events []Event, now time.Time) Tally {
	start := p.StartedAt
	if start.Location().String() != p.Zone { // not from a Log
		start = start.In(new(zones).shown(p.Zone))
	}
	now = now.In(start.Location())
	var contacts []time.Time
	for _, e := range events {
		if e.Type == Contact && !e.At.Before(start) {
			contacts = append(contacts, e.At.In(start.Location()))
		}
	}
	slices.SortFunc(contacts, time.Time.Compare)

	t := Tally{Since: start, Days: days(start, events, now)}
	for _, c := range contacts {
		t.run(earlier(c, now))
		t.Since = c
	}
	t.run(now)
	t.Milestones = milestones(t.Since, now)
	for _, e := range events {
		if e.Type != Attempt {
			continue
		}
		t.Attempts++
		next, _ := slices.BinarySearchFunc(contacts, e.At, time.Time.Compare)
		if next == len(contacts) || contacts[next].Sub(e.At) > answerWithin {
			t.AttemptsUnanswered++
		}
	}
	return t
}

// run adds the run from t.Since to end.
func (t *Tally) run(end time.Time) {
	t.CurrentDays, t.CurrentHours = held(t.Since, end)
	t.LongestDays = max(t.LongestDays, t.CurrentDays)
	t.TotalDays += t.CurrentDays
}

// held counts the whole civil days from since to end and the hours after them.
func held(since, end time.Time) (days, hours int) {
	if !end.After(since) {
		return 0, 0
	}
	// One more than the dates say: clocks set back over midnight show a date
	// after its day was whole.
	n := date(end) - date(since) + 1
	for n > 0 && after(since, 0, n).After(end) {
		n--
	}
	return n, int(end.Sub(after(since, 0, n)) / time.Hour)
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

// days is the year of days that ends at now.
func days(start time.Time, events []Event, now time.Time) []Day {
	cells := make([]Day, yearOfDays)
	first := date(now) - yearOfDays + 1
	for i := range cells {
		cells[i].Date = time.Unix(int64(first+i)*24*60*60, 0).UTC().Format(time.DateOnly)
		cells[i].State = StateHeld
		if first+i < date(start) {
			cells[i].State = StateBefore
		}
	}
	for _, e := range events {
		i := date(e.At.In(now.Location())) - first
		switch {
		case i < 0 || i >= len(cells):
		case e.Type == Attempt:
			cells[i].Attempts++
		default:
			cells[i].State = StateContact
		}
	}
	return cells
}

// milestones of a run since then.
func milestones(since, now time.Time) []Milestone {
	var all []Milestone
	add := func(key string, months, days int) bool {
		due := after(since, months, days)
		all = append(all, Milestone{Key: key, Due: due, Reached: !due.After(now)})
		return !due.After(now)
	}
	add("1-day", 0, 1)
	add("1-week", 0, 7)
	add("2-week", 0, 14)
	for _, n := range [...]int{1, 2, 3, 6} {
		add(fmt.Sprintf("%d-month", n), n, 0)
	}
	for n := 1; add(fmt.Sprintf("%d-year", n), 12*n, 0); n++ {
	}
	return all
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
