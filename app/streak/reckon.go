package streak

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"stillwater/app/zones"
)

const (
	// yearOfDays is how many days Tally.Days holds, today the last.
	yearOfDays = 365
	// answerWithin is how soon after an attempt contact counts as an answer to
	// it, in milliseconds: what comes later than a day is a decision of its own.
	answerWithin = day
	// behindBy is how far the clock may lag behind what was recorded, in
	// milliseconds, before it is not believed: less is a clock put right.
	behindBy = day
)

// fade is what a day leaves of a strength: half of it in thirteen days. It is
// the multiplier of the score of Loop Habit Tracker (Score.kt) for a habit of
// every day.
var fade = math.Pow(0.5, 1.0/13)

// A Tally is what a person's events add up to at one moment. A run goes from
// the start, or from contact that ended one, to the next such contact or to
// now. Its days are civil days: one is whole when the clocks of the person's
// zone show the time of day the run began at. Where they skip that time the day
// is whole once they have passed it, where they show it twice, the first time;
// a date that a zone skipped counts like any other, as in the calendar. The
// figures are those of the headline: of the level the person stands by, or of
// all kept levels together.
type Tally struct {
	CurrentDays        int       // whole days of the run that goes on
	CurrentHours       int       // whole hours since the last of them, 0 to 24
	NextDay            time.Time // when the next day is whole
	LongestDays        int       // whole days of the longest run, this one included
	TotalDays          int       // days of all runs together, parts of days put together
	TotalHours         int       // hours beyond them
	Contacts           int       // times contact ended a run
	Before             int       // times contact was made before the start, which count for nothing
	Attempts           int       // times the other reached out
	AttemptsUnanswered int       // of these, the ones no contact followed within 24 hours
	Since              time.Time // when the current run began, in the person's zone
	LastMonths         float64   // share of the dates of the last six months, or since the start, without such contact: 0 to 1
	LastMonthsDays     int       // how many dates those are
	Strength           float64   // 0 to 1, as in Loop Habit Tracker: a held date moves it towards 1, another towards 0
	Paused             bool      // in a pause now
	PausedUntil        time.Time // when that ends, in the person's zone; zero if not
	ClockBehind        bool      // the clock shows a time over a day before something was recorded
	CountedTo          time.Time // in the person's zone: now, or if the clock is behind, when that was recorded
	ZoneUnknown        bool      // this machine does not know the person's zone; the days are UTC's
	Levels             []LevelTally
	Days               []Day // the last 365 dates in the person's zone, today the last
	Milestones         []Milestone
}

// A LevelTally is Tally's for one level that is kept.
type LevelTally struct {
	Level        Level
	CurrentDays  int
	CurrentHours int
	LongestDays  int
	TotalDays    int
	TotalHours   int
	Contacts     int
	Since        time.Time
}

// State says what a Day was.
type State string

const (
	// StateBefore is a date before the start.
	StateBefore State = "before"
	// StateHeld is a date without contact, also the start's own and today.
	StateHeld State = "held"
	// StateContact is a date on which contact ended a run.
	StateContact State = "contact"
	// StatePaused is a held date some of which was a pause.
	StatePaused State = "paused"
)

// A Day is one cell of the year of days.
type Day struct {
	Date     string // "2026-11-20"
	State    State
	Attempts int
	Contacts int // contact of any kind, also what ended no run
}

// A Milestone is a length of the current run: one day, one and two weeks, one,
// two, three and six months, every year up to the next one ahead, and the
// person's own. Months are calendar months: one from 31 January ends with
// February.
type Milestone struct {
	Key     string // count and unit: "2-week"; units are day, week, month, year
	Due     time.Time
	Reached bool
	Own     bool
}

