package checkin

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

const (
	// enough is how many days with and how many without something there must
	// be before they are counted beside each other: fewer say nothing.
	enough = 8
	// hardPull is the pull from which on a check-in counts as a hard moment.
	hardPull = 7
)

// A Day is what the check-ins and visits of one day say, on their own clocks.
type Day struct {
	Date           string   // "2026-11-20"
	CheckIns       int      // how many
	Visits         int      // to the pull
	Mood           int      // the last one said; 0 if none was
	Pull           *float64 // the mean of what check-ins say
	SleepHalfHours *int     // the last one said
	Symptoms       []string // of any check-in, in the order they were marked
	Care           []string // likewise
}

// Days lists the days from first to last that have a check-in or a visit, both
// included and either one empty for no bound, oldest first. ErrInvalid for what
// is no day.
func (b *Book) Days(first, last string) ([]Day, error) {
	urges, err := b.Urges(first, last)
	if err != nil {
		return nil, fmt.Errorf("listing days: %w", err)
	}
	s, _ := span(first, last) // Urges took them
	byDate := map[string]*tally{}
	on := func(date string) *tally {
		if byDate[date] == nil {
			byDate[date] = &tally{Day: Day{Date: date, Symptoms: []string{}, Care: []string{}}}
		}
		return byDate[date]
	}
	for _, c := range b.between(s) { // oldest first: the last word counts
		on(c.Date()).add(c)
	}
	for _, u := range urges {
		on(u.Date()).Visits++
	}
	days := make([]Day, 0, len(byDate))
	for _, t := range byDate {
		days = append(days, t.Day)
	}
	slices.SortFunc(days, func(x, y Day) int { return cmp.Compare(x.Date, y.Date) })
	return days, nil
}

// tally is a Day while it is counted.
type tally struct {
	Day
	pulls, sum int
}

func (t *tally) add(c CheckIn) {
	t.CheckIns++
	if c.Mood != 0 {
		t.Mood = c.Mood
	}
	if c.SleepHalfHours != nil {
		t.SleepHalfHours = clone(c.SleepHalfHours)
	}
	if c.Pull != nil {
		t.pulls, t.sum = t.pulls+1, t.sum+*c.Pull
		mean := float64(t.sum) / float64(t.pulls)
		t.Pull = &mean
	}
	for _, of := range []struct {
		all  *[]string
		more []string
	}{{&t.Symptoms, c.Symptoms}, {&t.Care, c.Care}} {
		for _, s := range of.more {
			if !slices.Contains(*of.all, s) {
				*of.all = append(*of.all, s)
			}
		}
	}
}

// A DayPull is the mean pull of a day.
type DayPull struct {
	Date string // "2026-11-20"
	Pull float64
}

// PullByDay lists the days from first to last on which a check-in said the
// pull, like Days.
func (b *Book) PullByDay(first, last string) ([]DayPull, error) {
	days, err := b.Days(first, last)
	out := []DayPull{}
	for _, d := range days {
		if d.Pull != nil {
			out = append(out, DayPull{d.Date, *d.Pull})
		}
	}
	return out, err
}

// Together counts the days with a kind of care, and the days without it, on
// which the pull was lower than on half of all days. It says what was marked on
// the same days and nothing of why.
type Together struct {
	Care                string // a key of Care, or a person's own words
	Lower, Days         int    // on Lower of Days with it
	LowerOther, Another int    // on LowerOther of Another days without it
}

// TogetherIn counts over days, in the order of Care and then of their names.
// Only days whose pull was said count, and only care with at least 8 days with
// it and 8 without; where no day is lower than half of them, there is nothing
// to say.
func TogetherIn(days []Day) []Together {
	days = slices.DeleteFunc(slices.Clone(days), func(d Day) bool { return d.Pull == nil })
	usual := median(days)
	byCare := map[string]*Together{}
	lower := 0
	for _, d := range days {
		less := *d.Pull < usual
		if less {
			lower++
		}
		for _, c := range d.Care {
			t := byCare[c]
			if t == nil {
				t = &Together{Care: c}
				byCare[c] = t
			}
			t.Days++
			if less {
				t.Lower++
			}
		}
	}
	all := []Together{}
	for _, t := range byCare {
		t.Another, t.LowerOther = len(days)-t.Days, lower-t.Lower
		if lower > 0 && t.Days >= enough && t.Another >= enough {
			all = append(all, *t)
		}
	}
	slices.SortFunc(all, func(x, y Together) int {
		return cmp.Or(cmp.Compare(rank(x.Care), rank(y.Care)), cmp.Compare(x.Care, y.Care))
	})
	return all
}

// rank is where a kind of care stands: a person's own ones last.
func rank(c string) int {
	if i := slices.Index(care, c); i >= 0 {
		return i
	}
	return len(care)
}

// median is the pull in the middle of days; between the two in the middle.
func median(days []Day) float64 {
	pulls := make([]float64, len(days))
	for i, d := range days {
		pulls[i] = *d.Pull
	}
	if len(pulls) == 0 {
		return 0
	}
	slices.Sort(pulls)
	half := len(pulls) / 2
	if len(pulls)%2 == 1 {
		return pulls[half]
	}
	return (pulls[half-1] + pulls[half]) / 2
}

// Hours are hard moments by weekday, Monday first, and hour: visits to the
// pull, and check-ins with a pull of 7 or more, on their own clocks.
type Hours [7][24]int

// Hardest counts the hard moments of the days from first to last. ErrInvalid
// for what is no day.
func (b *Book) Hardest(first, last string) (Hours, error) {
	var h Hours
	urges, err := b.Urges(first, last)
	if err != nil {
		return h, fmt.Errorf("counting hard moments: %w", err)
	}
	add := func(at time.Time) { h[(int(at.Weekday())+6)%7][at.Hour()]++ }
	for _, u := range urges {
		add(u.StartedAt)
	}
	s, _ := span(first, last) // Urges took them
	for _, c := range b.between(s) {
		if c.Pull != nil && *c.Pull >= hardPull {
			add(c.At)
		}
	}
	return h, nil
}
