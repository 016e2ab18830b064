package streak

import (
	"cmp"
	"slices"
	"time"

	"stillwater/app/zones"
)

// mostWeeks is how far back attempts are shown by week: ten years.
const mostWeeks = 522

// throughOthers is the channel of what somebody else carried.
const throughOthers = "through-others"

// Patterns are counts of the other's attempts and nothing else: what they mean
// is for people to say.
type Patterns struct {
	Attempts int     // that are counted
	Weeks    []Week  // every week from the first to this one, empty ones too
	Channels []Count // most first; what names none is not among them
	Tactics  []Count
	Hours    [7][24]int // by weekday from Monday, then by hour, on the clocks where the user was
}

// A Week is the attempts of one, from Monday on, by the person's zone.
type Week struct {
	Monday  string // "2026-11-16"
	Direct  int    // by themselves
	Through int    // through others
}

// A Count is how often something occurs.
type Count struct {
	Key   string
	Count int
}

// Seen counts the attempts among p's events from a moment on, for at most ten
// years; zero begins with the earlier of the start and the first attempt.
// Events may be in any order and must all be p's.
func Seen(p Person, events []Event, from, now time.Time) Patterns {
	loc := p.StartedAt.Location()
	if loc.String() != p.Zone { // not from a Log
		loc = new(zones.Names).Shown(p.Zone)
	}
	begin := from
	if from.IsZero() {
		begin = now
		for i := range events {
			if e := &events[i]; e.Type == Attempt && e.At.Before(begin) {
				begin = e.At
			}
		}
		if p.StartedAt.Before(begin) {
			begin = p.StartedAt
		}
	}
	last := monday(date(now.In(loc)))
	week := min(max(monday(date(begin.In(loc))), last-7*(mostWeeks-1)), last)
	out := Patterns{Weeks: make([]Week, (last-week)/7+1)}
	for i := range out.Weeks {
		out.Weeks[i].Monday = written(week + 7*i)
	}
	clocks := newCalendar(loc, int64(week-7)*day, now.UnixMilli()+day)
	channels, tactics := map[string]int{}, map[string]int{}
	for i := range events {
		e := &events[i]
		n := (monday(clocks.date(e.At.UnixMilli())) - week) / 7
		if e.Type != Attempt || e.At.Before(begin) || n < 0 || n >= len(out.Weeks) {
			continue
		}
		out.Attempts++
		if e.Through != "" || e.Channel == throughOthers {
			out.Weeks[n].Through++
		} else {
			out.Weeks[n].Direct++
		}
		channels[e.Channel]++
		tactics[e.Tactic]++
		out.Hours[(int(e.At.Weekday())+6)%7][e.At.Hour()]++
	}
	out.Channels, out.Tactics = counts(channels), counts(tactics)
	return out
}

func counts(of map[string]int) []Count {
	delete(of, "")
	all := make([]Count, 0, len(of))
	for key, n := range of {
		all = append(all, Count{key, n})
	}
	slices.SortFunc(all, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Key, b.Key)) })
	return all
}
