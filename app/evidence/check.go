package evidence

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"stillwater/app/custody"
	"stillwater/app/store"
)

// What a check says of an exhibit in the log, and of all of them.
const (
	checkedIntact  = "intact"
	checkedDamaged = "not as it was added"
	checkedAll     = "all exhibits checked"
	checkedSome    = "exhibits checked, ended early"
)

// found is what a check saw of one exhibit.
type found struct {
	id     store.ID
	intact bool
	at     time.Time
}

// CheckAll does as Check with every exhibit that is kept, and returns them as
// they then are. The log says it in one line, with how many were read, and in
// one more for each whose bytes are not what was added. A check that is ended
// early is kept as far as it came. before is told of each exhibit that is read
// next.
func (l *Locker) CheckAll(ctx context.Context, before func(Exhibit)) ([]Exhibit, error) {
	exhibits, _ := l.snapshot()
	var all []found
	kept := 0
	var ended error
	for _, e := range exhibits {
		if !e.RemovedAt.IsZero() {
			continue
		}
		if kept++; ended != nil {
			continue // only counted
		}
		before(e)
		intact, err := l.intact(ctx, e)
		if err != nil {
			ended = err
			continue
		}
		all = append(all, found{e.ID, intact, l.stamp()})
	}
	checked, err := l.keepChecked(context.WithoutCancel(ctx), all, kept)
	if err = errors.Join(ended, err); err != nil {
		return nil, fmt.Errorf("checking exhibits: %w", err)
	}
	return checked, nil
}

// keepChecked keeps what a check of kept exhibits found, and its lines with the
// last of it.
func (l *Locker) keepChecked(ctx context.Context, all []found, kept int) ([]Exhibit, error) {
	l.saving.Lock()
	defer l.saving.Unlock()
	whole := custody.Record{Action: custody.Verify, Reason: checkedAll, Params: map[string]string{"checked": strconv.Itoa(len(all))}}
	if len(all) < kept {
		whole.Reason, whole.Params["of"] = checkedSome, strconv.Itoa(kept)
	}
	var checked, waiting []Exhibit
	var records []store.Record
	var damaged []act
	var size int
	flush := func(acts ...act) error {
		if len(records)+len(acts) == 0 {
			return nil
		}
		if err := l.put(ctx, change{acts: acts}, records...); err != nil {
			return err
		}
		for _, e := range waiting {
			l.place(e)
		}
		waiting, records, size = nil, nil, 0
		return nil
	}
	for _, f := range all {
		e, err := l.Exhibit(f.id)
		if err != nil || !e.RemovedAt.IsZero() {
			continue // removed while others were read
		}
		incidents, claims := e.Incidents, e.Claims
		e.Incidents, e.Claims = nil, nil
		e.CheckedAt, e.Intact = f.at, f.intact
		r, err := l.recordOf(ctx, e)
		if err != nil {
			return nil, err
		}
		if n := len(r.Meta) + len(r.Body); size+n > store.MaxUpdate/2 || len(records) == batch {
			if err := flush(); err != nil {
				return nil, err
			}
		}
		records, waiting, size = append(records, r), append(waiting, e), size+len(r.Meta)+len(r.Body)
		if !f.intact {
			damaged = append(damaged, actOn(e, custody.Verify, checkedDamaged))
		}
		e.Incidents, e.Claims = incidents, claims
		checked = append(checked, e)
	}
	for len(damaged) > batch {
		if err := flush(damaged[:batch]...); err != nil {
			return nil, err
		}
		damaged = damaged[batch:]
	}
	if kept == 0 {
		return checked, nil
	}
	return checked, flush(append(damaged, act{Record: whole})...)
}

// recordOf is the record of an exhibit with what is known of it now.
func (l *Locker) recordOf(ctx context.Context, e Exhibit) (r store.Record, err error) {
	err = l.store.View(ctx, func(tx store.Tx) error {
		r, err = tx.Get(e.ID)
		return err
	})
	if err == nil {
		r.Meta, err = e.encode()
	}
	return r, err
}
