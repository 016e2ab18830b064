package rooms

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"stillwater/app/evidence"
	"stillwater/app/store"
	"stillwater/app/streak"
)

// ChooseForPerson is streak.Log's Choose, for a link that leads somewhere:
// store.ErrNotFound if nobody in the evidence has it.
func (r *Rooms) ChooseForPerson(ctx context.Context, id store.ID, c streak.Choices) (streak.Person, error) {
	if !c.Link.IsZero() {
		if _, err := r.Evidence.Person(c.Link); err != nil {
			return streak.Person{}, fmt.Errorf("linking a person: %w", err)
		}
	}
	return r.Streak.Choose(ctx, id, c)
}

// RecordAttempt is streak.Log's Attempt, for links that lead somewhere:
// store.ErrNotFound if one does not.
func (r *Rooms) RecordAttempt(ctx context.Context, e streak.Event) (streak.Event, error) {
	if err := r.haveLinked(e.Details); err != nil {
		return streak.Event{}, fmt.Errorf("linking an attempt: %w", err)
	}
	return r.Streak.Attempt(ctx, e)
}

// ReviseEvent is streak.Log's Revise, for links that lead somewhere, like
// RecordAttempt.
func (r *Rooms) ReviseEvent(ctx context.Context, id store.ID, d streak.Details) (streak.Event, error) {
	if err := r.haveLinked(d); err != nil {
		return streak.Event{}, fmt.Errorf("linking an attempt: %w", err)
	}
	return r.Streak.Revise(ctx, id, d)
}

// haveLinked is nil if the evidence has all that d links to.
func (r *Rooms) haveLinked(d streak.Details) error {
	if !d.Incident.IsZero() {
		if _, err := r.Evidence.Incident(d.Incident); err != nil {
			return err
		}
	}
	for _, id := range d.Exhibits {
		if _, err := r.Evidence.Exhibit(id); err != nil {
			return err
		}
	}
	return nil
}

// maxHappened is how many bytes of a note say what happened in an incident:
// above, the first line does, and the note stays with the attempt.
const maxHappened = 3_000

// AttemptIncident makes an incident of an attempt, recorded in zone, with what
// is known of it, and links the two. An attempt that has an incident already
// stays as it is. A new one says what, with the note below; without either, the
// name and the channel. ErrInvalid for an event that is no attempt.
func (r *Rooms) AttemptIncident(ctx context.Context, attempt store.ID, what, zone string) (streak.Event, error) {
	e, err := r.attemptIncident(ctx, attempt, what, zone)
	if err != nil {
		return streak.Event{}, fmt.Errorf("recording an attempt as an incident: %w", err)
	}
	return e, nil
}

func (r *Rooms) attemptIncident(ctx context.Context, attempt store.ID, what, zone string) (streak.Event, error) {
	e, p, err := r.attempt(attempt)
	if err != nil {
		return streak.Event{}, err
	}
	if _, err := r.Evidence.Incident(e.Incident); err == nil {
		return e, nil
	}
	note := strings.TrimSpace(e.Note)
	if len(note) > maxHappened {
		note = headline(note)
	}
	in := evidence.Incident{What: strings.TrimSpace(what + "\n" + note), Zone: zone, Happened: evidence.When{Sure: evidence.Exact, At: e.At, Zone: e.Zone},
		Learned: "first-hand", Channel: e.Channel, Exhibits: e.Exhibits}
	if in.What == "" {
		in.What = p.Name
		if e.Channel != "" {
			in.What += ", " + e.Channel
		}
	}
	if t := evidence.Tactic(e.Tactic); slices.Contains(evidence.Tactics(), t) {
		in.Tactics = []evidence.Tactic{t}
	}
	if _, err := r.Evidence.Person(p.Link); err == nil {
		in.PeopleIDs = []store.ID{p.Link}
	} else {
		in.People = append(in.People, p.Name)
	}
	if e.Through != "" {
		in.People, in.Learned = append(in.People, e.Through), ""
	}
	if in, err = r.Evidence.SaveIncident(ctx, in); err != nil {
		return streak.Event{}, err
	}
	e.Incident = in.ID
	return r.Streak.Revise(ctx, e.ID, e.Details)
}

// attempt is an attempt and whose it is.
func (r *Rooms) attempt(id store.ID) (streak.Event, streak.Person, error) {
	e, err := r.Streak.Event(id)
	if err != nil {
		return streak.Event{}, streak.Person{}, err
	}
	if e.Type != streak.Attempt {
		return streak.Event{}, streak.Person{}, ErrInvalid
	}
	p, err := r.Streak.Person(e.Person)
	return e, p, err
}

// AttachToAttempt is Import, or if unread is set ImportUnread, of files that
// came with an attempt: the exhibits are linked to it and to its incident, if
// it has one. Files that are kept already are linked too.
func (r *Rooms) AttachToAttempt(ctx context.Context, attempt store.ID, paths []string, zone string, unread bool, progress func(done, total int64, name string)) (Imported, error) {
	if _, _, err := r.attempt(attempt); err != nil {
		return Imported{}, fmt.Errorf("attaching to an attempt: %w", err)
	}
	out, err := r.take(ctx, paths, evidence.File{Zone: zone, Unread: unread}, progress)
	if err != nil {
		return out, err
	}
	if err := r.linkToAttempt(ctx, attempt, slices.Concat(out.Added, out.Known)); err != nil {
		return out, fmt.Errorf("attaching to an attempt: %w", err)
	}
	return out, nil
}

func (r *Rooms) linkToAttempt(ctx context.Context, attempt store.ID, exhibits []evidence.Exhibit) error {
	e, _, err := r.attempt(attempt)
	if err != nil || len(exhibits) == 0 {
		return err
	}
	var ids []store.ID
	for _, x := range exhibits {
		ids = append(ids, x.ID)
	}
	e.Exhibits = append(e.Exhibits, ids...)
	if e, err = r.Streak.Revise(ctx, attempt, e.Details); err != nil {
		return err
	}
	if _, err := r.Evidence.Incident(e.Incident); err != nil {
		return nil // none, or gone
	}
	_, err = r.Evidence.Link(ctx, e.Incident, ids...)
	return err
}
