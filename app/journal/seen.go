package journal

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"time"
)

// A Day is a day with entries, on the clocks of their own zones.
type Day struct {
	Date           string // "2026-11-20"
	Entries, Words int
	Mood           int  // the last one said; 0 if none was
	Pull           *int // the last one said
}

// Days lists the days with entries between from and to, both included, oldest
// first. ErrInvalid for what are no days.
func (b *Book) Days(from, to string) ([]Day, error) {
	first, err := parseDay(from)
	last := 0
	if err == nil {
		last, err = parseDay(to)
	}
	if err != nil {
		return nil, fmt.Errorf("listing days: %w", err)
	}
	days := []Day{}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, it := range b.cat.between(first, last) {
		date := dayText(it.day)
		if len(days) == 0 || days[len(days)-1].Date != date {
			days = append(days, Day{Date: date})
		}
		d := &days[len(days)-1]
		d.Entries++
		d.Words += it.Words
		if it.Mood != 0 { // the items come oldest first
			d.Mood = it.Mood
		}
		if it.Pull != nil {
			d.Pull = clone(it.Pull)
		}
	}
	return days, nil
}

// between returns the live items of the days from first to last, by day and
// then by time, oldest first.
func (c *catalogue) between(first, last int) []*item {
	all := c.on(shelf{})
	// Items stand by instant and not by day: two days more on either side
	// hold whatever zone they are of.
	start := time.Date(first/10000, time.Month(first/100%100), first%100-2, 0, 0, 0, 0, time.UTC).UnixMilli()
	end := time.Date(last/10000, time.Month(last/100%100), last%100+3, 0, 0, 0, 0, time.UTC).UnixMilli()
	i := sort.Search(len(all), func(i int) bool { return all[i].At < end })
	j := sort.Search(len(all), func(j int) bool { return all[j].At < start })
	found := slices.DeleteFunc(slices.Clone(all[i:max(i, j)]), func(it *item) bool { return it.day < first || it.day > last })
	slices.Reverse(found)
	slices.SortStableFunc(found, func(a, b *item) int { return a.day - b.day })
	return found
}

// A MonthSeen is what a month with entries held.
type MonthSeen struct {
	Month          string // "2026-11"
	Entries, Words int
	Moods          [clearestDay + 1]int // entries of each mood
	Feelings       []Counted            // the most frequent first
	Kinds          map[EntryKind]int
}

// MonthsSeen lists what every month held, oldest first, without the trash.
func (b *Book) MonthsSeen() []MonthSeen {
	b.mu.Lock()
	defer b.mu.Unlock()
	byMonth := map[int][]*item{}
	for _, it := range b.cat.on(shelf{}) {
		byMonth[it.day/100] = append(byMonth[it.day/100], it)
	}
	months := make([]MonthSeen, 0, len(byMonth))
	for month, items := range byMonth {
		m := MonthSeen{Month: fmt.Sprintf("%04d-%02d", month/100, month%100), Entries: len(items), Kinds: map[EntryKind]int{}}
		feelings := tally{}
		for _, it := range items {
			m.Words += it.Words
			m.Moods[it.Mood]++
			m.Kinds[it.kind()]++
			feelings.add(it.Feelings)
		}
		m.Feelings = feelings.sorted()
		months = append(months, m)
	}
	slices.SortFunc(months, func(a, b MonthSeen) int {
		if a.Month < b.Month {
			return -1
		}
		return 1
	})
	return months
}

// OnThisDay lists the entries of the same day in earlier years, newest first.
// On 28 February of a year without a 29th that one's are among them. ErrInvalid
// for what is no day.
func (b *Book) OnThisDay(ctx context.Context, date string) ([]Row, error) {
	today, err := parseDay(date)
	if err != nil {
		return nil, fmt.Errorf("looking back: %w", err)
	}
	const leap = 229
	year, day := today/10000, today%10000
	short := day == leap-1 && time.Date(year, time.February, 29, 0, 0, 0, 0, time.UTC).Day() != 29
	b.mu.Lock()
	var items []*item
	for _, it := range b.cat.on(shelf{}) {
		if of := it.day % 10000; it.day/10000 < year && (of == day || short && of == leap) {
			items = append(items, it)
		}
	}
	b.mu.Unlock()
	rows, err := b.rows(ctx, items)
	if err != nil {
		return nil, fmt.Errorf("looking back: %w", err)
	}
	return rows, nil
}
