package app

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// ago is a moment before now as the page sends it.
func ago(d time.Duration) string { return time.Now().Add(-d).Format(time.RFC3339) }

const aDay = 24 * time.Hour

// TestTheStreakOverTheBridge walks the streak through the methods the page
// calls.
func TestTheStreakOverTheBridge(t *testing.T) {
	d := newDesk(t)
	if _, err := d.streak.Get(); d.code(err) != "locked" {
		t.Errorf("locked: %v", err)
	}
	must(t, d.session.Create(good, nil))
	p, err := d.streak.Start("R.", ago(20*aDay), "UTC")
	must(t, err)
	if p.Headline != "" || p.Low != nil || len(p.Levels) != 4 || p.PutAwayAt != "" {
		t.Errorf("started %+v", p)
	}
	tally := func() Tally {
		t.Helper()
		all, err := d.streak.Get()
		must(t, err)
		if len(all) != 1 {
			t.Fatalf("%d people", len(all))
		}
		return all[0]
	}

	// Both ledgers: the first never breaks the second.
	a, err := d.streak.Attempt(Contact{Person: p.ID, At: ago(time.Hour), Zone: "UTC", Channel: "gift", Note: "Lilies.", Tactic: "love-bombing", Gave: "none of an attempt's"})
	must(t, err)
	if a.Type != "attempt" || a.Gave != "" || a.Incident != "" || a.Exhibits == nil {
		t.Errorf("noted %+v", a)
	}
	c, err := d.streak.Contact(Contact{Person: p.ID, At: ago(10 * aDay), Zone: "UTC", Levels: []string{"wrote"}, Gave: "An hour.", Help: "Mira."})
	must(t, err)
	if got := tally(); got.CurrentDays != 10 || got.TotalDays != 20 || got.Contacts != 1 || got.Attempts != 1 || got.AttemptsUnanswered != 1 || got.EventCount != 2 ||
		got.Levels[0].Level != "called" || got.Levels[0].CurrentDays != 20 || got.LastMonthsDays != 21 {
		t.Errorf("tally %+v", got)
	}
	c, err = d.streak.Revise(EventDetails{ID: c.ID, Note: "It was late.", Gave: c.Gave, Help: "Mira first."})
	must(t, err)
	if c.Note != "It was late." || c.Help != "Mira first." || c.Levels[0] != "wrote" {
		t.Errorf("revised to %+v", c)
	}
	page, err := d.streak.Events(EventQuery{Person: p.ID, Type: "contact", Limit: 1})
	must(t, err)
	if page.Total != 1 || page.Rows[0].ID != c.ID {
		t.Errorf("contacts %+v", page)
	}
	if page, err = d.streak.Events(EventQuery{Person: p.ID, Offset: 7}); err != nil || page.Total != 2 || page.Rows == nil || len(page.Rows) != 0 {
		t.Errorf("beyond the end: %+v, %v", page, err)
	}

	// What is chosen decides what stands in front.
	low := &LowContact{Channels: []string{"email"}, Rules: []string{"business-only"}, WaitHours: 4}
	p, err = d.streak.Choose(PersonChoices{ID: p.ID, Levels: []string{"wrote", "met"}, Headline: "met", Low: low, Milestones: []int{21}})
	must(t, err)
	if got := tally(); got.CurrentDays != 20 || len(got.Levels) != 2 || got.Person.Low.WaitHours != 4 || got.Person.Low.Topics == nil {
		t.Errorf("tally %+v", got)
	}
	x, err := d.streak.Exchange(Contact{Person: p.ID, At: ago(time.Minute), Zone: "UTC", Channel: "email", Topic: "shoes", Within: true, Waited: true})
	must(t, err)
	if x.Topic != "shoes" || !x.Within || !x.Waited {
		t.Errorf("exchange %+v", x)
	}
	pause, err := d.streak.Pause(Contact{Person: p.ID, At: ago(time.Hour), Until: ago(-time.Hour), Zone: "UTC", Note: "Court"})
	must(t, err)
	if got := tally(); !got.Paused || got.CurrentDays != 20 || got.Days[364].State != "paused" {
		t.Errorf("tally %+v", got)
	}
	_, err = d.streak.EndPause(pause.ID)
	must(t, err)
	if tally().Paused {
		t.Error("it is still paused")
	}
	p, err = d.streak.SetStart(p.ID, ago(5*aDay), "UTC")
	must(t, err)
	if got := tally(); got.CurrentDays != 5 || got.Before != 1 || p.StartSetAt == "" {
		t.Errorf("tally %+v", got)
	}
	seen, err := d.streak.Seen(p.ID, "")
	must(t, err)
	if seen.Attempts != 1 || len(seen.Hours) != 7 || len(seen.Hours[0]) != 24 || seen.Tactics[0] != (Occurs{"love-bombing", 1}) || len(seen.Weeks) == 0 {
		t.Errorf("seen %+v", seen)
	}

	// Away, back, and gone.
	_, err = d.streak.PutAway(p.ID)
	must(t, err)
	away, err := d.streak.Away()
	must(t, err)
	if all, err := d.streak.Get(); err != nil || len(all) != 0 || len(away) != 1 || away[0].Events != 4 {
		t.Errorf("shown %v, away %+v, %v", all, away, err)
	}
	_, err = d.streak.BringBack(p.ID)
	must(t, err)
	if _, err := d.streak.Remove(p.ID); d.code(err) != "invalid" {
		t.Errorf("somebody in view is removed: %v", err)
	}
	_, err = d.streak.PutAway(p.ID)
	must(t, err)
	if n, err := d.streak.Remove(p.ID); err != nil || n != 4 {
		t.Errorf("%d events went, %v", n, err)
	}
	if _, err := d.streak.Events(EventQuery{Person: p.ID}); d.code(err) != "not-found" {
		t.Errorf("events of nobody: %v", err)
	}
}

