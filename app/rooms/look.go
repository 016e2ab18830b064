package rooms

import (
	"context"
	"errors"
	"fmt"
	"time"

	"stillwater/app/custody"
	"stillwater/app/evidence"
	"stillwater/app/store"
	"stillwater/app/vault"
)

// Look is vault.Options.Look: it computes the custody log anew and names the
// first record that does not hold, checkpoints that are not of this log, and
// exhibits that are not what it says.
func Look(now func() time.Time) func(context.Context, store.Store) ([]vault.Finding, error) {
	return func(ctx context.Context, s store.Store) ([]vault.Finding, error) {
		var found []vault.Finding
		l := evidence.NewLocker(s, now)
		err := s.View(ctx, func(tx store.Tx) error {
			return tx.Scan(func(r store.Record) error {
				err := l.Load(r)
				if errors.Is(err, store.ErrDamaged) {
					found, err = append(found, vault.Finding{Part: "record " + r.ID.String(), Problem: "damaged"}), nil
				}
				return err
			})
		})
		if err != nil {
			return nil, fmt.Errorf("reading the custody log: %w", err)
		}
		r, err := l.CheckCustody(ctx)
		if err != nil {
			return nil, err
		}
		return append(found, findings(r)...), nil
	}
}

// findings are what a check of the log found, as doctor names it.
func findings(r evidence.CustodyReport) (found []vault.Finding) {
	add := func(problem, part string, a ...any) {
		found = append(found, vault.Finding{Part: fmt.Sprintf(part, a...), Problem: problem})
	}
	for _, b := range r.Breaks {
		problem := "damaged"
		if b.Fault == custody.Missing || b.Fault == custody.Cut {
			problem = "missing"
		}
		switch {
		case b.From == 0:
			add(problem, "custody checkpoint")
		case b.From == b.To:
			add(problem, "custody record %d", b.From)
		default:
			add(problem, "custody records %d to %d", b.From, b.To)
		}
	}
	for _, n := range r.Lost {
		add("missing", "exhibit %d", n)
	}
	for _, n := range r.Differ {
		add("damaged", "exhibit %d", n)
	}
	for _, n := range r.Unlogged {
		add("missing", "custody record of exhibit %d", n)
	}
	return found
}
