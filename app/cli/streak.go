package cli

import (
	"fmt"
	"time"

	"stillwater/app/rooms"
	"stillwater/app/streak"
)

// personRow is one person's streak, as JSON.
type personRow struct {
	Person             string `json:"person"`
	CurrentDays        int    `json:"current_days"`
	CurrentHours       int    `json:"current_hours"`
	LongestDays        int    `json:"longest_days"`
	TotalDays          int    `json:"total_days"`
	Since              string `json:"since"`
	Attempts           int    `json:"attempts"`
	AttemptsUnanswered int    `json:"attempts_unanswered"`
}

func (c *call) streak([]string) error {
	return c.inside(func(r *rooms.Rooms, _ string) error {
		var rows []personRow
		for _, p := range r.Streak.People() {
			t := streak.Reckon(p, r.Streak.Events(p.ID), c.o.Now())
			rows = append(rows, personRow{p.Name, t.CurrentDays, t.CurrentHours, t.LongestDays, t.TotalDays,
				t.Since.Format(time.RFC3339), t.Attempts, t.AttemptsUnanswered})
		}
		return list(c, rows, func(p personRow) string {
			return fmt.Sprintf("%s  held %s, longest %s, %s in all, they reached out %s", p.Person, count(p.CurrentDays, "day", "days"),
				count(p.LongestDays, "day", "days"), count(p.TotalDays, "day", "days"), count(p.Attempts, "time", "times"))
		})
	})
}
