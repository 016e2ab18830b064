package app

import (
	"context"
	"errors"
	"path/filepath"

	"stillwater/app/plan"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// Plan is the room of what carries a person through.
type Plan struct{ h *house }

// PlanItem is one thing in the plan; what its kind does not use is empty.
// Dates are civil: "2026-11-21".
type PlanItem struct {
	ID        string      `json:"id"`
	Kind      string      `json:"kind"`
	Sort      string      `json:"sort"`  // what it is within its kind
	Offer     string      `json:"offer"` // what of ours was taken over
	Title     string      `json:"title"`
	Text      string      `json:"text"`
	Was       string      `json:"was"`      // of a ledger: what it was really like
	Sentence  string      `json:"sentence"` // of a boundary
	Who       string      `json:"who"`      // it holds for; of an order: officer or lawyer
	State     string      `json:"state"`    // of a channel: "open", "blocked", "not-yet" or "none"
	Channels  []string    `json:"channels"` // of somebody to avoid: closed to them
	On        string      `json:"on"`
	Every     string      `json:"every"`   // of care: "day", "week" or ""
	DoneAt    string      `json:"done_at"` // of a step
	Today     string      `json:"today"`   // of a step: the date it was chosen for
	Reach     string      `json:"reach"`
	AnyTime   bool        `json:"any_time"`
	Hours     []PlanHours `json:"hours"`
	Knows     string      `json:"knows"`
	GoodFor   string      `json:"good_for"`
	NotPassOn string      `json:"not_pass_on"`
	Number    string      `json:"number"`
	Court     string      `json:"court"`
	From      string      `json:"from"`
	Until     string      `json:"until"`
	Marks     []PlanMark  `json:"marks"` // oldest first
	Incidents []string    `json:"incidents"`
	People    []string    `json:"people"`
	Entries   []string    `json:"entries"`
	CreatedAt string      `json:"created_at"`
	UpdatedAt string      `json:"updated_at"`
	TrashedAt string      `json:"trashed_at"`
	Revision  int64       `json:"revision"`
}

// PlanHours is a time of the week at which somebody can be reached.
type PlanHours struct {
	Days  []int  `json:"days"`  // 1 for Monday to 7 for Sunday
	From  string `json:"from"`  // "18:00"
	Until string `json:"until"` // earlier than from: on the next day
}

// PlanMark is something noted about an item on a day: "practised", "kept",
// "crossed", "done" or "breach".
type PlanMark struct {
	What     string `json:"what"`
	On       string `json:"on"`
	Note     string `json:"note"`
	Incident string `json:"incident"`
}

func planItemOf(it plan.Item) PlanItem {
	return PlanItem{
		ID: it.ID.String(), Kind: string(it.Kind), Sort: it.Sort, Offer: it.Offer, Title: it.Title, Text: it.Text, Was: it.Was,
		Sentence: it.Sentence, Who: it.Who, State: string(it.State), Channels: each(it.Channels, same), On: it.On, Every: it.Every,
		DoneAt: stamp(it.DoneAt), Today: it.Today, Reach: it.Reach, AnyTime: it.AnyTime,
		Hours: each(it.Hours, func(h plan.Hours) PlanHours { return PlanHours{append([]int{}, h.Days...), h.From, h.Until} }),
		Knows: it.Knows, GoodFor: it.GoodFor, NotPassOn: it.NotPassOn, Number: it.Number, Court: it.Court, From: it.From, Until: it.Until,
		Marks:     each(it.Marks, func(m plan.Mark) PlanMark { return PlanMark{m.What, m.On, m.Note, named(m.Incident)} }),
		Incidents: each(it.Incidents, store.ID.String), People: each(it.People, store.ID.String), Entries: each(it.Entries, store.ID.String),
		CreatedAt: stamp(it.CreatedAt), UpdatedAt: stamp(it.UpdatedAt), TrashedAt: stamp(it.TrashedAt), Revision: it.Revision,
	}
}

// item reads what the page sends; Marks, DoneAt, Today and the times are the
// plan's own.
func (in PlanItem) item() (plan.Item, error) {
	it := plan.Item{
		Kind: plan.Kind(in.Kind), Sort: in.Sort, Offer: in.Offer, Title: in.Title, Text: in.Text, Was: in.Was, Sentence: in.Sentence,
		Who: in.Who, State: plan.State(in.State), Channels: in.Channels, On: in.On, Every: in.Every, Reach: in.Reach, AnyTime: in.AnyTime,
		Hours: each(in.Hours, func(h PlanHours) plan.Hours { return plan.Hours(h) }),
		Knows: in.Knows, GoodFor: in.GoodFor, NotPassOn: in.NotPassOn, Number: in.Number, Court: in.Court, From: in.From, Until: in.Until,
		Revision: in.Revision,
	}
	err := it.ID.UnmarshalText([]byte(in.ID))
	for _, l := range []struct {
		to   *[]store.ID
		from []string
	}{{&it.Incidents, in.Incidents}, {&it.People, in.People}, {&it.Entries, in.Entries}} {
		list, wrong := ids(l.from)
		*l.to, err = list, errors.Join(err, wrong)
	}
	return it, err
}

func (m PlanMark) mark() (plan.Mark, error) {
	out := plan.Mark{What: m.What, On: m.On, Note: m.Note}
	return out, out.Incident.UnmarshalText([]byte(m.Incident))
}

// List returns the items of a kind in the user's order, of every kind with
// none.
func (p *Plan) List(kind string) ([]PlanItem, error) {
	return inside(p.h, func(_ context.Context, r *rooms.Rooms) ([]PlanItem, error) {
		return each(r.Plan.Items(plan.Kind(kind)), planItemOf), nil
	})
}

// Trashed returns what lies in the trash, the last first.
func (p *Plan) Trashed() ([]PlanItem, error) {
	return inside(p.h, func(_ context.Context, r *rooms.Rooms) ([]PlanItem, error) {
		return each(r.Plan.Trashed(), planItemOf), nil
	})
}

// Save keeps an item; an empty ID makes a new one.
func (p *Plan) Save(in PlanItem) (PlanItem, error) {
	return inside(p.h, func(ctx context.Context, r *rooms.Rooms) (out PlanItem, err error) {
		it, err := in.item()
		if err != nil {
			return out, err
		}
		it, err = r.Plan.Save(ctx, it)
		return planItemOf(it), err
	})
}

// Move puts an item before another of its kind, or behind all of them.
func (p *Plan) Move(id, before string) error {
	return withIDDo(p.h, id, func(ctx context.Context, r *rooms.Rooms, one store.ID) error {
		var other store.ID
		if err := other.UnmarshalText([]byte(before)); err != nil {
			return err
		}
		return r.Plan.Move(ctx, one, other)
	})
}

// Done says whether a step is done.
func (p *Plan) Done(id string, done bool) (PlanItem, error) {
	return withID(p.h, id, func(ctx context.Context, r *rooms.Rooms, one store.ID) (PlanItem, error) {
		it, err := r.Plan.Done(ctx, one, done)
		return planItemOf(it), err
	})
}

// Choose makes a step the one thing of a date; an empty ID chooses nothing.
func (p *Plan) Choose(id, date string) error {
	return insideDo(p.h, func(ctx context.Context, r *rooms.Rooms) error {
		var one store.ID
		if err := one.UnmarshalText([]byte(id)); err != nil {
			return err
		}
		return r.Plan.Choose(ctx, one, date)
	})
}

// Today returns the one thing of a date, or nothing.
func (p *Plan) Today(date string) (*PlanItem, error) {
	return inside(p.h, func(_ context.Context, r *rooms.Rooms) (*PlanItem, error) {
		it, err := r.Plan.Today(date)
		if errors.Is(err, store.ErrNotFound) {
			return nil, nil
		}
		out := planItemOf(it)
		return &out, err
	})
}

// Mark notes something about an item on a day.
func (p *Plan) Mark(id string, in PlanMark) (PlanItem, error) {
	return p.marked(id, in, (*plan.Folder).Mark)
}

// Unmark takes back what Mark noted.
func (p *Plan) Unmark(id string, in PlanMark) (PlanItem, error) {
	return p.marked(id, in, (*plan.Folder).Unmark)
}

func (p *Plan) marked(id string, in PlanMark, do func(*plan.Folder, context.Context, store.ID, plan.Mark) (plan.Item, error)) (PlanItem, error) {
	return withID(p.h, id, func(ctx context.Context, r *rooms.Rooms, one store.ID) (out PlanItem, err error) {
		m, err := in.mark()
		if err != nil {
			return out, err
		}
		it, err := do(r.Plan, ctx, one, m)
		return planItemOf(it), err
	})
}

// Trash puts an item into the trash.
func (p *Plan) Trash(id string) error {
	return withIDDo(p.h, id, func(ctx context.Context, r *rooms.Rooms, one store.ID) error { return r.Plan.Trash(ctx, one) })
}

// Restore takes an item out of the trash.
func (p *Plan) Restore(id string) error {
	return withIDDo(p.h, id, func(ctx context.Context, r *rooms.Rooms, one store.ID) error { return r.Plan.Restore(ctx, one) })
}

// Delete removes an item that lies in the trash for good.
func (p *Plan) Delete(id string) error {
	return withIDDo(p.h, id, func(ctx context.Context, r *rooms.Rooms, one store.ID) error { return r.Plan.Delete(ctx, one) })
}

// Print asks where to and sets a part of the plan there as a PDF, or of that
// part only the items that are named; it returns the file's name, empty if no
// place was chosen. The name says nothing of what is in it.
func (p *Plan) Print(kind string, only []string) (string, error) {
	return inside(p.h, func(ctx context.Context, r *rooms.Rooms) (string, error) {
		chosen, err := ids(only)
		if err != nil {
			return "", err
		}
		path, err := p.h.desktop.SaveFile("Save as PDF", "notes.pdf")
		if err != nil || path == "" {
			return "", err
		}
		return filepath.Base(path), r.PrintPlan(ctx, plan.Kind(kind), chosen, path)
	})
}
