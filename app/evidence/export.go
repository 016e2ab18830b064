package evidence

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"stillwater/app/media"
	"stillwater/app/store"
)

// A Copy is one file of an export.
type Copy struct {
	Name       string // path with slashes, safe on every system
	ModifiedAt time.Time
	Size       int64
	SHA256     [32]byte
	Blob       store.ID // of the original; zero for a file written for reading
	// Open opens the bytes at their start. It is nil for an original that its
	// last Check found damaged: there is nothing true to hand out.
	Open func() (io.ReadCloser, error)
}

// Export calls add with every kept original, byte for byte, as
// evidence/0007/<its name made safe>; then with every incident, those in the
// trash too, as evidence/incidents/0003-<slug>.md; and with the list of all
// exhibits, removed ones too, as evidence/exhibits.md. Oldest number first. It
// stops at the first error.
func (l *Locker) Export(ctx context.Context, add func(Copy) error) error {
	exhibits, incidents := l.snapshot()
	for _, e := range exhibits {
		if !e.RemovedAt.IsZero() {
			continue
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("exporting evidence: %w", err)
		}
		c, err := l.original(ctx, e)
		if errors.Is(err, store.ErrNotFound) { // removed since the export began
			continue
		}
		if err == nil {
			err = add(c)
		}
		if err != nil {
			return fmt.Errorf("exporting evidence: %w", err)
		}
	}
	byID := make(map[store.ID]Exhibit, len(exhibits))
	for _, e := range exhibits {
		byID[e.ID] = e
	}
	for _, in := range incidents {
		name := fmt.Sprintf("evidence/incidents/%04d", in.Number)
		if s := slug(in.What); s != "" {
			name += "-" + s
		}
		if err := add(page(name+".md", in.UpdatedAt, in.markdown(byID))); err != nil {
			return fmt.Errorf("exporting evidence: %w", err)
		}
	}
	if len(exhibits) == 0 {
		return nil
	}
	if err := add(page("evidence/exhibits.md", l.stamp(), list(exhibits))); err != nil {
		return fmt.Errorf("exporting evidence: %w", err)
	}
	return nil
}

// snapshot is the whole catalogue as it is now, by number.
func (l *Locker) snapshot() (exhibits []Exhibit, incidents []Incident) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sort()
	for _, id := range l.order {
		exhibits = append(exhibits, l.exhibits[id])
	}
	for _, in := range l.incidents {
		incidents = append(incidents, in.clone())
	}
	slices.SortFunc(incidents, func(a, b Incident) int { return cmp.Compare(a.Number, b.Number) })
	return exhibits, incidents
}

// exportName is where the original of e stands in an export.
func (e Exhibit) exportName() string {
	return fmt.Sprintf("evidence/%04d/%s", e.Number, media.SafeName(e.RawName))
}

func (l *Locker) original(ctx context.Context, e Exhibit) (Copy, error) {
	c := Copy{Name: e.exportName(), ModifiedAt: e.ModifiedAt, Size: e.Size, SHA256: e.SHA256}
	err := l.store.View(ctx, func(tx store.Tx) error {
		r, err := tx.Get(e.ID)
		if err == nil && len(r.Blobs) == 0 {
			err = store.ErrNotFound
		}
		if err == nil {
			c.Blob = r.Blobs[0].ID
		}
		return err
	})
	if !e.damaged() {
		c.Open = func() (io.ReadCloser, error) { return l.openBlob(ctx, e.ID) }
	}
	return c, err
}

// page is a Copy of text made for reading.
func page(name string, modified time.Time, text []byte) Copy {
	return Copy{Name: name, ModifiedAt: modified, Size: int64(len(text)), SHA256: sha256.Sum256(text),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil }}
}
