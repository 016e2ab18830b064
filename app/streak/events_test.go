package streak_test

import (
	"encoding/json"
	"fmt"
	"path"
	"reflect"
	"strings"
	"testing"
	"time"

	"stillwater/app/store"
	"stillwater/app/store/storetest"
	"stillwater/app/streak"
)

// must fails the test on an error.
func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestEveryKindOfEventIsThereAfterAnUnlock(t *testing.T) {
	d, p := newDesk(t)
	p = must(d.Choose(ctx, p.ID, streak.Choices{Levels: []streak.Level{streak.Asked, streak.Wrote, streak.Wrote}, Headline: streak.Wrote, Milestones: []int{100, 10, 100},
		Low:  &streak.LowContact{Channels: []string{" email\n", "", "email"}, Topics: []string{"the children"}, Rules: []string{"business-only"}, WaitHours: 12},
		Link: store.NewID()}))(t)
	if got := fmt.Sprint(p.Levels, p.Milestones, *p.Low); got != "[wrote asked] [10 100] {[email] [the children] [business-only] 12}" {
		t.Errorf("chosen are %s", got)
	}
	long := strings.Repeat("سلام ", 2000) // 10,000 characters, from right to left
	event := streak.Event{Person: p.ID, At: d.now.Add(-time.Hour), Zone: "Asia/Kolkata", Channel: "email", Levels: []streak.Level{streak.Met, streak.Called},
		Until: d.now.Add(48 * time.Hour), Within: true, Waited: true, Details: streak.Details{Note: long, Gave: "An hour.\r\n", Help: long,
			Tactic: "hoovering", Through: "מירה", Topic: "shoes", Incident: store.NewID(), Exhibits: []store.ID{{1}, {2}, {1}}}}
	attempt := must(d.Attempt(ctx, event))(t)
	contact := must(d.Contact(ctx, event))(t)
	pause := must(d.Pause(ctx, event))(t)
	within := must(d.Exchange(ctx, event))(t)
	event.Within = false
	outside := must(d.Exchange(ctx, event))(t)

	for name, c := range map[string]struct{ got, want any }{
		"an attempt's tactic":     {attempt.Tactic + attempt.Through, "hooveringמירה"},
		"an attempt's exhibits":   {attempt.Exhibits, []store.ID{{1}, {2}}},
		"an attempt's levels":     {attempt.Levels, []streak.Level(nil)},
		"contact's levels":        {contact.Levels, []streak.Level{streak.Called, streak.Met}},
		"contact's words":         {contact.Note + contact.Gave + contact.Help, long + "An hour.\r\n" + long},
		"contact's tactic":        {contact.Tactic, ""},
		"a pause's end":           {pause.Until.Format(time.RFC3339), "2026-11-22T17:30:00+05:30"},
		"a pause's channel":       {pause.Channel, ""},
		"an exchange":             {fmt.Sprintf("%t %t %s %v", within.Within, within.Waited, within.Topic, within.Levels), "true true shoes []"},
		"an exchange outside":     {outside.Levels, []streak.Level{streak.Called, streak.Met}},
		"an exchange's incident":  {within.Incident.IsZero(), true},
		"an attempt's own moment": {attempt.Until.IsZero(), true},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
	l := d.reopen(t)
	if got := must(l.Person(p.ID))(t); !reflect.DeepEqual(got, p) {
		t.Errorf("the person is %+v, want %+v", got, p)
	}
	for _, e := range []streak.Event{attempt, contact, pause, within, outside} {
		if got := must(l.Event(e.ID))(t); !reflect.DeepEqual(got, e) {
			t.Errorf("the %s is %+v, want %+v", e.Type, got, e)
		}
	}
	if len(l.Events(p.ID)) != 5 {
		t.Errorf("%d events", len(l.Events(p.ID)))
	}
}

// What a vault of before levels holds is read as it was meant.
func TestEarlierRecords(t *testing.T) {
	m := &storetest.Memory{}
	l := streak.NewLog(m, time.Now)
	person, event := store.NewID(), store.NewID()
	for _, r := range []store.Record{
		{ID: person, Kind: streak.PersonKind, Meta: []byte(`{"name":"R.","started":"2026-01-01T00:00:00Z","zone":"UTC","created":"2026-01-01T00:00:00Z"}`)},
		{ID: event, Kind: streak.EventKind, Meta: fmt.Appendf(nil, `{"person":%q,"type":"contact","at":"2026-01-11T00:00:00Z","zone":"UTC","recorded":"2026-01-11T00:00:00Z"}`, person),
			Body: []byte("It was late.")},
	} {
		if err := l.Load(r); err != nil {
			t.Fatal(err)
		}
	}
	p := must(l.Person(person))(t)
	r := streak.Reckon(p, l.Events(person), in(t, "UTC", "2026-01-14 00:00"))
	if got := figures(r); got != "3d 0h, longest 10, all 13d 0h, 1+0" || len(r.Levels) != 4 || r.Levels[3].CurrentDays != 3 {
		t.Errorf("it counts %s, levels %+v", got, r.Levels)
	}
	if e := l.Events(person)[0]; e.Note != "It was late." || e.Gave != "" || !p.StartSetAt.Equal(p.CreatedAt) {
		t.Errorf("it is %+v of %+v", e, p)
	}
	must(l.Rename(ctx, person, "Robin"))(t) // and can be changed
}

func TestWhatIsRefused(t *testing.T) {
	d, p := newDesk(t)
	low := must(d.Start(ctx, "Low", d.now.AddDate(0, -1, 0), "UTC"))(t)
	must(d.Choose(ctx, low.ID, streak.Choices{Low: &streak.LowContact{}}))(t)
	choose := func(c streak.Choices) error { _, err := d.Choose(ctx, p.ID, c); return err }
	pause := func(from, until time.Duration) error {
		_, err := d.Pause(ctx, streak.Event{Person: p.ID, At: d.now.Add(from), Until: d.now.Add(until), Zone: "UTC"})
		return err
	}
	event := func(edit func(*streak.Event)) error {
		e := streak.Event{Person: p.ID, At: d.now, Zone: "UTC"}
		edit(&e)
		_, attempt := d.Attempt(ctx, e)
		_, contact := d.Contact(ctx, e)
		if attempt == nil {
			return contact
		}
		return attempt
	}
	_, none := d.Exchange(ctx, streak.Event{Person: p.ID, At: d.now, Zone: "UTC"})
	_, early := d.SetStart(ctx, p.ID, time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC), "UTC")
	_, late := d.SetStart(ctx, p.ID, d.now.Add(time.Hour), "UTC")
	_, nowhere := d.SetStart(ctx, p.ID, d.now, "Mars/Base")
	_, gone := d.Revise(ctx, store.NewID(), streak.Details{})
	_, nobody := d.PutAway(ctx, store.NewID())
	_, shown := d.Remove(ctx, p.ID)
	long := strings.Repeat("ä", 10_001)
	const year = 366 * 24 * time.Hour
	var all []int
	for i := range 31 {
		all = append(all, i+1)
	}
	for name, c := range map[string]struct{ err, want error }{
		"an unknown level to keep":      {choose(streak.Choices{Levels: []streak.Level{"thought"}}), streak.ErrInvalid},
		"a headline that is not kept":   {choose(streak.Choices{Levels: usual, Headline: streak.Looked}), streak.ErrInvalid},
		"a milestone of no days":        {choose(streak.Choices{Milestones: []int{0}}), streak.ErrInvalid},
		"a milestone beyond life":       {choose(streak.Choices{Milestones: []int{40_000}}), streak.ErrInvalid},
		"too many milestones":           {choose(streak.Choices{Milestones: all}), streak.ErrInvalid},
		"a wait of years":               {choose(streak.Choices{Low: &streak.LowContact{WaitHours: 10_000}}), streak.ErrInvalid},
		"a wait below nothing":          {choose(streak.Choices{Low: &streak.LowContact{WaitHours: -1}}), streak.ErrInvalid},
		"a rule not UTF-8":              {choose(streak.Choices{Low: &streak.LowContact{Rules: []string{"\xff"}}}), streak.ErrInvalid},
		"a long rule":                   {choose(streak.Choices{Low: &streak.LowContact{Rules: []string{long[:402]}}}), streak.ErrInvalid},
		"a pause that ends as it began": {pause(0, 0), streak.ErrInvalid},
		"a pause that ends before":      {pause(0, -time.Hour), streak.ErrInvalid},
		"a pause of years":              {pause(0, year+time.Hour), streak.ErrInvalid},
		"a pause years ahead":           {pause(year+time.Hour, year+2*time.Hour), streak.ErrFuture},
		"an exchange without rules":     {none, streak.ErrInvalid},
		"an unknown level of contact":   {event(func(e *streak.Event) { e.Levels = []streak.Level{"thought"} }), streak.ErrInvalid},
		"what it gave, too long":        {event(func(e *streak.Event) { e.Gave = long }), streak.ErrInvalid},
		"what would help, not UTF-8":    {event(func(e *streak.Event) { e.Help = "\xff" }), streak.ErrInvalid},
		"a long tactic":                 {event(func(e *streak.Event) { e.Tactic = long[:200] }), streak.ErrInvalid},
		"through a long name":           {event(func(e *streak.Event) { e.Through = long[:300] }), streak.ErrInvalid},
		"too many exhibits": {event(func(e *streak.Event) {
			for range 501 {
				e.Exhibits = append(e.Exhibits, store.NewID())
			}
		}), streak.ErrInvalid},
		"a start before anybody lived":    {early, streak.ErrInvalid},
		"a start ahead":                   {late, streak.ErrFuture},
		"a start nowhere":                 {nowhere, streak.ErrInvalid},
		"details of what is gone":         {gone, store.ErrNotFound},
		"nobody put away":                 {nobody, store.ErrNotFound},
		"somebody removed who is in view": {shown, streak.ErrInvalid},
	} {
		wantErr(t, fmt.Errorf("%s: %w", name, orNone(c.err)), c.want)
	}
	for name, err := range map[string]error{"a pause today and tomorrow": pause(-time.Hour, 24*time.Hour), "a pause next month": pause(30*24*time.Hour, 31*24*time.Hour)} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// orNone is err, or something no test wants.
func orNone(err error) error {
	if err == nil {
		return fmt.Errorf("no error")
	}
	return err
}

func TestDetailsCanBeWrittenDownLater(t *testing.T) {
	d, p := newDesk(t)
	c := must(d.Contact(ctx, streak.Event{Person: p.ID, At: d.now, Zone: "UTC", Levels: []streak.Level{streak.Met}}))(t)
	a := must(d.Attempt(ctx, streak.Event{Person: p.ID, At: d.now, Zone: "UTC", Channel: "email"}))(t)
	before := streak.Reckon(p, d.Events(p.ID), d.now.AddDate(0, 1, 0))
	d.now = d.now.AddDate(0, 1, 0)
	wantErr(t, d.Undo(ctx, c.ID), streak.ErrTooLate)
	incident := store.NewID()
	all := streak.Details{Note: "At the station.", Gave: "Nothing.", Help: "Another way home.", Tactic: "hoovering", Through: "T.", Topic: "x", Incident: incident, Exhibits: []store.ID{{7}}}
	c2 := must(d.Revise(ctx, c.ID, all))(t)
	a2 := must(d.Revise(ctx, a.ID, all))(t)
	if got, want := c2.Details, (streak.Details{Note: "At the station.", Gave: "Nothing.", Help: "Another way home."}); !reflect.DeepEqual(got, want) {
		t.Errorf("contact says %+v", got)
	}
	if got, want := a2.Details, (streak.Details{Note: "At the station.", Tactic: "hoovering", Through: "T.", Incident: incident, Exhibits: []store.ID{{7}}}); !reflect.DeepEqual(got, want) {
		t.Errorf("the attempt says %+v", got)
	}
	c2.Details, c2.Revision = c.Details, c.Revision
	if !reflect.DeepEqual(c2, c) {
		t.Errorf("more was changed: %+v", c2)
	}
	if got := streak.Reckon(p, d.reopen(t).Events(p.ID), d.now); !reflect.DeepEqual(got, before) {
		t.Errorf("it counts otherwise: %+v", got)
	}
}

func TestAPauseCanEndEarlier(t *testing.T) {
	d, p := newDesk(t)
	e := must(d.Pause(ctx, streak.Event{Person: p.ID, At: d.now.Add(time.Hour), Until: d.now.Add(10 * time.Hour), Zone: "Europe/Berlin"}))(t)
	_, err := d.EndPause(ctx, e.ID)
	wantErr(t, err, streak.ErrInvalid) // not begun
	d.now = d.now.Add(3 * time.Hour)
	if !streak.Reckon(p, d.Events(p.ID), d.now).Paused {
		t.Error("it is not paused")
	}
	e = must(d.EndPause(ctx, e.ID))(t)
	if !e.Until.Equal(d.now) || streak.Reckon(p, d.reopen(t).Events(p.ID), d.now).Paused {
		t.Errorf("it goes on until %s", e.Until)
	}
	_, err = d.EndPause(ctx, e.ID)
	wantErr(t, err, streak.ErrTooLate)
	a := must(d.Attempt(ctx, streak.Event{Person: p.ID, At: d.now, Zone: "UTC"}))(t)
	_, err = d.EndPause(ctx, a.ID)
	wantErr(t, err, streak.ErrInvalid)
}

func TestTheStartCanBeMoved(t *testing.T) {
	d, p := newDesk(t) // since 4 October
	c := must(d.Contact(ctx, streak.Event{Person: p.ID, At: in(t, "Europe/Berlin", "2026-10-20 09:30"), Zone: "Europe/Berlin"}))(t)
	set := d.now
	for _, s := range []struct{ start, want string }{
		{"2026-10-04 09:30", "31d 3h, longest 31, all 47d 3h, 1+0"},
		{"2026-09-04 09:30", "31d 3h, longest 46, all 77d 3h, 1+0"},
		{"2026-10-20 09:31", "31d 3h, longest 31, all 31d 3h, 0+1"},
		{"2026-10-20 09:30", "31d 3h, longest 31, all 31d 3h, 1+0"},
	} {
		d.now = d.now.Add(time.Minute)
		p = must(d.SetStart(ctx, p.ID, in(t, "Europe/Berlin", s.start), "Europe/Berlin"))(t)
		r := streak.Reckon(p, d.reopen(t).Events(p.ID), set)
		if got := figures(r); got != s.want {
			t.Errorf("from %s: %s, want %s", s.start, got, s.want)
		}
		if !p.StartSetAt.Equal(d.now) || p.CreatedAt.Equal(d.now) {
			t.Errorf("it says the start was set at %s", p.StartSetAt)
		}
	}
	if got := d.Events(p.ID); len(got) != 1 || got[0].ID != c.ID {
		t.Errorf("events are %+v", got)
	}
}

func TestPutAwayAndRemoved(t *testing.T) {
	d, p := newDesk(t)
	other := must(d.Start(ctx, "Other", d.now, "UTC"))(t)
	kept := must(d.Attempt(ctx, streak.Event{Person: other.ID, At: d.now, Zone: "UTC"}))(t)
	for range 2001 {
		must(d.Attempt(ctx, streak.Event{Person: p.ID, At: d.now, Zone: "UTC"}))(t)
	}
	must(d.PutAway(ctx, p.ID))(t)
	for _, l := range []*streak.Log{d.Log, d.reopen(t)} {
		if people, away := l.People(), l.Away(); len(people) != 1 || people[0].ID != other.ID || len(away) != 1 || away[0].ID != p.ID {
			t.Errorf("shown are %v, away %v", people, away)
		}
	}
	must(d.BringBack(ctx, p.ID))(t)
	if len(d.People()) != 2 || len(d.Events(p.ID)) != 2001 {
		t.Error("bringing back does not bring all back")
	}
	must(d.PutAway(ctx, p.ID))(t)
	if n := must(d.Remove(ctx, p.ID))(t); n != 2001 {
		t.Errorf("%d events went", n)
	}
	for _, l := range []*streak.Log{d.Log, d.reopen(t)} {
		_, err := l.Person(p.ID)
		wantErr(t, err, store.ErrNotFound)
		if len(l.Away()) != 0 || len(l.Events(p.ID)) != 0 {
			t.Error("something of them is left")
		}
		if _, err := l.Event(kept.ID); err != nil {
			t.Error(err)
		}
	}
}

func TestWatch(t *testing.T) {
	d := &desk{m: &storetest.Memory{}, now: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)}
	d.Log = streak.NewLog(d.m, func() time.Time { return d.now })
	told := map[store.ID]int{}
	d.Watch(func(id store.ID) { told[id]++ })
	p := must(d.Start(ctx, "R.", d.now, "UTC"))(t)
	e := must(d.Attempt(ctx, streak.Event{Person: p.ID, At: d.now, Zone: "UTC"}))(t)
	stamps := func() (all map[store.ID]int64, live int) {
		all = map[store.ID]int64{}
		d.Stamps(func(id store.ID, revision int64, shown bool) {
			all[id] = revision
			if shown {
				live++
			}
		})
		return all, live
	}
	for _, change := range []struct {
		what string
		do   func() error
		live int
		of   []store.ID
	}{
		{"a new name", func() error { _, err := d.Rename(ctx, p.ID, "Robin"); return err }, 2, []store.ID{p.ID, e.ID}},
		{"other details", func() error { _, err := d.Revise(ctx, e.ID, streak.Details{Note: "x"}); return err }, 2, []store.ID{e.ID}},
		{"putting away", func() error { _, err := d.PutAway(ctx, p.ID); return err }, 0, []store.ID{p.ID, e.ID}},
		{"bringing back", func() error { _, err := d.BringBack(ctx, p.ID); return err }, 2, []store.ID{p.ID, e.ID}},
		{"undoing", func() error { return d.Undo(ctx, e.ID) }, 1, []store.ID{e.ID}},
	} {
		clear(told)
		before, _ := stamps()
		if err := change.do(); err != nil {
			t.Fatal(err)
		}
		now, live := stamps()
		for _, id := range change.of {
			if told[id] == 0 || now[id] == before[id] {
				t.Errorf("%s: nobody hears of it", change.what)
			}
		}
		if live != change.live {
			t.Errorf("%s: %d are shown", change.what, live)
		}
	}
}

