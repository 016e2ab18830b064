package evidence

import (
	"cmp"
	"slices"
	"time"
)

// Patterns are counts over incidents and nothing else: what they mean is for
// people to say. Days are written as 2026-11-20.
type Patterns struct {
	Incidents int    // that are counted
	Undated   int    // of unknown time, in none of the counts by time
	Unhoured  int    // counted by day, in no hour
	From      string // the first day something happened, empty if none is known
	Until     string // the last
	Weeks     []Week // every week from the first to the last, empty ones too
	Hours     [7][24]int
	Channels  []Tally // most first
	Tactics   []Tally
	Phases    []PhaseDay // as tagged, in order of time
	Breaches  []string   // days on which an order or agreement was broken, in order
	Marks     []Mark     // the person's own dates from the first week to the last
}

// A Week is what happened in one, from Monday on.
type Week struct {
	Monday   string
	Count    int
	Severity [maxSeverity + 1]int // how many of each; 0 is those not said
	Fear     int                  // the highest that is said, 0 if none is
}

// A PhaseDay is a day the person tagged with a phase.
type PhaseDay struct {
	Day   string
	Phase Phase
}

// A Tally is how often something occurs.
type Tally struct {
	Key   string
	Count int
}

// Count counts incidents outside the trash that happened from a moment on and
// before another, in a zone; zero times leave that side open. One that
// happened between two times counts at the first of them.
func Count(incidents []Incident, marks []Mark, from, until time.Time, zone *time.Location) Patterns {
	var p Patterns
	channels, tactics := map[string]int{}, map[string]int{}
	var dated []dayed
	for _, in := range incidents {
		at := in.Happened.At
		switch {
		case !in.TrashedAt.IsZero():
			continue
		case in.Happened.Sure == Unknown && (!from.IsZero() || !until.IsZero()):
			continue
		case in.Happened.Sure == Unknown:
			p.Undated++
		case !from.IsZero() && at.Before(from), !until.IsZero() && !at.Before(until):
			continue
		case in.Happened.Sure == Day: // that day, wherever it is looked at from
			dated = append(dated, dayed{civil(at), at, in})
		default:
			dated = append(dated, dayed{civil(at.In(zone)), at.In(zone), in})
		}
		p.Incidents++
		if in.Channel != "" {
			channels[in.Channel]++
		}
		for _, t := range in.Tactics {
			tactics[string(t)]++
		}
	}
	p.Channels, p.Tactics = tallies(channels), tallies(tactics)
	slices.SortFunc(dated, func(a, b dayed) int {
		return cmp.Or(a.day.Compare(b.day), a.at.Compare(b.at), cmp.Compare(a.Number, b.Number))
	})
	for _, in := range dated {
		p.add(in)
	}
	if n := len(dated); n > 0 {
		p.From, p.Until = dated[0].day.Format(time.DateOnly), dated[n-1].day.Format(time.DateOnly)
		after := monday(dated[n-1].day).AddDate(0, 0, 7).Format(time.DateOnly)
		for _, m := range marks {
			if m.Day >= p.Weeks[0].Monday && m.Day < after {
				p.Marks = append(p.Marks, m)
			}
		}
	}
	slices.SortFunc(p.Marks, func(a, b Mark) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Label, b.Label)) })
	return p
}

// dayed is an incident on its day, which is kept as midnight UTC, so that no
// zone's clock change is in the way of counting days.
type dayed struct {
	day, at time.Time
	Incident
}

// civil is the day of t on its own clock.
func civil(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func monday(day time.Time) time.Time { return day.AddDate(0, 0, -weekday(day)) }

// weekday counts from Monday, 0.
func weekday(day time.Time) int { return (int(day.Weekday()) + 6) % 7 }

// add counts one incident that has a time; they come in order of their days.
func (p *Patterns) add(in dayed) {
	w := p.week(monday(in.day))
	w.Count++
	w.Severity[in.Severity]++
	if in.Fear != nil {
		w.Fear = max(w.Fear, *in.Fear)
	}
	if in.Happened.Sure == Exact || in.Happened.Sure == About {
		p.Hours[weekday(in.day)][in.at.Hour()]++
	} else {
		p.Unhoured++
	}
	day := in.day.Format(time.DateOnly)
	if in.Phase != "" {
		p.Phases = append(p.Phases, PhaseDay{day, in.Phase})
	}
	if in.Breach.Is {
		p.Breaches = append(p.Breaches, day)
	}
}

// week is the last week, with all between it and the one before.
func (p *Patterns) week(monday time.Time) *Week {
	want := monday.Format(time.DateOnly)
	for len(p.Weeks) == 0 || p.Weeks[len(p.Weeks)-1].Monday < want {
		next := want
		if n := len(p.Weeks); n > 0 {
			last, _ := time.Parse(time.DateOnly, p.Weeks[n-1].Monday)
			next = last.AddDate(0, 0, 7).Format(time.DateOnly)
		}
		p.Weeks = append(p.Weeks, Week{Monday: next})
	}
	return &p.Weeks[len(p.Weeks)-1]
}

func tallies(counts map[string]int) (all []Tally) {
	for key, n := range counts {
		all = append(all, Tally{key, n})
	}
	slices.SortFunc(all, func(a, b Tally) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Key, b.Key)) })
	return all
}

// Patterns counts the incidents that are kept; see Count. ErrInvalid for a
// zone nobody knows.
func (l *Locker) Patterns(from, until time.Time, zone string) (Patterns, error) {
	loc, err := location(zone)
	if err != nil {
		return Patterns{}, err
	}
	_, incidents := l.snapshot()
	return Count(incidents, l.Marks(), from, until, loc), nil
}
