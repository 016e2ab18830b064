package app

import (
	"context"
	"time"

	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/streak"
)

// Streak is the streak's room.
type Streak struct{ h *house }

// newestEvents is how many events come with a Tally; Events has the others.
const newestEvents = 100

// Person is somebody contact is not kept with, or kept low, as the user names
// them.
type Person struct {
	ID         string      `json:"id"`
	Name       string      `json:"name"`
	StartedAt  string      `json:"started_at"`
	StartSetAt string      `json:"start_set_at"` // when the start was moved last; when the person was added, if never
	Zone       string      `json:"zone"`         // the days are counted on its clocks
	PutAwayAt  string      `json:"put_away_at"`  // empty for somebody who is shown
	Levels     []string    `json:"levels"`       // that are kept: "called", "wrote", "replied", "met", "looked", "asked"
	Headline   string      `json:"headline"`     // the level whose run stands first; empty: of all kept levels together
	Low        *LowContact `json:"low"`          // null: no contact at all
	Milestones []int       `json:"milestones"`   // own ones, in days
	Link       string      `json:"link"`         // of the same person in the evidence; may be empty
}

// LowContact says what contact is within the rules where none is not possible.
type LowContact struct {
	Channels  []string `json:"channels"`   // the ways that are open, by the evidence's names or the user's words
	Topics    []string `json:"topics"`     // what may be spoken of
	Rules     []string `json:"rules"`      // by the page's own names or in the user's words
	WaitHours int      `json:"wait_hours"` // before answering; 0 for none
}

// PersonChoices is what the page sends to Choose; all of it is kept as it is
// sent, so what is left out is chosen away.
type PersonChoices struct {
	ID         string      `json:"id"`
	Levels     []string    `json:"levels"` // none stand for "called", "wrote", "replied" and "met"
	Headline   string      `json:"headline"`
	Low        *LowContact `json:"low"`
	Milestones []int       `json:"milestones"`
	Link       string      `json:"link"`
}

// PersonAway is somebody who is put away.
type PersonAway struct {
	Person Person `json:"person"`
	Events int    `json:"events"` // that would go with them
}

// Contact is an event, whatever its type: "attempt" by them, "contact" by me,
// a "pause" in which contact ends no run, or an "exchange" in low contact. The
// page sends person, at, zone and what the type has; the rest is dropped.
type Contact struct {
	ID         string   `json:"id"`
	Person     string   `json:"person"`
	Type       string   `json:"type"`
	At         string   `json:"at"` // of a pause, its beginning
	Zone       string   `json:"zone"`
	Channel    string   `json:"channel"` // all but a pause
	Note       string   `json:"note"`    // all: what happened, the reason for a pause
	RecordedAt string   `json:"recorded_at"`
	UndoUntil  string   `json:"undo_until"`
	Levels     []string `json:"levels"`   // contact, and an exchange outside the rules; empty: every kept level
	Until      string   `json:"until"`    // pause: the first moment after it
	Gave       string   `json:"gave"`     // contact: what it gave
	Help       string   `json:"help"`     // contact: what would help next time
	Tactic     string   `json:"tactic"`   // attempt: one of the evidence's, or empty
	Through    string   `json:"through"`  // attempt: whose name it came through
	Incident   string   `json:"incident"` // attempt: in the evidence; may be empty
	Exhibits   []string `json:"exhibits"` // attempt: in the evidence
	Topic      string   `json:"topic"`    // exchange
	Within     bool     `json:"within"`   // exchange: it kept to the rules
	Waited     bool     `json:"waited"`   // exchange: it was not answered at once
}

// EventDetails is what can be changed of an event at any time, and nothing is
// counted by; all of it is kept as it is sent.
type EventDetails struct {
	ID       string   `json:"id"`
	Note     string   `json:"note"`
	Gave     string   `json:"gave"`
	Help     string   `json:"help"`
	Tactic   string   `json:"tactic"`
	Through  string   `json:"through"`
	Topic    string   `json:"topic"`
	Incident string   `json:"incident"`
	Exhibits []string `json:"exhibits"`
}

