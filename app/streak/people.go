package streak

import (
	"context"
	"fmt"
	"slices"
	"time"

	"stillwater/app/store"
)

const (
	maxList       = 30       // channels, topics, rules or milestones; more are read by nobody
	maxRule       = 200      // runes; a sentence
	maxWait       = 365 * 24 // hours
	maxMilestone  = 100 * 366
	removeAtATime = 1000 // events; they fit into one transaction
)

// Start begins a streak: no contact with name since at, counted on the clocks
// of zone. Errors: ErrInvalid, ErrFuture.
func (l *Log) Start(ctx context.Context, name string, at time.Time, zone string) (Person, error) {
	now := l.clock()
	p := Person{ID: store.NewID(), Name: name, Zone: zone, StartSetAt: now, CreatedAt: now, Choices: Choices{Levels: kept()}}
	err := named(&p.Name)
	if err == nil {
		p.StartedAt, err = l.moment(at, zone, ahead)
	}
	if err == nil {
		l.writing.Lock()
		defer l.writing.Unlock()
		p, err = l.putPerson(ctx, p)
	}
	if err != nil {
		return Person{}, fmt.Errorf("starting streak: %w", err)
	}
	return p, nil
}

// Rename gives a person another name. Errors: ErrInvalid, store.ErrNotFound.
func (l *Log) Rename(ctx context.Context, id store.ID, name string) (Person, error) {
	p, err := l.change(ctx, id, "renaming person", func(p *Person) error {
		p.Name = name
		return named(&p.Name)
	})
	if err == nil {
		l.tellOf(id)
	}
	return p, err
}

// SetStart moves the start to another moment, later or earlier, and says when
// that was done. Events stay; contact before the new start counts for nothing.
// Errors: ErrInvalid, ErrFuture, store.ErrNotFound.
func (l *Log) SetStart(ctx context.Context, id store.ID, at time.Time, zone string) (Person, error) {
	return l.change(ctx, id, "moving the start", func(p *Person) (err error) {
		p.StartedAt, err = l.moment(at, zone, ahead)
		p.Zone, p.StartSetAt = zone, l.clock()
		return err
	})
}

// Choose keeps what the user decides about a person. No levels stand for the
// four that are kept at first. Errors: ErrInvalid, store.ErrNotFound.
func (l *Log) Choose(ctx context.Context, id store.ID, c Choices) (Person, error) {
	return l.change(ctx, id, "choosing", func(p *Person) (err error) {
		p.Choices, err = c.clean()
		return err
	})
}

// PutAway hides a person with all their events, until BringBack. Error:
// store.ErrNotFound.
func (l *Log) PutAway(ctx context.Context, id store.ID) (Person, error) {
	p, err := l.change(ctx, id, "putting away", func(p *Person) error {
		if p.PutAwayAt.IsZero() {
			p.PutAwayAt = l.clock()
		}
		return nil
	})
	if err == nil {
		l.tellOf(id)
	}
	return p, err
}

// BringBack shows a person again who was put away. Error: store.ErrNotFound.
func (l *Log) BringBack(ctx context.Context, id store.ID) (Person, error) {
	p, err := l.change(ctx, id, "bringing back", func(p *Person) error {
		p.PutAwayAt = time.Time{}
		return nil
	})
	if err == nil {
		l.tellOf(id)
	}
	return p, err
}

// Remove deletes a person who was put away, and every event with them, for
// good. It returns how many events those were. Errors: ErrInvalid for somebody
// who is not put away, store.ErrNotFound.
func (l *Log) Remove(ctx context.Context, id store.ID) (events int, err error) {
	l.writing.Lock()
	defer l.writing.Unlock()
	p, err := l.person(id)
	if err == nil && p.PutAwayAt.IsZero() {
		err = fmt.Errorf("%w: not put away", ErrInvalid)
	}
	var all []store.ID
	for _, e := range l.Events(id) {
		all = append(all, e.ID)
	}
	// The person goes last: what an interruption leaves can be removed again.
	for rest := append(all, id); err == nil && len(rest) > 0; {
		some := rest[:min(len(rest), removeAtATime)]
		if err = l.remove(ctx, some); err == nil {
			rest = rest[len(some):]
		}
	}
	if err != nil {
		return 0, fmt.Errorf("removing person: %w", err)
	}
	return len(all), nil
}

// remove deletes people and events; writing is held.
func (l *Log) remove(ctx context.Context, ids []store.ID) error {
	err := l.store.Update(ctx, func(tx store.Tx) error {
		for _, id := range ids {
			if err := tx.Delete(id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	l.mu.Lock()
	for _, id := range ids {
		delete(l.ordered, l.events[id].Person)
		delete(l.events, id)
		delete(l.people, id)
		delete(l.ordered, id)
	}
	l.mu.Unlock()
	for _, id := range ids {
		l.tell(id)
	}
	return nil
}

// change makes a person what f makes of them.
func (l *Log) change(ctx context.Context, id store.ID, doing string, f func(*Person) error) (Person, error) {
	l.writing.Lock()
	defer l.writing.Unlock()
	p, err := l.person(id)
	if err == nil {
		err = f(&p)
	}
	if err == nil {
		p, err = l.putPerson(ctx, p)
	}
	if err != nil {
		return Person{}, fmt.Errorf("%s: %w", doing, err)
	}
	return p, nil
}

// named makes a name one line and refuses none.
func named(name *string) error {
	if err := lines(maxName, name); err != nil {
		return err
	}
	if *name == "" {
		return fmt.Errorf("%w: no name", ErrInvalid)
	}
	return nil
}

// clean returns c as it will be kept, or says why it cannot be.
func (c Choices) clean() (Choices, error) {
	if !known(c.Levels) {
		return c, fmt.Errorf("%w: unknown level", ErrInvalid)
	}
	if c.Levels = inOrder(c.Levels); c.Levels == nil {
		c.Levels = kept()
	}
	if c.Headline != "" && !slices.Contains(c.Levels, c.Headline) {
		return c, fmt.Errorf("%w: a headline that is not kept", ErrInvalid)
	}
	c.Milestones = slices.Compact(slices.Sorted(slices.Values(c.Milestones)))
	if n := len(c.Milestones); n > maxList || n > 0 && (c.Milestones[0] < 1 || c.Milestones[n-1] > maxMilestone) {
		return c, fmt.Errorf("%w: milestones out of range", ErrInvalid)
	}
	if c.Low == nil {
		return c, nil
	}
	low, err := c.Low.clean()
	c.Low = &low
	return c, err
}

func (c LowContact) clean() (out LowContact, err error) {
	if c.WaitHours < 0 || c.WaitHours > maxWait {
		return c, fmt.Errorf("%w: a wait out of range", ErrInvalid)
	}
	out.WaitHours = c.WaitHours
	for _, list := range []struct {
		to    *[]string
		from  []string
		limit int
	}{{&out.Channels, c.Channels, maxWord}, {&out.Topics, c.Topics, maxRule}, {&out.Rules, c.Rules, maxRule}} {
		for _, s := range list.from {
			if err := lines(list.limit, &s); err != nil {
				return c, err
			}
			if s != "" && !slices.Contains(*list.to, s) {
				*list.to = append(*list.to, s)
			}
		}
		if len(*list.to) > maxList {
			return c, fmt.Errorf("%w: too many rules", ErrInvalid)
		}
	}
	return out, nil
}
