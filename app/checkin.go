package app

import (
	"context"

	"stillwater/app/checkin"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// CheckIns is the room of what a person marks about themselves.
type CheckIns struct{ h *house }

// CheckIn is how it was at one moment. What was not said is null or empty.
type CheckIn struct {
	ID             string   `json:"id"` // "" for a new one
	At             string   `json:"at"`
	Zone           string   `json:"zone"`
	Mood           int      `json:"mood"` // 0 none, 1 heavy to 5 clear
	Pull           *int     `json:"pull"`
	SleepHalfHours *int     `json:"sleep_half_hours"`
	Symptoms       []string `json:"symptoms"`
	Care           []string `json:"care"`
	Medicines      []string `json:"medicines"`
	Line           string   `json:"line"`
	UpdatedAt      string   `json:"updated_at"`
}

// CheckInQuery asks for a window of the check-ins of some days.
type CheckInQuery struct {
	From   string `json:"from"` // a day such as "2026-11-20", or "" for no bound
	To     string `json:"to"`
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"` // 0 for all
}

// CheckInPage is a window of check-ins, newest first.
type CheckInPage struct {
	Total int       `json:"total"`
	Rows  []CheckIn `json:"rows"`
}

// CheckInDay is what the check-ins and visits of one day say.
type CheckInDay struct {
	Date           string   `json:"date"`
	CheckIns       int      `json:"check_ins"`
	Visits         int      `json:"visits"`
	Mood           int      `json:"mood"` // the last one said
	Pull           *float64 `json:"pull"` // the mean
	SleepHalfHours *int     `json:"sleep_half_hours"`
	Symptoms       []string `json:"symptoms"`
	Care           []string `json:"care"`
}

// CheckInsSeen is what the check-ins and visits of some days add up to.
type CheckInsSeen struct {
	Days     []CheckInDay `json:"days"`
	Together []Together   `json:"together"`
	Hours    [][]int      `json:"hours"` // hard moments by weekday, Monday first, and hour
}

// Together counts the days with a kind of care and those without it on which
// the pull was lower than on half of all days.
type Together struct {
	Care       string `json:"care"`
	Lower      int    `json:"lower"` // of days
	Days       int    `json:"days"`
	LowerOther int    `json:"lower_other"` // of another
	Another    int    `json:"another"`
}

// CheckInChoices are what a person marks besides what everybody is offered,
// and the keys of what they do not wish to be offered.
type CheckInChoices struct {
	Symptoms  []string `json:"symptoms"`
	Care      []string `json:"care"`
	Medicines []string `json:"medicines"`
	Hidden    []string `json:"hidden"`
}

func checkInOf(c checkin.CheckIn) CheckIn {
	return CheckIn{c.ID.String(), local(c.At), c.Zone, c.Mood, c.Pull, c.SleepHalfHours, each(c.Symptoms, same), each(c.Care, same),
		each(c.Medicines, same), c.Line, stamp(c.UpdatedAt)}
}

func checkInDayOf(d checkin.Day) CheckInDay {
	return CheckInDay{d.Date, d.CheckIns, d.Visits, d.Mood, d.Pull, d.SleepHalfHours, each(d.Symptoms, same), each(d.Care, same)}
}

// List returns a window of the check-ins of some days, newest first.
func (c *CheckIns) List(q CheckInQuery) (CheckInPage, error) {
	return inside(c.h, func(_ context.Context, r *rooms.Rooms) (CheckInPage, error) {
		all, err := r.CheckIns.CheckIns(q.From, q.To)
		return CheckInPage{len(all), each(cut(all, q.Offset, q.Limit), checkInOf)}, err
	})
}

// Get returns one check-in.
func (c *CheckIns) Get(id string) (CheckIn, error) {
	return withID(c.h, id, func(_ context.Context, r *rooms.Rooms, p store.ID) (CheckIn, error) {
		kept, err := r.CheckIns.CheckIn(p)
		return checkInOf(kept), err
	})
}

// Save keeps a check-in: a new one, or instead of the one with its ID.
func (c *CheckIns) Save(in CheckIn) (CheckIn, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) (out CheckIn, err error) {
		k := checkin.CheckIn{Zone: in.Zone, Mood: in.Mood, Pull: in.Pull, SleepHalfHours: in.SleepHalfHours, Symptoms: in.Symptoms,
			Care: in.Care, Medicines: in.Medicines, Line: in.Line}
		if k.At, err = moment(in.At); err != nil {
			return out, err
		}
		if in.ID != "" {
			if k.ID, err = store.ParseID(in.ID); err != nil {
				return out, err
			}
		}
		k, err = r.CheckIns.Save(ctx, k)
		return checkInOf(k), err
	})
}

// Remove deletes a check-in. Until the vault is locked it can be brought back.
func (c *CheckIns) Remove(id string) error {
	return withIDDo(c.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.CheckIns.Remove(ctx, p) })
}

// BringBack keeps a removed check-in again.
func (c *CheckIns) BringBack(id string) error {
	return withIDDo(c.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.CheckIns.BringBack(ctx, p) })
}

// Days returns the days from one to another that have a check-in or a visit,
// oldest first; either one "" for no bound.
func (c *CheckIns) Days(from, to string) ([]CheckInDay, error) {
	return inside(c.h, func(_ context.Context, r *rooms.Rooms) ([]CheckInDay, error) {
		days, err := r.CheckIns.Days(from, to)
		return each(days, checkInDayOf), err
	})
}

// Seen returns what the days from one to another add up to.
func (c *CheckIns) Seen(from, to string) (CheckInsSeen, error) {
	return inside(c.h, func(_ context.Context, r *rooms.Rooms) (CheckInsSeen, error) {
		days, err := r.CheckIns.Days(from, to)
		if err != nil {
			return CheckInsSeen{}, err
		}
		hours, err := r.CheckIns.Hardest(from, to)
		return CheckInsSeen{
			Days:     each(days, checkInDayOf),
			Together: each(checkin.TogetherIn(days), func(t checkin.Together) Together { return Together(t) }),
			Hours:    each(hours[:], func(day [24]int) []int { return day[:] }),
		}, err
	})
}

// Choices returns what the person marks of their own.
func (c *CheckIns) Choices() (CheckInChoices, error) {
	return inside(c.h, func(_ context.Context, r *rooms.Rooms) (CheckInChoices, error) {
		return CheckInChoices(r.CheckIns.Choices()), nil
	})
}

// SaveChoices keeps what the person marks of their own.
func (c *CheckIns) SaveChoices(in CheckInChoices) (CheckInChoices, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) (CheckInChoices, error) {
		kept, err := r.CheckIns.SaveChoices(ctx, checkin.Choices(in))
		return CheckInChoices(kept), err
	})
}

// cut is a part of a list; limit 0 for all of the rest.
func cut[T any](all []T, offset, limit int) []T {
	rest := all[min(max(offset, 0), len(all)):]
	if limit > 0 {
		rest = rest[:min(limit, len(rest))]
	}
	return rest
}