// EventQuery asks for a window of a person's events, newest first.
type EventQuery struct {
	Person string `json:"person"`
	Type   string `json:"type"` // empty for all
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"` // 0 for all
}

// EventPage is a window of a person's events.
type EventPage struct {
	Total int       `json:"total"`
	Rows  []Contact `json:"rows"`
}

// Day is one cell of the year.
type Day struct {
	Date     string   `json:"date"`
	State    string   `json:"state"`    // "before", "held", "contact" (it ended a run) or "paused"
	Attempts int      `json:"attempts"` // of theirs
	Contacts int      `json:"contacts"` // of mine, also what ended no run
	Pull     *float64 `json:"pull"`     // the day's mean, 0 to 10, as marked; null if it was not
}

// Milestone is a mark of the current run.
type Milestone struct {
	Key     string `json:"key"` // "2-week"; units are day, week, month, year
	Due     string `json:"due"`
	Reached bool   `json:"reached"`
	Own     bool   `json:"own"` // one of the person's milestones
}

// LevelTally is what is counted for one kept level.
type LevelTally struct {
	Level        string `json:"level"`
	CurrentDays  int    `json:"current_days"`
	CurrentHours int    `json:"current_hours"`
	LongestDays  int    `json:"longest_days"`
	TotalDays    int    `json:"total_days"`
	TotalHours   int    `json:"total_hours"`
	Contacts     int    `json:"contacts"`
	Since        string `json:"since"`
}

// Tally is everything counted for one person; the figures are the headline's.
type Tally struct {
	Person             Person       `json:"person"`
	CurrentDays        int          `json:"current_days"`
	CurrentHours       int          `json:"current_hours"`
	NextDay            string       `json:"next_day"` // when the next day is whole: count anew then
	LongestDays        int          `json:"longest_days"`
	TotalDays          int          `json:"total_days"`  // parts of days put together
	TotalHours         int          `json:"total_hours"` // beyond them
	Contacts           int          `json:"contacts"`    // times contact ended a run
	Before             int          `json:"before"`      // times of contact before the start, which count for nothing
	Attempts           int          `json:"attempts"`
	AttemptsUnanswered int          `json:"attempts_unanswered"`
	Since              string       `json:"since"`
	LastMonths         float64      `json:"last_months"`      // share of held dates of the last six months, or since the start: 0 to 1
	LastMonthsDays     int          `json:"last_months_days"` // how many dates those are; under about 180 the start is less than six months ago
	Strength           float64      `json:"strength"`         // 0 to 1: a held date moves it towards 1, another towards 0; half of what was is gone in 13 days
	Paused             bool         `json:"paused"`           // in a pause now
	PausedUntil        string       `json:"paused_until"`
	ClockBehind        bool         `json:"clock_behind"` // the clock shows a time over a day before something was recorded
	CountedTo          string       `json:"counted_to"`   // now, or if the clock is behind, when that was recorded
	ZoneUnknown        bool         `json:"zone_unknown"` // this machine does not know the person's zone; the days are UTC's
	Levels             []LevelTally `json:"levels"`
	Days               []Day        `json:"days"` // 365, today the last
	Milestones         []Milestone  `json:"milestones"`
	Events             []Contact    `json:"events"` // the newest hundred
	EventCount         int          `json:"event_count"`
}

// Attempts are counts of the other's attempts.
type Attempts struct {
	Attempts int           `json:"attempts"`
	Weeks    []AttemptWeek `json:"weeks"`    // every week up to this one, empty ones too
	Channels []Occurs      `json:"channels"` // most first
	Tactics  []Occurs      `json:"tactics"`
	Hours    [][]int       `json:"hours"` // by weekday from Monday, then by hour
}

// AttemptWeek is the attempts of one week, from Monday on.
type AttemptWeek struct {
	Monday  string `json:"monday"`
	Direct  int    `json:"direct"`
	Through int    `json:"through"` // through others
}