func TestAnAttemptTakesFilesAndBecomesAnIncident(t *testing.T) {
	d := newDesk(t)
	must(t, d.session.Create(good, nil))
	p, err := d.streak.Start("R.", ago(aDay), "UTC")
	must(t, err)
	a, err := d.streak.Attempt(Contact{Person: p.ID, At: ago(time.Hour), Zone: "UTC", Channel: "email", Note: "Four gentle lines."})
	must(t, err)
	path := filepath.Join(t.TempDir(), "mail.eml")
	must(t, os.WriteFile(path, []byte("From: r\n\nDear one"), 0o600))
	must(t, d.streak.DropInto(a.ID, true))
	d.drop([]string{path})
	d.settled(t)
	must(t, d.streak.DropInto("", false))
	a, err = d.streak.AttemptIncident(a.ID, "")
	must(t, err)
	in, err := d.evidence.Incident(a.Incident)
	must(t, err)
	if in.What != "Four gentle lines." || len(in.Exhibits) != 1 || !in.Exhibits[0].Sealed || len(a.Exhibits) != 1 || a.Exhibits[0] != in.Exhibits[0].ID {
		t.Errorf("the incident is %+v of %+v", in, a)
	}
	if got, err := d.streak.Event(a.ID); err != nil || got.Incident != a.Incident {
		t.Errorf("the attempt is %+v, %v", got, err)
	}
	for name, err := range map[string]error{
		"no such incident": second(d.streak.Revise(EventDetails{ID: a.ID, Incident: a.ID})),
		"no such exhibit":  second(d.streak.Attempt(Contact{Person: p.ID, At: ago(0), Zone: "UTC", Exhibits: []string{a.ID}})),
		"no such person":   second(d.streak.Choose(PersonChoices{ID: p.ID, Link: a.ID})),
		"no such attempt":  d.streak.DropInto("nowhere", false),
	} {
		if d.code(err) != "not-found" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestDaysCarryThePullOfTheDay(t *testing.T) {
	d := newDesk(t)
	must(t, d.session.Create(good, nil))
	_, err := d.streak.Start("R.", ago(3*aDay), "UTC")
	must(t, err)
	var checkIns *CheckIns
	for _, bound := range d.shell.Bind() {
		if b, ok := bound.(*CheckIns); ok {
			checkIns = b
		}
	}
	at := time.Now().UTC().Add(-2 * aDay)
	for _, pull := range []int{4, 7} {
		_, err := checkIns.Save(CheckIn{At: at.Format(time.RFC3339), Zone: "UTC", Pull: &pull})
		must(t, err)
	}
	all, err := d.streak.Get()
	must(t, err)
	for _, day := range all[0].Days {
		if marked := day.Date == at.Format(time.DateOnly); marked != (day.Pull != nil) || marked && *day.Pull != 5.5 {
			t.Errorf("on %s the pull is %v", day.Date, day.Pull)
		}
	}
}
