package streak_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"stillwater/app/store"
	"stillwater/app/store/storetest"
	"stillwater/app/streak"
)

var ctx = context.Background()

// A desk is a log with a clock that the test moves.
type desk struct {
	*streak.Log
	m   *storetest.Memory
	now time.Time
}

func newDesk(t *testing.T) (*desk, streak.Person) {
	t.Helper()
	d := &desk{m: &storetest.Memory{}, now: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)}
	d.Log = streak.NewLog(d.m, func() time.Time { return d.now })
	p, err := d.Start(ctx, " R.\n", in(t, "Europe/Berlin", "2026-10-04 09:30"), "Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return d, p
}

// reopen is the log after a lock and an unlock.
func (d *desk) reopen(t *testing.T) *streak.Log {
	t.Helper()
	l := streak.NewLog(d.m, func() time.Time { return d.now })
	if err := d.m.View(ctx, func(tx store.Tx) error { return tx.Scan(l.Load) }); err != nil {
		t.Fatal(err)
	}
	return l
}

func wantErr(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("error is %v, want %v", err, want)
	}
}

func TestWhatWasRecordedIsThereAfterAnUnlock(t *testing.T) {
	d, p := newDesk(t)
	if p.Name != "R." || p.StartedAt.Format(time.RFC3339) != "2026-10-04T09:30:00+02:00" {
		t.Errorf("started %+v", p)
	}
	d.now = d.now.Add(time.Second)
	other, err := d.Start(ctx, "Mother", time.Date(1971, 1, 1, 0, 0, 0, 0, time.UTC), "Africa/Monrovia") // its offset had seconds
	if err != nil {
		t.Fatal(err)
	}
	if p, err = d.Rename(ctx, p.ID, "  The  one "); err != nil || p.Name != "The one" {
		t.Fatalf("renamed %+v, %v", p, err)
	}
	e, err := d.Attempt(ctx, streak.Event{Person: p.ID, At: d.now.Add(-time.Hour), Zone: "Asia/Kolkata", Channel: " text \nmessage", Details: streak.Details{Note: "line\r\n\x00two "}})
	if err != nil {
		t.Fatal(err)
	}
	c, err := d.Contact(ctx, streak.Event{Person: p.ID, At: d.now, Zone: "UTC"})
	if err != nil {
		t.Fatal(err)
	}
	if e.Channel != "text message" || e.Note != "line\r\n\x00two " || e.At.Format("15:04 -0700") != "16:30 +0530" || !e.RecordedAt.Equal(d.now) {
		t.Errorf("recorded %+v", e)
	}
	old, err := d.Attempt(ctx, streak.Event{Person: other.ID, At: other.StartedAt, Zone: "Africa/Monrovia"})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []*streak.Log{d.Log, d.reopen(t)} {
		if got := l.People(); !reflect.DeepEqual(got, []streak.Person{p, other}) {
			t.Errorf("people are %+v, want %+v", got, []streak.Person{p, other})
		}
		if got := l.Events(p.ID); !reflect.DeepEqual(got, []streak.Event{c, e}) {
			t.Errorf("events are %+v, want %+v", got, []streak.Event{c, e})
		}
		if got := l.Events(other.ID); !reflect.DeepEqual(got, []streak.Event{old}) {
			t.Errorf("events of the other are %+v, want %+v", got, old)
		}
	}
}

func TestUndo(t *testing.T) {
	d, p := newDesk(t)
	before := streak.Reckon(p, nil, d.now)
	for _, record := range []func(*streak.Log, context.Context, streak.Event) (streak.Event, error){(*streak.Log).Contact, (*streak.Log).Attempt} {
		e, err := record(d.Log, ctx, streak.Event{Person: p.ID, At: d.now.Add(-time.Hour), Zone: "UTC"})
		if err != nil {
			t.Fatal(err)
		}
		if reflect.DeepEqual(streak.Reckon(p, d.Events(p.ID), d.now), before) {
			t.Error("the event counts for nothing")
		}
		recorded := d.now
		d.now = e.UndoUntil().Add(time.Millisecond)
		wantErr(t, d.Undo(ctx, e.ID), streak.ErrTooLate)
		d.now = recorded.Add(48 * time.Hour)
		if err := d.reopen(t).Undo(ctx, e.ID); err != nil {
			t.Error(err)
		}
		d.now, d.Log = recorded, d.reopen(t)
		if !reflect.DeepEqual(streak.Reckon(p, d.Events(p.ID), d.now), before) {
			t.Error("the event still counts")
		}
		wantErr(t, d.Undo(ctx, e.ID), store.ErrNotFound)
	}
}

