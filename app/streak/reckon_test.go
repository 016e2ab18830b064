package streak_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // tests must not depend on the machine's zones

	"stillwater/app/streak"
)

// in reads "2026-03-28 02:30" as the clocks of zone show it, with an offset
// ("2026-10-25 02:30 +01:00") where they show it twice.
func in(t testing.TB, zone, at string) time.Time {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	if when, err := time.Parse("2006-01-02 15:04 -07:00", at); err == nil {
		return when.In(loc)
	}
	when, err := time.ParseInLocation("2006-01-02 15:04", at, loc)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func reckon(t testing.TB, zone, start, now string, events ...streak.Event) streak.Tally {
	t.Helper()
	return streak.Reckon(streak.Person{StartedAt: in(t, zone, start).UTC(), Zone: zone}, events, in(t, zone, now))
}

func TestDaysAreWholeByTheClockOnTheWall(t *testing.T) {
	for _, c := range []struct {
		zone, start, now string
		want             string // days and hours
	}{
		{"UTC", "2026-11-20 09:30", "2026-11-20 09:30", "0d 0h"},
		{"UTC", "2026-11-20 09:30", "2026-11-21 09:29", "0d 23h"},
		{"UTC", "2026-11-20 09:30", "2026-11-21 09:30", "1d 0h"},
		{"Europe/Berlin", "2026-10-04 09:30", "2026-11-20 08:12", "46d 22h"},
		// Clocks go forward: the 29th has 23 hours, and no 02:30.
		{"Europe/Berlin", "2026-03-28 09:30", "2026-03-29 09:29", "0d 22h"},
		{"Europe/Berlin", "2026-03-28 09:30", "2026-03-29 09:30", "1d 0h"},
		{"Europe/Berlin", "2026-03-28 02:30", "2026-03-29 01:59", "0d 23h"},
		{"Europe/Berlin", "2026-03-28 02:30", "2026-03-29 03:00", "1d 0h"},
		{"Europe/Berlin", "2026-03-28 02:30", "2026-03-30 02:29", "1d 23h"},
		{"Europe/Berlin", "2026-03-28 02:30", "2026-03-30 02:30", "2d 0h"},
		{"America/New_York", "2026-03-07 02:30", "2026-03-08 01:59", "0d 23h"},
		{"America/New_York", "2026-03-07 02:30", "2026-03-08 03:00", "1d 0h"},
		{"Europe/London", "2026-03-28 01:30", "2026-03-29 00:59", "0d 23h"},
		{"Europe/London", "2026-03-28 01:30", "2026-03-29 02:00", "1d 0h"},
		{"America/Sao_Paulo", "2018-11-03 00:00", "2018-11-04 01:00", "1d 0h"}, // no midnight
		// Clocks go back: the 25th has 25 hours, and 02:30 twice.
		{"Europe/Berlin", "2026-10-24 09:30", "2026-10-25 09:29", "0d 24h"},
		{"Europe/Berlin", "2026-10-24 09:30", "2026-10-25 09:30", "1d 0h"},
		{"Europe/Berlin", "2026-10-24 02:30", "2026-10-25 02:29 +02:00", "0d 23h"},
		{"Europe/Berlin", "2026-10-24 02:30", "2026-10-25 02:30 +02:00", "1d 0h"},
		{"Europe/Berlin", "2026-10-24 02:30", "2026-10-25 02:00 +01:00", "1d 0h"},
		{"Europe/Berlin", "2026-10-25 02:30 +01:00", "2026-10-25 02:45 +01:00", "0d 0h"},
		{"Europe/Berlin", "2026-10-25 02:30 +02:00", "2026-10-25 02:30 +01:00", "0d 1h"},
		{"Europe/Berlin", "2026-10-25 02:30 +01:00", "2026-10-26 02:30", "1d 0h"},
		{"America/New_York", "2026-10-31 01:30", "2026-11-01 01:30 -04:00", "1d 0h"},
		{"America/New_York", "2026-10-31 01:30", "2026-11-01 01:00 -05:00", "1d 0h"},
		// Back over midnight: the new date had begun for a minute.
		{"America/St_Johns", "2010-11-06 00:00", "2010-11-06 23:30 -03:30", "1d 0h"},
		{"America/St_Johns", "2010-11-06 00:00", "2010-11-06 23:59 -02:30", "0d 23h"},
		// Zones with half hours and a half-hour change.
		{"Asia/Kathmandu", "2026-11-20 00:00", "2026-11-21 00:00", "1d 0h"},
		{"Asia/Kolkata", "2026-11-20 23:59", "2026-11-21 23:58", "0d 23h"},
		{"Australia/Lord_Howe", "2026-10-03 02:15", "2026-10-04 02:30", "1d 0h"},
		{"Australia/Lord_Howe", "2026-04-04 12:00", "2026-04-05 11:59", "0d 24h"},
		// Leap days.
		{"UTC", "2028-02-28 23:59", "2028-02-29 23:59", "1d 0h"},
		{"UTC", "2028-02-28 23:59", "2028-03-01 23:58", "1d 23h"},
		{"UTC", "2027-02-28 00:00", "2027-03-01 00:00", "1d 0h"},
		{"UTC", "2024-02-29 00:00", "2028-02-29 00:00", "1461d 0h"},
		// The zone that had no 30 December 2011.
		{"Pacific/Apia", "2011-12-29 10:00", "2011-12-29 23:59", "0d 13h"},
		{"Pacific/Apia", "2011-12-29 10:00", "2011-12-31 00:00", "1d 0h"},
		{"Pacific/Apia", "2011-12-29 10:00", "2011-12-31 09:59", "1d 9h"},
		{"Pacific/Apia", "2011-12-29 10:00", "2011-12-31 10:00", "2d 0h"},
		{"Pacific/Apia", "2011-12-28 05:00", "2011-12-31 00:00", "2d 0h"},
		// The first and last minute of a day, a clock set back, a long life.
		{"Europe/Berlin", "2026-11-20 00:00", "2026-11-20 23:59", "0d 23h"},
		{"Europe/Berlin", "2026-11-20 23:59", "2026-11-21 00:00", "0d 0h"},
		{"Europe/Berlin", "2026-11-20 09:30", "2026-11-20 09:29", "0d 0h"},
		{"Europe/Berlin", "2026-11-20 09:30", "1970-01-01 00:00", "0d 0h"},
		{"UTC", "1900-01-01 00:00", "9999-12-31 23:59", "2958463d 23h"},
	} {
		tally := reckon(t, c.zone, c.start, c.now)
		if got := fmt.Sprintf("%dd %dh", tally.CurrentDays, tally.CurrentHours); got != c.want {
			t.Errorf("%s: from %s to %s is %s, want %s", c.zone, c.start, c.now, got, c.want)
		}
		if tally.TotalDays != tally.CurrentDays || tally.LongestDays != tally.CurrentDays {
			t.Errorf("%s: one run counts %+v", c.zone, tally)
		}
	}
}

// Whatever the zone, a day once counted is never taken back as time goes on.
func TestDaysNeverGoBack(t *testing.T) {
	for zone, from := range map[string]string{"Europe/Berlin": "2026-10-20 02:30", "America/New_York": "2026-03-04 02:30",
		"Pacific/Apia": "2011-12-26 10:15", "America/St_Johns": "2010-11-03 00:00", "Australia/Lord_Howe": "2026-04-01 01:45"} {
		p := streak.Person{StartedAt: in(t, zone, from), Zone: zone}
		held := 0
		for at := p.StartedAt; at.Before(p.StartedAt.AddDate(0, 0, 9)); at = at.Add(10 * time.Minute) {
			tally := streak.Reckon(p, nil, at)
			if step := tally.CurrentDays - held; step < 0 || step > 1 || tally.CurrentHours < 0 || tally.CurrentHours > 24 {
				t.Fatalf("%s: at %s it is %d days %d hours after %d days", zone, at, tally.CurrentDays, tally.CurrentHours, held)
			}
			held = tally.CurrentDays
		}
	}
}

func TestContactStartsAnewAndTakesNothing(t *testing.T) {
	const zone = "Europe/Berlin"
	contact := func(at string) streak.Event {
		return streak.Event{Type: streak.Contact, At: in(t, zone, at).UTC(), Zone: "UTC"}
	}
	attempt := func(at string) streak.Event {
		return streak.Event{Type: streak.Attempt, At: in(t, zone, at).UTC(), Zone: "UTC"}
	}
	for name, c := range map[string]struct {
		now    string
		events []streak.Event
		want   string // current, hours, longest, total, attempts, unanswered, since
	}{
		"nothing yet": {"2026-01-11 12:00", nil, "10 3 10 10 0 0 2026-01-01 09:00"},
		"attempts": {"2026-01-11 12:00", []streak.Event{attempt("2026-01-05 10:00"), attempt("2025-12-01 10:00")},
			"10 3 10 10 2 2 2026-01-01 09:00"},
		"one contact": {"2026-01-11 12:00", []streak.Event{contact("2026-01-07 21:00")}, "3 15 6 10 0 0 2026-01-07 21:00"},
		"contacts in any order": {"2026-01-31 12:00",
			[]streak.Event{contact("2026-01-20 09:00"), contact("2026-01-05 08:59"), contact("2026-01-20 09:00")},
			"11 3 15 30 0 0 2026-01-20 09:00"},
		"contact at the start":   {"2026-01-11 12:00", []streak.Event{contact("2026-01-01 09:00")}, "10 3 10 10 0 0 2026-01-01 09:00"},
		"contact before it":      {"2026-01-11 12:00", []streak.Event{contact("2026-01-01 08:59")}, "10 3 10 10 0 0 2026-01-01 09:00"},
		"contact just ahead":     {"2026-01-11 12:00", []streak.Event{contact("2026-01-11 12:01")}, "0 0 10 10 0 0 2026-01-11 12:01"},
		"clock set back":         {"2025-06-01 12:00", []streak.Event{contact("2026-01-07 21:00")}, "0 0 0 0 0 0 2026-01-07 21:00"},
		"clock set back between": {"2026-01-03 09:00", []streak.Event{contact("2026-01-07 21:00"), contact("2026-01-09 21:00")}, "0 0 2 2 0 0 2026-01-09 21:00"},
		"answered within a day": {"2026-01-11 12:00",
			[]streak.Event{attempt("2026-01-06 21:00"), attempt("2026-01-06 20:59"), attempt("2026-01-07 21:00"), attempt("2026-01-07 21:01"), contact("2026-01-07 21:00")},
			"3 15 6 10 4 2 2026-01-07 21:00"},
	} {
		t.Run(name, func(t *testing.T) {
			before := slices.Clone(c.events)
			r := reckon(t, zone, "2026-01-01 09:00", c.now, c.events...)
			got := fmt.Sprint(r.CurrentDays, r.CurrentHours, r.LongestDays, r.TotalDays, r.Attempts, r.AttemptsUnanswered, r.Since.Format(" 2006-01-02 15:04"))
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if !reflect.DeepEqual(before, c.events) {
				t.Error("the events were changed")
			}
		})
	}
}

func TestYearOfDays(t *testing.T) {
	at := func(typ streak.Type, when string) streak.Event {
		return streak.Event{Type: typ, At: in(t, "Pacific/Auckland", when).UTC()}
	}
	r := reckon(t, "Pacific/Auckland", "2026-11-15 23:59", "2026-11-20 00:00",
		at(streak.Contact, "2026-11-17 00:00"), at(streak.Attempt, "2026-11-17 23:59"), at(streak.Attempt, "2026-11-17 00:00"),
		at(streak.Attempt, "2026-11-14 12:00"), at(streak.Attempt, "2025-11-20 23:59"), at(streak.Attempt, "2026-11-21 00:00"))
	if len(r.Days) != 365 || r.Days[0] != (streak.Day{Date: "2025-11-21", State: "before"}) {
		t.Errorf("the year has %d days from %+v", len(r.Days), r.Days[0])
	}
	got := fmt.Sprint(r.Days[357:])
	want := "[{2026-11-13 before 0 0} {2026-11-14 before 1 0} {2026-11-15 held 0 0} {2026-11-16 held 0 0} {2026-11-17 contact 2 1} {2026-11-18 held 0 0} {2026-11-19 held 0 0} {2026-11-20 held 0 0}]"
	if got != want {
		t.Errorf("the last days are %s", got)
	}
	seen := map[string]bool{}
	for _, d := range reckon(t, "Pacific/Apia", "2010-01-01 00:00", "2012-03-10 00:00").Days {
		seen[d.Date] = true
	}
	if len(seen) != 365 || !seen["2012-02-29"] || !seen["2011-12-30"] {
		t.Errorf("a leap year and a skipped day give %d dates", len(seen))
	}
}

func TestMilestones(t *testing.T) {
	for _, c := range []struct{ zone, start, now, want string }{
		{"Europe/Berlin", "2026-01-31 09:30", "2026-03-31 09:29", `1-day 2026-02-01 09:30 reached
1-week 2026-02-07 09:30 reached
2-week 2026-02-14 09:30 reached
1-month 2026-02-28 09:30 reached
2-month 2026-03-31 09:30 ahead
3-month 2026-04-30 09:30 ahead
6-month 2026-07-31 09:30 ahead
1-year 2027-01-31 09:30 ahead`},
		{"Europe/Berlin", "2024-02-29 02:30", "2027-02-28 02:30", `1-day 2024-03-01 02:30 reached
1-week 2024-03-07 02:30 reached
2-week 2024-03-14 02:30 reached
1-month 2024-03-29 02:30 reached
2-month 2024-04-29 02:30 reached
3-month 2024-05-29 02:30 reached
6-month 2024-08-29 02:30 reached
1-year 2025-02-28 02:30 reached
2-year 2026-02-28 02:30 reached
3-year 2027-02-28 02:30 reached
4-year 2028-02-29 02:30 ahead`},
	} {
		var lines []string
		for _, m := range reckon(t, c.zone, c.start, c.now).Milestones {
			lines = append(lines, fmt.Sprint(m.Key, m.Due.Format(" 2006-01-02 15:04 "), map[bool]string{true: "reached", false: "ahead"}[m.Reached]))
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("from %s:\n%s", c.start, got)
		}
	}
	r := reckon(t, "UTC", "2020-01-01 00:00", "2026-01-01 00:00", streak.Event{Type: streak.Contact, At: in(t, "UTC", "2025-12-30 00:00")})
	if len(r.Milestones) != 8 || !r.Milestones[0].Reached || r.Milestones[1].Reached {
		t.Errorf("after a contact the milestones are %+v", r.Milestones)
	}
}
