package streak_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"stillwater/app/streak"
)

// told reads events such as "contact 2026-01-07 21:00 wrote met" as the clocks
// of zone show them, one a semicolon. "pause A > B" is one from A to B,
// "exchange A within" kept to the rules, "recorded A" says when the one before
// was written down.
func told(t testing.TB, zone, text string) (events []streak.Event) {
	t.Helper()
	for line := range strings.SplitSeq(text, ";") {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		at, rest := f[1]+" "+f[2], f[3:]
		if len(rest) > 0 && strings.ContainsAny(rest[0][:1], "+-") { // an offset
			at, rest = at+" "+rest[0], rest[1:]
		}
		if f[0] == "recorded" {
			events[len(events)-1].RecordedAt = in(t, zone, at).UTC()
			continue
		}
		e := streak.Event{Type: streak.Type(f[0]), At: in(t, zone, at), Zone: zone}
		switch {
		case e.Type == streak.Pause:
			e.Until = in(t, zone, rest[1]+" "+rest[2])
		case len(rest) > 0 && rest[0] == "within":
			e.Within = true
		default:
			for _, l := range rest {
				e.Levels = append(e.Levels, streak.Level(l))
			}
		}
		events = append(events, e)
	}
	return events
}

// figures are the headline's: days and hours now, the longest, all days and
// hours, contacts that ended a run and those before the start.
func figures(r streak.Tally) string {
	return fmt.Sprintf("%dd %dh, longest %d, all %dd %dh, %d+%d", r.CurrentDays, r.CurrentHours, r.LongestDays, r.TotalDays, r.TotalHours, r.Contacts, r.Before)
}

var usual = []streak.Level{streak.Called, streak.Wrote, streak.Replied, streak.Met}

