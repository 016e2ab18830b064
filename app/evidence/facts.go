package evidence

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"stillwater/app/media"
	"stillwater/app/store"
)

// factsBody is the Body of an exhibit's record: what its file says of itself,
// once that was read.
type factsBody struct {
	Facts []media.Fact `json:"facts"`
}

// Facts returns what an exhibit's file says of itself. They are read from it
// once and kept. ErrSealed is returned for one that is kept unread; a file
// whose facts are broken has those that could be read before.
func (l *Locker) Facts(ctx context.Context, id store.ID) ([]media.Fact, error) {
	facts, err := l.facts(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("reading facts: %w", err)
	}
	return facts, nil
}

func (l *Locker) facts(ctx context.Context, id store.ID) ([]media.Fact, error) {
	e, err := l.Exhibit(id)
	if err != nil {
		return nil, err
	}
	if e.Sealed {
		return nil, ErrSealed
	}
	var r store.Record
	err = l.store.View(ctx, func(tx store.Tx) error {
		r, err = tx.Get(id)
		return err
	})
	if err != nil {
		return nil, err
	}
	var b factsBody
	if len(r.Body) > 0 {
		if json.Unmarshal(r.Body, &b) != nil {
			return nil, store.ErrDamaged
		}
		return b.Facts, nil
	}
	if !e.RemovedAt.IsZero() {
		return nil, nil
	}
	blob, err := l.openBlob(ctx, id)
	if err != nil {
		return nil, err
	}
	defer func() { _ = blob.Close() }()
	b.Facts, err = media.Facts(blob, e.Size, e.MediaType)
	if err != nil && !errors.Is(err, media.ErrUnreadable) {
		return nil, err
	}
	return b.Facts, l.keepFacts(ctx, id, b)
}

// keepFacts keeps what was read of a file, and what it shows that weakens it;
// where that is nothing, nothing is written.
func (l *Locker) keepFacts(ctx context.Context, id store.ID, b factsBody) error {
	body, err := json.Marshal(b)
	if err != nil {
		return err
	}
	l.saving.Lock()
	defer l.saving.Unlock()
	e, err := l.Exhibit(id)
	found := media.Concerns(e.RawName, e.MediaType, b.Facts)
	if err != nil || !e.RemovedAt.IsZero() || len(b.Facts)+len(found) == 0 {
		return err
	}
	_, err = l.rewrite(ctx, e, change{}, func(e *Exhibit, r *store.Record) {
		r.Body, r.Apart = body, true
		e.Found = nil
		for _, c := range found {
			e.Found = append(e.Found, Concern(c))
		}
	})
	return err
}