func personOf(p streak.Person) Person {
	out := Person{ID: p.ID.String(), Name: p.Name, StartedAt: local(p.StartedAt), StartSetAt: stamp(p.StartSetAt), Zone: p.Zone, PutAwayAt: stamp(p.PutAwayAt),
		Levels: each(p.Levels, text), Headline: string(p.Headline), Milestones: each(p.Milestones, func(n int) int { return n }), Link: named(p.Link)}
	if l := p.Low; l != nil {
		out.Low = &LowContact{each(l.Channels, same), each(l.Topics, same), each(l.Rules, same), l.WaitHours}
	}
	return out
}

func contactOf(e streak.Event) Contact {
	return Contact{e.ID.String(), e.Person.String(), string(e.Type), local(e.At), e.Zone, e.Channel, e.Note, stamp(e.RecordedAt), stamp(e.UndoUntil()),
		each(e.Levels, text), local(e.Until), e.Gave, e.Help, e.Tactic, e.Through, named(e.Incident), each(e.Exhibits, store.ID.String),
		e.Topic, e.Within, e.Waited}
}

func tallyOf(p streak.Person, events []streak.Event, t streak.Tally, pulls map[string]float64) Tally {
	return Tally{
		Person: personOf(p), CurrentDays: t.CurrentDays, CurrentHours: t.CurrentHours, NextDay: local(t.NextDay), LongestDays: t.LongestDays,
		TotalDays: t.TotalDays, TotalHours: t.TotalHours, Contacts: t.Contacts, Before: t.Before,
		Attempts: t.Attempts, AttemptsUnanswered: t.AttemptsUnanswered, Since: local(t.Since),
		LastMonths: t.LastMonths, LastMonthsDays: t.LastMonthsDays, Strength: t.Strength, Paused: t.Paused, PausedUntil: local(t.PausedUntil),
		ClockBehind: t.ClockBehind, CountedTo: local(t.CountedTo), ZoneUnknown: t.ZoneUnknown,
		Levels: each(t.Levels, func(l streak.LevelTally) LevelTally {
			return LevelTally{string(l.Level), l.CurrentDays, l.CurrentHours, l.LongestDays, l.TotalDays, l.TotalHours, l.Contacts, local(l.Since)}
		}),
		Days: each(t.Days, func(d streak.Day) Day {
			day := Day{d.Date, string(d.State), d.Attempts, d.Contacts, nil}
			if pull, marked := pulls[d.Date]; marked {
				day.Pull = &pull
			}
			return day
		}),
		Milestones: each(t.Milestones, func(m streak.Milestone) Milestone {
			return Milestone{m.Key, local(m.Due), m.Reached, m.Own}
		}),
		Events: each(events[:min(len(events), newestEvents)], contactOf), EventCount: len(events),
	}
}

// Get returns the tally of everybody who is not put away.
func (s *Streak) Get() ([]Tally, error) {
	return inside(s.h, func(_ context.Context, r *rooms.Rooms) ([]Tally, error) {
		now, pulls := s.h.o.Now(), map[string]float64{}
		marked, err := r.CheckIns.PullByDay(now.AddDate(-1, 0, -2).Format(time.DateOnly), "") // in whatever zone
		for _, d := range marked {
			pulls[d.Date] = d.Pull
		}
		return each(r.Streak.People(), func(p streak.Person) Tally {
			events := r.Streak.Events(p.ID)
			return tallyOf(p, events, streak.Reckon(p, events, now), pulls)
		}), err
	})
}

// Away returns everybody who is put away.
func (s *Streak) Away() ([]PersonAway, error) {
	return inside(s.h, func(_ context.Context, r *rooms.Rooms) ([]PersonAway, error) {
		return each(r.Streak.Away(), func(p streak.Person) PersonAway {
			return PersonAway{personOf(p), len(r.Streak.Events(p.ID))}
		}), nil
	})
}

