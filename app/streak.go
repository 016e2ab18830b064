package app

import (
	"context"

	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/streak"
)

// Streak is the streak's room.
type Streak struct{ h *house }

// Person is somebody contact is not kept with, as the user names them.
type Person struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	StartedAt string `json:"started_at"`
	Zone      string `json:"zone"`
}

// Contact is an event: "attempt" by them or "contact" by me.
type Contact struct {
	ID         string `json:"id"`
	Person     string `json:"person"`
	Type       string `json:"type"`
	At         string `json:"at"`
	Zone       string `json:"zone"`
	Channel    string `json:"channel"`
	Note       string `json:"note"`
	RecordedAt string `json:"recorded_at"`
	UndoUntil  string `json:"undo_until"`
}

// Day is one cell of the year.
type Day struct {
	Date     string `json:"date"`
	State    string `json:"state"`
	Attempts int    `json:"attempts"`
}

// Milestone is a mark of the current run.
type Milestone struct {
	Key     string `json:"key"`
	Due     string `json:"due"`
	Reached bool   `json:"reached"`
}

// Tally is everything counted for one person.
type Tally struct {
	Person             Person      `json:"person"`
	CurrentDays        int         `json:"current_days"`
	CurrentHours       int         `json:"current_hours"`
	LongestDays        int         `json:"longest_days"`
	TotalDays          int         `json:"total_days"`
	Attempts           int         `json:"attempts"`
	AttemptsUnanswered int         `json:"attempts_unanswered"`
	Since              string      `json:"since"`
	Days               []Day       `json:"days"`
	Milestones         []Milestone `json:"milestones"`
	Events             []Contact   `json:"events"`
}

func personOf(p streak.Person) Person {
	return Person{p.ID.String(), p.Name, local(p.StartedAt), p.Zone}
}

func contactOf(e streak.Event) Contact {
	return Contact{e.ID.String(), e.Person.String(), string(e.Type), local(e.At), e.Zone, e.Channel, e.Note, stamp(e.RecordedAt), stamp(e.UndoUntil())}
}

// Get returns the tally of every person.
func (s *Streak) Get() ([]Tally, error) {
	return inside(s.h, func(_ context.Context, r *rooms.Rooms) ([]Tally, error) {
		now := s.h.o.Now()
		return each(r.Streak.People(), func(p streak.Person) Tally {
			events := r.Streak.Events(p.ID)
			t := streak.Reckon(p, events, now)
			return Tally{
				Person: personOf(p), CurrentDays: t.CurrentDays, CurrentHours: t.CurrentHours, LongestDays: t.LongestDays, TotalDays: t.TotalDays,
				Attempts: t.Attempts, AttemptsUnanswered: t.AttemptsUnanswered, Since: local(t.Since),
				Days:       each(t.Days, func(d streak.Day) Day { return Day{d.Date, string(d.State), d.Attempts} }),
				Milestones: each(t.Milestones, func(m streak.Milestone) Milestone { return Milestone{m.Key, local(m.Due), m.Reached} }),
				Events:     each(events, contactOf),
			}
		}), nil
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

// Rename changes what a person is called.
func (s *Streak) Rename(id, name string) (Person, error) {
	return withID(s.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Person, error) {
		renamed, err := r.Streak.Rename(ctx, p, name)
		return personOf(renamed), err
	})
}

// Attempt notes that they reached out.
func (s *Streak) Attempt(in Contact) (Contact, error) {
	return s.event(in, func(ctx context.Context, r *rooms.Rooms, e streak.Event) (streak.Event, error) {
		return r.Streak.Attempt(ctx, e)
	})
}

// Contact notes that I made contact.
func (s *Streak) Contact(in Contact) (Contact, error) {
	return s.event(in, func(ctx context.Context, r *rooms.Rooms, e streak.Event) (streak.Event, error) {
		return r.Streak.Contact(ctx, e)
	})
}

func (s *Streak) event(in Contact, note func(context.Context, *rooms.Rooms, streak.Event) (streak.Event, error)) (Contact, error) {
	return withID(s.h, in.Person, func(ctx context.Context, r *rooms.Rooms, person store.ID) (out Contact, err error) {
		e := streak.Event{Person: person, Zone: in.Zone, Channel: in.Channel, Note: in.Note}
		if e.At, err = moment(in.At); err != nil {
			return out, err
		}
		e, err = note(ctx, r, e)
		return contactOf(e), err
	})
}

// Undo takes an event back, within 48 hours.
func (s *Streak) Undo(id string) error {
	return withIDDo(s.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Streak.Undo(ctx, p) })
}
