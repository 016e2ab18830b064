package cli

import (
	"fmt"
	"strings"
	"time"

	"stillwater/app/store"
	"stillwater/app/streak"
)

// streak is the year with R., whom contact is not kept with, and K. at work,
// with whom it is kept low.
func (d *demo) streak() error {
	people := map[string]store.ID{}
	for _, p := range []struct {
		name, start string
		choices     streak.Choices
	}{
		{"R.", demoStart, streak.Choices{Levels: []streak.Level{streak.Called, streak.Wrote, streak.Replied, streak.Met, streak.Looked}, Milestones: []int{100}}},
		{"K. at work", "148 09:00", streak.Choices{Low: &streak.LowContact{Channels: []string{"email", "at-work"}, Topics: []string{"the rota", "the shared budget"},
			Rules: []string{"business-only", "no-feelings", "wait"}, WaitHours: 4}}},
	} {
		at := d.at(p.start)
		d.later(24 * time.Hour)
		kept, err := d.r.Streak.Start(d.ctx, p.name, at, d.zone)
		if err == nil {
			kept, err = d.r.Streak.Choose(d.ctx, kept.ID, p.choices)
		}
		if err != nil {
			return err
		}
		people[p.name] = kept.ID
	}
	return d.each("streak.txt", func(s section) error {
		part := fields(s.rest, 4)
		said, note := remarks(s.body)
		person := "R."
		if said["person"] != "" {
			person = said["person"]
		}
		e := streak.Event{Person: people[person], At: d.at(s.when), Zone: d.zone, Channel: part[1],
			Details: streak.Details{Note: strings.TrimSpace(note), Gave: said["gave"], Help: said["help"], Topic: said["topic"]}}
		d.later(5 * time.Minute)
		var err error
		switch streak.Type(part[0]) {
		case streak.Attempt:
			e.Tactic, e.Through = part[2], part[3]
			_, err = d.r.Streak.Attempt(d.ctx, e)
		case streak.Contact:
			for _, l := range words(part[2]) {
				e.Levels = append(e.Levels, streak.Level(l))
			}
			_, err = d.r.Streak.Contact(d.ctx, e)
		case streak.Pause:
			hours := number(part[2])
			if hours == nil {
				return fmt.Errorf("a pause of %q hours", part[2])
			}
			e.Until = e.At.Add(time.Duration(*hours) * time.Hour)
			_, err = d.r.Streak.Pause(d.ctx, e)
		default:
			e.Within, e.Waited = part[2] == "within", part[3] == "waited"
			_, err = d.r.Streak.Exchange(d.ctx, e)
		}
		return err
	})
}
