package checkin_test

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"stillwater/app/checkin"
	"stillwater/app/store"
	"stillwater/app/store/storetest"
)

var ctx = context.Background()

const berlin = "Europe/Berlin"

// A desk is a book with a clock that the test moves.
type desk struct {
	*checkin.Book
	m   *storetest.Memory
	now time.Time
}

func newDesk() *desk {
	d := &desk{m: &storetest.Memory{}, now: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)}
	d.Book = checkin.NewBook(d.m, func() time.Time { return d.now })
	return d
}

// reopen is the book after a lock and an unlock.
func (d *desk) reopen(t *testing.T) *checkin.Book {
	t.Helper()
	b := checkin.NewBook(d.m, func() time.Time { return d.now })
	if err := d.m.View(ctx, func(tx store.Tx) error { return tx.Scan(b.Load) }); err != nil {
		t.Fatal(err)
	}
	return b
}

func (d *desk) save(t *testing.T, c checkin.CheckIn) checkin.CheckIn {
	t.Helper()
	if c.Zone == "" {
		c.Zone = berlin
	}
	if c.At.IsZero() {
		c.At = d.now
	}
	c, err := d.Save(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func n(i int) *int { return &i }

func at(t *testing.T, zone, clock string) time.Time {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	when, err := time.ParseInLocation("2006-01-02 15:04", clock, loc)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func wantErr(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("error is %v, want %v", err, want)
	}
}

func TestWhatWasSaidIsThereAfterAnUnlock(t *testing.T) {
	d := newDesk()
	said := d.save(t, checkin.CheckIn{At: d.now.Add(-time.Hour), Zone: "Asia/Kolkata", Mood: 2, Pull: n(7), SleepHalfHours: n(9),
		Symptoms: []string{"anxiety", " a knot\nin my  stomach ", "ANXIETY"}, Care: []string{"movement"}, Medicines: []string{"Sertraline"}, Line: "line\r\nשלום "})
	if said.At.Format("15:04 -0700") != "16:30 +0530" || said.Line != "line\r\nשלום " || said.Revision != 1 || !said.CreatedAt.Equal(d.now) {
		t.Errorf("kept %+v", said)
	}
	if want := []string{"anxiety", "a knot in my stomach"}; !reflect.DeepEqual(said.Symptoms, want) {
		t.Errorf("marked %q, want %q", said.Symptoms, want)
	}
	d.now = d.now.Add(time.Minute)
	quiet := d.save(t, checkin.CheckIn{Pull: n(0)})
	d.now = d.now.Add(time.Minute)
	said.Mood, said.Pull, said.Line = 3, nil, "better"
	said = d.save(t, said)
	if said.Revision != 2 || said.CreatedAt.Equal(said.UpdatedAt) {
		t.Errorf("changed %+v", said)
	}
	choices, err := d.SaveChoices(ctx, checkin.Choices{Symptoms: []string{"a knot", "shame"}, Care: []string{"Sauna"}, Medicines: []string{"Sertraline"}, Hidden: []string{"therapy", "nonsense"}})
	if err != nil {
		t.Fatal(err)
	}
	if want := (checkin.Choices{Symptoms: []string{"a knot"}, Care: []string{"Sauna"}, Medicines: []string{"Sertraline"}, Hidden: []string{"therapy"}}); !reflect.DeepEqual(choices, want) {
		t.Errorf("chosen %+v, want %+v", choices, want)
	}
	for _, b := range []*checkin.Book{d.Book, d.reopen(t)} {
		if got, err := b.CheckIns("", ""); err != nil || !reflect.DeepEqual(got, []checkin.CheckIn{quiet, said}) {
			t.Errorf("check-ins are %+v, %v", got, err)
		}
		if got := b.Choices(); !reflect.DeepEqual(got, choices) {
			t.Errorf("choices are %+v", got)
		}
	}
}

func TestNothingHandedOutCanChangeWhatIsKept(t *testing.T) {
	d := newDesk()
	kept := d.save(t, checkin.CheckIn{Pull: n(4), Care: []string{"food"}})
	got, _ := d.CheckIn(kept.ID)
	*got.Pull, got.Care[0] = 9, "x"
	all, _ := d.CheckIns("", "")
	if *all[0].Pull != 4 || all[0].Care[0] != "food" {
		t.Errorf("kept %+v", all[0])
	}
}

func TestRefused(t *testing.T) {
	d := newDesk()
	day := func(edit func(*checkin.CheckIn)) error {
		c := checkin.CheckIn{At: d.now, Zone: berlin, Mood: 3}
		edit(&c)
		_, err := d.Save(ctx, c)
		return err
	}
	urge := func(edit func(*checkin.Urge)) error {
		u := checkin.Urge{StartedAt: d.now, Zone: berlin}
		edit(&u)
		_, err := d.SaveUrge(ctx, u)
		return err
	}
	_, nowhere := d.Begin(ctx, "Mars/Base")
	_, badDay := d.Days("yesterday", "")
	_, badEnd := d.Urges("", "2026-13-01")
	_, chosen := d.SaveChoices(ctx, checkin.Choices{Care: []string{strings.Repeat("ä", 65)}})
	many := make([]string, 65)
	for i := range many {
		many[i] = strconv.Itoa(i)
	}
	for name, c := range map[string]struct{ err, want error }{
		"nothing said":        {day(func(c *checkin.CheckIn) { c.Mood = 0; c.Line = " \n" }), checkin.ErrInvalid},
		"mood":                {day(func(c *checkin.CheckIn) { c.Mood = 6 }), checkin.ErrInvalid},
		"negative mood":       {day(func(c *checkin.CheckIn) { c.Mood = -1 }), checkin.ErrInvalid},
		"pull":                {day(func(c *checkin.CheckIn) { c.Pull = n(11) }), checkin.ErrInvalid},
		"negative pull":       {day(func(c *checkin.CheckIn) { c.Pull = n(-1) }), checkin.ErrInvalid},
		"sleep":               {day(func(c *checkin.CheckIn) { c.SleepHalfHours = n(49) }), checkin.ErrInvalid},
		"zone":                {day(func(c *checkin.CheckIn) { c.Zone = "Local" }), checkin.ErrInvalid},
		"no time":             {day(func(c *checkin.CheckIn) { c.At = time.Time{} }), checkin.ErrInvalid},
		"ahead":               {day(func(c *checkin.CheckIn) { c.At = d.now.Add(3 * time.Minute) }), checkin.ErrFuture},
		"line not UTF-8":      {day(func(c *checkin.CheckIn) { c.Line = "\xff" }), checkin.ErrInvalid},
		"long line":           {day(func(c *checkin.CheckIn) { c.Line = strings.Repeat("ä", 10_001) }), checkin.ErrInvalid},
		"mark not UTF-8":      {day(func(c *checkin.CheckIn) { c.Symptoms = []string{"\xff"} }), checkin.ErrInvalid},
		"long mark":           {day(func(c *checkin.CheckIn) { c.Medicines = []string{strings.Repeat("ä", 65)} }), checkin.ErrInvalid},
		"many marks":          {day(func(c *checkin.CheckIn) { c.Care = many }), checkin.ErrInvalid},
		"nobody's check-in":   {day(func(c *checkin.CheckIn) { c.ID = store.NewID() }), store.ErrNotFound},
		"strength":            {urge(func(u *checkin.Urge) { u.Before = n(11) }), checkin.ErrInvalid},
		"end":                 {urge(func(u *checkin.Urge) { u.End = "lost" }), checkin.ErrInvalid},
		"visit ahead":         {urge(func(u *checkin.Urge) { u.StartedAt = d.now.Add(time.Hour) }), checkin.ErrFuture},
		"long trigger":        {urge(func(u *checkin.Urge) { u.Trigger = strings.Repeat("ä", 10_001) }), checkin.ErrInvalid},
		"nobody's visit":      {urge(func(u *checkin.Urge) { u.ID = store.NewID() }), store.ErrNotFound},
		"visit from nowhere":  {nowhere, checkin.ErrInvalid},
		"no day":              {badDay, checkin.ErrInvalid},
		"no month":            {badEnd, checkin.ErrInvalid},
		"choices":             {chosen, checkin.ErrInvalid},
		"removed nothing":     {d.Remove(ctx, store.NewID()), store.ErrNotFound},
		"brought back nobody": {d.BringBack(ctx, store.NewID()), store.ErrNotFound},
	} {
		if !errors.Is(c.err, c.want) {
			t.Errorf("%s: error is %v, want %v", name, c.err, c.want)
		}
	}
	for _, b := range []*checkin.Book{d.Book, d.reopen(t)} {
		if days, err := b.Days("", ""); len(days) != 0 || err != nil {
			t.Errorf("kept %v, %v", days, err)
		}
	}
	for name, err := range map[string]error{
		"ten thousand letters": day(func(c *checkin.CheckIn) { c.Line = strings.Repeat("ש", 10_000) }),
		"a minute ahead":       day(func(c *checkin.CheckIn) { c.At = d.now.Add(time.Minute) }),
		"only a line":          day(func(c *checkin.CheckIn) { c.Mood, c.Line = 0, "x" }),
		"long ago": day(func(c *checkin.CheckIn) {
			c.At = time.Date(1971, 1, 1, 0, 0, 0, 0, time.UTC)
			c.Zone = "Africa/Monrovia"
		}),
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAZoneThatIsNoLongerKnownIsShownAsUTC(t *testing.T) {
	d := newDesk()
	meta, _ := json.Marshal(map[string]any{"at": d.now, "zone": "Atlantis/Gone", "mood": 2, "created": d.now, "updated": d.now, "revision": 1})
	id := store.NewID()
	if err := d.Load(store.Record{ID: id, Kind: checkin.DayKind, Meta: meta}); err != nil {
		t.Fatal(err)
	}
	if c, err := d.CheckIn(id); err != nil || c.Zone != "Atlantis/Gone" || c.At.Location() != time.UTC {
		t.Errorf("shown as %+v, %v", c, err)
	}
}

func TestRemovedIsGoneFromTheStoreAndCanBeBroughtBack(t *testing.T) {
	d := newDesk()
	c := d.save(t, checkin.CheckIn{Mood: 1, Line: "a bad night"})
	u, err := d.Begin(ctx, berlin)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []store.ID{c.ID, u.ID} {
		if err := d.Remove(ctx, id); err != nil {
			t.Fatal(err)
		}
	}
	if days, _ := d.reopen(t).Days("", ""); len(days) != 0 {
		t.Errorf("after a lock there is %+v", days)
	}
	for _, id := range []store.ID{c.ID, u.ID} {
		if err := d.BringBack(ctx, id); err != nil {
			t.Error(err)
		}
		wantErr(t, d.BringBack(ctx, id), store.ErrNotFound)
	}
	b := d.reopen(t)
	if got, err := b.CheckIn(c.ID); err != nil || got.Line != c.Line || got.Mood != 1 {
		t.Errorf("brought back %+v, %v", got, err)
	}
	if _, going := b.Going(); !going {
		t.Error("the visit is not brought back")
	}
}

func TestAVisitIsKeptFromItsFirstMoment(t *testing.T) {
	d := newDesk()
	u, err := d.Begin(ctx, berlin)
	if err != nil {
		t.Fatal(err)
	}
	d.now = d.now.Add(checkin.Wave)
	again, err := d.reopen(t).Begin(ctx, "Asia/Tokyo") // the program was killed, and started on a train
	if err != nil || again.ID != u.ID || !again.StartedAt.Equal(u.StartedAt) || again.Zone != berlin {
		t.Errorf("came back to %+v, %v", again, err)
	}
	again.Before, again.Triggers, again.Trigger, again.Instead = n(8), []string{"night", "their song"}, "that song", "I washed the pan."
	again.StartedAt = d.now // whatever the page says, the start stays
	if again, err = d.SaveUrge(ctx, again); err != nil || !again.StartedAt.Equal(u.StartedAt) || !again.EndedAt.IsZero() {
		t.Errorf("saved %+v, %v", again, err)
	}
	again.End, again.After, again.Helped = checkin.Passed, n(3), []string{"call"}
	if again, err = d.SaveUrge(ctx, again); err != nil || !again.EndedAt.Equal(d.now) {
		t.Errorf("ended %+v, %v", again, err)
	}
	ended := again.EndedAt
	d.now = d.now.Add(time.Hour)
	again.After = n(2)
	if again, err = d.SaveUrge(ctx, again); err != nil || !again.EndedAt.Equal(ended) {
		t.Errorf("corrected %+v, %v", again, err)
	}
	if got, err := d.reopen(t).Urge(u.ID); err != nil || !reflect.DeepEqual(got, again) {
		t.Errorf("after an unlock it is %+v, %v", got, err)
	}
}

func TestWhenAVisitCanBeComeBackTo(t *testing.T) {
	for name, c := range map[string]struct {
		end   checkin.End
		later time.Duration
		going bool
	}{
		"at once":           {"", 0, true},
		"after the wave":    {"", 40 * time.Minute, true},
		"after an hour":     {"", time.Hour, false},
		"a clock set back":  {"", -24 * time.Hour, false},
		"once it passed":    {checkin.Passed, time.Minute, false},
		"once it was said":  {checkin.Here, time.Minute, false},
		"once contact was":  {checkin.Contact, time.Minute, false},
		"a clock put right": {"", -time.Minute, true},
		"a year on":         {"", 365 * 24 * time.Hour, false},
	} {
		d := newDesk()
		u, err := d.Begin(ctx, berlin)
		if err == nil {
			u.End = c.end
			u, err = d.SaveUrge(ctx, u)
		}
		if err != nil {
			t.Fatal(err)
		}
		d.now = d.now.Add(c.later)
		if got, going := d.Going(); going != c.going || going && got.ID != u.ID {
			t.Errorf("%s: going is %v, want %v", name, going, c.going)
		}
		next, err := d.Begin(ctx, berlin)
		if err != nil || (next.ID == u.ID) != c.going {
			t.Errorf("%s: the next visit is the same: %v, want %v", name, next.ID == u.ID, c.going)
		}
	}
}

// refusing is a store that takes no writes.
type refusing struct{ store.Store }

var errFull = errors.New("no space")

func (refusing) Update(context.Context, func(store.Tx) error) error { return errFull }

func TestWhatWasNotWrittenIsNotShown(t *testing.T) {
	d := newDesk()
	c := d.save(t, checkin.CheckIn{Mood: 3})
	b := checkin.NewBook(refusing{d.m}, func() time.Time { return d.now })
	if err := d.m.View(ctx, func(tx store.Tx) error { return tx.Scan(b.Load) }); err != nil {
		t.Fatal(err)
	}
	changed := c
	changed.Mood = 1
	_, saved := b.Save(ctx, changed)
	_, begun := b.Begin(ctx, berlin)
	_, chosen := b.SaveChoices(ctx, checkin.Choices{Care: []string{"Sauna"}})
	for _, err := range []error{saved, begun, chosen, b.Remove(ctx, c.ID)} {
		wantErr(t, err, errFull)
	}
	all, _ := b.CheckIns("", "")
	if _, going := b.Going(); going || len(b.Choices().Care) != 0 || !reflect.DeepEqual(all, []checkin.CheckIn{c}) {
		t.Errorf("shown are %+v, %v, %v", all, going, b.Choices())
	}
}

func TestWhoeverWatchesHearsOfEveryChange(t *testing.T) {
	d := newDesk()
	var heard []store.ID
	d.Watch(func(id store.ID) {
		heard = append(heard, id)
		_, _ = d.CheckIn(id) // nothing is locked
	})
	c := d.save(t, checkin.CheckIn{Mood: 3})
	u, _ := d.Begin(ctx, berlin)
	_, _ = d.SaveUrge(ctx, u)
	_ = d.Remove(ctx, c.ID)
	_ = d.BringBack(ctx, c.ID)
	if want := []store.ID{c.ID, u.ID, u.ID, c.ID, c.ID}; !reflect.DeepEqual(heard, want) {
		t.Errorf("heard of %v, want %v", heard, want)
	}
	stamps := map[store.ID]int64{}
	d.Stamps(func(id store.ID, revision int64, live bool) {
		if stamps[id] = revision; live {
			t.Errorf("%v can be found, and nobody wrote in it", id)
		}
	})
	if want := map[store.ID]int64{c.ID: 2, u.ID: 2}; !reflect.DeepEqual(stamps, want) {
		t.Errorf("stamps are %v, want %v", stamps, want)
	}
}

func TestExport(t *testing.T) {
	d := newDesk()
	none := func(name string, _ time.Time, _ []byte) error { t.Errorf("an empty book has %s", name); return nil }
	if err := d.Export(ctx, none); err != nil {
		t.Fatal(err)
	}
	d.save(t, checkin.CheckIn{At: at(t, berlin, "2026-10-31 23:30"), Mood: 1, SleepHalfHours: n(9), Symptoms: []string{checkin.Ending, "a knot"},
		Care: []string{"feels-like-me"}, Medicines: []string{"Sertraline"}, Line: "A hard one.\n# not a heading"})
	u, err := d.SaveUrge(ctx, checkin.Urge{StartedAt: at(t, berlin, "2026-11-02 22:15"), Zone: berlin, Before: n(8), After: n(3), Triggers: []string{"night"},
		Trigger: "That song & the rain.", Helped: []string{"call"}, Instead: "I rang Anna.", End: checkin.Passed})
	if err != nil {
		t.Fatal(err)
	}
	d.save(t, checkin.CheckIn{At: at(t, berlin, "2026-11-02 08:00"), Pull: n(0)})
	files := map[string]string{}
	if err := d.Export(ctx, func(name string, modified time.Time, body []byte) error {
		if !modified.Equal(d.now) {
			t.Errorf("%s is of %s", name, modified)
		}
		files[name] = string(body)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"check-ins/2026-10.md": `# 2026-10

## Check-in, 2026-10-31 23:30 +01:00 (Europe/Berlin)

- Mood: heavy
- Slept: 4.5 h
- Marked: thoughts of ending my life, a knot
- Care: something that feels like me
- Medicine: Sertraline

> A hard one.
> # not a heading
`,
		"check-ins/2026-11.md": `# 2026-11

## Check-in, 2026-11-02 08:00 +01:00 (Europe/Berlin)

- The pull: 0 of 10

## The pull, 2026-11-02 22:15 +01:00 (Europe/Berlin)

- Before: 8 of 10
- After: 3 of 10
- What brought it on: night
- What helped: call
- How it ended: it passed, ` + u.EndedAt.In(u.StartedAt.Location()).Format("2006-01-02 15:04 -07:00") + `

> That song & the rain.

> I rang Anna.
`,
	} {
		if files[name] != want {
			t.Errorf("%s is:\n%s", name, files[name])
		}
	}
	var all struct {
		CheckIns []map[string]any `json:"check_ins"`
		Visits   []map[string]any `json:"visits"`
	}
	if err := json.Unmarshal([]byte(files["check-ins/check-ins.json"]), &all); err != nil || len(all.CheckIns) != 2 || len(all.Visits) != 1 ||
		all.CheckIns[0]["line"] != "A hard one.\n# not a heading" || all.CheckIns[0]["sleep_hours"] != 4.5 || all.CheckIns[1]["pull"] != 0.0 || all.Visits[0]["end"] != "passed" {
		t.Errorf("JSON is %v, %v", all, err)
	}
	wantErr(t, d.Export(ctx, func(string, time.Time, []byte) error { return errFull }), errFull)
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	wantErr(t, d.Export(stopped, func(string, time.Time, []byte) error { return nil }), context.Canceled)
}

func FuzzLoad(f *testing.F) {
	for _, meta := range []string{"", "null", "{}", `{"at":"2026-11-20T12:00:00Z","zone":"UTC","mood":3,"pull":4,"symptoms":["anxiety"]}`,
		`{"at":"2026-11-20T12:00:00Z","zone":"UTC","mood":9}`, `{"at":"9999-12-31T23:59:59Z","zone":"../x","pull":0,"created":"0000-01-01T00:00:00Z"}`,
		`{"started":"2026-11-20T12:00:00Z","zone":"Europe/Berlin","before":3,"end":"passed","person":""}`, `{"started":"2026-11-20T12:00:00Z","zone":"UTC","end":"x"}`,
		`{"symptoms":["x"],"hidden":["therapy"],"trigger":"x"}`} {
		f.Add([]byte(meta), []byte(`{"trigger":"x"}`))
	}
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, meta, body []byte) {
		b := checkin.NewBook(&storetest.Memory{}, func() time.Time { return now })
		for _, kind := range []store.Kind{checkin.DayKind, checkin.UrgeKind, checkin.ChoicesKind} {
			if err := b.Load(store.Record{ID: store.NewID(), Kind: kind, Meta: meta, Body: body}); err != nil {
				wantErr(t, err, store.ErrDamaged)
			}
		}
		if err := b.Load(store.Record{ID: store.NewID(), Kind: "journal.entry", Meta: meta}); err != nil {
			t.Errorf("a record of another room gives %v", err)
		}
		days, err := b.Days("", "")
		if err != nil {
			t.Error(err)
		}
		_ = checkin.TogetherIn(days)
		if _, err := b.Hardest("", ""); err != nil {
			t.Error(err)
		}
		if err := b.Export(ctx, func(string, time.Time, []byte) error { return nil }); err != nil {
			t.Error(err)
		}
	})
}