// Reckon counts p's events as they stand at now. Events may be in any order
// and must all be p's. Before the start every count is zero. Contact later
// than now, as after a clock was set back, ends a run now.
func Reckon(p Person, events []Event, now time.Time) Tally {
	if p.StartedAt.Location().String() != p.Zone { // not from a Log
		p.StartedAt = p.StartedAt.In(new(zones.Names).Shown(p.Zone))
	}
	loc := p.StartedAt.Location()
	t := Tally{ZoneUnknown: loc.String() != p.Zone}
	b, last := open(p, events)
	if last.UnixMilli()-now.UnixMilli() > behindBy {
		t.ClockBehind, now = true, last
	}
	now = now.In(loc)
	t.CountedTo = now
	b.count(now)

	headline := b.run(p.Headline, p.Levels)
	broken := b.broken(headline)
	t.CurrentDays, t.CurrentHours, t.LongestDays = headline.CurrentDays, headline.CurrentHours, headline.LongestDays
	t.TotalDays, t.TotalHours, t.Contacts, t.Since = headline.TotalDays, headline.TotalHours, headline.Contacts, headline.Since
	t.NextDay = after(t.Since, 0, t.CurrentDays+1)
	for _, l := range p.Levels {
		t.Levels = append(t.Levels, b.run(l, nil).LevelTally)
	}
	t.Attempts, t.AttemptsUnanswered, t.Before = len(b.attempts), b.unanswered(), b.before
	t.Days = b.days(broken)
	t.LastMonths, t.LastMonthsDays = b.lastMonths(broken)
	t.Strength = b.strength(broken)
	t.Milestones = milestones(t.Since, now, p.Milestones)
	for _, s := range b.pauses {
		if s.from <= b.now && b.now < s.to {
			t.Paused, t.PausedUntil = true, time.UnixMilli(s.to).In(loc)
		}
	}
	return t
}

// A book is what Reckon reads out of the events, in milliseconds and in order
// of time.
type book struct {
	calendar
	first, start, now int64
	contacts          []touch // from the start on, those in a pause included
	answers           []int64 // contact the other notices, outside pauses
	attempts          []int64
	pauses            []span // none touches another
	before            int    // contacts before the start
}

// A touch is contact, with the levels it is of; ends is false for one that
// ends no run whatever they are.
type touch struct {
	at   int64
	of   uint8
	ends bool
}

// A span is a pause.
type span struct{ from, to int64 }

// bits are levels as a set; none are all of them.
func bits(all []Level) (of uint8) {
	for _, l := range all {
		if i := slices.Index(levels, l); i >= 0 {
			of |= 1 << i
		}
	}
	if of == 0 {
		of = 1<<len(levels) - 1
	}
	return of
}

// unnoticed are the levels the other person does not hear of.
var unnoticed = bits([]Level{Looked, Asked})

// open reads events, and returns when the last of it all was recorded.
func open(p Person, events []Event) (b *book, last time.Time) {
	b = &book{start: p.StartedAt.UnixMilli()}
	b.loc = p.StartedAt.Location()
	b.first, last = b.start, p.CreatedAt
	all := make([]int64, 0, len(events)) // a touch each, so that they sort fast
	for i := range events {
		e := &events[i]
		at := e.At.UnixMilli()
		switch e.Type {
		case Attempt:
			b.attempts = append(b.attempts, at)
		case Pause:
			b.pauses = append(b.pauses, span{at, e.Until.UnixMilli()})
		case Contact, Exchange:
			c := at<<8 | int64(bits(e.Levels))<<1
			if !e.Within {
				c |= 1
			}
			all = append(all, c)
		}
		b.first = min(b.first, at)
		if e.RecordedAt.After(last) {
			last = e.RecordedAt
		}
	}
	slices.Sort(b.attempts)
	slices.Sort(all)
	b.pauses = joined(b.pauses)
	b.contacts, b.answers = make([]touch, 0, len(all)), make([]int64, 0, len(all))
	next := 0
	for _, packed := range all {
		c := touch{packed >> 8, uint8(packed >> 1 & 0x7f), packed&1 == 1}
		for next < len(b.pauses) && b.pauses[next].to <= c.at {
			next++
		}
		paused := next < len(b.pauses) && b.pauses[next].from <= c.at
		if c.of&^unnoticed != 0 && !paused {
			b.answers = append(b.answers, c.at)
		}
		if c.at < b.start {
			b.before++
			continue
		}
		c.ends = c.ends && !paused
		b.contacts = append(b.contacts, c)
	}
	return b, last
}

// count makes the book one that is counted up to now.
func (b *book) count(now time.Time) {
	b.now = now.UnixMilli()
	b.calendar = newCalendar(b.loc, min(b.first, b.now)-(yearOfDays+1)*day, b.now+day)
}