func TestSeen(t *testing.T) {
	p := streak.Person{StartedAt: in(t, "Europe/Berlin", "2026-11-01 12:00"), Zone: "Europe/Berlin"}
	events := told(t, "Europe/Berlin", "attempt 2026-11-02 00:00; attempt 2026-11-08 23:59; attempt 2026-11-18 08:10; contact 2026-11-18 09:00; attempt 2026-10-20 07:00")
	events[0].Channel, events[0].Tactic = "email", "hoovering"
	events[1].Channel, events[1].Tactic = "email", "threats"
	events[2].Channel, events[2].Tactic = "through-others", "hoovering"
	events[4].Through = "T."
	events = append(events, streak.Event{Type: streak.Attempt, At: in(t, "Asia/Tokyo", "2026-11-16 03:00"), Zone: "Asia/Tokyo"}) // Sunday evening in Berlin
	now := in(t, "Europe/Berlin", "2026-11-20 12:00")
	for from, want := range map[string]string{
		"":                 "5 [{2026-10-19 0 1} {2026-10-26 0 0} {2026-11-02 2 0} {2026-11-09 1 0} {2026-11-16 0 1}] [{email 2} {through-others 1}] [{hoovering 2} {threats 1}]",
		"2026-11-08 23:59": "3 [{2026-11-02 1 0} {2026-11-09 1 0} {2026-11-16 0 1}] [{email 1} {through-others 1}] [{hoovering 1} {threats 1}]",
		"2026-11-19 00:00": "0 [{2026-11-16 0 0}] [] []",
		"2026-12-24 00:00": "0 [{2026-11-16 0 0}] [] []",
	} {
		var since time.Time
		if from != "" {
			since = in(t, "Europe/Berlin", from)
		}
		s := streak.Seen(p, events, since, now)
		if got := fmt.Sprintf("%d %v %v %v", s.Attempts, s.Weeks, s.Channels, s.Tactics); got != want {
			t.Errorf("from %q:\n%s, want\n%s", from, got, want)
		}
	}
	s := streak.Seen(p, events, time.Time{}, now)
	sum := 0
	for _, day := range s.Hours {
		for _, n := range day {
			sum += n
		}
	}
	if sum != 5 || s.Hours[0][0] != 1 || s.Hours[6][23] != 1 || s.Hours[2][8] != 1 || s.Hours[1][7] != 1 || s.Hours[0][3] != 1 {
		t.Errorf("hours are %v", s.Hours)
	}
	old := streak.Seen(streak.Person{StartedAt: in(t, "UTC", "1950-01-01 00:00"), Zone: "UTC"}, told(t, "UTC", "attempt 1951-01-01 00:00; attempt 2026-11-01 00:00"), time.Time{}, now)
	if len(old.Weeks) != 522 || old.Attempts != 1 {
		t.Errorf("seventy years have %d weeks, %d attempts", len(old.Weeks), old.Attempts)
	}
}

