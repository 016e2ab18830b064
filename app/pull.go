package app

import (
	"context"

	"stillwater/app/checkin"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// Pull is what helps while the pull is there.
type Pull struct{ h *house }

// Urge is one visit to the pull. What was not said is null or empty.
type Urge struct {
	ID        string   `json:"id"` // "" for one noted afterwards
	StartedAt string   `json:"started_at"`
	Zone      string   `json:"zone"`
	Before    *int     `json:"before"`
	After     *int     `json:"after"`
	Triggers  []string `json:"triggers"`
	Trigger   string   `json:"trigger"`
	Helped    []string `json:"helped"`
	Instead   string   `json:"instead"`
	End       string   `json:"end"` // "passed", "here", "contact", or "" while it goes on or if it was left
	EndedAt   string   `json:"ended_at"`
	Person    string   `json:"person"`
	Going     bool     `json:"going"` // it can be come back to
}

// UrgePage is a window of visits, newest first.
type UrgePage struct {
	Total int    `json:"total"`
	Rows  []Urge `json:"rows"`
}

func (p *Pull) urge(u checkin.Urge) Urge {
	out := Urge{ID: u.ID.String(), StartedAt: local(u.StartedAt), Zone: u.Zone, Before: u.Before, After: u.After,
		Triggers: each(u.Triggers, same), Trigger: u.Trigger, Helped: each(u.Helped, same), Instead: u.Instead,
		End: string(u.End), EndedAt: stamp(u.EndedAt), Going: u.Going(p.h.o.Now())}
	if !u.Person.IsZero() {
		out.Person = u.Person.String()
	}
	return out
}

// Begin returns the visit that goes on, or a new one that starts now and is
// kept from this moment on.
func (p *Pull) Begin(zone string) (Urge, error) {
	return inside(p.h, func(ctx context.Context, r *rooms.Rooms) (Urge, error) {
		u, err := r.CheckIns.Begin(ctx, zone)
		return p.urge(u), err
	})
}

// Going returns the visit that can be come back to, as a list of one or none.
func (p *Pull) Going() ([]Urge, error) {
	return inside(p.h, func(_ context.Context, r *rooms.Rooms) ([]Urge, error) {
		u, going := r.CheckIns.Going()
		if !going {
			return []Urge{}, nil
		}
		return []Urge{p.urge(u)}, nil
	})
}

// Save keeps what is said of a visit.
func (p *Pull) Save(in Urge) (Urge, error) {
	return inside(p.h, func(ctx context.Context, r *rooms.Rooms) (out Urge, err error) {
		u := checkin.Urge{Zone: in.Zone, Before: in.Before, After: in.After, Triggers: in.Triggers, Trigger: in.Trigger,
			Helped: in.Helped, Instead: in.Instead, End: checkin.End(in.End)}
		if u.StartedAt, err = moment(in.StartedAt); err != nil {
			return out, err
		}
		for _, id := range []struct {
			to   *store.ID
			text string
		}{{&u.ID, in.ID}, {&u.Person, in.Person}} {
			if id.text == "" {
				continue
			}
			if *id.to, err = store.ParseID(id.text); err != nil {
				return out, err
			}
		}
		u, err = r.CheckIns.SaveUrge(ctx, u)
		return p.urge(u), err
	})
}

// List returns a window of all visits, newest first; limit 0 for all.
func (p *Pull) List(offset, limit int) (UrgePage, error) {
	return inside(p.h, func(_ context.Context, r *rooms.Rooms) (UrgePage, error) {
		all, err := r.CheckIns.Urges("", "")
		return UrgePage{len(all), each(cut(all, offset, limit), p.urge)}, err
	})
}

// Remove deletes a visit. Until the vault is locked it can be brought back.
func (p *Pull) Remove(id string) error {
	return withIDDo(p.h, id, func(ctx context.Context, r *rooms.Rooms, u store.ID) error { return r.CheckIns.Remove(ctx, u) })
}

// BringBack keeps a removed visit again.
func (p *Pull) BringBack(id string) error {
	return withIDDo(p.h, id, func(ctx context.Context, r *rooms.Rooms, u store.ID) error { return r.CheckIns.BringBack(ctx, u) })
}
