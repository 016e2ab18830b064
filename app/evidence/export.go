package evidence

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
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
// evidence/0007/<its name made safe>; then with pages for people: every
// incident, those in the trash too, as evidence/incidents/0003-<slug>.md, and
// the lists evidence/exhibits.md (removed ones too), claims.md and people.md
// beside it, those that are not empty; and with the custody log as
// evidence/custody.jsonl and its checkpoints as evidence/checkpoints.txt.
// Oldest number first. It stops at the first error.
func (l *Locker) Export(ctx context.Context, add func(Copy) error) error {
	err := l.originals(ctx, add)
	if err == nil {
		err = l.pages(ctx, add)
	}
	if err != nil {
		return fmt.Errorf("exporting evidence: %w", err)
	}
	return nil
}

func (l *Locker) originals(ctx context.Context, add func(Copy) error) error {
	exhibits, _ := l.snapshot()
	for _, e := range exhibits {
		if !e.RemovedAt.IsZero() {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		c, err := l.original(ctx, e)
		if errors.Is(err, store.ErrNotFound) { // removed since the export began
			continue
		}
		if err == nil {
			err = add(c)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *Locker) pages(ctx context.Context, add func(Copy) error) error {
	exhibits, incidents := l.snapshot()
	claims, people, i := l.index()
	for _, in := range incidents {
		name := fmt.Sprintf("evidence/incidents/%04d", in.Number)
		if s := slug(in.What); s != "" {
			name += "-" + s
		}
		corrections, err := l.Corrections(ctx, in.ID)
		if err == nil {
			err = add(page(name+".md", in.UpdatedAt, in.markdown(i, corrections)))
		}
		if err != nil {
			return err
		}
	}
	corrections := map[store.ID][]Correction{}
	for _, c := range claims {
		var err error
		if corrections[c.ID], err = l.Corrections(ctx, c.ID); err != nil {
			return err
		}
	}
	for _, p := range []struct {
		name string
		rows int
		text func() []byte
	}{
		{"evidence/exhibits.md", len(exhibits), func() []byte { return list(exhibits) }},
		{"evidence/claims.md", len(claims), func() []byte { return register(claims, i, corrections) }},
		{"evidence/people.md", len(people), func() []byte { return directory(people) }},
	} {
		if p.rows == 0 {
			continue
		}
		if err := add(page(p.name, l.stamp(), p.text())); err != nil {
			return err
		}
	}
	return l.logPages(ctx, add)
}

// logPages are the custody log, line by line as it is hashed, and the
// checkpoints with the key that checks them.
func (l *Locker) logPages(ctx context.Context, add func(Copy) error) error {
	l.mu.Lock()
	l.log.ready()
	places := slices.Clone(l.log.places)
	l.mu.Unlock()
	if len(places) == 0 {
		return nil
	}
	write := func(w io.Writer) error {
		return l.readLines(ctx, places, func(_ place, line []byte) error {
			_, err := w.Write(append(slices.Clone(line), '\n'))
			return err
		})
	}
	c := Copy{Name: "evidence/custody.jsonl", ModifiedAt: places[len(places)-1].At}
	hash := sha256.New()
	var size counted
	if err := write(io.MultiWriter(hash, &size)); err != nil {
		return err
	}
	c.Size, c.SHA256 = int64(size), [32]byte(hash.Sum(nil))
	c.Open = func() (io.ReadCloser, error) {
		out, in := io.Pipe()
		go func() { in.CloseWithError(write(in)) }()
		return out, nil
	}
	if err := add(c); err != nil {
		return err
	}
	checkpoints, err := l.Checkpoints(ctx)
	if err != nil || len(checkpoints) == 0 {
		return err
	}
	_, signer, err := l.Tree()
	if err != nil {
		return err
	}
	text := fmt.Appendf(nil, "%s\n", signer.Verifier())
	for _, k := range checkpoints {
		text = fmt.Appendf(text, "\n=== %s %s\n%s", k.At.Format(time.RFC3339), k.Why, k.Note)
	}
	return add(page("evidence/checkpoints.txt", checkpoints[len(checkpoints)-1].At, text))
}

// counted counts the bytes written to it.
type counted int64

// Write is io.Writer.
func (c *counted) Write(p []byte) (int, error) {
	*c += counted(len(p))
	return len(p), nil
}

// index is what pages refer to, with the claims by number and the people by
// name, those in the trash too.
func (l *Locker) index() (claims []Claim, people []Person, i index) {
	l.mu.Lock()
	defer l.mu.Unlock()
	i = index{maps.Clone(l.exhibits), maps.Clone(l.claims), maps.Clone(l.people)}
	for _, c := range l.claims {
		claims = append(claims, c.clone())
	}
	for _, p := range l.people {
		people = append(people, p.clone())
	}
	slices.SortFunc(claims, func(a, b Claim) int { return cmp.Compare(a.Number, b.Number) })
	slices.SortFunc(people, byName)
	return claims, people, i
}

// snapshot is all exhibits and incidents as they are now, by number.
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
