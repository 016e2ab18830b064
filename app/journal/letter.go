package journal

import (
	"context"
	"fmt"
	"time"

	"stillwater/app/store"
)

// A letter that is sealed is a promise to oneself and not a second key: the
// vault's own key opens its record, and a clock set forward opens it here. It
// is withheld so that nobody reads it in passing, themselves included.

// sealed reports whether e cannot be read at now.
func (e Entry) sealed(now time.Time) bool {
	return rest{Kind: e.Kind, Sealed: milli(e.SealedUntil), Broken: milli(e.BrokenAt)}.sealed(now.UnixMilli())
}

func (r rest) sealed(now int64) bool {
	return r.Kind == KindLetter && r.Sealed != 0 && r.Broken == 0 && now < r.Sealed
}

// BreakSeal opens a sealed letter before its date and returns it. That and
// when it was broken stays with the letter for ever. A letter that is not
// sealed is returned as it is.
func (b *Book) BreakSeal(ctx context.Context, id store.ID) (Entry, error) {
	err := store.ErrNotFound
	var e Entry
	if !id.IsZero() {
		e, err = b.changed(ctx, id, func(e Entry) (Entry, error) {
			if now := b.clock(); e.sealed(now) {
				e.BrokenAt = now
			}
			return e, nil
		})
	}
	if err != nil {
		return Entry{}, fmt.Errorf("breaking seal: %w", err)
	}
	return b.shown(e), nil
}

// keepSealed is what Save may make of old: another letter if it can be read,
// else only other tags. e comes from somebody who saw no text.
func keepSealed(e, old Entry, now time.Time) (Entry, error) {
	if !old.BrokenAt.IsZero() { // what was promised stays to be seen, and is promised only once
		e.SealedUntil = old.SealedUntil
	}
	if !old.sealed(now) && !e.Sealed { // or its date has come since e was read
		return e, nil
	}
	kept := old
	kept.Tags = e.Tags
	if e.Text == "" {
		e.Text = old.Text
	}
	if !sameWords(e, kept) {
		return e, ErrSealed
	}
	return kept, nil
}