func TestWhatEndsARun(t *testing.T) {
	all := streak.Choices{Levels: usual}
	met := streak.Choices{Levels: usual, Headline: streak.Met}
	six := streak.Choices{Levels: streak.Levels()}
	low := streak.Choices{Levels: usual, Low: &streak.LowContact{Channels: []string{"email"}}}
	const held = "10d 3h, longest 10, all 10d 3h, 0+0" // from the start to now
	const ended = "3d 15h, longest 6, all 10d 3h, 1+0" // by contact on 7 January at 21:00
	for name, c := range map[string]struct {
		choices streak.Choices
		events  string
		want    string
	}{
		"nothing":                           {all, "", held},
		"their attempts":                    {all, "attempt 2026-01-07 21:00; attempt 2026-01-08 21:00", held},
		"a kept level":                      {all, "contact 2026-01-07 21:00 wrote", ended},
		"two kept levels at once":           {all, "contact 2026-01-07 21:00 called met", ended},
		"a level that is not kept":          {all, "contact 2026-01-07 21:00 looked", held},
		"neither of two levels kept":        {all, "contact 2026-01-07 21:00 looked asked", held},
		"one of two levels kept":            {all, "contact 2026-01-07 21:00 looked replied", ended},
		"a look where looks are kept":       {six, "contact 2026-01-07 21:00 looked", ended},
		"asking where asking is kept":       {six, "contact 2026-01-07 21:00 asked", ended},
		"no level said":                     {all, "contact 2026-01-07 21:00", ended},
		"no level said, one level kept":     {streak.Choices{Levels: []streak.Level{streak.Looked}}, "contact 2026-01-07 21:00", ended},
		"nothing chosen ever":               {streak.Choices{}, "contact 2026-01-07 21:00 met", ended},
		"the headline's level":              {met, "contact 2026-01-07 21:00 met", ended},
		"another than the headline's":       {met, "contact 2026-01-07 21:00 wrote", held},
		"the headline's and another":        {met, "contact 2026-01-07 21:00 wrote met", ended},
		"no level said, with a headline":    {met, "contact 2026-01-07 21:00", ended},
		"in a pause":                        {all, "pause 2026-01-07 20:00 > 2026-01-07 22:00; contact 2026-01-07 21:00 met", held},
		"as the pause begins":               {all, "pause 2026-01-07 21:00 > 2026-01-07 22:00; contact 2026-01-07 21:00 met", held},
		"as the pause ends":                 {all, "pause 2026-01-07 20:00 > 2026-01-07 21:00; contact 2026-01-07 21:00 met", ended},
		"a minute before the pause":         {all, "contact 2026-01-07 21:00 met; pause 2026-01-07 21:01 > 2026-01-07 22:00", ended},
		"no level said, in a pause":         {all, "pause 2026-01-07 20:00 > 2026-01-07 22:00; contact 2026-01-07 21:00", held},
		"in a pause recorded afterwards":    {all, "contact 2026-01-07 21:00 met; pause 2026-01-07 00:00 > 2026-01-08 00:00", held},
		"in the second of two that overlap": {all, "pause 2026-01-06 20:00 > 2026-01-07 12:00; pause 2026-01-07 11:00 > 2026-01-07 22:00; contact 2026-01-07 21:00", held},
		"in a long one around a short one":  {all, "pause 2026-01-06 20:00 > 2026-01-07 22:00; pause 2026-01-06 21:00 > 2026-01-06 22:00; contact 2026-01-07 21:00", held},
		"where two pauses touch":            {all, "pause 2026-01-07 21:00 > 2026-01-07 22:00; pause 2026-01-07 20:00 > 2026-01-07 21:00; contact 2026-01-07 21:00", held},
		"between two pauses":                {all, "pause 2026-01-05 20:00 > 2026-01-05 22:00; contact 2026-01-07 21:00; pause 2026-01-08 20:00 > 2026-01-08 22:00", ended},
		"a pause ahead":                     {all, "pause 2026-02-01 00:00 > 2026-02-02 00:00", held},
		"an exchange within the rules":      {low, "exchange 2026-01-07 21:00 within", held},
		"an exchange outside them":          {low, "exchange 2026-01-07 21:00", ended},
		"an exchange outside, by a level":   {low, "exchange 2026-01-07 21:00 wrote", ended},
		"an exchange outside, in a pause":   {low, "pause 2026-01-07 00:00 > 2026-01-08 00:00; exchange 2026-01-07 21:00", held},
		"contact beside exchanges":          {low, "exchange 2026-01-06 21:00 within; contact 2026-01-07 21:00 called; exchange 2026-01-08 21:00 within", ended},
		"two contacts at one instant":       {all, "contact 2026-01-07 21:00 called; contact 2026-01-07 21:00 wrote", "3d 15h, longest 6, all 10d 3h, 2+0"},
		"an attempt at the same instant":    {all, "attempt 2026-01-07 21:00; contact 2026-01-07 21:00 replied", ended},
		"at the start's own instant":        {all, "contact 2026-01-01 09:00 called", "10d 3h, longest 10, all 10d 3h, 1+0"},
		"before the start":                  {all, "contact 2026-01-01 08:59 called; contact 2025-12-24 12:00", "10d 3h, longest 10, all 10d 3h, 0+2"},
		"before the start and after":        {all, "contact 2026-01-07 21:00; contact 2025-12-31 12:00", "3d 15h, longest 6, all 10d 3h, 1+1"},
		"now":                               {all, "contact 2026-01-11 12:00", "0d 0h, longest 10, all 10d 3h, 1+0"},
		"later than now":                    {all, "contact 2026-01-11 12:01", "0d 0h, longest 10, all 10d 3h, 1+0"},
		"out of order": {all, "contact 2026-01-09 09:00; contact 2026-01-03 09:00; contact 2026-01-07 09:00",
			"2d 3h, longest 4, all 10d 3h, 3+0"},
		"half days add up": {all, "contact 2026-01-02 21:00; contact 2026-01-04 09:00; contact 2026-01-05 21:00",
			"5d 15h, longest 5, all 10d 3h, 3+0"},
		"minutes add up": {all, "contact 2026-01-01 09:20; contact 2026-01-01 09:40; contact 2026-01-01 10:00",
			"10d 2h, longest 10, all 10d 3h, 3+0"},
		"back-dated": {all, "contact 2026-01-07 21:00 met; recorded 2026-01-11 11:00", ended},
	} {
		p := streak.Person{StartedAt: in(t, "Europe/Berlin", "2026-01-01 09:00"), Zone: "Europe/Berlin", Choices: c.choices}
		r := streak.Reckon(p, told(t, "Europe/Berlin", c.events), in(t, "Europe/Berlin", "2026-01-11 12:00"))
		if got := figures(r); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// The figures over clocks that are changed, calendars with gaps, and travel.
func TestAllDaysWhateverTheClocksDo(t *testing.T) {
	for _, c := range []struct{ what, zone, start, now, events, want string }{
		{"parts of a day of 25 hours", "Europe/Berlin", "2026-10-24 09:00", "2026-10-25 09:00", "contact 2026-10-24 22:00; contact 2026-10-25 02:30 +01:00",
			"0d 6h, longest 0, all 1d 1h, 2+0"}, // 13 hours, 5½ and 6½
		{"parts of a day of 23 hours", "Europe/Berlin", "2026-03-28 09:00", "2026-03-29 09:00", "contact 2026-03-28 20:00",
			"0d 12h, longest 0, all 0d 23h, 1+0"},
		{"the hour that comes twice", "Europe/Berlin", "2026-10-25 02:15 +02:00", "2026-10-25 02:15 +01:00", "contact 2026-10-25 02:45 +02:00",
			"0d 0h, longest 0, all 0d 1h, 1+0"},
		{"contact in the hour that comes twice, once later", "Europe/Berlin", "2026-10-24 12:00", "2026-10-26 02:30", "contact 2026-10-25 02:30 +01:00",
			"1d 0h, longest 1, all 1d 15h, 1+0"},
		{"New York, forward", "America/New_York", "2026-03-07 12:00", "2026-03-09 12:00", "contact 2026-03-08 03:00", "1d 9h, longest 1, all 1d 23h, 1+0"},
		{"New York, back", "America/New_York", "2026-10-31 12:00", "2026-11-02 12:00", "contact 2026-11-01 12:00", "1d 0h, longest 1, all 2d 0h, 1+0"},
		{"half an hour, on Lord Howe", "Australia/Lord_Howe", "2026-10-03 12:00", "2026-10-05 12:00", "contact 2026-10-04 12:00", "1d 0h, longest 1, all 2d 0h, 1+0"},
		{"the date Samoa skipped", "Pacific/Apia", "2011-12-28 10:00", "2012-01-02 10:00", "contact 2011-12-31 10:00", "2d 0h, longest 3, all 5d 0h, 1+0"},
		{"half of what Samoa skipped", "Pacific/Apia", "2011-12-29 10:00", "2012-01-01 10:00", "contact 2011-12-31 05:00", "1d 5h, longest 1, all 2d 10h, 1+0"},
		{"the leap day", "UTC", "2028-02-28 12:00", "2028-03-02 12:00", "contact 2028-02-29 12:00 met", "2d 0h, longest 2, all 3d 0h, 1+0"},
		{"a day of 25 hours is not more than one", "Europe/Berlin", "2026-10-24 09:00", "2026-10-25 08:59", "", "0d 24h, longest 0, all 0d 23h, 0+0"},
		{"a year with it", "UTC", "2028-01-01 00:00", "2029-01-01 00:00", "", "366d 0h, longest 366, all 366d 0h, 0+0"},
		{"no leap day in 2100", "UTC", "2100-02-28 00:00", "2100-03-02 00:00", "contact 2100-03-01 00:00", "1d 0h, longest 1, all 2d 0h, 1+0"},
		{"a start after the last setback", "UTC", "2026-01-10 00:00", "2026-01-12 00:00", "contact 2026-01-05 00:00; contact 2026-01-07 00:00", "2d 0h, longest 2, all 2d 0h, 0+2"},
		{"before the start", "UTC", "2026-01-10 00:00", "2026-01-09 00:00", "", "0d 0h, longest 0, all 0d 0h, 0+0"},
		{"contact before a start ahead", "UTC", "2026-01-10 00:00", "2026-01-09 00:00", "contact 2026-01-08 00:00", "0d 0h, longest 0, all 0d 0h, 0+1"},
		{"the last day of a leap year to come", "Europe/Berlin", "2040-12-30 12:00", "2041-01-02 12:00", "contact 2040-12-31 12:00", "2d 0h, longest 2, all 3d 0h, 1+0"},
		{"a lifetime to come", "America/New_York", "2030-01-01 00:00", "2130-01-01 00:00", "contact 2080-07-01 00:00", "18080d 0h, longest 18444, all 36524d 0h, 1+0"},
		{"a lifetime", "Europe/Berlin", "1946-01-01 00:00", "2026-01-01 00:00", "contact 1986-01-01 00:00", "14610d 0h, longest 14610, all 29220d 0h, 1+0"},
	} {
		r := reckon(t, c.zone, c.start, c.now, told(t, c.zone, c.events)...)
		if got := figures(r); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

func TestEventsCountOnThePersonsClocks(t *testing.T) {
	p := streak.Person{StartedAt: in(t, "Europe/Berlin", "2026-11-01 22:00"), Zone: "Europe/Berlin"}
	// 08:00 in Tokyo on the 11th is midnight in Berlin on the 11th; 07:59 is on the 10th.
	for at, want := range map[string]string{"2026-11-11 07:59": "2026-11-10", "2026-11-11 08:00": "2026-11-11"} {
		e := streak.Event{Type: streak.Contact, At: in(t, "Asia/Tokyo", at), Zone: "Asia/Tokyo"}
		r := streak.Reckon(p, []streak.Event{e}, in(t, "Pacific/Honolulu", "2026-11-15 12:00"))
		got := ""
		for _, d := range r.Days {
			if d.State == streak.StateContact {
				got += d.Date
			}
		}
		if got != want || r.Since.Location().String() != "Europe/Berlin" {
			t.Errorf("contact at %s in Tokyo is on %q, want %s; since %s", at, got, want, r.Since)
		}
	}
}

func TestEveryLevelHasARunOfItsOwn(t *testing.T) {
	p := streak.Person{StartedAt: in(t, "UTC", "2026-01-01 00:00"), Zone: "UTC", Choices: streak.Choices{
		Levels: []streak.Level{streak.Called, streak.Wrote, streak.Looked}}}
	r := streak.Reckon(p, told(t, "UTC", "contact 2026-01-11 00:00 wrote; contact 2026-01-13 06:00 looked asked; contact 2026-01-16 00:00 wrote looked; contact 2026-01-20 00:00 met"),
		in(t, "UTC", "2026-01-21 12:00"))
	var got []string
	for _, l := range r.Levels {
		got = append(got, fmt.Sprintf("%s %dd %dh longest %d all %dd %dh, %d, since %s", l.Level, l.CurrentDays, l.CurrentHours, l.LongestDays,
			l.TotalDays, l.TotalHours, l.Contacts, l.Since.Format("01-02 15:04")))
	}
	want := `called 20d 12h longest 20 all 20d 12h, 0, since 01-01 00:00
wrote 5d 12h longest 10 all 20d 12h, 2, since 01-16 00:00
looked 5d 12h longest 12 all 20d 12h, 2, since 01-16 00:00`
	if strings.Join(got, "\n") != want {
		t.Errorf("levels are\n%s", strings.Join(got, "\n"))
	}
	if got := figures(r); got != "5d 12h, longest 10, all 20d 12h, 3+0" {
		t.Errorf("together they are %s", got)
	}
}

func TestAttemptsThatWereAnswered(t *testing.T) {
	low := streak.Choices{Levels: usual, Low: &streak.LowContact{}}
	for name, c := range map[string]struct {
		events string
		want   string // attempts, unanswered
	}{
		"never":                            {"attempt 2026-01-05 10:00", "1 1"},
		"within a day":                     {"attempt 2026-01-05 10:00; contact 2026-01-06 10:00 replied", "1 0"},
		"later than a day":                 {"attempt 2026-01-05 10:00; contact 2026-01-06 10:01 replied", "1 1"},
		"before it came":                   {"attempt 2026-01-05 10:00; contact 2026-01-05 09:59 wrote", "1 1"},
		"by a look they do not hear of":    {"attempt 2026-01-05 10:00; contact 2026-01-05 11:00 looked", "1 1"},
		"by asking others":                 {"attempt 2026-01-05 10:00; contact 2026-01-05 11:00 asked", "1 1"},
		"by a look and a word":             {"attempt 2026-01-05 10:00; contact 2026-01-05 11:00 looked wrote", "1 0"},
		"in low contact, within the rules": {"attempt 2026-01-05 10:00; exchange 2026-01-05 11:00 within", "1 0"},
		"by contact in a pause":            {"attempt 2026-01-05 10:00; pause 2026-01-05 00:00 > 2026-01-06 00:00; contact 2026-01-05 11:00 met", "1 1"},
		"before the start":                 {"attempt 2025-12-05 10:00; contact 2025-12-05 11:00 called; attempt 2025-12-15 10:00", "2 1"},
		"one in time, one too late":        {"attempt 2026-01-05 10:00; attempt 2026-01-05 11:00; contact 2026-01-06 10:30 replied; attempt 2026-01-08 10:00", "3 2"},
	} {
		p := streak.Person{StartedAt: in(t, "UTC", "2026-01-01 09:00"), Zone: "UTC", Choices: low}
		r := streak.Reckon(p, told(t, "UTC", c.events), in(t, "UTC", "2026-01-11 12:00"))
		if got := fmt.Sprint(r.Attempts, r.AttemptsUnanswered); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestPausedDaysAreHeldDays(t *testing.T) {
	p := streak.Person{StartedAt: in(t, "Europe/Berlin", "2026-01-03 09:00"), Zone: "Europe/Berlin", Choices: streak.Choices{Levels: usual}}
	events := told(t, "Europe/Berlin", `pause 2026-01-02 22:00 > 2026-01-04 00:00; pause 2026-01-06 10:00 > 2026-01-07 10:00; contact 2026-01-06 11:00 met;
		contact 2026-01-07 10:00 met; contact 2026-01-08 10:00 looked; pause 2026-01-09 10:00 > 2026-02-01 00:00`)
	for now, want := range map[string]string{"2026-01-09 12:00": "true 2026-02-01 00:00", "2026-01-07 09:59": "true 2026-01-07 10:00", "2026-01-07 10:00": "false 0001-01-01 00:00"} {
		r := streak.Reckon(p, events, in(t, "Europe/Berlin", now))
		if got := fmt.Sprint(r.Paused, r.PausedUntil.Format(" 2006-01-02 15:04")); got != want {
			t.Errorf("at %s paused is %s, want %s", now, got, want)
		}
	}
	r := streak.Reckon(p, events, in(t, "Europe/Berlin", "2026-01-09 12:00"))
	var got []string
	for _, d := range r.Days[len(r.Days)-8:] {
		got = append(got, fmt.Sprint(d.Date[8:], d.State, d.Contacts))
	}
	want := "[02 before0 03 paused0 04 held0 05 held0 06 paused1 07 contact1 08 held1 09 paused0]"
	if s := fmt.Sprint(got); strings.ReplaceAll(s, " ", "") != strings.ReplaceAll(want, " ", "") {
		t.Errorf("days are %s", s)
	}
	if got := figures(r); got != "2d 2h, longest 4, all 6d 3h, 1+0" {
		t.Errorf("figures are %s", got)
	}
}

func TestAClockSetBackIsSaid(t *testing.T) {
	p := streak.Person{StartedAt: in(t, "UTC", "2026-01-01 09:00"), Zone: "UTC", CreatedAt: in(t, "UTC", "2026-01-01 09:05")}
	events := "attempt 2026-06-10 12:00; recorded 2026-06-10 12:00"
	for _, c := range []struct{ now, events, want string }{
		{"2026-06-10 12:00", events, "false 160d"},
		{"2026-06-09 12:00", events, "false 159d"},
		{"2026-06-09 11:59", events, "true 160d"},
		{"2025-06-10 12:00", events, "true 160d"},
		{"1970-01-01 00:00", "", "true 0d"},
		{"2027-06-10 12:00", events, "false 525d"},
	} {
		r := streak.Reckon(p, told(t, "UTC", c.events), in(t, "UTC", c.now))
		if got := fmt.Sprintf("%t %dd", r.ClockBehind, r.CurrentDays); got != c.want {
			t.Errorf("at %s: %s, want %s", c.now, got, c.want)
		}
		if r.ClockBehind == r.CountedTo.Equal(in(t, "UTC", c.now)) {
			t.Errorf("at %s counted to %s", c.now, r.CountedTo)
		}
	}
}

func TestAZoneNobodyKnowsIsUTC(t *testing.T) {
	p := streak.Person{StartedAt: in(t, "UTC", "2026-01-01 09:00"), Zone: "Mars/Base"}
	r := streak.Reckon(p, nil, in(t, "Asia/Tokyo", "2026-01-03 18:00"))
	if !r.ZoneUnknown || r.CurrentDays != 2 || r.Days[364].Date != "2026-01-03" {
		t.Errorf("got %v, %d days up to %s", r.ZoneUnknown, r.CurrentDays, r.Days[364].Date)
	}
	if reckon(t, "Asia/Tokyo", "2026-01-01 09:00", "2026-01-03 18:00").ZoneUnknown {
		t.Error("Tokyo is not known")
	}
}

func TestShareOfTheLastSixMonths(t *testing.T) {
	for _, c := range []struct{ start, now, events, want string }{
		{"2026-01-01 09:00", "2026-01-01 09:00", "", "100.0 % of 1"},
		{"2026-01-01 09:00", "2026-01-10 08:00", "contact 2026-01-05 10:00; contact 2026-01-05 11:00", "90.0 % of 10"},
		{"2020-01-01 09:00", "2026-07-15 12:00", "", "100.0 % of 181"},
		{"2020-01-01 09:00", "2026-07-15 12:00", "contact 2026-01-15 12:00", "100.0 % of 181"},
		{"2020-01-01 09:00", "2026-07-15 12:00", "contact 2026-01-16 00:00; contact 2026-07-15 12:00", "98.9 % of 181"},
		{"2020-01-01 09:00", "2026-08-31 12:00", "", "100.0 % of 184"}, // from 1 March
		{"2020-01-01 09:00", "2028-08-31 12:00", "", "100.0 % of 184"}, // from 1 March, after a leap day
		{"2026-01-01 09:00", "2025-01-01 09:00", "", "0.0 % of 0"},
		{"2026-01-01 09:00", "2026-01-04 09:00", "pause 2026-01-02 00:00 > 2026-01-03 00:00; contact 2026-01-02 10:00", "100.0 % of 4"},
	} {
		r := reckon(t, "UTC", c.start, c.now, told(t, "UTC", c.events)...)
		if got := fmt.Sprintf("%.1f %% of %d", 100*r.LastMonths, r.LastMonthsDays); got != c.want {
			t.Errorf("from %s to %s with %q: %s, want %s", c.start, c.now, c.events, got, c.want)
		}
	}
}

// What Loop Habit Tracker's Score.compute gives for a habit of every day, day
// by day.
func TestStrengthIsLoopsScore(t *testing.T) {
	p := streak.Person{StartedAt: in(t, "UTC", "2026-01-01 09:00"), Zone: "UTC"}
	events := told(t, "UTC", "contact 2026-01-20 10:00; contact 2026-01-20 11:00; contact 2026-01-21 09:00; contact 2026-03-01 23:59; contact 2027-05-05 00:00")
	broken := map[string]bool{"2026-01-20": true, "2026-01-21": true, "2026-03-01": true, "2027-05-05": true}
	multiplier := math.Pow(0.5, math.Sqrt(1.0)/13)
	score := 0.0
	for day := p.StartedAt; day.Before(in(t, "UTC", "2027-06-01 09:00")); day = day.AddDate(0, 0, 1) {
		value := 1.0
		if broken[day.Format(time.DateOnly)] {
			value = 0
		}
		score = score*multiplier + value*(1-multiplier)
		var known []streak.Event
		for _, e := range events {
			if !e.At.After(day.Add(15 * time.Hour)) {
				known = append(known, e)
			}
		}
		if got := streak.Reckon(p, known, day.Add(14*time.Hour+59*time.Minute)).Strength; math.Abs(got-score) > 1e-12 {
			t.Fatalf("on %s it is %f, want %f", day.Format(time.DateOnly), got, score)
		}
	}
	if half := reckon(t, "UTC", "2026-01-01 09:00", "2026-01-13 10:00").Strength; math.Abs(half-0.5) > 1e-12 {
		t.Errorf("after thirteen days it is %f", half)
	}
}

func TestOwnMilestones(t *testing.T) {
	p := streak.Person{StartedAt: in(t, "Europe/Berlin", "2026-03-28 02:30"), Zone: "Europe/Berlin", Choices: streak.Choices{Milestones: []int{1, 7, 10, 100}}}
	var got []string
	for _, m := range streak.Reckon(p, nil, in(t, "Europe/Berlin", "2026-04-08 12:00")).Milestones {
		got = append(got, fmt.Sprintf("%s %s %t %t", m.Key, m.Due.Format("2006-01-02 15:04"), m.Reached, m.Own))
	}
	want := `1-day 2026-03-29 03:00 true false
1-week 2026-04-04 02:30 true false
10-day 2026-04-07 02:30 true true
2-week 2026-04-11 02:30 false false
1-month 2026-04-28 02:30 false false
2-month 2026-05-28 02:30 false false
3-month 2026-06-28 02:30 false false
100-day 2026-07-06 02:30 false true
6-month 2026-09-28 02:30 false false
1-year 2027-03-28 03:00 false false`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("milestones are\n%s", s)
	}
}

func TestTheNextDayIsWhole(t *testing.T) {
	for _, c := range []struct{ start, now, want string }{
		{"2026-03-28 02:30", "2026-03-28 12:00", "2026-03-29 03:00"},
		{"2026-03-28 02:30", "2026-03-29 12:00", "2026-03-30 02:30"},
		{"2026-10-24 02:30", "2026-10-24 12:00", "2026-10-25 02:30"},
		{"2026-10-24 09:30", "2026-10-24 09:30", "2026-10-25 09:30"},
	} {
		r := reckon(t, "Europe/Berlin", c.start, c.now)
		if got := r.NextDay.Format("2006-01-02 15:04"); got != c.want {
			t.Errorf("from %s at %s: %s, want %s", c.start, c.now, got, c.want)
		}
		p := streak.Person{StartedAt: in(t, "Europe/Berlin", c.start), Zone: "Europe/Berlin"}
		if before, then := streak.Reckon(p, nil, r.NextDay.Add(-time.Millisecond)), streak.Reckon(p, nil, r.NextDay); then.CurrentDays != before.CurrentDays+1 {
			t.Errorf("from %s, %d days become %d", c.start, before.CurrentDays, then.CurrentDays)
		}
	}
}

func BenchmarkReckon(b *testing.B) {
	p := streak.Person{StartedAt: in(b, "Europe/Berlin", "2016-01-01 09:30"), Zone: "Europe/Berlin", Choices: streak.Choices{Levels: streak.Levels()}}
	now := in(b, "Europe/Berlin", "2026-11-20 12:00")
	of := map[string]func(i int) streak.Type{
		"attempts": func(int) streak.Type { return streak.Attempt },
		"contacts": func(int) streak.Type { return streak.Contact },
		"mixed": func(i int) streak.Type {
			return []streak.Type{streak.Attempt, streak.Contact, streak.Attempt, streak.Exchange}[i%4]
		},
	}
	run := func(name string, place func(i int) int, typ func(i int) streak.Type) {
		events := make([]streak.Event, 20_000)
		for i := range events {
			events[i] = streak.Event{Type: typ(i), At: now.Add(-time.Duration(place(i)) * 17173 * time.Second), Zone: "Europe/Berlin"}
			if i%3 == 0 {
				events[i].Levels = []streak.Level{streak.Wrote}
			}
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				streak.Reckon(p, events, now)
			}
		})
	}
	for name, typ := range of {
		run(name, func(i int) int { return i }, typ) // newest first, as the Log lists them
	}
	run("in-no-order", func(i int) int { return i * 7919 % 20_000 }, of["mixed"])
}

func BenchmarkSeen(b *testing.B) {
	p := streak.Person{StartedAt: in(b, "Europe/Berlin", "2016-01-01 09:30"), Zone: "Europe/Berlin"}
	events := make([]streak.Event, 20_000)
	for i := range events {
		events[i] = streak.Event{Type: streak.Attempt, At: p.StartedAt.Add(time.Duration(i) * 17173 * time.Second), Zone: "Europe/Berlin", Channel: "email"}
	}
	for b.Loop() {
		streak.Seen(p, events, time.Time{}, in(b, "Europe/Berlin", "2026-11-20 12:00"))
	}
}