// Events returns a window of a person's events.
func (s *Streak) Events(q EventQuery) (EventPage, error) {
	return withID(s.h, q.Person, func(_ context.Context, r *rooms.Rooms, person store.ID) (out EventPage, err error) {
		if _, err = r.Streak.Person(person); err != nil {
			return out, err
		}
		var rows []streak.Event
		for _, e := range r.Streak.Events(person) {
			if q.Type == "" || q.Type == string(e.Type) {
				rows = append(rows, e)
			}
		}
		out.Total = len(rows)
		rows = rows[min(max(q.Offset, 0), len(rows)):]
		if q.Limit > 0 {
			rows = rows[:min(q.Limit, len(rows))]
		}
		out.Rows = each(rows, contactOf)
		return out, nil
	})
}

// Event returns one event.
func (s *Streak) Event(id string) (Contact, error) {
	return withID(s.h, id, func(_ context.Context, r *rooms.Rooms, p store.ID) (Contact, error) {
		e, err := r.Streak.Event(p)
		return contactOf(e), err
	})
}

// Seen counts a person's attempts from a moment on; empty begins with the
// start or the first attempt, whichever is earlier, and ten years ago at most.
func (s *Streak) Seen(person, from string) (Attempts, error) {
	return withID(s.h, person, func(_ context.Context, r *rooms.Rooms, id store.ID) (out Attempts, err error) {
		since, err := moment(from)
		if err != nil {
			return out, err
		}
		p, err := r.Streak.Person(id)
		if err != nil {
			return out, err
		}
		seen := streak.Seen(p, r.Streak.Events(id), since, s.h.o.Now())
		occurs := func(c streak.Count) Occurs { return Occurs(c) }
		return Attempts{seen.Attempts, each(seen.Weeks, func(w streak.Week) AttemptWeek { return AttemptWeek(w) }),
			each(seen.Channels, occurs), each(seen.Tactics, occurs), each(seen.Hours[:], func(day [24]int) []int { return day[:] })}, nil
	})
}

// Start begins a streak.
func (s *Streak) Start(name, at, zone string) (Person, error) {
	return inside(s.h, func(ctx context.Context, r *rooms.Rooms) (out Person, err error) {
		t, err := moment(at)
		if err != nil {
			return out, err
		}
		p, err := r.Streak.Start(ctx, name, t, zone)
		return personOf(p), err
	})
}

// person is withID for what changes a person and answers with them.
func (s *Streak) person(id string, f func(context.Context, *rooms.Rooms, store.ID) (streak.Person, error)) (Person, error) {
	return withID(s.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Person, error) {
		changed, err := f(ctx, r, p)
		return personOf(changed), err
	})
}

// Rename changes what a person is called.
func (s *Streak) Rename(id, name string) (Person, error) {
	return s.person(id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (streak.Person, error) {
		return r.Streak.Rename(ctx, p, name)
	})
}

// SetStart moves the start. Events stay; the tally's before says how many
// times of contact count for nothing by that.
func (s *Streak) SetStart(id, at, zone string) (Person, error) {
	return s.person(id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (out streak.Person, err error) {
		t, err := moment(at)
		if err != nil {
			return out, err
		}
		return r.Streak.SetStart(ctx, p, t, zone)
	})
}

// Choose keeps what the user decides about a person.
func (s *Streak) Choose(in PersonChoices) (Person, error) {
	return s.person(in.ID, func(ctx context.Context, r *rooms.Rooms, p store.ID) (out streak.Person, err error) {
		c := streak.Choices{Levels: each(in.Levels, wordOf[streak.Level]), Headline: streak.Level(in.Headline), Milestones: in.Milestones}
		if l := in.Low; l != nil {
			c.Low = &streak.LowContact{Channels: l.Channels, Topics: l.Topics, Rules: l.Rules, WaitHours: l.WaitHours}
		}
		if err = c.Link.UnmarshalText([]byte(in.Link)); err != nil {
			return out, err
		}
		return r.ChooseForPerson(ctx, p, c)
	})
}

