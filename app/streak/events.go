package streak

import (
	"context"
	"fmt"
	"slices"
	"time"

	"stillwater/app/store"
)

const (
	maxExhibits = 500                  // of one attempt; a day of calls photographed
	pauseAhead  = 366 * 24 * time.Hour // how far ahead a pause may be planned, and how long it may be
)

// Attempt records that e.Person reached out at e.At in e.Zone; the Log sets
// what the caller cannot know and drops what is no attempt's. It may lie before
// the person's start. Errors: ErrInvalid, ErrFuture, and store.ErrNotFound for
// an unknown person.
func (l *Log) Attempt(ctx context.Context, e Event) (Event, error) {
	return l.record(ctx, "recording attempt", Event{Person: e.Person, Type: Attempt, At: e.At, Zone: e.Zone, Channel: e.Channel,
		Details: Details{Note: e.Note, Tactic: e.Tactic, Through: e.Through, Incident: e.Incident, Exhibits: e.Exhibits}})
}

// Contact records that the user made contact with e.Person, like Attempt. It
// ends the runs of its levels; before the person's start it is ErrInvalid.
func (l *Log) Contact(ctx context.Context, e Event) (Event, error) {
	return l.record(ctx, "recording contact", Event{Person: e.Person, Type: Contact, At: e.At, Zone: e.Zone, Channel: e.Channel, Levels: e.Levels,
		Details: Details{Note: e.Note, Gave: e.Gave, Help: e.Help}})
}

// Pause records that contact from e.At up to e.Until ends no run. It may lie
// ahead, a year at most, and is no longer than a year.
func (l *Log) Pause(ctx context.Context, e Event) (Event, error) {
	return l.record(ctx, "recording pause", Event{Person: e.Person, Type: Pause, At: e.At, Until: e.Until, Zone: e.Zone,
		Details: Details{Note: e.Note}})
}

// Exchange records contact in low contact, like Attempt. Outside the rules it
// ends a run as Contact does; within them it never does. ErrInvalid for a
// person contact is not kept low with.
func (l *Log) Exchange(ctx context.Context, e Event) (Event, error) {
	if e.Within {
		e.Levels = nil
	}
	return l.record(ctx, "recording exchange", Event{Person: e.Person, Type: Exchange, At: e.At, Zone: e.Zone, Channel: e.Channel,
		Levels: e.Levels, Within: e.Within, Waited: e.Waited, Details: Details{Note: e.Note, Topic: e.Topic}})
}

func (l *Log) record(ctx context.Context, doing string, e Event) (Event, error) {
	e, err := l.clean(e)
	if err == nil {
		l.writing.Lock()
		defer l.writing.Unlock()
		err = l.fits(e)
	}
	if err == nil {
		e.ID, e.RecordedAt = store.NewID(), l.clock()
		e, err = l.putEvent(ctx, e)
	}
	if err != nil {
		return Event{}, fmt.Errorf("%s: %w", doing, err)
	}
	return e, nil
}

// clean returns e as it will be kept, or says why it cannot be.
func (l *Log) clean(e Event) (Event, error) {
	var err error
	if e.Details, err = e.Details.clean(); err == nil {
		err = lines(maxWord, &e.Channel)
	}
	if err != nil {
		return e, err
	}
	if !known(e.Levels) {
		return e, fmt.Errorf("%w: unknown level", ErrInvalid)
	}
	e.Levels = inOrder(e.Levels)
	latest := ahead
	if e.Type == Pause {
		latest = pauseAhead
	}
	if e.At, err = l.moment(e.At, e.Zone, latest); err != nil || e.Type != Pause {
		return e, err
	}
	e.Until = e.Until.Truncate(time.Millisecond).In(e.At.Location())
	if long := e.Until.Sub(e.At); long <= 0 || long > pauseAhead {
		return e, fmt.Errorf("%w: a pause without an end or too long", ErrInvalid)
	}
	return e, nil
}

// fits refuses an event that its person cannot have; writing is held.
func (l *Log) fits(e Event) error {
	p, err := l.person(e.Person)
	switch {
	case err != nil:
		return err
	case e.Type == Contact && e.At.Before(p.StartedAt):
		return fmt.Errorf("%w: before the start", ErrInvalid)
	case e.Type == Exchange && p.Low == nil:
		return fmt.Errorf("%w: contact is not kept low", ErrInvalid)
	}
	return nil
}

// clean returns d as it will be kept, or says why it cannot be.
func (d Details) clean() (Details, error) {
	err := told(d.Note, d.Gave, d.Help)
	if err == nil {
		err = lines(maxWord, &d.Tactic)
	}
	if err == nil {
		err = lines(maxName, &d.Through)
	}
	if err == nil {
		err = lines(maxRule, &d.Topic)
	}
	var links []store.ID
	for _, id := range d.Exhibits {
		if !id.IsZero() && !slices.Contains(links, id) {
			links = append(links, id)
		}
	}
	d.Exhibits = links
	if err == nil && len(links) > maxExhibits {
		err = fmt.Errorf("%w: too many exhibits", ErrInvalid)
	}
	return d, err
}

// Revise writes down other details of an event, whenever it was recorded: what
// happened and when stays. Details that are not of its type are dropped.
// Errors: ErrInvalid, store.ErrNotFound.
func (l *Log) Revise(ctx context.Context, event store.ID, d Details) (Event, error) {
	d, err := d.clean()
	var e Event
	if err == nil {
		l.writing.Lock()
		defer l.writing.Unlock()
		e, err = l.event(event)
	}
	if err == nil {
		e.Details = d.of(e.Type)
		e, err = l.putEvent(ctx, e)
	}
	if err != nil {
		return Event{}, fmt.Errorf("revising event: %w", err)
	}
	return e, nil
}

// of is d with what an event of a type has.
func (d Details) of(t Type) Details {
	switch t {
	case Attempt:
		return Details{Note: d.Note, Tactic: d.Tactic, Through: d.Through, Incident: d.Incident, Exhibits: d.Exhibits}
	case Contact:
		return Details{Note: d.Note, Gave: d.Gave, Help: d.Help}
	case Exchange:
		return Details{Note: d.Note, Topic: d.Topic}
	}
	return Details{Note: d.Note}
}

// EndPause ends a pause that goes on now. Errors: ErrTooLate for one that is
// over, ErrInvalid for one that has not begun and for no pause,
// store.ErrNotFound.
func (l *Log) EndPause(ctx context.Context, event store.ID) (Event, error) {
	l.writing.Lock()
	defer l.writing.Unlock()
	now := l.clock()
	e, err := l.event(event)
	switch {
	case err != nil:
	case e.Type != Pause || !now.After(e.At):
		err = fmt.Errorf("%w: no pause that goes on", ErrInvalid)
	case !now.Before(e.Until):
		err = ErrTooLate
	default:
		e.Until = now.In(e.At.Location())
		e, err = l.putEvent(ctx, e)
	}
	if err != nil {
		return Event{}, fmt.Errorf("ending pause: %w", err)
	}
	return e, nil
}

// Undo removes an event as if it had not been recorded. Errors: ErrTooLate
// after UndoUntil, store.ErrNotFound.
func (l *Log) Undo(ctx context.Context, event store.ID) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	e, err := l.event(event)
	if err == nil && l.now().After(e.UndoUntil()) {
		err = ErrTooLate
	}
	if err == nil {
		err = l.remove(ctx, []store.ID{event})
	}
	if err != nil {
		return fmt.Errorf("undoing event: %w", err)
	}
	return nil
}