// joined sorts spans and makes one of those that touch.
func joined(all []span) []span {
	slices.SortFunc(all, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	out := all[:0]
	for _, s := range all {
		if n := len(out); n > 0 && s.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// A run is what all runs of one level, or of several together, add up to.
type run struct {
	LevelTally
	of uint8 // the levels, as a set
}

// run counts the runs of a level, or if that is empty, of all of them together.
func (b *book) run(level Level, all []Level) run {
	r := run{LevelTally{Level: level}, bits(all)}
	if level != "" {
		r.of = bits([]Level{level})
	}
	w := walker{calendar: b.calendar}
	since, part := b.start, int64(0)
	count := func(end int64) {
		s := w.held(since, end)
		r.CurrentDays, r.CurrentHours = s.days, s.hours
		r.LongestDays = max(r.LongestDays, s.days)
		r.TotalDays += s.days
		part += s.part
	}
	for _, c := range b.contacts {
		if c.ends && c.of&r.of != 0 {
			count(min(c.at, b.now))
			since = c.at
			r.Contacts++
		}
	}
	count(b.now)
	r.TotalDays += int(part / day)
	r.TotalHours = int(part % day / hour)
	r.Since = time.UnixMilli(since).In(b.loc)
	return r
}

// broken are the dates on which contact ended a run, in order, each once.
func (b *book) broken(r run) (dates []int) {
	for _, c := range b.contacts {
		if !c.ends || c.of&r.of == 0 {
			continue
		}
		if d := b.date(c.at); len(dates) == 0 || dates[len(dates)-1] != d {
			dates = append(dates, d)
		}
	}
	return dates
}

// unanswered counts the attempts no contact followed within a day.
func (b *book) unanswered() (n int) {
	next := 0
	for _, at := range b.attempts {
		for next < len(b.answers) && b.answers[next] < at {
			next++
		}
		if next == len(b.answers) || b.answers[next]-at > answerWithin {
			n++
		}
	}
	return n
}

// days is the year of days that ends at now; broken are the dates on which a
// run ended.
func (b *book) days(broken []int) []Day {
	cells := make([]Day, yearOfDays)
	today, start := b.date(b.now), b.date(b.start)
	first := today - yearOfDays + 1
	for i := range cells {
		cells[i].Date = written(first + i)
		cells[i].State = StateHeld
		if first+i < start {
			cells[i].State = StateBefore
		}
	}
	cell := func(date int) *Day {
		if i := date - first; i >= 0 && i < len(cells) {
			return &cells[i]
		}
		return nil
	}
	earliest := b.now - (yearOfDays+1)*day // what lies before it is on no cell
	for _, p := range b.pauses {
		for d := max(b.date(p.from), first); d <= min(b.date(p.to-1), today); d++ {
			if c := cell(d); c.State == StateHeld {
				c.State = StatePaused
			}
		}
	}
	for _, at := range b.attempts {
		if at < earliest {
			continue
		}
		if c := cell(b.date(at)); c != nil {
			c.Attempts++
		}
	}
	for _, t := range b.contacts {
		if t.at < earliest {
			continue
		}
		if c := cell(b.date(t.at)); c != nil {
			c.Contacts++
		}
	}
	for _, d := range broken {
		if c := cell(d); c != nil {
			c.State = StateContact
		}
	}
	return cells
}

// lastMonths is the share of held dates among those of the last six months, or
// since the start, and how many those are.
func (b *book) lastMonths(broken []int) (share float64, days int) {
	today := b.date(b.now)
	first := max(date(after(time.UnixMilli(b.now).In(b.loc), -6, 0))+1, b.date(b.start))
	if days = today - first + 1; days < 1 {
		return 0, 0
	}
	held := days
	for _, d := range broken {
		if d >= first && d <= today {
			held--
		}
	}
	return float64(held) / float64(days), days
}

// strength goes through the dates from the start to today.
func (b *book) strength(broken []int) float64 {
	s, from, today := 0.0, b.date(b.start), b.date(b.now)
	hold := func(days int) {
		if days > 0 {
			s = 1 - (1-s)*math.Pow(fade, float64(days))
		}
	}
	for _, d := range broken {
		if d > today {
			break
		}
		hold(d - from)
		s *= fade
		from = d + 1
	}
	hold(today - from + 1)
	return s
}

// milestones of a run since then; own ones are in days.
func milestones(since, now time.Time, own []int) []Milestone {
	var all []Milestone
	add := func(key string, months, days int, own bool) bool {
		due := after(since, months, days)
		all = append(all, Milestone{Key: key, Due: due, Reached: !due.After(now), Own: own})
		return !due.After(now)
	}
	add("1-day", 0, 1, false)
	add("1-week", 0, 7, false)
	add("2-week", 0, 14, false)
	for _, n := range [...]int{1, 2, 3, 6} {
		add(fmt.Sprintf("%d-month", n), n, 0, false)
	}
	for n := 1; add(fmt.Sprintf("%d-year", n), 12*n, 0, false); n++ {
	}
	for _, n := range own {
		if n != 1 && n != 7 && n != 14 {
			add(fmt.Sprintf("%d-day", n), 0, n, true)
		}
	}
	slices.SortStableFunc(all, func(a, b Milestone) int { return a.Due.Compare(b.Due) })
	return all
}