// PutAway hides a person and their events; BringBack shows them again.
func (s *Streak) PutAway(id string) (Person, error) {
	return s.person(id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (streak.Person, error) {
		return r.Streak.PutAway(ctx, p)
	})
}

// BringBack shows a person again who was put away.
func (s *Streak) BringBack(id string) (Person, error) {
	return s.person(id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (streak.Person, error) {
		return r.Streak.BringBack(ctx, p)
	})
}

// Remove deletes a person who was put away for good, and returns how many
// events went with them.
func (s *Streak) Remove(id string) (int, error) {
	return withID(s.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (int, error) { return r.Streak.Remove(ctx, p) })
}

// Attempt notes that they reached out.
func (s *Streak) Attempt(in Contact) (Contact, error) {
	return s.event(in, func(ctx context.Context, r *rooms.Rooms, e streak.Event) (streak.Event, error) {
		return r.RecordAttempt(ctx, e)
	})
}

// Contact notes that I made contact.
func (s *Streak) Contact(in Contact) (Contact, error) {
	return s.event(in, func(ctx context.Context, r *rooms.Rooms, e streak.Event) (streak.Event, error) {
		return r.Streak.Contact(ctx, e)
	})
}

// Pause notes a time, up to a year ahead, in which contact ends no run.
func (s *Streak) Pause(in Contact) (Contact, error) {
	return s.event(in, func(ctx context.Context, r *rooms.Rooms, e streak.Event) (streak.Event, error) {
		return r.Streak.Pause(ctx, e)
	})
}

// Exchange notes contact in low contact, within its rules or not.
func (s *Streak) Exchange(in Contact) (Contact, error) {
	return s.event(in, func(ctx context.Context, r *rooms.Rooms, e streak.Event) (streak.Event, error) {
		return r.Streak.Exchange(ctx, e)
	})
}

func (s *Streak) event(in Contact, note func(context.Context, *rooms.Rooms, streak.Event) (streak.Event, error)) (Contact, error) {
	return withID(s.h, in.Person, func(ctx context.Context, r *rooms.Rooms, person store.ID) (out Contact, err error) {
		e := streak.Event{Person: person, Zone: in.Zone, Channel: in.Channel, Levels: each(in.Levels, wordOf[streak.Level]), Within: in.Within, Waited: in.Waited}
		if e.At, err = moment(in.At); err != nil {
			return out, err
		}
		if e.Until, err = moment(in.Until); err != nil {
			return out, err
		}
		e.Details, err = EventDetails{"", in.Note, in.Gave, in.Help, in.Tactic, in.Through, in.Topic, in.Incident, in.Exhibits}.details()
		if err != nil {
			return out, err
		}
		e, err = note(ctx, r, e)
		return contactOf(e), err
	})
}

// details reads what the page sent.
func (in EventDetails) details() (d streak.Details, err error) {
	d = streak.Details{Note: in.Note, Gave: in.Gave, Help: in.Help, Tactic: in.Tactic, Through: in.Through, Topic: in.Topic}
	if err = d.Incident.UnmarshalText([]byte(in.Incident)); err != nil {
		return d, err
	}
	return d, idLists(list{&d.Exhibits, in.Exhibits})
}

// Revise writes down other details of an event, however old it is.
func (s *Streak) Revise(in EventDetails) (Contact, error) {
	return withID(s.h, in.ID, func(ctx context.Context, r *rooms.Rooms, p store.ID) (out Contact, err error) {
		d, err := in.details()
		if err != nil {
			return out, err
		}
		e, err := r.ReviseEvent(ctx, p, d)
		return contactOf(e), err
	})
}

// EndPause ends a pause that goes on, now.
func (s *Streak) EndPause(id string) (Contact, error) {
	return withID(s.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Contact, error) {
		e, err := r.Streak.EndPause(ctx, p)
		return contactOf(e), err
	})
}

// Undo takes an event back, within 48 hours.
func (s *Streak) Undo(id string) error {
	return withIDDo(s.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Streak.Undo(ctx, p) })
}