func TestExportAsJSON(t *testing.T) {
	d, p := newDesk(t)
	must(d.Choose(ctx, p.ID, streak.Choices{Low: &streak.LowContact{Channels: []string{"email"}, WaitHours: 4}}))(t)
	must(d.Contact(ctx, streak.Event{Person: p.ID, At: d.now, Zone: "Asia/Kolkata", Levels: []streak.Level{streak.Looked}, Details: streak.Details{Note: "n", Gave: "g\nh", Help: "h"}}))(t)
	must(d.Pause(ctx, streak.Event{Person: p.ID, At: d.now, Until: d.now.Add(time.Hour), Zone: "UTC", Details: streak.Details{Note: "Court"}}))(t)
	must(d.Exchange(ctx, streak.Event{Person: p.ID, At: d.now, Zone: "UTC", Within: true, Waited: true, Details: streak.Details{Topic: "shoes"}}))(t)
	must(d.PutAway(ctx, p.ID))(t)
	files := map[string]string{}
	if err := d.Export(ctx, func(name string, _ time.Time, body []byte) error { files[path.Ext(name)] = string(body); return nil }); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Name  string
		Low   struct{ Channels []string }
		Tally struct {
			Days int `json:"current_days"`
		}
		Events []struct{ Type, At, Until, Note, Gave, Help, Topic string }
	}
	if err := json.Unmarshal([]byte(files[".json"]), &got); err != nil {
		t.Fatal(err)
	}
	if got.Name != "R." || got.Low.Channels[0] != "email" || got.Tally.Days != 47 || len(got.Events) != 3 {
		t.Errorf("got %+v", got)
	}
	for _, e := range got.Events {
		if e.Type == "contact" && (e.At != "2026-11-20T17:30:00+05:30" || e.Note+"|"+e.Gave+"|"+e.Help != "n|g\nh|h") ||
			e.Type == "pause" && e.Until != "2026-11-20T13:00:00Z" || e.Type == "exchange" && e.Topic != "shoes" {
			t.Errorf("got %+v", e)
		}
	}
	for _, want := range []string{"- Put away: 2026-11-20T12:00:00Z", "## Low contact\n\n- Ways: email\n- Hours before answering: 4\n",
		"I made contact, looked at their profile; recorded", "  > n\n  - what it gave:\n  > g\n  > h\n  - what would help next time:\n  > h\n",
		"a pause, until 2026-11-20 13:00 +00:00; recorded", "an exchange, about shoes, within the rules, not answered at once; recorded"} {
		if !strings.Contains(files[".md"], want) {
			t.Errorf("the page lacks %q:\n%s", want, files[".md"])
		}
	}
}