func TestUndoIsSeenAtOnce(t *testing.T) {
	d, p := newDesk(t)
	e, _ := d.Contact(ctx, streak.Event{Person: p.ID, At: d.now, Zone: "UTC"})
	if err := d.Undo(ctx, e.ID); err != nil || len(d.Events(p.ID)) != 0 {
		t.Errorf("after undoing: %v, %v", d.Events(p.ID), err)
	}
}

func TestRefused(t *testing.T) {
	d, p := newDesk(t)
	person := func(name string, at time.Time, zone string) error {
		_, err := d.Start(ctx, name, at, zone)
		return err
	}
	event := func(contact bool, edit func(*streak.Event)) error {
		e := streak.Event{Person: p.ID, At: d.now, Zone: "UTC"}
		edit(&e)
		record := d.Attempt
		if contact {
			record = d.Contact
		}
		_, err := record(ctx, e)
		return err
	}
	_, nameless := d.Rename(ctx, p.ID, "\n")
	_, nobody := d.Rename(ctx, store.NewID(), "x")
	for name, c := range map[string]struct{ err, want error }{
		"no name":           {person(" ", d.now, "UTC"), streak.ErrInvalid},
		"long name":         {person(strings.Repeat("ä", 101), d.now, "UTC"), streak.ErrInvalid},
		"name not UTF-8":    {person("\xff", d.now, "UTC"), streak.ErrInvalid},
		"no zone":           {person("x", d.now, ""), streak.ErrInvalid},
		"unknown zone":      {person("x", d.now, "Mars/Base"), streak.ErrInvalid},
		"no start":          {person("x", time.Time{}, "UTC"), streak.ErrInvalid},
		"start ahead":       {person("x", d.now.Add(2*time.Minute+time.Second), "UTC"), streak.ErrFuture},
		"renamed to none":   {nameless, streak.ErrInvalid},
		"renamed nobody":    {nobody, store.ErrNotFound},
		"event ahead":       {event(true, func(e *streak.Event) { e.At = e.At.Add(3 * time.Minute) }), streak.ErrFuture},
		"contact too early": {event(true, func(e *streak.Event) { e.At = p.StartedAt.Add(-time.Minute) }), streak.ErrInvalid},
		"event of nobody":   {event(false, func(e *streak.Event) { e.Person = store.NewID() }), store.ErrNotFound},
		"event zone":        {event(false, func(e *streak.Event) { e.Zone = "Local" }), streak.ErrInvalid},
		"note not UTF-8":    {event(false, func(e *streak.Event) { e.Note = "\xff" }), streak.ErrInvalid},
		"channel not UTF-8": {event(false, func(e *streak.Event) { e.Channel = "\xff" }), streak.ErrInvalid},
		"long note":         {event(false, func(e *streak.Event) { e.Note = strings.Repeat("ä", 10_001) }), streak.ErrInvalid},
		"long channel":      {event(false, func(e *streak.Event) { e.Channel = strings.Repeat("ä", 65) }), streak.ErrInvalid},
	} {
		if !errors.Is(c.err, c.want) {
			t.Errorf("%s: error is %v, want %v", name, c.err, c.want)
		}
	}
	for _, l := range []*streak.Log{d.Log, d.reopen(t)} {
		if len(l.People()) != 1 || len(l.Events(p.ID)) != 0 {
			t.Errorf("kept %v and %v", l.People(), l.Events(p.ID))
		}
	}
	for name, err := range map[string]error{
		"a minute ahead":       event(true, func(e *streak.Event) { e.At = e.At.Add(time.Minute) }),
		"attempt before start": event(false, func(e *streak.Event) { e.At = p.StartedAt.Add(-time.Hour) }),
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// refusing is a store that takes no writes.
type refusing struct{ store.Store }

var errFull = errors.New("no space")

func (refusing) Update(context.Context, func(store.Tx) error) error { return errFull }

func TestWhatWasNotWrittenIsNotShown(t *testing.T) {
	d, p := newDesk(t)
	e, err := d.Attempt(ctx, streak.Event{Person: p.ID, At: d.now, Zone: "UTC"})
	if err != nil {
		t.Fatal(err)
	}
	l := streak.NewLog(refusing{d.m}, func() time.Time { return d.now })
	if err := d.m.View(ctx, func(tx store.Tx) error { return tx.Scan(l.Load) }); err != nil {
		t.Fatal(err)
	}
	_, err = l.Start(ctx, "x", d.now, "UTC")
	wantErr(t, err, errFull)
	_, err = l.Rename(ctx, p.ID, "x")
	wantErr(t, err, errFull)
	_, err = l.Contact(ctx, e)
	wantErr(t, err, errFull)
	wantErr(t, l.Undo(ctx, e.ID), errFull)
	if !reflect.DeepEqual(l.People(), []streak.Person{p}) || !reflect.DeepEqual(l.Events(p.ID), []streak.Event{e}) {
		t.Errorf("shown are %v and %v", l.People(), l.Events(p.ID))
	}
}

func TestExport(t *testing.T) {
	d, p := newDesk(t)
	for _, name := range []string{"Мама", "con", "Mère & \"co\"" + strings.Repeat(" long", 15)} {
		d.now = d.now.Add(time.Second)
		if _, err := d.Start(ctx, name, d.now, "UTC"); err != nil {
			t.Fatal(err)
		}
	}
	at := in(t, "Europe/Berlin", "2026-11-19 21:00")
	if _, err := d.Contact(ctx, streak.Event{Person: p.ID, At: at.Add(time.Hour), Zone: "Europe/Berlin"}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Attempt(ctx, streak.Event{Person: p.ID, At: at, Zone: "Europe/Berlin", Channel: "phone", Details: streak.Details{Note: "Rang twice.\n\n# not a heading"}}); err != nil {
		t.Fatal(err)
	}
	var names, bodies []string
	err := d.Export(ctx, func(name string, modified time.Time, body []byte) error {
		if len(names) == 0 && !modified.Equal(d.now) {
			t.Errorf("%s is of %s", name, modified)
		}
		names, bodies = append(names, name), append(bodies, string(body))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`[a-z2-7]{8}\.(md|json)`)
	if got := id.ReplaceAllString(strings.Join(names, " "), "ID"); got != "streak/r-ID streak/r-ID streak/ID streak/ID streak/con-ID streak/con-ID"+
		" streak/mere-co-long-long-long-long-long-long-lo-ID streak/mere-co-long-long-long-long-long-long-lo-ID" {
		t.Errorf("names are %s", got)
	}
	want := `---
id: "` + p.ID.String() + `"
name: "R."
started: "2026-10-04T09:30:00+02:00"
zone: "Europe/Berlin"
created: "2026-11-20T12:00:00Z"
---

# R.

As of 2026-11-20 13:00 +01:00:

- Days held now: 0, since 2026-11-19 22:00 +01:00
- Longest: 46
- Days held in all: 47
- They reached out: 1, not answered within a day: 0
- Not calling: 0 now, longest 46, 47 in all
- Not writing: 0 now, longest 46, 47 in all
- Not replying: 0 now, longest 46, 47 in all
- Not meeting: 0 now, longest 46, 47 in all

## What happened

- 2026-10-04 09:30 +02:00 (Europe/Berlin): no contact from here on
- 2026-11-19 21:00 +01:00 (Europe/Berlin): they reached out, phone; recorded 2026-11-20T12:00:03Z
  > Rang twice.
  > 
  > # not a heading
- 2026-11-19 22:00 +01:00 (Europe/Berlin): I made contact; recorded 2026-11-20T12:00:03Z
`
	if bodies[0] != want {
		t.Errorf("got:\n%s", bodies[0])
	}
	if !strings.Contains(bodies[6], `name: "Mère & \"co\" long`) {
		t.Errorf("got:\n%s", bodies[6])
	}
	wantErr(t, d.Export(ctx, func(string, time.Time, []byte) error { return errFull }), errFull)
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	wantErr(t, d.Export(stopped, func(string, time.Time, []byte) error { return nil }), context.Canceled)
}

// Whatever a record holds, it is refused as damaged or can be counted, shown
// and exported.
func FuzzLoad(f *testing.F) {
	person := store.NewID()
	at := `"at":"2026-11-20T12:00:00Z"`
	for _, meta := range []string{"", "null", "{}", `{"name":"x","started":"2026-11-20T12:00:00Z","zone":"UTC"}`,
		`{"name":"x","started":"9999-12-31T23:59:59Z","zone":"../x","created":"0000-01-01T00:00:00Z"}`,
		`{"name":"x","started":"9999-12-31T23:59:59-14:00","zone":"Pacific/Apia"}`,
		`{"name":"x","started":"2026-01-01T00:00:00Z","zone":"UTC","levels":["met","met","called"],"headline":"looked","low":{"wait_hours":-1},"milestones":[0,-5,100000000]}`,
		`{"name":"x","started":"2026-01-01T00:00:00Z","zone":"UTC","levels":["thought"]}`,
		fmt.Sprintf(`{"person":%q,"type":"contact",%s,"zone":"Europe/Berlin","gave":3,"help":2}`, person, at),
		fmt.Sprintf(`{"person":%q,"type":"contact",%s,"zone":"UTC","gave":9223372036854775807,"help":1}`, person, at),
		fmt.Sprintf(`{"person":%q,"type":"pause",%s,"zone":"UTC","until":"9999-12-31T23:59:59Z"}`, person, at),
		fmt.Sprintf(`{"person":%q,"type":"exchange",%s,"zone":"UTC","levels":["met"],"within":true,"recorded":"9999-01-01T00:00:00Z"}`, person, at),
		fmt.Sprintf(`{"person":%q,"type":"gift",%s,"zone":"UTC"}`, person, at), `{"person":"x"}`} {
		f.Add([]byte(meta), []byte("told of it"))
	}
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, meta, body []byte) {
		l := streak.NewLog(&storetest.Memory{}, func() time.Time { return now })
		for _, r := range []store.Record{
			{ID: person, Kind: streak.PersonKind, Meta: []byte(`{"name":"x","started":"2026-01-01T00:00:00Z","zone":"Europe/Berlin"}`)},
			{ID: store.NewID(), Kind: streak.PersonKind, Meta: meta},
			{ID: store.NewID(), Kind: streak.EventKind, Meta: meta, Body: body},
		} {
			if err := l.Load(r); err != nil {
				wantErr(t, err, store.ErrDamaged)
			}
		}
		if err := l.Load(store.Record{ID: store.NewID(), Kind: "journal.entry", Meta: meta}); err != nil {
			t.Errorf("a record of another room gives %v", err)
		}
		if err := l.Export(ctx, func(string, time.Time, []byte) error { return nil }); err != nil {
			t.Error(err)
		}
		for _, p := range append(l.People(), l.Away()...) {
			if r := streak.Reckon(p, l.Events(p.ID), now); len(r.Days) != 365 || r.CurrentDays < 0 || r.TotalDays < r.LongestDays {
				t.Errorf("it counts %+v", r)
			}
			if s := streak.Seen(p, l.Events(p.ID), time.Time{}, now); len(s.Weeks) > 522 {
				t.Errorf("%d weeks", len(s.Weeks))
			}
			if p.PutAwayAt.IsZero() {
				if _, err := l.Rename(ctx, p.ID, "y"); err != nil {
					t.Error(err)
				}
			}
		}
	})
}
