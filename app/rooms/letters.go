package rooms

import (
	"context"

	"stillwater/app/journal"
	"stillwater/app/store"
)

// BreakSeal opens a sealed letter before its date; the access log says so.
// Errors are those of journal.Book's BreakSeal.
func (r *Rooms) BreakSeal(ctx context.Context, id store.ID) (journal.Entry, error) {
	before, err := r.Journal.Get(ctx, id)
	if err != nil {
		return journal.Entry{}, err
	}
	e, err := r.Journal.BreakSeal(ctx, id)
	if err == nil && before.Sealed {
		err = r.Vault.Note(ctx, "seal-broken")
	}
	return e, err
}
